"""The base classes of generated resources."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final, ParamSpec, Self, TypeVar, cast

from ..base.arguments import Arguments
from ..base.unset import UNSET
from ..paging.lists import AsyncPaged, Paged

if TYPE_CHECKING:
    from ..base.operation import Operation, PagedOperation
    from ..base.reply import Reply
    from ..streaming.json_items import AsyncItemStream, ItemStream
    from ..streaming.server_sent_events import AsyncEventStream, EventStream
    from .client import AsyncClient, SyncClient
    from .extras import RequestExtras

__all__ = ["AsyncResource", "SyncResource", "whole_async_reply", "whole_reply"]

T = TypeVar("T")
OperationT = TypeVar("OperationT", bound="Operation[object]")
ItemT = TypeVar("ItemT")
P = ParamSpec("P")

_NONE: Final[Mapping[str, object]] = {}


def _extended(operation: OperationT, arguments: Arguments, extra: "RequestExtras") -> tuple[OperationT, Arguments]:
    """Apply the extras of a call; their module is loaded on first use."""
    from .extras import extended

    return extended(operation, arguments, extra)


class SyncResource:
    """Base class of a resource, which groups operations."""

    def __init__(self, client: "SyncClient") -> None:
        self._client = client
        self._gives_whole = False
        self._gives_open = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def whole(self) -> Self:
        """Return a copy whose methods return the whole ``Reply``; ``with_response`` is its typed form."""
        copy = type(self)(self._client)
        copy._gives_whole = True
        return copy

    def _streamed(self) -> Self:
        """Return a copy whose methods leave the body unread; ``with_streaming`` is its typed form."""
        copy = type(self)(self._client)
        copy._gives_open = True
        return copy

    def _call(
        self,
        operation: "Operation[T]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> T:
        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        if self._gives_open:
            from ..streaming.opening import open_reply

            return cast("T", open_reply(self._client, operation, arguments))
        reply = self._client.call(operation, arguments)
        return cast("T", reply) if self._gives_whole else reply.data

    def _paged(
        self,
        operation: "PagedOperation[ItemT]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> Paged[ItemT]:
        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        return Paged(self._client, operation, arguments)

    def _events(
        self,
        operation: "Operation[T]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> "EventStream[T]":
        from ..streaming.server_sent_events import EventStream

        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        return EventStream(self._client, operation, arguments)

    def _items(
        self,
        operation: "Operation[T]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> "ItemStream[T]":
        from ..streaming.json_items import ItemStream

        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        return ItemStream(self._client, operation, arguments)


class AsyncResource:
    """Base class of a resource, which groups operations."""

    def __init__(self, client: "AsyncClient") -> None:
        self._client = client
        self._gives_whole = False
        self._gives_open = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def whole(self) -> Self:
        """Return a copy whose methods return the whole ``Reply``; ``with_response`` is its typed form."""
        copy = type(self)(self._client)
        copy._gives_whole = True
        return copy

    def _streamed(self) -> Self:
        """Return a copy whose methods leave the body unread; ``with_streaming`` is its typed form."""
        copy = type(self)(self._client)
        copy._gives_open = True
        return copy

    async def _call(
        self,
        operation: "Operation[T]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> T:
        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        if self._gives_open:
            from ..streaming.opening import open_async_reply

            return cast("T", await open_async_reply(self._client, operation, arguments))
        reply = await self._client.call(operation, arguments)
        return cast("T", reply) if self._gives_whole else reply.data

    def _paged(
        self,
        operation: "PagedOperation[ItemT]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> AsyncPaged[ItemT]:
        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        return AsyncPaged(self._client, operation, arguments)

    def _events(
        self,
        operation: "Operation[T]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> "AsyncEventStream[T]":
        from ..streaming.server_sent_events import AsyncEventStream

        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        return AsyncEventStream(self._client, operation, arguments)

    def _items(
        self,
        operation: "Operation[T]",
        *,
        path: Mapping[str, object] | None = None,
        query: Mapping[str, object] | None = None,
        header: Mapping[str, object] | None = None,
        cookie: Mapping[str, object] | None = None,
        body: object = UNSET,
        extra: "RequestExtras | None" = None,
    ) -> "AsyncItemStream[T]":
        from ..streaming.json_items import AsyncItemStream

        arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
        if extra:
            operation, arguments = _extended(operation, arguments, extra)
        return AsyncItemStream(self._client, operation, arguments)


def whole_reply(method: Callable[P, T]) -> "Callable[P, Reply[T]]":
    """Give a method of a ``whole`` resource its type: the same arguments, returning the whole ``Reply``."""
    return cast("Callable[P, Reply[T]]", method)


def whole_async_reply(method: Callable[P, Awaitable[T]]) -> "Callable[P, Awaitable[Reply[T]]]":
    """Give a method of a ``whole`` resource its type: the same arguments, returning the whole ``Reply``."""
    return cast("Callable[P, Awaitable[Reply[T]]]", method)
