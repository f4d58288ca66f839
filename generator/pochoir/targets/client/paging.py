"""Plan the paging of an operation as data."""

from collections.abc import Iterator, Mapping
from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.literals import Code, literal

_CLASSES: Final[Mapping[str, str]] = {
    "link": "LinkPaging",
    "page": "PagePaging",
    "offset": "OffsetPaging",
    "cursor": "CursorPaging",
    "single": "SinglePaging",
}


def class_of(paging: ir.Paging) -> str:
    """Return the name of the class of a paging in the runtime."""
    return _CLASSES[paging.style]


def options_of(paging: ir.Paging) -> Iterator[tuple[str, Code]]:
    """Yield the arguments of the class of a paging that differ from their defaults."""
    yield "items", literal(paging.items)
    given: dict[str, Json] = {
        "parameter": paging.parameter,
        "next": paging.next,
        "more": paging.more,
        "total": paging.total,
        "size_parameter": paging.size_parameter,
        "size": paging.size,
        "cap": paging.cap,
        "wrapped": paging.wrapped,
        "limits_list": paging.page_size is not None,
    }
    yield from ((name, literal(value)) for name, value in given.items() if value)
    if paging.start != 1:
        yield "start", literal(paging.start)
    if paging.others:
        yield "others", Code(f"({' '.join(f'{literal(each)},' for each in paging.others)})")
