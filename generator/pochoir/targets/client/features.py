"""Select the templates that only some APIs need."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pochoir import ir, naming
from pochoir.targets.client import variants


def _operations(api: ir.Api) -> Iterator[ir.Operation]:
    return (operation for resource in api.resources for operation in resource.operations)


def prefixes(api: ir.Api) -> tuple[str, ...]:
    """Return the prefixes of the names of the classes of each generated client: "" for sync, "Async" for async."""
    return naming.CLIENT_PREFIXES[api.clients]


def in_words(api: ir.Api) -> str:
    """Return which clients are generated, as adjectives."""
    return {"both": "synchronous and asynchronous", "sync": "synchronous", "async": "asynchronous"}[api.clients]


def has_batch(api: ir.Api) -> bool:
    """Return whether an API has batch operations."""
    return any(each.batch for each in _operations(api))


def has_events(api: ir.Api) -> bool:
    """Return whether an API has streams of events."""
    return any(map(variants.has_events, _operations(api)))


def has_items(api: ir.Api) -> bool:
    """Return whether an API has streams of items."""
    return any(map(variants.has_items, _operations(api)))


def sends_files(api: ir.Api) -> bool:
    """Return whether an API has operations that take files."""
    bodies = [each.body for each in _operations(api) if each.body is not None]
    return any(each.kind in ("bytes", "multipart") for body in bodies for each in (body, *body.others))


def gives_files(api: ir.Api) -> bool:
    """Return whether an API has responses that can be saved to a file."""
    return any(map(variants.gives_content, _operations(api)))


def has_pages(api: ir.Api) -> bool:
    """Return whether an API has lists that come in pages."""
    return any(each.paging for each in _operations(api))


def has_oauth2(api: ir.Api) -> bool:
    """Return whether an API has the authorization code flow."""
    return api.oauth2 is not None


def has_grant(grant: str) -> Callable[[ir.Api], bool]:
    """Return a function that returns whether an API has a grant of a user."""
    return lambda api: api.flows is not None and grant in dict(api.flows.logins)


def has_store(api: ir.Api) -> bool:
    """Return whether the client has a token store."""
    return api.store is not None


def keeps_cookies(api: ir.Api) -> bool:
    """Return whether the token store keeps session cookies."""
    return api.store is not None and api.login is None and api.oauth2 is None and api.flows is None


def has_sockets(api: ir.Api) -> bool:
    """Return whether an API has WebSockets."""
    return bool(api.sockets)


def has_webhooks(api: ir.Api) -> bool:
    """Return whether an API has webhooks or callbacks."""
    return api.webhooks is not None


FEATURES: Mapping[str, Callable[[ir.Api], bool]] = {
    "client/distribution/src/{package}/_sockets.py.j2": has_sockets,
    "client/distribution/src/{package}/testing/_webhooks.py.j2": has_webhooks,
    "client/distribution/src/{package}/webhooks.py.j2": has_webhooks,
}
"""Predicates for templates that only some APIs need, by name of the template."""

TEST_KIT: Final = ("client/distribution/src/{package}/testing/", "client/distribution/src/{package}/_pytest.py")
"""How the names of the templates of the test kit begin."""


def needed(template: str, api: ir.Api, *, testing: bool = True) -> bool:
    """Return whether an API needs a template."""
    if not testing and template.startswith(TEST_KIT):
        return False
    rule = FEATURES.get(template)
    return rule is None or rule(api)
