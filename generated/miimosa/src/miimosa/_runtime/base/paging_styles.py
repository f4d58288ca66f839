"""The paging styles of lists, as data."""

from typing import NamedTuple, TypeAlias

__all__ = ["CursorPaging", "LinkPaging", "OffsetPaging", "PagePaging", "Paging", "SinglePaging"]


class LinkPaging(NamedTuple):
    """The next page is the target of the ``Link`` header with relation ``next`` (RFC 8288)."""

    items: str = ""
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None
    wrapped: bool = False


class PagePaging(NamedTuple):
    """Pages have numbers.

    ``next`` is a JSON pointer to the number of the next page, ``more`` to a value that is not null or false if there
    is one; without either, pages are requested until one has fewer items than ``size``, or none if no size is known.
    ``total`` is a JSON pointer to the number of items of the list: pages are requested until all have arrived.
    ``cap`` is the maximum number of items of a page: a full page without a next one is reported as truncated.
    """

    items: str = ""
    parameter: str | None = None
    next: str | None = None
    more: str | None = None
    total: str | None = None
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None
    start: int = 1
    wrapped: bool = False


class OffsetPaging(NamedTuple):
    """Pages start at an offset; the last page is short. ``size`` is the size of a full page.

    ``total`` is a JSON pointer to the number of items of the list: pages are requested until all have arrived.
    If ``limits_list``, callers limit the whole list with ``size_parameter``, and pages with another argument.
    """

    items: str = ""
    parameter: str = "offset"
    total: str | None = None
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None
    wrapped: bool = False
    limits_list: bool = False


class CursorPaging(NamedTuple):
    """``next`` is a JSON pointer to the cursor of the next page; the list ends without one."""

    items: str = ""
    parameter: str = "cursor"
    next: str = "/next"
    size_parameter: str | None = None
    size: int | None = None
    cap: int | None = None
    wrapped: bool = False


class SinglePaging(NamedTuple):
    """The whole list is in one response, at ``items`` or at the first pointer in ``others`` that leads to a list."""

    items: str = ""
    others: tuple[str, ...] = ()
    cap: int | None = None
    wrapped: bool = False


Paging: TypeAlias = LinkPaging | PagePaging | OffsetPaging | CursorPaging | SinglePaging
