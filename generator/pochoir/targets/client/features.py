"""Select the modules of the runtime, and other templates, that only some APIs need."""

from collections.abc import Callable, Iterator, Mapping

from pochoir import ir


def _operations(api: ir.Api) -> Iterator[ir.Operation]:
    return (operation for resource in api.resources for operation in resource.operations)


def has_batch(api: ir.Api) -> bool:
    """Return whether an API has batch operations."""
    return any(each.batch for each in _operations(api))


def has_oauth2(api: ir.Api) -> bool:
    """Return whether an API has the authorization code flow."""
    return api.oauth2 is not None


def has_flows(api: ir.Api) -> bool:
    """Return whether the client obtains tokens without a browser."""
    return api.flows is not None


def has_store(api: ir.Api) -> bool:
    """Return whether the client has a token store."""
    return api.store is not None


def has_sockets(api: ir.Api) -> bool:
    """Return whether an API has WebSockets."""
    return bool(api.sockets)


def has_webhooks(api: ir.Api) -> bool:
    """Return whether an API has webhooks or callbacks."""
    return api.webhooks is not None


def has_times(api: ir.Api) -> bool:
    """Return whether an API has numbers that may be passed as datetimes."""
    return any(
        any(parameter.time for parameter in each.parameters)
        or any(field.time for field in (each.body.fields if each.body else ()))
        for each in _operations(api)
    )


FEATURES: Mapping[str, Callable[[ir.Api], bool]] = {
    "client/distribution/src/{package}/_sockets.py.j2": has_sockets,
    "client/distribution/src/{package}/testing/_webhooks.py.j2": has_webhooks,
    "client/distribution/src/{package}/webhooks.py.j2": has_webhooks,
    "runtime/auth/authorization_code.py": has_oauth2,
    "runtime/auth/client_grants.py": has_flows,
    "runtime/auth/code_exchange.py": has_oauth2,
    "runtime/auth/login_store.py": lambda api: api.login is not None,
    "runtime/auth/token_keeper.py": lambda api: has_oauth2(api) or has_flows(api),
    "runtime/auth/token_store.py": has_store,
    "runtime/batch/__init__.py": has_batch,
    "runtime/batch/outcomes.py": has_batch,
    "runtime/batch/send.py": has_batch,
    "runtime/call/confirmation.py": lambda api: any(each.confirm for each in _operations(api)),
    "runtime/codec/timestamps.py": has_times,
    "runtime/limits/__init__.py": lambda api: bool(api.limits),
    "runtime/limits/limiter.py": lambda api: bool(api.limits),
    "runtime/limits/shared.py": lambda api: bool(api.limits),
    "runtime/limits/slots.py": lambda api: bool(api.limits),
    "runtime/testing/sockets.py": has_sockets,
    "runtime/testing/webhooks.py": has_webhooks,
    "runtime/webhooks/__init__.py": has_webhooks,
    "runtime/webhooks/payloads.py": has_webhooks,
    "runtime/webhooks/receive.py": has_webhooks,
    "runtime/webhooks/signatures.py": has_webhooks,
    "runtime/websocket/__init__.py": has_sockets,
    "runtime/websocket/async_events.py": has_sockets,
    "runtime/websocket/connect.py": has_sockets,
    "runtime/websocket/engineio.py": has_sockets,
    "runtime/websocket/events.py": has_sockets,
    "runtime/websocket/flow.py": has_sockets,
    "runtime/websocket/frames.py": has_sockets,
    "runtime/websocket/messages.py": has_sockets,
    "runtime/websocket/steps.py": has_sockets,
}
"""Predicates for templates that only some APIs need, by name of the template."""


def needed(template: str, api: ir.Api) -> bool:
    """Return whether an API needs a template or a module of the runtime."""
    rule = FEATURES.get(template)
    return rule is None or rule(api)
