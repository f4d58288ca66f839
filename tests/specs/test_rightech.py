"""Rightech IoT Cloud: what is easy to get wrong in its description, and what its upstream server answers to it."""

from collections.abc import Iterator

import httpx2
import pytest
from httpx2.websockets import WebSocketDisconnect, WebSocketUpgradeError

from specs.documents import at, document, escape, items, mapping, operations, parameters, walk
from specs.replies import fits
from upstream import rightech as upstream
from upstream.rightech_data import STORES, Heartbeat, RightechState, nginx
from upstream.rightech_socket import Sockets
from upstream.serve import serve

API = "rightech"
ROOT = document(API)
V1 = "/api/v1"
READ_ONLY = {"_id", "access", "owner", "group", "branch"}


@pytest.fixture
def state() -> RightechState:
    """A fresh server, whose WebSocket counts in milliseconds."""
    return RightechState(heartbeat=Heartbeat(interval=100, timeout=200))


@pytest.fixture
def sockets() -> list[Sockets]:
    """Where the server puts its WebSockets."""
    return []


@pytest.fixture
def client(state: RightechState, sockets: list[Sockets]) -> Iterator[httpx2.Client]:
    """A bare HTTP client with a token."""
    headers = {"authorization": f"Bearer {state.issue_token()}"}
    application = upstream.application(state, sockets)
    with serve(application) as url, httpx2.Client(base_url=url, headers=headers, trust_env=False) as one:
        yield one


def test_either_credential_is_enough_and_signing_in_needs_none() -> None:
    assert ROOT["security"] == [{"token": []}, {"session": []}]
    open_ones = {str(one["operationId"]) for _, one in operations(ROOT) if one.get("security") == []}
    assert open_ones == {"createSession", "createToken"}


def test_system_fields_are_read_only() -> None:
    members = mapping(at(ROOT, "/components/schemas/Entity/properties"))
    assert {name for name in READ_ONLY if mapping(members[name])["readOnly"] is True} == READ_ONLY
    assert set(items(at(ROOT, "/components/schemas/EntityChanges/propertyNames/not/enum"))) == READ_ONLY


def test_neither_spelling_of_success_is_required() -> None:
    for schema in ("Outcome", "Token", "Removed"):
        found = mapping(at(ROOT, f"/components/schemas/{schema}"))
        assert {"success", "sucess"} <= set(mapping(found["properties"]))
        assert not {"success", "sucess"} & set(items(found.get("required", [])))


def test_the_code_of_an_error_is_a_string() -> None:
    assert mapping(at(ROOT, "/components/schemas/Error/properties/code"))["type"] == "string"


def test_every_store_is_typed() -> None:
    tags = {str(mapping(one)["x-pochoir-name"]) for one in items(ROOT["tags"])}
    assert tags == {"auth", "stores", *STORES}


def test_lists_go_on_by_offset() -> None:
    paging = mapping(at(ROOT, "/paths/~1{store}/get/x-pochoir-pagination"))
    assert (paging["style"], paging["size"], paging["cap"]) == (
        "offset",
        {"parameter": "limit", "default": 10000, "limits": "list"},
        10000,
    )
    only = mapping(at(ROOT, "/components/parameters/Only"))
    assert (only["style"], only["explode"]) == ("form", False)


def test_what_the_tests_of_the_vendor_send_is_described() -> None:
    def sent(path: str) -> set[str]:
        return {str(one["name"]) for one in parameters(ROOT, f"/paths/{path.replace('/', '~1')}/get")}

    filters = {"where", "search", "sortBy", "only"}
    assert filters | {"where_type", "limit", "offset", "from", "to"} <= sent("/objects")
    assert filters | {"from", "to"} <= sent("/tables/{id}/rows")
    assert filters <= sent("/tasks") & sent("/users") & sent("/reports/builds") & sent("/tasks/kinds")
    assert "only" in sent("/objects/{id}/model")
    assert mapping(at(ROOT, "/components/parameters/Where"))["x-pochoir-key-prefix"] == "where."


def test_meta_and_live_events_are_visible_to_other_tools() -> None:
    listing = mapping(at(ROOT, "/paths/~1{store}/get"))
    assert {"$ref": "#/components/parameters/Meta"} in items(listing["parameters"])
    both = items(at(ROOT, "/components/schemas/EntitiesOrMeta/oneOf"))
    assert mapping(both[1])["$ref"] == "#/components/schemas/StoreMeta"
    for name, socket in mapping(ROOT["x-pochoir-websocket"]).items():
        handshake = mapping(at(ROOT, f"/paths/{escape(str(mapping(socket)['path']))}/get"))
        assert handshake["operationId"] == mapping(socket)["operation"], name
        assert handshake["security"] == mapping(socket)["security"]
        content = mapping(mapping(mapping(handshake["responses"])["101"])["content"])
        assert mapping(content["application/json"])["schema"] == mapping(socket)["message"]


