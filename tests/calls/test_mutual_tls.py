"""OAuth 2.0 with certificates of clients (RFC 8705), against servers that ask for one in the TLS handshake."""

import asyncio
import hashlib
import json
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from packages import imported
from upstream.raw import Exchange, RawServer, reply_json

STATIC = """
openapi: 3.1.1
info: {title: Bank shop, version: "1"}
servers: [{url: "https://api.example.com/v1"}]
security: [{oauth: [read], tls: []}]
paths:
  /accounts: {get: {operationId: listAccounts, tags: [Accounts], responses: &ok {"200": {description: Fine.}}}}
  /other:
    get: {operationId: getOther, x-pochoir-method: other, tags: [Accounts], security: [{tls: []}], responses: *ok}
components:
  securitySchemes:
    tls: {type: mutualTLS}
    oauth:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: /oauth/token, scopes: {read: Read.}}
        authorizationCode: {authorizationUrl: /oauth/page, tokenUrl: /oauth/token, scopes: {read: Read.}}
"""
DISCOVERED = """
openapi: 3.1.1
info: {title: Found shop, version: "1"}
servers: [{url: "https://api.example.com/v1"}]
security: [{oidc: [read]}]
paths:
  /accounts: {get: {operationId: listAccounts, tags: [Accounts], responses: {"200": {description: Fine.}}}}
components:
  securitySchemes:
    oidc: {type: openIdConnect, openIdConnectUrl: "https://api.example.com/.well-known/openid-configuration"}
"""
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


def made(folder: Path, name: str) -> Path:
    """Make a certificate that signs itself, and its key, in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here")
    key, path = folder / f"{name}.key", folder / f"{name}.pem"
    command = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    subject = ["-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(key), "-out", str(path)]
    subprocess.run([openssl, *command.split(), *files, *subject], check=True, capture_output=True)
    path.write_bytes(key.read_bytes() + path.read_bytes())
    return path


@dataclass
class Bank:
    """An API whose tokens are bound to the certificate with which they were obtained (RFC 8705, 3)."""

    metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    forms: list[tuple[str, dict[str, str]]] = field(default_factory=list[tuple[str, dict[str, str]]])
    tokens: dict[str, str] = field(default_factory=dict[str, str])

    def __call__(self, exchange: Exchange) -> None:
        status, value = self.answer(exchange)
        reply_json(value, status)(exchange)

    def answer(self, exchange: Exchange) -> tuple[int, Any]:
        request, shown = exchange.request, thumbprint(exchange.certificate())
        if request.target.startswith("/.well-known/"):
            return 200, self.metadata
        if "/oauth/" in request.target:
            form = dict(parse_qsl(request.body.decode()))
            self.forms.append((f"{request.target} {request.headers.get('authorization', '')}".strip(), form))
            if "device_code" in form:
                return 400, {"error": "access_denied"}
            if request.target.endswith("/device"):
                return 200, {
                    "device_code": "d",
                    "user_code": "u",
                    "verification_uri": "https://x.test",
                    "interval": 0.01,
                }
            token = f"token-{len(self.tokens)}"
            self.tokens[token] = shown
            return 200, {"access_token": token, "token_type": "Bearer", "expires_in": 3600}
        bound = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        return (200, {}) if bound == shown else (401, {"error": "invalid_token"})


def thumbprint(certificate: bytes | None) -> str:
    return "" if certificate is None else hashlib.sha256(certificate).hexdigest()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("certificates")
    return {name: made(folder, name) for name in ("localhost", "client", "other")}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(STATIC, tmp_path_factory.mktemp("static"), "bank-shop") as found:
        yield found


@pytest.fixture(scope="module")
def discovered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(DISCOVERED, tmp_path_factory.mktemp("found"), "found-shop") as found:
        yield found


def served(files: dict[str, Path], bank: Bank, *, asks: bool) -> RawServer:
    """Serve an API over TLS; one that asks for a certificate refuses clients without one in the handshake."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(files["localhost"])
    if asks:
        for name in ("client", "other"):
            context.load_verify_locations(files[name])
        context.verify_mode = ssl.CERT_REQUIRED
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    return RawServer(bank, context=context)


def url(server: RawServer) -> str:
    return f"https://localhost:{server.port}"


def listed(package: Any, flavour: str, server: RawServer, files: dict[str, Path], cert: str = "", **given: Any) -> None:
    name = "".join(map(str.capitalize, package.__name__.split("_")))
    options = {"base_url": f"{url(server)}/v1", "verify": files["localhost"], "retries": 0, **given}
    options |= {"cert": files[cert]} if cert else {}
    if flavour == "sync":
        with getattr(package, name)(**options) as client:
            client.accounts.list()
        return

    async def main() -> None:
        async with getattr(package, f"Async{name}")(**options) as client:
            await client.accounts.list()

    asyncio.run(main())


@FLAVOURS
def test_a_certificate_takes_the_place_of_the_secret(package: Any, flavour: str, files: dict[str, Path]) -> None:
    bank = Bank()
    with served(files, bank, asks=True) as server:
        listed(package, flavour, server, files, "client", client_id="me")
    assert bank.forms == [
        ("/oauth/token", {"grant_type": "client_credentials", "scope": "read", "client_id": "me"}),
    ]
    assert [bound != "" for bound in bank.tokens.values()] == [True]


@FLAVOURS
def test_without_a_certificate_nothing_is_sent(package: Any, flavour: str, files: dict[str, Path]) -> None:
    bank = Bank()
    with served(files, bank, asks=False) as server:
        with pytest.raises(package.errors.CredentialMissing, match="client_id and client_secret"):
            listed(package, flavour, server, files, client_id="me")
        with pytest.raises(package.errors.CredentialMissing, match="client_id and client_secret"):
            listed(package, flavour, server, files, "client")
    assert bank.forms == [] and server.received == []


