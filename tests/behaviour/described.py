"""A package generated from a description written in a test, imported, and called over loopback with canned replies."""

import importlib
import json
import sys
import textwrap
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from packages import write_files
from pochoir import pipeline
from pochoir.problems import Problem

_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as the server received it: method, request target, headers and body."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class Server:
    """A server on 127.0.0.1 that answers every request with the same canned reply, and keeps what it received."""

    url: str = ""
    status: int = 200
    media_type: str = "application/json"
    content: bytes = b"{}"
    received: list[Sent] = field(default_factory=list[Sent])

    def answer(self, content: object, media_type: str = "application/json", status: int = 200) -> None:
        """Answer with these bytes, or with this value as JSON, from now on."""
        self.content = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.media_type, self.status = media_type, status

    @property
    def last(self) -> Sent:
        """The last request."""
        return self.received[-1]


@dataclass(slots=True)
class Described:
    """A generated package that is imported: its modules, a client of the canned server, and the drifts it reported."""

    package: ModuleType
    client: Any
    server: Server
    problems: tuple[Problem, ...]
    drifts: list[Any]

    def module(self, name: str) -> Any:
        """A module of the package: `models`, `testing`, `errors`."""
        return importlib.import_module(f"{self.package.__name__}.{name}")

    def drifted(self) -> list[str]:
        """Where replies did not match their schema, as JSON pointers."""
        return [drift.pointer for drift in self.drifts]


@contextmanager
def described(text: str, **options: Any) -> Generator[Described]:
    """Generate a package from a description, import it and open a client of a canned server.

    Args:
        text: the description, as YAML or JSON; indented as in a test.
        options: options of the client.
    """
    name = f"described{next(_NUMBERS)}"
    with TemporaryDirectory() as folder, _served() as server:
        spec = Path(folder) / "openapi.yaml"
        spec.write_text(textwrap.dedent(text), "utf-8")
        generated = pipeline.generate(spec, name)
        write_files(generated.files, Path(folder))
        sys.path.insert(0, str(Path(folder) / name / "src"))
        try:
            package = importlib.import_module(name)
            drifts: list[Any] = []
            class_name = generated.api.class_name
            made = getattr(package, class_name)(base_url=server.url, on_drift=drifts.append, retries=0, **options)
            with made as client:
                yield Described(package, client, server, generated.problems, drifts)
        finally:
            sys.path.remove(str(Path(folder) / name / "src"))
            for module in [each for each in sys.modules if each.partition(".")[0] == name]:
                del sys.modules[module]


def operation(schema: str, more: str = "") -> str:
    """A description of one operation, `thing.get`, that gives a schema written in YAML's flow style."""
    return f"""
openapi: 3.1.0
info: {{title: Things, version: "1"}}
servers: [{{url: "http://127.0.0.1:9"}}]
paths:
  /thing:
    get:
      operationId: getThing
      tags: [thing]
      responses: {{"200": {{description: ok, content: {{application/json: {{schema: {schema}}}}}}}}}
{textwrap.indent(textwrap.dedent(more), "")}
"""


@contextmanager
def _served() -> Generator[Server]:
    canned = Server()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            canned.received.append(Sent(self.command, self.path, dict(self.headers.items()), body))
            self.send_response(canned.status)
            self.send_header("Content-Type", canned.media_type)
            self.send_header("Content-Length", str(len(canned.content)))
            self.end_headers()
            self.wfile.write(canned.content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        canned.url = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield canned
        finally:
            listening.shutdown()
            thread.join()
