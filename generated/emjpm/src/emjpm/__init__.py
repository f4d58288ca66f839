"""Client of the API eMJPM.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors, models as models
    from ._client import AsyncEmjpm as AsyncEmjpm, Emjpm as Emjpm
    from ._runtime.drift import Drift as Drift
    from ._runtime.limits import MemoryStore as MemoryStore
    from ._runtime.oauth import AuthorizationRequest as AuthorizationRequest
    from ._runtime.options import ClientOptions as ClientOptions, Timeout as Timeout
    from ._runtime.outcomes import (
        Duplicate as Duplicate,
        Outcomes as Outcomes,
        RecordError as RecordError,
        Rejected as Rejected,
        Saved as Saved,
    )
    from ._runtime.paging import AsyncPaged as AsyncPaged, Page as Page, Paged as Paged
    from ._runtime.reply import Reply as Reply
    from ._runtime.shared_limits import SharedStore as SharedStore
    from ._runtime.throttle import Budget as Budget, LimitStore as LimitStore, Window as Window
    from ._runtime.tokens import (
        AsyncTokenStore as AsyncTokenStore,
        FileTokenStore as FileTokenStore,
        MemoryTokenStore as MemoryTokenStore,
        Tokens as Tokens,
        TokenStore as TokenStore,
    )
    from ._runtime.unset import UNSET as UNSET, Unset as Unset
    from ._runtime.values import File as File, JsonInput as JsonInput, JsonValue as JsonValue
else:
    from ._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncEmjpm": "_client",
            "AsyncPaged": "_runtime.paging",
            "AsyncTokenStore": "_runtime.tokens",
            "AuthorizationRequest": "_runtime.oauth",
            "Budget": "_runtime.throttle",
            "ClientOptions": "_runtime.options",
            "Drift": "_runtime.drift",
            "Duplicate": "_runtime.outcomes",
            "Emjpm": "_client",
            "File": "_runtime.values",
            "FileTokenStore": "_runtime.tokens",
            "JsonInput": "_runtime.values",
            "JsonValue": "_runtime.values",
            "LimitStore": "_runtime.throttle",
            "MemoryStore": "_runtime.limits",
            "MemoryTokenStore": "_runtime.tokens",
            "Outcomes": "_runtime.outcomes",
            "Page": "_runtime.paging",
            "Paged": "_runtime.paging",
            "RecordError": "_runtime.outcomes",
            "Rejected": "_runtime.outcomes",
            "Reply": "_runtime.reply",
            "Saved": "_runtime.outcomes",
            "SharedStore": "_runtime.shared_limits",
            "Timeout": "_runtime.options",
            "TokenStore": "_runtime.tokens",
            "Tokens": "_runtime.tokens",
            "UNSET": "_runtime.unset",
            "Unset": "_runtime.unset",
            "Window": "_runtime.throttle",
            "errors": None,
            "models": None,
        },
    )

__all__ = [
    "AsyncEmjpm",
    "AsyncPaged",
    "AsyncTokenStore",
    "AuthorizationRequest",
    "Budget",
    "ClientOptions",
    "Drift",
    "Duplicate",
    "Emjpm",
    "File",
    "FileTokenStore",
    "JsonInput",
    "JsonValue",
    "LimitStore",
    "MemoryStore",
    "MemoryTokenStore",
    "Outcomes",
    "Page",
    "Paged",
    "RecordError",
    "Rejected",
    "Reply",
    "Saved",
    "SharedStore",
    "Timeout",
    "TokenStore",
    "Tokens",
    "UNSET",
    "Unset",
    "Window",
    "errors",
    "models",
]
