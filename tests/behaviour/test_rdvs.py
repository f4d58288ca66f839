"""Rdvs, motifs, referents, webhook endpoints and participations of RDV-Solidarités, and what moved since 2020."""

import copy
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, cast

import pytest
from rdv_solidarites import AsyncRdvSolidarites, RdvSolidarites, errors, models, webhooks

from behaviour.conftest import Identity, Upstream
from behaviour.driver import Driven, Flavour
from specs.documents import at, document, mapping
from upstream.rdv_data import JsonObject, RdvState

RDV = document("rdv-solidarites")

Client: TypeAlias = "Driven[RdvSolidarites | AsyncRdvSolidarites]"


def example(name: str) -> JsonObject:
    """The value of a named example of the description, to keep and to change."""
    return copy.deepcopy(cast("JsonObject", at(RDV, f"/components/examples/{name}/value")))


@pytest.fixture
def client(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> Client:
    """A client that raises as soon as a reply does not fit its description."""
    return flavour.rdv(rdv.url, **martine, strict=True)


def add_zoe(client: Client) -> int:
    """Create a user, and give her number."""
    made = client.call(lambda rdv: rdv.users.create(organisation_ids=[12], first_name="Zoé", last_name="L'Hœst"))
    return made.id


def test_rdvs_of_a_period(rdv: Upstream[RdvState], client: Client) -> None:
    rdv.state.rdvs = [{**cast("JsonObject", example("Rdv")["rdv"]), "id": number} for number in range(1, 121)]
    rdv.state.rdvs[0]["starts_at"] = "2021-12-31 23:59:00 +0100"
    found = client.items(lambda rdv: rdv.rdvs.list(12, starts_after=date(2022, 1, 1)))
    assert [one.id for one in found] == list(range(2, 121))
    assert isinstance(found[0], models.Rdv)
    assert (found[0].status, found[0].motif.location_type) == ("unknown", "public_office")
    assert [one.user.first_name for one in found[0].participations] == ["Zoé"]
    early = datetime(2021, 12, 31, 22, 59, tzinfo=UTC)
    assert [one.id for one in client.items(lambda rdv: rdv.rdvs.list(12, starts_before=early))] == [1]


def test_motifs_by_filter(rdv: Upstream[RdvState], client: Client) -> None:
    [motif] = cast("list[JsonObject]", example("PageMotifs")["motifs"])
    rdv.state.motifs = [
        motif,
        {**motif, "id": 103, "service_id": 2, "location_type": "visio", "bookable_publicly": False},
    ]
    found = client.items(lambda rdv: rdv.motifs.list(12, active=True, bookable_publicly=False, service_id=2))
    assert [(one.id, one.location_type) for one in found] == [(103, "visio")]
    assert client.items(lambda rdv: rdv.motifs.list(12, active=False)) == []


def test_a_referent_is_assigned_once_and_removed(rdv: Upstream[RdvState], client: Client) -> None:
    number = add_zoe(client)
    made = client.call(lambda rdv: rdv.referent_assignations.create(agent_id=1, user_id=number))
    assert (made.agent.first_name, made.user.id) == ("Martine", number)
    with pytest.raises(errors.UnprocessableEntity):
        client.call(lambda rdv: rdv.referent_assignations.create(agent_id=1, user_id=number))
    assert client.call(lambda rdv: rdv.referent_assignations.delete(agent_id=1, user_id=number)) is None
    assert not rdv.state.referents
    with pytest.raises(errors.NotFound):
        client.call(lambda rdv: rdv.referent_assignations.delete(agent_id=1, user_id=number))


@pytest.mark.parametrize("name", list(mapping(RDV["webhooks"])))
def test_a_webhook_is_typed_and_proved(name: str) -> None:
    body = f"/webhooks/{name}/post/requestBody/content/application~1json"
    content = json.dumps(at(RDV, f"{body}/examples/modification/value")).encode()
    signature = {"X-Lapin-Signature": hmac.new(b"secret", content, hashlib.sha256).hexdigest()}
    event = webhooks.Webhooks("secret", strict=True).unwrap(content, signature)
    assert not isinstance(event, webhooks.UnknownWebhook)
    assert event.data.meta.event == "updated"
    schema = str(at(RDV, f"{body}/schema/$ref")).rpartition("/")[2]
    data = str(at(RDV, f"/components/schemas/{schema}/properties/data/$ref")).rpartition("/")[2]
    assert isinstance(event.data.data, cast("type[object]", getattr(models, data)))
    with pytest.raises(errors.SignatureInvalid):
        webhooks.Webhooks("other").unwrap(content, signature)


def test_webhook_endpoints(client: Client) -> None:
    url = "https://www.example.fr/webhooks"
    made = client.call(
        lambda rdv: rdv.webhook_endpoints.create(12, target_url=url, secret="abc123", subscriptions=["rdv", "lieu"])
    )
    assert (made.target_url, made.subscriptions) == (url, ["rdv", "lieu"])
    changed = client.call(lambda rdv: rdv.webhook_endpoints.update(12, made.id, subscriptions=["referent_assignation"]))
    assert changed.subscriptions == ["referent_assignation"]
    assert [one.id for one in client.items(lambda rdv: rdv.webhook_endpoints.list(12, target_url=url))] == [made.id]
    assert client.items(lambda rdv: rdv.webhook_endpoints.list(12, target_url=f"{url}/2")) == []
    with pytest.raises(errors.NotFound):
        client.call(lambda rdv: rdv.webhook_endpoints.update(12, 99, subscriptions=[]))


def test_the_status_of_a_participation(rdv: Upstream[RdvState], client: Client) -> None:
    rdv.state.rdvs = [cast("JsonObject", example("Rdv")["rdv"])]
    changed = client.call(lambda rdv: rdv.participations.update(13, participation={"status": "seen"}))
    assert (changed.id, changed.status, changed.participations[0].status) == (10, "seen", "seen")
    [request] = rdv.state.received("PATCH", "/api/v1/participations/13")
    assert json.loads(request.body) == {"participation": {"status": "seen"}}
    with pytest.raises(errors.NotFound):
        client.call(lambda rdv: rdv.participations.update(99, participation={"status": "noshow"}))


def test_the_filter_of_absences_that_the_server_dropped_is_deprecated(rdv: Upstream[RdvState], client: Client) -> None:
    rdv.state.seed_absences(2)
    assert len(client.items(lambda rdv: rdv.absences.list(organisation_id=999))) == 2
    parameter = cast("Mapping[str, Any]", at(RDV, "/paths/~1api~1v1~1absences/get/parameters/0"))
    assert (parameter["name"], parameter["deprecated"]) == ("organisation_id", True)
    assert "25 avril 2023" in parameter["description"]


def test_logement_and_notes_are_of_the_user(rdv: Upstream[RdvState], client: Client) -> None:
    number = add_zoe(client)
    rdv.state.users[number] |= {"logement": "locataire", "notes": "Préfère le matin."}
    user = client.call(lambda rdv: rdv.users.get(number))
    assert (user.logement, user.notes) == ("locataire", "Préfère le matin.")
    profile = client.call(lambda rdv: rdv.user_profiles.create(organisation_id=12, user_id=number))
    assert profile.model_fields_set == {"user", "organisation"}


def test_a_user_changes_organisations_and_referents(rdv: Upstream[RdvState], client: Client) -> None:
    number = add_zoe(client)
    client.call(lambda rdv: rdv.users.update(number, organisation_ids=[12, 13], referent_agent_ids=[1]))
    [request] = rdv.state.received("PATCH", f"/api/v1/users/{number}")
    assert json.loads(request.body) == {"organisation_ids": [12, 13], "referent_agent_ids": [1]}


def test_an_agent_of_inclusion_connect_and_the_verticale_of_an_organisation(client: Client) -> None:
    agents = client.items(lambda rdv: rdv.agents.list())
    assert [agent.inclusion_connect_open_id_sub for agent in agents] == [None, None]
    assert "inclusion_connect_open_id_sub" in agents[0].model_fields_set
    changed = client.call(lambda rdv: rdv.organisations.update(12, verticale="rdv_insertion"))
    assert changed.verticale == "rdv_insertion"
