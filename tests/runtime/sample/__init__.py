"""Client of a sample API, written by hand as pochoir stamps one: it pins what stamped code asks of the engine."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from ._client import AsyncSample as AsyncSample
    from ._client import Sample as Sample
    from ._runtime.drift import Drift as Drift
    from ._runtime.options import Timeout as Timeout
    from ._runtime.paging import AsyncPaged as AsyncPaged
    from ._runtime.paging import Page as Page
    from ._runtime.paging import Paged as Paged
    from ._runtime.reply import Reply as Reply
    from ._runtime.unset import UNSET as UNSET
    from ._runtime.unset import Unset as Unset
else:
    from ._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncPaged": "_runtime.paging",
            "AsyncSample": "_client",
            "Drift": "_runtime.drift",
            "Page": "_runtime.paging",
            "Paged": "_runtime.paging",
            "Reply": "_runtime.reply",
            "Sample": "_client",
            "Timeout": "_runtime.options",
            "UNSET": "_runtime.unset",
            "Unset": "_runtime.unset",
            "errors": None,
            "models": None,
        },
    )

__all__ = [
    "UNSET",
    "AsyncPaged",
    "AsyncSample",
    "Drift",
    "Page",
    "Paged",
    "Reply",
    "Sample",
    "Timeout",
    "Unset",
    "errors",
    "models",
]
