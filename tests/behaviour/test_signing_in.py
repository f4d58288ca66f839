"""Signing in to RDV-Solidarités: three keys taken from the headers of a reply, renewed once, by one caller."""

import asyncio
import logging
import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from rdv_solidarites import AsyncRdvSolidarites, RdvSolidarites, errors

from behaviour.conftest import Identity, Upstream
from behaviour.driver import Flavour
from upstream.rdv_data import MARTINE, RdvState
from upstream.recorder import Fault

SIGN_IN = "/api/v1/auth/sign_in"
AGENTS = "/api/v1/agents"


def sign_ins(server: Upstream[RdvState]) -> int:
    """How often somebody signed in."""
    return len(server.state.received("POST", SIGN_IN))


def test_signs_in_by_itself_and_sends_the_three_keys(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity
) -> None:
    client = flavour.rdv(rdv.url, **martine)
    assert client.items(lambda rdv: rdv.agents.list())[0].email == MARTINE.email
    assert client.items(lambda rdv: rdv.organisations.list())[0].name == "MDS de Sèvres"

    first, *others = rdv.state.log
    assert (first.method, first.path) == ("POST", SIGN_IN)
    assert first.headers["content-type"].startswith("application/json")
    assert not {"access-token", "client", "uid", "authorization"} & set(first.headers)
    session = rdv.state.sessions[MARTINE.email]
    for request in others:
        sent = (request.headers["access-token"], request.headers["client"], request.headers["uid"])
        assert sent == (session.token, session.client, MARTINE.email)
        assert "authorization" not in request.headers  # `token-type: Bearer` means nothing (RDV-23)
    assert [request.path for request in others] == [AGENTS, "/api/v1/organisations"]


