"""The models of the sample API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .absence import Absence as Absence
    from .absence import Agent as Agent
    from .absence import Erreurs as Erreurs
    from .absence import Status as Status
else:
    from .._runtime.base.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__, {"Absence": "absence", "Agent": "absence", "Erreurs": "absence", "Status": "absence"}
    )

__all__ = ["Absence", "Agent", "Erreurs", "Status"]
