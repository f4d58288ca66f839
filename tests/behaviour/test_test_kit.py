"""The test kit of every distribution: it takes every example call, and reports every mistake planted in one."""

import asyncio
import json
from dataclasses import replace
from importlib import import_module
from typing import Any, cast
from urllib.parse import quote

import pytest

from behaviour.example_calls import Example, called, called_async, examples, fake_of
from behaviour.installed import Installed
from behaviour.test_packages import run

EVERY = pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.package}-{example.name}")


def is_shadowed(example: Example, served: str) -> bool:
    """Return whether another operation serves the example: `/objects` and `/{store}` match the same request."""
    others = {each.name: each.operation for each in examples() if each.package == example.package}
    other = others.get(served)
    if other is None or other.method != example.operation.method:
        return False
    return other.path.count("{") < example.operation.path.count("{")


@EVERY
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_example_call_gets_a_reply_as_described(example: Example, kind: str) -> None:
    fake = fake_of(example.package, example.client)
    mismatch = import_module(f"{example.package}.testing").RequestMismatch
    try:
        if kind == "sync":
            called(example, fake.client(strict=True, retries=0))
        else:
            asyncio.run(called_async(example, fake.async_client(strict=True, retries=0)))
    except mismatch:
        assert is_shadowed(example, fake.mismatches[0].operation), fake.mismatches
        return
    fake.check()
    [served] = {request.operation for request in fake.requests}
    assert served == example.name or is_shadowed(example, served)


@EVERY
def test_every_list_takes_the_items_that_a_test_sets(example: Example) -> None:
    fake = fake_of(example.package, example.client)
    operation = getattr(getattr(fake, example.resource), str(example.operation.name))
    pointer = import_module(f"{example.package}._runtime.testing.roles").list_pointer(operation.described)
    if example.operation.method != "GET" or pointer is None:
        pytest.skip("it returns no list")
    at = import_module(f"{example.package}._runtime.testing.pointers").at
    client = fake.client(strict=True, retries=0)
    first: list[Any] = at(operation.example(), pointer)[:1]
    for items in (first, first[:0]):
        operation.holds(items)
        found = cast("list[object]", called(example, client))
        assert len(found) == len(items) or is_shadowed(example, fake.requests[-1].operation)


@EVERY
def test_every_example_call_of_a_client_without_arguments_reaches_an_installed_fake(example: Example) -> None:
    fake = fake_of(example.package, example.client)
    with fake.installed():
        try:
            called(example, getattr(import_module(example.package), example.client)(retries=0))
        except import_module(f"{example.package}.testing").RequestMismatch:
            assert is_shadowed(example, fake.mismatches[0].operation), fake.mismatches
            return
    served = fake.requests[-1].operation
    assert served == example.name or is_shadowed(example, served)


@EVERY
def test_every_planted_mistake_is_reported(example: Example) -> None:
    fake = fake_of(example.package, example.client)
    mismatch = import_module(f"{example.package}.testing").RequestMismatch
    sent: list[Any] = []

    def remember(request: Any) -> Any:
        sent.append(request)
        return request

    client = fake.client(retries=0, before_request=remember)
    try:
        called(example, client)
    except mismatch:
        assert is_shadowed(example, fake.mismatches[0].operation), fake.mismatches
        return
    request = sent[0]
    before = len(fake.requests)
    mistakes = list(planted(example, request))
    assert mistakes
    for what, wrong, place in mistakes:
        fake.mismatches.clear()
        with pytest.raises(mismatch) as caught:
            fake.transport.send(wrong)
        assert place in str(caught.value), (what, str(caught.value))
        assert "expected" in str(caught.value)
        assert "got" in str(caught.value)
        assert fake.mismatches == [caught.value]
    assert len(fake.requests) == before