def test_a_secret_is_still_sent_where_there_is_one(package: Any, files: dict[str, Path]) -> None:
    bank = Bank()
    with served(files, bank, asks=True) as server:
        listed(package, "sync", server, files, "client", client_id="me", client_secret="s")
    assert bank.forms == [("/oauth/token Basic bWU6cw==", {"grant_type": "client_credentials", "scope": "read"})]


def test_a_token_belongs_to_the_certificate_with_which_it_was_obtained(package: Any, files: dict[str, Path]) -> None:
    bank = Bank()
    runtime = __import__("bank_shop", fromlist=["x"])
    store = runtime.MemoryTokenStore()
    with served(files, bank, asks=True) as server:
        listed(package, "sync", server, files, "client", client_id="me", token_store=store)
        # Another certificate: the token in the store is refused, and another is obtained once.
        listed(package, "sync", server, files, "other", client_id="me", token_store=store)
        with pytest.raises(package.errors.Unauthorized):
            listed(package, "sync", server, files, "client", token="token-1")
    assert len(set(bank.tokens.values())) == len(bank.forms) == 2


def test_a_scheme_of_mutual_tls_needs_no_argument(package: Any, files: dict[str, Path]) -> None:
    bank = Bank(tokens={"": thumbprint(ssl.PEM_cert_to_DER_cert(pem(files["client"])))})
    with served(files, bank, asks=True) as server:
        options = {"base_url": f"{url(server)}/v1", "verify": files["localhost"], "retries": 0}
        with package.BankShop(**options, cert=files["client"]) as client:
            client.accounts.other()
        with package.BankShop(**options) as client, pytest.raises(package.errors.TransportError):
            client.accounts.other()
    assert bank.forms == []


def pem(path: Path) -> str:
    return path.read_text()[path.read_text().index("-----BEGIN CERTIFICATE") :]


def metadata(front: RawServer, back: RawServer, **changed: Any) -> dict[str, Any]:
    """Return the metadata of an authorization server with other endpoints for clients with certificates."""
    ends = {"token_endpoint": "/oauth/token", "device_authorization_endpoint": "/oauth/device"}
    found = {name: url(front) + path for name, path in ends.items()}
    aliases = {name: f"{url(back)}/mtls{path}" for name, path in ends.items()}
    page = {"authorization_endpoint": f"{url(front)}/oauth/page"}
    return {"issuer": url(front), **found, **page, "mtls_endpoint_aliases": aliases, **changed}


@FLAVOURS
@pytest.mark.parametrize("method", ["tls_client_auth", "self_signed_tls_client_auth"])
def test_endpoints_for_certificates_are_used_with_one(
    discovered: Any, flavour: str, method: str, files: dict[str, Path]
) -> None:
    front, back = Bank(), Bank()
    with served(files, front, asks=False) as server, served(files, back, asks=True) as other:
        front.metadata = metadata(server, other, token_endpoint_auth_methods_supported=[method])
        with pytest.raises(discovered.errors.Unauthorized):
            # The token is bound to the certificate, which the API does not ask for here.
            listed(discovered, flavour, server, files, "client", client_id="me", client_secret="not sent")
    form = {"grant_type": "client_credentials", "scope": "read", "client_id": "me"}
    assert {json.dumps(each) for each in back.forms} == {json.dumps(("/mtls/oauth/token", form))}
    assert front.forms == []
    assert all(back.tokens.values())


@FLAVOURS
def test_without_a_certificate_the_usual_endpoints_are_used(
    discovered: Any, flavour: str, files: dict[str, Path]
) -> None:
    front, back = Bank(), Bank()
    with served(files, front, asks=False) as server, served(files, back, asks=True) as other:
        front.metadata = metadata(server, other)
        listed(discovered, flavour, server, files, client_id="me", client_secret="s")
    assert [place for place, _ in front.forms] == ["/oauth/token Basic bWU6cw=="]
    assert back.forms == []


def test_metadata_without_aliases_works_with_a_certificate_too(discovered: Any, files: dict[str, Path]) -> None:
    bank = Bank()
    with served(files, bank, asks=True) as server:
        others: list[Any] = [None, [], {"device_authorization_endpoint": f"{url(server)}/elsewhere"}]
        for aliases in others:
            bank.metadata = metadata(server, server, mtls_endpoint_aliases=aliases)
            listed(discovered, "sync", server, files, "client", client_id="me")
        bank.metadata = metadata(server, server, mtls_endpoint_aliases={"token_endpoint": "no URL"})
        with pytest.raises(discovered.errors.LoginFailed, match="a token_endpoint that is not a URL"):
            listed(discovered, "sync", server, files, "client", client_id="me")
    assert [place for place, _ in bank.forms] == ["/oauth/token"] * 3


def test_a_login_on_another_device_uses_them_too(discovered: Any, files: dict[str, Path]) -> None:
    front, back = Bank(), Bank()
    with served(files, front, asks=False) as server, served(files, back, asks=True) as other:
        front.metadata = metadata(server, other)
        options = {"base_url": f"{url(server)}/v1", "verify": files["localhost"], "cert": files["client"]}
        with discovered.FoundShop(**options, client_id="me") as client:
            begun = client.device_code.start()
            assert client.authorization_code.start("https://x.test/back").url.startswith(f"{url(server)}/oauth/page?")
            with pytest.raises(discovered.errors.AuthorizationRefused):
                client.device_code.wait(begun)
    assert [(place, form["client_id"]) for place, form in back.forms] == [
        ("/mtls/oauth/device", "me"),
        ("/mtls/oauth/token", "me"),
    ]
