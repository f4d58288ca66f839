"""Choose base URLs: from the caller or the environment, otherwise from the description."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..base.errors import InvalidArgument
from ..base.urls import Base

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.operation import Operation
    from ..base.options import ClientOptions

__all__ = ["base_of", "choose"]


def choose(api: "Api", options: "ClientOptions") -> tuple[Base, Mapping[str, Base]]:
    """Return the base URL of a client, and by name those of the servers of single operations.

    Raises:
        InvalidArgument: a server is unknown, or a URL is not valid.
    """
    named = options.get("server")
    given = options.get("base_url")
    if given is None and options.get("app") is not None:
        # Requests reach no network; Django allows this host in tests.
        first = api.servers.get(next(iter(api.servers), "") if named is None else named)
        given = f"http://testserver{urlsplit(first.url).path if first else ''}"
    if given is None and named is None:
        given = os.environ.get(f"{api.package.upper()}_BASE_URL") or None
    if given is None and not api.servers:
        hint = 'pass base_url="https://...", or app=... to call an application in process'
        raise InvalidArgument(f"base_url: the description names no server; {hint}")
    name = next(iter(api.servers), "") if named is None else named
    if name not in api.servers and (given is None or named is not None):
        known = ", ".join(api.servers) or "the description has no servers; pass base_url"
        raise InvalidArgument(f"server: {name!r} is not a server of the API (known: {known})")
    described = api.servers[name].url if name in api.servers else ""
    base = Base.parse(described if given is None else given, described)
    return base, _own(api, options.get("base_urls", {}), given is None)


def _own(api: "Api", urls: Mapping[str, str], as_described: bool) -> Mapping[str, Base]:
    for name in urls:
        if name not in api.own_servers:
            known = ", ".join(api.own_servers) or "there are none"
            raise InvalidArgument(f"base_urls: {name!r} is not a server of a single operation (known: {known})")
    found: dict[str, Base] = {}
    for name, server in api.own_servers.items():
        url = urls.get(name) or os.environ.get(f"{api.package.upper()}_{name.upper()}_BASE_URL")
        if url is None and as_described:
            url = server.url
        # With another base_url, requests must not go to a described server without the caller's consent.
        if url is not None:
            found[name] = Base.parse(url, server.url, f"base_urls[{name!r}]")
    return found


def base_of(base: Base, own: Mapping[str, Base], operation: "Operation[object]") -> Base:
    """Return the base URL of an operation.

    Raises:
        InvalidArgument: the caller replaced the API's base URL but passed none for the server of this operation.
    """
    if not operation.server:
        return base
    if operation.server not in own:
        message = f"base_urls: pass a URL for {operation.server!r} too; base_url replaces only the server of the API"
        raise InvalidArgument(message, operation=operation.id, call=operation.name or None)
    return own[operation.server]