def planted(example: Example, request: Any) -> Any:
    """The fault, the wrong request, and the texts that the message must contain."""
    operation = example.operation
    headers = request.headers
    path, _, query = request.url.partition("?")
    separator = "&" if query else "?"
    yield "path", replace(request, url=f"{path}/no/such/place/here"), "the closest is"
    yield "parameter", replace(request, url=f"{request.url}{separator}no_such_parameter=1"), "no_such_parameter"
    for parameter in operation.parameters:
        if parameter.location == "query" and parameter.required:
            kept = "&".join(each for each in query.split("&") if not each.startswith(f"{quote(parameter.wire)}="))
            yield "required", replace(request, url=f"{path}?{kept}"), f"query {parameter.wire}"
        elif parameter.location == "header" and parameter.required:
            yield "header", replace(request, headers=headers.without([parameter.wire])), f"header {parameter.wire}"
    if operation.security and () not in operation.security:
        names = ("authorization", "cookie", "access-token", "client", "uid")
        yield "credential", replace(request, headers=headers.without(names)), "a credential"
    if operation.body is None or not request.content.parts:
        return
    if operation.body.required:
        nothing = with_content(replace(request, headers=headers.without(["content-type"])))
        yield "no body", nothing, "body: expected"
    other = headers.with_fields([("Content-Type", "application/x-other")])
    yield "media type", replace(request, headers=other), "header Content-Type"
    if operation.body.kind == "json":
        yield "not JSON", with_content(request, b'{"a": '), "body: expected"
        yield from in_json(operation.body, request)


def in_json(body: Any, request: Any) -> Any:
    """The mistakes in a JSON body: members that are missing, or of another type."""
    value: dict[str, Any] = json.loads(b"".join(request.content.parts))
    for field in body.fields:
        if field.required and field.wire in value and not field.read_only:
            less = {name: member for name, member in value.items() if name != field.wire}
            yield "member", with_body(request, less), f"body/{field.wire}"
        if field.type.__class__.__name__ == "Plain" and field.type.kind in ("int", "float", "bool", "date"):
            yield "type", with_body(request, {**value, field.wire: {"wrong": 1}}), f"body/{field.wire}"


def with_body(request: Any, value: Any) -> Any:
    """The request with another body."""
    return with_content(request, json.dumps(value).encode())


def with_content(request: Any, *parts: bytes) -> Any:
    """The request with other bytes."""
    return replace(request, content=type(request.content)(parts))


# What a consumer's test does -------------------------------------------------------------------------------------


def rdv() -> Any:
    """A fresh fake of RDV-Solidarités."""
    return fake_of("rdv_solidarites", "RdvSolidarites")


@pytest.mark.slow
def test_the_fixture_is_there_without_a_word_and_fails_the_test_that_sends_nonsense(
    consumer: Installed, tmp_path: Any
) -> None:
    (tmp_path / "test_mine.py").write_text(
        """
import pytest

def test_good(fake_miimosa):
    with fake_miimosa.client() as client:
        assert client.projects.get(1) is not None
    assert [request.path for request in fake_miimosa.projects.get.requests] == [{"id": 1}]

def test_scripted(fake_miimosa):
    from miimosa import errors
    fake_miimosa.projects.get.replies(404)
    with pytest.raises(errors.NotFound):
        fake_miimosa.client().projects.get(1)

def test_wrong(fake_miimosa):
    fake_miimosa.client().request("GET", "/project/1")

def test_swallowed(fake_miimosa):
    try:
        fake_miimosa.client().request("GET", "/project/1")
    except AssertionError:
        pass
""",
        encoding="utf-8",
    )
    done = run(consumer.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(tmp_path))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "3 passed, 1 failed, 1 error" in done.stdout.replace("1 failed, 3 passed", "3 passed, 1 failed"), done.stdout
    assert "the closest is GET /projects/{id} (projects.get)" in done.stdout


def test_neither_the_package_nor_its_plugin_loads_the_kit(consumer: Installed) -> None:
    program = """
import sys
import miimosa
assert not [name for name in sys.modules if "testing" in name and "miimosa" in name]
import miimosa._pytest
loaded = [name for name in sys.modules if name.startswith("miimosa.")]
assert not [name for name in loaded if "testing" in name or name == "miimosa._client"], loaded
assert "httpx2" not in sys.modules and "pydantic" not in sys.modules
import miimosa.testing
assert "httpx2" not in sys.modules, "a fake needs no HTTP library"
"""
    done = run(consumer.python, "-c", program)
    assert done.returncode == 0, done.stderr


def test_code_that_makes_its_own_client_reaches_an_installed_fake() -> None:
    package = import_module("rdv_solidarites")
    fake = rdv()
    with fake.installed(), package.RdvSolidarites() as client:
        assert client.users.get(7) is not None

    async def asynchronous() -> None:
        async with package.AsyncRdvSolidarites() as client:
            await client.users.get(8)

    with fake.installed():
        asyncio.run(asynchronous())
    assert [request.path["user_id"] for request in fake.users.get.requests] == [7, 8]
    assert len(fake.auth.sign_in.requests) == 2, "the clients log in, as they do at the server"
    with pytest.raises(package.errors.CredentialMissing):
        package.RdvSolidarites().users.get(7)