def test_an_id_is_the_store_s_own_everywhere() -> None:
    for pointer, node in walk(ROOT):
        properties = node.get("properties")
        if pointer.startswith("/components/schemas/") and isinstance(properties, dict) and "id" in properties:
            pinned = mapping(properties["id"]).get("x-pochoir-name", "id")
            assert pinned != "id" or "_id" not in properties, pointer


@pytest.mark.parametrize("misspell", [False, True], ids=["success", "sucess"])
def test_signing_in(client: httpx2.Client, state: RightechState, misspell: bool) -> None:
    state.misspell = misspell
    credentials = {"login": state.login, "password": state.password}
    del client.headers["authorization"]
    fits(API, "/auth/token", client.post(f"{V1}/auth/token", json={**credentials, "password": "no"}), 401)
    token = client.post(f"{V1}/auth/token", json=credentials)
    fits(API, "/auth/token", token)
    assert token.json()["expiresAt"] - token.json()["issuedAt"] == 86_400_000
    fits(API, "/{store}", client.get(f"{V1}/objects"), 401)
    fits(API, "/auth", client.post(f"{V1}/auth", json=credentials))
    fits(API, "/{store}", client.get(f"{V1}/objects"))  # by the cookie


def test_a_store(client: httpx2.Client, state: RightechState) -> None:
    created = client.post(f"{V1}/scenes", json={"name": "Entrepôt", "some_field": [1, None], "owner": "ignored"})
    fits(API, "/scenes", created)
    one = f"{V1}/scenes/{created.json()['_id']}"
    fits(API, "/scenes/{id}", client.get(one))
    fits(API, "/scenes/{id}", client.patch(one, json={"name": "Hangar"}))
    for name in READ_ONLY:
        fits(API, "/scenes/{id}", client.patch(one, json={name: "x"}), 400, as_default=True)
    fits(API, "/scenes", client.get(f"{V1}/scenes"))
    fits(API, "/scenes/{id}", client.delete(one))
    fits(API, "/scenes/{id}", client.get(one), 404)
    state.forbidden.add("users")
    fits(API, "/users", client.get(f"{V1}/users"), 403)
    state.faults.append(nginx())
    fits(API, "/roles", client.get(f"{V1}/roles"), 502, as_default=True)


def test_pages_windows_and_fields(client: httpx2.Client, state: RightechState) -> None:
    state.seed("objects", 25_000)
    sizes = [
        len(client.get(f"{V1}/objects", params={"offset": offset}).json()) for offset in (0, 10_000, 20_000, 30_000)
    ]
    assert sizes == [10_000, 10_000, 5_000, 0]
    assert set(client.get(f"{V1}/objects?only=name&limit=1").json()[0]) == {"_id", "name"}
    window = {"from": 1567285200000, "to": 1567285300000}
    assert len(client.get(f"{V1}/objects", params=window).json()) == 101
    minute = {"begin": "2019-08-31T21:00", "end": "2019-08-31T21:01"}
    assert len(client.get(f"{V1}/objects", params=minute).json()) == 61
    assert client.get(f"{V1}/objects?meta=true").json()["count"] == 25_000
    assert client.get(f"{V1}/objects?meta=true&limit=1").status_code == 400


def test_below_an_object(client: httpx2.Client, state: RightechState) -> None:
    model = "58238a935baa56173b24f0e5"
    assert client.post(f"{V1}/objects", json={"name": "Serre"}).status_code == 400
    fits(API, "/objects", client.post(f"{V1}/objects", json={"name": "Serre", "id": "serre-1", "model": model}))
    fits(API, "/objects/{id}", client.get(f"{V1}/objects/serre-1"))
    command = "/objects/{id}/commands/{command}"
    fits(API, command, client.post(f"{V1}/objects/serre-1/commands/led-on", json={"level": 3}))
    assert state.commands == [("serre-1", "led-on", {"level": 3})]
    fits(API, "/events/org", client.get(f"{V1}/events/org"))
    for path in ("packets", "events", "model"):
        fits(API, f"/objects/{{id}}/{path}", client.get(f"{V1}/objects/serre-1/{path}"))
    start = "/objects/{id}/automatons/{automaton}/start"
    fits(API, start, client.post(f"{V1}/objects/nobody/automatons/{model}/start"), 404)


def test_the_web_socket_wants_the_cookie_and_answers_pings(
    client: httpx2.Client, state: RightechState, sockets: list[Sockets]
) -> None:
    url = f"{client.base_url.copy_with(scheme='ws')}".rstrip("/") + "/socket.io/?EIO=3&transport=websocket"
    with pytest.raises(WebSocketUpgradeError), httpx2.websocket(url, trust_env=False):
        pass
    with httpx2.websocket(url, cookies={"sid": state.open_session()}, trust_env=False) as socket:
        assert '"pingInterval":100,"pingTimeout":200' in socket.receive_text()
        assert socket.receive_text() == "40"
        socket.send_text("2")
        assert socket.receive_text() == "3"
        sockets[0].emit("object-online", {"id": 1})
        assert socket.receive_text() == '42["object-online", {"id": 1}]'
        with pytest.raises(WebSocketDisconnect):  # no further ping: the server gives up
            socket.receive_text()
    assert (state.connects, len(state.pings)) == (1, 1)
