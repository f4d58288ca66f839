"""Client of the Rightech IoT Cloud API.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import errors as errors, models as models
    from ._client import AsyncRightech as AsyncRightech, Rightech as Rightech
    from ._runtime.async_events import AsyncEvents as AsyncEvents
    from ._runtime.drift import Drift as Drift
    from ._runtime.engineio import LiveEvent as LiveEvent
    from ._runtime.events import Events as Events
    from ._runtime.messages import Reconnected as Reconnected
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
            "AsyncEvents": "_runtime.async_events",
            "AsyncPaged": "_runtime.paging",
            "AsyncRightech": "_client",
            "ClientOptions": "_runtime.options",
            "Drift": "_runtime.drift",
            "Events": "_runtime.events",
            "File": "_runtime.values",
            "JsonInput": "_runtime.values",
            "JsonValue": "_runtime.values",
            "LiveEvent": "_runtime.engineio",
            "Page": "_runtime.paging",
            "Paged": "_runtime.paging",
            "Reconnected": "_runtime.messages",
            "Reply": "_runtime.reply",
            "Rightech": "_client",
            "Timeout": "_runtime.options",
            "UNSET": "_runtime.unset",
            "Unset": "_runtime.unset",
            "errors": None,
            "models": None,
        },
    )

__all__ = [
    "AsyncEvents",
    "AsyncPaged",
    "AsyncRightech",
    "ClientOptions",
    "Drift",
    "Events",
    "File",
    "JsonInput",
    "JsonValue",
    "LiveEvent",
    "Page",
    "Paged",
    "Reconnected",
    "Reply",
    "Rightech",
    "Timeout",
    "UNSET",
    "Unset",
    "errors",
    "models",
]
