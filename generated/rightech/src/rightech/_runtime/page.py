"""One page of a list: how it is asked for, where its items stand, and how the next one is found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar, cast, get_args

from .bases import base_of
from .errors import PagingError
from .links import next_link
from .operation import (
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
from .reply import Reply
from .request import Arguments, origin
from .unset import Unset

if TYPE_CHECKING:
    from .call import Core
    from .drift import Truncated
    from .operation import ReplyKind
    from .options import Settings
    from .outcome import Note
    from .steps import Steps
    from .values import JsonValue
    from .wire import RawReply

__all__ = ["Page", "turn"]

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True, repr=False)
class Page(Generic[ItemT]):
    """One page.

    Attributes:
        items: what stands on it.
        cursor: what ``resume`` takes to go on after it; ``None`` on the last page.
        reply: the whole reply, its data as JSON.
    """

    items: list[ItemT]
    cursor: str | None
    reply: "Reply[JsonValue]"

    def __repr__(self) -> str:
        return f"<Page of {len(self.items)}{'' if self.cursor is None else ', more follow'}>"


def turn(
    core: "Core", settings: "Settings", operation: PagedOperation[ItemT], arguments: Arguments, cursor: str | None
) -> "Steps[Page[ItemT]]":
    """Ask for one page.

    Args:
        core: the client.
        settings: the options of the call.
        operation: the operation.
        arguments: its values.
        cursor: where to go on; ``None`` for the first page.

    Raises:
        PagingError: the cursor leads to another origin.
        Error: the call failed.
    """
    from .call import Call, reply_of
    from .outcome import tell

    paging, url = operation.paging, None
    if cursor is not None:
        if isinstance(paging, LinkPaging):
            url = cursor
            if origin(url) != base_of(core.base, core.own, operation).origin:
                raise PagingError(
                    "the next page is on another origin, where no credential is sent",
                    operation=operation.id,
                    call=operation.name or None,
                )
        else:
            name = "" if isinstance(paging, SinglePaging) else paging.parameter or ""
            arguments = replace(arguments, query={**arguments.query, name: cursor})
            if not any(parameter.name == name and parameter.location == "query" for parameter in operation.parameters):
                operation = replace(operation, parameters=(*operation.parameters, Parameter(name, "query")))
    call = Call(core, settings, operation)
    read = _Items(paging)
    reply: Reply[object] = yield from reply_of(call, arguments, url, read)
    items = cast("list[ItemT]", read.items)
    way = _onward(paging, arguments, read, reply, call.url_sent)
    if way is None and paging.cap is not None and len(items) == paging.cap and not read.ended:
        tell(call, [_truncated(operation.id, reply.status, paging)])
    return Page(items, way, cast("Reply[JsonValue]", reply))


class _Items:
    """Decodes a page: its items typed, the whole as JSON."""

    def __init__(self, paging: Paging) -> None:
        self.paging = paging
        self.items: list[object] = []
        self.tree: JsonValue = None
        self.ended = False
        """Whether the server said in so many words that nothing follows."""

    def __call__(self, kind: "ReplyKind", raw: "RawReply", report: "Note") -> "JsonValue":
        from .decode import Undecodable, json_tree, takes_anything, typed

        if not isinstance(kind, Json):
            raise Undecodable("a page must be JSON")
        if not raw.content.strip():
            report("", "a JSON value", "an empty body", None)
            return None
        self.tree, own = json_tree(kind.media_type, raw, report)
        pointer = _place(self.paging, self.tree)
        found = _found(self.tree, pointer)
        if found is None and isinstance(self.tree, list):
            # Some servers wrap their lists and some do not, whatever their documentation says.
            report(pointer, "a list of items", "nothing", self.tree)
            pointer, found = "", self.tree
        if found is None:
            if not any(takes_anything(item) for item in get_args(kind.type())):
                raise Undecodable(f"no list at {pointer or 'the root'}")
            report(pointer, "a list of items", "one value", self.tree)
            self.items = [self.tree]
            return self.tree
        value = typed(kind, found, pointer, report, own if pointer == "" else None)
        self.items = cast("list[object]", value) if isinstance(value, list) else list(found)
        return self.tree

    def pointed(self, pointer: str) -> "JsonValue":
        """Give what a pointer leads to, ``None`` where it leads nowhere; take note when the server wrote null."""
        from .decode import find

        try:
            value = find(self.tree, pointer)
        except LookupError:
            return None
        self.ended = value is None
        return value


def _place(paging: Paging, tree: "JsonValue") -> str:
    """Give the pointer to the items; with several, the first that leads to a list."""
    for pointer in (paging.items, *paging.others) if isinstance(paging, SinglePaging) else ():
        if _found(tree, pointer) is not None:
            return pointer
    return paging.items


def _found(tree: "JsonValue", pointer: str) -> "list[JsonValue] | None":
    """Give the list a pointer leads to; ``None`` where it leads to none."""
    from .decode import find

    try:
        found = find(tree, pointer)
    except LookupError:
        return None
    return found if isinstance(found, list) else None


def _onward(paging: Paging, arguments: Arguments, page: _Items, reply: Reply[object], url: str) -> str | None:
    """Give the cursor of the next page; ``None`` on the last."""
    count = len(page.items)
    if isinstance(paging, SinglePaging):
        return None
    if isinstance(paging, LinkPaging):
        page.ended = "link" in reply.headers
        return next_link(reply.headers.all("link"), url)
    if isinstance(paging, CursorPaging):
        return _text(page.pointed(paging.next))
    if isinstance(paging, OffsetPaging):
        page.ended = True
        full = _is_full(paging, arguments.query, count)
        return str(_number(arguments.query, paging.parameter, 0) + count) if full else None
    if paging.next is not None:
        following = _text(page.pointed(paging.next))
        return following if paging.parameter is not None else None
    if paging.parameter is None:
        return None
    if paging.more is not None:
        told = page.pointed(paging.more)
        page.ended = True
        more = told is not None and told is not False
        return str(_number(arguments.query, paging.parameter, paging.start) + 1) if more else None
    page.ended = True
    full = _is_full(paging, arguments.query, count)
    return str(_number(arguments.query, paging.parameter, paging.start) + 1) if full else None


def _text(value: "JsonValue") -> str | None:
    """Give a cursor as text; a number is one as well."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def _is_full(paging: OffsetPaging | PagePaging, query: Mapping[str, object], count: int) -> bool:
    """Whether another page may follow one of ``count`` items; without a known size, any but an empty one."""
    asked = _number(query, paging.size_parameter, 0) if paging.size_parameter is not None else 0
    sizes = [size for size in (asked, paging.size) if size is not None and size > 0]
    # The server may give less than the caller asks for, but not less than what it gives unasked.
    return count >= min(sizes, default=1)


def _number(query: Mapping[str, object], name: str | None, fallback: int) -> int:
    value = query.get(name or "")
    if value is None or isinstance(value, Unset):
        return fallback
    try:
        return int(str(value))
    except ValueError:
        raise PagingError(f"{name}: is no number to count on from") from None


def _truncated(operation: str, status: int, paging: Paging) -> "Truncated":
    from .drift import Truncated

    return Truncated(
        operation, status, paging.items, "a way to the next page", f"{paging.cap} items, the most a page holds"
    )
