"""A folder over HTTP as static hosts serve it: what is text is sent compressed."""

import gzip
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit


@contextmanager
def serving(folder: Path) -> Generator[str]:
    """Serve a folder on the loopback interface: its address, without a final slash."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name the standard library calls
            """Answer with a file."""
            path = folder / unquote(urlsplit(self.path).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
                self._send(404, "text/plain", b"There is no such file.\n")
                return
            self._send(200, guess_type(path.name)[0] or "application/octet-stream", path.read_bytes())

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            if kind.startswith("text/") or kind in ("application/json", "image/svg+xml"):
                kind = f"{kind}; charset=utf-8"
                body = gzip.compress(body, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
