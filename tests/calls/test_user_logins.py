"""Logins of users from the description alone: authorization code with PKCE, device codes, discovery, over HTTP."""

import base64
import hashlib
import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import anyio
import pytest

from packages import imported, written
from upstream.raw import Exchange, RawServer, reply_json

SPEC = """
openapi: 3.2.0
info: {title: User shop, version: "1"}
servers: [{url: "https://api.example.com/v1"}]
security: [{oauth: [read]}]
paths:
  /things:
    get: {operationId: listThings, tags: [Things], responses: &ok {"200": {description: Fine.}}}
    post: {operationId: createThing, tags: [Things], security: [{oauth: [write]}], responses: *ok}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: "https://api.example.com/login?tenant=a"
          tokenUrl: /oauth/token
          scopes: {read: Read., write: Write., admin: All.}
        deviceAuthorization:
          deviceAuthorizationUrl: /oauth/device
          tokenUrl: /oauth/token
          scopes: {read: Read.}
"""
DISCOVERED = """
openapi: 3.1.0
info: {title: Found shop, version: "1"}
servers: [{url: "https://api.example.com/v1"}]
security: [{oidc: [read]}]
paths:
  /things: {get: {operationId: listThings, tags: [Things], responses: {"200": {description: Fine.}}}}
components:
  securitySchemes:
    oidc: {type: openIdConnect, openIdConnectUrl: "https://api.example.com/tenant/.well-known/openid-configuration"}
"""
HOME = "https://app.example/back?x=1"


class Shop:
    """An API with its authorization server: the requests it got, and how it behaves."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[tuple[str, dict[str, str], str]] = []
        self.calls: list[str] = []
        self.good: set[str] = set()
        self.challenge = ""
        self.waits: list[str] = []
        self.metadata: dict[str, Any] = {}
        self.public = True

    def __call__(self, exchange: Exchange) -> None:
        request = exchange.request
        path, authorization = request.target.partition("?")[0], request.headers.get("authorization", "")
        if path == "/v1/things":
            self.calls.append(authorization)
            return reply_json({}, 200 if authorization.removeprefix("Bearer ") in self.good else 401)(exchange)
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        self.asked.append((path, form, authorization))
        return reply_json(*self.answer(path, form))(exchange)

    def answer(self, path: str, form: dict[str, str]) -> tuple[dict[str, Any], int]:
        if path.endswith("openid-configuration"):
            return {"issuer": f"{self.url}/tenant", **self.endpoints(), **self.metadata}, 200
        if path == "/oauth/device":
            page = f"{self.url}/activate"
            return {
                "device_code": "secret-device",
                "user_code": "AB-12",
                "verification_uri": page,
                "interval": 0.01,
            }, 200
        if form["grant_type"].endswith("device_code") and self.waits:
            return {"error": self.waits.pop(0)}, 400
        if form["grant_type"] == "authorization_code":
            hashed = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).decode()
            if form["code"] != "the-code" or hashed.rstrip("=") != self.challenge:
                return {"error": "invalid_grant"}, 400
        token = f"token-{len(self.asked)}"
        self.good = {token}
        return {"access_token": token, "token_type": "Bearer", "refresh_token": f"refresh-{len(self.asked)}"}, 200

    def endpoints(self) -> dict[str, str]:
        names = {"authorization": "/login", "token": "/oauth/token", "device_authorization": "/oauth/device"}
        return {f"{name}_endpoint": self.url + path for name, path in names.items()}

    def log_in(self, page: str, **more: str) -> str:
        """Let the user log in on the page, and return the URL of the redirect."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
        self.challenge = asked["code_challenge"]
        return f"{asked['redirect_uri']}&{urlencode({'code': 'the-code', 'state': asked['state'], **more})}"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("users"), "user-shop") as found:
        yield found


@pytest.fixture(scope="module")
def discovered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(DISCOVERED, tmp_path_factory.mktemp("found"), "found-shop") as found:
        yield found


@pytest.fixture
def shop() -> Iterator[Shop]:
    found = Shop()
    with RawServer(found) as server:
        found.url = f"http://127.0.0.1:{server.port}"
        yield found


def client_of(package: Any, shop: Shop, **more: Any) -> Any:
    kind = next(getattr(package, name) for name in ("UserShop", "FoundShop") if hasattr(package, name))
    return kind(base_url=f"{shop.url}/v1", client_id="me", **more)


