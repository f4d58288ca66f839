"""The base classes of generated resources."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final, ParamSpec, Self, TypeVar, cast

from ..base.arguments import Arguments
from ..base.unset import UNSET

if TYPE_CHECKING:
    from ..base.operation import Operation
    from ..base.reply import Reply
    from .client import AsyncClient, SyncClient
    from .extras import RequestExtras

__all__ = ["AsyncResource", "SyncResource", "prepared", "whole_async_reply", "whole_reply"]

T = TypeVar("T")
OperationT = TypeVar("OperationT", bound="Operation[object]")
P = ParamSpec("P")

_NONE: Final[Mapping[str, object]] = {}


def prepared(
    operation: OperationT,
    *,
    path: Mapping[str, object] | None = None,
    query: Mapping[str, object] | None = None,
    header: Mapping[str, object] | None = None,
    cookie: Mapping[str, object] | None = None,
    body: object = UNSET,
    extra: "RequestExtras | None" = None,
) -> tuple[OperationT, Arguments]:
    """Return the operation and the arguments of a method, with the extras of the call."""
    arguments = Arguments(path or _NONE, query or _NONE, header or _NONE, cookie or _NONE, body)
    return _extended(operation, arguments, extra) if extra else (operation, arguments)


def _extended(operation: OperationT, arguments: Arguments, extra: "RequestExtras") -> tuple[OperationT, Arguments]:
    """Apply the extras of a call; their module is loaded on first use."""
    from .extras import extended

    return extended(operation, arguments, extra)


class SyncResource:
    """Base class of a resource, which groups operations."""

    def __init__(self, client: "SyncClient") -> None:
        self._client = client
        self._gives_whole = False
        self._open: Callable[[SyncClient, Operation[object], Arguments], object] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def whole(self) -> Self:
        """Return a copy whose methods return the whole ``Reply``; ``with_response`` is its typed form."""
        copy = type(self)(self._client)
        copy._gives_whole = True
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
        if self._open is not None:
            return cast("T", self._open(self._client, operation, arguments))
        reply = self._client.call(operation, arguments)
        return cast("T", reply) if self._gives_whole else reply.data


class AsyncResource:
    """Base class of a resource, which groups operations."""

    def __init__(self, client: "AsyncClient") -> None:
        self._client = client
        self._gives_whole = False
        self._open: Callable[[AsyncClient, Operation[object], Arguments], Awaitable[object]] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def whole(self) -> Self:
        """Return a copy whose methods return the whole ``Reply``; ``with_response`` is its typed form."""
        copy = type(self)(self._client)
        copy._gives_whole = True
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
        if self._open is not None:
            return cast("T", await self._open(self._client, operation, arguments))
        reply = await self._client.call(operation, arguments)
        return cast("T", reply) if self._gives_whole else reply.data


def whole_reply(method: Callable[P, T]) -> "Callable[P, Reply[T]]":
    """Give a method of a ``whole`` resource its type: the same arguments, returning the whole ``Reply``."""
    return cast("Callable[P, Reply[T]]", method)


def whole_async_reply(method: Callable[P, Awaitable[T]]) -> "Callable[P, Awaitable[Reply[T]]]":
    """Give a method of a ``whole`` resource its type: the same arguments, returning the whole ``Reply``."""
    return cast("Callable[P, Awaitable[Reply[T]]]", method)
