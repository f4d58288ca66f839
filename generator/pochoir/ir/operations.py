"""Operations, with what they take and what they answer, and the resources that hold them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pochoir.ir.models import Field
from pochoir.ir.types import Doc, Json, Location, Time, TypeRef
from pochoir.literals import ClassName, Identifier

Style: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]


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
    style: Style
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
class Encoding:
    """How one member of a form is written: in a style, or as `content`, a media type."""

    wire: str
    style: Style = "form"
    explode: bool = True
    allow_reserved: bool = False
    content: str = ""


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
    encodings: tuple[Encoding, ...] = ()
    """Of the members that are not written as all others."""
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
    `Api.own_servers`, both empty where it is the API's. `returns` is the type of a success; None-typed when no success
    has content, any JSON or bytes where none is described. `unwrap` is the JSON pointer to it in a body; "" when it is
    the whole body.
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
    security_stated: bool = True
    """False where the description does not say who may call it; an empty `security` says that anyone may."""
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
