"""The base of every upstream server: a log of the received requests, and faults that tests order."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request as it arrived: `target` is the path and query as sent, header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """The path as sent, still percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The decoded parameters of the query, in order."""
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True)


@dataclass(slots=True)
class Fault:
    """A reply that the server sends to the next `times` requests whose path starts with `path`."""

    status: int
    times: int = 1
    path: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


@dataclass(slots=True)
class State:
    """The requests received, the statuses given, the faults still due, and the wait before each reply, in seconds."""

    log: list[Recorded] = field(default_factory=list[Recorded])
    statuses: list[int] = field(default_factory=list[int])
    faults: list[Fault] = field(default_factory=list[Fault])
    delay: float = 0.0

    def reset(self) -> None:
        """Back to the state of a server just started, in place."""
        fresh = type(self)()
        for one in fields(self):
            setattr(self, one.name, getattr(fresh, one.name))

    def received(self, method: str = "", path: str = "") -> list[Recorded]:
        """The requests received so far, of one method and path if given."""
        return [one for one in self.log if method in ("", one.method) and path in ("", one.path)]

    def due(self, path: str) -> Fault | None:
        """The fault that a request to `path` meets, counted down."""
        for fault in self.faults:
            if fault.times > 0 and path.startswith(fault.path):
                fault.times -= 1
                return fault
        return None


@dataclass(frozen=True, slots=True)
class Recorder:
    """An ASGI application that records each request, then answers with a fault or lets `app` answer."""

    app: ASGIApp
    state: State

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request. Only HTTP is spoken here."""
        if scope["type"] != "http":
            raise ValueError(f"unexpected scope {scope['type']}")
        body = await _whole_body(receive)
        query: bytes = scope["query_string"]
        raw_path: bytes = scope["raw_path"].partition(b"?")[0]
        recorded = Recorded(
            method=scope["method"],
            target=(raw_path + (b"?" + query if query else b"")).decode("latin-1"),
            headers={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
            body=body,
        )
        self.state.log.append(recorded)
        if self.state.delay:
            await asyncio.sleep(self.state.delay)
        fault = self.state.due(recorded.path)
        if fault is not None:
            self.state.statuses.append(fault.status)
            await _answer(send, fault)
            return

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.state.statuses.append(message["status"])
            await send(message)

        pending = [body]

        async def replay() -> Message:
            if pending:
                return {"type": "http.request", "body": pending.pop(), "more_body": False}
            return await receive()

        await self.app(scope, replay, noted)


async def _whole_body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _answer(send: Send, fault: Fault) -> None:
    headers = {
        "content-type": "application/json; charset=utf-8",
        **fault.headers,
        "content-length": str(len(fault.body)),
    }
    pairs = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": fault.status, "headers": pairs})
    await send({"type": "http.response.body", "body": fault.body})
