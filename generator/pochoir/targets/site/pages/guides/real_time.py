"""The guide to WebSockets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pochoir import ir
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.code_blocks import CodeBlock, program_block, twin_blocks
from pochoir.targets.site.samples import guide_programs, handshake_of, http
from pochoir.targets.site.site_index import Entry, SchemaEntry, SiteIndex

HEARTBEATS: Mapping[str, str] = {
    "client": N_(
        "The client sends a ping every %(interval)s seconds and waits %(timeout)s seconds for the response. The first "
        "packet can change this with %(at_interval)s and %(at_timeout)s."
    ),
    "server": N_(
        "The server sends a ping every %(interval)s seconds. If none arrives for another %(timeout)s seconds, the "
        "connection is lost. The first packet can change this with %(at_interval)s and %(at_timeout)s."
    ),
}
"""How a WebSocket is kept open, by the side that sends pings."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A WebSocket, and what is needed to connect to it."""

    socket: ir.Socket
    address: str
    security: tuple[tuple[ir.Scheme, ...], ...]
    login: Entry | None
    message: SchemaEntry | None
    heartbeat: str
    samples: tuple[CodeBlock, ...]


def real_time(index: SiteIndex) -> dict[str, object]:
    """Return the context of the guide. Each WebSocket has its own samples."""
    return {"connections": tuple(_connection(index, socket) for socket in index.api.sockets), "samples": ()}


def _connection(index: SiteIndex, socket: ir.Socket) -> Connection:
    api = index.api
    schemes = {scheme.id: scheme for scheme in api.schemes}
    security = tuple(tuple(schemes[name] for name in needed if name in schemes) for needed in socket.security if needed)
    schemes_needed = {scheme.id for alternative in security for scheme in alternative}
    provides = api.login is not None and any(source.scheme in schemes_needed for source in api.login.sources)
    login = socket.login or (api.login if provides else None)
    given = (
        guide_programs.login_credentials(api, login)
        if login
        else guide_programs.placeholder_credentials(api, _arguments(security))
    )
    request = handshake_of(api, socket)
    server = urlsplit(request.server)
    secure = {"https": "wss", "http": "ws"}.get(server.scheme, "")
    message = socket.message.name if isinstance(socket.message, ir.Named) else ""
    return Connection(
        socket=socket,
        address=(f"{secure}://{server.netloc}" if secure else "") + request.target,
        security=security,
        login=next((each for each in index.entries if login and each.operation.id == login.operation), None),
        message=next((each for each in index.schemas if each.name == message), None),
        heartbeat=HEARTBEATS[socket.heartbeat.sender] if socket.heartbeat else "",
        samples=(
            *twin_blocks(api, lambda variant: guide_programs.reading_events(api, socket, variant, given)),
            program_block("http", "HTTP", http.write(request)),
        ),
    )


def _arguments(security: Iterable[tuple[ir.Scheme, ...]]) -> list[str]:
    return [str(scheme.argument) for scheme in next(iter(security), ())]
