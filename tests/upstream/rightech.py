"""Rightech IoT Cloud, after the facts PLT-*: stores of open entities, offset paging, tokens or cookies, a WebSocket."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from upstream.recorder import Recorder
from upstream.rightech_data import RightechState
from upstream.rightech_socket import Sockets
from upstream.values import Json, JsonObject, member, read_json

Handler: TypeAlias = Callable[[Request, Json], Response]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

LARGEST = 10000
READ_ONLY = ("_id", "access", "owner", "group", "branch")
_REQUIRED = {"objects": ("model", "id", "name"), "models": ("name", "base")}


def refused(status: HTTPStatus, *tags: str, store: str = "") -> Response:
    """An error: the code is a string, and a 404 of a store has another tag (PLT-25, PLT-T3)."""
    named = [*tags, *([f"error_{store}"] if store else [])]
    body: JsonObject = {
        "success": False,
        "name": "RicError",
        "code": str(status.value),
        "message": status.phrase,
        "tags": list[Json](named),
        "codes": list[Json](named),
    }
    return JSONResponse(body, status)


def _not_found(store: str = "") -> Response:
    return refused(HTTPStatus.NOT_FOUND, "error_not_found", store=store)


class Application:
    """The server's operations over one state."""

    def __init__(self, state: RightechState) -> None:
        self.state = state
        self.sockets = Sockets(state)

    def success(self, body: JsonObject) -> Response:
        """A single object, the success merged into it."""
        return JSONResponse({**body, "sucess" if self.state.misspell else "success": True})

    # Authentication ---------------------------------------------------------------------------------------------

    async def _signs_in(self, request: Request) -> bool:
        try:
            body = await read_json(request)
        except ValueError:
            return False
        return (member(body, "login"), member(body, "password")) == (self.state.login, self.state.password)

    async def create_session(self, request: Request) -> Response:
        """Sign in for a cookie (PLT-O6)."""
        if not await self._signs_in(request):
            return refused(HTTPStatus.UNAUTHORIZED, "error_unauthorized")
        response = self.success({})
        until = format_datetime(datetime.fromtimestamp(time.time() + self.state.session_seconds, UTC), usegmt=True)
        sid = self.state.open_session()
        response.headers["set-cookie"] = f"sid={sid}; Path=/; Expires={until}; HttpOnly"
        return response

    async def create_token(self, request: Request) -> Response:
        """Sign in for a token (PLT-O7)."""
        if not await self._signs_in(request):
            return refused(HTTPStatus.UNAUTHORIZED, "error_unauthorized")
        now = int(time.time() * 1000)
        until = now + int(self.state.token_seconds * 1000)
        token = self.state.issue_token()
        return self.success({"type": "access", "token": token, "issuedAt": now, "expiresAt": until})

    def guarded(self, handler: Handler) -> Endpoint:
        """An endpoint that wants a token or a cookie, then the scope, then a readable body."""

        async def endpoint(request: Request) -> Response:
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            if not self.state.knows(token if scheme == "Bearer" else "", request.cookies.get("sid", "")):
                return refused(HTTPStatus.UNAUTHORIZED, "error_unauthorized")
            store = _store(request)
            if store in self.state.forbidden:
                return refused(HTTPStatus.FORBIDDEN, "error_credentials", "error_forbidden")
            if store not in self.state.stores:
                return _not_found()
            body: Json = None
            if await request.body():
                try:
                    body = await read_json(request)
                except ValueError:
                    return refused(HTTPStatus.BAD_REQUEST, "error_bad_request")
            return handler(request, body)

        return endpoint

    # Stores -----------------------------------------------------------------------------------------------------

    def list_entities(self, request: Request, _body: Json) -> Response:
        """A list, or its `meta`; never both (PLT-13)."""
        query = request.query_params
        try:
            since, until = (_moment(query, *names) for names in (("from", "begin"), ("to", "end")))
            offset, limit = int(query.get("offset", "0")), int(query.get("limit", str(LARGEST)))
        except ValueError:
            return refused(HTTPStatus.BAD_REQUEST, "error_bad_request")
        entities = list(self.state.stores[_store(request)].values())
        if since is not None or until is not None:
            entities = [one for one in entities if _within(one, since, until)]
        if query.get("meta") == "true":
            if "offset" in query or "limit" in query:
                return refused(HTTPStatus.BAD_REQUEST, "error_bad_request")
            first, last = (entities[0], entities[-1]) if entities else (None, None)
            return JSONResponse({"count": len(entities), "first": first, "last": last})
        if offset < 0 or limit < 1:
            return refused(HTTPStatus.BAD_REQUEST, "error_bad_request")
        page = entities[offset : offset + min(limit, LARGEST)]
        return _streamed([_only(one, query.get("only", "")) for one in page])

    def create_entity(self, request: Request, body: Json) -> Response:
        """Create; some stores have required fields (PLT-T2)."""
        store = _store(request)
        if not isinstance(body, dict) or any(name not in body for name in _REQUIRED.get(store, ())):
            return refused(HTTPStatus.BAD_REQUEST, "error_validation", store=store)
        return self.success(self.state.add(store, {name: body[name] for name in body if name not in READ_ONLY}))

    def one_entity(self, request: Request, body: Json) -> Response:
        """Read, change or delete one; a read-only field is refused (PLT-O4)."""
        store = _store(request)
        entity = self.state.find(store, request.path_params["id"])
        if entity is None:
            return _not_found(store)
        if request.method == "PATCH":
            if not isinstance(body, dict) or any(name in READ_ONLY for name in body):
                return refused(HTTPStatus.BAD_REQUEST, "error_validation", store=store)
            entity.update(body)
        if request.method == "DELETE":
            del self.state.stores[store][str(entity["_id"])]
        return self.success(entity)

    # Below the stores -------------------------------------------------------------------------------------------

    def listed(self, items: list[JsonObject]) -> Handler:
        """The endpoint of a list that never changes."""
        return lambda _request, _body: _streamed(items)

    def done(self, request: Request, body: Json) -> Response:
        """An action on an entity that must exist; commands are kept for the test."""
        store = _store(request)
        if self.state.find(store, request.path_params["id"]) is None:
            return _not_found(store)
        if "command" in request.path_params:
            self.state.commands.append((request.path_params["id"], request.path_params["command"], body))
        return self.success({})

    def export(self, request: Request, _body: Json) -> Response:
        """A file with a name."""
        kind = request.query_params.get("format", "json")
        headers = {"content-disposition": f'attachment; filename="report.{kind}"'}
        return Response(b"%PDF-1.7\n" * 1000, headers=headers, media_type="application/octet-stream")

    def routes(self) -> list[Route | WebSocketRoute]:
        """Every route; the typed stores are the generic ones, with more below them."""
        packet: JsonObject = {"time": 1567285200000, "_ts": 1567285200000000, "online": True, "floorTemperature": 18.5}
        event: JsonObject = {"_msgid": "m", "event": "object-online", "time": 1567285200000, "data": {}}
        row: JsonObject = {"_id": "66d3296625e8200c9d46981e", "threshold": 12.5}
        below: list[tuple[str, str, Handler]] = [
            ("GET", "models/base", self.listed([{"name": "mqtt"}])),
            ("POST", "models/{id}/nodes", self.done),
            ("PATCH", "models/{id}/nodes/{node}", self.done),
            ("DELETE", "models/{id}/nodes/{node}", self.done),
            ("GET", "tasks/kinds", self.listed([row])),
            ("GET", "reports/builds", self.listed([row])),
            ("GET", "reports/builds/{id}/export", self.export),
            ("POST", "reports/builds/{id}/cancel", lambda _request, _body: self.success({})),
            ("POST", "reports/{id}/build", lambda _request, _body: self.success(row)),
            ("GET", "tables/{id}/rows", self.listed([row])),
            ("GET", "tables/{id}/rows/{row}", lambda _request, _body: self.success(row)),
            ("POST", "objects/{id}/commands/{command}", self.done),
            ("GET", "objects/{id}/packets", self.listed([packet])),
            ("POST", "objects/{id}/packets", self.done),
            ("GET", "objects/{id}/events", self.listed([event])),
            ("GET", "objects/{id}/model", lambda _request, _body: self.success(row)),
            ("POST", "objects/{id}/{kind:str}/{other}/{action:str}", self.done),
            ("GET", "objects/{id}/containers/{cid}", self.done),
            ("GET", "events", self.listed([event])),
            ("GET", "events/org", lambda _request, _body: self.success(_NAMES)),
        ]
        stores: list[tuple[str, str, Handler]] = [
            ("GET", "{store}", self.list_entities),
            ("POST", "{store}", self.create_entity),
            *((method, "{store}/{id}", self.one_entity) for method in ("GET", "PATCH", "DELETE")),
        ]
        return [
            Route("/api/v1/auth", self.create_session, methods=["POST"]),
            Route("/api/v1/auth/token", self.create_token, methods=["POST"]),
            *(Route(f"/api/v1/{path}", self.guarded(one), methods=[verb]) for verb, path, one in [*below, *stores]),
            WebSocketRoute("/socket.io/", self.sockets.engine),
            WebSocketRoute("/events/stream", self.sockets.stream),
        ]


