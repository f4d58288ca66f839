"""Operations as data: where each value is sent, and how responses are decoded."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from functools import cached_property
from typing import Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from .arguments import Arguments
from .headers import main_type
from .paging_styles import CursorPaging, LinkPaging, OffsetPaging, PagePaging, Paging, SinglePaging
from .reply_kinds import LINES, Binary, Empty, Events, Json, ReplyKind, StreamedItems, Text, accept

__all__ = [
    "LINES",
    "Alternatives",
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
    "StreamedItems",
    "Text",
    "TextBody",
    "is_one_of",
    "without_pages",
]

T_co = TypeVar("T_co", covariant=True)
ItemT = TypeVar("ItemT")
OperationT = TypeVar("OperationT", bound="Operation[object]")

Location: TypeAlias = Literal["path", "query", "header", "cookie"]
Style: TypeAlias = Literal[
    "simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"
]


class Retry(Enum):
    """Whether a request may be sent again; see ``retry`` for the rule."""

    SAFE = "safe"
    """A safe method (GET, HEAD, OPTIONS; RFC 9110, 9.2.1)."""
    IDEMPOTENT = "idempotent"
    """An idempotent method (PUT, DELETE; RFC 9110, 9.2.2), or one declared idempotent."""
    UNSAFE = "unsafe"
    """Any other method (POST, PATCH); repeated only if the request was not executed, or has an idempotency key."""
    NEVER = "never"
    """Described as never to be repeated; repeated only if the request was not sent."""


class Parameter(NamedTuple):
    """Where and in which style a value is sent.

    ``style`` and ``explode`` are those of OpenAPI; ``None`` means the default of the location. ``content`` is the media
    type of a value sent as JSON text. ``idempotency`` marks the header of an idempotency key; without a value, one
    is generated for each call and sent with all its attempts. ``allow_empty`` marks a path parameter whose empty value
    does not lead to another operation. ``bounds`` are the limits of the value in JSON Schema. ``key_prefix`` is
    a prefix of every key of an object in the query. ``whole`` marks a parameter that is the whole query string.
    ``type`` returns its type if it contains decimals or bytes, which are sent in another form.
    """

    name: str
    location: Location
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    content: str | None = None
    idempotency: bool = False
    allow_empty: bool = False
    bounds: Mapping[str, object] = {}
    key_prefix: str = ""
    whole: bool = False
    type: Callable[[], object] | None = None


class JsonBody(NamedTuple):
    """A body sent as JSON.

    ``type`` returns its type if it has constant fields, or decimals or bytes, which are sent in another form;
    ``bounds`` are the limits of the fields that are arguments, ``limits`` those of a body that has no such fields.
    """

    required: bool = False
    media_type: str = "application/json"
    type: Callable[[], object] | None = None
    bounds: Mapping[str, Mapping[str, object]] = {}
    limits: Mapping[str, object] = {}


class FormBody(NamedTuple):
    """A body sent as a URL-encoded form; ``encoding`` holds the style of individual fields."""

    required: bool = False
    encoding: Mapping[str, Parameter] = {}
    media_type: str = "application/x-www-form-urlencoded"
    type: Callable[[], object] | None = None
    bounds: Mapping[str, Mapping[str, object]] = {}


class MultipartBody(NamedTuple):
    """A body sent as a multipart form.

    ``encoding`` holds the media type of individual fields, and ``media_types`` those of which a file may be, if there
    are several; ``files`` are the fields that must be files, ``nullable`` those that may be ``None``.
    """

    required: bool = False
    encoding: Mapping[str, str] = {}
    media_type: str = "multipart/form-data"
    type: Callable[[], object] | None = None
    files: tuple[str, ...] = ()
    nullable: tuple[str, ...] = ()
    bounds: Mapping[str, Mapping[str, object]] = {}
    media_types: Mapping[str, tuple[str, ...]] = {}


class TextBody(NamedTuple):
    """A body sent as UTF-8 text."""

    required: bool = False
    media_type: str = "text/plain"


class BinaryBody(NamedTuple):
    """A body sent unchanged, from bytes or a binary file.

    ``media_types`` are the media types and ranges of which a file may be, if there are several.
    """

    required: bool = False
    media_type: str = "application/octet-stream"
    media_types: tuple[str, ...] = ()

    def takes(self, media_type: str) -> bool:
        """Return whether a file may be of a media type."""
        return is_one_of(media_type, self.media_types)


def is_one_of(media_type: str, allowed: Iterable[str]) -> bool:
    """Return whether a media type is one of several media types and ranges."""
    name = main_type(media_type)
    if "*" in name or "/" not in name:
        return False
    kinds = {name, f"{name.partition('/')[0]}/*", "*/*"}
    return any(main_type(each) in kinds for each in allowed)


Body: TypeAlias = JsonBody | FormBody | MultipartBody | TextBody | BinaryBody


Security: TypeAlias = tuple[tuple[str, ...], ...]
"""Alternative sets of schemes; ``()`` requires none, ``((),)`` allows anonymous access."""


class Alternatives(Protocol):
    """Other forms of a call: with another media type (``call.alternatives``) or a whole body (``call.whole_body``)."""

    @property
    def bodies(self) -> Mapping[str, Body]:
        """The request bodies by media type."""
        ...

    @property
    def replies(self) -> Mapping[str, Mapping[str, ReplyKind]]:
        """The kinds of successes by requested media type, then by status."""
        ...

    def choose(
        self, operation: "OperationT", arguments: Arguments, content_type: object, accept: object, whole: object
    ) -> "tuple[OperationT, Arguments]":
        """Return the operation and the arguments of a call for the media types that the caller passed."""
        ...


@dataclass(frozen=True, kw_only=True, eq=False)
class Operation(Generic[T_co]):
    """One operation of the API; ``T_co`` is the type of its success.

    ``name`` is the method of the client, such as ``"items.create"``; ``""`` if there is none. ``replies`` are keyed by
    status as in the description: ``"200"``, ``"2XX"``, ``"default"``. ``server`` is the name of a server for this
    operation only, one of ``Api.own_servers``; ``""`` for the server of the API. ``scopes`` are the OAuth 2.0
    scopes that it needs. ``deadline`` is the default deadline of a call in seconds, ``None`` for that of the API.
    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    security: Security = ()
    scopes: tuple[str, ...] = ()
    server: str = ""
    body: Body | None = None
    name: str = ""
    replies: Mapping[str, ReplyKind]
    retry: Retry = Retry.UNSAFE
    deadline: float | None = None
    alternatives: "Alternatives | None" = None

    @cached_property
    def gives_redirect(self) -> bool:
        """Whether the only described success is a redirect, which is then returned instead of being followed."""
        if any(status.startswith("2") for status in self.replies):
            return False
        return any(status.startswith("3") and status != "304" for status in self.replies)

    @property
    def returns_redirects(self) -> bool:
        """Whether a described 3xx, such as 304, is returned. Lists and streams have no value for it."""
        return not any(isinstance(kind, Events) for kind in self.replies.values())

    @cached_property
    def formed(self) -> tuple[Parameter, ...]:
        """The parameters with decimals or bytes, which are sent in another form."""
        return tuple(each for each in self.parameters if each.type is not None)

    @cached_property
    def accept(self) -> str:
        """The value of ``Accept``: the media types of its responses."""
        return accept(self.replies)


@dataclass(frozen=True, kw_only=True, eq=False)
class PagedOperation(Operation[list[ItemT]]):
    """An operation that returns a list in pages; ``ItemT`` is the type of an item."""

    paging: Paging

    @property
    def returns_redirects(self) -> bool:
        """Whether a described 3xx is returned: never, because it has no page."""
        return False


def without_pages(operation: Operation[object]) -> Operation[object]:
    """Return an operation as one that returns a single response."""
    return Operation(**{each.name: getattr(operation, each.name) for each in fields(Operation)})
