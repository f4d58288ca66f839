"""Lazy lists that are fetched page by page."""

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Final, Generic, TypeGuard, TypeVar, Unpack

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument, PagingError
from ..base.iterating import iterating
from ..base.operation import LinkPaging, OffsetPaging, Operation, PagedOperation, PagePaging, Paging, SinglePaging
from ..base.unset import UNSET, Unset
from ..call.resource import AsyncResource, Given, SyncResource

if TYPE_CHECKING:
    from ..call.engine import AsyncEngine, SyncEngine
    from .page import Page

__all__ = ["AsyncPaged", "AsyncPagedResource", "Paged", "PagedResource"]

ItemT = TypeVar("ItemT")


def _resumable(operation: PagedOperation[ItemT]) -> PagedOperation[ItemT]:
    """Return the operation if its list can be resumed at a cursor.

    Raises:
        InvalidArgument: its list has only one page.
    """
    if isinstance(operation.paging, SinglePaging):
        raise InvalidArgument("cursor: this list has only one page, so it cannot be resumed")
    return operation


_MOST_EMPTY: Final = 100
"""The number of consecutive empty pages after which a list is considered endless."""
_MOST: Final = 1_000_000
"""The maximum number of pages of a list."""


def _starts_at_first(operation: PagedOperation[ItemT], arguments: Arguments, cursor: str | None) -> bool:
    """Return whether a list starts at the first page, so that its items can be counted."""
    parameter = None if isinstance(operation.paging, SinglePaging | LinkPaging) else operation.paging.parameter
    return cursor is None and isinstance(arguments.query.get(parameter or "", UNSET), Unset)


class _Guard(Generic[ItemT]):
    """Detects lists that never end: repeated cursors, repeated pages, and cursors that lead to nothing."""

    def __init__(self, operation: PagedOperation[ItemT]) -> None:
        self._operation, self._call = operation.id, operation.name or None
        self._counted = _counted(operation.paging)
        self._limited = isinstance(operation.paging, OffsetPaging) and operation.paging.limits_list
        self._seen: set[str] = set()
        self._empty = 0
        self._last: list[ItemT] = []

    def new(self, page: "Page[ItemT]", cursor: str | None) -> "Page[ItemT]":
        """Return the page at a cursor, unless the server ignored the cursor and sent the previous page again.

        Raises:
            PagingError: the page is the same as the previous one.
        """
        if self._counted is None:
            return page
        # The last page of a list whose total is limited may be cut short.
        last = self._last[: len(page.items)] if self._limited else self._last
        if cursor is not None and page.items and page.items == last:
            raise self._error(
                f"the server sent the same page again for {self._counted}={cursor}, so it seems to ignore "
                f"{self._counted}; to read this page anyway, pass error.cursor to resume()",
                cursor,
            )
        self._last = page.items
        return page

    def after(self, page: "Page[ItemT]") -> str | None:
        """Return the cursor of the next page.

        Raises:
            PagingError: the cursor was seen before, or too many pages were empty.
        """
        self._empty = 0 if page.items else self._empty + 1
        if page.cursor is not None and (self._empty >= _MOST_EMPTY or len(self._seen) >= _MOST):
            pages = f"{_MOST_EMPTY} empty pages in a row" if self._empty >= _MOST_EMPTY else f"{_MOST} pages"
            raise self._error(
                f"the server sent {pages} and another cursor; to continue, pass error.cursor to resume()", page.cursor
            )
        return self.check(page.cursor)

    def check(self, cursor: str | None) -> str | None:
        """Return the cursor if it is new.

        Raises:
            PagingError: the cursor was seen before.
        """
        if cursor is not None and cursor in self._seen:
            raise self._error("the server repeated the cursor of an earlier page; the list would never end", None)
        self._seen.add(cursor or "")
        return cursor

    def _error(self, message: str, cursor: str | None) -> PagingError:
        error = PagingError(message, operation=self._operation, call=self._call)
        error.cursor = cursor
        return error


def _counted(paging: Paging) -> str | None:
    """Return the parameter if the client counts pages itself; ``None`` if the server says where the next page is."""
    if isinstance(paging, OffsetPaging) or (isinstance(paging, PagePaging) and paging.next is None):
        return paging.parameter
    return None


