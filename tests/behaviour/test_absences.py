"""The absences of RDV-Solidarités: pages, creation, change, deletion, and what a field left out means."""

import json
from collections.abc import Awaitable
from datetime import UTC, date, time
from functools import partial

import pytest
from rdv_solidarites import AsyncRdvSolidarites, RdvSolidarites, errors, models

from behaviour.conftest import Identity, Upstream
from behaviour.driver import Flavour
from upstream.rdv_data import EMILE, RdvState

ABSENCES = "/api/v1/absences"


def test_a_list_goes_across_its_pages(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.seed_absences(250)
    client = flavour.rdv(rdv.url, **martine)
    found = client.items(lambda rdv: rdv.absences.list(organisation_id=12))
    assert [absence.id for absence in found] == list(range(250, 0, -1))
    asked = rdv.state.received("GET", ABSENCES)
    assert [dict(request.query).get("page", "1") for request in asked] == ["1", "2", "3"]
    assert {dict(request.query)["organisation_id"] for request in asked} == {"12"}


def test_a_list_is_lazy(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.seed_absences(250)
    client = flavour.rdv(rdv.url, **martine)
    assert len(client.items(lambda rdv: rdv.absences.list(), limit=100)) == 100
    assert len(rdv.state.received("GET", ABSENCES)) == 1


def test_a_list_can_be_taken_up_again(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.seed_absences(250)
    client = flavour.rdv(rdv.url, **martine)
    first = client.call(lambda rdv: rdv.absences.list().first())
    assert len(first.items) == 100
    assert first.reply.status == 200
    cursor = first.cursor
    assert cursor is not None
    rest = client.items(lambda rdv: rdv.absences.list().resume(cursor))
    assert [absence.id for absence in rest] == list(range(150, 0, -1))
    pages = client.items(lambda rdv: rdv.absences.list().pages())
    assert [len(page.items) for page in pages] == [100, 100, 50]
    assert pages[-1].cursor is None


def test_an_absence_is_typed(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.seed_absences(1, agent=EMILE)
    client = flavour.rdv(rdv.url, **martine)
    [absence] = client.items(lambda rdv: rdv.absences.list())
    assert isinstance(absence, models.Absence)
    assert absence.first_day == date(2021, 1, 2)
    assert absence.start_time == "08:00:00"  # text, as it came: no zone is made up (RDV-7)
    assert absence.title == "Congé d'été n°1"
    assert absence.ical_uid == "absence_1@RDV Solidarités"
    assert absence.rrule is None
    assert absence.agent is not None
    assert (absence.agent.first_name, absence.agent.last_name) == ("Émile", "Lefœuvre")


def test_an_empty_list(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    assert client.items(lambda rdv: rdv.absences.list()) == []


def test_a_truncated_list_of_a_hundred_is_reported(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity, caplog: pytest.LogCaptureFixture
) -> None:
    rdv.state.era = 1
    rdv.state.seed_absences(130)
    drifts: list[object] = []
    client = flavour.rdv(rdv.url, **martine, on_drift=drifts.append)
    assert len(client.items(lambda rdv: rdv.absences.list())) == 100
    assert len(rdv.state.received("GET", ABSENCES)) == 1
    assert [type(drift).__name__ for drift in drifts] == ["Truncated"]
    assert "100" in caplog.text


def test_the_lists_of_2020_have_no_pages(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.era = 1
    rdv.state.seed_absences(99)
    drifts: list[object] = []
    client = flavour.rdv(rdv.url, **martine, on_drift=drifts.append)
    found = client.items(lambda rdv: rdv.absences.list())
    assert len(found) == 99
    assert not drifts
    assert found[0].organisation is not None
    assert found[0].organisation.departement == "75"


def test_creating_an_absence(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    made = client.call(
        lambda rdv: rdv.absences.create(
            agent_id=1, title="Congé d'été", first_day=date(2021, 8, 2), start_time="8:00", end_time="18:30"
        )
    )
    assert (made.id, made.title, made.end_day) == (1, "Congé d'été", date(2021, 8, 2))
    [request] = rdv.state.received("POST", ABSENCES)
    assert request.headers["content-type"].startswith("application/json")
    assert json.loads(request.body) == {
        "agent_id": 1,
        "title": "Congé d'été",
        "first_day": "2021-08-02",
        "start_time": "8:00",
        "end_time": "18:30",
    }


def test_a_time_of_day_may_be_a_time(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    made = client.call(
        lambda rdv: rdv.absences.create(
            agent_id=1, first_day=date(2021, 8, 2), start_time=time(8), end_time=time(18, 30, 5)
        )
    )
    sent = json.loads(rdv.state.received("POST", ABSENCES)[0].body)
    assert (sent["start_time"], sent["end_time"]) == ("08:00", "18:30:05")
    client.call(lambda rdv: rdv.absences.update(made.id, start_time=time(9)))
    with pytest.raises(errors.InvalidArgument, match="start_time: the time has a time zone"):
        client.call(lambda rdv: rdv.absences.update(made.id, start_time=time(9, tzinfo=UTC)))


def test_reading_changing_and_deleting(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.seed_absences(2)
    client = flavour.rdv(rdv.url, **martine)
    assert client.call(lambda rdv: rdv.absences.get(2)).id == 2
    changed = client.call(lambda rdv: rdv.absences.update(2, title="Noël"))
    assert (changed.title, changed.start_time) == ("Noël", "08:00:00")
    [request] = rdv.state.received("PATCH", f"{ABSENCES}/2")
    assert json.loads(request.body) == {"title": "Noël"}
    assert client.call(lambda rdv: rdv.absences.delete(2)) is None
    assert list(rdv.state.absences) == [1]
    with pytest.raises(errors.NotFound):
        client.call(lambda rdv: rdv.absences.get(2))


def test_null_is_sent_and_absent_is_not(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    changed = client.call(lambda rdv: rdv.organisations.update(12, phone_number=None))
    assert changed.phone_number is None
    [request] = rdv.state.received("PATCH", "/api/v1/organisations/12")
    assert json.loads(request.body) == {"phone_number": None}


def add_user(name: str, rdv: RdvSolidarites | AsyncRdvSolidarites) -> models.Usager | Awaitable[models.Usager]:
    """Create a user of this first name."""
    return rdv.users.create(organisation_ids=[12], first_name=name, last_name="Œ")


def test_a_list_of_numbers_in_the_query(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    for name in ("Zoé", "Noël", "Anaïs"):
        client.call(partial(add_user, name))
    found = client.items(lambda rdv: rdv.users.list(ids=[101, 103]))
    assert [user.first_name for user in found] == ["Zoé", "Anaïs"]
    [request] = rdv.state.received("GET", "/api/v1/users")
    assert [pair for pair in request.query if pair[0] != "page"] == [("ids[]", "101"), ("ids[]", "103")]


def test_profiles_invitations_and_users_of_an_organisation(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity
) -> None:
    client = flavour.rdv(rdv.url, **martine)
    client.call(lambda rdv: rdv.users.create(organisation_ids=[12], first_name="Zoé", last_name="L'Hœst"))
    profile = client.call(lambda rdv: rdv.user_profiles.create(organisation_id=12, user_id=101))
    assert profile.organisation.name == "MDS de Sèvres"
    assert client.call(lambda rdv: rdv.users.create_invitation(101)).invitation_token == "CK8CO8LC"
    assert client.call(lambda rdv: rdv.users.get_from_organisation(12, 101)).created_at is not None
    assert [user.id for user in client.items(lambda rdv: rdv.users.list_from_organisation(12))] == [101]
    assert client.call(lambda rdv: rdv.user_profiles.delete(organisation_id=12, user_id=101)) is None
    assert not rdv.state.profiles


def test_a_whole_reply(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.seed_absences(1)
    client = flavour.rdv(rdv.url, **martine)
    reply = client.call(lambda rdv: rdv.absences.with_response.get(1))
    assert (reply.operation, reply.status, reply.attempts) == ("getAbsence", 200, 1)
    assert reply.data.id == 1
    assert reply.headers["Content-Type"] == "application/json; charset=utf-8"
    assert reply.request_id == reply.headers["x-request-id"]
    assert json.loads(reply.content)["absence"]["id"] == 1
    assert reply.elapsed >= 0


def test_a_field_that_nobody_described_is_kept(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.organisation["public_link_id"] = "xyz"
    client = flavour.rdv(rdv.url, **martine)
    organisation = client.call(lambda rdv: rdv.organisations.get(12))
    assert (organisation.model_extra or {})["public_link_id"] == "xyz"


def test_a_reply_that_does_not_match_is_kept_and_reported(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity
) -> None:
    rdv.state.organisation["name"] = 12
    drifts: list[object] = []
    client = flavour.rdv(rdv.url, **martine, on_drift=drifts.append)
    organisation: object = client.call(lambda rdv: rdv.organisations.get(12))
    assert getattr(organisation, "name", None) == 12
    assert [getattr(drift, "pointer", "") for drift in drifts] == ["/organisation/name"]
    strict = client.copy(lambda rdv: rdv.with_options(strict=True))
    with pytest.raises(errors.DriftError):
        strict.call(lambda rdv: rdv.organisations.get(12))
