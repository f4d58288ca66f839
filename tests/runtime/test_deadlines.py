"""Which limit ended a call, its value and how to change it; a call has no deadline unless it is given."""

import pickle

import pytest
from fake_driver import FakeDriver, raw, settings
from flavours import GET, POST, Flavour, call
from sample._runtime.base import errors
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.options import settle
from sample._runtime.base.timeouts import Timeout
from sample._runtime.base.wire import RawReply, Request
from sample._runtime.call.flow import perform

from upstream.raw import Exchange, RawServer, head

both = pytest.mark.parametrize("flavour", ["sync", "async", "trio"])


def silent(exchange: Exchange) -> None:
    exchange.wait(10)


def slow(exchange: Exchange) -> None:
    exchange.send(head(200, {"Content-Length": "1000"}))
    for _ in range(100):
        exchange.send(b" ")
        exchange.wait(0.05)


@both
def test_a_step_that_takes_too_long_names_its_limit(flavour: Flavour) -> None:
    with RawServer(silent) as server, pytest.raises(errors.Timeout) as caught:
        call(flavour, GET, base_url=server.url, retries=0, timeout=Timeout(read=0.2))
    message = "no response within 0.2 seconds (timeout.read); pass a larger timeout=..."
    assert str(caught.value) == f"get: GET {server.url}/x: {message}"
    assert caught.value.limit == "read"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@both
def test_a_call_that_takes_too_long_names_the_deadline(flavour: Flavour) -> None:
    with RawServer(slow) as server, pytest.raises(errors.Timeout) as caught:
        call(flavour, POST, base_url=server.url, deadline=0.3)
    message = "no complete response within 0.3 seconds, the deadline of the call; pass a larger deadline=..."
    assert str(caught.value) == f"post: POST {server.url}/x: {message}"
    assert caught.value.limit == "deadline"


def test_a_reply_after_two_minutes_is_in_time_for_a_caller_who_waits_longer() -> None:
    def late(request: Request) -> RawReply:
        driver.clock.monotonic += 125
        return raw('{"ok": true}')

    driver = FakeDriver([late])
    assert driver.drive(perform(driver.core(), settings({"timeout": 300}), GET, Arguments())).data == {"ok": True}
    assert driver.sent[0].remaining == float("inf")


def test_repeated_attempts_may_take_longer_than_two_minutes_together() -> None:
    def late(request: Request) -> RawReply:
        driver.clock.monotonic += 100
        return raw("", 503)

    driver = FakeDriver([late, late, raw('{"ok": true}')])
    assert driver.drive(perform(driver.core(), settings({}), GET, Arguments())).data == {"ok": True}


def test_a_given_deadline_applies_whatever_the_timeout() -> None:
    assert settings({"timeout": 300, "deadline": 60}).deadline == 60
    assert settle(settings({"deadline": 60}), {"timeout": 300}).deadline == 60
    assert settle(settings({"timeout": 300}), {"deadline": 60}).deadline == 60


def test_a_call_without_a_deadline_never_names_one() -> None:
    driver = FakeDriver([errors.Timeout("too slow")])
    with pytest.raises(errors.Timeout) as caught:
        driver.drive(perform(driver.core(), settings({"retries": 0}), GET, Arguments()))
    assert (caught.value.message, caught.value.limit) == ("too slow", "read")
