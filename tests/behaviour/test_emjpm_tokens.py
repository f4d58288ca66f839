"""eMJPM's tokens: a refresh that rotates, is made once whoever asks, is kept before it is used, and is never lost."""

import asyncio
import logging
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from emjpm import AsyncEmjpm, AsyncTokenStore, Emjpm, MemoryTokenStore, Tokens, errors

from behaviour.about_emjpm import EDITOR, TOKEN, USER, Awaited, Plain, Store, of, refreshes
from behaviour.conftest import Upstream
from behaviour.driver import Flavour
from upstream.emjpm_data import CLIENT_SECRET, REDIRECT_URI, EmjState
from upstream.raw import RawServer, reply_json
from upstream.recorder import Fault


@pytest.fixture
def store(emjpm: Upstream[EmjState], flavour: Flavour) -> Store:
    """An empty store, of the kind that the client awaits where it does."""
    return Plain(emjpm.state) if flavour.kind == "sync" else Awaited(emjpm.state)


def test_an_ended_token_is_renewed_before_it_is_sent(emjpm: Upstream[EmjState], flavour: Flavour, store: Store) -> None:
    old = emjpm.state.issue()
    store.tokens = of(old, ends=0)
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)
    for _ in range(3):
        client.call(lambda emjpm: emjpm.utilisateur.get())
    assert emjpm.state.statuses == [200] * 4
    assert refreshes(emjpm.state) == 1
    new = emjpm.state.pairs[0]
    assert store.tokens is not None
    assert (store.tokens.access_token, store.tokens.refresh_token) == (new.access, new.refresh)
    assert new.refresh != old.refresh
    assert not any(new.access in header for header in store.seen[0]), "saved before it was used"


def test_an_unexpected_401_reads_the_store_first(emjpm: Upstream[EmjState], flavour: Flavour, store: Store) -> None:
    store.tokens = of(emjpm.state.issue())
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)
    client.call(lambda emjpm: emjpm.utilisateur.get())
    store.tokens = of(emjpm.state.issue())  # another process has renewed it
    assert client.call(lambda emjpm: emjpm.utilisateur.get()).id == 2042
    assert refreshes(emjpm.state) == 0
    assert emjpm.state.statuses == [200, 401, 200]
    emjpm.state.pairs[0].access = "révoqué"
    assert client.call(lambda emjpm: emjpm.utilisateur.get()).id == 2042
    assert refreshes(emjpm.state) == 1, "the store has nothing new, so a new pair is asked for"


