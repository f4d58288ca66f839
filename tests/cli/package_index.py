"""A package index in a folder, served over loopback: the simple repository API of PEP 691."""

import hashlib
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_JSON = "application/vnd.pypi.simple.v1+json"


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, folder: Path, *arguments: Any) -> None:
        self._folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:
        match self.path.strip("/").split("/"):
            case ["simple", name]:
                found = sorted(self._folder.glob(f"{name.replace('-', '_')}-*.whl"))
                self._send(200 if found else 404, self._project(name, found), _JSON)
            case ["files", name] if (self._folder / name).is_file():
                self._send(200, (self._folder / name).read_bytes(), "application/octet-stream")
            case _:
                self._send(404, b"", "text/plain")

    def _project(self, name: str, wheels: list[Path]) -> bytes:
        files = [
            {
                "filename": wheel.name,
                "url": f"/files/{wheel.name}",
                "hashes": {"sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()},
                "requires-python": ">=3.11",
            }
            for wheel in wheels
        ]
        return json.dumps({"meta": {"api-version": "1.1"}, "name": name, "files": files, "versions": []}).encode()

    def _send(self, status: int, content: bytes, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Generator[str]:
    """Serve the wheels in a folder, and yield the URL of the index."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/simple/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
