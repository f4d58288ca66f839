"""Deadlines of a description: they end calls, and their errors say where they come from and how to change them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from packages import called, imported
from pochoir import document
from pochoir.validate import validate
from upstream.raw import Exchange, RawServer, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Slow shop, version: "1"}
servers: [{url: "https://x.test"}]
x-pochoir-deadline: 0.4
x-pochoir-login:
  operation: signIn
  secrets: [user, password]
  credentials: {session: {body: /session}}
paths:
  /sign-in:
    post:
      operationId: signIn
      tags: [Auth]
      requestBody: {required: true, content: {application/json: {schema: {
        type: object, properties: {user: {type: string}, password: {type: string}}}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {
        type: object, properties: {session: {type: string}}}}}}}
  /usual: {get: {operationId: getUsual, x-pochoir-method: usual, tags: [Items], responses: &ok {
    "200": {description: Fine., content: {application/json: {schema: {type: integer}}}}}}}
  /quick: {get: {
    operationId: getQuick, x-pochoir-method: quick, tags: [Items], x-pochoir-deadline: 0.2, responses: *ok}}
  /report: {get: {
    operationId: getReport, x-pochoir-method: report, tags: [Items], x-pochoir-deadline: none, responses: *ok}}
  /secret: {get: {
    operationId: getSecret, x-pochoir-method: secret, tags: [Items], security: [{session: []}], responses: *ok}}
components: {securitySchemes: {session: {type: http, scheme: bearer}}}
"""
both = pytest.mark.parametrize("flavour", ["sync", "async", "trio"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("slow")


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[Any]:
    with imported(SPEC, folder, "slow-shop") as found:
        yield found


@pytest.fixture
def server() -> Iterator[RawServer]:
    def late(exchange: Exchange) -> None:
        exchange.wait(0.6)
        reply_json(1)(exchange)

    with RawServer(late) as found:
        yield found


def options(server: RawServer, **more: Any) -> dict[str, Any]:
    return {"base_url": server.url, "trust_env": False, **more}


@both
@pytest.mark.parametrize(
    ("method", "limit"),
    [
        ("usual", "0.4 seconds, the deadline of every call in the description of the API"),
        ("quick", "0.2 seconds, the deadline of this operation in the description of the API"),
    ],
)
def test_a_described_deadline_ends_a_call_and_says_how_to_change_it(
    package: Any, server: RawServer, flavour: str, method: str, limit: str
) -> None:
    with pytest.raises(package.errors.Timeout) as caught:
        called(package, flavour, f"items.{method}", options=options(server))
    cure = "pass another deadline=..., None for no limit"
    place = f"items.{method}: GET {server.url}/{method}"
    assert str(caught.value) == f"{place}: no complete response within {limit}; {cure}"
    assert caught.value.limit == "deadline"


@both
@pytest.mark.parametrize(
    ("method", "given"),
    [("report", {}), ("usual", {"deadline": None}), ("quick", {"deadline": None}), ("quick", {"deadline": 30})],
)
def test_callers_and_the_description_may_lift_a_deadline(
    package: Any, server: RawServer, flavour: str, method: str, given: dict[str, Any]
) -> None:
    assert called(package, flavour, f"items.{method}", options=options(server, **given)) == 1


@both
def test_a_deadline_of_the_caller_applies_to_an_excepted_operation_too(
    package: Any, server: RawServer, flavour: str
) -> None:
    with pytest.raises(package.errors.Timeout, match=r"0\.3 seconds, the deadline of the call; pass a larger deadline"):
        called(package, flavour, "items.report", options=options(server, deadline=0.3))


def test_one_call_may_have_another_deadline(package: Any, server: RawServer) -> None:
    with package.SlowShop(**options(server)) as client:
        assert client.with_options(deadline=None).items.usual() == 1
        with pytest.raises(package.errors.Timeout):
            client.items.usual()


@both
def test_a_login_is_within_the_deadline_of_the_call_that_needs_it(
    package: Any, server: RawServer, flavour: str
) -> None:
    with pytest.raises(package.errors.Error, match="the deadline of every call in the description"):
        called(package, flavour, "items.secret", options=options(server, user="a", password="pass-12345678"))
    assert server.targets() == ["POST /sign-in"]


def test_the_documentation_names_the_deadlines(package: Any, folder: Path) -> None:
    items = package.SlowShop(base_url="https://x.test").items
    assert "By default, the call has a deadline of 0.2 seconds." in items.quick.__doc__
    assert "By default, the call has no deadline." in items.report.__doc__
    assert "deadline" not in items.usual.__doc__
    readme = (folder / "slow-shop" / "README.md").read_text("utf-8")
    assert "| `deadline` | 0.4 | seconds for the whole call" in readme
    assert "by default `0.4` seconds, as the description of the API says" in " ".join(readme.split())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("x-pochoir-deadline: 0.4", "x-pochoir-deadline: 0"), "this must be a positive number of seconds, found 0"),
        (("x-pochoir-deadline: 0.4", "x-pochoir-deadline: none"), "this must be a positive number of seconds"),
        (("x-pochoir-deadline: 0.2", "x-pochoir-deadline: soon"), "a positive number of seconds, or none"),
        (("x-pochoir-deadline: 0.4\n", ""), "the description has no deadline at its root that this operation"),
    ],
)
def test_a_deadline_that_cannot_be_is_reported(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC.replace(*change), "utf-8")
    found = [each.message for each in validate(document.read(path)) if each.severity == "error"]
    assert len(found) == 1
    assert message in found[0]
