"""The resources of the sample API."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .absences import (
        Absences as Absences,
    )
    from .absences import (
        AbsencesWithResponse as AbsencesWithResponse,
    )
    from .absences import (
        AsyncAbsences as AsyncAbsences,
    )
    from .absences import (
        AsyncAbsencesWithResponse as AsyncAbsencesWithResponse,
    )
    from .auth import AsyncAuth as AsyncAuth
    from .auth import Auth as Auth
else:
    from .._runtime.base.lazy import lazy_exports

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
