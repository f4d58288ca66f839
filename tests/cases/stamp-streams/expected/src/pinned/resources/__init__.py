"""The resources of the Streams API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reports import (
        AsyncReports as AsyncReports,
        AsyncReportsWithResponse as AsyncReportsWithResponse,
        AsyncReportsWithStreaming as AsyncReportsWithStreaming,
        Reports as Reports,
        ReportsWithResponse as ReportsWithResponse,
        ReportsWithStreaming as ReportsWithStreaming,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncReports": "reports",
            "AsyncReportsWithResponse": "reports",
            "AsyncReportsWithStreaming": "reports",
            "Reports": "reports",
            "ReportsWithResponse": "reports",
            "ReportsWithStreaming": "reports",
        },
    )

__all__ = [
    "AsyncReports",
    "AsyncReportsWithResponse",
    "AsyncReportsWithStreaming",
    "Reports",
    "ReportsWithResponse",
    "ReportsWithStreaming",
]
