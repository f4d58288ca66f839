"""Client of a sample API, written by hand as pochoir generates one: it pins what generated code asks of the engine."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from ._client import AsyncSample as AsyncSample
    from ._client import Sample as Sample
    from ._runtime.base.drift import Drift as Drift
    from ._runtime.base.reply import Reply as Reply
    from ._runtime.base.timeouts import Timeout as Timeout
    from ._runtime.base.unset import UNSET as UNSET
    from ._runtime.base.unset import Unset as Unset
    from ._runtime.paging.lists import AsyncPaged as AsyncPaged
    from ._runtime.paging.lists import Paged as Paged
    from ._runtime.paging.page import Page as Page
else:
    from ._runtime.base.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncPaged": "_runtime.paging.lists",
            "AsyncSample": "_client",
            "Drift": "_runtime.base.drift",
            "Page": "_runtime.paging.page",
            "Paged": "_runtime.paging.lists",
            "Reply": "_runtime.base.reply",
            "Sample": "_client",
            "Timeout": "_runtime.base.timeouts",
            "UNSET": "_runtime.base.unset",
            "Unset": "_runtime.base.unset",
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
