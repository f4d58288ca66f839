"""From a resolved document to the API to generate: security, the login, servers."""

import pytest

from pochoir import ir
from pochoir.lower import Identity, lower
from pochoir.problems import Problem
from pochoir.resolve import resolve
from unit.written_documents import ANYTHING, document, json_body, operation

NO_SCOPE: list[str] = []


def lowered(paths: object = None, **more: object) -> tuple[ir.Api, tuple[Problem, ...]]:
    written = document(None, paths, **more)
    return lower(written, resolve(written), Identity("my-shop", "openapi.yaml"))


def schemes(**found: object) -> dict[str, object]:
    return {"securitySchemes": found}


API_KEY = {"type": "apiKey", "in": "header", "name": "access-token"}
BEARER = {"type": "http", "scheme": "Bearer"}


def test_schemes_have_arguments_and_variables() -> None:
    found = schemes(
        accessToken=API_KEY,
        apiKey=API_KEY | {"name": "Authorization", "x-pochoir-prefix": "Token token=", "x-pochoir-argument": "key"},
        bearer=BEARER,
        basic={"type": "http", "scheme": "basic"},
        timeout={"type": "apiKey", "in": "cookie", "name": "sid"},
    )
    api, problems = lowered(components=found)
    assert problems == ()
    assert [(each.id, each.kind, each.argument, each.variable, each.location) for each in api.schemes] == [
        ("accessToken", "apiKey", "access_token", "MY_SHOP_ACCESS_TOKEN", "header"),
        ("apiKey", "apiKey", "key", "MY_SHOP_KEY", "header"),
        ("bearer", "bearer", "token", "MY_SHOP_TOKEN", "header"),
        ("basic", "basic", "basic", "MY_SHOP_BASIC", "header"),
        ("timeout", "apiKey", "timeout_", "MY_SHOP_TIMEOUT", "cookie"),
    ]
    assert (api.schemes[1].wire, api.schemes[1].prefix) == ("Authorization", "Token token=")


@pytest.mark.parametrize(
    ("scheme", "kind", "code"),
    [
        ({"type": "oauth2", "flows": ANYTHING}, "bearer", "security-token-by-caller"),
        ({"type": "openIdConnect", "openIdConnectUrl": "ftp://x"}, "bearer", "security-token-by-caller"),
        ({"type": "http", "scheme": "negotiate"}, "unsupported", "security-scheme-unsupported"),
    ],
)
def test_what_is_not_done_for_the_caller_is_reported(scheme: object, kind: str, code: str) -> None:
    api, problems = lowered(components=schemes(s=scheme))
    assert api.schemes[0].kind == kind
    assert [(each.severity, each.code) for each in problems] == [("warning", code)]


def test_tokens_of_a_discovered_server_are_obtained() -> None:
    found = {"type": "openIdConnect", "openIdConnectUrl": "https://id.example.com/.well-known/openid-configuration"}
    api, problems = lowered(components=schemes(oidc=found))
    assert (api.schemes[0].kind, problems, api.flows is not None) == ("bearer", (), True)


@pytest.mark.parametrize(
    ("root", "own", "needed"),
    [
        (None, None, ()),
        ([{"a": NO_SCOPE, "b": NO_SCOPE}], None, (("a", "b"),)),
        ([{"a": NO_SCOPE}], NO_SCOPE, ()),
        ([{"a": NO_SCOPE}], [ANYTHING], ()),
        ([{"a": NO_SCOPE}], [{"b": NO_SCOPE}, ANYTHING], (("b",), ())),
        ([{"a": NO_SCOPE}, {"b": NO_SCOPE}], None, (("a",), ("b",))),
        ([{"tls": NO_SCOPE, "a": NO_SCOPE}], None, (("a",),)),
        ([{"nobody": NO_SCOPE}], None, ()),
        ([{"nobody": NO_SCOPE}, {"a": NO_SCOPE}], None, ((), ("a",))),
    ],
)
def test_what_an_operation_needs(root: object, own: object, needed: object) -> None:
    more = {} if root is None else {"security": root}
    described = operation() if own is None else operation(security=own)
    found = schemes(a=API_KEY, b=BEARER, tls={"type": "mutualTLS"})
    api, _ = lowered({"/a": {"get": described}}, components=found, **more)
    assert api.resources[0].operations[0].security == needed


