"""Open a response for streaming: call the operation, leave the body unread, and close it on errors."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, ParamSpec, Self, TypeVar, cast

from ..base.notes import Note
from ..base.operation import LINES, Binary, Empty, Events, Operation, Parameter, ReplyKind, Text
from ..base.options import Settings
from ..base.steps import Steps
from ..base.wire import AsyncRest, Keep, RawReply, Request, Rest
from ..call.flow import reply_of
from ..call.resource import AsyncResource, SyncResource
from ..call.response import success
from ..call.state import Call
from ..codec.decode import BODILESS, Undecodable, is_json, media_type, report_other
from .streamed_reply import AsyncStreamedReply, StreamedReply

if TYPE_CHECKING:
    from ..base.arguments import Arguments
    from ..base.headers import Headers
    from ..call.engine import AsyncEngine, SyncEngine

__all__ = ["AsyncStreamedResource", "StreamedResource", "open_async_reply", "open_reply", "streamed", "streamed_async"]

P = ParamSpec("P")
T = TypeVar("T")
OperationT = TypeVar("OperationT", bound=Operation[object])


def _keep(operation: Operation[object]) -> Keep:
    """Return the predicate for responses to leave unread: successes that are not JSON."""

    def wanted(status: int, headers: "Headers") -> bool:
        if status == 206:
            # A part of the file, whether it is described or not.
            return True
        found = success(operation, status)
        if found is None:
            return False
        if isinstance(found.kind, Events):
            return not _is_whole(RawReply(status, headers))
        return isinstance(found.kind, (Binary, Text))

    return wanted


def _unread(kind: ReplyKind, raw: RawReply, note: Note) -> RawReply:
    """Return a response unchanged if its media type can be that of the operation."""
    found = media_type(raw)[0]
    if isinstance(kind, (Binary, Text)):
        report_other(kind, found, note)
    same = isinstance(kind, Events) and (found == kind.media_type or {found, kind.media_type} <= LINES)
    if isinstance(kind, Events) and raw.status not in BODILESS and not same:
        if _is_whole(raw):
            raise Undecodable(f"expected {kind.media_type}, got {found}")
        note("", kind.media_type, found[:100] or "no media type", None)
    return raw


def _is_whole(raw: RawReply) -> bool:
    """Return whether the media type rules out a stream of events: JSON or HTML."""
    found = media_type(raw)[0]
    return is_json(found) or found in ("text/html", "application/xhtml+xml")


def _unencoded(settings: Settings, operation: OperationT, arguments: "Arguments") -> "tuple[OperationT, Arguments]":
    """Ask for a file as it is: ranges count the bytes on the wire, and the size of a compressed file is unknown."""
    contents = [kind for status, kind in operation.replies.items() if status[0] == "2" and not isinstance(kind, Empty)]
    given = any(name.lower() == "accept-encoding" for name in (*settings.headers, *arguments.header))
    if given or operation.method != "GET" or not any(isinstance(each, Binary) for each in contents):
        return operation, arguments
    field = Parameter("Accept-Encoding", "header")
    return (
        replace(operation, parameters=(*operation.parameters, field)),
        replace(arguments, header={**arguments.header, field.name: "identity"}),
    )


class _Watch:
    """The innermost middleware; it closes an unread response if a later step fails."""

    def __init__(self) -> None:
        self.rest: Rest | AsyncRest | None = None

    def sync(self, request: Request, call_next: Callable[[Request], RawReply]) -> RawReply:
        reply = call_next(request)
        self.rest = reply.rest
        return reply

    async def asynchronous(self, request: Request, call_next: Callable[[Request], Awaitable[RawReply]]) -> RawReply:
        reply = await call_next(request)
        self.rest = reply.rest
        return reply


def open_reply(engine: "SyncEngine", operation: Operation[object], arguments: "Arguments") -> StreamedReply:
    """Call an operation and leave the body of the response unread.

    Raises:
        Error: the call failed.
    """
    operation, arguments = _unencoded(engine.settings, operation, arguments)
    core, settings = engine.core, engine.settings
    call, watch = Call(core, settings, operation), _Watch()
    call.keep = _keep(operation)
    layers = cast("list[Callable[[Request, Callable[[Request], RawReply]], RawReply]]", list(settings.middleware))
    watched = replace(engine, settings=settings._replace(middleware=(*layers, watch.sync)))

    def perform(flow: Steps[T]) -> T:
        watch.rest = None
        try:
            return watched.perform(flow)
        except BaseException:
            if watch.rest is not None:
                cast("Rest", watch.rest).close()
            raise

    return StreamedReply(call, arguments, perform(reply_of(call, arguments, None, _unread)), perform)


async def open_async_reply(
    engine: "AsyncEngine", operation: Operation[object], arguments: "Arguments"
) -> AsyncStreamedReply:
    """Call an operation and leave the body of the response unread.

    Raises:
        Error: the call failed.
    """
    operation, arguments = _unencoded(engine.settings, operation, arguments)
    core, settings = engine.core, engine.settings
    call, watch = Call(core, settings, operation), _Watch()
    call.keep = _keep(operation)
    layers = cast(
        "list[Callable[[Request, Callable[[Request], Awaitable[RawReply]]], Awaitable[RawReply]]]",
        list(settings.middleware),
    )
    watched = replace(engine, settings=settings._replace(middleware=(*layers, watch.asynchronous)))

    async def perform(flow: Steps[T]) -> T:
        watch.rest = None
        try:
            return await watched.perform(flow)
        except BaseException:
            if watch.rest is not None:
                await cast("AsyncRest", watch.rest).aclose()
            raise

    return AsyncStreamedReply(call, arguments, await perform(reply_of(call, arguments, None, _unread)), perform)


class StreamedResource(SyncResource):
    """Base class of a resource with responses that can be read in chunks."""

    def _streamed(self) -> Self:
        """Return a copy whose methods leave the body unread; ``with_streaming`` is its typed form."""
        other = copy(self)
        other._open = open_reply
        return other


class AsyncStreamedResource(AsyncResource):
    """Base class of a resource with responses that can be read in chunks."""

    def _streamed(self) -> Self:
        """Return a copy whose methods leave the body unread; ``with_streaming`` is its typed form."""
        other = copy(self)
        other._open = open_async_reply
        return other


def streamed(method: Callable[P, object]) -> Callable[P, AbstractContextManager[StreamedReply]]:
    """Give a method the type of its streaming form: the same arguments, the response in a ``with`` block."""

    @contextmanager
    def opened(*args: P.args, **kwargs: P.kwargs) -> Generator[StreamedReply]:
        reply = cast("StreamedReply", method(*args, **kwargs))
        try:
            yield reply
        finally:
            reply.close()

    return opened


def streamed_async(
    method: Callable[P, Awaitable[object]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedReply]]:
    """Give a method the type of its streaming form: the same arguments, the response in an ``async with`` block."""

    @asynccontextmanager
    async def opened(*args: P.args, **kwargs: P.kwargs) -> AsyncGenerator[AsyncStreamedReply]:
        reply = cast("AsyncStreamedReply", await method(*args, **kwargs))
        try:
            yield reply
        finally:
            await reply.aclose()

    return opened
