"""The flow of a WebSocket, for threads and tasks alike: log in, connect, read, and reconnect.

Like every flow it yields steps for a driver; reading and writing are steps too.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Generic, Literal, TypeAlias, TypeVar

from ..base.arguments import Arguments
from ..base.credentials import Login
from ..base.drift import announce
from ..base.errors import DriftError, Error, LoginFailed, ProtocolError, TransportError
from ..base.notes import Note
from ..base.operation import Json, Operation, Parameter, Security
from ..base.steps import Acquire, Ask, Finish, Send, Wait, wait
from ..base.urls import Base
from ..base.wire import RawReply, Request
from ..call.authorize import authorize, check_private, renew
from ..call.flow import reply_of
from ..call.hooks import checked
from ..call.request import build_request, with_credentials
from ..call.response import parse_response
from ..call.retry import may_pass
from ..call.state import Call, Core
from .engineio import EngineIo, Heartbeat, LiveEvent
from .messages import ConnectionLost, InvalidEvent, JsonMessages, Message, Reconnected, SocketProtocol
from .steps import Close, Connect, Deliver, Opened, Read, Write

if TYPE_CHECKING:
    from ..base.options import Settings
    from ..call.authority import Authority
    from .frames import Frames, Handshake

__all__ = ["Flow", "Socket", "listen", "start"]

T_co = TypeVar("T_co", covariant=True)

_FIRST: Final = 0.5
_CAP: Final = 60.0
_STABLE: Final = 30.0
"""Seconds after which a connection counts as stable, so that the next pause is short again."""


@dataclass(frozen=True, kw_only=True)
class Socket(Generic[T_co]):
    """A WebSocket of the API, as data; ``T_co`` is the type of its events.

    Attributes:
        name: the name in messages and log records.
        path: the path from the root of the origin.
        query: the query parameters of the handshake.
        protocol: the protocol on the WebSocket.
        security: the security requirements of the handshake.
        login: the login for it, if it is not that of the API.
        heartbeat: the pings of engine.io.
        reconnect: whether to reconnect after a lost connection.
        message: returns the type of a message, or of an event's data; called on first use.
    """

    name: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    protocol: Literal["engine.io-3", "json"] = "json"
    security: Security = ()
    login: Login | None = None
    heartbeat: Heartbeat = field(default_factory=Heartbeat)
    reconnect: bool = True
    message: Callable[[], object]


Flow: TypeAlias = Generator[Send | Wait | Acquire | Ask | Finish | Connect | Read | Write | Close | Opened | Deliver]
Opening: TypeAlias = "Generator[Send | Wait | Acquire | Ask | Finish | Connect | Close, None, Frames]"


def start(core: Core, settings: "Settings", target: Socket[object]) -> Flow:
    """Start the flow of a WebSocket.

    Raises:
        ImportError: the package wsproto is not installed.
    """
    try:
        import wsproto as _wsproto
    except ModuleNotFoundError as error:
        command = core.api.extras.get("events", "install the extra events of this package")
        wanted = f"live events need the package wsproto: {command}"
        raise ImportError(wanted, name=error.name) from None
    del _wsproto
    return listen(core, settings, target)


def listen(core: Core, settings: "Settings", target: Socket[object]) -> Flow:
    """Connect and deliver events until the caller closes.

    A failure of the first connection is raised. After a lost connection, it reconnects with growing pauses unless the
    server rejects it for good.

    Raises:
        Error: the server refused the connection, or the connection was lost and ``reconnect`` is false.
    """
    if target.login is not None:
        session = core.session.for_login(target.name, target.login)
        core = replace(core, api=core.api._replace(login=target.login, grants=None), session=session)
    failures, lost, reason = 0, 0.0, ""
    while True:
        asked: float | None = None
        try:
            frames = yield from _connect(core, settings, target)
        except Error as error:
            if not failures or not _passes(error):
                raise
            asked = error.retry_after
        else:
            opened = core.clock.now()
            yield Opened(frames.farewell)
            if failures:
                core.logger.info("%s: connected again after %d attempts", target.name, failures)
                yield Deliver(Reconnected(reason, opened - lost, failures))
            reason = yield from _exchange(core, settings, target, frames)
            lost = core.clock.now()
            if not target.reconnect:
                raise ProtocolError(f"the connection was lost: {reason}", operation=target.name)
            failures = 0 if lost - opened > _STABLE else failures
        failures += 1
        pause = _pause(failures, asked, core.random)
        core.logger.info("%s: the connection was lost, next attempt in %.1f s", target.name, pause)
        yield from wait(pause)


def _pause(failures: int, asked: float | None, random: Callable[[], float]) -> float:
    """Return the seconds to wait: exponential, with jitter, since all listeners may have been cut off at once."""
    return max(asked or 0.0, min(_CAP, _FIRST * 2.0 ** min(failures - 1, 10)) * (0.5 + 0.5 * random()))


def _passes(error: Error) -> bool:
    """Return whether a failed connection is worth another attempt."""
    if isinstance(error, LoginFailed) and isinstance(error.__cause__, Error):
        return _passes(error.__cause__)
    if isinstance(error, TransportError):
        return not error.permanent
    return error.status is not None and may_pass(error.status)


def _connect(core: Core, settings: "Settings", target: Socket[object]) -> Opening:
    """Open one connection, with a new login if the server rejects the credentials.

    Raises:
        Error: the server refused the connection, or cannot be reached.
    """
    from .frames import Frames, Handshake

    operation = Operation[object](
        id=target.name,
        method="GET",
        path=target.path,
        parameters=tuple(Parameter(name, "query") for name in target.query),
        security=target.security,
        replies={},
    )
    call = Call(core, settings._replace(follow_redirects=False), operation)
    authority = yield from authorize(call, reply_of)
    handshake = Handshake()
    reply = yield from _upgrade(call, target, authority, handshake)
    if reply.status in (401, 403) and (authority.grant is not None or authority.asked):
        if authority.grant is not None:
            yield from renew(call, reply_of, authority.grant)
        authority = yield from authorize(call, reply_of)
        handshake = Handshake()
        reply = yield from _upgrade(call, target, authority, handshake)
    if reply.status != 101:
        parse_response(call, reply, None)
    if not handshake.accepted(reply.headers):
        yield Close()
        raise ProtocolError("the server accepted the upgrade, but not to a WebSocket", **call.details(reply))
    return Frames(settings.max_reply_bytes)


def _upgrade(
    call: Call, target: Socket[object], authority: "Authority", handshake: "Handshake"
) -> Generator[Connect, None, RawReply]:
    core = call.core
    check_private(call)
    # The path starts at the origin, not at the path of the base URL.
    base = Base.parse(core.base.origin)
    written = build_request(base, call.operation, Arguments(query=target.query), call.settings, core.agent, None)
    written = replace(written, headers=written.headers.with_fields(handshake.fields()))
    request = with_credentials(written, authority.placed, call.settings, call.remaining())
    if call.settings.before_request is not None:
        request = checked("before_request", call.settings.before_request(request), Request)
    call.attempts += 1
    step = Connect(request)
    yield step
    if isinstance(step.outcome, RawReply):
        return step.outcome
    if step.outcome is None:
        raise RuntimeError("the driver did not perform Connect")
    raise step.outcome


def _exchange(
    core: Core, settings: "Settings", target: Socket[object], frames: "Frames"
) -> Generator[Read | Write | Close | Deliver, None, str]:
    """Read until the connection is lost; return the reason."""
    clock = core.clock
    protocol: SocketProtocol[LiveEvent[object] | Message]
    protocol = (
        EngineIo(target.heartbeat, clock.now()) if target.protocol == "engine.io-3" else JsonMessages(clock.now())
    )
    try:
        while True:
            protocol.advance(clock.now())
            yield from _write(protocol, frames)
            begun = clock.now()
            step = Read(max(protocol.due() - begun, 0.0))
            yield step
            if step.failure is not None:
                raise ConnectionLost(step.failure.message)
            heard_until = clock.now()
            if step.held:
                protocol.excuse(heard_until - begun)
            for message in () if step.data is None else frames.feed(step.data):
                event = _event(core, settings, target, protocol.receive(message, heard_until))
                if event is not None:
                    yield Deliver(event)
                # While the queue of events is full nothing is read, but pings are still sent in time.
                now = clock.now()
                protocol.excuse(now - heard_until)
                heard_until = now
                protocol.advance(now)
                yield from _write(protocol, frames)
    except ConnectionLost as cut:
        yield Close(frames.farewell())
        return str(cut)


def _write(protocol: SocketProtocol[object], frames: "Frames") -> Generator[Write, None, None]:
    """Send the pending texts and frames.

    Raises:
        ConnectionLost: they cannot be sent.
    """
    for text in protocol.outbox:
        frames.text(text)
    protocol.outbox.clear()
    data = b"".join(frames.outbox)
    frames.outbox.clear()
    if data:
        step = Write(data)
        yield step
        if step.failure is not None:
            raise ConnectionLost(step.failure.message)


def _event(
    core: Core,
    settings: "Settings",
    target: Socket[object],
    received: LiveEvent[object] | Message | InvalidEvent | None,
) -> object | None:
    """Return the typed event; deviations are reported and the value kept; what is no event is only reported.

    Raises:
        DriftError: it does not match, and ``strict=True`` is set.
    """
    from ..codec.decode import typed

    if received is None:
        return None
    note = Note(target.name, 101)
    event: object | None = None
    if isinstance(received, InvalidEvent):
        note("", received.expected, received.got, None)
    elif isinstance(received, Message):
        event = typed(Json(target.message), received.data, "", note)
    else:
        event = replace(received, data=typed(Json(target.message), received.data, "/1", note))
    if note.drifts and settings.strict:
        error = DriftError(f"an event does not match its schema: {note.drifts[0]}", operation=target.name)
        error.drifts = tuple(str(drift) for drift in note.drifts)
        raise error
    for drift in note.drifts:
        announce(drift, settings.on_drift, core.drift_log)
    return event