class Paged(Generic[ItemT]):
    """A lazy list; iterating over it fetches one page after another."""

    def __init__(
        self, engine: "SyncEngine", operation: PagedOperation[ItemT], arguments: Arguments, cursor: str | None = None
    ) -> None:
        self._engine = engine
        self._operation = operation
        self._arguments = arguments
        self._cursor = cursor
        self._seen = 0 if _starts_at_first(operation, arguments, cursor) else None

    def __iter__(self) -> Iterator[ItemT]:
        for page in self.pages():
            yield from page.items

    def __repr__(self) -> str:
        return f"<Paged {self._operation.id}>"

    def pages(self) -> "Iterator[Page[ItemT]]":
        """Iterate over the pages.

        Raises:
            PagingError: a cursor or page repeats, 100 pages in a row are empty, or the next page is on another origin.
        """
        guard, cursor = _Guard(self._operation), self._cursor
        guard.check(cursor)
        seen = self._seen
        while True:
            page = guard.new(self._turn(cursor, seen), cursor)
            yield page
            seen = None if seen is None else seen + len(page.items)
            if page.cursor is None:
                return
            cursor = guard.after(page)

    def first(self) -> "Page[ItemT]":
        """Return the first page."""
        return self._turn(self._cursor, self._seen)

    def resume(self, cursor: str) -> "Paged[ItemT]":
        """Return the list starting at a cursor, which is the ``cursor`` of a page."""
        return Paged(self._engine, _resumable(self._operation), self._arguments, cursor)

    def _turn(self, cursor: str | None, seen: int | None) -> "Page[ItemT]":
        from .page import turn  # with the first page: most calls return a single object

        flow = turn(self._engine.core, self._engine.settings, self._operation, self._arguments, cursor, seen)
        return self._engine.perform(flow)


class AsyncPaged(Generic[ItemT]):
    """A lazy list; iterating over it fetches one page after another."""

    def __init__(
        self, engine: "AsyncEngine", operation: PagedOperation[ItemT], arguments: Arguments, cursor: str | None = None
    ) -> None:
        self._engine = engine
        self._operation = operation
        self._arguments = arguments
        self._cursor = cursor
        self._seen = 0 if _starts_at_first(operation, arguments, cursor) else None

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async with iterating(self.pages()) as pages:
            async for page in pages:
                for item in page.items:
                    yield item

    def __repr__(self) -> str:
        return f"<AsyncPaged {self._operation.id}>"

    async def pages(self) -> "AsyncIterator[Page[ItemT]]":
        """Iterate over the pages.

        Raises:
            PagingError: a cursor or page repeats, 100 pages in a row are empty, or the next page is on another origin.
        """
        guard, cursor = _Guard(self._operation), self._cursor
        guard.check(cursor)
        seen = self._seen
        while True:
            page = guard.new(await self._turn(cursor, seen), cursor)
            yield page
            seen = None if seen is None else seen + len(page.items)
            if page.cursor is None:
                return
            cursor = guard.after(page)

    async def first(self) -> "Page[ItemT]":
        """Return the first page."""
        return await self._turn(self._cursor, self._seen)

    def resume(self, cursor: str) -> "AsyncPaged[ItemT]":
        """Return the list starting at a cursor, which is the ``cursor`` of a page."""
        return AsyncPaged(self._engine, _resumable(self._operation), self._arguments, cursor)

    async def _turn(self, cursor: str | None, seen: int | None) -> "Page[ItemT]":
        from .page import turn  # with the first page: most calls return a single object

        flow = turn(self._engine.core, self._engine.settings, self._operation, self._arguments, cursor, seen)
        return await self._engine.perform(flow)


def _is_paged(operation: "Operation[object]") -> "TypeGuard[PagedOperation[object]]":
    return isinstance(operation, PagedOperation)


class PagedResource(SyncResource):
    """Base class of a resource with lists."""

    def _paged(self, operation: "PagedOperation[ItemT]", **given: Unpack[Given]) -> Paged[ItemT]:
        return Paged(self._engine, *self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if _is_paged(operation) and self._open is None:
            return Paged(self._engine, operation, arguments)
        return super()._result(operation, arguments)


class AsyncPagedResource(AsyncResource):
    """Base class of a resource with lists."""

    def _paged(self, operation: "PagedOperation[ItemT]", **given: Unpack[Given]) -> AsyncPaged[ItemT]:
        return AsyncPaged(self._engine, *self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if _is_paged(operation) and self._open is None:
            return AsyncPaged(self._engine, operation, arguments)
        return super()._result(operation, arguments)
