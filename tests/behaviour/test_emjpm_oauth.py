"""eMJPM's way to tokens: the page, the way back, and the exchange."""

import pickle
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from emjpm import Emjpm, errors

from behaviour.about_emjpm import EDITOR, TOKEN, USER, Awaited, Plain, Store, refreshes
from behaviour.conftest import Upstream
from behaviour.driver import Flavour
from upstream.emjpm_data import CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, EmjState
from upstream.recorder import Fault

PAGES = {
    "production": "https://emjpm.fabrique.social.gouv.fr/application/authorization",
    "test": "https://apitest-emjpm.dev.fabrique.social.gouv.fr/application/authorization",
}


@pytest.fixture
def store(emjpm: Upstream[EmjState], flavour: Flavour) -> Store:
    """An empty store, of the kind that the client awaits where it does."""
    return Plain(emjpm.state) if flavour.kind == "sync" else Awaited(emjpm.state)


@pytest.mark.parametrize("server", PAGES)
def test_the_page_of_each_server(server: str) -> None:
    with Emjpm(server=server, client_id="l'editeur", trust_env=False) as client:
        page = client.oauth.authorization_url(redirect_uri="https://logiciel.example/retour?a=b&c=d")
        again = client.oauth.authorization_url(redirect_uri="https://logiciel.example/retour", state="x&y")
    address, _, query = page.url.partition("?")
    assert address == PAGES[server]
    assert parse_qs(query) == {
        "client_id": ["l'editeur"],
        "redirect_uri": ["https://logiciel.example/retour?a=b&c=d"],
        "state": [page.state],
    }
    assert len(page.state) >= 32
    assert parse_qs(urlsplit(again.url).query)["state"] == ["x&y"] == [again.state]


def test_the_page_of_another_instance_is_an_argument() -> None:
    with Emjpm(base_url="https://emjpm.example", client_id="e", trust_env=False) as client:
        first = client.oauth.authorization_url(redirect_uri=REDIRECT_URI)
        other = client.oauth.authorization_url(redirect_uri=REDIRECT_URI, page="https://page.example/ici?a=b")
        with pytest.raises(errors.InvalidArgument, match="page: must be an absolute URL"):
            client.oauth.authorization_url(redirect_uri=REDIRECT_URI, page="/ici")
    assert first.url.startswith(f"{next(iter(PAGES.values()))}?client_id=")
    assert other.url.startswith("https://page.example/ici?a=b&client_id=")


def test_every_page_has_its_own_state() -> None:
    with Emjpm(client_id="e", trust_env=False) as client:
        states = {client.oauth.authorization_url(redirect_uri=REDIRECT_URI).state for _ in range(20)}
    assert len(states) == 20


def test_what_makes_no_page() -> None:
    with Emjpm(trust_env=False) as client, pytest.raises(errors.CredentialMissing, match="EMJPM_CLIENT_ID"):
        client.oauth.authorization_url(redirect_uri=REDIRECT_URI)
    with Emjpm(client_id="e", trust_env=False) as client:
        for uri in ("", "/retour", "https://logiciel.example/retour#ici", "https://a b"):
            with pytest.raises(errors.InvalidArgument, match="redirect_uri"):
                client.oauth.authorization_url(redirect_uri=uri)
        with pytest.raises(errors.InvalidArgument, match="state"):
            client.oauth.authorization_url(redirect_uri=REDIRECT_URI, state="")


def test_the_way_back(emjpm: Upstream[EmjState], flavour: Flavour) -> None:
    client = flavour.emjpm(emjpm.url, **EDITOR).client
    back = f"{REDIRECT_URI}?code=a%2Fb&state=s1"
    assert client.oauth.parse_redirect(back, state="s1") == "a/b"
    assert client.oauth.parse_redirect("/retour?state=s1&code=c", state="s1") == "c"
    for url in (f"{REDIRECT_URI}?code=c", back, f"{REDIRECT_URI}?code=c&state="):
        with pytest.raises(errors.StateMismatch):
            client.oauth.parse_redirect(url, state="s2")
    with pytest.raises(errors.StateMismatch):
        client.oauth.parse_redirect(f"{REDIRECT_URI}?code=c&state=", state="")
    for url in (REDIRECT_URI, f"{REDIRECT_URI}?state=s1", f"{back}&code=autre", f"{back}&state=s1"):
        with pytest.raises((errors.InvalidArgument, errors.StateMismatch)):
            client.oauth.parse_redirect(url, state="s1")
    assert not emjpm.state.log


