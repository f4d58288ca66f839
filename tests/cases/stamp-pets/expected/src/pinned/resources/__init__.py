"""The resources of the Pets API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .pets import (
        AsyncPets as AsyncPets,
        AsyncPetsWithResponse as AsyncPetsWithResponse,
        Pets as Pets,
        PetsWithResponse as PetsWithResponse,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncPets": "pets",
            "AsyncPetsWithResponse": "pets",
            "Pets": "pets",
            "PetsWithResponse": "pets",
        },
    )

__all__ = [
    "AsyncPets",
    "AsyncPetsWithResponse",
    "Pets",
    "PetsWithResponse",
]
