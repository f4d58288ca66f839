"""The steps of a flow other than sending: calling the caller's functions, and finishing a flow after a cancellation."""

import asyncio
from collections.abc import Callable
from typing import NoReturn

import pytest
from sample._runtime.base.errors import InvalidArgument
from sample._runtime.base.steps import Steps, ask, finish, wait
from sample._runtime.base.wire import RawReply, Request
from sample._runtime.call.confirmation import require_confirmation
from sample._runtime.call.driver import drive, drive_async


def unsent(request: Request) -> NoReturn:
    raise AssertionError(request)


async def unsent_async(request: Request) -> RawReply:
    raise AssertionError(request)


async def awaited(value: str) -> str:
    await asyncio.sleep(0)
    return value


def failing() -> NoReturn:
    raise OSError("the disk is full")


def asking(function: Callable[[], object]) -> Steps[object]:
    return (yield from ask(function))


def test_what_a_function_gives_comes_back() -> None:
    assert drive(asking(lambda: "x"), unsent) == "x"
    assert asyncio.run(drive_async(asking(lambda: "x"), unsent_async)) == "x"
    assert asyncio.run(drive_async(asking(lambda: awaited("y")), unsent_async)) == "y"


def test_what_a_function_raises_is_raised_in_the_flow() -> None:
    caught: list[str] = []

    def flow() -> Steps[None]:
        try:
            yield from ask(failing)
        except OSError as error:
            caught.append(str(error))
            raise

    with pytest.raises(OSError, match="disk"):
        drive(flow(), unsent)
    with pytest.raises(OSError, match="disk"):
        asyncio.run(drive_async(finish(flow()), unsent_async))
    assert caught == ["the disk is full"] * 2


def test_a_sync_client_says_that_it_awaits_nothing() -> None:
    with pytest.raises(InvalidArgument, match="plain methods"):
        drive(asking(lambda: awaited("x")), unsent)


def test_a_flow_goes_on_after_its_task_is_cancelled() -> None:
    log: list[str] = []

    def flow() -> Steps[str]:
        log.append("begun")
        yield from wait(0.05)
        log.append("ended")
        return "x"

    async def impatient() -> None:
        task = asyncio.create_task(drive_async(finish(flow()), unsent_async))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert log == ["begun"]
        await asyncio.sleep(0.1)

    asyncio.run(impatient())
    assert log == ["begun", "ended"]
    assert drive(finish(flow()), unsent) == "x"


@pytest.mark.parametrize("given", [None, False, 1, 1.0, "True", "true", [True], object()])
def test_only_true_confirms(given: object) -> None:
    require_confirmation("sure", True)
    with pytest.raises(InvalidArgument, match="sure: pass True"):
        require_confirmation("sure", given)
