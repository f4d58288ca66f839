"""A resource that streams, sync and async, as a generated one does; and one way to use both."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass
from typing import Generic, TypeVar, Unpack, cast

from engines import engine_of
from flavours import Flavour
from sample import AsyncSample, Sample
from sample._runtime.base.operation import Binary, Events, Json, Operation, Retry
from sample._runtime.base.options import ClientOptions
from sample._runtime.codec.model import Model
from sample._runtime.codec.values import JsonValue
from sample._runtime.streaming.opening import AsyncStreamedResource, StreamedResource, streamed, streamed_async
from sample._runtime.streaming.server_sent_events import (
    AsyncEventResource,
    AsyncEventStream,
    Event,
    EventResource,
    EventStream,
)
from sample._runtime.streaming.streamed_reply import AsyncStreamedReply, StreamedReply

T = TypeVar("T")


class Update(Model):
    """The data of an event."""

    n: int


FILE: Operation[bytes] = Operation(
    id="getFile",
    method="GET",
    path="/file",
    security=(("accessToken", "client", "uid"),),
    replies={"200": Binary("application/zip"), "202": Json(lambda: JsonValue)},
    retry=Retry.SAFE,
)
UPDATES: Operation[Update] = Operation(
    id="listen", method="GET", path="/events", replies={"200": Events(lambda: Update)}, retry=Retry.SAFE
)


class Files(EventResource, StreamedResource):
    """The sync one."""

    def get(self) -> bytes:
        """Get it whole."""
        return self._call(FILE)

    def open(self) -> AbstractContextManager[StreamedReply]:
        """Get it piece by piece."""
        return streamed(self._streamed().get)()

    def listen(self) -> EventStream[Update]:
        """Listen."""
        return self._events(UPDATES)


class AsyncFiles(AsyncEventResource, AsyncStreamedResource):
    """The async one."""

    async def get(self) -> bytes:
        """Get it whole."""
        return await self._call(FILE)

    def open(self) -> AbstractAsyncContextManager[AsyncStreamedReply]:
        """Get it piece by piece."""
        return streamed_async(self._streamed().get)()

    def listen(self) -> AsyncEventStream[Update]:
        """Listen."""
        return self._events(UPDATES)


@dataclass
class Both(Generic[T]):
    """Uses one of the two in the same words."""

    flavour: Flavour

    def download(
        self, url: str, step: Callable[[StreamedReply | AsyncStreamedReply], object], **options: Unpack[ClientOptions]
    ) -> object:
        """Open a download and take one step with it: what it gives is awaited, or walked to a list."""
        merged: ClientOptions = {**options, "base_url": url, "trust_env": False}
        if self.flavour == "sync":
            sample = Sample(access_token="tok-12345678", client="c", uid="u", **merged)
            with sample as client, Files(engine_of(client)).open() as reply:
                return _walked(step(reply))

        async def main() -> object:
            sample = AsyncSample(access_token="tok-12345678", client="c", uid="u", **merged)
            async with sample as client, AsyncFiles(engine_of(client)).open() as reply:
                return await _awaited(step(reply))

        return asyncio.run(main())

    def listen(
        self, url: str, most: int = 1000, after: Callable[[], object] = bool, **options: Unpack[ClientOptions]
    ) -> list[Event[Update]]:
        """Take some events and leave; ``after`` is called before the client is closed."""
        taken: list[Event[Update]] = []
        merged: ClientOptions = {**options, "base_url": url, "trust_env": False}
        if self.flavour == "sync":
            with Sample(**merged) as client:
                for event in Files(engine_of(client)).listen():
                    taken.append(event)
                    if len(taken) == most:
                        break
                after()
            return taken

        async def main() -> None:
            async with AsyncSample(**merged) as client:
                async with AsyncFiles(engine_of(client)).listen() as stream:
                    async for event in stream:
                        taken.append(event)
                        if len(taken) == most:
                            break
                await asyncio.to_thread(after)

        asyncio.run(main())
        return taken


def _walked(value: object) -> object:
    return list(cast("Iterator[object]", value)) if isinstance(value, Iterator) else value


async def _awaited(value: object) -> object:
    if isinstance(value, AsyncIterator):
        return [item async for item in cast("AsyncIterator[object]", value)]
    return await cast("Awaitable[object]", value) if isinstance(value, Awaitable) else value
