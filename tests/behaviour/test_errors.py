"""Errors: one class per status, a typed body, and nothing of the response lost."""

import pickle
from datetime import date
from typing import cast

import pytest
from rdv_solidarites import AsyncRdvSolidarites, RdvSolidarites, errors, models

from behaviour.conftest import Identity, Upstream
from behaviour.driver import Driven, Flavour
from upstream.rdv_data import ErrorForm, NotFoundForm, RdvState
from upstream.recorder import Fault

DAY = date(2021, 10, 21)
BACKWARDS: models.NouvelleAbsenceInput = {"agent_id": 1, "first_day": DAY, "start_time": "18:00", "end_time": "8:00"}
FORWARDS: models.NouvelleAbsenceInput = {
    "organisation_id": 12,
    "agent_id": 1,
    "first_day": DAY,
    "start_time": "8:00",
    "end_time": "18:00",
}
MESSAGE = "ends_time doit être après le début."


def refused(
    rdv: Upstream[RdvState], flavour: Flavour, who: Identity, body: models.NouvelleAbsenceInput = BACKWARDS
) -> errors.ApiError:
    """The error that creating an absence meets."""
    client = flavour.rdv(rdv.url, **who)
    with pytest.raises(errors.ApiError) as caught:
        client.call(lambda rdv: rdv.absences.create(**body))
    return caught.value


@pytest.mark.parametrize("form", ["attributes", "texts", "base"])
def test_a_422_of_each_shape(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity, form: ErrorForm) -> None:
    rdv.state.error_form = form
    error = refused(rdv, flavour, martine)
    assert isinstance(error, errors.UnprocessableEntity)
    assert isinstance(error.body, models.Erreurs)
    found = error.body.errors
    match form:
        case "attributes":
            by_attribute = cast("dict[str, list[models.ErreurAttribut]]", found)
            assert [one.error for one in by_attribute["ends_time"]] == ["doit être après le début."]
            assert error.body.error_messages == [MESSAGE]
        case "texts":
            assert found == [MESSAGE]
            assert error.body.error_messages is None
        case "base":
            assert [one.base for one in cast("list[models.ErreurBase]", found)] == ["doit être après le début."]


