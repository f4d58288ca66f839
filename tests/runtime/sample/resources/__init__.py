"""The resources of the sample API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .absences import (
        Absences as Absences,
        AbsencesWithResponse as AbsencesWithResponse,
        AsyncAbsences as AsyncAbsences,
        AsyncAbsencesWithResponse as AsyncAbsencesWithResponse,
    )
    from .auth import AsyncAuth as AsyncAuth, Auth as Auth
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Absences": "absences",
            "AbsencesWithResponse": "absences",
            "AsyncAbsences": "absences",
            "AsyncAbsencesWithResponse": "absences",
            "AsyncAuth": "auth",
            "Auth": "auth",
        },
    )

__all__ = ["Absences", "AbsencesWithResponse", "AsyncAbsences", "AsyncAbsencesWithResponse", "AsyncAuth", "Auth"]
