"""How a reply is opened without being read: called like any other, and closed when anything goes wrong."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, ParamSpec, cast

from .decode import BODILESS, Undecodable, is_json, media_type
from .operation import Binary, Events, Operation, ReplyKind, Text
from .outcome import Note, success
from .streaming import AsyncStreamedReply, StreamedReply
from .wire import AsyncRest, Keep, RawReply, Request, Rest

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient
    from .headers import Headers
    from .request import Arguments

__all__ = ["open_async_reply", "open_reply", "streamed", "streamed_async"]

P = ParamSpec("P")


def _keep(operation: Operation[object]) -> Keep:
    """Give what tells which replies of an operation are left unread: its successes that are no JSON."""

    def wanted(status: int, headers: "Headers") -> bool:
        found = success(operation, status)
        if found is None:
            return False
        if isinstance(found.kind, Events):
            return not _is_whole(RawReply(status, headers))
        return isinstance(found.kind, (Binary, Text))

    return wanted


def _unread(kind: ReplyKind, raw: RawReply, note: Note) -> RawReply:
    """Give a reply as it is, where its body may be what the operation describes."""
    found = media_type(raw)[0]
    if isinstance(kind, Events) and raw.status not in BODILESS and found != kind.media_type:
        if _is_whole(raw):
            raise Undecodable(f"expected {kind.media_type}, got {found}")
        note("", kind.media_type, found[:100] or "no media type", None)
    return raw


def _is_whole(raw: RawReply) -> bool:
    """Return whether the media type is one that no stream of events has: JSON, or a page."""
    found = media_type(raw)[0]
    return is_json(found) or found in ("text/html", "application/xhtml+xml")


class _Watch:
    """The innermost layer around an attempt: it knows what was left unread when something else fails."""

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


def open_reply(client: "SyncClient", operation: Operation[object], arguments: "Arguments") -> StreamedReply:
    """Call an operation, and leave the body of its reply unread.

    Raises:
        Error: any of the tree.
    """
    from .call import Call, reply_of

    core, settings = client.engine()
    call, watch = Call(core, settings, operation), _Watch()
    call.keep = _keep(operation)
    layers = cast("list[Callable[[Request, Callable[[Request], RawReply]], RawReply]]", list(settings.middleware))
    try:
        watched = client.with_options(middleware=[*layers, watch.sync])
        return StreamedReply(call, watched.perform(reply_of(call, arguments, None, _unread)))
    except BaseException:
        if watch.rest is not None:
            cast("Rest", watch.rest).close()
        raise


async def open_async_reply(
    client: "AsyncClient", operation: Operation[object], arguments: "Arguments"
) -> AsyncStreamedReply:
    """Call an operation, and leave the body of its reply unread.

    Raises:
        Error: any of the tree.
    """
    from .call import Call, reply_of

    core, settings = client.engine()
    call, watch = Call(core, settings, operation), _Watch()
    call.keep = _keep(operation)
    layers = cast(
        "list[Callable[[Request, Callable[[Request], Awaitable[RawReply]]], Awaitable[RawReply]]]",
        list(settings.middleware),
    )
    try:
        watched = client.with_options(middleware=[*layers, watch.asynchronous])
        return AsyncStreamedReply(call, await watched.perform(reply_of(call, arguments, None, _unread)))
    except BaseException:
        if watch.rest is not None:
            await cast("AsyncRest", watch.rest).aclose()
        raise


def streamed(method: Callable[P, object]) -> Callable[P, AbstractContextManager[StreamedReply]]:
    """Type the method of a resource that streams: the same arguments, and the reply inside a ``with``."""

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
    """Type the method of a resource that streams: the same arguments, and the reply inside an ``async with``."""

    @asynccontextmanager
    async def opened(*args: P.args, **kwargs: P.kwargs) -> AsyncGenerator[AsyncStreamedReply]:
        reply = cast("AsyncStreamedReply", await method(*args, **kwargs))
        try:
            yield reply
        finally:
            await reply.aclose()

    return opened