def test_creating_a_client_sends_nothing(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    flavour.rdv(rdv.url, **martine)
    assert not rdv.state.log


def test_keys_given_directly_win_over_a_login(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    session = rdv.state.open_session(MARTINE)
    keys = {"access_token": session.token, "client": session.client, "uid": session.uid}
    client = flavour.rdv(rdv.url, **martine, **keys)
    assert client.call(lambda rdv: rdv.auth.validate_token()).data.first_name == "Martine"
    assert sign_ins(rdv) == 0


def test_a_missing_credential_is_reported_before_any_socket(rdv: Upstream[RdvState], flavour: Flavour) -> None:
    client = flavour.rdv(rdv.url)
    with pytest.raises(errors.CredentialMissing) as caught:
        client.items(lambda rdv: rdv.agents.list())
    assert isinstance(caught.value, errors.AuthError)
    assert "RDV_SOLIDARITES_" in str(caught.value)
    assert not rdv.state.log


def test_the_environment_gives_credentials_and_base_url(
    rdv: Upstream[RdvState], martine: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RDV_SOLIDARITES_EMAIL", martine["email"])
    monkeypatch.setenv("RDV_SOLIDARITES_PASSWORD", martine["password"])
    monkeypatch.setenv("RDV_SOLIDARITES_BASE_URL", rdv.url)
    with RdvSolidarites(trust_env=False) as client:
        assert client.auth.validate_token().success


def test_a_wrong_password_is_a_login_that_failed(rdv: Upstream[RdvState], flavour: Flavour) -> None:
    client = flavour.rdv(rdv.url, email=MARTINE.email, password="mot-de-passe-faux")
    with pytest.raises(errors.LoginFailed) as caught:
        client.items(lambda rdv: rdv.agents.list())
    assert caught.value.status == 401
    assert "Mot de passe ou identifiant invalide." in caught.value.content.decode()
    assert (sign_ins(rdv), len(rdv.state.log)) == (1, 1)
    everything = f"{caught.value!r} {caught.value} " + "".join(traceback.format_exception(caught.value))
    assert "mot-de-passe-faux" not in everything


def test_an_expired_token_is_replaced_before_it_is_sent(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity
) -> None:
    rdv.state.announced_life = -60
    client = flavour.rdv(rdv.url, **martine)
    client.call(lambda rdv: rdv.auth.validate_token())
    rdv.state.announced_life = 3600
    for _ in range(2):
        client.call(lambda rdv: rdv.auth.validate_token())
    assert sign_ins(rdv) == 2
    assert 401 not in rdv.state.statuses


def test_a_login_without_an_expiry_is_trusted_for_a_day(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity
) -> None:
    rdv.state.send_expiry = False
    client = flavour.rdv(rdv.url, **martine)
    for _ in range(3):
        client.call(lambda rdv: rdv.auth.validate_token())
    assert sign_ins(rdv) == 1


def test_a_revoked_session_is_renewed_once(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    client.call(lambda rdv: rdv.auth.validate_token())
    rdv.state.open_session(MARTINE)  # the same agent, on another machine
    assert client.items(lambda rdv: rdv.agents.list())
    assert rdv.state.statuses == [200, 200, 401, 200, 200]
    assert sign_ins(rdv) == 2


def test_a_call_that_creates_is_sent_again_after_a_renewal(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity
) -> None:
    """A 401 says that nothing was done, so even a POST may follow it."""
    client = flavour.rdv(rdv.url, **martine)
    client.call(lambda rdv: rdv.auth.validate_token())
    rdv.state.revoke()
    made = client.call(lambda rdv: rdv.users.create(organisation_ids=[12], first_name="Zoé", last_name="L'Hœst"))
    assert made.last_name == "L'Hœst"
    assert len(rdv.state.users) == 1


def test_a_401_that_stays_is_raised(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.faults.append(Fault(401, times=100, path=AGENTS, body='{"errors": ["Refusé"]}'.encode()))
    client = flavour.rdv(rdv.url, **martine)
    with pytest.raises(errors.Unauthorized) as caught:
        client.items(lambda rdv: rdv.agents.list())
    assert caught.value.status == 401
    assert len(rdv.state.received("GET", AGENTS)) == 2
    assert sign_ins(rdv) == 2


def test_keys_given_directly_cannot_be_renewed(rdv: Upstream[RdvState], flavour: Flavour) -> None:
    client = flavour.rdv(rdv.url, access_token="a", client="b", uid="c")
    with pytest.raises(errors.Unauthorized):
        client.items(lambda rdv: rdv.agents.list())
    assert len(rdv.state.log) == 1


def test_twenty_threads_sign_in_once(rdv: Upstream[RdvState], martine: Identity) -> None:
    rdv.state.delay = 0.05
    with RdvSolidarites(base_url=rdv.url, trust_env=False, **martine) as client, ThreadPoolExecutor(20) as pool:
        for expected in (1, 2):
            calls = [pool.submit(client.auth.validate_token) for _ in range(20)]
            assert all(call.result().success for call in calls)
            assert sign_ins(rdv) == expected
            rdv.state.revoke()


def test_fifty_tasks_sign_in_once(rdv: Upstream[RdvState], martine: Identity) -> None:
    rdv.state.delay = 0.05

    async def together() -> None:
        async with AsyncRdvSolidarites(base_url=rdv.url, trust_env=False, **martine) as client:
            for expected in (1, 2):
                replies = await asyncio.gather(*(client.auth.validate_token() for _ in range(50)))
                assert all(reply.success for reply in replies)
                assert sign_ins(rdv) == expected
                rdv.state.revoke()

    asyncio.run(together())


def test_cancelling_the_task_that_signs_in_harms_no_other(rdv: Upstream[RdvState], martine: Identity) -> None:
    rdv.state.delay = 0.1

    async def together() -> None:
        async with AsyncRdvSolidarites(base_url=rdv.url, trust_env=False, **martine) as client:
            tasks = [asyncio.create_task(client.auth.validate_token()) for _ in range(10)]
            while not rdv.state.log:
                await asyncio.sleep(0.01)
            tasks[0].cancel()
            first, *others = await asyncio.gather(*tasks, return_exceptions=True)
            assert isinstance(first, asyncio.CancelledError)
            assert not [one for one in others if isinstance(one, BaseException)]

    asyncio.run(together())


def test_a_failed_login_fails_every_caller_and_can_be_tried_again(rdv: Upstream[RdvState], martine: Identity) -> None:
    rdv.state.faults.append(Fault(500, times=1, path=SIGN_IN))
    with RdvSolidarites(base_url=rdv.url, trust_env=False, **martine) as client:
        with pytest.raises(errors.LoginFailed):
            client.auth.validate_token()
        assert client.auth.validate_token().success


def test_two_agents_never_share_keys(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    emile = rdv.state.agents[1]
    clients = [flavour.rdv(rdv.url, **martine), flavour.rdv(rdv.url, email=emile.email, password=emile.password)]
    names = [client.call(lambda rdv: rdv.auth.validate_token()).data.first_name for client in clients * 2]
    assert names == ["Martine", "Émile", "Martine", "Émile"]
    assert sign_ins(rdv) == 2


def test_signing_in_and_out_by_hand(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    signed_in = client.call(lambda rdv: rdv.auth.sign_in(**martine))
    assert (signed_in.data.uid, signed_in.data.email_original, signed_in.data.id) == (MARTINE.email, None, 1)
    assert client.call(lambda rdv: rdv.auth.sign_out()).success
    assert MARTINE.email not in rdv.state.sessions


def test_no_secret_is_shown(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = flavour.rdv(rdv.url, **martine)
    client.call(lambda rdv: rdv.auth.validate_token())
    rdv.state.faults.append(
        Fault(500, times=9, path="/api/v1/absences", headers=rdv.state.sessions[MARTINE.email].headers())
    )
    with pytest.raises(errors.InternalServerError) as caught:
        client.call(lambda rdv: rdv.absences.create(first_day=date(2021, 10, 21), start_time="8:00", end_time="9:00"))
    error = caught.value
    session = rdv.state.sessions[MARTINE.email]
    shown = [repr(client.client), repr(error), str(error), repr(error.headers), caplog.text]
    shown += traceback.format_exception(error)
    for secret in (martine["password"], session.token):
        assert not [text for text in shown if secret in text]
