"""Split lists into pages as described, so that a client under test actually requests several pages."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from ..base.operation import CursorPaging, LinkPaging, OffsetPaging, PagedOperation, PagePaging, SinglePaging
from .mismatch import Fault
from .pointers import at, drop, put
from .received import PAGE
from .roles import list_pointer, success

if TYPE_CHECKING:
    from ..base.operation import Paging
    from ..codec.values import JsonValue
    from .checking import Checker
    from .described import Described
    from .received import Received

__all__ = ["Misled", "page"]

_CURSOR = "fake-cursor-"


class Misled(Exception):
    """A request for a page that does not exist; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def page(
    checker: "Checker", described: "Described", received: "Received", items: "list[JsonValue]", size: int | None
) -> "tuple[JsonValue, dict[str, str]]":
    """Return the body of one page of a list, and the headers with the next page.

    Args:
        checker: the validator for responses.
        described: the operation.
        received: the request, which selects the page.
        items: the whole list.
        size: the number of items per page, unless the description specifies it; ``None`` for all.

    Raises:
        Misled: the requested page does not exist.
    """
    operation = described.operation
    pointer = list_pointer(described)
    body = success(described).body
    if pointer is None:
        pointer = operation.paging.items if isinstance(operation, PagedOperation) else ""
    paging = operation.paging if isinstance(operation, PagedOperation) else None
    start, most = _start(paging, received, size, len(items))
    shown = items[start : start + most]
    end = start + len(shown)
    shown_page = put(body, pointer, shown)
    if isinstance(paging, LinkPaging):
        return shown_page, _link(received.url, end) if end < len(items) else {}
    return _onward(checker, described, received, shown_page, end if end < len(items) else 0), {}


def _start(paging: "Paging | None", received: "Received", size: int | None, total: int) -> tuple[int, int]:
    """Return the index of the first item of the page, and the maximum number of items."""
    if paging is None or isinstance(paging, SinglePaging):
        return 0, max(total, 1)
    asked = _number(received, paging.size_parameter)
    counted = isinstance(paging, OffsetPaging) or (
        isinstance(paging, PagePaging) and paging.next is None and paging.more is None
    )
    # A client that counts treats a page that is not full as the last one.
    most = asked or (paging.size if counted else None) or size or paging.size or paging.cap or max(total, 1)
    most = min(most, (paging.size if counted else None) or most, paging.cap or most)
    if isinstance(paging, OffsetPaging):
        return _number(received, paging.parameter) or 0, most
    if isinstance(paging, PagePaging):
        number = _number(received, paging.parameter)
        return ((number if number is not None else paging.start) - paging.start) * most, most
    if isinstance(paging, CursorPaging):
        cursor = received.query.get(paging.parameter)
        return _after(paging.parameter, cursor), most
    return int(_linked(received.url) or 0), most


def _after(parameter: str, cursor: "JsonValue") -> int:
    if cursor is None:
        return 0
    text = str(cursor)
    if not text.removeprefix(_CURSOR).isdigit():
        raise Misled(Fault(f"query {parameter}", "a cursor returned by this fake", repr(cursor)))
    return int(text.removeprefix(_CURSOR))


def _link(url: str, end: int) -> dict[str, str]:
    parts = urlsplit(url)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith(f"{PAGE}=")]
    target = urlunsplit(parts._replace(query="&".join([*kept, f"{PAGE}={end}"])))
    return {"link": f'<{target}>; rel="next"'}


def _onward(
    checker: "Checker", described: "Described", received: "Received", body: "JsonValue", end: int
) -> "JsonValue":
    """Write the reference to the next page into a page; none if ``end`` is 0."""
    operation = described.operation
    paging = operation.paging if isinstance(operation, PagedOperation) else None
    schema = success(described).schema
    if isinstance(paging, CursorPaging):
        return _with_reference(checker, schema, body, paging.next, (f"{_CURSOR}{end}", end, str(end)) if end else ())
    if isinstance(paging, PagePaging):
        number = _number(received, paging.parameter)
        following = (paging.start if number is None else number) + 1
        if paging.next is not None:
            body = _with_reference(checker, schema, body, paging.next, (following, str(following)) if end else ())
        if paging.more is not None:
            url = f"?{paging.parameter}={following}"
            body = _with_reference(
                checker, schema, body, paging.more, (at(body, paging.more), url, True) if end else ()
            )
    return body


def _with_reference(
    checker: "Checker", schema: "JsonValue", body: "JsonValue", pointer: str, values: "tuple[JsonValue, ...]"
) -> "JsonValue":
    """Set the first value that the schema accepts, otherwise null if it is accepted."""
    for token in pointer.split("/")[1:]:
        inner = checker.member(schema, token.replace("~1", "/").replace("~0", "~"))
        schema = True if inner is False else inner
    found = [value for value in values if value is not None]
    fitting = [value for value in found if checker.fits(schema, value)] or found
    if fitting:
        return put(body, pointer, fitting[0])
    return put(body, pointer, None) if schema is not True and checker.fits(schema, None) else drop(body, pointer)


def _number(received: "Received", name: str | None) -> int | None:
    value = received.query.get(name or "")
    if value is None and name is not None:
        # A paging parameter need not be described as a parameter of the operation.
        value = next((text for key, text in _pairs(received.url) if key == name), None)
    return int(str(value)) if value is not None and str(value).isdigit() else None


def _linked(url: str) -> str | None:
    return next((text for key, text in _pairs(url) if key == PAGE), None)


def _pairs(url: str) -> list[tuple[str, str]]:
    return [(name, value) for name, _, value in (each.partition("=") for each in urlsplit(url).query.split("&"))]
