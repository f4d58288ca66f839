"""Rate limits: counted when a request is sent, waited for before it, and a ban kept from everybody."""

import heapq
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fake_driver import FakeClock, FakeDriver, raw, settings
from hypothesis import given
from hypothesis import strategies as st
from sample import errors
from sample._api import API
from sample._runtime.auth.login import log_in
from sample._runtime.base.api import Api, Server
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.clock import Clock
from sample._runtime.base.credentials import CredentialSource, Expiry, Login
from sample._runtime.base.operation import Empty, FormBody, Json, Operation, Retry
from sample._runtime.base.options import ClientOptions
from sample._runtime.base.rate_limits import Budget, LimitStore, Window
from sample._runtime.base.security import Bearer
from sample._runtime.base.steps import Send, Wait
from sample._runtime.base.urls import Base
from sample._runtime.call.flow import perform
from sample._runtime.call.session import Session
from sample._runtime.call.state import Core
from sample._runtime.codec.values import JsonValue
from sample._runtime.limits.limiter import PROCESS, MemoryStore, RateLimit, RateLimits
from sample._runtime.limits.slots import LONGEST

HOST = "api.sample.test"
GET: Operation[None] = Operation(id="get", method="GET", path="/x", replies={"200": Empty()}, retry=Retry.SAFE)
KEYED: Operation[None] = replace(GET, id="keyed", security=(("token",),))
SIGN_IN: Operation[JsonValue] = Operation(
    id="signIn", method="POST", path="/token", server="sso", body=FormBody(), replies={"200": Json(lambda: JsonValue)}
)
TOKEN = raw('{"access_token": "a-token-of-twenty", "expires_in": 300}')
LONG = ClientOptions(deadline=10_000, retries=0)


def lasting(seconds: float) -> float:
    """How long a window is kept: a little longer than the server's."""
    return seconds * 1.0005 + 0.01


def limited(*limits: RateLimit) -> Api:
    """The sample API with limits, a bearer token, and a sign-in on its own host."""
    login = Login(
        operation=lambda: SIGN_IN,
        log_in=log_in,
        secrets={"username": "username"},
        variables={},
        constants={"grant_type": "password", "trusted": True},
        sources=(CredentialSource("token", location="body", name="/access_token"),),
        expiry=Expiry(source="body", name="/expires_in", unit="seconds-from-now"),
    )
    return Api(
        name=API.name,
        package=API.package,
        version="1",
        servers={"production": Server(f"https://{HOST}/v1")},
        own_servers={"sso": Server("https://sso.sample.test")},
        schemes={"token": Bearer(argument="token")},
        login=login,
        limits=RateLimits(*limits),
    )


def window(requests: int, per: float, ban: float = 0.0, host: str = HOST) -> RateLimit:
    return RateLimit(host=host, requests=requests, per=per, ban=ban)


def core(
    driver: FakeDriver,
    *limits: RateLimit,
    store: LimitStore | None = None,
    url: str = f"https://{HOST}/v1",
    token: str | None = None,
) -> Core:
    """Create the core of a client with these limits."""
    api = limited(*limits)
    return Core(
        api,
        Base.parse(url, f"https://{HOST}/v1"),
        Session(api, {"username": "camille"} if token is None else {"token": token}, {}),
        clock=driver.clock,
        random=lambda: 1.0,
        own={"sso": Base.parse("https://sso.sample.test", "https://sso.sample.test")},
        limit_store=store or MemoryStore(),
    )


def fill(driver: FakeDriver, shared: Core, count: int, operation: Operation[None] = GET) -> list[float]:
    """Call ``count`` times and return the time of each call."""
    times: list[float] = []
    for _ in range(count):
        driver.call(operation, core=shared, options=LONG)
        times.append(driver.clock.monotonic)
    return times


def test_the_request_after_a_full_window_waits() -> None:
    driver = FakeDriver([raw()])
    times = fill(driver, core(driver, window(3, 1)), 7)
    one = lasting(1)
    assert [time - 1000 for time in times] == pytest.approx([0, 0, 0, one, one, one, 2 * one])
    assert driver.waits == pytest.approx([one, one])


