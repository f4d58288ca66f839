"""Hostile and careless servers, over HTTP: they cause errors of this library, in time and without secrets."""

import json
import pickle
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import Exchange, RawServer, Script, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Hostile shop, version: "1"}
servers: [{url: "https://x.test"}]
security: [{token: []}]
x-pochoir-login:
  operation: signIn
  secrets: [user, password]
  credentials: {session: {body: /session}}
paths:
  /sign-in:
    post:
      operationId: signIn
      x-pochoir-method: sign_in
      tags: [Auth]
      security: []
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, properties: {user: {type: string}, password: {type: string}}}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {session: {type: string}}}}}
  /tree:
    get:
      operationId: getTree
      x-pochoir-method: tree
      tags: [Things]
      responses: {"200": {description: Fine., content: {application/json: {schema: {
        $ref: "#/components/schemas/Node"}}}}}
  /session:
    get:
      operationId: getSession
      x-pochoir-method: session
      tags: [Things]
      security: [{session: []}]
      responses: {"200": {description: Fine.}}
  /linked:
    get:
      operationId: listLinked
      x-pochoir-method: linked
      tags: [Things]
      x-pochoir-pagination: {style: link, items: ""}
      responses:
        "200": {description: Fine., content: {application/json: {schema: {type: array, items: {type: integer}}}}}
  /cursors:
    get:
      operationId: listCursors
      x-pochoir-method: cursors
      tags: [Things]
      x-pochoir-pagination: {style: cursor, items: /items, parameter: after, next: /next}
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {
            items: {type: array, items: {type: integer}}, next: {type: [string, "null"]}}}}}
  /labels:
    get:
      operationId: getLabels
      x-pochoir-method: labels
      tags: [Things]
      responses: {"200": {description: Fine., content: {application/json: {schema: &labels {
        type: array, items: {type: array, items: {$ref: "#/components/schemas/Label"}}}}}}}
    put:
      operationId: putLabels
      x-pochoir-method: set_labels
      tags: [Things]
      requestBody: {required: true, content: {application/json: {schema: *labels}}}
      responses: {"204": {description: Fine.}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    session: {type: apiKey, in: header, name: X-Session}
  schemas:
    Label:
      type: object
      required: [kind, name]
      properties: {kind: {const: label}, name: {type: string}}
    Node:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        any: {}
        children: {type: array, items: {$ref: "#/components/schemas/Node"}}
        either:
          anyOf:
            - {$ref: "#/components/schemas/Node"}
            - {type: array, items: {$ref: "#/components/schemas/Node"}}
            - {type: object, additionalProperties: {$ref: "#/components/schemas/Node"}}
"""

TOKEN = 'to/k"en-1A\\2345+678'
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("hostile"), "hostile-shop") as found:
        yield found


def call(package: Any, flavour: str, server: RawServer, method: str, body: object = None, **options: Any) -> Any:
    given = {"base_url": server.url, "retries": 0, "token": TOKEN, "on_drift": list[Any]().append, **options}
    arguments = {} if body is None else {"body": body}
    return called(package, flavour, f"things.{method}", options=given, **arguments)


# Deep and large JSON ----------------------------------------------------------------------------------------------


def nested(depth: int, start: str, end: str) -> bytes:
    return (start * depth + "1" + end * depth).encode()


DEEP = [("[", "]"), ('{"any":', "}"), ('{"id":1,"children":[', "]}"), ('{"either":', "}"), ('{"id":"x","new":', "}")]


@FLAVOURS
@pytest.mark.parametrize("depth", [150, 199, 255, 300, 900])
@pytest.mark.parametrize(("start", "end"), DEEP)
def test_a_deep_reply_is_kept(package: Any, flavour: str, depth: int, start: str, end: str) -> None:
    content = nested(depth // len([*filter("{[".count, start)]), start, end)
    with RawServer(reply(content)) as server:
        value = called(
            package,
            flavour,
            "things.with_response.tree",
            options={"base_url": server.url, "token": TOKEN, "on_drift": list[Any]().append},
        )
        assert value.content == content
        with pytest.raises((package.errors.DriftError, package.errors.DecodeError)):
            call(package, flavour, server, "tree", strict=True)


@FLAVOURS
@pytest.mark.parametrize("depth", [1_000, 5_000, 20_000])
def test_a_deep_reply_is_read_or_is_an_error_of_the_tree(package: Any, flavour: str, depth: int) -> None:
    # How deep Python reads JSON depends on its version.
    with RawServer(reply(nested(depth, "[", "]"))) as server, suppress(package.errors.DecodeError):
        call(package, flavour, server, "tree")


@FLAVOURS
def test_a_reply_that_is_too_deep_to_read_is_an_error_of_the_tree(package: Any, flavour: str) -> None:
    with RawServer(reply(nested(100_000, "[", "]"))) as server, pytest.raises(package.errors.DecodeError):
        call(package, flavour, server, "tree")


def large(depth: int, size: int) -> dict[str, Any]:
    """A tree of some levels, each with many good children; the id at the end is wrong."""
    node: dict[str, Any] = {"id": "wrong"}
    for _ in range(depth):
        node = {"id": 1, "children": [*({"id": n, "any": [1, 2]} for n in range(size)), node]}
    return node


@FLAVOURS
def test_a_large_reply_with_a_fault_is_read_in_one_descent(
    package: Any, flavour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = [
        import_module(f"{package.__name__}._runtime.codec.{name}") for name in ("validators", "lenient", "mismatch")
    ]
    read: list[int] = []
    as_bytes = modules[0].as_bytes

    def counted(tree: object) -> bytes:
        content: bytes = as_bytes(tree)
        read.append(len(content))
        return content

    for module in modules:
        monkeypatch.setattr(module, "as_bytes", counted)
    drifts: list[Any] = []
    reply = large(60, 500)
    with RawServer(reply_json(reply)) as server:
        tree = call(package, flavour, server, "tree", on_drift=drifts.append)
    assert [drift.pointer for drift in drifts] == ["/children/500" * 60 + "/id"]
    # It was 30 times the reply while each level read again what is below it.
    assert 0 < sum(read) < 3 * len(json.dumps(reply))
    for _ in range(60):
        assert type(tree.children[0]) is type(tree)
        tree = tree.children[-1]


@FLAVOURS
def test_a_reply_that_fits_many_types_badly_ends(package: Any, flavour: str) -> None:
    value: Any = {"id": "x"}
    for _ in range(150):
        value = {"either": value, "id": "x"}
    with RawServer(reply_json(value)) as server:
        tree = call(package, flavour, server, "tree")
    assert tree.id == "x"


def always(call: object) -> bool:
    return True


@FLAVOURS
def test_the_deadline_ends_the_reading_and_the_reply_is_kept(
    package: Any, flavour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{package.__name__}._runtime.call.flow.Call.is_overdue", always)
    drifts: list[Any] = []
    with RawServer(reply_json(large(60, 200))) as server:
        tree = call(package, flavour, server, "tree", on_drift=drifts.append)
    assert "a value that takes too long to check" in {drift.got for drift in drifts}
    assert (tree.id, len(tree.children)) == (1, 201)


@FLAVOURS
def test_what_there_was_no_time_to_read_is_sent_back_unchanged(
    package: Any, flavour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = [[{"name": 1}] * 100] * 5
    with RawServer(reply_json(labels)) as server:
        with monkeypatch.context() as patched:
            patched.setattr(f"{package.__name__}._runtime.call.flow.Call.is_overdue", always)
            read = call(package, flavour, server, "labels")
        call(package, flavour, server, "set_labels", body=read)
        assert json.loads(server.received[-1].body) == labels
    assert isinstance(read[0][0], package.models.Label) and not isinstance(read[4][0], package.models.Label)


# Pages ------------------------------------------------------------------------------------------------------------

LINKS = [
    "</linked?after=é>",
    "</linked?after=a b>",
    "</linked?after=a\tb>",
    "<http://127.0.0.1:99999999/linked>",
    "<http://user:swordfish@{host}/linked>",
    "<http://{host}\\@evil.test/linked>",
    "<http://[::1/linked>",
    "<ftp://{host}/linked>",
    "<http://é.test/linked>",
]


@FLAVOURS
@pytest.mark.parametrize("link", LINKS)
def test_a_link_that_cannot_be_followed_is_an_error_of_paging(package: Any, flavour: str, link: str) -> None:
    def script(exchange: Exchange) -> None:
        target = link.replace("{host}", exchange.request.headers["host"])
        reply_json([1], Link=f'{target}; rel="next"')(exchange)

    with RawServer(script) as server:
        with pytest.raises(package.errors.PagingError) as caught:
            call(package, flavour, server, "linked")
        assert len(server.received) == 1
    assert "swordfish" not in str(caught.value)


@FLAVOURS
def test_empty_pages_end(package: Any, flavour: str) -> None:
    def script(exchange: Exchange) -> None:
        count = int(exchange.request.target.partition("after=")[2] or 0)
        reply_json({"items": [], "next": str(count + 1)})(exchange)

    with RawServer(script) as server:
        with pytest.raises(package.errors.PagingError, match="100 empty pages in a row") as caught:
            call(package, flavour, server, "cursors")
        assert (len(server.received), caught.value.cursor) == (100, "100")


@FLAVOURS
def test_some_empty_pages_are_passed_over(package: Any, flavour: str) -> None:
    def script(exchange: Exchange) -> None:
        count = int(exchange.request.target.partition("after=")[2] or 0)
        items = [count] if count % 60 == 0 else []
        reply_json({"items": items, "next": str(count + 1) if count < 200 else None})(exchange)

    with RawServer(script) as server:
        assert call(package, flavour, server, "cursors") == [0, 60, 120, 180]


# Secrets ----------------------------------------------------------------------------------------------------------

ESCAPED = {
    "plain": TOKEN,
    "json": json.dumps(TOKEN)[1:-1],
    "php": json.dumps(TOKEN)[1:-1].replace("/", "\\/"),
    "escapes": "".join(f"\\u{ord(character):04x}" for character in TOKEN),
    "capitals": "".join(f"\\u{ord(character):04X}" for character in TOKEN),
    "twice": json.dumps(json.dumps(TOKEN))[3:-3],
    "percent": TOKEN.replace("/", "%2F").replace('"', "%22").replace("\\", "%5c").replace("+", "%2B"),
    "html": TOKEN.replace('"', "&quot;").replace("/", "&#x2F;").replace("+", "&#43;"),
}
PARTS = ("en-1A", "345+678", "\\u0065\\u006e", "\\u0065\\u006E", "2345")


@FLAVOURS
@pytest.mark.parametrize("form", ESCAPED)
@pytest.mark.parametrize("media_type", ["application/json", "text/plain", "text/html"])
def test_a_secret_that_the_server_echoes_is_hidden(package: Any, flavour: str, form: str, media_type: str) -> None:
    content = f'{{"message": "you sent {ESCAPED[form]}."}}'.encode()
    script = reply(content, 403, media_type, X_Echo=ESCAPED[form])
    with RawServer(script) as server, pytest.raises(package.errors.Forbidden) as caught:
        call(package, flavour, server, "tree")
    error = caught.value
    texts = (str(error), repr(error.body), repr(error.content), str(error.headers.fields), repr(pickle.dumps(error)))
    for text in texts:
        assert not any(part in text for part in PARTS), text


@FLAVOURS
def test_the_body_of_a_drift_error_hides_it_too(package: Any, flavour: str) -> None:
    script = reply_json({"id": "x", "any": [TOKEN], "new": TOKEN})
    with RawServer(script) as server, pytest.raises(package.errors.DriftError) as caught:
        call(package, flavour, server, "tree", strict=True)
    shown = repr(caught.value.body) + repr(caught.value.content) + repr(pickle.dumps(caught.value))
    assert "345+678" not in shown and caught.value.body.any == ["***"]


def frames(error: BaseException | None) -> Iterator[str]:
    """Every local of every frame that an error passed through, and those of its causes."""
    while error is not None:
        step: TracebackType | None = error.__traceback__
        while step is not None:
            for name, value in step.tb_frame.f_locals.items():
                if "_runtime" in step.tb_frame.f_code.co_filename or "httpcore2" in step.tb_frame.f_code.co_filename:
                    yield f"{step.tb_frame.f_code.co_qualname}.{name} = {value!r}"
            step = step.tb_next
        error = error.__cause__ or error.__context__


def silent(exchange: Exchange) -> None:
    exchange.reset()


def refusing(exchange: Exchange) -> None:
    reply_json({"message": exchange.request.headers.get("authorization", "")}, 403)(exchange)


@FLAVOURS
@pytest.mark.parametrize(
    "script", [refusing, silent, reply(b"no", 200), reply(b"[", 200)], ids=["403", "cut", "x", "half"]
)
@pytest.mark.parametrize("method", ["tree", "session"])
def test_no_frame_of_an_error_shows_a_secret(package: Any, flavour: str, script: Script, method: str) -> None:
    options = {"user": "me", "password": "pass-345+678", "strict": True}
    with RawServer(script) as server, pytest.raises(package.errors.Error) as caught:
        call(package, flavour, server, method, **options)
    shown = [line for line in frames(caught.value) if "345+678" in line]
    assert shown == []
