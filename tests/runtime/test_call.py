"""The story of a call: retries, deadlines, redirects and logins, with a clock that only moves when told."""

from email.utils import formatdate

import pytest
from hand import FakeClock, Hand, raw
from hypothesis import given
from hypothesis import strategies as st
from sample import errors
from sample._api import API
from sample._operations.absences import CREATE_ABSENCE, DELETE_ABSENCE, GET_ABSENCE
from sample._operations.authentification import SIGN_IN
from sample._runtime.errors import ConnectError, RedirectRefused, Timeout, TransportError
from sample._runtime.headers import Headers
from sample._runtime.operation import Empty, Operation, Retry
from sample._runtime.request import Arguments
from sample._runtime.retry import retry_after
from sample._runtime.wire import RawReply, Request

ONE = Arguments(path={"id": 1})
NEW = Arguments(body={"organisation_id": 1})
OK = raw('{"absence": {"id": 1, "first_day": "2021-10-21"}}')
BROKEN = TransportError("the connection broke")
LOGIN = raw('{"data": {"id": 1, "email": "a@b.test"}}', access_token="tok-aaaaaaaa", client="c", uid="u")
SECRETS = {"email": "a@b.test", "password": "pass-12345678"}

PUT: Operation[None] = Operation(id="put", method="PUT", path="/x", replies={"200": Empty()}, retry=Retry.IDEMPOTENT)
POST: Operation[None] = Operation(id="post", method="POST", path="/x", replies={"200": Empty()}, retry=Retry.NEVER)


# Retries ------------------------------------------------------------------------------------------------------------


def test_a_safe_call_is_sent_again() -> None:
    hand = Hand([raw("", 503), BROKEN, OK])
    reply = hand.call(GET_ABSENCE, ONE)
    assert (reply.attempts, reply.data.id, hand.waits) == (3, 1, [0.5, 1.0])
    assert reply.elapsed == 1.5


def test_never_more_often_than_asked() -> None:
    hand = Hand([raw("", 503, content_type="text/plain")])
    with pytest.raises(errors.ServiceUnavailable) as caught:
        hand.call(GET_ABSENCE, ONE, options={"retries": 3})
    assert (len(hand.sent), caught.value.attempts, caught.value.status) == (4, 4, 503)


@pytest.mark.parametrize("answer", [raw("", 500), raw("", 502), raw("", 503), raw("", 429), BROKEN])
def test_a_post_is_sent_once(answer: RawReply | TransportError) -> None:
    hand = Hand([answer, OK])
    with pytest.raises(errors.Error):
        hand.call(CREATE_ABSENCE, NEW)
    assert len(hand.sent) == 1


@pytest.mark.parametrize("answer", [raw("", 500), raw("", 429), BROKEN])
def test_an_idempotent_call_is_sent_again(answer: RawReply | TransportError) -> None:
    hand = Hand([answer, raw()])
    hand.call(PUT)
    assert len(hand.sent) == 2


def test_a_request_that_was_never_sent_is_sent_again_whatever_it_is() -> None:
    hand = Hand([ConnectError("refused"), ConnectError("refused"), OK])
    assert hand.call(CREATE_ABSENCE, NEW).attempts == 3


def test_a_post_with_an_idempotency_key_is_sent_again_with_the_same_bytes() -> None:
    hand = Hand([raw("", 500), BROKEN, OK])
    hand.call(CREATE_ABSENCE, NEW, options={"headers": {"Idempotency-Key": "k"}})
    assert len({(request.headers["idempotency-key"], request.content) for request in hand.sent}) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 422, 501, 505])
def test_statuses_that_stay_are_not_asked_again(status: int) -> None:
    hand = Hand([raw("", status, retry_after="1")])
    with pytest.raises(errors.ApiError):
        hand.call(GET_ABSENCE, ONE)
    assert len(hand.sent) == 1


@pytest.mark.parametrize("name", ["x_should_retry", "stripe_should_retry"])
def test_the_server_may_forbid_a_retry(name: str) -> None:
    hand = Hand([raw("", 503, **{name: "false"}), OK])
    with pytest.raises(errors.ServiceUnavailable):
        hand.call(GET_ABSENCE, ONE)


