"""A package of many abilities, and how to use its async client under trio."""

import gc
import threading
import time
import warnings
from collections.abc import Awaitable, Callable
from typing import Any

import trio

from upstream.raw import Exchange, Script, reply, reply_json

__all__ = ["SPEC", "Sessions", "run", "together", "wait_until"]

SPEC = """
openapi: 3.1.1
info: {title: Trio shop, version: "1"}
servers: [{url: "http://127.0.0.1"}]
x-pochoir-login:
  operation: signIn
  secrets: [user, password]
  credentials: {session: {body: /session}}
x-pochoir-rate-limits: [{host: 127.0.0.1, requests: 2, per: 0.3, paths: [/limited], scope: ip}]
x-pochoir-websocket:
  live:
    path: /live
    protocol: json
    security: [{key: []}]
    reconnect: true
    message: {type: object, properties: {n: {type: integer}}}
paths:
  /sign-in:
    post:
      operationId: signIn
      tags: [Auth]
      requestBody: {required: true, content: {application/json: {schema: {
        type: object, properties: {user: {type: string}, password: {type: string}}}}}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {session: {type: string}}}}}
  /items:
    get:
      operationId: listItems
      tags: [Items]
      x-pochoir-pagination: {style: page, items: /items, parameter: page, next: /next}
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {
            items: {type: array, items: {type: integer}}, next: {type: [integer, "null"]}}}}}
  /many:
    post:
      operationId: createMany
      tags: [Items]
      x-pochoir-batch: {method: create_all, items: /items, results: [""], max-items: 2, max-bytes: 1000}
      requestBody: {required: true, content: {application/json: {schema: {
        type: object, required: [items], properties: {items: {type: array, items: {type: object}}}}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: {
        type: array, items: {type: integer}}}}}}
  /open: {get: {operationId: getOpen, x-pochoir-method: open, tags: [Things], responses: &ok {
    "200": {description: Fine., content: {application/json: {schema: {type: integer}}}}}}}
  /limited: {get: {operationId: getLimited, x-pochoir-method: limited, tags: [Things], responses: *ok}}
  /secret: {get: {
    operationId: getSecret, x-pochoir-method: secret, tags: [Things], security: [{session: []}], responses: *ok}}
  /keyed: {get: {
    operationId: getKeyed, x-pochoir-method: keyed, tags: [Things], security: [{key: []}], responses: *ok}}
  /lines:
    get:
      operationId: listenLines
      x-pochoir-method: lines
      tags: [Streams]
      responses: {"200": {description: Lines., content: {
        application/jsonl: {itemSchema: {$ref: "#/components/schemas/N"}}}}}
  /events:
    get:
      operationId: listenEvents
      x-pochoir-method: events
      tags: [Streams]
      responses: {"200": {description: Events., content: {
        text/event-stream: {itemSchema: {$ref: "#/components/schemas/N"}}}}}
  /file:
    get:
      operationId: getFile
      tags: [Files]
      responses: {"200": {description: Fine., content: {application/octet-stream: {}}}}
    post:
      operationId: createFile
      tags: [Files]
      requestBody: {required: true, content: {multipart/form-data: {schema: {
        type: object, properties: {file: {type: string, format: binary}}}}}}
      responses: {"201": {description: Made.}}
webhooks:
  made: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/N"}}}}, responses: {
    "204": {description: Taken.}}}}
components:
  schemas:
    N: {type: object, required: [n], properties: {n: {type: integer}}}
  securitySchemes:
    session: {type: http, scheme: bearer}
    key: {type: apiKey, in: header, name: X-Key}
"""

Work = Callable[[Any], Awaitable[object]]


def run(package: Any, url: str, work: Work, **options: Any) -> Any:
    """Do something with an async client under trio; nothing may be left behind, not even a warning."""

    async def main() -> object:
        async with package.AsyncTrioShop(base_url=url, trust_env=False, **options) as client:
            return await work(client)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = trio.run(main)
        gc.collect()
    return found


async def together(work: Callable[[], Awaitable[object]], count: int) -> list[object]:
    """Await something in several tasks at once."""
    found: list[object] = []

    async def once() -> None:
        found.append(await work())

    async with trio.open_nursery() as nursery:
        for _ in range(count):
            nursery.start_soon(once)
    return found


class Sessions:
    """A server whose sessions end when a test says so."""

    def __init__(self, delay: float = 0, failing: int = 0) -> None:
        self.logins = 0
        self._delay = delay
        self._failing = failing
        self._lock = threading.Lock()

    def __call__(self, exchange: Exchange) -> None:
        exchange.wait(self._delay)
        with self._lock:
            script = self._script(exchange)
        script(exchange)

    def _script(self, exchange: Exchange) -> Script:
        if exchange.request.target == "/sign-in":
            self.logins += 1
            return reply_json({"session": f"session-{self.logins}-12345"})
        if exchange.request.headers.get("authorization") != f"Bearer session-{self.logins}-12345":
            return reply(status=401)
        if self._failing:
            self._failing -= 1
            return reply(status=503)
        return reply_json(1)


def wait_until(met: Callable[[], bool]) -> None:
    """Wait for a thread of the server."""
    end = time.monotonic() + 10
    while not met():
        assert time.monotonic() < end
        time.sleep(0.01)
