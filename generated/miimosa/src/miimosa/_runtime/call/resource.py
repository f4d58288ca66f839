"""The base classes of generated resources."""

from collections.abc import Awaitable, Callable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Final, Generic, ParamSpec, Self, TypedDict, TypeVar, Unpack, cast

from ..base.arguments import Arguments
from ..base.errors import Error
from ..base.unset import UNSET, Unset
from .engine import AsyncEngine, SyncEngine

if TYPE_CHECKING:
    from ..base.operation import Operation
    from ..base.reply import Reply
    from .extras import RequestExtras

__all__ = ["AsyncResource", "Given", "SyncResource", "whole_async_reply", "whole_reply"]

T = TypeVar("T")
EngineT = TypeVar("EngineT", bound="SyncEngine | AsyncEngine")
OperationT = TypeVar("OperationT", bound="Operation[object]")
P = ParamSpec("P")

_NONE: Final[Mapping[str, object]] = {}


class Given(TypedDict, total=False):
    """The arguments of a call, by where they are sent, and its extras."""

    path: Mapping[str, object]
    query: Mapping[str, object]
    header: Mapping[str, object]
    cookie: Mapping[str, object]
    body: object
    page_size: "int | Unset"
    whole: object
    content_type: "str | Unset"
    accept: "str | Unset"
    extra: "RequestExtras"


class _Resource(Generic[EngineT]):
    """A group of operations. ``_gives_whole`` and ``_open`` choose what its methods return.

    A client that has methods itself extends the class that has them, and has its own constructor.
    """

    _engine: EngineT
    _gives_whole = False

    def __init__(self, engine: EngineT) -> None:
        self._engine = engine

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._engine.core.base.url}>"

    def _whole(self) -> Self:
        """Return a copy whose methods return the whole ``Reply``; ``with_response`` is its typed form."""
        other = copy(self)
        other._gives_whole = True
        return other

    def _prepared(self, operation: OperationT, given: Given) -> tuple[OperationT, Arguments]:
        """Return the operation and the arguments of a call, with its extras; their module is loaded on first use."""
        extra = given.get("extra")
        arguments = Arguments(
            given.get("path", _NONE),
            given.get("query", _NONE),
            given.get("header", _NONE),
            given.get("cookie", _NONE),
            given.get("body", UNSET),
            given.get("page_size", UNSET),
        )
        try:
            if operation.alternatives is not None:
                choice = (given.get(name, UNSET) for name in ("content_type", "accept", "whole"))
                operation, arguments = operation.alternatives.choose(operation, arguments, *choice)
            if not extra:
                return operation, arguments
            from .extras import extended

            return extended(operation, arguments, extra, type(self))
        except Error as error:
            error.operation, error.call = operation.id, operation.name or None
            raise


class SyncResource(_Resource[SyncEngine]):
    """Base class of a resource, which groups operations."""

    _open: "Callable[[SyncEngine, Operation[object], Arguments], object] | None" = None

    def _call(self, operation: "Operation[T]", **given: Unpack[Given]) -> T:
        return cast("T", self._value(*self._prepared(operation, given)))

    def _chosen(self, operation: "Operation[object]", **given: Unpack[Given]) -> object:
        """Call an operation that returns a value, a stream or a paged list, depending on the requested media type."""
        return self._result(*self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        """Return the result of an operation: a value here; subclasses also return streams or lists in pages."""
        return self._value(operation, arguments)

    def _value(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if self._open is not None:
            return self._open(self._engine, operation, arguments)
        reply = self._engine.call(operation, arguments)
        return reply if self._gives_whole else reply.data


class AsyncResource(_Resource[AsyncEngine]):
    """Base class of a resource, which groups operations."""

    _open: "Callable[[AsyncEngine, Operation[object], Arguments], Awaitable[object]] | None" = None

    async def _call(self, operation: "Operation[T]", **given: Unpack[Given]) -> T:
        return cast("T", await self._value(*self._prepared(operation, given)))

    def _chosen(self, operation: "Operation[object]", **given: Unpack[Given]) -> object:
        """Call an operation that returns a value, a stream or a paged list, depending on the requested media type."""
        return self._result(*self._prepared(operation, given))

    def _result(self, operation: "Operation[object]", arguments: Arguments) -> object:
        """Return the result of an operation: a value here; subclasses also return streams or lists in pages."""
        return self._value(operation, arguments)

    async def _value(self, operation: "Operation[object]", arguments: Arguments) -> object:
        if self._open is not None:
            return await self._open(self._engine, operation, arguments)
        reply = await self._engine.call(operation, arguments)
        return reply if self._gives_whole else reply.data


def whole_reply(method: Callable[P, T]) -> "Callable[P, Reply[T]]":
    """Return the method with the type it has in ``with_response``: the same arguments, returning a ``Reply``."""
    return cast("Callable[P, Reply[T]]", method)


def whole_async_reply(method: Callable[P, Awaitable[T]]) -> "Callable[P, Awaitable[Reply[T]]]":
    """Return the method with the type it has in ``with_response``: the same arguments, returning a ``Reply``."""
    return cast("Callable[P, Awaitable[Reply[T]]]", method)
