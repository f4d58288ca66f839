"""What the engine must know of an API, as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .auth import Login, Scheme
from .errors import ApiError
from .session import Grants
from .throttle import Throttle

__all__ = ["Api", "Server"]


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API is served."""

    url: str


def _no_errors() -> Mapping[int, type[ApiError]]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One API.

    Attributes:
        name: of the distribution; names the logger and opens the User-Agent.
        package: of the import package; its capitals open the environment variables.
        version: of the distribution.
        servers: by name; the first is the default.
        own_servers: by name, those that some operations have of their own.
        schemes: the security schemes by name.
        limits: keeps the rate limits; ``None`` where none are described.
        login: the operation that gives credentials; ``None`` where there is none.
        grants: another way to credentials, such as OAuth; ``None`` where there is none.
        errors: gives the API's own error classes by status, when first needed.
    """

    name: str
    package: str
    version: str
    servers: Mapping[str, Server] = field(default_factory=dict[str, Server])
    own_servers: Mapping[str, Server] = field(default_factory=dict[str, Server])
    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    limits: Throttle | None = None
    login: Login | None = None
    grants: Grants | None = None
    errors: Callable[[], Mapping[int, type[ApiError]]] = _no_errors
