"""The API as a whole: authentication, servers, rate limits and WebSockets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from pochoir.ir.metadata import Metadata
from pochoir.ir.models import Model
from pochoir.ir.operations import Resource
from pochoir.ir.types import Doc, Json, Plain, Renamed, Secret, TypeRef
from pochoir.ir.webhooks import Webhooks
from pochoir.literals import ClassName, Identifier
from pochoir.security_schemes import SchemeKind

ANY: Final = Plain("json")
"""Any JSON value."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A security scheme.

    Attributes:
        id: its name in the document.
        kind: how the credential is sent, as `security_schemes.KINDS` says.
        argument: the keyword argument of the client.
        variable: the environment variable of the credential.
        doc: its documentation.
        location: where an API key is sent.
        wire: the name of the header, the query parameter or the cookie.
        prefix: text before the credential.
        pointer: its pointer in the document.
    """

    id: str
    kind: SchemeKind
    argument: Identifier
    variable: str
    doc: Doc
    location: Literal["header", "query", "cookie"] = "header"
    wire: str = ""
    prefix: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class CredentialSource:
    """Where the response of the sign-in operation has the credential for a security scheme."""

    scheme: str
    source: Literal["header", "body", "cookie"]
    name: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """Where the response of the sign-in operation has the lifetime of its credentials."""

    source: Literal["header", "body", "cookie"]
    name: str
    unit: Literal["unix-seconds", "unix-milliseconds", "seconds-from-now"]
    fallback: int


@dataclass(frozen=True, slots=True)
class Login:
    """Signing in with an operation of the API, whose response has the credentials (`x-pochoir-login`)."""

    operation: str
    secrets: tuple[Secret, ...]
    sources: tuple[CredentialSource, ...]
    expiry: Expiry | None
    constants: tuple[tuple[str, str | int | float | bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The heartbeat of a WebSocket.

    Attributes:
        sender: who sends pings.
        interval: JSON pointer to the interval in the opening packet.
        timeout: JSON pointer to the timeout in the opening packet.
        unit: the unit of both, in seconds.
        fallback: interval and timeout in seconds if the packet does not have them.
    """

    sender: Literal["client", "server"]
    interval: str
    timeout: str
    unit: float
    fallback: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Socket:
    """A WebSocket (`x-pochoir-websocket`), which is a method of the client.

    `message` is the type of a message or of the data of an event. `path` is relative to the origin, not the base URL.
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
    """The query parameters of the redirect from the authorization page."""

    code: str = "code"
    state: str = "state"
    error: str = "error"
    description: str = "error_description"
    reason: str = ""
    state_on_refusal: bool = True


@dataclass(frozen=True, slots=True)
class OAuth2:
    """The authorization code flow of OAuth 2.0 (`x-pochoir-oauth2`).

    `pages` are the authorization pages by server name, and `operation` is the token operation. `methods` are the names
    of the methods that its resource gets: the URL builder, the parser of the redirect, and the code exchange.
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
class TokenEndpoint:
    """An endpoint of OAuth 2.0: its path, whether that starts at the origin of the server, and its own server or ""."""

    path: str
    rooted: bool
    server: str = ""


@dataclass(frozen=True, slots=True)
class TokenFlows:
    """The flows of a scheme of OAuth 2.0 or OpenID Connect.

    Attributes:
        scheme: the scheme.
        grants: the token endpoint of each grant.
        refresh: the endpoint that refreshes tokens, if it is another.
        secrets: the arguments of the client, with the parameters of the token request as `wire`.
        store: the argument of the client for a token store.
        page: the page on which a user grants access.
        device: the endpoint that begins a login on another device.
        metadata: where the authorization server describes itself. The endpoints are not known then.
        scopes: the scopes that a user is asked for.
        logins: the attribute of the client for each grant of a user.
    """

    scheme: str
    grants: tuple[tuple[str, TokenEndpoint], ...]
    refresh: TokenEndpoint | None
    secrets: tuple[Secret, ...]
    store: Identifier
    page: TokenEndpoint | None = None
    device: TokenEndpoint | None = None
    metadata: TokenEndpoint | None = None
    scopes: tuple[str, ...] = ()
    logins: tuple[tuple[str, Identifier], ...] = ()


@dataclass(frozen=True, slots=True)
class Server:
    """A server. `url` is absolute, with defaults for its variables."""

    name: Identifier
    url: str
    doc: Doc


@dataclass(frozen=True, slots=True)
class Limit:
    """A rate limit of a host (`x-pochoir-rate-limits`). `per` and `ban` are in seconds; `requests` is 0 if unknown."""

    host: str
    requests: int
    per: float
    ban: float
    paths: tuple[str, ...]
    scope: Literal["ip", "credential"]
    doc: Doc


@dataclass(frozen=True, slots=True)
class Failure:
    """A documented status of 400 or more, with the union of the types of its bodies."""

    status: int
    class_name: ClassName
    doc: Doc
    type: TypeRef


@dataclass(frozen=True, slots=True)
class OldNames:
    """Old names that belong to the client: of its arguments, servers, classes of webhooks and WebSockets."""

    arguments: tuple[Renamed, ...] = ()
    servers: tuple[Renamed, ...] = ()
    events: tuple[Renamed, ...] = ()
    sockets: tuple[Renamed, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class of `additions/` that extends the class of a resource.

    Attributes:
        name: its name, which is that of the generated class.
        module: its module in `additions/`.
        methods: its public methods, with the first lines of their docstrings.
    """

    name: ClassName
    module: str
    methods: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Api:
    """An API: everything that a client is generated from."""

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
    deadline: float | None = None
    """The seconds after which any call is given up by default; None for no limit."""
    limits: tuple[Limit, ...] = ()
    quotas: tuple[Limit, ...] = ()
    """Rate limits whose number of requests is not documented, so that the client cannot enforce them."""
    oauth2: OAuth2 | None = None
    flows: TokenFlows | None = None
    store: Identifier | None = None
    """The argument of the client for a token store."""
    sockets: tuple[Socket, ...] = ()
    webhooks: Webhooks | None = None
    release: str = ""
    """The version of the client; "" if it is made from that of the description."""
    metadata: Metadata = field(default_factory=Metadata)
    additions: tuple[str, ...] = ()
    """Modules of `additions/` next to the description, which are copied to the package."""
    own_classes: Mapping[str, OwnClass] = field(default_factory=dict[str, OwnClass])
    """Classes of `additions/` that take the place of those of resources, by name."""
    clients: Literal["both", "sync", "async"] = "both"
    """Which clients are generated."""
    runtime: str = ""
    """The distribution with the runtime that all clients share; "" if each has a copy."""
    dependencies: tuple[str, ...] = ()
    """Requirements of the distribution, in addition to those of every client."""
    old_resources: tuple[Resource, ...] = ()
    """Resources of earlier releases that only have old names of operations."""
    old_names: OldNames = field(default_factory=OldNames)
    definitions: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """Assertions of the schemas that parameters, bodies and responses refer to, by the key of the reference."""