def test_the_second_answer_to_a_delete_is_not_hidden() -> None:
    with pytest.raises(errors.NotFound) as caught:
        Hand([raw("", 500), raw("", 404)]).call(DELETE_ABSENCE, ONE)
    assert caught.value.attempts == 2


def test_the_pause_the_server_asks_for_is_kept() -> None:
    hand = Hand([raw("", 429, retry_after="2"), OK])
    hand.call(GET_ABSENCE, ONE)
    assert 2 <= hand.waits[0] <= 2.2


def test_a_pause_above_the_limit_is_told_to_the_caller() -> None:
    hand = Hand([raw("", 429, retry_after="3600"), OK])
    with pytest.raises(errors.TooManyRequests) as caught:
        hand.call(GET_ABSENCE, ONE, options={"deadline": 10000})
    assert (caught.value.retry_after, hand.waits) == (3600, [])


def test_pauses_are_spread() -> None:
    waits: list[float] = []
    for share in (0.0, 0.5, 1.0):
        for answer in (raw("", 429, retry_after="2"), raw("", 503)):
            hand = Hand([answer, OK])
            hand.call(GET_ABSENCE, ONE, core=hand.core(random=lambda share=share: share))  # type: ignore[misc]
            waits += hand.waits
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
        ("1.5", None),
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


def test_two_fields_say_nothing() -> None:
    assert retry_after(Headers([("Retry-After", "1"), ("Retry-After", "2")]), 0.0) is None


@given(st.text())
def test_no_retry_after_is_negative_or_endless(value: str) -> None:
    seconds = retry_after(Headers([("Retry-After", value)]), 0.0)
    assert seconds is None or 0 <= seconds < float("inf")


# The deadline -------------------------------------------------------------------------------------------------------


def test_no_pause_goes_beyond_the_deadline() -> None:
    hand = Hand([raw("", 503, retry_after="60"), OK])
    with pytest.raises(errors.ServiceUnavailable):
        hand.call(GET_ABSENCE, ONE, options={"deadline": 30})
    assert hand.waits == []


def test_every_attempt_has_what_is_left() -> None:
    clock = FakeClock()

    def slow(request: Request) -> TransportError:
        clock.moment += 40
        return BROKEN

    hand = Hand([slow], clock=clock)
    with pytest.raises(TransportError):
        hand.call(GET_ABSENCE, ONE, options={"deadline": 100, "retries": 9})
    assert [round(request.remaining) for request in hand.sent] == [100, 60, 18]


def test_a_jump_of_the_wall_clock_changes_nothing() -> None:
    clock = FakeClock()

    def jump(request: Request) -> RawReply:
        clock.date += 3600
        return raw("", 503)

    hand = Hand([jump, OK], clock=clock)
    assert hand.call(GET_ABSENCE, ONE).attempts == 2


@pytest.mark.parametrize("options", [{"deadline": 0}, {"timeout": float("inf")}, {"retries": -1}, {"timeout": -1.0}])
def test_options_are_finite(options: dict[str, float]) -> None:
    with pytest.raises(errors.InvalidArgument):
        Hand([OK]).call(GET_ABSENCE, ONE, options=options)  # type: ignore[arg-type]


# Redirects ----------------------------------------------------------------------------------------------------------


def moved(to: str, status: int = 302) -> RawReply:
    return raw("", status, location=to)


def test_a_redirect_is_not_followed_unless_asked() -> None:
    hand = Hand([moved("https://api.sample.test/other"), OK])
    with pytest.raises(errors.UnexpectedStatus):
        hand.call(GET_ABSENCE, ONE)
    assert len(hand.sent) == 1


@pytest.mark.parametrize(
    ("to", "same"),
    [
        ("/elsewhere", True),
        ("https://api.sample.test:443/x", True),
        ("https://other.test/x", False),
        ("https://api.sample.test:444/x", False),
        ("https://sub.api.sample.test/x", False),
        ("//evil.test/x", False),
    ],
)
def test_no_credential_leaves_its_origin(to: str, same: bool) -> None:
    hand = Hand([moved(to), OK])
    options = {"X-Api-Key": "mine-123", "Cookie": "a=b"}
    hand.call(GET_ABSENCE, ONE, options={"follow_redirects": True, "headers": options})
    there = set(hand.sent[1].headers)
    secret = {"access-token", "client", "uid", "x-api-key", "cookie"}
    assert there & secret == (secret if same else set())


