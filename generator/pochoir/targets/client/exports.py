"""Plan the `__init__.py` files: public names that are typed for editors and imported on first use."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.extras import ADDITIONS
from pochoir.literals import ClassName, Code, docstring, literal
from pochoir.targets.client.failures import SPECIAL
from pochoir.targets.client.features import (
    has_batch,
    has_events,
    has_grant,
    has_items,
    has_oauth2,
    has_pages,
    has_store,
    has_webhooks,
    prefixes,
)
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.variants import variants

RUNTIME: Mapping[str, str] = {
    "AsyncMiddleware": "base.options",
    "AsyncReplyCache": "call.cache",
    "CachedReply": "call.cache",
    "CallObserver": "base.observing",
    "ClientOptions": "base.options",
    "Drift": "base.drift",
    "FailedAttempt": "base.attempt",
    "File": "codec.values",
    "JsonInput": "codec.values",
    "JsonValue": "codec.values",
    "Middleware": "base.options",
    "Observer": "base.observing",
    "OpenTelemetry": "call.telemetry",
    "RawReply": "base.wire",
    "Reply": "base.reply",
    "ReplyCache": "call.cache",
    "ReplyStore": "call.cache",
    "Request": "base.wire",
    "RequestExtras": "call.extras",
    "Timeout": "base.timeouts",
    "UNSET": "base.unset",
    "Unset": "base.unset",
}
"""Public names of the runtime, with their modules."""


EVENTS: Mapping[str, str] = dict.fromkeys(("AsyncEventStream", "Event", "EventStream"), "streaming.server_sent_events")
"""Public names for APIs with streams of events."""

ITEMS: Mapping[str, str] = dict.fromkeys(("AsyncItemStream", "ItemStream"), "streaming.json_items")
"""Public names for APIs with streams of items."""

LISTS: Mapping[str, str] = {"AsyncPaged": "paging.lists", "Page": "paging.page", "Paged": "paging.lists"}
"""Public names for APIs with lists that come in pages."""


LIMITS: Mapping[str, str] = {
    "Budget": "base.rate_limits",
    "LimitStore": "base.rate_limits",
    "MemoryStore": "limits.limiter",
    "SharedStore": "limits.shared",
    "Window": "base.rate_limits",
}
"""Public names for APIs with rate limits."""


TOKENS: Mapping[str, str] = {
    "AsyncTokenStore": "auth.token_store",
    "FileTokenStore": "auth.token_store",
    "MemoryTokenStore": "auth.token_store",
    "TokenStore": "auth.token_store",
    "Tokens": "auth.token_store",
}
"""Public names for APIs whose tokens the client obtains."""

CODES: Mapping[str, str] = {"AuthorizationRequest": "auth.authorization_code"}
"""Public names for APIs with authorization codes."""

OUTCOMES: Mapping[str, str] = dict.fromkeys(
    ("Duplicate", "Outcomes", "RecordError", "Rejected", "Saved"), "batch.outcomes"
)
"""Public names for APIs with batch operations."""

WEBHOOKS: Mapping[str, str] = {"Signature": "webhooks.signatures"}
"""Public names for APIs with webhooks."""

SOCKETS: Mapping[str, str] = {
    "AsyncEvents": "websocket.async_events",
    "Events": "websocket.events",
    "LiveEvent": "websocket.engineio",
    "Reconnected": "websocket.messages",
}
"""Public names for APIs with WebSockets."""

_TEST_KIT = "testing"
"""The module with the fake, which is a name of the package only if it is imported."""


@dataclass(frozen=True, slots=True)
class OldClass:
    """An old name of a class and its name, as they are and as literals, and a docstring."""

    name: ClassName
    now: ClassName
    key: Code
    value: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class LazyFile:
    """The context of an `__init__.py`; `runtime` is the module that has `lazy_exports`."""

    imports: Imports
    exports: tuple[Entry, ...]
    names: tuple[Code, ...]
    runtime: Code
    renamed: tuple[OldClass, ...] = ()


def public_names(api: ir.Api, *, testing: bool) -> tuple[list[str], list[str]]:
    """Return the public names that not every package has, and those that every package has but this one.

    Args:
        api: the API.
        testing: whether the package has a test kit.
    """
    every = {*RUNTIME, "Model", "errors", "models", _TEST_KIT, *_clients(replace(api, clients="both"))}
    errors = {f"errors.{name}" for is_needed, found in SPECIAL if is_needed(api) for name in found}
    given = {*_names(api), *errors, "Model", *([_TEST_KIT] if testing else [])}
    return sorted(given - every), sorted(every - given)


def package_file(api: ir.Api) -> LazyFile:
    """Return the context of `__init__.py` of the package."""
    return _lazy(_names(api), "", "._runtime.base.lazy")


def _names(api: ir.Api) -> dict[str, str]:
    """Return the modules of the public names of the package."""
    modules = dict.fromkeys(("errors", "models", *(("webhooks",) if has_webhooks(api) else ())), "")
    runtime = {name: f"_runtime.{module}" for name, module in _runtime(api).items()}
    return {**runtime, **dict.fromkeys(_clients(api), "_client"), **modules}


def _clients(api: ir.Api) -> tuple[str, ...]:
    return tuple(f"{prefix}{api.class_name}" for prefix in prefixes(api))


def _runtime(api: ir.Api) -> dict[str, str]:
    names = {**RUNTIME, **(LIMITS if api.limits else {})}
    names |= LISTS if has_pages(api) else {}
    names |= {"Model": "codec.model"} if api.models else {}
    names |= EVENTS if has_events(api) else {}
    names |= ITEMS if has_items(api) else {}
    names |= TOKENS if has_store(api) else {}
    names |= CODES if has_oauth2(api) else {}
    names |= {"AuthorizationRequest": "auth.pkce"} if has_grant("authorization_code")(api) else {}
    names |= {"DeviceAuthorization": "auth.device"} if has_grant("device_code")(api) else {}
    names |= SOCKETS if api.sockets else {}
    names |= OUTCOMES if has_batch(api) else {}
    names |= WEBHOOKS if has_webhooks(api) else {}
    if api.clients == "sync":
        return {name: module for name, module in names.items() if not name.startswith("Async")}
    if api.clients == "async":
        # An async client takes the token stores of a sync one, too.
        return {name: module for name, module in names.items() if name in TOKENS or f"Async{name}" not in names}
    return names


def models_file(modules: Mapping[str, Sequence[ClassName]], old: Mapping[str, ClassName]) -> LazyFile:
    """Return the context of `models/__init__.py`: every class and alias by module, and their old names."""
    places: dict[str, str] = {name: module for module, names in modules.items() for name in names}
    return replace(_lazy(places, "models", ".._runtime.base.lazy"), renamed=old_classes(old))


def old_classes(names: Mapping[str, str]) -> tuple[OldClass, ...]:
    """Return the old names of classes, from the name of each class by its old name.

    PEP 702 has no way to mark an alias as deprecated, so that editors only show its docstring.
    """
    return tuple(
        OldClass(
            ClassName(each), ClassName(now), literal(each), literal(str(now)), docstring(f"Deprecated: use `{now}`.", 4)
        )
        for each, now in sorted(names.items())
    )


def resources_file(api: ir.Api, resources: Iterable[ir.Resource]) -> LazyFile:
    """Return the context of `resources/__init__.py`."""
    names: dict[str, str] = {}
    for each in resources:
        for prefix in prefixes(api):
            name = ClassName(f"{prefix}{each.class_name}")
            for defined in (name, *(variant.name for variant in variants(each, name, bool(prefix)))):
                names[defined] = str(each.name)
            if name in api.own_classes:
                names[name] = f".{ADDITIONS}.{api.own_classes[name].module}"
    return _lazy(names, "resources", ".._runtime.base.lazy")


def _lazy(modules: Mapping[str, str], here: str, runtime: str) -> LazyFile:
    folder = f".{here}." if here else "."
    symbols: set[Symbol] = {
        (module if module.startswith(".") else f"{folder}{module}" if module else folder, f"{name} as {name}")
        for name, module in modules.items()
    }
    return LazyFile(
        imports=imports((), symbols, here=here),
        exports=tuple(Entry(literal(str(name)), literal(module or None)) for name, module in sorted(modules.items())),
        names=tuple(literal(str(name)) for name in sorted(modules)),
        runtime=Code(runtime),
    )
