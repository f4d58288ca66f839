"""Mon Petit Placement: what is easy to get wrong in its description, and what its upstream server answers to it."""

from collections.abc import Iterator

import httpx2
import pytest

from specs.documents import JsonObject, at, document, items, mapping, operations, parameters, violations, walk
from specs.replies import fits
from upstream import mon_petit_placement as upstream
from upstream.mpp_data import ACCOUNT, MppState
from upstream.quota import Quota, Window
from upstream.serve import serve

API = "mon-petit-placement"
ROOT = document(API)
TOKEN = "/paths/~1realms~1mpp-prod~1protocol~1openid-connect~1token/post"


@pytest.fixture
def state() -> MppState:
    """A fresh server, whose quotas are those of the documentation."""
    return MppState()


@pytest.fixture
def client(state: MppState) -> Iterator[httpx2.Client]:
    """A bare HTTP client with a token."""
    headers = {"authorization": f"Bearer {state.issue()}"}
    with (
        serve(upstream.application(state)) as url,
        httpx2.Client(base_url=url, headers=headers, trust_env=False) as one,
    ):
        yield one


def test_servers_are_https_and_never_give_a_double_slash() -> None:
    urls = [str(node["url"]) for pointer, node in walk(ROOT) if "/servers/" in pointer and "url" in node]
    assert len(urls) == 3
    assert all(url.startswith("https://") and not url.endswith("/") for url in urls)
    assert all(path.startswith("/") for path in mapping(ROOT["paths"]))


def test_both_windows_of_both_hosts() -> None:
    found = {
        (str(one["host"]), one.get("requests"), one["per"], one.get("ban"), one["scope"])
        for one in map(mapping, items(ROOT["x-pochoir-rate-limits"]))
    }
    assert found == {
        ("api.monpetitplacement.fr", 300, 60, 60, "ip"),
        ("api.monpetitplacement.fr", 10, 1, 60, "ip"),
        ("sso.monpetitplacement.fr", 10, 60, 3600, "ip"),
        ("sso.monpetitplacement.fr", 10, 1, 3600, "ip"),
        # Daily quotas, of unknown size.
        ("api.monpetitplacement.fr", None, 86400, None, "ip"),
        ("sso.monpetitplacement.fr", None, 86400, None, "ip"),
    }


def test_filters_take_what_public_clients_send() -> None:
    def schema(path: str, name: str) -> JsonObject:
        found = parameters(ROOT, f"/paths/{path.replace('/', '~1')}/get")
        return {**ROOT, **mapping(next(one["schema"] for one in found if one["name"] == name))}

    current = "/user_investment_accounts/{uia_id}/products_current_values"
    assert not violations(schema(current, "order[amount]"), "desc")
    assert not violations(schema("/product_values", "order[date]"), "ASC")
    for product in ("3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c", "/v1/products/5", 5):
        assert not violations(schema("/product_values", "product"), product)


def test_nothing_of_the_template_is_left() -> None:
    assert "acme" not in str(ROOT)
    assert all("conversation" not in path for path in mapping(ROOT["paths"]))


def test_me_is_documented_and_all_else_observed() -> None:
    origins = {str(one["operationId"]): one.get("x-origin", "documented") for _, one in operations(ROOT)}
    assert origins.pop("getMe") == "documented"
    assert set(origins.values()) == {"observed"}
    assert len(origins) == 26


def test_signing_in_sends_no_token_and_goes_to_its_own_host() -> None:
    operation = mapping(at(ROOT, TOKEN))
    assert operation["security"] == []
    assert next(mapping(one)["url"] for one in items(operation["servers"])) == "https://sso.monpetitplacement.fr"
    assert operation["x-pochoir-retry"] == "never"


def test_errors_have_three_members_and_perhaps_a_message() -> None:
    error = mapping(at(ROOT, "/components/schemas/Error"))
    assert set(mapping(error["properties"])) == {"type", "title", "detail", "message"}
    assert "required" not in error
    content = mapping(at(ROOT, "/components/responses/Other/content"))
    assert set(content) == {"application/json", "application/ld+json", "application/problem+json"}


def test_what_the_server_answers(client: httpx2.Client, state: MppState) -> None:
    fits(API, "/me", client.get("/v1/me"))
    fits(API, "/me", client.get("/v1/me", headers={"authorization": "Bearer no"}), 401)
    account = "/user_investment_accounts/{uia_id}"
    for path in ("", "/user_financial_capital", "/user_investment_values", "/products_current_values"):
        fits(API, account + path, client.get(f"/v1/user_investment_accounts/{ACCOUNT}{path}"))
    state.api = Quota((Window(300, 60),))
    for media in ("application/json", "application/ld+json", "application/problem+json"):
        state.error_media, state.error_message = media, "explained"
        fits(API, account, client.get("/v1/user_investment_accounts/unknown"), 404)
    values = f"/v1/user_investment_accounts/{ACCOUNT}/user_investment_values"
    fits(API, f"{account}/user_investment_values", client.get(values, params={"page": "x"}), 400)
    for path in ("/kyc_categories", "/invest_profiles", "/product_values", "/settings/twitch.json"):
        fits(API, path, client.get(f"/v1{path}"))


def test_the_last_page_has_no_next(client: httpx2.Client) -> None:
    path = f"/v1/user_investment_accounts/{ACCOUNT}/user_investment_values"
    pages = [client.get(path, params={"limit": 200, "page": page}).json() for page in (1, 2, 3)]
    assert ["hydra:next" in page["hydra:view"] for page in pages] == [True, True, False]
    assert sum(len(page["hydra:member"]) for page in pages) == pages[0]["hydra:totalItems"] == 450
    assert "hydra:view" not in client.get("/v1/kyc_categories").json()


def test_what_the_single_sign_on_answers(client: httpx2.Client, state: MppState) -> None:
    path = upstream.TOKEN_PATH
    form = {"grant_type": "password", "client_id": "mpp-app", "username": state.username, "password": state.password}
    signed_in = client.post(path, data=form)
    fits(API, path, signed_in)
    again = {"grant_type": "refresh_token", "client_id": "mpp-app", "refresh_token": signed_in.json()["refresh_token"]}
    fits(API, path, client.post(path, data=again))
    fits(API, path, client.post(path, data={**form, "password": "no"}), 401)
    fits(API, path, client.post(path, data={**form, "grant_type": "no"}), 400)
    assert client.post(f"/auth{path}", data=form).status_code == 200


def test_one_request_too_many_is_a_ban(client: httpx2.Client, state: MppState) -> None:
    state.api = Quota((Window(3, 60), Window(10, 1)), ban=60)
    statuses = [client.get("/v1/me").status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 429, 429, 429]
    assert len(state.api.bans) == 1
    fits(API, "/me", client.get("/v1/me"), 429)
    state.sso = Quota((Window(1, 60),), ban=0.2)
    tokens = [client.post(upstream.TOKEN_PATH, data={}).status_code for _ in range(2)]
    assert tokens == [401, 429]
