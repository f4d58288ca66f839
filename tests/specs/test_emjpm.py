"""eMJPM: what is easy to get wrong in its description, and what its upstream server answers to it."""

import importlib.util
import random
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import httpx2
import pytest

from specs.documents import ROOT as FOLDER
from specs.documents import Json, JsonObject, at, document, items, mapping, operations, walk
from specs.replies import fits
from upstream import emjpm as upstream
from upstream import emjpm_mesures
from upstream.emjpm_data import CLIENT_ID, CLIENT_SECRET, DIRECTION_USER, REDIRECT_URI, EmjState
from upstream.quota import Quota, Window
from upstream.serve import serve

API = "emjpm"
ROOT = document(API)
MESURES, BATCH, ONE = "/api/editors/mesures", "/api/editors/mesures/batch", "/api/editors/mesures/{id}"
EDITOR = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}


def request_example(path: str, method: str, name: str) -> JsonObject:
    """A request of the description."""
    body = f"/paths/{path.replace('/', '~1')}/{method}/requestBody/content/application~1json/examples/{name}/value"
    return mapping(at(ROOT, body))


MESURE = request_example(MESURES, "post", "mesure")


@pytest.fixture
def state() -> EmjState:
    """A fresh server."""
    return EmjState()


@pytest.fixture
def client(state: EmjState) -> Iterator[httpx2.Client]:
    """A bare HTTP client with an access token."""
    headers = {"authorization": f"Bearer {state.issue().access}"}
    with (
        serve(upstream.application(state)) as url,
        httpx2.Client(base_url=url, headers=headers, trust_env=False) as one,
    ):
        yield one


def numero_rg() -> ModuleType:
    """The hand-written module next to the description."""
    path: Path = FOLDER / "specs" / API / "additions" / "numero_rg.py"
    spec = importlib.util.spec_from_file_location("numero_rg", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_two_environments_and_their_pages() -> None:
    servers = {str(mapping(one)["x-pochoir-name"]): str(mapping(one)["url"]) for one in items(ROOT["servers"])}
    assert servers == {
        "production": "https://api-emjpm.fabrique.social.gouv.fr",
        "test": "https://api-apitest-emjpm.dev.fabrique.social.gouv.fr",
    }
    pages = mapping(at(ROOT, "/components/securitySchemes/oauth/x-pochoir-oauth2/authorization-urls"))
    assert {name: str(page).removesuffix("/application/authorization") for name, page in pages.items()} == {
        name: url.replace("//api-", "//") for name, url in servers.items()
    }


def test_delete_all_cannot_be_called_by_accident() -> None:
    operation = mapping(at(ROOT, "/paths/~1api~1editors~1mesures/delete"))
    assert operation["x-pochoir-confirm"] == "confirm_permanent_deletion"
    assert operation["x-pochoir-method"] == "delete_all_mesures_permanently"
    assert operation["x-pochoir-retry"] == "never"
    assert [pointer for pointer, node in walk(ROOT) if "x-pochoir-confirm" in node] == [
        "/paths/~1api~1editors~1mesures/delete"
    ]


def test_no_status_comes_from_the_template() -> None:
    statuses = {status for _, one in operations(ROOT) for status in mapping(one["responses"])}
    assert statuses == {"200", "201", "302", "400", "401", "403", "404", "422", "429", "500", "503", "default"}
    text = str(ROOT)
    assert not [word for word in ("Kittn", "kitten", "teapot", "HET ") if word in text]


def test_numero_rg_has_no_pattern_in_requests() -> None:
    assert "pattern" not in mapping(at(ROOT, "/components/schemas/MembresDeMesure/properties/numero_rg"))


def test_who_asks_for_access_finds_the_page() -> None:
    page = "https://emjpm.fabrique.social.gouv.fr/application/token-request"
    assert mapping(at(ROOT, "/info/contact"))["url"] == page
    assert page in str(at(ROOT, "/info/description"))
    assert mapping(at(ROOT, "/info/license"))["identifier"] == "Apache-2.0"


def test_the_addition_converts_as_the_server_does() -> None:
    module = numero_rg()
    assert module.normalize("18/A/3245") == "018A3245"
    assert module.normalize("2020202020") == module.normalize("20202020") == "20202020"
    source = random.Random(18)
    for _ in range(500):
        text = "".join(source.choices(string.ascii_letters + string.digits + " /-.éœ", k=source.randint(0, 14)))
        assert module.normalize(text) == emjpm_mesures.normalise(text)
        assert module.is_strict(text) == emjpm_mesures.is_strict(text)
    rows = [{"tribunal_siret": "1", "numero_rg": number} for number in ("2020202020", "18A32456", "20202020")]
    assert module.collisions(rows) == [(0, 2)]


def test_tokens(client: httpx2.Client, state: EmjState) -> None:
    path = "/api/oauth/token"
    form = {**EDITOR, "grant_type": "authorization_code", "redirect_uri": REDIRECT_URI}
    fits(API, path, client.post(path, data={**form, "code": "never-given"}), 503)
    fits(API, path, client.post(path, data={**form, "code": state.grant_code(), "redirect_uri": "other"}), 400)
    fits(API, path, client.post(path, json=form), 400)
    fits(API, path, client.post(path, data={"grant_type": "x"}, auth=("no", "one")), 401)
    assert client.get(path).status_code == 400
    code = state.grant_code()
    given = client.post(path, data={**form, "code": code})
    fits(API, path, given)
    assert given.headers["cache-control"] == "no-store"
    fits(API, path, client.post(path, data={**form, "code": code}), 503)
    refresh = {**EDITOR, "grant_type": "refresh_token", "refresh_token": given.json()["refresh_token"]}
    fits(API, path, client.post(path, data=refresh))
    fits(API, path, client.post(path, data=refresh), 400)
    assert len(state.pairs) == 1


def test_who_may_call(client: httpx2.Client, state: EmjState) -> None:
    for given, status in (({"authorization": "Bearer no"}, 401), ({"authorization": "no"}, 400)):
        response = client.get(f"{MESURES}/1", headers=given)
        fits(API, ONE, response, status)
    del client.headers["authorization"]
    nobody = client.get(MESURES)
    assert (nobody.status_code, nobody.content) == (401, b"")
    state.access_seconds = 0
    expired = client.get(MESURES, headers={"authorization": f"Bearer {state.issue().access}"})
    assert expired.json()["error_description"] == "Invalid token: access token has expired"


@pytest.mark.parametrize("bare", [False, True], ids=["envelopes", "arrays"])
def test_mesures(client: httpx2.Client, state: EmjState, bare: bool) -> None:
    state.bare = bare
    created = client.post(MESURES, json=MESURE)
    texts = ("niveau_ressource",)
    fits(API, MESURES, created, 201, texts=texts)
    assert created.json()["ressources"][0]["niveau_ressource"] == "14246"
    fits(API, BATCH, client.post(BATCH, json=request_example(BATCH, "post", "lot")), 201, texts=texts)
    fits(API, MESURES, client.get(MESURES), texts=texts)
    one = f"{MESURES}/{created.json()['id']}"
    fits(API, ONE, client.get(one), texts=texts)
    fits(API, ONE, client.put(one, json=request_example(ONE, "put", "mesure")), 201, texts=texts)
    fits(API, ONE, client.delete(one))
    gone = client.get(one)
    fits(API, ONE, gone, 404)
    assert gone.content == b""
    assert client.delete(one).json() == {"affected_rows": 0}
    fits(API, MESURES, client.delete(MESURES))
    for path in ("/api/editors/service-antennes", "/api/editors/tribunaux", "/api/mandoline/user"):
        fits(API, path, client.get(path))


@pytest.mark.parametrize(
    ("change", "parameter"),
    [
        ({"civilite": "homme"}, "civilite"),
        ({"tribunal_siret": "0"}, "tribunal_siret"),
        ({"antenne_id": 99}, "antenne_id"),
        ({"date_nomination": "2022-01-01"}, "date_nomination"),
        ({"strictNumeroRG": True, "numero_rg": "18/A/3245"}, "numero_rg"),
        ({"etats": []}, "etats"),
    ],
)
def test_a_bad_mesure(client: httpx2.Client, state: EmjState, change: JsonObject, parameter: str) -> None:
    refused = client.post(MESURES, json={**MESURE, **change})
    fits(API, MESURES, refused, 422)
    assert [error["param"] for error in refused.json()["errors"]] == [parameter]
    assert state.mesures == {}
    assert state.locked


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"civilite": "homme"}, "errors"),
        ({"tribunal_siret": "0"}, "tiErrors"),
        ({"antenne_id": 99}, "antenneErrors"),
    ],
)
def test_a_bad_batch_saves_nothing(client: httpx2.Client, state: EmjState, change: JsonObject, where: str) -> None:
    mesures: list[Json] = [MESURE, {**MESURE, **change}]
    refused = client.post(BATCH, json={"mesures": mesures})
    fits(API, BATCH, refused, 422)
    assert [error["param"] for error in refused.json()[where]] == [f"mesures[1].{next(iter(change))}"]
    assert state.mesures == {}


