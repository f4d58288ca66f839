"""What the engine must know of an API, as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .auth import Login, Scheme
from .errors import ApiError

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
        schemes: the security schemes by name.
        login: the operation that gives credentials; ``None`` where there is none.
        errors: gives the API's own error classes by status, when first needed.
    """

    name: str
    package: str
    version: str
    servers: Mapping[str, Server] = field(default_factory=dict[str, Server])
    schemes: Mapping[str, Scheme] = field(default_factory=dict[str, Scheme])
    login: Login | None = None
    errors: Callable[[], Mapping[int, type[ApiError]]] = _no_errors
