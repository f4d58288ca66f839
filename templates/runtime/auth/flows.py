"""The OAuth 2.0 flows of a security scheme, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..base.errors import InvalidArgument
from ..base.security import Credential

__all__ = ["Endpoint", "Flows", "GrantName"]

GrantName: TypeAlias = Literal["password", "client_credentials", "authorization_code", "device_code"]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The place of an endpoint of an authorization server.

    Attributes:
        path: its path, with its query.
        rooted: whether the path starts at the origin of the server, not at its base URL.
        server: the name of its server; ``""`` for the server of the API.
        origin: the origin that the metadata of the server gives; ``""`` for that of ``server``.
    """

    path: str
    rooted: bool = False
    server: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """The OAuth 2.0 flows of a security scheme, as data.

    Attributes:
        scheme: the security scheme that takes the access token.
        grants: the token endpoint of each grant.
        refresh: the endpoint that refreshes tokens; ``None`` for the endpoint of the grant.
        page: the page on which a user grants access; ``None`` if there is none.
        device: the endpoint that starts a login on another device; ``None`` if there is none.
        scopes: the scopes to request from a user.
        issuer: the identifier of the authorization server; ``""`` if unknown.
        arguments: the arguments of the client by parameter of the token request.
        variables: the environment variables by parameter.
    """

    scheme: str
    grants: Mapping[GrantName, Endpoint]
    refresh: Endpoint | None = None
    page: Endpoint | None = None
    device: Endpoint | None = None
    scopes: tuple[str, ...] = ()
    issuer: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict[str, str])
    variables: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def lifetime(self) -> float | None:
        """``None``: the description gives no default lifetime."""
        return None

    def names(self) -> Mapping[str, str]:
        """Return the environment variables by argument of the client."""
        return {argument: self.variables[name] for name, argument in self.arguments.items()}

    def given(self, credentials: Mapping[str, Credential], environment: Mapping[str, str]) -> Mapping[str, str]:
        """Return the values that the caller passed, by parameter of the token request.

        Raises:
            InvalidArgument: a value is not a str.
        """
        given: dict[str, str] = {}
        for name, argument in self.arguments.items():
            value = credentials.get(argument) or environment.get(self.variables[name]) or ""
            if not isinstance(value, str):
                raise InvalidArgument(f"{argument}: must be a str, not {type(value).__name__}")
            given[name] = value
        return given