def test_limits(client: httpx2.Client, state: EmjState) -> None:
    fits(API, BATCH, client.post(BATCH, json={"mesures": [MESURE] * 1001}), 422)
    assert client.post(BATCH, json={"mesures": []}).json() == {"mesures": []}
    fits(API, MESURES, client.post(MESURES, content=b"{", headers={"content-type": "application/json"}), 500)
    fits(API, MESURES, client.post(MESURES, data={"a": "b"}), 400)
    state.quota = Quota((Window(1, 60),))
    fits(API, MESURES, client.get(MESURES))
    refused = client.get(MESURES)
    fits(API, MESURES, refused, 429)
    assert refused.headers["retry-after"] == "60"
    assert client.post("/api/oauth/token", data={}).status_code == 400


def test_the_directions(client: httpx2.Client, state: EmjState) -> None:
    path = "/api/mandoline/direction-services"
    fits(API, path, client.get(path), 422)
    headers = {"authorization": f"Bearer {state.issue(DIRECTION_USER).access}"}
    fits(API, path, client.get(path, headers=headers))
    dpfs = "/api/mandoline/direction-dpfs"
    fits(API, dpfs, client.get(dpfs), 422)
    fits(API, dpfs, client.get(dpfs, headers=headers))
    fits(API, "/api/mandoline/service/{id}/users", client.get("/api/mandoline/service/121/users"))


def test_the_agents_of_directions(client: httpx2.Client, state: EmjState) -> None:
    directions = "/api/mandoline/directions"
    fits(API, f"{directions}/nationales", client.get(f"{directions}/nationales"))
    fits(API, f"{directions}/regionales/{{idOrName}}", client.get(f"{directions}/regionales/Normandie"))
    fits(API, f"{directions}/departementales/{{code}}", client.get(f"{directions}/departementales/50"))
    fits(API, f"{directions}/departementales", client.get(f"{directions}/departementales"), 403)
    headers = {"authorization": f"Bearer {state.issue(DIRECTION_USER).access}"}
    fits(API, f"{directions}/departementales", client.get(f"{directions}/departementales", headers=headers))
    fits(API, "/api/mandoline/user", client.get("/api/mandoline/user"))
    state.users[DIRECTION_USER]["type"] = "prepose"
    fits(API, f"{directions}/nationales", client.get(f"{directions}/nationales", headers=headers), 403)
