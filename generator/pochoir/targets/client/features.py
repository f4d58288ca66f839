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
    "runtime/async_events.py": has_sockets,
    "runtime/batch.py": has_batch,
    "runtime/confirm.py": lambda api: any(each.confirm for each in _operations(api)),
    "runtime/dial.py": has_sockets,
    "runtime/engineio.py": has_sockets,
    "runtime/events.py": has_sockets,
    "runtime/flows.py": has_flows,
    "runtime/frames.py": has_sockets,
    "runtime/hearing.py": has_sockets,
    "runtime/limits.py": lambda api: bool(api.limits),
    "runtime/listening.py": has_sockets,
    "runtime/login_store.py": lambda api: api.login is not None,
    "runtime/messages.py": has_sockets,
    "runtime/moments.py": has_times,
    "runtime/oauth.py": has_oauth2,
    "runtime/oauth_keeper.py": has_oauth2,
    "runtime/outcomes.py": has_batch,
    "runtime/payloads.py": has_webhooks,
    "runtime/shared_limits.py": lambda api: bool(api.limits),
    "runtime/signatures.py": has_webhooks,
    "runtime/slots.py": lambda api: bool(api.limits),
    "runtime/testing/webhooks.py": has_webhooks,
    "runtime/token_keeper.py": lambda api: has_oauth2(api) or has_flows(api),
    "runtime/tokens.py": has_store,
    "runtime/webhooks.py": has_webhooks,
}
"""Predicates for templates that only some APIs need, by name of the template."""


def needed(template: str, api: ir.Api) -> bool:
    """Return whether an API needs a template or a module of the runtime."""
    rule = FEATURES.get(template)
    return rule is None or rule(api)
