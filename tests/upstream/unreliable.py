"""A server that delays, cuts, refuses and lies, as the number of each call says; it counts what it executed."""

import asyncio
import json
from collections import Counter

__all__ = ["main"]

executed: Counter[str] = Counter()
"""How often each call was executed, by method and number."""
seen: Counter[str] = Counter()


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Serve the requests of one connection."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            line, _, fields = head.partition(b"\r\n")
            length = next(
                (int(each[15:]) for each in fields.lower().split(b"\r\n") if each[:15] == b"content-length:"), 0
            )
            await reader.readexactly(length)
            method, target, _ = line.decode().split()
            if not await answer(method, target.rpartition("/")[2], writer):
                break
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def answer(method: str, number: str, writer: asyncio.StreamWriter) -> bool:
    """Send the response to a call; return whether the connection stays open."""
    if number == "counts":
        writer.write(reply(200, json.dumps(executed).encode()))
        return True
    key = f"{method} {number}"
    seen[key] += 1
    first, mood = seen[key] == 1, int(number) % 40
    if first and mood in (1, 2):
        writer.write(reply(429 if mood == 1 or method == "POST" else 503, b"{}", b"Retry-After-Ms: 1\r\n"))
        return True
    if first and mood == 3:
        # Nothing was executed, and the client cannot know it.
        return False
    executed[key] += 1
    body = json.dumps({"id": int(number), "method": method}).encode()
    if mood == 4:
        await asyncio.sleep(0.02)
    if first and mood == 5:
        writer.write(reply(200, body)[:-4])
        await writer.drain()
        return False
    if mood == 6:
        writer.write(reply(202, json.dumps({"id": number, "more": None}).encode(), kind=b"text/html"))
        return True
    writer.write(reply(200, body))
    await writer.drain()
    # Closed without notice, as servers and proxies do with idle connections.
    return mood != 7


def reply(status: int, body: bytes, more: bytes = b"", kind: bytes = b"application/json") -> bytes:
    """Return a response."""
    head = b"HTTP/1.1 %d Some\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n" % (status, kind, len(body), more)
    return head + body


async def main() -> None:
    """Serve on a free port, which is printed, until the process ends."""
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
