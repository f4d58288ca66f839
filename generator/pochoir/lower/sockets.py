"""The WebSockets: `x-pochoir-websocket`."""

from typing import Final

from pochoir import ir, naming, pointers
from pochoir.extensions.websocket import WEBSOCKET, Heartbeat, Socket
from pochoir.literals import Identifier
from pochoir.lower import security
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.login import login
from pochoir.lower.types import type_of
from pochoir.resolve.reach import SOCKETS

INTERVAL: Final = 25.0
TIMEOUT: Final = 60.0
"""Default interval and timeout of engine.io servers, in seconds."""


def sockets(
    context: Context,
    operations: list[ir.Operation],
    schemes: tuple[ir.Scheme, ...],
    arguments: dict[str, Identifier],
    package: str,
    taken: frozenset[str],
) -> tuple[ir.Socket, ...]:
    """Return the WebSockets of the document, in its order.

    Args:
        context: the document.
        operations: those of the document, among which the logins are.
        schemes: the security schemes.
        arguments: names of the client's arguments for secrets.
        package: the import package.
        taken: names of the resources, which are attributes of the client too.
    """
    found = dict(WEBSOCKET.of(context.tree.mapping("")) or ())
    names = naming.sockets(naming.NameRequest(name, (name,), name) for name in found)
    for name in found:
        if names[name] in taken:
            message = f'"{name}" is a resource of the client, and cannot be a method of it as well'
            context.refuse("websocket-invalid", pointers.join(SOCKETS, name), message, "choose another name")
    constants = naming.constants([naming.NameRequest(name, (name,)) for name in found], frozenset())
    return tuple(
        _socket(
            context,
            pointers.join(SOCKETS, name),
            (names[name], constants[name]),
            socket,
            login(socket.login, operations, arguments, package),
            schemes,
        )
        for name, socket in found.items()
    )


def _socket(
    context: Context,
    pointer: str,
    names: tuple[Identifier, Identifier],
    given: Socket,
    own_login: ir.Login | None,
    schemes: tuple[ir.Scheme, ...],
) -> ir.Socket:
    return ir.Socket(
        name=names[0],
        constant=names[1],
        path=given.path,
        query=given.query,
        protocol=given.protocol,
        security=security.requirements(context, pointer, schemes),
        login=own_login,
        heartbeat=_heartbeat(given.heartbeat) if given.protocol == "engine.io-3" else None,
        reconnect=given.reconnect,
        message=type_of(context, pointers.join(pointer, "message")),
        doc=doc_of(context.tree.mapping(pointer)),
        pointer=pointer,
    )


def _heartbeat(given: Heartbeat | None) -> ir.Heartbeat:
    """Return who pings, and how often; what socket.io does by itself where nothing says."""
    if given is None:
        return ir.Heartbeat("client", "/pingInterval", "/pingTimeout", 0.001, (INTERVAL, TIMEOUT))
    unit = 1.0 if given.unit == "seconds" else 0.001
    fallback = given.fallback
    seconds = (
        (round(fallback.interval * unit, 6), round(fallback.timeout * unit, 6)) if fallback else (INTERVAL, TIMEOUT)
    )
    return ir.Heartbeat(given.sender, given.interval, given.timeout, unit, seconds)
