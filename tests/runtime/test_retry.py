"""Retries and deadlines, with a clock that only the test moves."""

from email.utils import formatdate

import pytest
from fake_driver import FakeClock, FakeDriver, raw
from hypothesis import given
from hypothesis import strategies as st
from sample import errors
from sample._operations.absences import CREATE_ABSENCE, DELETE_ABSENCE, GET_ABSENCE
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.errors import ConnectError, TransportError
from sample._runtime.base.headers import Headers
from sample._runtime.base.operation import Empty, Operation, Retry
from sample._runtime.base.options import ClientOptions
from sample._runtime.base.wire import RawReply, Request
from sample._runtime.call.retry import retry_after

ONE = Arguments(path={"id": 1})
NEW = Arguments(body={"organisation_id": 1})
OK = raw('{"absence": {"id": 1, "first_day": "2021-10-21"}}')
BROKEN = TransportError("the connection broke")
LOGIN = raw('{"data": {"id": 1, "email": "a@b.test"}}', access_token="tok-aaaaaaaa", client="c", uid="u")
SECRETS = {"email": "a@b.test", "password": "pass-12345678"}

PUT: Operation[None] = Operation(id="put", method="PUT", path="/x", replies={"200": Empty()}, retry=Retry.IDEMPOTENT)
POST: Operation[None] = Operation(id="post", method="POST", path="/x", replies={"200": Empty()}, retry=Retry.UNSAFE)


def test_a_safe_call_is_sent_again() -> None:
    driver = FakeDriver([raw("", 503), BROKEN, OK])
    reply = driver.call(GET_ABSENCE, ONE)
    assert (reply.attempts, reply.data.id, driver.waits) == (3, 1, [0.5, 1.0])
    assert reply.elapsed == 1.5


def test_never_more_often_than_asked() -> None:
    driver = FakeDriver([raw("", 503, content_type="text/plain")])
    with pytest.raises(errors.ServiceUnavailable) as caught:
        driver.call(GET_ABSENCE, ONE, options={"retries": 3})
    assert (len(driver.sent), caught.value.attempts, caught.value.status) == (4, 4, 503)


@pytest.mark.parametrize("answer", [raw("", 500), raw("", 502), raw("", 503), raw("", 408), BROKEN])
def test_a_post_is_sent_once(answer: RawReply | TransportError) -> None:
    driver = FakeDriver([answer, OK])
    with pytest.raises(errors.Error):
        driver.call(CREATE_ABSENCE, NEW)
    assert len(driver.sent) == 1


@pytest.mark.parametrize("answer", [raw("", 500), raw("", 429), BROKEN])
def test_an_idempotent_call_is_sent_again(answer: RawReply | TransportError) -> None:
    driver = FakeDriver([answer, raw()])
    driver.call(PUT)
    assert len(driver.sent) == 2


def test_a_request_that_was_never_sent_is_sent_again_whatever_it_is() -> None:
    driver = FakeDriver([ConnectError("refused"), ConnectError("refused"), OK])
    assert driver.call(CREATE_ABSENCE, NEW).attempts == 3


def test_a_post_with_an_idempotency_key_is_sent_again_with_the_same_bytes() -> None:
    driver = FakeDriver([raw("", 500), BROKEN, OK])
    driver.call(CREATE_ABSENCE, NEW, options={"headers": {"Idempotency-Key": "k"}})
    assert len({(request.headers["idempotency-key"], request.content) for request in driver.sent}) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 422, 501, 505])
def test_statuses_that_stay_are_not_asked_again(status: int) -> None:
    driver = FakeDriver([raw("", status, retry_after="1")])
    with pytest.raises(errors.ApiError):
        driver.call(GET_ABSENCE, ONE)
    assert len(driver.sent) == 1


@pytest.mark.parametrize("name", ["x_should_retry", "stripe_should_retry"])
def test_the_server_may_forbid_a_retry(name: str) -> None:
    driver = FakeDriver([raw("", 503, **{name: "false"}), OK])
    with pytest.raises(errors.ServiceUnavailable):
        driver.call(GET_ABSENCE, ONE)


def test_the_second_answer_to_a_delete_is_not_hidden() -> None:
    with pytest.raises(errors.NotFound) as caught:
        FakeDriver([raw("", 500), raw("", 404)]).call(DELETE_ABSENCE, ONE)
    assert caught.value.attempts == 2


