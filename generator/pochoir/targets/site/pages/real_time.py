"""The guide to the connections of an API that stay open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from pochoir import ir
from pochoir.targets.site.atlas import Atlas, Entry, SchemaEntry
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.operation import Shown
from pochoir.targets.site.pages.shown import program, python
from pochoir.targets.site.samples import handshake_of, http, programs
from pochoir.targets.site.samples.python import ASYNC, SYNC

BEATS: Mapping[str, str] = {
    "client": N_(
        "The client pings every %(interval)s s and waits %(timeout)s s for the answer, unless the first packet says "
        "otherwise in %(at_interval)s and %(at_timeout)s."
    ),
    "server": N_(
        "The server pings every %(interval)s s, and %(timeout)s s later the connection is lost, unless the first "
        "packet says otherwise in %(at_interval)s and %(at_timeout)s."
    ),
}
"""Who keeps a WebSocket open, and how."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A WebSocket, with what opens it."""

    socket: ir.Socket
    address: str
    needs: tuple[tuple[ir.Scheme, ...], ...]
    login: Entry | None
    message: SchemaEntry | None
    beat: str
    samples: tuple[Shown, ...]


def real_time(atlas: Atlas) -> dict[str, object]:
    """The connections that stay open; their samples stand beside each of them."""
    return {"sockets": tuple(_opened(atlas, socket) for socket in atlas.api.sockets), "samples": ()}


def _opened(atlas: Atlas, socket: ir.Socket) -> Opened:
    api = atlas.api
    schemes = {scheme.id: scheme for scheme in api.schemes}
    needs = tuple(tuple(schemes[name] for name in needed if name in schemes) for needed in socket.security if needed)
    wanted = {scheme.id for need in needs for scheme in need}
    gives = api.login is not None and any(source.scheme in wanted for source in api.login.sources)
    login = socket.login or (api.login if gives else None)
    given = programs.secrets(api, login) if login else programs.placeholders(api, _arguments(needs))
    request = handshake_of(api, socket)
    server = urlsplit(request.server)
    secure = {"https": "wss", "http": "ws"}.get(server.scheme, "")
    message = socket.message.name if isinstance(socket.message, ir.Named) else ""
    return Opened(
        socket=socket,
        address=(f"{secure}://{server.netloc}" if secure else "") + request.target,
        needs=needs,
        login=next((each for each in atlas.entries if login and each.operation.id == login.operation), None),
        message=next((each for each in atlas.schemas if each.name == message), None),
        beat=BEATS[socket.heartbeat.sender] if socket.heartbeat else "",
        samples=(
            python(programs.listening(api, socket, SYNC, given)),
            program("async", "Python async", programs.listening(api, socket, ASYNC, given)),
            program("http", "HTTP", http.write(request)),
        ),
    )


def _arguments(needs: Iterable[tuple[ir.Scheme, ...]]) -> list[str]:
    return [str(scheme.argument) for scheme in next(iter(needs), ())]
