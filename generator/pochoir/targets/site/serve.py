"""Show the site on this machine, and show it anew when a description or a template changes."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from pochoir import report
from pochoir.problems import Refused

HOST: Final = "127.0.0.1"
_TYPES: Final[Mapping[str, str]] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}
_RELOAD: Final = "-/reload.js"
_VERSION: Final = "-/version"
_INDEX: Final = "pagefind/pagefind.js"
_NO_INDEX: Final = "export const options = async () => {}, search = async () => ({ results: [] });\n"
"""In the place of Pagefind's index, which is made of files: the preview finds names only."""
_SCRIPT: Final = f"""
let version = null;
for (;;) {{
  const now = await fetch("/{_VERSION}", {{ cache: "no-store" }}).then((reply) => reply.text(), () => version);
  if (version !== null && now !== version) location.reload();
  version = now;
  await new Promise((done) => setTimeout(done, 700));
}}
"""
_TROUBLE: Final = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not yet</title></head>
<body><pre>{{}}</pre><script src="/{_RELOAD}" type="module"></script></body></html>
"""


@dataclass(slots=True)
class Preview:
    """The site in memory.

    Attributes:
        build: makes every file of the site; when it refuses, `tell` is told why, and the site stays as it was.
        watched: the files whose change makes the site anew: descriptions and templates.
        tell: prints a line for the reader.
        files: the site, by path.
        version: how often it was made.
        trouble: why it could not be made the last time, "" when it was.
    """

    build: Callable[[], Mapping[str, str]]
    watched: Callable[[], Iterable[Path]]
    tell: Callable[[str], None] = print
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    version: int = 0
    trouble: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)
    _seen: Mapping[Path, float] | None = None

    def refresh(self) -> bool:
        """Make the site anew when a file changed since the last time; tell whether it is new."""
        stamps = {path: _changed(path) for path in self.watched()}
        if stamps == self._seen:
            return False
        self._seen = stamps
        try:
            self.files = self.build()
        except Refused as error:
            self.trouble = report.text(error.problems, "The site stays as it was.")
        except OSError as error:
            self.trouble = f"{error.filename}: {error.strerror}. The site stays as it was."
        else:
            self.trouble = ""
        if self.trouble:
            self.tell(self.trouble)
            return False
        self.version += 1
        return True

    def watch(self, seconds: float = 0.5) -> None:
        """Refresh until stopped."""
        while not self.stopped.wait(seconds):
            if self.refresh():
                self.tell("refreshed")

    def answer(self, target: str) -> tuple[HTTPStatus, str, bytes]:
        """The reply to a request: status, content type, body."""
        path = unquote(urlsplit(target).path).lstrip("/")
        if path == _VERSION:
            return HTTPStatus.OK, _TYPES["txt"], str(self.version).encode()
        if path == _RELOAD:
            return HTTPStatus.OK, _TYPES["js"], _SCRIPT.encode()
        if not self.version:
            return HTTPStatus.SERVICE_UNAVAILABLE, _TYPES["html"], _TROUBLE.format(escape(self.trouble)).encode()
        if path == _INDEX:
            return HTTPStatus.OK, _TYPES["js"], _NO_INDEX.encode()
        path = f"{path}index.html" if not path or path.endswith("/") else path
        text = self.files.get(path)
        if text is None:
            return HTTPStatus.NOT_FOUND, _TYPES["txt"], b"There is no such page.\n"
        ending = path.rsplit(".", 1)[-1]
        if ending == "html":
            text = text.replace("</head>", f'<script src="/{_RELOAD}" type="module"></script>\n</head>', 1)
        return HTTPStatus.OK, _TYPES.get(ending, "application/octet-stream"), text.encode("utf-8", "replace")


def _changed(path: Path) -> float:
    """When a file changed; 0 when it is gone, as it is for a moment while an editor saves it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def server(preview: Preview, port: int = 8000) -> ThreadingHTTPServer:
    """A server on the loopback interface; port 0 takes any free one. Only requests for this very host are answered."""

    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD from memory."""

        def do_GET(self) -> None:  # the name the standard library calls
            """Answer with the body."""
            self._send(body=True)

        def do_HEAD(self) -> None:  # the name the standard library calls
            """Answer without the body."""
            self._send(body=False)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet: the terminal is for what changed."""

        def _send(self, body: bool) -> None:
            # A page of another site whose name leads to this machine must not read the preview.
            host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
            if host not in (HOST, "localhost"):
                self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
                return
            status, kind, content = preview.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            if body:
                self.wfile.write(content)

    return ThreadingHTTPServer((HOST, port), Handler)


def serve(preview: Preview, port: int = 8000) -> None:
    """Show the site until interrupted.

    Args:
        preview: what to show.
        port: where to listen on 127.0.0.1.

    Raises:
        OSError: the port is taken.
    """
    preview.refresh()
    with server(preview, port) as listening:
        preview.tell(f"http://{HOST}:{listening.server_port}/  (Ctrl+C stops)")
        threading.Thread(target=preview.watch, daemon=True).start()
        try:
            listening.serve_forever()
        except KeyboardInterrupt:
            preview.stopped.set()
