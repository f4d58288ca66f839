"""Plan `_sockets.py` and the methods of clients for WebSockets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, TypeWriter, gather, generic, symbol
from pochoir.literals import Code, Identifier, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.features import prefixes
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.installing import EVENTS, install_line
from pochoir.targets.client.logins import login as login_code
from pochoir.targets.client.logins import symbols as login_symbols

_WEBSOCKET = "._runtime.websocket.flow"
_ENGINE = "._runtime.websocket.engineio"
_NOTHING = Code("")


@dataclass(frozen=True, slots=True)
class SocketData:
    """The data of a WebSocket: its name, annotation and arguments."""

    constant: Identifier
    annotation: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class SocketsFile:
    """The context of `_sockets.py`."""

    imports: Imports
    sockets: tuple[SocketData, ...]


@dataclass(frozen=True, slots=True)
class SocketMethod:
    """A WebSocket as a method of a client. An old name has that of today, and the message for its use."""

    name: Identifier
    module: Code
    events: Code
    returns: Code
    constant: Identifier
    doc: Code
    now: Identifier | None = None
    deprecated: Code = _NOTHING


def event(socket: ir.Socket, writer: TypeWriter) -> Annotation:
    """Return the type of an event."""
    data = writer.reply(socket.message)
    return generic(symbol(_ENGINE, "LiveEvent"), data) if socket.protocol == "engine.io-3" else data


def sockets_file(api: ir.Api, writer: TypeWriter, usable: frozenset[str]) -> SocketsFile:
    """Return the context of `_sockets.py`; `usable` are the security schemes that the client supports."""
    needed: set[Symbol] = {(_WEBSOCKET, "Socket")}
    typing: list[Annotation] = []
    data: list[SocketData] = []
    for each in api.sockets:
        kind = event(each, writer)
        message = writer.write(each.message, "thunk")
        needed |= message.symbols
        needed |= {(_ENGINE, "Heartbeat")} if each.heartbeat else set()
        needed |= login_symbols(api, each.login) if each.login else set()
        typing.append(kind)
        annotation = Code(f"Socket[{kind.text}]")
        data.append(SocketData(each.constant, annotation, tuple(_arguments(api, each, message, usable))))
    whole = gather(*typing)
    models = {(".models", name) for name in whole.models}
    return SocketsFile(imports(needed, whole.symbols | models), tuple(data))


def _arguments(api: ir.Api, socket: ir.Socket, message: Annotation, usable: frozenset[str]) -> Iterable[Code]:
    yield Code(f"name={literal(str(socket.name))}")
    yield Code(f"path={literal(socket.path)}")
    if socket.query:
        yield Code(f"query={literal(dict(socket.query))}")
    yield Code(f"protocol={literal(socket.protocol)}")
    ways = [each for each in socket.security if set(each) <= usable]
    if ways:
        yield Code(f"security={_tuple(_tuple(literal(name) for name in each) for each in ways)}")
    if socket.login is not None:
        yield Code(f"login={login_code(api, socket.login)}")
    beat = socket.heartbeat
    if beat is not None:
        pair = _tuple(literal(seconds) for seconds in beat.fallback)
        pointers = f"interval={literal(beat.interval)}, timeout={literal(beat.timeout)}"
        numbers = f"unit={literal(beat.unit)}, fallback={pair}"
        yield Code(f"heartbeat=Heartbeat(sender={literal(beat.sender)}, {pointers}, {numbers})")
    if not socket.reconnect:
        yield Code("reconnect=False")
    yield Code(f"message=lambda: {message.text}")


def methods(api: ir.Api, writer: TypeWriter, prefix: str) -> tuple[SocketMethod, ...]:
    """Return the methods of a client, `prefix` before the names of its classes."""
    sockets = [*(each.name for each in api.sockets), *(each.name for each in api.old_names.sockets)]
    inside = writer.inside([*(resource.name for resource in api.resources), *sockets])
    found: list[SocketMethod] = []
    for each in api.sockets:
        kind = event(each, inside)
        opened = "async with" if prefix else "with"
        how = (
            f"Use it in ``{opened}`` and iterate over it. It reconnects after a lost connection, and then yields "
            "``Reconnected``."
            if each.reconnect
            else f"Use it in ``{opened}`` and iterate over it until the connection ends."
        )
        extra = f"Requires the extra ``events``: ``{install_line(api, EVENTS)}``."
        route = f"WebSocket ``{each.path}``{prose.cited(each.doc)}."
        text = prose.paragraphs((prose.lead(each.doc, "Live events"), how, extra, route))
        found.append(
            SocketMethod(
                each.name,
                Code("async_events" if prefix else "events"),
                Code(f"{prefix}Events"),
                Code(f"{prefix}Events[{kind.text}]"),
                each.constant,
                docstring(text, 8),
            )
        )
    by_name = {each.name: each for each in found}
    return (*found, *(_old(each, by_name[each.now]) for each in api.old_names.sockets))


def _old(old: ir.Renamed, method: SocketMethod) -> SocketMethod:
    return replace(
        method,
        name=old.name,
        doc=docstring(f"Deprecated: call `{old.now}`.", 8),
        now=old.now,
        deprecated=literal(f"{old.name} is deprecated, call {old.now}"),
    )


def symbols(api: ir.Api, writer: TypeWriter) -> frozenset[Symbol]:
    """Return the symbols that the annotations of the methods need."""
    if not api.sockets:
        return frozenset()
    whole = gather(*(event(each, writer) for each in api.sockets))
    modules = {"": "events", "Async": "async_events"}
    events: set[Symbol] = {(f"._runtime.websocket.{modules[each]}", f"{each}Events") for each in prefixes(api)}
    return whole.symbols | {(".models", name) for name in whole.models} | events


def _tuple(items: Iterable[Code]) -> Code:
    texts = tuple(items)
    return Code(f"({', '.join(texts)}{',' if len(texts) == 1 else ''})")
