"""The API to generate: frozen data, no behaviour.

References go *down* by containment: `Api` holds `Resource`s, a `Resource` holds `Operation`s, an `Operation`
holds its `Parameter`s, `Body` and `Reply`s. They go *across* only by name: a `Named` type names a `Model`, a
security requirement names a `Scheme`, a `Login` names the `Operation` that signs in. Nothing points *up*.

Every `str` here that is not an `Identifier`, a `ClassName` or another `Code` is text of the document: hostile
until `literals` has made it a literal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pochoir.literals import ClassName, Identifier

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Origin: TypeAlias = Literal["documented", "observed", "inferred"]
Location: TypeAlias = Literal["path", "query", "header", "cookie"]


Time: TypeAlias = Literal["", "unix-seconds", "unix-milliseconds"]
"""What a number counts that a caller may give as a date-time (`x-pochoir-time`)."""


@dataclass(frozen=True, slots=True)
class Doc:
    """What the document says of one thing, and where the statement comes from."""

    summary: str = ""
    description: str = ""
    origin: Origin = "documented"
    facts: tuple[str, ...] = ()
    deprecated: bool = False
    external: str = ""


# Types -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plain:
    """A type that Python or the standard library has a word for; `json` is any JSON value."""

    kind: Literal["str", "int", "float", "bool", "bytes", "date", "datetime", "uuid", "json", "none"]


@dataclass(frozen=True, slots=True)
class Named:
    """A type that the package defines: the `Model` of this name."""

    name: ClassName


@dataclass(frozen=True, slots=True)
class LiteralOf:
    """One of a fixed set of JSON scalars; open in replies, closed in requests."""

    values: tuple[str | int | bool | None, ...]
    base: Plain


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array whose items share one type."""

    item: "TypeRef"


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object used as a dictionary."""

    value: "TypeRef"


@dataclass(frozen=True, slots=True)
class UnionOf:
    """One of several types; `None` among them is `Plain("none")`, always last."""

    options: tuple["TypeRef", ...]


TypeRef: TypeAlias = Plain | Named | LiteralOf | ListOf | MapOf | UnionOf


# Schemas -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Field:
    """One property of an object, or one member of a flat request body."""

    name: Identifier
    wire: str
    type: TypeRef
    required: bool
    doc: Doc
    default: Json = None
    has_default: bool = False
    read_only: bool = False
    write_only: bool = False
    pointer: str = ""
    time: Time = ""


@dataclass(frozen=True, slots=True)
class Model:
    """A named schema: a class when it is an object with properties, an alias otherwise.

    `schema` is what datamodel-code-generator is given, under the name `name`: plain JSON Schema 2020-12 whose
    `$ref`s are `#/$defs/<ClassName>`, whose property names are the `Identifier`s of `fields`, free of every
    extension, title and description. `alias` is the type an alias stands for; None for a class.
    """

    name: ClassName
    module: Identifier
    doc: Doc
    pointer: str
    schema: Mapping[str, Json]
    fields: tuple[Field, ...] = ()
    alias: TypeRef | None = None
    in_requests: bool = False
    in_replies: bool = False
    open: bool = True
    examples: tuple[Json, ...] = ()


# Operations --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Example:
    """A named example of a request, a reply or a parameter; `synthetic` when pochoir made it from the schema."""

    name: str
    value: Json
    summary: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter; `content` is the media type of one serialised by `content` instead of `style`."""

    name: Identifier
    wire: str
    location: Location
    type: TypeRef
    required: bool
    doc: Doc
    style: Literal["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"]
    explode: bool
    allow_reserved: bool = False
    idempotency: bool = False
    """Whether it holds an idempotency key, which the client makes where the caller gives none."""
    content: str = ""
    default: Json = None
    has_default: bool = False
    examples: tuple[Example, ...] = ()
    pointer: str = ""
    time: Time = ""
    schema: Json = True
    """What its schema asserts; see `lower.rules`."""