def test_two_windows_hold_together() -> None:
    driver = FakeDriver([raw()])
    times = fill(driver, core(driver, window(4, 60), window(2, 1)), 6)
    one, minute = lasting(1), lasting(60)
    assert [time - 1000 for time in times] == pytest.approx([0, 0, one, one, minute, minute])


@given(
    windows=st.lists(st.tuples(st.integers(1, 6), st.floats(0.1, 20)), min_size=1, max_size=3),
    delays=st.lists(st.tuples(*[st.sampled_from((0.0, 0.01, 0.3, 4.0))] * 4), min_size=1, max_size=30),
)
def test_no_window_of_the_server_ever_holds_too_many(
    windows: list[tuple[int, float]], delays: list[tuple[float, float, float, float]]
) -> None:
    """Each request is admitted, sent, received and answered with arbitrary delays."""
    clock, store, queue = FakeClock(), MemoryStore(), Queue()
    budgets = [Budget("k", tuple(Window(requests, per) for requests, per in windows))]
    arrivals: list[float] = []
    last = 0.0
    for number, (gap, late, way, back) in enumerate(delays):
        last += gap
        queue.add(1000 + last, request(store, budgets, clock, str(number), arrivals, (late, way, back)))
    queue.run(clock)
    assert len(arrivals) == len(delays)
    arrivals.sort()
    for requests, per in windows:
        for earlier, later in zip(arrivals, arrivals[requests:], strict=False):
            assert later - earlier >= per - 0.002


