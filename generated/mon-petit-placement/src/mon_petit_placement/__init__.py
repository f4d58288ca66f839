"""Client of the Mon Petit Placement API.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors, models as models
    from ._client import (
        AsyncMonPetitPlacement as AsyncMonPetitPlacement,
        MonPetitPlacement as MonPetitPlacement,
    )
    from ._runtime.drift import Drift as Drift
    from ._runtime.limits import MemoryStore as MemoryStore
    from ._runtime.options import ClientOptions as ClientOptions, Timeout as Timeout
    from ._runtime.paging import AsyncPaged as AsyncPaged, Page as Page, Paged as Paged
    from ._runtime.reply import Reply as Reply
    from ._runtime.shared_limits import SharedStore as SharedStore
    from ._runtime.throttle import Budget as Budget, LimitStore as LimitStore, Window as Window
    from ._runtime.unset import UNSET as UNSET, Unset as Unset
    from ._runtime.values import File as File, JsonInput as JsonInput, JsonValue as JsonValue
else:
    from ._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AsyncMonPetitPlacement": "_client",
            "AsyncPaged": "_runtime.paging",
            "Budget": "_runtime.throttle",
            "ClientOptions": "_runtime.options",
            "Drift": "_runtime.drift",
            "File": "_runtime.values",
            "JsonInput": "_runtime.values",
            "JsonValue": "_runtime.values",
            "LimitStore": "_runtime.throttle",
            "MemoryStore": "_runtime.limits",
            "MonPetitPlacement": "_client",
            "Page": "_runtime.paging",
            "Paged": "_runtime.paging",
            "Reply": "_runtime.reply",
            "SharedStore": "_runtime.shared_limits",
            "Timeout": "_runtime.options",
            "UNSET": "_runtime.unset",
            "Unset": "_runtime.unset",
            "Window": "_runtime.throttle",
            "errors": None,
            "models": None,
        },
    )

__all__ = [
    "AsyncMonPetitPlacement",
    "AsyncPaged",
    "Budget",
    "ClientOptions",
    "Drift",
    "File",
    "JsonInput",
    "JsonValue",
    "LimitStore",
    "MemoryStore",
    "MonPetitPlacement",
    "Page",
    "Paged",
    "Reply",
    "SharedStore",
    "Timeout",
    "UNSET",
    "Unset",
    "Window",
    "errors",
    "models",
]