def test_two_processes_that_renew_at_once(
    emjpm: Upstream[EmjState], flavour: Flavour, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other was faster: its pair is in the store a moment after this one was refused."""
    old = emjpm.state.issue()
    store.tokens = of(old, ends=0)
    mine = emjpm.state.issue()  # what the other process was given
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)

    loads = iter(range(9))

    def read() -> Tokens:
        return of(mine) if next(loads) >= 2 else of(old, ends=0)

    monkeypatch.setattr(store, "read", read)
    assert client.call(lambda emjpm: emjpm.utilisateur.get()).id == 2042
    assert refreshes(emjpm.state) == 1
    assert not store.saved


@pytest.mark.parametrize("fault", [Fault(503, times=9, path=TOKEN), Fault(429, times=9, path=TOKEN)])
def test_a_refresh_is_never_sent_twice(emjpm: Upstream[EmjState], flavour: Flavour, store: Store, fault: Fault) -> None:
    store.tokens = of(emjpm.state.issue(), ends=0)
    emjpm.state.faults.append(replace(fault))
    client = flavour.emjpm(emjpm.url, token_store=store, retries=5, **EDITOR)
    with pytest.raises(errors.LoginFailed):
        client.call(lambda emjpm: emjpm.utilisateur.get())
    assert refreshes(emjpm.state) == 1
    assert not emjpm.state.received("GET", USER)


def test_a_refresh_token_that_is_dead(emjpm: Upstream[EmjState], flavour: Flavour, store: Store) -> None:
    store.tokens = Tokens("ancien-jeton-mort", "ancien-refresh-mort", 0)
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)
    with pytest.raises(errors.LoginFailed) as caught:
        client.call(lambda emjpm: emjpm.utilisateur.get())
    assert "refresh token is invalid" in str(caught.value)
    shown = "".join(traceback.format_exception(caught.value))
    assert not [one for one in ("ancien-refresh-mort", CLIENT_SECRET) if one in shown]
    assert not store.saved


def test_a_store_that_fails_loses_nothing(emjpm: Upstream[EmjState], flavour: Flavour, store: Store) -> None:
    store.tokens = of(emjpm.state.issue(), ends=0)
    store.failing = 1
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)
    with pytest.raises(OSError, match="the disk is full"):
        client.call(lambda emjpm: emjpm.utilisateur.get())
    assert not emjpm.state.received("GET", USER), "a pair that is not kept is not used"
    assert client.call(lambda emjpm: emjpm.utilisateur.get()).id == 2042
    assert refreshes(emjpm.state) == 1
    assert len(store.saved) == 1


def test_an_empty_store_and_no_store(emjpm: Upstream[EmjState], flavour: Flavour, store: Store) -> None:
    clients = [flavour.emjpm(emjpm.url, token_store=store, **EDITOR), flavour.emjpm(emjpm.url, **EDITOR)]
    for client in clients:
        with pytest.raises(errors.CredentialMissing):
            client.call(lambda emjpm: emjpm.utilisateur.get())
    store.tokens = of(emjpm.state.issue(), ends=0)
    with pytest.raises(errors.CredentialMissing, match="client_secret"):
        flavour.emjpm(emjpm.url, token_store=store).call(lambda emjpm: emjpm.utilisateur.get())
    assert not emjpm.state.log


def test_a_token_given_directly_wins_and_is_not_renewed(
    emjpm: Upstream[EmjState], flavour: Flavour, store: Store
) -> None:
    given = emjpm.state.issue(979)
    store.tokens = of(emjpm.state.issue())
    client = flavour.emjpm(emjpm.url, access_token=given.access, token_store=store, **EDITOR)
    assert client.call(lambda emjpm: emjpm.utilisateur.get()).type == "direction"
    given.access = "révoqué"
    with pytest.raises(errors.Unauthorized):
        client.call(lambda emjpm: emjpm.utilisateur.get())
    assert (store.loads, refreshes(emjpm.state)) == (0, 0)


def test_without_a_store_the_pair_is_kept_in_memory(emjpm: Upstream[EmjState], flavour: Flavour) -> None:
    client = flavour.emjpm(emjpm.url, **EDITOR)
    code = emjpm.state.grant_code()
    client.call(lambda emjpm: emjpm.oauth.exchange(code, redirect_uri=REDIRECT_URI))
    emjpm.state.pairs[0].access = "révoqué"
    assert client.call(lambda emjpm: emjpm.utilisateur.get()).id == 2042
    assert refreshes(emjpm.state) == 2


def test_twenty_threads_renew_once(emjpm: Upstream[EmjState]) -> None:
    emjpm.state.delay = 0.05
    store = MemoryTokenStore(of(emjpm.state.issue(), ends=0))
    with (
        Emjpm(base_url=emjpm.url, token_store=store, trust_env=False, **EDITOR) as client,
        ThreadPoolExecutor(20) as pool,
    ):
        for expected in (1, 2):
            calls = [pool.submit(client.utilisateur.get) for _ in range(20)]
            assert all(call.result().id == 2042 for call in calls)
            assert refreshes(emjpm.state) == expected
            emjpm.state.pairs[0].access = "révoqué"


def _async_client(emjpm: Upstream[EmjState], store: AsyncTokenStore) -> AsyncEmjpm:
    return AsyncEmjpm(base_url=emjpm.url, token_store=store, trust_env=False, **EDITOR)


def test_fifty_tasks_renew_once(emjpm: Upstream[EmjState]) -> None:
    emjpm.state.delay = 0.05

    async def together() -> None:
        async with _async_client(emjpm, Awaited(emjpm.state, of(emjpm.state.issue(), ends=0))) as client:
            for expected in (1, 2):
                users = await asyncio.gather(*(client.utilisateur.get() for _ in range(50)))
                assert all(user.id == 2042 for user in users)
                assert refreshes(emjpm.state) == expected
                emjpm.state.pairs[0].access = "révoqué"

    asyncio.run(together())


def test_cancelling_the_call_that_renews_loses_no_pair(emjpm: Upstream[EmjState]) -> None:
    """The server has made the new pair when the caller gives up: it must not be lost, since the old one is dead."""
    emjpm.state.delay = 0.2
    store = Awaited(emjpm.state, of(emjpm.state.issue(), ends=0))

    async def impatient() -> None:
        async with _async_client(emjpm, store) as client:
            call = asyncio.create_task(client.utilisateur.get())
            while not emjpm.state.log:
                await asyncio.sleep(0.01)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert (await client.utilisateur.get()).id == 2042

    asyncio.run(impatient())
    assert refreshes(emjpm.state) == 1
    assert len(store.saved) == 1


def test_no_token_is_shown(
    emjpm: Upstream[EmjState], flavour: Flavour, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store.tokens = of(emjpm.state.issue(), ends=0)
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)
    client.call(lambda emjpm: emjpm.utilisateur.get())
    pair = emjpm.state.pairs[0]
    emjpm.state.faults.append(Fault(500, times=9, path=USER, body=f'{{"error": "{pair.access}"}}'.encode()))
    with pytest.raises(errors.InternalServerError) as caught:
        client.copy(lambda emjpm: emjpm.with_options(retries=0)).call(lambda emjpm: emjpm.utilisateur.get())
    shown = [repr(client.client), repr(store.tokens), repr(caught.value.body), caplog.text]
    shown += traceback.format_exception(caught.value)
    for secret in (CLIENT_SECRET, pair.access, pair.refresh):
        assert not [text for text in shown if secret in text]


@pytest.mark.parametrize("reply", [b"{}", b"[]", b"<html>", b'{"access_token": ""}', b'{"access_token": "a\\r\\nb"}'])
def test_a_reply_without_a_usable_token(
    emjpm: Upstream[EmjState], flavour: Flavour, store: Store, reply: bytes
) -> None:
    store.tokens = of(emjpm.state.issue(), ends=0)
    emjpm.state.faults.append(Fault(200, path=TOKEN, body=reply))
    with pytest.raises(errors.LoginFailed):
        flavour.emjpm(emjpm.url, token_store=store, **EDITOR).call(lambda emjpm: emjpm.utilisateur.get())
    assert not emjpm.state.received("GET", USER)
    assert not store.saved


@pytest.mark.parametrize(("given", "sent"), [(True, "Bearer stored"), (False, "Bearer stale")])
def test_a_token_store_counts_before_the_environment(monkeypatch: pytest.MonkeyPatch, given: bool, sent: str) -> None:
    monkeypatch.setenv("EMJPM_ACCESS_TOKEN", "stale")
    options: dict[str, Any] = {"token_store": MemoryTokenStore(Tokens("stored"))} if given else {}
    options |= {"client_id": "i", "client_secret": "s"}
    with RawServer(reply_json({})) as server, Emjpm(base_url=server.url, **options) as client:
        client.utilisateur.get()
    assert [each.headers["authorization"] for each in server.received] == [sent]