def application(state: RightechState, sockets: list[Sockets] | None = None) -> ASGIApp:
    """The server as an ASGI application; `state` may be read and changed while it runs.

    Args:
        state: What the server holds.
        sockets: Given a list, the WebSockets are put into it, so that a test can emit events and cut connections.
    """
    server = Application(state)
    if sockets is not None:
        sockets.append(server.sockets)

    async def missing(_request: Request, _error: Exception) -> Response:
        return _not_found()

    routed = Starlette(routes=server.routes(), exception_handlers={404: missing})
    recorded = Recorder(routed, state)

    async def dispatch(scope: Scope, receive: Receive, send: Send) -> None:
        await (recorded if scope["type"] == "http" else routed)(scope, receive, send)

    return dispatch


_NAMES: JsonObject = {
    "unique": ["object-online", "user-signin"],
    "byModel": {"58238a935baa56173b24f0e5": ["object-online"]},
    "noModel": ["user-signin"],
}


def _store(request: Request) -> str:
    """The first segment after the prefix."""
    return request.url.path.split("/")[3]


def _moment(query: Mapping[str, str], *names: str) -> int | None:
    """A bound of the creation time, in milliseconds.

    Raises:
        ValueError: it is neither milliseconds nor ISO 8601.
    """
    value = next((query[name] for name in names if name in query), None)
    if value is None or value.isdecimal():
        return None if value is None else int(value)
    moment = datetime.fromisoformat(value)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def _within(entity: JsonObject, since: int | None, until: int | None) -> bool:
    created = entity["time"]
    assert isinstance(created, int)
    return (since is None or created >= since) and (until is None or created <= until)


def _only(entity: JsonObject, names: str) -> JsonObject:
    kept = ("_id", *names.split(","))
    return {name: value for name, value in entity.items() if name in kept} if names else entity


def _streamed(entities: list[JsonObject]) -> Response:
    """A list as the platform streams it, an entity to a line (PLT-T3)."""
    text = "[\n" + "\n,\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in entities) + "\n]"
    return Response(text.encode(), media_type="application/json")
