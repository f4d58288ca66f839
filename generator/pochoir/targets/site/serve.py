"""Preview the site on this machine, and rebuild it when a description or a template changes.

While a description has errors, every page of the last good site shows them.
"""

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
from pochoir.installation import templates_folder
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
_NOT_FOUND: Final = "404.html"
_RELOAD: Final = "-/reload.js"
_VERSION: Final = "-/version"
_INDEX: Final = "pagefind/pagefind.js"
_NO_INDEX: Final = "export const options = async () => {}, search = async () => ({ results: [] });\n"
"""Served instead of Pagefind's index, which the preview does not have."""
_FINDINGS: Final = "-/findings"
_STYLE: Final = "-/findings.css"
_STATIC: Final[Mapping[str, tuple[str, str]]] = {
    _RELOAD: (_TYPES["js"], "preview.js"),
    _STYLE: (_TYPES["css"], "preview.css"),
}
"""Files of the preview itself, in `templates/serve/`. The policy of the pages allows files of their own origin only."""
_HEAD: Final = f"""<link rel="stylesheet" href="/{_STYLE}">
<script src="/{_RELOAD}" type="module"></script>
"""
_ERROR_PAGE: Final = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not built yet</title>
{_HEAD}</head>
<body><main id="pochoir-first"><h1>Not built yet</h1>
<p>The documentation is shown here as soon as these are corrected:</p>
<pre>{{}}</pre></main></body></html>
"""


def _print(message: str) -> None:
    # At once, also to a pipe: a program that starts the preview waits for its address.
    print(message, flush=True)


@dataclass(slots=True)
class Preview:
    """The site in memory, rebuilt when a file changes.

    Attributes:
        build: builds all files of the site. If it raises, the last good site is kept.
        watched: returns the files to watch: descriptions and templates.
        log: prints a message.
        files: the contents of the site by path.
        version: the number of successful builds.
        error_text: the findings of the last build if it failed; "" if it succeeded.
        stopped: set to stop watching.
    """

    build: Callable[[], Mapping[str, str]]
    watched: Callable[[], Iterable[Path]]
    log: Callable[[str], None] = _print
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    version: int = 0
    error_text: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)
    _last_modified: Mapping[Path, float] | None = None

    def refresh(self) -> bool:
        """Rebuild the site if a file has changed. Return whether there is a new version."""
        modified = {path: _modified_time(path) for path in self.watched()}
        if modified == self._last_modified:
            return False
        self._last_modified = modified
        try:
            self.files = self.build()
        except Refused as error:
            self.error_text = report.text(error.problems)
        except OSError as error:
            self.error_text = f"{error.filename}: {error.strerror}."
        else:
            self.error_text = ""
        if self.error_text:
            kept = "The last good version is still served." if self.version else "Nothing is served yet."
            self.log(f"{self.error_text} {kept}")
            return False
        self.version += 1
        return True

    def watch(self, seconds: float = 0.1) -> None:
        """Look for changed files, and refresh, until stopped. The time in between is in seconds."""
        while not self.stopped.wait(seconds):
            if self.refresh():
                self.log("refreshed")

    def respond(self, target: str) -> tuple[HTTPStatus, str, bytes]:
        """Return the response to a request: status, content type, body."""
        try:
            path = unquote(urlsplit(target).path).lstrip("/")
        except ValueError:
            return HTTPStatus.BAD_REQUEST, _TYPES["txt"], b"This is not a URL.\n"
        if path == _VERSION:
            return HTTPStatus.OK, _TYPES["txt"], str(self.version).encode()
        if path == _FINDINGS:
            return HTTPStatus.OK, _TYPES["txt"], self.error_text.encode("utf-8", "replace")
        if path in _STATIC:
            kind, name = _STATIC[path]
            return HTTPStatus.OK, kind, (templates_folder() / "serve" / name).read_bytes()
        if not self.version:
            return HTTPStatus.SERVICE_UNAVAILABLE, _TYPES["html"], _ERROR_PAGE.format(escape(self.error_text)).encode()
        if path == _INDEX:
            return HTTPStatus.OK, _TYPES["js"], _NO_INDEX.encode()
        path = f"{path}index.html" if not path or path.endswith("/") else path
        text, status = self.files.get(path), HTTPStatus.OK
        if text is None:
            path, text = _NOT_FOUND, self.files.get(_NOT_FOUND, "Page not found.\n")
            status = HTTPStatus.NOT_FOUND
        extension = path.rsplit(".", 1)[-1]
        if extension == "html":
            text = text.replace("</head>", f"{_HEAD}</head>", 1)
        return status, _TYPES.get(extension, "application/octet-stream"), text.encode("utf-8", "replace")


def _modified_time(path: Path) -> float:
    """Return the modification time of a file; 0 if it is missing, as it can be while an editor saves it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def create_server(preview: Preview, port: int = 8000) -> ThreadingHTTPServer:
    """Create a server on the loopback interface that only answers requests for this host. Port 0 is any free port."""

    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD requests from memory."""

        def do_GET(self) -> None:  # the name the standard library calls
            """Send the response."""
            self._send(body=True)

        def do_HEAD(self) -> None:  # the name the standard library calls
            """Send the response without its body."""
            self._send(body=False)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

        def _send(self, body: bool) -> None:
            # DNS rebinding: another site whose name resolves to this machine must not read the preview.
            host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
            if host not in (HOST, "localhost"):
                self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
                return
            status, kind, content = preview.respond(self.path)
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
    """Serve the preview until interrupted.

    Args:
        preview: the site.
        port: the port on 127.0.0.1.

    Raises:
        OSError: the port is in use.
    """
    preview.refresh()
    with create_server(preview, port) as server:
        preview.log(f"http://{HOST}:{server.server_port}/  (Ctrl+C stops)")
        threading.Thread(target=preview.watch, daemon=True).start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            preview.stopped.set()
