"""The state of the Rightech server: entities in stores, sessions, tokens, open sockets, and a test's switches."""

import secrets
import time
from dataclasses import dataclass, field

from upstream.recorder import Fault, State
from upstream.values import Json, JsonObject

STORES = (
    "models",
    "objects",
    "automatons",
    "handlers",
    "geofences",
    "tasks",
    "events",
    "users",
    "roles",
    "groups",
    "tables",
    "reports",
    "scenes",
)
OWNER, GROUP = "58238a935baa56173b24f0a1", "58238a935baa56173b24f0a2"
NGINX_PAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center>\
<hr><center>nginx</center></body>\r\n</html>\r\n"
_START = 1567285200000


def nginx(times: int = 1, status: int = 502) -> Fault:
    """The HTML page of the proxy, in place of the next answers (PLT-T1)."""
    return Fault(status, times, headers={"content-type": "text/html"}, body=NGINX_PAGE)


def object_id(number: int) -> str:
    """An ObjectId, the same for the same number."""
    return f"58238a93{number:016x}"


@dataclass(slots=True)
class Heartbeat:
    """The intervals of the handshake of the WebSocket, in milliseconds, and how the server applies them.

    Attributes:
        silent: The server leaves pings without an answer.
        lean: The handshake has the two numbers only, as documented, without `sid` and `upgrades`.
    """

    interval: int = 25000
    timeout: int = 60000
    silent: bool = False
    lean: bool = False


@dataclass(slots=True)
class RightechState(State):
    """The state of the server, and the switches of a test.

    Attributes:
        login, password: The one user.
        session_seconds, token_seconds: How long a session and a token live.
        misspell: Successes say `sucess`, as the documentation does, not `success`.
        forbidden: Stores that the user's token has no scope for.
        heartbeat: The numbers of the WebSocket.
        pings: When each ping arrived, on the monotonic clock.
        connects: How many WebSockets were opened so far.
    """

    login: str = "api-user"
    password: str = "mot-de-passe"
    session_seconds: float = 3600
    token_seconds: float = 86400
    misspell: bool = False
    forbidden: set[str] = field(default_factory=set[str])
    heartbeat: Heartbeat = field(default_factory=Heartbeat)
    pings: list[float] = field(default_factory=list[float])
    connects: int = 0
    stores: dict[str, dict[str, JsonObject]] = field(default_factory=lambda: {name: {} for name in STORES})
    sessions: dict[str, float] = field(default_factory=dict[str, float])
    tokens: dict[str, float] = field(default_factory=dict[str, float])
    commands: list[tuple[str, str, Json]] = field(default_factory=list[tuple[str, str, Json]])
    _last: int = 0

    def seed(self, store: str, count: int) -> None:
        """Add entities, one a second since 2019-08-31T21:00:00Z."""
        for number in range(count):
            self.add(store, {"name": f"entity {number}", "description": "made for a test"}, _START + number * 1000)

    def add(self, store: str, fields: JsonObject, moment: int | None = None) -> JsonObject:
        """A new entity, with the fields that the system gives."""
        self._last += 1
        entity: JsonObject = {
            "_id": object_id(self._last),
            **fields,
            "owner": OWNER,
            "group": GROUP,
            "access": [],
            "branch": [GROUP],
            "time": moment if moment is not None else int(time.time() * 1000),
        }
        self.stores[store][str(entity["_id"])] = entity
        return entity

    def find(self, store: str, identifier: str) -> JsonObject | None:
        """An entity by its ObjectId; an object by the id of its device too (PLT-T2)."""
        found = self.stores.get(store, {}).get(identifier)
        if found is not None or store != "objects":
            return found
        return next((one for one in self.stores[store].values() if one.get("id") == identifier), None)

    def open_session(self) -> str:
        """The id of a new session."""
        sid = secrets.token_urlsafe(16)
        self.sessions[sid] = time.monotonic() + self.session_seconds
        return sid

    def issue_token(self) -> str:
        """A new access token."""
        token = secrets.token_urlsafe(16)
        self.tokens[token] = time.monotonic() + self.token_seconds
        return token

    def knows(self, token: str = "", sid: str = "") -> bool:
        """Return whether either credential is valid."""
        now = time.monotonic()
        return self.tokens.get(token, 0.0) > now or self.sessions.get(sid, 0.0) > now

    def forget(self) -> None:
        """Let every session and token expire at once."""
        self.sessions.clear()
        self.tokens.clear()