def test_a_user_logs_in_on_a_page(package: Any, shop: Shop) -> None:
    with client_of(package, shop) as client:
        request = client.authorization_code.start(HOME, parameters={"login_hint": "ann"})
        asked = parse_qs(urlsplit(str(request.url)).query)
        assert request.url.startswith(f"{shop.url}/login?tenant=a&login_hint=ann&")
        assert (asked["response_type"], asked["client_id"], asked["redirect_uri"]) == (["code"], ["me"], [HOME])
        assert (asked["scope"], asked["code_challenge_method"]) == (["read write"], ["S256"])
        tokens = client.authorization_code.finish(shop.log_in(request.url), request)
        client.things.list()
        client.things.create()
    [(path, form, authorization)] = shop.asked
    assert (path, form["client_id"], form["redirect_uri"], authorization) == ("/oauth/token", "me", HOME, "")
    assert tokens.grant == "authorization_code"
    assert shop.calls == ["Bearer token-1"] * 2
    assert request.code_verifier not in repr(request) + request.url


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_the_same_for_tasks(package: Any, shop: Shop, library: str) -> None:
    async def run() -> None:
        async with package.AsyncUserShop(base_url=f"{shop.url}/v1", client_id="me") as client:
            request = await client.authorization_code.start(HOME)
            await client.authorization_code.finish(shop.log_in(request.url), request)
            await client.things.list()
            shop.waits = ["authorization_pending"]
            await client.device_code.wait(await client.device_code.start())
            await client.things.list()

    anyio.run(run, backend=library)
    assert shop.calls == ["Bearer token-1", "Bearer token-4"]


def test_a_confidential_client_authenticates_itself(package: Any, shop: Shop) -> None:
    with client_of(package, shop, client_secret="hush") as client:
        request = client.authorization_code.start(HOME)
        client.authorization_code.finish(shop.log_in(request.url), request)
    assert shop.asked[0][2] == "Basic " + base64.b64encode(b"me:hush").decode()


def test_the_request_survives_a_session_as_json(package: Any, shop: Shop) -> None:
    with client_of(package, shop) as client:
        kept = json.dumps(asdict(client.authorization_code.start(HOME)))
    request = package.AuthorizationRequest(**json.loads(kept))
    with client_of(package, shop) as client:
        client.authorization_code.finish(shop.log_in(request.url), request)
        client.things.list()
    assert len(shop.calls) == 1


def test_a_forged_or_refused_redirect_is_an_error_and_nothing_is_sent(package: Any, shop: Shop) -> None:
    errors = package.errors
    with client_of(package, shop) as client:
        request, other = (client.authorization_code.start(HOME) for _ in range(2))
        with pytest.raises(errors.StateMismatch):
            client.authorization_code.finish(shop.log_in(other.url), request)
        with pytest.raises(errors.StateMismatch):
            client.authorization_code.finish(f"{HOME}&code=the-code", request)
        with pytest.raises(errors.AuthorizationRefused, match="access_denied"):
            client.authorization_code.finish(f"{HOME}&error=access_denied&state={request.state}", request)
        with pytest.raises(errors.InvalidArgument, match="parameters: state is set by the client"):
            client.authorization_code.start(HOME, parameters={"state": "mine"})
        with pytest.raises(errors.InvalidArgument, match="scopes: must be a list"):
            client.authorization_code.start(HOME, scopes="read")
        with pytest.raises(errors.CredentialMissing, match="client_id"):
            package.UserShop(base_url=shop.url).authorization_code.start(HOME)
    assert shop.asked == []


def test_the_code_of_another_request_is_not_exchanged(package: Any, shop: Shop) -> None:
    with client_of(package, shop) as client:
        request = client.authorization_code.start(HOME)
        url = shop.log_in(request.url)
        shop.challenge = "that of another client"
        with pytest.raises(package.errors.LoginFailed, match="invalid_grant"):
            client.authorization_code.finish(url, request)
        assert "the-code" not in str(shop.calls)


def test_tokens_of_a_user_are_refreshed_and_never_replaced_by_others(package: Any, shop: Shop, tmp_path: Path) -> None:
    store = package.FileTokenStore(tmp_path / "tokens.json")
    with client_of(package, shop, token_store=store) as client:
        with pytest.raises(package.errors.CredentialMissing, match="token store with the tokens of a user"):
            client.things.list()
        request = client.authorization_code.start(HOME, scopes=["read"])
        client.authorization_code.finish(shop.log_in(request.url), request)
    with client_of(package, shop, token_store=package.FileTokenStore(tmp_path / "tokens.json")) as client:
        client.things.create()
        shop.good.clear()
        client.things.create()
    assert shop.asked[-1][1] == {"grant_type": "refresh_token", "refresh_token": "refresh-1", "client_id": "me"}
    assert shop.calls == ["Bearer token-1", "Bearer token-1", "Bearer token-2"]
    assert (store.load().grant, store.load().scopes) == ("authorization_code", ("read",))


def test_a_user_enters_a_code_on_another_device(package: Any, shop: Shop) -> None:
    shop.waits = ["authorization_pending", "authorization_pending"]
    with client_of(package, shop) as client:
        authorization = client.device_code.start()
        assert (authorization.user_code, authorization.verification_uri) == ("AB-12", f"{shop.url}/activate")
        assert "secret-device" not in repr(authorization)
        client.device_code.wait(authorization)
        client.things.list()
    assert [path for path, _, _ in shop.asked] == ["/oauth/device", *["/oauth/token"] * 3]
    assert shop.asked[0][1] == {"scope": "read write", "client_id": "me"}
    assert shop.asked[1][1]["device_code"] == "secret-device"
    assert shop.calls == ["Bearer token-4"]


