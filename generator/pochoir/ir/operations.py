"""Operations with their parameters, bodies and responses, and the resources that have them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pochoir.ir.models import Field
from pochoir.ir.types import Doc, Json, Location, OldName, Time, TypeRef
from pochoir.literals import ClassName, Code, Identifier

Style: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]

Retry: TypeAlias = Literal["safe", "idempotent", "unsafe", "never"]
"""Whether a request may be sent twice. `never` is for operations that the description declares so."""


@dataclass(frozen=True, slots=True)
class Example:
    """A named example of a request, a response or a parameter. `synthetic` ones were made from the schema."""

    name: str
    value: Json
    summary: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter. `content` is the media type of one that is serialized by `content` instead of `style`."""

    name: Identifier
    wire: str
    location: Location
    type: TypeRef
    required: bool
    doc: Doc
    style: Style
    explode: bool
    allow_reserved: bool = False
    idempotency: bool = False
    """Whether it is an idempotency key, which the client makes if the caller passes none."""
    content: str = ""
    default: Json = None
    has_default: bool = False
    examples: tuple[Example, ...] = ()
    sample: Json = None
    """The value for samples that is made from its name and schema."""
    pointer: str = ""
    time: Time = ""
    schema: Json = True
    """The assertions of its schema; see `lower.rules`."""
    key_prefix: str = ""
    """Text that every key of an object in the query begins with (`x-pochoir-key-prefix`)."""
    allow_empty: bool = False
    """Whether a path parameter may be empty, because the URL then is that of no other path."""
    whole: bool = False
    """Whether its text is the whole query string (`in: querystring` of OpenAPI 3.2)."""
    old_names: tuple[OldName, ...] = ()


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a member of a form is serialized: in a style, or in the media type `content`.

    `of_files` are the media types and ranges of which a file may be, if there are several.
    """

    wire: str
    style: Style = "form"
    explode: bool = True
    allow_reserved: bool = False
    content: str = ""
    of_files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A request body in the media type that the client sends.

    If the properties of an object become keyword arguments, they are in `fields`. Otherwise the body is one argument
    called `name`.
    """

    media_type: str
    kind: Literal["json", "form", "multipart", "text", "bytes"]
    type: TypeRef
    required: bool
    doc: Doc
    name: Identifier
    fields: tuple[Field, ...] = ()
    other_media_types: tuple[str, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    """Encodings of members that differ from the default."""
    files: tuple[str, ...] = ()
    """Members of a multipart form that are files or lists of files."""
    nullable_files: tuple[str, ...] = ()
    """Those of them that may be null."""
    examples: tuple[Example, ...] = ()
    pointer: str = ""
    schema: Json = True
    """The assertions of its schema; see `lower.rules`."""
    old_names: tuple[OldName, ...] = ()
    """Old names of a body that is one argument."""
    of_files: tuple[str, ...] = ()
    """The media types and ranges of which a file may be, if there are several."""
    others: tuple["Body", ...] = ()
    """The body in other media types that a call can choose; `fields` are those of the usual one, or empty."""


@dataclass(frozen=True, slots=True)
class Header:
    """A documented header of a response."""

    wire: str
    type: TypeRef
    doc: Doc
    example: Json = None


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a success in another media type, which a call can ask for; its attributes are as in `Reply`."""

    media_type: str
    kind: Literal["json", "text", "bytes", "events"]
    type: TypeRef
    examples: tuple[Example, ...] = ()
    events: tuple[tuple[str, TypeRef], ...] = ()
    end: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A documented response. `status` is `200`, `2XX` or `default`; the `type` of `events` is that of their data."""

    status: str
    doc: Doc
    kind: Literal["json", "text", "bytes", "events", "empty"]
    type: TypeRef
    media_types: tuple[str, ...] = ()
    headers: tuple[Header, ...] = ()
    examples: tuple[Example, ...] = ()
    pointer: str = ""
    schema: Json = True
    """The assertions of its schema; see `lower.rules`."""
    others: tuple[Content, ...] = ()
    json_types: tuple[tuple[str, TypeRef], ...] = ()
    """The types that its content has in other JSON media types, by media type, unless they are the usual one."""
    events: tuple[tuple[str, TypeRef], ...] = ()
    """The types of the data of events by the names of the events, if there are several kinds."""
    end: str = ""
    """The data of the event that ends a stream; "" for the usual one."""


@dataclass(frozen=True, slots=True)
class Paging:
    """The pagination of a list (`x-pochoir-pagination`). Pointers are JSON pointers into the body of a page."""

    style: Literal["link", "page", "offset", "cursor", "single"]
    items: str
    item: TypeRef
    parameter: str = ""
    next: str = ""
    more: str = ""
    total: str = ""
    size_parameter: str = ""
    size: int = 0
    cap: int = 0
    start: int = 1
    others: tuple[str, ...] = ()
    """Further pointers to the items (style `single`); the first one to a list is used."""
    wrapped: bool = False
    """Whether the items may be the only list in an object."""
    page_size: Identifier | None = None
    """The argument for the size of a page, if `size_parameter` limits the whole list."""


@dataclass(frozen=True, slots=True)
class KeyPart:
    """A part of the key by which records of a batch are duplicates. `function` of `module` normalizes it."""

    pointer: str
    module: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """A method that sends many records (`x-pochoir-batch`).

    Pointers are JSON pointers, and `items` is a member of the body. `record` is the type of a record that is sent, and
    `result` that of its result.
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
    value: str = ""


@dataclass(frozen=True, slots=True)
class OldCall:
    """How an operation was called in an earlier release: a resource and a method. `since` is as in `OldName`.

    The resource of methods of the client is `naming.ON_CLIENT`.
    """

    resource: Identifier
    name: Identifier
    since: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation.

    `server` is the URL of its own server and `server_name` the name of that in `Api.own_servers`; both are "" for the
    servers of the API. `returns` is the type of a success: None if no success has content, and any JSON or bytes if the
    content is not described. `unwrap` has the JSON pointers to the result in the body, of which the first that leads to
    something counts; none for the whole body.
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
    retry: Retry = "unsafe"
    deadline: float | None = None
    """The seconds after which a call is given up by default, `inf` for no limit; None for those of the API."""
    server: str = ""
    server_name: str = ""
    tags: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    """The scopes that it needs of the OAuth 2.0 scheme whose tokens the client obtains."""
    pointer: str = ""
    security_stated: bool = True
    """False if the description has no security for it, unlike an empty `security`, which needs no credentials."""
    id_stated: bool = True
    """False if its id was made from the method and the path."""
    unwrap: tuple[str, ...] = ()
    confirm: Identifier | None = None
    """The argument that must be `True` (`x-pochoir-confirm`), or None."""
    batch: Batch | None = None
    fixed: tuple[tuple[str, str], ...] = ()
    """Query parameters that are always sent with these values (`x-pochoir-variants`)."""
    old_calls: tuple[OldCall, ...] = ()
    accept: Identifier | None = None
    """The argument for the media type of the response, if successes have several."""
    returns_as: tuple[tuple[str, TypeRef], ...] = ()
    """What it returns by the media type that a call asks for, without the usual one: of a stream, one item."""
    stream_switch: str = ""
    """The member of the body that must be true for a stream, if a call can ask for one instead of JSON."""
    content_type: Identifier | None = None
    """The argument for the media type of the body, if it has several."""
    old_batches: tuple[OldCall, ...] = ()


@dataclass(frozen=True, slots=True)
class Resource:
    """The operations of a tag, which are an attribute of the client, or those that are methods of the client itself.

    Attributes:
        name: the attribute of the client, and the name of the modules.
        class_name: its class.
        tag: the tag, "" if the operations have none.
        doc: its documentation.
        operations: its operations.
        access: what is between `client.` and the name of a method: `orders.`, or "" for methods of the client.
        label: its name in documentation.
        segment: the first segment of the paths of operations without a tag; "" if they are methods of the client.
    """

    name: Identifier
    class_name: ClassName
    tag: str
    doc: Doc
    operations: tuple[Operation, ...]
    access: Code
    label: str
    segment: str = ""
