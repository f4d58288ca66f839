"""WebSockets, variants and timestamps, from the description to what is generated."""

from pathlib import Path
from tempfile import TemporaryDirectory

from pochoir import document, ir
from pochoir.annotations import TypeWriter
from pochoir.literals import ClassName
from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from pochoir.targets.client import features, sockets
from pochoir.targets.client.arguments import arguments

SPEC = """
openapi: 3.1.0
info: {title: Live, version: "1"}
security: [{key: []}]
tags: [{name: Things}]
x-pochoir-websocket:
  live:
    description: What happens.
    x-facts: [X-1]
    path: /socket.io/
    query: {EIO: "3"}
    protocol: engine.io-3
    security: [{key: []}]
    login:
      operation: signIn
      secrets: [user, password]
      credentials: {key: {cookie: sid}}
      expiry: {cookie: sid, fallback: 60}
    heartbeat: {from: client, interval: /every, timeout: /within, unit: seconds, fallback: {interval: 5, timeout: 7}}
    reconnect: true
    message: {type: object, properties: {n: {type: integer}}}
  plain:
    path: /plain
    protocol: json
    security: []
    reconnect: false
    message: {$ref: "#/components/schemas/Thing"}
paths:
  /sign-in:
    post:
      operationId: signIn
      tags: [Things]
      security: []
      requestBody:
        content:
          application/json: {schema: {type: object, properties: {user: {type: string}, password: {type: string}}}}
      responses: {"200": {description: Fine.}}
  /things:
    get:
      operationId: listThings
      tags: [Things]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: since, in: query, schema: {$ref: "#/components/schemas/Moment"}}
      x-pochoir-pagination: {style: offset, items: "", parameter: limit, size: {parameter: limit, default: 5}}
      x-pochoir-variants:
        - operationId: countThings
          x-pochoir-method: count
          summary: Count
          x-facts: [X-2]
          query: {count: "yes"}
          without: [limit]
          response: {description: How many., content: {application/json: {schema: {type: integer}}}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}}
        "404": {description: No., content: {application/json: {schema: {type: string}}}}
components:
  schemas:
    Thing: {type: object, properties: {name: {type: string}}}
    Moment: {$ref: "#/components/schemas/Milliseconds"}
    Milliseconds: {type: integer, x-pochoir-time: unix-milliseconds}
  securitySchemes:
    key: {type: apiKey, in: cookie, name: sid}
"""


def api(text: str = SPEC) -> tuple[ir.Api, list[str]]:
    """The API of a description, and the codes of its problems."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "live.yaml")
        file.write_text(text, "utf-8")
        read = document.read(file)
        lowered, problems = lower(read, resolve(read), Identity("live", "live.yaml"))
    return lowered, [problem.code for problem in problems if problem.severity == "error"]


def operation(name: str) -> ir.Operation:
    """One operation of the description."""
    lowered, _ = api()
    return next(each for each in lowered.resources[0].operations if each.name == name)


def test_a_socket_of_engine_io() -> None:
    lowered, problems = api()
    live = lowered.sockets[0]
    assert problems == []
    assert (live.name, live.constant, live.path, live.query) == ("live", "LIVE", "/socket.io/", (("EIO", "3"),))
    assert live.heartbeat == ir.Heartbeat("client", "/every", "/within", 1.0, (5, 7))
    assert live.login is not None
    assert [secret.argument for secret in live.login.secrets] == ["user", "password"]
    assert live.login.expiry == ir.Expiry("cookie", "sid", "unix-seconds", 60)
    assert isinstance(live.message, ir.Named)
    assert (live.doc.facts, live.reconnect, lowered.login) == (("X-1",), True, None)


def test_a_socket_of_json() -> None:
    plain = api()[0].sockets[1]
    assert (plain.protocol, plain.security, plain.login, plain.heartbeat) == ("json", (), None, None)
    assert (plain.reconnect, plain.message) == (False, ir.Named(ClassName("Thing")))


def test_the_name_of_a_socket_is_that_of_no_resource() -> None:
    assert api(SPEC.replace("  plain:", "  things:"))[1] == ["websocket-invalid"]


def test_a_variant_is_a_separate_operation() -> None:
    count = operation("count")
    assert (count.id, count.method, count.path, count.fixed) == ("countThings", "GET", "/things", (("count", "yes"),))
    assert [each.wire for each in count.parameters] == ["since"]
    assert [(reply.status, reply.type) for reply in count.replies] == [
        ("200", ir.Plain("int")),
        ("404", ir.Plain("str")),
    ]
    assert (count.paging, count.security, count.retry, count.doc.facts) == (None, (("key",),), "safe", ("X-2",))
    assert operation("list").fixed == ()


def test_a_datetime_by_references() -> None:
    assert [each.time for each in operation("list").parameters] == ["", "unix-milliseconds"]
    [since] = arguments(operation("count"), TypeWriter.of(api()[0].models))
    assert since.declaration == "since: datetime | Moment | Unset = UNSET"
    assert since.value == 'milliseconds(since, "since")'


def test_sockets_are_rendered_only_where_they_are_described() -> None:
    lowered, _ = api()
    bare, _ = api('openapi: 3.1.0\ninfo: {title: X, version: "1"}\npaths: {}\n')
    template = "client/distribution/src/{package}/_sockets.py.j2"
    assert (features.needed(template, lowered), features.needed(template, bare)) == (True, False)


def test_the_data_of_sockets() -> None:
    lowered, _ = api()
    live, plain = sockets.sockets_file(lowered, TypeWriter.of(lowered.models), frozenset({"key"})).sockets
    assert live.annotation.startswith("Socket[LiveEvent[")
    assert 'security=(("key",),)' in live.arguments
    assert plain.annotation == "Socket[Thing]"
    assert "reconnect=False" in plain.arguments
    names = [method.returns for method in sockets.methods(lowered, TypeWriter.of(lowered.models), "Async")]
    assert names[1] == "AsyncEvents[Thing]"
