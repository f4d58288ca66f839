"""The WebSockets: `x-pochoir-websocket`."""

from typing import Final, Literal, TypeAlias

from pochoir import ir, naming
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower import security
from pochoir.lower.context import Context, one_of
from pochoir.lower.docs import doc_of
from pochoir.lower.login import login
from pochoir.lower.types import JSON, type_of
from pochoir.resolve import pointers
from pochoir.resolve.reach import SOCKETS

Protocol: TypeAlias = Literal["engine.io-3", "json"]
PROTOCOLS: Final[tuple[Protocol, ...]] = ("engine.io-3", "json")
Sender: TypeAlias = Literal["client", "server"]
SENDERS: Final[tuple[Sender, ...]] = ("client", "server")
INTERVAL: Final = 25.0
TIMEOUT: Final = 60.0
"""Seconds that servers of engine.io announce unless they are told otherwise."""


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
    found = [name for name in context.tree.mapping(SOCKETS) if not name.startswith("x-")]
    names = naming.sockets(naming.Wish(name, (name,), name if naming.is_pin(name) else "") for name in found)
    for name in found:
        if names[name] in taken:
            message = f'"{name}" is a resource of the client, and cannot be a method of it as well'
            context.refuse("websocket-invalid", pointers.join(SOCKETS, name), message, "choose another name")
    constants = naming.constants([naming.Wish(name, (name,)) for name in found], frozenset())
    return tuple(
        _socket(
            context,
            pointers.join(SOCKETS, name),
            (names[name], constants[name]),
            login(context, operations, schemes, arguments, package, pointers.join(SOCKETS, name, "login")),
            schemes,
        )
        for name in found
    )


def _socket(
    context: Context,
    pointer: str,
    names: tuple[Identifier, Identifier],
    own_login: ir.Login | None,
    schemes: tuple[ir.Scheme, ...],
) -> ir.Socket:
    node = context.tree.mapping(pointer)
    message = pointers.join(pointer, "message")
    protocol: Protocol | None = one_of(PROTOCOLS, node.get("protocol"))
    if protocol is None:
        context.refuse("websocket-invalid", pointer, f"the protocol is one of {', '.join(PROTOCOLS)}")
    return ir.Socket(
        name=names[0],
        constant=names[1],
        path=_text(node.get("path")),
        query=tuple(
            (key, _text(value)) for key, value in context.tree.mapping(pointers.join(pointer, "query")).items()
        ),
        protocol=protocol or "json",
        security=security.requirements(context, pointer, schemes),
        login=own_login,
        heartbeat=_heartbeat(context, pointers.join(pointer, "heartbeat")) if protocol == "engine.io-3" else None,
        reconnect=node.get("reconnect") is True,
        message=type_of(context, message) if context.tree.has(message) else JSON,
        doc=doc_of(node),
        pointer=pointer,
    )


def _heartbeat(context: Context, pointer: str) -> ir.Heartbeat:
    node = context.tree.mapping(pointer)
    unit = 1.0 if node.get("unit") == "seconds" else 0.001
    fallback = context.tree.mapping(pointers.join(pointer, "fallback"))
    sender: Sender | None = one_of(SENDERS, node.get("from"))
    return ir.Heartbeat(
        sender=sender or "client",
        interval=_text(node.get("interval")) or "/pingInterval",
        timeout=_text(node.get("timeout")) or "/pingTimeout",
        unit=unit,
        fallback=(_seconds(fallback.get("interval"), unit, INTERVAL), _seconds(fallback.get("timeout"), unit, TIMEOUT)),
    )


def _seconds(value: Json, unit: float, otherwise: float) -> float:
    return round(value * unit, 6) if isinstance(value, int | float) and not isinstance(value, bool) else otherwise


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
