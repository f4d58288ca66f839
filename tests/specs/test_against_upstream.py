"""The descriptions and the upstream servers were written apart: what a server answers must fit the description."""

from collections.abc import Iterator

import httpx2
import pytest

from specs.documents import JsonObject, at, document, escape, follow, mapping, violations
from upstream import miimosa, rdv_solidarites
from upstream.miimosa import MiimosaState
from upstream.rdv_data import MARTINE, RdvState
from upstream.serve import serve

API = "/api/v1"
ABSENCE = {"agent_id": "1", "title": "Été", "first_day": "2021-10-21", "start_time": "8:5", "end_time": "18:30"}


@pytest.fixture(scope="module", params=[3, 1], ids=["today", "2020"])
def rdv(request: pytest.FixtureRequest) -> Iterator[httpx2.Client]:
    """A bare HTTP client of the RDV-Solidarités server, signed in, of each era of the facts."""
    state = RdvState(era=request.param)
    state.seed_absences(2)
    with serve(rdv_solidarites.application(state)) as url, httpx2.Client(base_url=url, trust_env=False) as client:
        signed_in = client.post(f"{API}/auth/sign_in", json={"email": MARTINE.email, "password": MARTINE.password})
        check("rdv-solidarites", f"{API}/auth/sign_in", signed_in)
        client.headers.update({name: signed_in.headers[name] for name in ("access-token", "client", "uid")})
        yield client


@pytest.fixture(scope="module")
def miimosa_client() -> Iterator[httpx2.Client]:
    """A bare HTTP client of the MiiMOSA server, with its key."""
    headers = {"authorization": "Token token=cle-de-test"}
    application = miimosa.application(MiimosaState())
    with serve(application) as url, httpx2.Client(base_url=url, headers=headers, trust_env=False) as client:
        yield client


def test_absences(rdv: httpx2.Client) -> None:
    path = f"{API}/absences"
    check("rdv-solidarites", path, rdv.get(path))
    check("rdv-solidarites", path, rdv.post(path, json={"organisation_id": "12", **ABSENCE}), 200)
    check("rdv-solidarites", path, rdv.post(path, json={"organisation_id": 12, **ABSENCE, "end_time": "8:0"}), 422)
    check("rdv-solidarites", path, rdv.post(path, json={}), 422)
    check("rdv-solidarites", path, rdv.post(path, content=b"{", headers={"content-type": "application/json"}), 400)
    check("rdv-solidarites", path, rdv.get(path, headers={"uid": "nobody@example.fr"}), 401)
    one = f"{API}/absences/{{absence_id}}"
    check("rdv-solidarites", one, rdv.get(f"{API}/absences/999"), 404)


def test_the_rest_of_rdv(rdv: httpx2.Client) -> None:
    new = {"organisation_ids": [12], "first_name": "Zoé", "last_name": "L'Hœst", "email": "zoe@example.fr"}
    check("rdv-solidarites", f"{API}/users", rdv.post(f"{API}/users", json=new), 200)
    check("rdv-solidarites", f"{API}/users", rdv.post(f"{API}/users", json=new), 422)
    check("rdv-solidarites", f"{API}/users", rdv.post(f"{API}/users", json={}), 422)
    for path in ("/agents", "/organisations", "/users", "/auth/validate_token"):
        check("rdv-solidarites", f"{API}{path}", rdv.get(f"{API}{path}"), 200)
    check("rdv-solidarites", f"{API}/organisations/{{organisation_id}}", rdv.get(f"{API}/organisations/12"), 200)
    check("rdv-solidarites", f"{API}/users/{{user_id}}", rdv.get(f"{API}/users/101"), 200)
    profile = {"organisation_id": 12, "user_id": 101, "logement": "sdf"}
    check("rdv-solidarites", f"{API}/user_profiles", rdv.post(f"{API}/user_profiles", json=profile), 200)
    gone = rdv.delete(f"{API}/user_profiles", params={"organisation_id": 12, "user_id": 101})
    assert (gone.status_code, gone.content) == (204, b"")
    for territory, status in (("26", 200), ("", 400), ("99", 404)):
        links = rdv.get(f"{API}/public_links", params={"territory": territory})
        check("rdv-solidarites", f"{API}/public_links", links, status)


def test_miimosa(miimosa_client: httpx2.Client) -> None:
    root = document("miimosa")
    examples = at(root, "/paths/~1leads/post/requestBody/content/application~1json/examples")
    for example in mapping(examples).values():
        check("miimosa", "/leads", miimosa_client.post("/leads", json=mapping(example)["value"]), 200)
    check("miimosa", "/leads", miimosa_client.post("/leads", json={}), 400)
    projects = miimosa_client.get("/projects")
    check("miimosa", "/projects", projects, 200)
    assert "link" in projects.headers
    check("miimosa", "/projects/{id}", miimosa_client.get("/projects/1"), 200)
    user = {"user_email": "marie+miimosa@example.com", "user_birthdate": "03/05/1988"}
    check("miimosa", "/user/pledges", miimosa_client.get("/user/pledges", params=user), 200)
    check("miimosa", "/user/wallet", miimosa_client.get("/user/wallet", params=user), 200)


def check(api: str, path: str, response: httpx2.Response, status: int = 200) -> None:
    """The reply has the status that was meant, the description names it, and the body fits its schema."""
    assert response.status_code == status, response.text
    root = document(api)
    operation = f"/paths/{escape(path)}/{response.request.method.lower()}"
    reply: JsonObject = follow(root, mapping(mapping(at(root, f"{operation}/responses"))[str(status)]))
    schema = mapping(mapping(mapping(reply["content"])["application/json"])["schema"])
    assert not violations({**root, **schema}, response.json())
