"""`x-pochoir-websocket`: live events."""

from typing import Final, Literal, TypeAlias

from pochoir.extensions.extension import Extension
from pochoir.extensions.login import SHAPE as LOGIN_SHAPE
from pochoir.extensions.login import Login
from pochoir.extensions.login import check as check_login
from pochoir.extensions.lookup import operation
from pochoir.extensions.names import ARGUMENT
from pochoir.extensions.records import Record, having, lacks, member, record
from pochoir.extensions.shapes import FLAG, POINTER, TEXT, Names, OpenApi, Scalar, choice, matching
from pochoir.extensions.variants import QUERY
from pochoir.findings import Findings, Object, members
from pochoir.ir import Json
from pochoir.pointers import escape

Protocol: TypeAlias = Literal["engine.io-3", "json"]
Sender: TypeAlias = Literal["client", "server"]
Unit: TypeAlias = Literal["milliseconds", "seconds"]
_PROTOCOL: Final[Scalar[Protocol]] = choice("engine.io-3", "json")
_SENDER: Final[Scalar[Sender]] = choice("client", "server")
_UNIT: Final[Scalar[Unit]] = choice("milliseconds", "seconds")
_NUMBER: Final = Scalar("a positive number", 1.0, {"type": "number", "exclusiveMinimum": 0})


def _into_query(value: Json) -> str:
    return "put the parameters into query" if isinstance(value, str) and "?" in value else ""


_PATH: Final = matching("a path from the root of the server", r"/[!\"$->@-z|~]*", _into_query)


@record
class Fallback:
    """How often to ping where the opening packet does not say."""

    interval: float = member(_NUMBER, "the time between two pings, in `unit`")
    timeout: float = member(_NUMBER, "the time until the answer, in `unit`")


@record
class Heartbeat:
    """Who pings, and how often."""

    sender: Sender = member(_SENDER, "who sends pings", key="from")
    interval: str = member(POINTER, "JSON pointer to the time between two pings, in the first packet of a connection")
    timeout: str = member(POINTER, "JSON pointer to the time to wait for the answer")
    unit: Unit = member(_UNIT, "the unit of these times")
    fallback: Fallback | None = member(Record(Fallback), "the times if the packet does not contain them", default=None)


@record
class Socket:
    """A WebSocket."""

    operation: str = member(
        TEXT,
        "the `operationId` of the GET operation that describes the handshake for other tools; it gets no method",
        default="",
    )
    path: str = member(
        _PATH, "relative to the origin of the server, not to its base path; wss if the server uses https"
    )
    query: tuple[tuple[str, str], ...] = member(QUERY, "query parameters and their values", default=())
    protocol: Protocol = member(
        _PROTOCOL, "`engine.io-3`, with socket.io events, or `json`, one JSON value per message"
    )
    security: Json = member(
        OpenApi(
            "a list, as for an operation",
            {"type": "array", "items": {"$ref": "#/$defs/security-requirement"}},
            (list,),
        ),
        "the credentials of the handshake, as for an operation; they are sent to the API's own origin only",
    )
    login: Login | None = member(
        LOGIN_SHAPE, "how to obtain them, like `x-pochoir-login`; by default the login of the API", default=None
    )
    heartbeat: Heartbeat | None = member(
        Record(Heartbeat), "for `engine.io-3`: who sends pings, and how often", default=None
    )
    reconnect: bool = member(FLAG, "whether to reconnect after a lost connection")
    message: Json = member(
        OpenApi("a schema", {"$ref": "#/$defs/schema"}, (dict, bool)),
        "the schema of a message; for `engine.io-3`, of the first argument of an event",
    )


_RULES: Final = lacks(
    having("protocol", "json"),
    "WebSockets already have pings, so the protocol json has no",
    "remove it",
    "heartbeat",
)


def _check(findings: Findings, pointer: str, sockets: tuple[tuple[str, Socket], ...], root: Object) -> None:
    """Report what WebSockets and their logins name that is not there, and handshakes of another path."""
    for name, socket in sockets:
        where = f"{pointer}/{escape(name)}/operation"
        found = operation(findings, where, socket.operation)
        if found is not None and found is not members(members(root.get("paths")).get(socket.path)).get("get"):
            message = f'the operation "{socket.operation}" is not GET {socket.path}'
            findings.error("extension-target", where, message, "name the operation of the handshake")
        if socket.login is not None:
            check_login(findings, f"{pointer}/{escape(name)}/login", socket.login, root)


WEBSOCKET: Final = Extension(
    "x-pochoir-websocket",
    {"openapi": Names(Record(Socket, _RULES), "a mapping of names to WebSockets", key=ARGUMENT, notes=True)},
    "WebSockets by name. Each is a method of the client, so its name must not be the name of a resource.",
    "x-pochoir-websocket:\n"
    "  live_events:\n"
    "    path: /socket.io/\n"
    '    query: {EIO: "3", transport: websocket}\n'
    "    protocol: engine.io-3\n"
    "    security: [{session: []}]\n"
    "    login: {operation: signIn, secrets: [login, password], credentials: {session: {cookie: sid}},"
    " expiry: {cookie: sid, fallback: 86400}}\n"
    "    heartbeat: {from: client, interval: /pingInterval, timeout: /pingTimeout, unit: milliseconds,"
    " fallback: {interval: 25000, timeout: 60000}}\n"
    "    reconnect: true\n"
    '    message: {$ref: "#/components/schemas/Payload"}',
    _check,
)
