"""Which modules of the runtime, or other templates, only some APIs need: everything else is stamped always."""

from collections.abc import Callable, Iterator, Mapping

from pochoir import ir


def _operations(api: ir.Api) -> Iterator[ir.Operation]:
    return (operation for resource in api.resources for operation in resource.operations)


def has_batch(api: ir.Api) -> bool:
    """Whether an API takes many records at once."""
    return any(each.batch for each in _operations(api))


def has_oauth2(api: ir.Api) -> bool:
    """Whether an API gives tokens by an authorization code."""
    return api.oauth2 is not None


def has_sockets(api: ir.Api) -> bool:
    """Whether an API has WebSockets."""
    return bool(api.sockets)


def has_times(api: ir.Api) -> bool:
    """Whether an API counts time in numbers that a caller may give as date-times."""
    return any(
        any(parameter.time for parameter in each.parameters)
        or any(field.time for field in (each.body.fields if each.body else ()))
        for each in _operations(api)
    )


FEATURES: Mapping[str, Callable[[ir.Api], bool]] = {
    "client/distribution/src/{package}/_sockets.py.j2": has_sockets,
    "runtime/async_events.py": has_sockets,
    "runtime/batch.py": has_batch,
    "runtime/confirm.py": lambda api: any(each.confirm for each in _operations(api)),
    "runtime/dial.py": has_sockets,
    "runtime/engineio.py": has_sockets,
    "runtime/events.py": has_sockets,
    "runtime/frames.py": has_sockets,
    "runtime/hearing.py": has_sockets,
    "runtime/limits.py": lambda api: bool(api.limits),
    "runtime/listening.py": has_sockets,
    "runtime/messages.py": has_sockets,
    "runtime/moments.py": has_times,
    "runtime/oauth.py": has_oauth2,
    "runtime/oauth_keeper.py": has_oauth2,
    "runtime/outcomes.py": has_batch,
    "runtime/shared_limits.py": lambda api: bool(api.limits),
    "runtime/slots.py": lambda api: bool(api.limits),
    "runtime/tokens.py": has_oauth2,
}
"""By the name of the template: whether an API needs it."""


def needed(template: str, api: ir.Api) -> bool:
    """Whether an API needs a template, a module of the runtime included."""
    rule = FEATURES.get(template)
    return rule is None or rule(api)