def test_a_refusal_brings_no_state_back(emjpm: Upstream[EmjState], flavour: Flavour) -> None:
    client = flavour.emjpm(emjpm.url, **EDITOR).client
    refusal = f"{REDIRECT_URI}?error_reason=user_denied&error=access_denied&error_description=Permissions+error"
    with pytest.raises(errors.AuthorizationRefused) as caught:
        client.oauth.parse_redirect(refusal, state="s1")
    error = caught.value
    assert (error.error, error.reason, error.description) == ("access_denied", "user_denied", "Permissions error")
    assert isinstance(error, errors.AuthError)
    assert pickle.loads(pickle.dumps(error)).reason == "user_denied"
    with pytest.raises(errors.StateMismatch):
        client.oauth.parse_redirect(f"{refusal}&state=autre", state="s1")


def test_from_the_page_to_the_first_call(emjpm: Upstream[EmjState], flavour: Flavour, store: Store) -> None:
    """The whole way; the page is played with the operation that eMJPM's own page calls, whose success is a 302."""
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)
    page = client.client.oauth.authorization_url(redirect_uri=REDIRECT_URI)
    asked: dict[str, Any] = {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}
    reply = client.call(
        lambda emjpm: emjpm.oauth.with_response.authorize(response_type="code", access_token="session-2042", **asked)
    )
    assert (reply.status, reply.data) == (302, None)
    code = client.client.oauth.parse_redirect(reply.headers["location"], state=page.state)
    tokens = client.call(lambda emjpm: emjpm.oauth.exchange(code, redirect_uri=REDIRECT_URI))
    assert store.saved == [tokens]
    assert client.call(lambda emjpm: emjpm.utilisateur.get()).id == 2042
    sent = parse_qs(emjpm.state.received("POST", TOKEN)[0].body.decode())
    assert sent == {
        "grant_type": ["authorization_code"],
        "code": [code],
        "redirect_uri": [REDIRECT_URI],
        "client_id": [CLIENT_ID],
        "client_secret": [CLIENT_SECRET],
    }
    assert not {one.headers.get("authorization") for one in emjpm.state.received("POST", TOKEN)} - {None}


def test_a_documented_redirect_is_a_success_and_another_one_is_not(emjpm: Upstream[EmjState], flavour: Flavour) -> None:
    form: dict[str, Any] = {"client_id": CLIENT_ID, "redirect_uri": REDIRECT_URI}
    for follow in (False, True):  # a redirect that is the answer is never followed
        client = flavour.emjpm(emjpm.url, follow_redirects=follow)
        assert (
            client.call(lambda emjpm: emjpm.oauth.authorize(response_type="code", access_token="session-979", **form))
            is None
        )
    with pytest.raises(errors.BadRequest):
        client.call(lambda emjpm: emjpm.oauth.authorize(response_type="code", access_token="personne", **form))
    emjpm.state.faults.append(Fault(302, path=USER, headers={"location": "/ailleurs"}))
    token = emjpm.state.issue().access
    with pytest.raises(errors.UnexpectedStatus):
        flavour.emjpm(emjpm.url, access_token=token).call(lambda emjpm: emjpm.utilisateur.get())


@pytest.mark.parametrize("code", ["inconnu", "expiré"])
def test_a_code_that_gives_nothing(emjpm: Upstream[EmjState], flavour: Flavour, store: Store, code: str) -> None:
    emjpm.state.code_seconds = 0
    given = emjpm.state.grant_code() if code == "expiré" else code
    client = flavour.emjpm(emjpm.url, token_store=store, **EDITOR)
    with pytest.raises(errors.LoginFailed) as caught:
        client.call(lambda emjpm: emjpm.oauth.exchange(given, redirect_uri=REDIRECT_URI))
    assert caught.value.status == (400 if code == "expiré" else 503)
    assert isinstance(caught.value.__cause__, errors.ApiError)
    assert refreshes(emjpm.state) == 1, "a code is sent once"
    assert not store.saved
