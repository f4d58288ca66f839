"""Client of the Pets API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors, models as models
    from ._client import AsyncPinned as AsyncPinned, Pinned as Pinned
    from ._runtime.drift import Drift as Drift
    from ._runtime.options import ClientOptions as ClientOptions, Timeout as Timeout
    from ._runtime.paging import AsyncPaged as AsyncPaged, Page as Page, Paged as Paged
    from ._runtime.reply import Reply as Reply
    from ._runtime.unset import UNSET as UNSET, Unset as Unset
    from ._runtime.values import File as File, JsonInput as JsonInput, JsonValue as JsonValue
else:
    from ._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncPaged": "_runtime.paging",
            "AsyncPinned": "_client",
            "ClientOptions": "_runtime.options",
            "Drift": "_runtime.drift",
            "File": "_runtime.values",
            "JsonInput": "_runtime.values",
            "JsonValue": "_runtime.values",
            "Page": "_runtime.paging",
            "Paged": "_runtime.paging",
            "Pinned": "_client",
            "Reply": "_runtime.reply",
            "Timeout": "_runtime.options",
            "UNSET": "_runtime.unset",
            "Unset": "_runtime.unset",
            "errors": None,
            "models": None,
        },
    )

__all__ = [
    "AsyncPaged",
    "AsyncPinned",
    "ClientOptions",
    "Drift",
    "File",
    "JsonInput",
    "JsonValue",
    "Page",
    "Paged",
    "Pinned",
    "Reply",
    "Timeout",
    "UNSET",
    "Unset",
    "errors",
    "models",
]