class Queue:
    """Runs generators side by side on a fake clock: each yields the seconds until it goes on."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Iterator[float]]] = []

    def add(self, time: float, work: Iterator[float]) -> None:
        heapq.heappush(self._due, (time, len(self._due), work))

    def run(self, clock: FakeClock) -> None:
        while self._due:
            time, number, work = heapq.heappop(self._due)
            clock.monotonic = max(clock.monotonic, time)
            pause = next(work, None)
            if pause is not None:
                heapq.heappush(self._due, (clock.monotonic + pause, number, work))


def request(
    store: MemoryStore,
    budgets: list[Budget],
    clock: FakeClock,
    ticket: str,
    arrivals: list[float],
    delays: tuple[float, float, float],
) -> Iterator[float]:
    late, way, back = delays
    while (pause := store.reserve(ticket, budgets, 1e9, clock)) > 0:
        yield pause + late
    yield way
    arrivals.append(clock.monotonic)
    yield back
    store.release(ticket, budgets, clock)


def send_at_once(store: LimitStore, budgets: Sequence[Budget], clock: Clock, ticket: str) -> None:
    assert store.reserve(ticket, budgets, 1, clock) == 0
    store.release(ticket, budgets, clock)


def test_first_come_first_served() -> None:
    clock, store, budgets = FakeClock(), MemoryStore(), [Budget("k", (Window(1, 10),))]
    send_at_once(store, budgets, clock, "zero")
    assert [store.reserve(ticket, budgets, 100, clock) for ticket in ("one", "two", "three")] == [10, 20, 30]
    clock.monotonic += 10
    assert [store.reserve(ticket, budgets, 100, clock) for ticket in ("three", "two", "one")] == [20, 10, 0]


def test_a_request_counts_until_one_window_after_its_reply() -> None:
    clock, store, budgets = FakeClock(), MemoryStore(), [Budget("k", (Window(1, 10),))]
    assert store.reserve("slow", budgets, 100, clock) == 0
    clock.monotonic += 9
    assert store.reserve("next", budgets, 100, clock) == 10
    store.release("slow", budgets, clock)
    clock.monotonic += 9
    assert store.reserve("next", budgets, 100, clock) == 1


def test_a_request_without_a_reply_and_a_place_that_nobody_uses_are_given_up() -> None:
    clock, store, budgets = FakeClock(), MemoryStore(), [Budget("k", (Window(1, 10),))]
    assert store.reserve("lost", budgets, 100, clock) == 0
    assert store.reserve("gone", budgets, 100, clock) == 10
    assert store.reserve("next", budgets, 100, clock) == 20
    clock.monotonic += LONGEST + 9
    assert store.reserve("next", budgets, 100, clock) == 10
    clock.monotonic += 1
    assert store.reserve("next", budgets, 100, clock) == 0


def test_a_call_that_is_cancelled_while_it_waits_leaves_its_place() -> None:
    driver = FakeDriver([raw()])
    shared = core(driver, window(1, 60))
    fill(driver, shared, 1)
    waiting = perform(shared, settings(LONG), GET, Arguments())
    assert isinstance(next(waiting), Wait)
    waiting.close()
    driver.clock.monotonic += lasting(60)
    fill(driver, shared, 1)
    assert driver.waits == []


def test_a_call_that_is_cancelled_under_way_counts_from_then_on() -> None:
    driver = FakeDriver([raw()])
    shared = core(driver, window(1, 60))
    waiting = perform(shared, settings(LONG), GET, Arguments())
    assert isinstance(next(waiting), Send)
    driver.clock.monotonic += 1
    waiting.close()
    fill(driver, shared, 1)
    assert driver.waits == pytest.approx([lasting(60)])


def test_a_request_that_fails_counts() -> None:
    driver = FakeDriver([errors.ConnectError("no"), raw()])
    shared = core(driver, window(1, 60))
    with pytest.raises(errors.ConnectError):
        driver.call(GET, core=shared, options=LONG)
    fill(driver, shared, 1)
    assert driver.waits == pytest.approx([lasting(60)])


def test_a_wait_past_the_deadline_is_an_error_and_sends_nothing() -> None:
    driver = FakeDriver([raw()])
    shared = core(driver, window(1, 60))
    fill(driver, shared, 1)
    with pytest.raises(errors.RateLimited) as caught:
        driver.call(GET, core=shared, options={"deadline": 30})
    assert (len(driver.sent), driver.waits, caught.value.attempts) == (1, [], 0)
    assert caught.value.until == datetime.fromtimestamp(driver.clock.date + lasting(60), UTC)
    assert caught.value.retry_after == pytest.approx(lasting(60))
    assert (caught.value.banned, caught.value.operation) == (False, "get")
    driver.clock.monotonic += 61
    driver.call(GET, core=shared, options={"deadline": 30})


def test_what_was_refused_is_not_counted() -> None:
    driver = FakeDriver([raw()])
    shared = core(driver, window(1, 60))
    fill(driver, shared, 1)
    for _ in range(5):
        with pytest.raises(errors.RateLimited):
            driver.call(GET, core=shared, options={"deadline": 1})
    driver.clock.monotonic += lasting(60)
    fill(driver, shared, 1)
    assert driver.waits == []


@pytest.mark.parametrize(("asked", "seconds"), [("", 60), ("5", 60), ("90", 90)])
def test_a_429_begins_a_ban_for_everybody(asked: str, seconds: float) -> None:
    driver, store = FakeDriver([raw("", 429, retry_after=asked), raw()]), MemoryStore()
    with pytest.raises(errors.TooManyRequests) as refusal:
        driver.call(GET, core=core(driver, window(300, 60, ban=60), store=store))
    end = datetime.fromtimestamp(driver.clock.date + seconds, UTC)
    assert (refusal.value.until, refusal.value.retry_after, refusal.value.attempts) == (end, seconds, 1)
    with pytest.raises(errors.RateLimited) as refused:
        driver.call(GET, core=core(driver, window(300, 60, ban=60), store=store))
    assert (refused.value.until, refused.value.banned) == (end, True)
    assert (len(driver.sent), driver.waits) == (1, [])
    assert "bans this client until 2023-11-14" in str(refused.value)
    driver.clock.monotonic += seconds
    fill(driver, core(driver, window(300, 60, ban=60), store=store), 1)


def test_a_host_that_does_not_ban_is_asked_again() -> None:
    driver = FakeDriver([raw("", 429, retry_after="2"), raw()])
    assert driver.call(GET, core=core(driver, window(300, 60))).attempts == 2


def test_a_ban_that_begins_while_we_wait_holds() -> None:
    driver, store = FakeDriver([raw()]), MemoryStore()
    shared = core(driver, window(1, 10, ban=60), store=store)
    fill(driver, shared, 1)
    plain = driver.clock

    class Banning(MemoryStore):
        """Another call is banned right after this one reserved."""

        def reserve(self, ticket: str, budgets: Sequence[Budget], patience: float, clock: Clock) -> float:
            store.ban(HOST, 60, plain)
            return store.reserve(ticket, budgets, patience, clock)

        def release(self, ticket: str, budgets: Sequence[Budget], clock: Clock) -> None:
            store.release(ticket, budgets, clock)

        def banned(self, key: str, clock: Clock) -> float:
            return store.banned(key, clock)

    with pytest.raises(errors.RateLimited) as caught:
        driver.call(GET, core=replace(shared, limit_store=Banning()), options=LONG)
    assert (caught.value.banned, len(driver.sent)) == (True, 1)


def test_retries_count() -> None:
    driver = FakeDriver([raw("", 503), raw("", 503), raw()])
    shared = core(driver, window(3, 60))
    assert driver.call(GET, core=shared).attempts == 3
    with pytest.raises(errors.RateLimited):
        driver.call(GET, core=shared, options={"deadline": 1})


def test_redirects_count() -> None:
    driver = FakeDriver([raw("", 302, location="/v1/y"), raw()])
    shared = core(driver, window(2, 60))
    driver.call(GET, core=shared, options={"follow_redirects": True})
    with pytest.raises(errors.RateLimited):
        driver.call(GET, core=shared, options={"deadline": 1})


def test_sign_ins_count_on_their_own_host() -> None:
    driver = FakeDriver([TOKEN, raw()])
    shared = core(driver, window(1, 60, ban=3600, host="sso.sample.test"), window(5, 60))
    driver.call(KEYED, core=shared)
    assert [request.url for request in driver.sent] == ["https://sso.sample.test/token", f"https://{HOST}/v1/x"]
    assert driver.sent[0].content.parts == (b"grant_type=password&trusted=true&username=camille",)
    assert "authorization" not in driver.sent[0].headers
    # Another client signs in too: the window is that of the host, not that of a client.
    again = core(driver, window(1, 60, ban=3600, host="sso.sample.test"), store=shared.limit_store)
    with pytest.raises(errors.RateLimited) as caught:
        driver.call(KEYED, core=again, options={"deadline": 1})
    assert (caught.value.operation, len(driver.sent)) == ("signIn", 2)


def test_a_ban_of_the_sign_in_is_reported_with_its_end() -> None:
    driver = FakeDriver([raw("", 429)])
    shared = core(driver, window(10, 60, ban=3600, host="sso.sample.test"))
    with pytest.raises(errors.LoginFailed) as first:
        driver.call(KEYED, core=shared)
    assert first.value.retry_after == 3600
    with pytest.raises(errors.RateLimited) as second:
        driver.call(KEYED, core=shared)
    assert (second.value.retry_after, second.value.banned, len(driver.sent)) == (3600, True, 1)


def test_hosts_have_budgets_of_their_own() -> None:
    driver = FakeDriver([raw()])
    shared = core(driver, window(1, 60, host="other.sample.test"))
    fill(driver, shared, 5)
    assert driver.waits == []


def test_another_base_url_has_the_same_limits_and_a_separate_budget() -> None:
    driver, store = FakeDriver([raw()]), MemoryStore()
    fill(driver, core(driver, window(1, 60), store=store), 1)
    proxied = core(driver, window(1, 60), store=store, url="https://proxy.test/below")
    fill(driver, proxied, 1)
    assert driver.waits == []
    with pytest.raises(errors.RateLimited):
        driver.call(GET, core=proxied, options={"deadline": 1})


def test_only_the_given_paths_count() -> None:
    driver = FakeDriver([raw()])
    limit = RateLimit(host=HOST, requests=1, per=60, paths=("/v1/y", "/v1/z"))
    for url in (f"https://{HOST}/v1", "https://proxy.test/below"):
        shared = core(driver, limit, url=url)
        fill(driver, shared, 3)
        assert driver.waits == []
        fill(driver, shared, 1, replace(GET, path="/y"))
        with pytest.raises(errors.RateLimited):
            driver.call(replace(GET, path="/z/1"), core=shared, options={"deadline": 1})


def test_a_budget_of_the_credential() -> None:
    driver, store = FakeDriver([raw()]), MemoryStore()
    limit = RateLimit(host=HOST, requests=1, per=60, ban=5, scope="credential")
    for token in ("one-token-here", "two-tokens-here"):
        fill(driver, core(driver, limit, store=store, token=token), 1, KEYED)
    with pytest.raises(errors.RateLimited):
        driver.call(KEYED, core=core(driver, limit, store=store, token="one-token-here"), options={"deadline": 1})
    assert "token-here" not in repr(vars(store))


def test_all_clients_of_a_process_share_one_store() -> None:
    driver = FakeDriver([raw()])
    host = "shared.sample.test"
    for at in range(2):
        shared = core(driver, window(1, 60, host=host), url=f"https://{host}")
        shared = replace(shared, limit_store=None, base=Base.parse(f"https://{host}"))
        if at == 0:
            fill(driver, shared, 1)
        else:
            with pytest.raises(errors.RateLimited):
                driver.call(GET, core=shared, options={"deadline": 1})
    assert isinstance(PROCESS, MemoryStore)


def test_many_threads_never_pass_a_window() -> None:
    clock, store, waits = FakeClock(), MemoryStore(), list[float]()
    budgets = [Budget("k", (Window(10, 1),))]

    def reserve(thread: int) -> None:
        waits.extend(store.reserve(f"{thread} {number}", budgets, 1e9, clock) for number in range(100))

    threads = [threading.Thread(target=reserve, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waits) == [float(at // 10) for at in range(800)]


def test_a_store_that_blocks_is_asked_through_the_driver() -> None:
    class Slow(MemoryStore):
        """A store that is marked as blocking."""

        @property
        def blocks(self) -> bool:
            return True

    driver = FakeDriver([raw("", 429), raw()])
    shared = core(driver, window(2, 60, ban=9), store=Slow())
    with pytest.raises(errors.TooManyRequests):
        driver.call(GET, core=shared)
    with pytest.raises(errors.RateLimited):
        driver.call(GET, core=shared)


@pytest.mark.parametrize("status", [200, 429])
def test_a_store_that_is_gone_when_the_reply_comes_loses_no_reply(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    class Gone(MemoryStore):
        """A store that cannot be reached any more once a request was admitted."""

        def release(self, ticket: str, budgets: Sequence[Budget], clock: Clock) -> None:
            raise errors.LimitsUnavailable("the store cannot be reached")

    driver = FakeDriver([raw("", status)])
    shared = core(driver, window(2, 60, ban=60), store=Gone())
    if status == 200:
        assert driver.call(GET, core=shared).status == 200
    else:
        with pytest.raises(errors.TooManyRequests):
            driver.call(GET, core=shared)
    assert "the store cannot be reached" in caplog.text


def test_the_error_pickles() -> None:
    driver = FakeDriver([raw()])
    shared = core(driver, window(1, 60))
    fill(driver, shared, 1)
    with pytest.raises(errors.RateLimited) as caught:
        driver.call(GET, core=shared, options={"deadline": 1})
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.until, copy.banned, str(copy)) == (caught.value.until, False, str(caught.value))


def test_an_operation_of_another_server_gets_no_credential_it_does_not_ask_for() -> None:
    driver = FakeDriver([raw("{}")])
    shared = core(driver, token="tok-12345678")
    driver.call(SIGN_IN, Arguments(body={"username": "camille"}), core=shared)
    assert "authorization" not in driver.sent[0].headers
    assert driver.sent[0].url == "https://sso.sample.test/token"


FORK = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
import conftest
from sample._runtime.base.clock import SystemClock
from sample._runtime.limits.limiter import PROCESS
from sample._runtime.base.rate_limits import Budget, Window

with PROCESS._lock:  # as another thread of the parent may hold it
    child = os.fork()
    if not child:
        signal.alarm(5)
        PROCESS.reserve("first", [Budget("k", (Window(1, 1),))], 1, SystemClock())
        os._exit(0)
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_child_process_does_not_inherit_a_lock_that_nobody_gives_back() -> None:
    command = [sys.executable, "-W", "error", "-c", FORK, str(Path(__file__).parent)]
    assert subprocess.run(command, check=False, timeout=30).returncode == 0
