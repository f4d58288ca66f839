"""An operation as data: where each value goes on the wire, and what comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, Literal, TypeAlias, TypeVar

__all__ = [
    "Binary",
    "BinaryBody",
    "Body",
    "CursorPaging",
    "Empty",
    "Events",
    "FormBody",
    "Json",
    "JsonBody",
    "LinkPaging",
    "MultipartBody",
    "OffsetPaging",
    "Operation",
    "PagePaging",
    "PagedOperation",
    "Paging",
    "Parameter",
    "ReplyKind",
    "Retry",
    "Security",
    "SinglePaging",
    "Text",
    "TextBody",
]

T_co = TypeVar("T_co", covariant=True)
ItemT = TypeVar("ItemT")

Location: TypeAlias = Literal["path", "query", "header", "cookie"]
Style: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]


class Retry(Enum):
    """Whether an operation may be sent again when its outcome is not known."""

    SAFE = "safe"
    """It changes nothing (GET, HEAD, OPTIONS)."""
    IDEMPOTENT = "idempotent"
    """Twice is the same as once (PUT, DELETE, or declared so)."""
    NEVER = "never"
    """Only when the request was never sent, or carries an idempotency key (POST, PATCH)."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Where a value goes, and in which form.

    ``style`` and ``explode`` are those of OpenAPI; ``None`` is the default of the location. ``content`` is the media
    type of a value sent as JSON text. ``idempotency`` marks the header of an idempotency key, which is made where the
    caller gives none: the same at every attempt of a call, another at every call.
    """

    name: str
    location: Location
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    content: str | None = None
    idempotency: bool = False


@dataclass(frozen=True)
class Json:
    """A JSON reply. ``type`` gives its type when first needed; ``at`` is a JSON pointer to the value in the body."""

    type: Callable[[], object]
    at: str = ""
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class Text:
    """A text reply, given as ``str``."""

    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Binary:
    """A reply given as ``bytes``."""

    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Empty:
    """A reply of which no content is described: what comes, by its media type, or ``None``."""


@dataclass(frozen=True)
class Events:
    """A reply of server-sent events, given one by one; ``type`` gives the type of their data when first needed."""

    type: Callable[[], object]
    media_type: str = "text/event-stream"


ReplyKind: TypeAlias = Json | Text | Binary | Empty | Events


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A body sent as JSON. ``type`` gives its type where it holds members that have one value."""

    required: bool = False
    media_type: str = "application/json"
    type: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class FormBody:
    """A body sent as a URL-encoded form; ``encoding`` gives the style of the members that have their own."""

    required: bool = False
    encoding: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])
    media_type: str = "application/x-www-form-urlencoded"
    type: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class MultipartBody:
    """A body sent as a multipart form.

    ``encoding`` gives the media type of the members that have their own; ``files`` are those that can be files only.
    """

    required: bool = False
    encoding: Mapping[str, str] = field(default_factory=dict[str, str])
    media_type: str = "multipart/form-data"
    type: Callable[[], object] | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBody:
    """A body sent as UTF-8 text."""

    required: bool = False
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class BinaryBody:
    """A body sent as it is, from bytes or a binary file."""

    required: bool = False
    media_type: str = "application/octet-stream"


Body: TypeAlias = JsonBody | FormBody | MultipartBody | TextBody | BinaryBody


@dataclass(frozen=True, slots=True)
class LinkPaging:
    """The next page is the ``Link`` header of relation ``next`` (RFC 8288), followed as it is."""

    items: str = ""
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class PagePaging:
    """Pages are numbered.

    ``next`` points at the number of the next page, ``more`` at what tells that there is one, whatever it is but null
    and false; without either pages are asked for until one is shorter than ``size``, or empty where no size is known.
    ``cap`` is the most a page holds: a page of that many items with no way to go on is reported as truncated.
    """

    items: str = ""
    parameter: str | None = None
    next: str | None = None
    more: str | None = None
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None
    start: int = 1


@dataclass(frozen=True, slots=True)
class OffsetPaging:
    """Pages start at a number of items to skip; the last one is short. ``size`` is the size of a full page."""

    items: str = ""
    parameter: str = "offset"
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class CursorPaging:
    """``next`` points at the cursor of the next page; none means the end."""

    items: str = ""
    parameter: str = "cursor"
    next: str = "/next"
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class SinglePaging:
    """The whole list comes in one reply. It stands at ``items``, or at the first of ``others`` that holds a list."""

    items: str = ""
    others: tuple[str, ...] = ()
    cap: int | None = None


Paging: TypeAlias = LinkPaging | PagePaging | OffsetPaging | CursorPaging | SinglePaging

Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternatives of schemes needed together; ``()`` needs none, ``((),)`` allows none."""


@dataclass(frozen=True, kw_only=True)
class Operation(Generic[T_co]):
    """One operation of the API; ``T_co`` is the type of its success.

    ``name`` is what the client calls it, ``"items.create"``; "" where it has no method for it. ``replies`` are keyed by
    status as the description writes it: ``"200"``, ``"2XX"``, ``"default"``. ``server`` is the name of the server it
    has of its own, one of ``Api.own_servers``; "" where it is the API's.
    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    security: Security = ()
    server: str = ""
    body: Body | None = None
    name: str = ""
    replies: Mapping[str, ReplyKind]
    retry: Retry = Retry.NEVER

    @property
    def gives_redirect(self) -> bool:
        """Whether its only documented success is a redirect, which is then given and not followed."""
        if any(status.startswith("2") for status in self.replies):
            return False
        return any(status.startswith("3") and status != "304" for status in self.replies)


@dataclass(frozen=True, kw_only=True)
class PagedOperation(Operation[list[ItemT]]):
    """An operation that gives a list page by page; ``ItemT`` is the type of an item."""

    paging: Paging
