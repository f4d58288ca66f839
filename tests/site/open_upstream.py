"""A server that lets pages of all sites call it, except for one path, and keeps the requests that it received."""

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

MARKUP = '<img src=x onerror="PWNED = 1"><script>PWNED = 1</script>'


@dataclass
class Upstream:
    """A server, and the requests that it received: method, path, headers and body."""

    origin: str = ""
    received: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list[Any])


@contextmanager
def upstream() -> Generator[Upstream]:
    """Run the server. `closed` has no CORS headers, `moved` leads to another origin, `hostile` sends markup."""
    made = Upstream()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name the standard library calls
            """Answer any request."""
            body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            if self.command != "OPTIONS":
                made.received.append((self.command, self.path, dict(self.headers), body))
            name = self.path.rpartition("/")[2]
            self.send_response(302 if name == "moved" else 200)
            if name == "moved":
                self.send_header("Location", "http://localhost:9/elsewhere")
            if name != "closed":
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Access-Control-Allow-Headers", "*")
                self.send_header("Access-Control-Allow-Methods", "*")
                self.send_header("Access-Control-Expose-Headers", "X-Shown")
            self.send_header("X-Shown", MARKUP if name == "hostile" else "yes")
            self.send_header("Content-Type", "image/png" if name == "image" else "application/json")
            self.end_headers()
            found = {"hostile": MARKUP, "large": "x" * 500_000}.get(name, json.dumps({"path": self.path}))
            self.wfile.write(b"\x89PNG\xff\xfe" if name == "image" else found.encode())

        do_POST = do_DELETE = do_OPTIONS = do_GET  # noqa: N815  # the names the standard library calls

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        made.origin = f"http://127.0.0.1:{server.server_port}"
        yield made
        server.shutdown()