LOGIN = {
    "operation": "signIn",
    "secrets": ["email", "password"],
    "credentials": {"accessToken": {"header": "access-token"}},
    "expiry": {"header": "expiry", "unit": "unix-seconds", "fallback": 86400},
}


def signing(login: object) -> tuple[ir.Api, tuple[Problem, ...]]:
    body = json_body({"properties": {"email": {"type": "string", "description": "Who."}, "password": ANYTHING}})
    paths = {"/sign_in": {"post": operation(operationId="signIn", requestBody=body)}}
    return lowered(paths, components=schemes(accessToken=API_KEY), **{"x-pochoir-login": login})


def test_signing_in() -> None:
    api, problems = signing(LOGIN)
    assert problems == ()
    assert api.login is not None
    assert [(each.argument, each.wire, each.variable, each.doc.description) for each in api.login.secrets] == [
        ("email", "email", "MY_SHOP_EMAIL", "Who."),
        ("password", "password", "MY_SHOP_PASSWORD", ""),
    ]
    assert api.login.sources == (ir.CredentialSource("accessToken", "header", "access-token"),)
    assert api.login.expiry == ir.Expiry("header", "expiry", "unix-seconds", 86400)


def test_servers_are_whole_urls() -> None:
    listed = [
        {"url": "https://www.x.fr/", "x-pochoir-name": "production"},
        {
            "url": "https://{region}.x.fr:{port}/v1",
            "variables": {"region": {"default": "eu"}, "port": {"default": "8443"}},
        },
        {"url": "http://localhost", "description": "On your machine"},
        {"url": "http://localhost:81", "description": "On your machine"},
    ]
    api, problems = lowered(servers=listed)
    assert problems == ()
    assert [(each.name, each.url) for each in api.servers] == [
        ("production", "https://www.x.fr"),
        ("eu_x_fr", "https://eu.x.fr:8443/v1"),
        ("on_your_machine", "http://localhost"),
        ("localhost", "http://localhost:81"),
    ]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("/api/v3", "server-relative"),
        ("javascript:alert(1)", "server-url-invalid"),
        ('https://h/"; __import__()', "server-url-invalid"),
        ("https://{region}.x.fr", "server-url-invalid"),
        ("https://", "server-url-invalid"),
        ("http://[x", "server-url-invalid"),
    ],
)
def test_what_cannot_be_called_is_no_server(url: str, code: str) -> None:
    api, problems = lowered(servers=[{"url": url}])
    assert api.servers == ()
    assert [(each.severity, each.code) for each in problems] == [("warning", code)]


def test_an_operation_may_have_its_own_server() -> None:
    item = {
        "servers": [{"url": "https://sso.x.fr"}],
        "get": operation(),
        "put": operation(servers=[{"url": "https://put.x.fr"}]),
    }
    api, _ = lowered({"/a": item}, servers=[{"url": "https://x.fr"}])
    assert {each.method: each.server for resource in api.resources for each in resource.operations} == {
        "GET": "https://sso.x.fr",
        "PUT": "https://put.x.fr",
    }


def test_a_token_that_a_login_obtains_is_not_left_to_the_caller() -> None:
    found = schemes(
        oauth={"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "https://x.test/a", "scopes": {}}}},
        other={"type": "openIdConnect", "openIdConnectUrl": "ftp://x"},
    )
    login = {"operation": "signIn", "secrets": ["name"], "credentials": {"oauth": {"body": "/token"}}}
    made = document(components=found, **{"x-pochoir-login": login})
    _, problems = lower(made, resolve(made), Identity("x", "x.yaml"))
    assert [(each.code, each.pointer) for each in problems] == [
        ("security-token-by-caller", "/components/securitySchemes/other")
    ]