@pytest.mark.parametrize(
    "to",
    [
        "http://api.sample.test/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://a.test/",
        "https://u:p@a.test/",
        "https://[x",
    ],
)
def test_where_no_redirect_is_followed(to: str) -> None:
    hand = Hand([moved(to), OK])
    with pytest.raises((RedirectRefused, errors.InvalidArgument)):
        hand.call(GET_ABSENCE, ONE, options={"follow_redirects": True})
    assert len(hand.sent) == 1


def test_a_line_break_in_a_location_stays_in_the_url() -> None:
    hand = Hand([moved("/x\r\nX-Bad: 1"), OK])
    hand.call(GET_ABSENCE, ONE, options={"follow_redirects": True})
    assert not set(hand.sent[1].url) & set("\r\n ")


def test_a_redirect_loop_ends() -> None:
    hand = Hand([moved("/again")])
    with pytest.raises(RedirectRefused, match="more than 10"):
        hand.call(GET_ABSENCE, ONE, options={"follow_redirects": True})
    assert len(hand.sent) == 11


@pytest.mark.parametrize(
    ("status", "method", "kept"),
    [(301, "GET", False), (302, "GET", False), (303, "GET", False), (307, "POST", True), (308, "POST", True)],
)
def test_method_and_body_of_a_redirected_post(status: int, method: str, kept: bool) -> None:
    hand = Hand([moved("/x", status), OK])
    hand.call(CREATE_ABSENCE, NEW, options={"follow_redirects": True})
    assert (hand.sent[1].method, bool(hand.sent[1].content.parts)) == (method, kept)


def test_a_login_follows_no_redirect() -> None:
    hand = Hand([moved("https://evil.test/", 307), LOGIN])
    with pytest.raises(errors.LoginFailed):
        hand.call(GET_ABSENCE, ONE, core=hand.core(API, SECRETS), options={"follow_redirects": True})
    assert len(hand.sent) == 1


# Logins -------------------------------------------------------------------------------------------------------------


def paths(hand: Hand) -> list[str]:
    return [request.url.rpartition("/")[2] for request in hand.sent]


def test_one_login_serves_every_call() -> None:
    hand = Hand([LOGIN, OK, OK])
    core = hand.core(API, SECRETS)
    hand.call(GET_ABSENCE, ONE, core=core)
    hand.call(GET_ABSENCE, ONE, core=core)
    assert paths(hand) == ["sign_in", "1", "1"]
    assert hand.sent[0].content.parts == (b'{"email":"a@b.test","password":"pass-12345678"}',)
    assert hand.sent[1].headers["access-token"] == "tok-aaaaaaaa"


def test_credentials_given_directly_win() -> None:
    hand = Hand([raw("", 401), OK])
    core = hand.core(API, {**SECRETS, "access_token": "t", "client": "c", "uid": "u"})
    with pytest.raises(errors.Unauthorized):
        hand.call(GET_ABSENCE, ONE, core=core)
    assert paths(hand) == ["1"]


def test_the_credentials_end_when_the_server_says() -> None:
    clock = FakeClock()
    expiring = raw(LOGIN.content, **{**fields(LOGIN), "expiry": str(int(clock.date) + 3600)})
    hand = Hand([expiring, OK, expiring, OK], clock=clock)
    core = hand.core(API, SECRETS)
    hand.call(GET_ABSENCE, ONE, core=core)
    clock.moment += 3600 - 29
    hand.call(GET_ABSENCE, ONE, core=core)
    assert paths(hand) == ["sign_in", "1", "sign_in", "1"]


def fields(reply: RawReply) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in reply.headers.items()}


def test_they_are_renewed_once_on_401() -> None:
    hand = Hand([LOGIN, raw("", 401), LOGIN, OK])
    assert hand.call(GET_ABSENCE, ONE, core=hand.core(API, SECRETS)).attempts == 2
    assert paths(hand) == ["sign_in", "1", "sign_in", "1"]


def test_they_are_renewed_for_a_post_as_well() -> None:
    hand = Hand([LOGIN, raw("", 401), LOGIN, OK])
    hand.call(CREATE_ABSENCE, NEW, core=hand.core(API, SECRETS))
    assert hand.sent[1].content == hand.sent[3].content


