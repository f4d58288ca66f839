"""The data about one API that the runtime needs."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .credentials import Grants, Login
from .errors import ApiError
from .security import Scheme
from .throttle import Throttle

__all__ = ["Api", "Server"]


class Server(NamedTuple):
    """A base URL of the API."""

    url: str


def _no_errors() -> Mapping[int, type[ApiError]]:
    return {}


class Api(NamedTuple):
    """One API.

    Attributes:
        name: the name of the distribution, of the logger and of the product in the ``User-Agent``.
        package: the import package; in capitals, the prefix of the environment variables.
        version: the version of the distribution.
        api_version: the version of the description, if the distribution has another one.
        servers: the servers by name; the first is the default.
        own_servers: the servers that apply to single operations only, by name.
        schemes: the security schemes by name.
        deadline: the default deadline of calls in seconds; ``None`` for no limit.
        limits: the rate limits; ``None`` if none are described.
        login: the operation that returns credentials; ``None`` if there is none.
        cookies: creates the session cookies kept in the caller's token store; ``None`` to keep them in the client.
        grants: the OAuth 2.0 settings; ``None`` if there are none.
        errors: returns the API's own error classes by status; called on first use.
        extras: the commands that install the package with an extra, by name of the extra.
    """

    name: str
    package: str
    version: str
    api_version: str = ""
    servers: Mapping[str, Server] = {}
    own_servers: Mapping[str, Server] = {}
    schemes: Mapping[str, Scheme] = {}
    deadline: float | None = None
    limits: Throttle | None = None
    login: Login | None = None
    grants: Grants | None = None
    cookies: "Callable[[object], Callable[[Mapping[str, Scheme]], Any]] | None" = None
    errors: Callable[[], Mapping[int, type[ApiError]]] = _no_errors
    extras: Mapping[str, str] = {}
