"""The two drivers that perform the steps of a flow: one in threads, one in tasks. Nothing else sleeps or locks."""

import time
from collections.abc import Awaitable, Callable, Coroutine, Generator
from functools import partial
from threading import TIMEOUT_MAX
from types import coroutine
from typing import Final, TypeVar, cast

from ..base.async_library import library
from ..base.errors import InvalidArgument, Timeout, TransportError
from ..base.options import AsyncMiddleware, Middleware
from ..base.steps import Acquire, Ask, Finish, Perform, Performance, Send, Step, Steps, Wait
from ..base.timeouts import bound
from ..base.wire import RawReply, Request
from .hooks import checked

__all__ = ["drive", "drive_async", "layered", "layered_async"]

T = TypeVar("T")

_DONE: Final = cast("Performance", ())
"""A step that is already performed: it yields nothing."""

_GLANCE: Final = 0.01
"""Seconds between two attempts to take a lock that a task of another event loop holds."""


def drive(steps: Steps[T], send: Callable[[Request], RawReply]) -> T:
    """Run a flow in this thread."""

    def perform(step: Step) -> Performance:
        if isinstance(step, Send):
            try:
                step.outcome = send(step.request)
            except TransportError as error:
                step.outcome = error
        else:
            _perform(step, send)
        return _DONE

    try:
        next(steps)
        while True:
            steps.send(perform)
    except StopIteration as end:
        return cast("T", end.value)
    finally:
        steps.close()


def _perform(step: Step, send: Callable[[Request], RawReply]) -> None:
    if isinstance(step, Acquire):
        if step.turn.threads.acquire(timeout=min(max(step.seconds, 0), TIMEOUT_MAX)):
            step.acquired, step.release = True, step.turn.threads.release
    elif isinstance(step, Ask):
        _ask(step)
    elif isinstance(step, Finish):
        try:
            step.outcome = drive(step.flow, send)
        except Exception as error:
            step.error = error
    elif isinstance(step, Wait):
        time.sleep(step.seconds)


async def drive_async(steps: Steps[T], send: Callable[[Request], Awaitable[RawReply]]) -> T:
    """Run a flow in this task."""

    def perform(step: Step) -> Performance:
        # Whatever it yields is for the event loop; ``_awaited`` passes it on, and sends the loop's answer back.
        return cast("Performance", _perform_async(step, send).__await__())

    return await _awaited(steps, perform)


@coroutine
def _awaited(steps: Steps[T], perform: Perform) -> Generator[object, object, T]:
    """Await a flow: its functions are on the stack of the task while a step is performed."""
    flow = cast("Generator[object, object, T]", steps)
    try:
        found = next(flow)
        while True:
            if isinstance(found, Step):
                found = flow.send(perform)
                continue
            try:
                answer = yield found
            except BaseException as error:
                found = flow.throw(error)
            else:
                # trio answers with a value; asyncio always answers None.
                found = flow.send(answer)
    except StopIteration as end:
        return cast("T", end.value)
    finally:
        flow.close()


async def _perform_async(step: Step, send: Callable[[Request], Awaitable[RawReply]]) -> None:
    if isinstance(step, Send):
        try:
            step.outcome = await send(step.request)
        except TransportError as error:
            step.outcome = error
    elif isinstance(step, Acquire):
        await _take_turn(step)
    elif isinstance(step, Ask):
        await _ask_awaited(step)
    elif isinstance(step, Finish):
        await _finish(step, send)
    elif isinstance(step, Wait):
        await library().sleep(step.seconds)


def _ask(step: Ask) -> None:
    try:
        answer = step.answer = step.function()
        if isinstance(answer, Coroutine):
            cast("Coroutine[object, object, object]", answer).close()
            raise InvalidArgument(step.refusal)
    except Exception as error:
        step.error = error


async def _ask_awaited(step: Ask) -> None:
    try:
        if step.blocks:
            step.answer = await library().in_thread(step.function)
            return
        answer = step.function()
        is_awaited = isinstance(answer, Awaitable)
        step.answer = await _within(step.seconds, cast("Awaitable[object]", answer)) if is_awaited else answer
    except Exception as error:
        step.error = error


async def _within(seconds: float, answer: Awaitable[object]) -> object:
    timer = library().timeout(bound(max(seconds, 0)))
    try:
        async with timer:
            return await answer
    except TimeoutError as error:
        if not timer.expired():
            raise
        raise Timeout(
            "a function did not return before the deadline of the call; pass a larger deadline=..."
        ) from error


async def _finish(step: Finish, send: Callable[[Request], Awaitable[RawReply]]) -> None:
    try:
        step.outcome = await library().finish(drive_async(step.flow, send))
    except Exception as error:
        step.error = error


async def _take_turn(step: Acquire) -> None:
    tasks, threads = step.turn.tasks(), step.turn.threads

    def release() -> None:
        threads.release()
        tasks.release()

    try:
        async with library().timeout(bound(max(step.seconds, 0))):
            await tasks.acquire()
            try:
                # Tasks of this loop queue on the lock; tasks of another loop are rare, so they poll.
                while not threads.acquire(blocking=False):
                    await library().sleep(_GLANCE)
            except BaseException:
                tasks.release()
                raise
    except TimeoutError:
        return
    step.acquired, step.release = True, release


def layered(send: Callable[[Request], RawReply], layers: tuple[Middleware, ...]) -> Callable[[Request], RawReply]:
    """Wrap the send function in middleware, the first layer outermost."""
    for layer in reversed(layers):
        send = partial(_through, layer, send)
    return send


def _through(layer: Middleware, send: Callable[[Request], RawReply], request: Request) -> RawReply:
    return checked("middleware", layer(request, send), RawReply)


def layered_async(
    send: Callable[[Request], Awaitable[RawReply]], layers: tuple[AsyncMiddleware, ...]
) -> Callable[[Request], Awaitable[RawReply]]:
    """Wrap the send function in middleware, the first layer outermost."""
    for layer in reversed(layers):
        send = partial(_through_async, layer, send)
    return send


async def _through_async(
    layer: AsyncMiddleware, send: Callable[[Request], Awaitable[RawReply]], request: Request
) -> RawReply:
    return checked("middleware", await layer(request, send), RawReply)