def test_an_error_has_all_details(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    error = refused(rdv, flavour, martine)
    assert (error.operation, error.status, error.attempts) == ("createAbsence", 422, 1)
    assert error.request_id == error.headers["X-Request-Id"]
    assert "doit être après le début." in error.content.decode()
    assert str(error) == (
        f"absences.create: POST {rdv.url}/api/v1/absences: 422: {MESSAGE} (request {error.request_id})"
    )


@pytest.mark.parametrize("form", ["attributes", "texts", "base"])
def test_errors_pickle(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity, form: ErrorForm) -> None:
    rdv.state.error_form = form
    error = refused(rdv, flavour, martine)
    pickled = pickle.dumps(error)
    again = pickle.loads(pickled)
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert (again.status, again.operation, again.request_id) == (error.status, error.operation, error.request_id)
    assert (again.body, again.content, dict(again.headers)) == (error.body, error.content, dict(error.headers))
    session = rdv.state.sessions[martine["email"]]
    assert not [secret for secret in (martine["password"], session.token) if secret.encode() in pickled]


@pytest.mark.parametrize("form", ["name", "message", "empty"])
def test_a_404_of_each_shape(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity, form: NotFoundForm) -> None:
    rdv.state.not_found_form = form
    client = flavour.rdv(rdv.url, **martine)
    with pytest.raises(errors.NotFound) as caught:
        client.call(lambda rdv: rdv.absences.get(999))
    body = caught.value.body
    if form == "empty":
        assert body is None
        assert caught.value.content == b""
        return
    assert isinstance(body, models.RessourceIntrouvable)
    if form == "name":
        assert body.not_found == "absence"
    else:
        assert body.errors == ["Couldn't find Absence with 'id'=999"]


def test_an_unknown_agent_is_a_404(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    error = refused(
        rdv,
        flavour,
        martine,
        {"agent_email": "personne@example.fr", "first_day": DAY, "start_time": "8:00", "end_time": "18:00"},
    )
    assert isinstance(error, errors.NotFound)
    assert isinstance(error.body, models.RessourceIntrouvable)
    assert error.body.not_found == "agent"


def test_an_agent_of_another_service_is_a_403(rdv: Upstream[RdvState], flavour: Flavour) -> None:
    emile: Identity = {"email": "emile@demo.rdv-solidarites.fr", "password": "654321"}
    error = refused(rdv, flavour, emile, FORWARDS)
    assert isinstance(error, errors.Forbidden)
    assert isinstance(error.body, models.Erreurs)
    assert error.body.error_messages == ["Vous ne pouvez pas effectuer cette action."]
    rdv.state.era = 1
    error = refused(rdv, flavour, emile, FORWARDS)
    assert isinstance(error.body, models.Erreurs)
    assert error.body.errors == ["Vous ne pouvez pas effectuer cette action."]


def test_an_email_already_taken_names_its_owner(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine)
    zoe: models.NouvelUsagerInput = {
        "organisation_ids": [12],
        "first_name": "Zoé",
        "last_name": "Hœst",
        "email": "zoe@example.fr",
    }
    client.call(lambda rdv: rdv.users.create(**zoe))
    with pytest.raises(errors.UnprocessableEntity) as caught:
        client.call(lambda rdv: rdv.users.create(**zoe))
    body = cast("models.Erreurs", caught.value.body)
    [taken] = cast("dict[str, list[models.ErreurAttribut]]", body.errors)["email"]
    assert (taken.model_extra or {})["id"] == 101


def test_bodies_that_are_not_json(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = patient(flavour, rdv, martine)
    html = b"<html><body>Bad Gateway</body></html>"
    rdv.state.faults.append(
        Fault(502, times=9, path="/api/v1/absences/1", headers={"content-type": "text/html"}, body=html)
    )
    with pytest.raises(errors.BadGateway) as caught:
        client.call(lambda rdv: rdv.absences.get(1))
    assert caught.value.content == html
    rdv.state.faults.append(Fault(200, path="/api/v1/absences/2", headers={"content-type": "text/html"}, body=html))
    with pytest.raises(errors.DecodeError):
        client.call(lambda rdv: rdv.absences.get(2))
    rdv.state.faults.append(Fault(200, path="/api/v1/absences/3", body=b'{"absence": {"id": 3'))
    with pytest.raises(errors.DecodeError):
        client.call(lambda rdv: rdv.absences.get(3))


def test_statuses_that_nobody_documents(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = patient(flavour, rdv, martine)
    for status, expected in ((400, errors.BadRequest), (418, errors.ApiError), (500, errors.InternalServerError)):
        rdv.state.faults[:] = [Fault(status, path="/api/v1/absences", body=b'{"message": "h\xc3\xa9las"}')]
        with pytest.raises(expected) as caught:
            client.call(lambda rdv: rdv.absences.get(1))
        assert caught.value.status == status
        assert caught.value.body == {"message": "hélas"}


def patient(
    flavour: Flavour, rdv: Upstream[RdvState], martine: Identity
) -> Driven[RdvSolidarites | AsyncRdvSolidarites]:
    """A client that never sends anything twice."""
    return flavour.rdv(rdv.url, **martine, retries=0)


def test_a_get_is_sent_again_and_a_post_is_not(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    rdv.state.seed_absences(1)
    client = flavour.rdv(rdv.url, **martine)
    rdv.state.faults.append(Fault(503, path="/api/v1/absences"))
    reply = client.call(lambda rdv: rdv.absences.with_response.get(1))
    assert (reply.status, reply.attempts) == (200, 2)
    rdv.state.faults.append(Fault(503, path="/api/v1/absences"))
    assert client.call(lambda rdv: rdv.absences.update(1, title="Été")).title == "Été"  # declared idempotent
    rdv.state.faults.append(Fault(503, path="/api/v1/absences"))
    with pytest.raises(errors.ServiceUnavailable):
        client.call(lambda rdv: rdv.absences.create(first_day=DAY, start_time="8:00", end_time="9:00"))
    assert len(rdv.state.received("POST", "/api/v1/absences")) == 1


def test_retries_are_bounded(rdv: Upstream[RdvState], flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv(rdv.url, **martine, retries=1)
    rdv.state.faults.append(Fault(503, times=9, path="/api/v1/absences"))
    with pytest.raises(errors.ServiceUnavailable) as caught:
        client.call(lambda rdv: rdv.absences.get(1))
    assert caught.value.attempts == 2
    assert len(rdv.state.received("GET", "/api/v1/absences/1")) == 2


def test_a_limit_is_waited_for_and_no_key_goes_where_none_is_needed(
    rdv: Upstream[RdvState], flavour: Flavour, martine: Identity
) -> None:
    client = flavour.rdv(rdv.url, **martine)
    client.call(lambda rdv: rdv.auth.validate_token())
    rdv.state.public_limit = 1
    links = [client.call(lambda rdv: rdv.public_links.with_response.list(territory="26")) for _ in range(2)]
    assert [reply.attempts for reply in links] == [1, 2]
    assert links[1].elapsed >= 1
    assert links[0].data.public_links[0].external_id == "mds-valence"
    for request in rdv.state.received("GET", "/api/v1/public_links"):
        assert not {"access-token", "client", "uid", "authorization", "cookie"} & set(request.headers)
    once = client.copy(lambda rdv: rdv.with_options(retries=0))
    rdv.state.public_limit, rdv.state.retry_after = 0, 30
    with pytest.raises(errors.TooManyRequests) as caught:
        once.call(lambda rdv: rdv.public_links.list(territory="26"))
    assert caught.value.retry_after == 30
    assert isinstance(caught.value.body, models.Erreurs)
    assert caught.value.body.errors == ["Limite d'appels API atteinte. Merci de patienter.\n"]


def test_a_server_that_is_not_there(flavour: Flavour, martine: Identity) -> None:
    client = flavour.rdv("http://127.0.0.1:9", **martine, retries=0, timeout=1)
    with pytest.raises(errors.Error) as caught:
        client.call(lambda rdv: rdv.auth.validate_token())
    assert any(isinstance(one, errors.TransportError) for one in (caught.value, caught.value.__cause__))
    assert martine["password"] not in f"{caught.value!r}{caught.value}"
