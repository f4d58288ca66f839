"""The client of an API: how it authenticates, where it calls, and the API as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from pochoir.ir.models import Model
from pochoir.ir.operations import Resource
from pochoir.ir.types import Doc, Json, Plain, TypeRef
from pochoir.literals import ClassName, Identifier

ANY: Final = Plain("json")
"""Any JSON value."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme. `argument` is the client's keyword argument, `variable` the environment variable."""

    id: str
    kind: Literal["apiKey", "bearer", "basic", "oauth2", "unsupported"]
    argument: Identifier
    variable: str
    doc: Doc
    location: Literal["header", "query", "cookie"] = "header"
    wire: str = ""
    prefix: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Secret:
    """A credential that the client is given to sign in with: an e-mail address, a password."""

    argument: Identifier
    wire: str
    variable: str
    doc: Doc


@dataclass(frozen=True, slots=True)
class CredentialSource:
    """Where a reply of the sign-in operation holds the value of one security scheme."""

    scheme: str
    source: Literal["header", "body", "cookie"]
    name: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """Where a reply of the sign-in operation says how long its credentials live."""

    source: Literal["header", "body", "cookie"]
    name: str
    unit: Literal["unix-seconds", "unix-milliseconds", "seconds-from-now"]
    fallback: int


@dataclass(frozen=True, slots=True)
class Login:
    """Sign in with an operation of the API and keep what it gives (`x-pochoir-login`)."""

    operation: str
    secrets: tuple[Secret, ...]
    sources: tuple[CredentialSource, ...]
    expiry: Expiry | None
    constants: tuple[tuple[str, str | int | float | bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Who pings, and where the opening packet says how often: JSON pointers, `unit` seconds, seconds without it."""

    sender: Literal["client", "server"]
    interval: str
    timeout: str
    unit: float
    fallback: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Socket:
    """A WebSocket (`x-pochoir-websocket`): a method of the client, and a constant of its data.

    `message` is the type of a message, or of the data of an event; `path` begins at the root of the origin.
    """

    name: Identifier
    constant: Identifier
    path: str
    query: tuple[tuple[str, str], ...]
    protocol: Literal["engine.io-3", "json"]
    security: tuple[tuple[str, ...], ...]
    login: Login | None
    heartbeat: Heartbeat | None
    reconnect: bool
    message: TypeRef
    doc: Doc
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """The query parameters with which the authorization page sends the user back."""

    code: str = "code"
    state: str = "state"
    error: str = "error"
    description: str = "error_description"
    reason: str = ""
    state_on_refusal: bool = True


@dataclass(frozen=True, slots=True)
class OAuth2:
    """Tokens by an authorization code, renewed by themselves (`x-pochoir-oauth2`).

    `pages` are the authorization pages by name of the server, `operation` gives the tokens, `methods` are the names
    of what its resource gets beside it: the URL builder, the parser of the redirect, the exchange.
    """

    scheme: str
    operation: str
    pages: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, str], ...]
    redirect: Redirect
    authentication: Literal["body", "basic"]
    repeat_redirect_uri: bool
    rotates: bool
    exclusive: bool
    client_id: Secret
    client_secret: Secret
    store: Identifier
    methods: tuple[Identifier, Identifier, Identifier]
    lifetime: int = 0
    code_lifetime: int = 0
    refresh_lifetime: int = 0


@dataclass(frozen=True, slots=True)
class Server:
    """A server; `url` is absolute, variables filled with their defaults."""

    name: Identifier
    url: str
    doc: Doc


@dataclass(frozen=True, slots=True)
class Limit:
    """One window of requests that a host allows (`x-pochoir-rate-limits`); `per` and `ban` are seconds."""

    host: str
    requests: int
    per: float
    ban: float
    paths: tuple[str, ...]
    scope: Literal["ip", "credential"]
    doc: Doc


@dataclass(frozen=True, slots=True)
class Failure:
    """A status of 400 or more that some operation documents, with the type of its body over all of them."""

    status: int
    class_name: ClassName
    doc: Doc
    type: TypeRef


@dataclass(frozen=True, slots=True)
class Api:
    """Everything there is to generate of one API."""

    title: str
    version: str
    doc: Doc
    language: str
    distribution: str
    package: Identifier
    class_name: ClassName
    spec: str
    servers: tuple[Server, ...]
    schemes: tuple[Scheme, ...]
    login: Login | None
    resources: tuple[Resource, ...]
    models: tuple[Model, ...]
    failures: tuple[Failure, ...]
    default_failure: TypeRef = ANY
    own_servers: tuple[Server, ...] = ()
    limits: tuple[Limit, ...] = ()
    oauth2: OAuth2 | None = None
    sockets: tuple[Socket, ...] = ()
    additions: tuple[str, ...] = ()
    """The modules of `additions/` beside the description, that the package has too."""
    definitions: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """What the schemas assert that those of parameters, bodies and replies refer to, by the key of the reference."""