def test_a_401_that_stays_is_no_loop() -> None:
    hand = Hand([LOGIN, raw("", 401), LOGIN, raw("", 401)])
    with pytest.raises(errors.Unauthorized):
        hand.call(GET_ABSENCE, ONE, core=hand.core(API, SECRETS))
    assert paths(hand) == ["sign_in", "1", "sign_in", "1"]


def test_a_403_renews_nothing() -> None:
    hand = Hand([LOGIN, raw("", 403)])
    with pytest.raises(errors.ApiError):
        hand.call(GET_ABSENCE, ONE, core=hand.core(API, SECRETS))
    assert paths(hand) == ["sign_in", "1"]


@pytest.mark.parametrize(
    "answer",
    [
        raw('{"errors": ["Mot de passe invalide"]}', 401),
        raw("", 500),
        raw('{"data": {"id": 1, "email": "x"}}'),
        raw("<html>", content_type="text/html"),
        raw(LOGIN.content, access_token="tok\tx", client="c", uid="u"),
        Timeout("no answer"),
    ],
)
def test_a_login_that_fails_is_told_as_such(answer: RawReply | TransportError) -> None:
    hand = Hand([answer])
    core = hand.core(API, SECRETS)
    with pytest.raises(errors.LoginFailed) as caught:
        hand.call(GET_ABSENCE, ONE, core=core)
    assert set(paths(hand)) == {"sign_in"}
    assert "pass-12345678" not in str(caught.value) + repr(vars(caught.value))
    hand.answers = [LOGIN, OK]
    hand.sent.clear()
    hand.call(GET_ABSENCE, ONE, core=core)


def test_callers_that_waited_get_the_same_error() -> None:
    hand = Hand([raw("", 500)])
    core = hand.core(API, SECRETS)
    from sample._runtime.call import perform
    from sample._runtime.options import Settings
    from sample._runtime.steps import Acquire, Send

    owner = perform(core, Settings(), GET_ABSENCE, ONE)
    waiter = perform(core, Settings(), GET_ABSENCE, ONE)
    turn = next(owner)
    waiting = next(waiter)
    assert isinstance(turn, Acquire)
    assert isinstance(waiting, Acquire)
    hand.perform(turn)
    sending = next(owner)
    assert isinstance(sending, Send)
    hand.perform(sending)
    with pytest.raises(errors.LoginFailed) as first:
        next(owner)
    hand.perform(waiting)
    with pytest.raises(errors.LoginFailed) as second:
        next(waiter)
    assert first.value is second.value
    assert len(hand.sent) == 1


def test_when_the_owner_is_cancelled_the_next_in_line_logs_in() -> None:
    hand = Hand([LOGIN, OK])
    core = hand.core(API, SECRETS)
    from sample._runtime.call import perform
    from sample._runtime.options import Settings

    owner = perform(core, Settings(), GET_ABSENCE, ONE)
    waiter = perform(core, Settings(), GET_ABSENCE, ONE)
    turn, waiting = next(owner), next(waiter)
    hand.perform(turn)
    next(owner)
    owner.close()
    hand.perform(waiting)
    hand.perform(next(waiter))
    hand.perform(next(waiter))
    with pytest.raises(StopIteration):
        next(waiter)
    assert paths(hand) == ["sign_in", "1"]


def test_signing_in_by_hand_needs_no_credential() -> None:
    hand = Hand([LOGIN])
    hand.call(SIGN_IN, Arguments(body={"email": "a", "password": "b"}), core=hand.core(API, {}))
    assert len(hand.sent) == 1


def test_hooks_see_each_attempt() -> None:
    seen: list[object] = []

    def before(request: Request) -> Request:
        seen.append(request.method)
        return request.with_headers(X_Trace="1")

    hand = Hand([raw("", 503), OK])
    hand.call(GET_ABSENCE, ONE, options={"before_request": before, "after_reply": lambda r: seen.append(r.status)})
    assert seen == ["GET", 503, "GET", 200]
    assert hand.sent[0].headers["x-trace"] == "1"


def test_post_operations_are_told_apart() -> None:
    with pytest.raises(errors.ServiceUnavailable):
        Hand([raw("", 503), raw()]).call(POST)