@pytest.mark.parametrize(
    ("code", "kind"), [("access_denied", "AuthorizationRefused"), ("expired_token", "LoginFailed")]
)
def test_a_device_that_is_refused_or_late_is_an_error(package: Any, shop: Shop, code: str, kind: str) -> None:
    shop.waits = [code]
    with client_of(package, shop) as client, pytest.raises(getattr(package.errors, kind)):
        client.device_code.wait(client.device_code.start())
    assert len(shop.asked) == 2


def test_a_server_that_describes_itself_is_asked_once(discovered: Any, shop: Shop) -> None:
    shop.metadata = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    with client_of(discovered, shop, client_secret="hush") as client:
        request = client.authorization_code.start(HOME)
        assert parse_qs(urlsplit(str(request.url)).query)["scope"] == ["openid read"]
        redirect = shop.log_in(request.url, iss=f"{shop.url}/tenant")
        client.authorization_code.finish(redirect, request)
        client.things.list()
        shop.good.clear()
        client.things.list()
    known = "/tenant/.well-known/openid-configuration"
    assert [path for path, _, _ in shop.asked] == [known, "/oauth/token", "/oauth/token"]
    assert {form.get("client_secret") for _, form, _ in shop.asked[1:]} == {"hush"}
    assert shop.calls == ["Bearer token-2", "Bearer token-2", "Bearer token-3"]


def test_a_client_may_act_for_itself_with_discovery(discovered: Any, shop: Shop) -> None:
    with client_of(discovered, shop, client_secret="hush") as client:
        client.things.list()
    assert shop.asked[1][1] == {"grant_type": "client_credentials", "scope": "read"}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"issuer": "https://evil.example"}, "metadata belongs to another authorization server"),
        ({"token_endpoint": None}, "has no token_endpoint"),
        ({"token_endpoint": "javascript:x"}, "token_endpoint that is not a URL"),
        ({"token_endpoint": "https://user@evil.example/"}, "token_endpoint that is not a URL"),
        ({"authorization_endpoint": 7}, "authorization_endpoint that is not a URL"),
    ],
)
def test_metadata_that_is_wrong_is_an_error(discovered: Any, shop: Shop, changed: Any, message: str) -> None:
    shop.metadata = changed
    with client_of(discovered, shop) as client, pytest.raises(discovered.errors.LoginFailed, match=message):
        client.authorization_code.start(HOME)


def test_one_issuer_may_stand_for_many_tenants(discovered: Any, shop: Shop) -> None:
    shop.metadata = {"issuer": f"{shop.url}/{{tenantid}}"}
    with client_of(discovered, shop) as client:
        assert client.authorization_code.start(HOME).url.startswith(f"{shop.url}/login?")


def test_a_secret_is_not_sent_over_plain_http_to_an_endpoint_of_the_metadata(discovered: Any, shop: Shop) -> None:
    shop.metadata = {"token_endpoint": "http://auth.example.com/token"}
    client = client_of(discovered, shop, client_secret="hush")
    with client, pytest.raises(discovered.errors.Error, match="plain http"):
        client.things.list()


def test_a_redirect_of_another_server_is_refused(discovered: Any, shop: Shop) -> None:
    with client_of(discovered, shop) as client:
        request = client.authorization_code.start(HOME)
        with pytest.raises(discovered.errors.StateMismatch):
            client.authorization_code.finish(shop.log_in(request.url, iss="https://evil.example"), request)


@pytest.mark.parametrize("name", ["user_shop", "found_shop"])
def test_the_fake_logs_users_in(package: Any, discovered: Any, name: str) -> None:
    testing = import_module(f"{name}.testing")
    fake = next(getattr(testing, kind)() for kind in ("FakeUserShop", "FakeFoundShop") if hasattr(testing, kind))
    with fake:
        client = fake.client(client_id="me")
        request = client.authorization_code.start(HOME)
        client.authorization_code.finish(f"{HOME}&code=c&state={request.state}", request)
        client.things.list()
        client.device_code.wait(client.device_code.start())
        client.things.list()


def test_the_samples_of_the_readme_log_a_user_in(
    package: Any, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("tokens"))
    readme = (Path(package.__file__).parents[2] / "README.md").read_text("utf-8")
    logins = [each for each in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "_code.start(" in each]
    testing = importlib.import_module(f"{package.__name__}.testing")
    for sample in logins:
        names: dict[str, Any] = {}

        def redirected(prompt: str, names: dict[str, Any] = names) -> str:
            return f"https://…?code=c&state={names['request'].state}"

        names["input"] = redirected
        with testing.FakeUserShop().installed():
            exec(f"{sample}    client.things.list()\n", names)
        Path("tokens.json").unlink()
    assert len(logins) == 2


def test_an_api_gets_only_the_logins_that_it_has(tmp_path: Path) -> None:
    flow = SPEC[SPEC.index("        deviceAuthorization") :]
    source = written(SPEC.replace(flow, "").replace("3.2.0", "3.1.0"), tmp_path, "user-shop") / "user_shop"
    found = {path.stem for path in (source / "_runtime" / "auth").glob("*.py")}
    assert "pkce" in found
    assert found.isdisjoint({"device", "discovery", "authorization_code", "code_exchange", "login", "digest"})