@dataclass(frozen=True, slots=True)
class Body:
    """A request body in the one media type the client sends.

    `fields` is not empty when the body is an object whose properties become keyword arguments; otherwise the
    whole body is one argument called `name`.
    """

    media_type: str
    kind: Literal["json", "form", "multipart", "text", "bytes"]
    type: TypeRef
    required: bool
    doc: Doc
    name: Identifier
    fields: tuple[Field, ...] = ()
    other_media_types: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    pointer: str = ""
    schema: Json = True
    """What its schema asserts; see `lower.rules`."""


@dataclass(frozen=True, slots=True)
class Header:
    """A documented header of a reply."""

    wire: str
    type: TypeRef
    doc: Doc
    example: Json = None


@dataclass(frozen=True, slots=True)
class Reply:
    """A documented reply. `status` is as written: `200`, `2XX` or `default`. The `type` of `events` is their data's."""

    status: str
    doc: Doc
    kind: Literal["json", "text", "bytes", "events", "empty"]
    type: TypeRef
    media_types: tuple[str, ...] = ()
    headers: tuple[Header, ...] = ()
    examples: tuple[Example, ...] = ()
    pointer: str = ""
    schema: Json = True
    """What its schema asserts; see `lower.rules`."""


@dataclass(frozen=True, slots=True)
class Paging:
    """How the list goes on (`x-pochoir-pagination`). Pointers are JSON pointers into the body of a page."""

    style: Literal["link", "page", "offset", "cursor", "single"]
    items: str
    item: TypeRef
    parameter: str = ""
    next: str = ""
    more: str = ""
    size_parameter: str = ""
    size: int = 0
    cap: int = 0
    others: tuple[str, ...] = ()
    """More places where the items may stand (style `single`): the first that holds a list counts."""


@dataclass(frozen=True, slots=True)
class KeyPart:
    """One part of what makes two records of a batch one for the server; `function` of `module` normalises it."""

    pointer: str
    module: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """A helper that sends many records (`x-pochoir-batch`). Pointers are JSON pointers; `items` is a body member.

    `record` is the type of what is sent, `result` that of what comes back for it.
    """

    name: Identifier
    constant: Identifier
    items: str
    record: TypeRef
    result: TypeRef
    results: tuple[str, ...]
    max_items: int
    max_bytes: int
    key: tuple[KeyPart, ...] = ()
    lists: tuple[str, ...] = ()
    parameter: str = ""
    message: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `server` is the URL of the server it has of its own and `server_name` its name among
    `Api.own_servers`, both empty where it is the API's. `returns` is the type of a success; None-typed when every
    success is empty. `unwrap` is the JSON pointer to it in a body; "" when it is the whole body.
    """

    id: str
    name: Identifier
    constant: Identifier
    method: str
    path: str
    doc: Doc
    parameters: tuple[Parameter, ...]
    body: Body | None
    replies: tuple[Reply, ...]
    returns: TypeRef
    security: tuple[tuple[str, ...], ...]
    paging: Paging | None = None
    retry: Literal["safe", "idempotent", "never"] = "never"
    server: str = ""
    server_name: str = ""
    tags: tuple[str, ...] = ()
    pointer: str = ""
    unwrap: str = ""
    confirm: Identifier | None = None
    """The argument that must be `True` itself (`x-pochoir-confirm`); None when nothing is asked."""
    batch: Batch | None = None
    fixed: tuple[tuple[str, str], ...] = ()
    """Query parameters that are always sent with these values (`x-pochoir-variants`)."""


@dataclass(frozen=True, slots=True)
class Resource:
    """The operations of one tag: one attribute of the client."""

    name: Identifier
    class_name: ClassName
    tag: str
    doc: Doc
    operations: tuple[Operation, ...]


# The client --------------------------------------------------------------------------------------


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
class Harvest:
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
    harvests: tuple[Harvest, ...]
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
    default_failure: TypeRef = Plain("json")
    own_servers: tuple[Server, ...] = ()
    limits: tuple[Limit, ...] = ()
    oauth2: OAuth2 | None = None
    sockets: tuple[Socket, ...] = ()
    additions: tuple[str, ...] = ()
    """The modules of `additions/` beside the description, that the package has too."""
    definitions: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """What the schemas assert that those of parameters, bodies and replies refer to, by the key of the reference."""