def test_the_pause_the_server_asks_for_is_kept() -> None:
    driver = FakeDriver([raw("", 429, retry_after="2"), OK])
    driver.call(GET_ABSENCE, ONE)
    assert 2 <= driver.waits[0] <= 2.2


def test_a_pause_above_the_limit_is_reported_to_the_caller() -> None:
    driver = FakeDriver([raw("", 429, retry_after="3600"), OK])
    with pytest.raises(errors.TooManyRequests) as caught:
        driver.call(GET_ABSENCE, ONE, options={"deadline": 10000})
    assert (caught.value.retry_after, driver.waits) == (3600, [])


def test_pauses_are_spread() -> None:
    waits: list[float] = []
    for share in (0.0, 0.5, 1.0):
        for answer in (raw("", 429, retry_after="2"), raw("", 503)):
            driver = FakeDriver([answer, OK])
            driver.call(GET_ABSENCE, ONE, core=driver.core(random=share.__float__))
            waits += driver.waits
    assert len(set(waits)) == 6


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("2", 2.0),
        ("0", 0.0),
        ("99999999", 99999999.0),
        ("9" * 400, 999999999999.0),
        ("-1", None),
        ("NaN", None),
        ("inf", None),
        ("1e400", None),
        ("1.5", 1.5),
        (" 0.25 ", 0.25),
        (".5", None),
        ("1.", None),
        ("1.5.2", None),
        ("soon", None),
        ("", None),
        ("9" * 10000, None),
        ("²", None),
        ("Sun, 06 Nov 1994 08:49:47 GMT", 10.0),
        ("Sunday, 06-Nov-94 08:49:47 GMT", 10.0),
        ("Sun Nov  6 08:49:47 1994", 10.0),
        ("Sun, 06 Nov 1994 07:49:37 GMT", 0.0),
        ("Sun, 99 Nov 1994 08:49:37 GMT", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    headers = Headers([("Retry-After", value), ("Date", "Sun, 06 Nov 1994 08:49:37 GMT")])
    assert retry_after(headers, 0.0) == seconds


def test_a_date_without_the_servers_own_clock_is_compared_with_ours() -> None:
    assert retry_after(Headers([("Retry-After", formatdate(1_000_060, usegmt=True))]), 1_000_000.0) == 60


@pytest.mark.parametrize(("value", "seconds"), [("1500", 1.5), ("0.5", 0.0005), ("-1", 7.0), ("soon", 7.0), ("", 7.0)])
def test_milliseconds_come_before_seconds(value: str, seconds: float) -> None:
    assert retry_after(Headers([("Retry-After", "7"), ("retry-after-ms", value)]), 0.0) == seconds


def test_two_fields_say_nothing() -> None:
    assert retry_after(Headers([("Retry-After", "1"), ("Retry-After", "2")]), 0.0) is None


@given(st.text())
def test_no_retry_after_is_negative_or_endless(value: str) -> None:
    seconds = retry_after(Headers([("Retry-After", value)]), 0.0)
    assert seconds is None or 0 <= seconds < float("inf")


# The deadline -------------------------------------------------------------------------------------------------------


def test_no_pause_goes_beyond_the_deadline() -> None:
    driver = FakeDriver([raw("", 503, retry_after="60"), OK])
    with pytest.raises(errors.ServiceUnavailable):
        driver.call(GET_ABSENCE, ONE, options={"deadline": 30})
    assert driver.waits == []


def test_every_attempt_has_what_is_left() -> None:
    clock = FakeClock()

    def slow(request: Request) -> TransportError:
        clock.monotonic += 40
        return BROKEN

    driver = FakeDriver([slow], clock=clock)
    with pytest.raises(TransportError):
        driver.call(GET_ABSENCE, ONE, options={"deadline": 100, "retries": 9})
    assert [round(request.remaining) for request in driver.sent] == [100, 60, 18]


def test_a_jump_of_the_wall_clock_changes_nothing() -> None:
    clock = FakeClock()

    def jump(request: Request) -> RawReply:
        clock.date += 3600
        return raw("", 503)

    driver = FakeDriver([jump, OK], clock=clock)
    assert driver.call(GET_ABSENCE, ONE).attempts == 2


@pytest.mark.parametrize("options", [{"deadline": 0}, {"timeout": float("inf")}, {"retries": -1}, {"timeout": -1.0}])
def test_options_are_finite(options: ClientOptions) -> None:
    with pytest.raises(errors.InvalidArgument):
        FakeDriver([OK]).call(GET_ABSENCE, ONE, options=options)
