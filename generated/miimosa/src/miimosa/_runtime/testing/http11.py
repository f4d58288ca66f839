"""HTTP/1.1 on one connection of a server: bytes to requests, responses to bytes."""

import asyncio
import contextlib
import re
from collections.abc import Sequence
from email.utils import formatdate
from math import inf
from typing import Final

import h11

from ..base.headers import Headers
from ..base.timeouts import Timeout
from ..base.wire import Content, RawReply, Request

__all__ = ["Http", "Invalid"]

_LONGEST_HEAD: Final = 256 * 1024
_LONGEST_BODY: Final = 100 * 1024 * 1024
_PIECE: Final = 65536
_LINGERING: Final = 1.0
"""Seconds to keep reading after the last response, since closing the connection at once could discard the response."""

_HOST: Final = re.compile(r"[A-Za-z0-9._~%!$&'()*+,;=-]*(:\d*)?|\[[0-9A-Fa-f:.]+\](:\d*)?")
_BODILESS: Final = (204, 304)
_FRAMING: Final = ("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade")


class Invalid(Exception):
    """A request that is not valid; ``status`` is that of the response."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Http:
    """One connection.

    Args:
        reader: the reader of the connection.
        writer: the writer of the connection.
        origin: the host and port of the server, for a request without a host.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, origin: str) -> None:
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=_LONGEST_HEAD)
        self._reader = reader
        self._writer = writer
        self._origin = origin
        self._method = ""

    async def request(self) -> Request | None:
        """Return the next request; ``None`` at the end of the connection.

        Raises:
            Invalid: the request is not valid, or too large.
        """
        head = await self._event()
        if not isinstance(head, h11.Request):
            return None
        self._method = head.method.decode("ascii")
        fields = Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in head.headers.raw_items())
        url = _url(head.target.decode("ascii"), fields, self._origin)
        pieces: list[bytes] = []
        size = 0
        while isinstance(event := await self._event(), h11.Data):
            size += len(event.data)
            if size > _LONGEST_BODY:
                raise Invalid(413, f"the body is larger than {_LONGEST_BODY} bytes")
            pieces.append(bytes(event.data))
        return Request(
            self._method,
            url,
            fields,
            Content((b"".join(pieces),) if pieces else ()),
            Timeout(None, None, None, None),
            inf,
            _LONGEST_BODY,
        )

    async def respond(self, reply: RawReply, last: bool = False) -> bool:
        """Send a response; return whether the connection stays open.

        Raises:
            ValueError: a header field is not valid; nothing was sent.
        """
        bodiless = reply.status in _BODILESS
        content = b"" if bodiless else reply.content
        fields = [("date", formatdate(usegmt=True)), *reply.headers.without(_FRAMING).fields]
        fields += [] if bodiless else [("content-length", str(len(content)))]
        fields += [("connection", "close")] if last else []
        try:
            head = h11.Response(status_code=reply.status, headers=_encoded(fields))
        except h11.LocalProtocolError as error:
            raise ValueError(str(error)) from None
        body = [h11.Data(data=content)] if content and self._method != "HEAD" else []
        self._send(head, *body, h11.EndOfMessage())
        await self._writer.drain()
        if last or self._http.our_state is h11.MUST_CLOSE or self._http.their_state is not h11.DONE:
            await self._linger()
            return False
        self._http.start_next_cycle()
        return True

    async def switch(self, fields: Sequence[tuple[str, str]]) -> bytes:
        """Accept an upgrade; return the bytes that arrived with the request."""
        self._send(h11.InformationalResponse(status_code=101, headers=_encoded(fields)))
        await self._writer.drain()
        return self._http.trailing_data[0]

    async def hang(self) -> None:
        """Read until the client closes the connection."""
        while await self._reader.read(_PIECE):
            pass

    async def _event(self) -> object:
        try:
            while (event := self._http.next_event()) is h11.NEED_DATA:
                if self._http.they_are_waiting_for_100_continue:
                    self._send(h11.InformationalResponse(status_code=100, headers=[]))
                self._http.receive_data(await self._reader.read(_PIECE))
        except h11.RemoteProtocolError as error:
            raise Invalid(error.error_status_hint, str(error)) from None
        return event

    def _send(self, *events: h11.Event) -> None:
        # In one piece, so that the second part does not wait for the acknowledgement of the first.
        self._writer.write(b"".join(self._http.send(event) or b"" for event in events))

    async def _linger(self) -> None:
        with contextlib.suppress(TimeoutError, OSError):
            if self._writer.can_write_eof():
                self._writer.write_eof()
            async with asyncio.timeout(_LINGERING):
                await self.hang()


def _url(target: str, fields: Headers, origin: str) -> str:
    """Return the URL of a request (RFC 9112, 3.3).

    Raises:
        Invalid: the target or the host is not valid.
    """
    host = fields.get("host", "") or origin
    if target.lower().startswith(("http://", "https://")):
        rest = target.partition("//")[2]
        host = re.split("[/?]", rest, maxsplit=1)[0]
        target = rest[len(host) :] if rest[len(host) :].startswith("/") else f"/{rest[len(host) :]}"
    if _HOST.fullmatch(host) is None:
        raise Invalid(400, "the host is not valid")
    if not target.startswith("/") and target != "*":
        raise Invalid(400, "the target of the request is not valid")
    return f"http://{host}{target if target != '*' else '/*'}".partition("#")[0]


def _encoded(fields: Sequence[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in fields]
