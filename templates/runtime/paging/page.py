"""One page of a list: how to request it, find its items, and find the next page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar, cast, get_args
from urllib.parse import parse_qs, urlsplit

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument, PagingError
from ..base.operation import (
    CursorPaging,
    Json,
    LinkPaging,
    OffsetPaging,
    PagedOperation,
    PagePaging,
    Paging,
    Parameter,
    SinglePaging,
)
from ..base.reply import Reply
from ..base.unset import UNSET, Unset
from ..base.urls import origin, with_fields
from ..call.servers import base_of
from .links import next_link
from .places import found_at, only_list, place_of

if TYPE_CHECKING:
    from ..base.drift import Truncated
    from ..base.notes import Note
    from ..base.operation import ReplyKind
    from ..base.options import Settings
    from ..base.steps import Steps
    from ..base.wire import RawReply
    from ..call.state import Core
    from ..codec.values import JsonValue

__all__ = ["Page", "turn"]

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True, repr=False)
class Page(Generic[ItemT]):
    """One page of a list.

    Attributes:
        items: the items of the page.
        cursor: the argument of ``resume`` to continue after this page; ``None`` on the last page.
        reply: the response, with its data as JSON.
    """

    items: list[ItemT]
    cursor: str | None
    reply: "Reply[JsonValue]"

    def __repr__(self) -> str:
        return f"<Page of {len(self.items)}{'' if self.cursor is None else ', more follow'}>"


def turn(
    core: "Core",
    settings: "Settings",
    operation: PagedOperation[ItemT],
    arguments: Arguments,
    cursor: str | None,
    seen: int | None = None,
) -> "Steps[Page[ItemT]]":
    """Request one page.

    Args:
        core: the state of the client.
        settings: the settings of the call.
        operation: the operation.
        arguments: the argument values.
        cursor: the cursor of the page; ``None`` for the first page.
        seen: the number of items on earlier pages; ``None`` if unknown.

    Raises:
        InvalidArgument: the cursor is beyond the limit of the list.
        PagingError: the cursor leads to another origin.
        Error: the call failed.
    """
    from ..call.flow import reply_of
    from ..call.response import report_drifts
    from ..call.state import Call

    paging = operation.paging
    url: str | None = None
    left: int | None = None
    if isinstance(paging, OffsetPaging) and paging.limits_list:
        arguments, left = _limited(paging, arguments, cursor)
    if cursor is not None:
        operation, arguments, url = _at(core, operation, arguments, cursor)
    call = Call(core, settings, operation)
    read = _Items(paging)
    reply: Reply[object] = yield from reply_of(call, arguments, url, read)
    items = cast("list[ItemT]", read.items[:left])
    try:
        way = _onward(paging, arguments, read, reply, call.url_sent, seen)
        if way is not None and isinstance(paging, LinkPaging):
            # Many servers repeat the whole query, also the key in it, which is added to each request again.
            scrubber = core.session.scrubber()
            way = with_fields(way, lambda field: scrubber.text(field) == field)
        way = None if left is not None and len(items) >= left else way
    except PagingError as error:
        call.complete(error)
        raise
    if way is None and paging.cap is not None and len(items) == paging.cap and not read.ended:
        report_drifts(call, [_truncated(operation.id, reply.status, paging)])
    return Page(items, way, cast("Reply[JsonValue]", reply))


def _at(
    core: "Core", operation: PagedOperation[ItemT], arguments: Arguments, cursor: str
) -> tuple[PagedOperation[ItemT], Arguments, str | None]:
    """Return the operation and the arguments of the page at a cursor, and the cursor if it is a URL, else ``None``.

    Raises:
        PagingError: the cursor leads to another origin.
    """
    paging = operation.paging
    if isinstance(paging, LinkPaging):
        if origin(cursor) != base_of(core.base, core.own, operation).origin:
            message = "the next page is on another origin, to which no credentials are sent"
            raise PagingError(message, operation=operation.id, call=operation.name or None)
        return operation, arguments, cursor
    name = "" if isinstance(paging, SinglePaging) else paging.parameter or ""
    if not any(parameter.name == name and parameter.location == "query" for parameter in operation.parameters):
        operation = replace(operation, parameters=(*operation.parameters, Parameter(name, "query")))
    return operation, replace(arguments, query={**arguments.query, name: cursor}), None


def _limited(paging: OffsetPaging, arguments: Arguments, cursor: str | None) -> tuple[Arguments, int | None]:
    """Return the arguments of a page of a list whose total is limited, and how many items are left."""
    name, page_size = paging.size_parameter or "", arguments.page_size
    if isinstance(arguments.query.get(name, UNSET), Unset):
        left = None
    else:
        start = _number(arguments.query, paging.parameter, 0)
        here = start if cursor is None else _number({"cursor": cursor}, "cursor", 0)
        left = _number(arguments.query, name, 0) - (here - start)
        if cursor is not None and left <= 0:
            raise InvalidArgument(f"cursor: it is beyond the limit of the list ({name})")
    usual = page_size if not isinstance(page_size, Unset) else paging.cap or paging.size if left is not None else None
    sizes = [size for size in (usual, left) if size is not None]
    if not sizes:
        return arguments, None
    return replace(arguments, query={**arguments.query, name: min(sizes)}), left


class _Items:
    """Decodes a page: the items typed, the rest as JSON."""

    def __init__(self, paging: Paging) -> None:
        self.paging = paging
        self.items: list[object] = []
        self.tree: JsonValue = None
        self.ended = False
        """Whether the server marked this page as the last."""

    def __call__(self, kind: "ReplyKind", raw: "RawReply", report: "Note") -> "JsonValue":
        from ..codec.decode import Undecodable, json_tree, takes_anything, typed

        if not isinstance(kind, Json):
            raise Undecodable("a page must be JSON")
        if not raw.content.strip():
            report("", "a JSON value", "an empty body", None)
            return None
        self.tree, own = json_tree(kind.media_type, raw, report, exact=kind.exact)
        pointer = place_of(self.paging, self.tree)
        found = found_at(self.tree, pointer)
        if found is None and isinstance(self.tree, list):
            # Some servers wrap lists in an object and some do not, regardless of their documentation.
            report(pointer, "a list of items", "nothing", self.tree)
            pointer, found = "", self.tree
        single = isinstance(self.paging, SinglePaging)
        open_ = any(takes_anything(item) for item in get_args(kind.type()))
        if found is None and self.paging.items == "" and (self.paging.wrapped or not (open_ or single)):
            pointer, found = only_list(self.tree)
            if found is not None and not self.paging.wrapped:
                report("", "a list of items", "a list in an object", self.tree)
        self._check_cursor(report)
        if found is None:
            if not open_:
                raise Undecodable(f"no list at {pointer or 'the root'}")
            report(pointer, "a list of items", "one value", self.tree)
            self.items = [self.tree]
            return self.tree
        value = typed(kind, found, pointer, report, own if pointer == "" else None)
        self.items = cast("list[object]", value) if isinstance(value, list) else list(found)
        return self.tree

    def _check_cursor(self, report: "Note") -> None:
        """Report a cursor that cannot be sent: the list then ends, although the server says that it continues."""
        pointer = self.paging.next if isinstance(self.paging, (CursorPaging, PagePaging)) else None
        value = self.pointed(pointer) if pointer is not None else None
        if pointer is not None and value not in (None, False, "") and _text(value) is None:
            from ..codec.expectations import got_of

            report(pointer, "a cursor", got_of(value), value)

    def pointed(self, pointer: str) -> "JsonValue":
        """Return the value at a pointer, ``None`` if there is none; an explicit null marks the last page."""
        from ..codec.decode import find

        try:
            value = find(self.tree, pointer)
        except LookupError:
            return None
        self.ended = value is None
        return value


def _onward(
    paging: Paging, arguments: Arguments, page: _Items, reply: Reply[object], url: str, seen: int | None
) -> str | None:
    """Return the cursor of the next page; ``None`` on the last page."""
    count = len(page.items)
    if isinstance(paging, SinglePaging):
        return None
    if isinstance(paging, LinkPaging):
        page.ended = "link" in reply.headers
        return next_link(reply.headers.all("link"), url)
    if isinstance(paging, CursorPaging):
        return _token(page.pointed(paging.next), paging.parameter)
    if isinstance(paging, OffsetPaging):
        page.ended = True
        offset = _number(arguments.query, paging.parameter, 0)
        left = _is_left(paging.total, page, offset)
        more = _is_full(paging, arguments.query, count) if left is None else left
        return str(offset + count) if more else None
    if paging.next is not None:
        following = page.pointed(paging.next)
        return _token(following, paging.parameter) if paging.parameter is not None else None
    if paging.parameter is None:
        return None
    left = _is_left(paging.total, page, seen)
    if paging.more is not None:
        flag = page.pointed(paging.more)
        more = (flag is not None and flag is not False) or bool(left)
    else:
        more = _is_full(paging, arguments.query, count) if left is None else left
    page.ended = True
    return str(_number(arguments.query, paging.parameter, paging.start) + 1) if more else None


def _is_left(total: str | None, page: _Items, seen: int | None) -> bool | None:
    """Return whether the list has more items than those received; ``None`` if unknown."""
    if total is None or seen is None:
        return None
    whole = page.pointed(total)
    if isinstance(whole, bool) or not isinstance(whole, int | float):
        return None
    return bool(page.items) and seen + len(page.items) < whole


def _token(value: "JsonValue", parameter: str) -> str | None:
    """Return the cursor of the next page. Some servers send a URL; the cursor is then the value of its parameter."""
    text = _text(value)
    if text is None or not text.startswith(("http://", "https://", "/", "?")):
        return text
    return next(iter(parse_qs(urlsplit(text).query).get(parameter, ())), text)


def _text(value: "JsonValue") -> str | None:
    """Return a cursor as text; numbers are accepted."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _is_full(paging: OffsetPaging | PagePaging, query: Mapping[str, object], count: int) -> bool:
    """Return whether another page may follow one of ``count`` items; without a known size, any non-empty page."""
    asked = _number(query, paging.size_parameter, 0) if paging.size_parameter is not None else 0
    sizes = [size for size in (asked, paging.size) if size is not None and size > 0]
    # A server may cap the requested size, but not below its default size.
    return count >= min(sizes, default=1)


def _number(query: Mapping[str, object], name: str | None, fallback: int) -> int:
    value = query.get(name or "")
    if value is None or isinstance(value, Unset):
        return fallback
    try:
        return int(str(value))
    except ValueError:
        raise PagingError(f"{name}: the value is not a number, so the next page is unknown") from None


def _truncated(operation: str, status: int, paging: Paging) -> "Truncated":
    from ..base.drift import Truncated

    return Truncated(
        operation, status, paging.items, "a way to the next page", f"{paging.cap} items, the maximum of a page"
    )
