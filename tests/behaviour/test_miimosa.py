"""MiiMOSA: the key as its own scheme wants it, leads, projects, pledges, wallets, and lists paged by `Link`."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

import pytest
from miimosa import AsyncMiimosa, JsonValue, Miimosa, Page, Reply, errors
from miimosa.models import LeadInput, Project

from behaviour.conftest import Upstream
from behaviour.driver import Driven, Flavour
from upstream import miimosa as miimosa_server
from upstream.miimosa import LinkForm, MiimosaState
from upstream.serve import serve

KEY = "cle-de-test"
MARIE: dict[str, Any] = {"user_email": "marie+miimosa@example.com", "user_birthdate": "03/05/1988"}
LEAD: LeadInput = {
    "email": "sam.petit@example.com",
    "firstname": "Sam",
    "lastname": "Petit",
    "phone": "+33612345678",
    "collect_type": "lending",
    "project_description": "Un pressoir à Die, près d'ici",
    "project_total_budget": "45000",
    "publication_timeframe": "within_month",
}


@pytest.fixture
def client(miimosa: Upstream[MiimosaState], flavour: Flavour) -> Driven[Miimosa | AsyncMiimosa]:
    """A client with the right key."""
    return flavour.miimosa(miimosa.url, api_key=KEY)


@pytest.fixture
def elsewhere() -> Iterator[Upstream[MiimosaState]]:
    """Another server, which has no business with this key."""
    state = MiimosaState()
    with serve(miimosa_server.application(state)) as url:
        yield Upstream(url, state)


def marie(**changed: str) -> dict[str, Any]:
    """Return the arguments that find Marie, some of them changed."""
    return MARIE | changed


def test_the_key_is_sent_as_the_api_wants_it(
    miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]
) -> None:
    project: Project = client.call(lambda miimosa: miimosa.projects.get(1))
    assert project["name"] == "Projet n°1 : châtaignes & miel"
    assert miimosa.state.log[0].headers["authorization"] == f"Token token={KEY}"


def test_the_environment_gives_the_key(miimosa: Upstream[MiimosaState], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIIMOSA_API_KEY", KEY)
    monkeypatch.setenv("MIIMOSA_BASE_URL", miimosa.url)
    with Miimosa(trust_env=False) as client:
        assert client.projects.get(1)


def test_a_wrong_key_and_none(miimosa: Upstream[MiimosaState], flavour: Flavour) -> None:
    wrong = flavour.miimosa(miimosa.url, api_key="mauvaise")
    with pytest.raises(errors.Unauthorized) as caught:
        wrong.call(lambda miimosa: miimosa.projects.get(1))
    assert caught.value.content == b"HTTP Token: Access denied.\n"  # no JSON, and no failure to decode it
    assert str(caught.value).endswith(": 401: HTTP Token: Access denied.")
    assert "mauvaise" not in f"{caught.value!r} {caught.value} {wrong.client!r}"
    none = flavour.miimosa(miimosa.url)
    with pytest.raises(errors.CredentialMissing, match="MIIMOSA_API_KEY"):
        none.call(lambda miimosa: miimosa.projects.get(1))
    assert len(miimosa.state.log) == 1


def test_a_list_in_an_object_is_read_as_one(
    miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]
) -> None:
    strict = client.copy(lambda miimosa: miimosa.with_options(strict=True))
    for envelope in ("", "projects", "data"):
        miimosa.state.envelope = envelope
        projects = strict.items(lambda miimosa: miimosa.projects.list())
        assert [project["id"] for project in projects] == list(range(1, 9))
        pledges = strict.items(lambda miimosa: miimosa.pledges.list(**marie()))
        assert [pledge["id"] for pledge in pledges] == list(range(1, 6))


def test_a_lead(miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]) -> None:
    reply = client.call(lambda miimosa: miimosa.leads.with_response.create(**LEAD))
    assert (reply.status, reply.data) == (200, {})
    assert miimosa.state.leads == [LEAD]  # numbers stay strings, what was left out is not sent
    assert json.loads(miimosa.state.log[0].body) == LEAD


def test_a_lead_that_is_turned_down(client: Driven[Miimosa | AsyncMiimosa]) -> None:
    gift = cast("LeadInput", {**LEAD, "collect_type": "gift"})  # a type checker refuses it; the server does too
    with pytest.raises(errors.BadRequest) as caught:
        client.call(lambda miimosa: miimosa.leads.create(**gift))
    assert caught.value.body == {"errors": {"collect_type": "must be one of donation, lending"}}


def test_a_reply_of_unknown_shape_reaches_the_caller_as_it_is(
    miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]
) -> None:
    miimosa.state.lead_body = b'["cr\xc3\xa9\xc3\xa9", 1, null, 2.5, {"a": true}]'
    assert client.call(lambda miimosa: miimosa.leads.create(**LEAD)) == ["créé", 1, None, 2.5, {"a": True}]


def test_a_project_that_is_not_there(client: Driven[Miimosa | AsyncMiimosa]) -> None:
    with pytest.raises(errors.NotFound) as caught:
        client.call(lambda miimosa: miimosa.projects.get(999))
    assert caught.value.body == {"error": "project not found"}
    assert caught.value.operation == "getProject"
    assert str(caught.value).startswith("projects.get: GET ")
    assert str(caught.value).endswith("/projects/999: 404: project not found")


def test_wallet_and_pledges(miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]) -> None:
    assert client.call(lambda miimosa: miimosa.wallet.get(**MARIE)) == {"balance_in_cents": 12345}
    # "+" and "/" arrive as they were written, so they were encoded (MII-17).
    assert dict(miimosa.state.log[0].query) == MARIE
    assert "%2B" in miimosa.state.log[0].target
    pledges = client.items(lambda miimosa: miimosa.pledges.list(**MARIE))
    assert [pledge["id"] for pledge in pledges if isinstance(pledge, dict)] == [1, 2, 3, 4, 5]


def test_a_wrong_birthdate_is_not_an_unknown_user(client: Driven[Miimosa | AsyncMiimosa]) -> None:
    with pytest.raises(errors.Forbidden):
        client.call(lambda miimosa: miimosa.wallet.get(**marie(user_birthdate="1988-05-03")))
    with pytest.raises(errors.NotFound):
        client.call(lambda miimosa: miimosa.wallet.get(**marie(user_email="personne@example.com")))
    with pytest.raises(errors.Forbidden):
        client.items(lambda miimosa: miimosa.pledges.list(**marie(user_birthdate="?")))


@pytest.mark.parametrize("form", ["absolute", "relative", "query-only", "several", "unquoted", "two-fields"])
def test_a_list_follows_its_links(
    miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa], form: LinkForm
) -> None:
    miimosa.state.link_form = form
    assert numbers(client.items(lambda miimosa: miimosa.projects.list())) == list(range(1, 9))
    assert [request.path for request in miimosa.state.log] == ["/projects"] * 3
    assert all(request.headers["authorization"] == f"Token token={KEY}" for request in miimosa.state.log)
    if form == "several":
        # The target is followed to the letter: its commas and semicolons are not encoded anew.
        assert miimosa.state.log[1].target == "/projects?page=2&fields=id,name;v%3D2"


def test_filters_stay_on_every_page(miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]) -> None:
    miimosa.state.page_size = 1
    found = client.items(
        lambda miimosa: miimosa.projects.list(category="aquaculture", order="recent", keyword="châtaignes")
    )
    assert numbers(found) == [7, 5, 3, 1]
    for request in miimosa.state.log:
        assert dict(request.query) | {"page": ""} == {
            "order": "recent",
            "category": "aquaculture",
            "keyword": "châtaignes",
            "page": "",
        }


def test_a_list_is_lazy_and_can_be_taken_up_again(
    miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]
) -> None:
    page: Page[Project] = client.call(lambda miimosa: miimosa.projects.list().first())
    assert numbers(page.items) == [1, 2, 3]
    assert len(miimosa.state.log) == 1
    cursor = page.cursor
    assert cursor is not None
    assert numbers(client.items(lambda miimosa: miimosa.projects.list().resume(cursor))) == [4, 5, 6, 7, 8]


def test_no_key_follows_a_link_to_another_host(
    miimosa: Upstream[MiimosaState],
    client: Driven[Miimosa | AsyncMiimosa],
    elsewhere: Upstream[MiimosaState],
) -> None:
    miimosa.state.link_form = "hostile"
    miimosa.state.elsewhere = elsewhere.url
    with pytest.raises(errors.Error):
        client.items(lambda miimosa: miimosa.projects.list())
    assert len(miimosa.state.log) == 1
    assert not [request for request in elsewhere.state.log if KEY in str(request)]


def test_no_key_is_taken_up_at_another_host(
    client: Driven[Miimosa | AsyncMiimosa], elsewhere: Upstream[MiimosaState]
) -> None:
    with pytest.raises(errors.Error):
        client.items(lambda miimosa: miimosa.projects.list().resume(f"{elsewhere.url}/projects?page=2"))
    assert not [request for request in elsewhere.state.log if KEY in str(request)]


def test_a_link_that_leads_in_a_circle_ends(
    miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]
) -> None:
    miimosa.state.link_form = "loop"
    with pytest.raises(errors.Error):
        client.items(lambda miimosa: miimosa.projects.list())
    assert len(miimosa.state.log) <= 2


def test_options_of_a_copy(miimosa: Upstream[MiimosaState], client: Driven[Miimosa | AsyncMiimosa]) -> None:
    copy = client.copy(lambda miimosa: miimosa.with_options(headers={"X-Trace": "abc"}, retries=0))
    copy.call(lambda miimosa: miimosa.projects.get(1))
    client.call(lambda miimosa: miimosa.projects.get(1))
    first, second = miimosa.state.log
    assert first.headers["x-trace"] == "abc"
    assert "x-trace" not in second.headers
    assert first.headers["authorization"] == second.headers["authorization"]


def test_the_way_out_for_what_nobody_described(client: Driven[Miimosa | AsyncMiimosa]) -> None:
    reply: Reply[JsonValue | bytes] = client.call(lambda miimosa: miimosa.request("GET", "/projects/2"))
    assert reply.status == 200
    assert isinstance(reply.data, dict)
    assert reply.data["id"] == 2


def numbers(projects: Sequence[object]) -> list[object]:
    """The numbers of projects."""
    return [project["id"] for project in projects if isinstance(project, dict)]
