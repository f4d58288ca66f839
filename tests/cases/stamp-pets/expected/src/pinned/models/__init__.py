"""The types of the Pets API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .errors import Errors as Errors
    from .page import Page as Page
    from .pet import Pet as Pet, PetInput as PetInput
    from .status import Status as Status, StatusInput as StatusInput
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Errors": "errors",
            "Page": "page",
            "Pet": "pet",
            "PetInput": "pet",
            "Status": "status",
            "StatusInput": "status",
        },
    )

__all__ = [
    "Errors",
    "Page",
    "Pet",
    "PetInput",
    "Status",
    "StatusInput",
]
