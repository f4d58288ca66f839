"""A client generated from a description in a test, and a local server with the responses of the test."""

import asyncio
import importlib
import itertools
import json
import sys
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

from packages import write_files
from pochoir import pipeline

_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Sent:
    """A request as it arrived."""

    method: str
    path: str
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.body)


@dataclass
class Made:
    """The package, a client of each flavour class, what to answer by path, and what was sent."""

    package: ModuleType
    client: type[Any]
    async_client: type[Any]
    url: str = ""
    replies: dict[str, object] = field(default_factory=dict[str, object])
    sent: list[Sent] = field(default_factory=list[Sent])
    drifts: list[Any] = field(default_factory=list[Any])

    @property
    def models(self) -> Any:
        """The module of the models."""
        return self.package.models

    def open(self, **options: Any) -> Any:
        """A client of the server that keeps what does not match in `drifts`."""
        return self.client(base_url=self.url, on_drift=self.drifts.append, **options)

    def open_async(self, **options: Any) -> Any:
        """The same for tasks."""
        return self.async_client(base_url=self.url, on_drift=self.drifts.append, **options)


@contextmanager
def made(description: str, folder: Path, replies: Mapping[str, object] | None = None) -> Generator[Made]:
    """Generate a package from the text of a description, import it and serve it.

    Args:
        description: OpenAPI, YAML or JSON.
        folder: where to write.
        replies: the JSON to answer with, by path; a request to any other path is answered with 204.
    """
    name = f"made_{next(_NUMBERS)}"
    spec = folder / f"{name}.yaml"
    spec.write_text(description, encoding="utf-8")
    write_files(pipeline.generate(spec, name).files, folder)
    root = next(folder.glob(f"*/src/{name}")).parent
    sys.path.insert(0, str(root))
    try:
        package = importlib.import_module(name)
        clients = [each for each in package.__all__ if each.startswith("Async")]
        found = Made(package, getattr(package, clients[0].removeprefix("Async")), getattr(package, clients[0]))
        found.replies.update(replies or {})
        with _serving(found):
            yield found
    finally:
        sys.path.remove(str(root))
        for loaded in [each for each in sys.modules if each == name or each.startswith(f"{name}.")]:
            del sys.modules[loaded]


@contextmanager
def _serving(found: Made) -> Generator[None]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            found.sent.append(Sent(self.command, self.path, body))
            reply = found.replies.get(self.path.partition("?")[0])
            content = b"" if reply is None else reply if isinstance(reply, bytes) else json.dumps(reply).encode()
            self.send_response(204 if reply is None else 200)
            if content:
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    found.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


Make = Callable[..., Made]
"""Makes a client of a description of schemas: `GET` and `PUT /value` give and take the schema `Value`."""


def described(schemas: Mapping[str, object]) -> dict[str, object]:
    """A description whose one path gives and takes the schema `Value`."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Value"}}}
    value = {
        "get": {
            "operationId": "readValue",
            "x-pochoir-method": "read",
            "responses": {"200": {"description": "Read.", "content": content}},
        },
        "put": {
            "operationId": "writeValue",
            "x-pochoir-method": "write",
            "requestBody": {"required": True, "content": content},
            "responses": {"204": {"description": "Written."}},
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Unions", "version": "1"},
        "servers": [{"url": "https://unions.test"}],
        "tags": [{"name": "value"}],
        "paths": {"/value": {key: {**each, "tags": ["value"]} for key, each in value.items()}},
        "components": {"schemas": schemas},
    }


def ref(name: str) -> dict[str, object]:
    """A reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def thing(*required: str, **properties: object) -> dict[str, object]:
    """An object schema."""
    return {"type": "object", "required": list(required), "properties": properties}


TEXT, INTEGER, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
DAY = {"type": "string", "format": "date"}


def read(client: Made, value: object) -> Any:
    """Return the result of a call with this response; `drifts` then returns its deviations."""
    client.replies["/value"] = value
    client.drifts.clear()
    with client.open() as opened:
        return opened.value.read()


def read_async(client: Made, value: object) -> Any:
    """The same with the async client."""
    client.replies["/value"] = value
    client.drifts.clear()

    async def call() -> Any:
        async with client.open_async() as opened:
            return await opened.value.read()

    return asyncio.run(call())


def write(client: Made, body: object) -> Any:
    """Return the body as the server receives it."""
    client.replies.clear()
    with client.open() as opened:
        opened.value.write(body=body)
    return client.sent[-1].json


def drifts(client: Made) -> list[str]:
    """Return the places of the last response that did not match."""
    return [each.pointer for each in client.drifts]
