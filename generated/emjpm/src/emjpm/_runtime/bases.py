"""Where the operations of an API are called: the URLs the caller or the environment gives, else the described ones."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .errors import InvalidArgument
from .request import Base

if TYPE_CHECKING:
    from .api import Api
    from .operation import Operation
    from .options import ClientOptions

__all__ = ["base_of", "choose"]


def choose(api: "Api", options: "ClientOptions") -> tuple[Base, Mapping[str, Base]]:
    """Choose the base of a client, and by name those of the servers that some operations have of their own.

    Raises:
        InvalidArgument: a server is unknown, or a URL cannot be called.
    """
    named = options.get("server")
    given = options.get("base_url")
    if given is None and named is None:
        given = os.environ.get(f"{api.package.upper()}_BASE_URL") or None
    name = next(iter(api.servers), "") if named is None else named
    if name not in api.servers and (given is None or named is not None):
        known = ", ".join(api.servers) or "none is declared: give base_url"
        raise InvalidArgument(f"server: {name!r} is not one of the API's servers ({known})")
    described = api.servers[name].url if name in api.servers else ""
    base = Base.parse(described if given is None else given, described)
    return base, _own(api, options.get("base_urls", {}), given is None)


def _own(api: "Api", urls: Mapping[str, str], as_described: bool) -> Mapping[str, Base]:
    for name in urls:
        if name not in api.own_servers:
            known = ", ".join(api.own_servers) or "none has"
            raise InvalidArgument(f"base_urls: {name!r} is not a server that an operation has of its own ({known})")
    found: dict[str, Base] = {}
    for name, server in api.own_servers.items():
        url = urls.get(name) or os.environ.get(f"{api.package.upper()}_{name.upper()}_BASE_URL")
        if url is None and as_described:
            url = server.url
        # Who puts another place into the API's own has not said that anything may go to the described one.
        if url is not None:
            found[name] = Base.parse(url, server.url, f"base_urls[{name!r}]")
    return found


def base_of(base: Base, own: Mapping[str, Base], operation: "Operation[object]") -> Base:
    """Give the base of an operation.

    Raises:
        InvalidArgument: the API's base URL is the caller's own, and that of the operation's server is not given.
    """
    if not operation.server:
        return base
    if operation.server not in own:
        message = f"base_urls: give the URL of {operation.server!r} too, as base_url stands for the API's server only"
        raise InvalidArgument(message, operation=operation.id, call=operation.name or None)
    return own[operation.server]
