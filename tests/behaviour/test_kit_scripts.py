"""The test kit as its users call it: entities that stay, scripts, faults, pages and logins, in both flavours."""

import time
from collections.abc import Awaitable
from datetime import date
from typing import TypeAlias

import pytest
from emjpm import AsyncEmjpm, Emjpm, MemoryTokenStore
from emjpm import errors as errors_of_emjpm
from emjpm.models import Erreurs, Mesure, MesureInput
from emjpm.testing import FakeEmjpm
from miimosa.testing import FakeMiimosa
from mon_petit_placement import MonPetitPlacement
from mon_petit_placement import errors as errors_of_mpp
from mon_petit_placement.testing import FakeMonPetitPlacement
from rdv_solidarites import AsyncRdvSolidarites, ClientOptions, Drift, JsonInput, RdvSolidarites, errors, models
from rdv_solidarites.testing import FakeRdvSolidarites, RequestMismatch
from rightech import errors as errors_of_rightech
from rightech.testing import FakeRightech
from rightech.testing import RequestMismatch as MismatchOfRightech

from behaviour.driver import Driven, Flavour

Rdv: TypeAlias = RdvSolidarites | AsyncRdvSolidarites
Scripted: TypeAlias = errors.Timeout | type[errors.Timeout] | None


@pytest.fixture
def fake() -> FakeRdvSolidarites:
    """A fresh fake, no more than two items on a page."""
    return FakeRdvSolidarites(page_size=2)


def reached(flavour: Flavour, fake: FakeRdvSolidarites, options: ClientOptions | None = None) -> Driven[Rdv]:
    """A client of the fake."""
    given: ClientOptions = options or {"retries": 0, "strict": True}
    client: Rdv = fake.client(**given) if flavour.kind == "sync" else fake.async_client(**given)
    return flavour.drive(client)


def create(rdv: Rdv, title: str) -> models.Absence | Awaitable[models.Absence]:
    """Create an absence."""
    day = date(2026, 3, 1)
    return rdv.absences.create(first_day=day, start_time="08:00", end_time="09:00", agent_id=1, title=title)


def test_what_is_created_stays_until_it_is_deleted(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    client = reached(flavour, fake)
    before = {absence.id for absence in client.items(lambda rdv: rdv.absences.list())}
    first = client.call(lambda rdv: create(rdv, "Congé"))
    second = client.call(lambda rdv: create(rdv, "Stage"))
    assert len({first.id, second.id} | before) == 2 + len(before)
    assert (first.title, first.first_day, second.title) == ("Congé", date(2026, 3, 1), "Stage")
    assert first.ical_uid, "what the server sets is set"
    assert client.call(lambda rdv: rdv.absences.get(second.id)).title == "Stage"

    changed = client.call(lambda rdv: rdv.absences.update(first.id, title="Congé annuel"))
    assert (changed.title, changed.first_day) == ("Congé annuel", date(2026, 3, 1))
    listed = {absence.id: absence.title for absence in client.items(lambda rdv: rdv.absences.list())}
    assert listed.keys() == before | {first.id, second.id}
    assert listed[first.id] == "Congé annuel"

    client.call(lambda rdv: rdv.absences.delete(first.id))
    with pytest.raises(errors.NotFound):
        client.call(lambda rdv: rdv.absences.get(first.id))
    assert first.id not in {absence.id for absence in client.items(lambda rdv: rdv.absences.list())}
    sent = fake.absences.create.requests[0].body
    assert sent == {
        "first_day": "2026-03-01",
        "start_time": "08:00",
        "end_time": "09:00",
        "agent_id": 1,
        "title": "Congé",
    }


def test_an_item_that_nobody_made_is_the_one_of_the_example(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    client = reached(flavour, fake)
    assert client.call(lambda rdv: rdv.users.get(4711)).id == 4711
    fake.users.list.holds([{"id": 5, "first_name": "Ada", "last_name": "L."}])
    assert [user.first_name for user in client.items(lambda rdv: rdv.users.list())] == ["Ada"]
    assert client.call(lambda rdv: rdv.users.get(5)).first_name == "Ada"
    with pytest.raises(errors.NotFound):
        client.call(lambda rdv: rdv.users.get(4711))


def test_a_response_without_content_takes_none_from_the_default_response() -> None:
    emjpm = FakeEmjpm()
    emjpm.mesures.list.holds([{"id": 1}])
    with pytest.raises(errors_of_emjpm.NotFound) as caught:
        emjpm.client(retries=0).mesures.get(99)
    assert caught.value.body is None
    emjpm.mesures.get.replies(418)
    with pytest.raises(errors_of_emjpm.ClientError) as other:
        emjpm.client(retries=0).mesures.get(1)
    assert isinstance(other.value.body, Erreurs), "no other response is described for this status"


def test_a_script_is_used_up_and_then_the_description_holds(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    client = reached(flavour, fake)
    fake.absences.get.replies(404, times=1).replies(503, {"errors": ["repos"]}, headers={"x-request-id": "r1"}, times=1)
    with pytest.raises(errors.NotFound):
        client.call(lambda rdv: rdv.absences.get(1))
    with pytest.raises(errors.ServiceUnavailable) as caught:
        client.call(lambda rdv: rdv.absences.get(1))
    assert (caught.value.body, caught.value.request_id) == ({"errors": ["repos"]}, "r1")
    assert client.call(lambda rdv: rdv.absences.get(1)).id == 1
    assert len(fake.absences.get.requests) == 3


def test_a_list_comes_page_by_page(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    client = reached(flavour, fake)
    items: list[JsonInput] = [{"id": number, "first_name": "Ada", "last_name": f"n° {number}"} for number in range(5)]
    fake.users.list.replies(items)
    pages = client.items(lambda rdv: rdv.users.list().pages())
    assert [[user.id for user in page.items] for page in pages] == [[0, 1], [2, 3], [4]]
    assert [request.query.get("page") for request in fake.users.list.requests] == [None, 2, 3]


def test_links_lead_from_page_to_page(flavour: Flavour) -> None:
    miimosa = FakeMiimosa(page_size=3)
    miimosa.projects.list.replies([{"id": number} for number in range(7)])
    if flavour.kind == "sync":
        pages = [page.items for page in miimosa.client().projects.list(region="bretagne").pages()]
    else:
        driven = flavour.drive(miimosa.async_client())
        pages = [page.items for page in driven.items(lambda api: api.projects.list(region="bretagne").pages())]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [request.query for request in miimosa.projects.list.requests] == [{"region": "bretagne"}] * 3


def test_faults(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    drifts: list[Drift] = []
    client = reached(flavour, fake, {"retries": 0, "on_drift": drifts.append})
    get = fake.absences.get
    get.fails(errors.ConnectError, times=1).breaks(times=1).delays(3600, times=1).drifts(times=1)
    for expected in (errors.ConnectError, errors.DecodeError, errors.Timeout):
        began = time.monotonic()
        with pytest.raises(expected):
            client.call(lambda rdv: rdv.absences.get(1))
        assert time.monotonic() - began < 5
    client.call(lambda rdv: rdv.absences.get(1))
    assert drifts
    assert {drift.operation for drift in drifts} == {"getAbsence"}
    drifts.clear()
    client.call(lambda rdv: rdv.absences.get(1))
    assert not drifts


READ = "no response within 1 second (timeout.read); pass a larger timeout=..."
CONNECT = "no connection within 1 second (timeout.connect); pass a larger timeout=..."
UNLIMITED = "no response within the limit of the transport; the client has none (timeout.read=None)"
DEADLINE = "no complete response within 0.5 seconds, the deadline of the call; pass a larger deadline=..."


@pytest.mark.parametrize(
    ("options", "error", "message", "limit"),
    [
        ({"timeout": 1}, None, READ, "read"),
        ({"timeout": 1}, errors.Timeout, READ, "read"),
        ({"timeout": 1}, errors.ConnectTimeout, CONNECT, "connect"),
        ({"timeout": 1}, errors.Timeout("too slow"), "too slow", "read"),
        ({"timeout": 1, "deadline": 60}, errors.Timeout("too slow"), "too slow", "read"),
        ({"timeout": None}, errors.Timeout, UNLIMITED, "read"),
        ({"timeout": 1, "deadline": 0.5}, None, DEADLINE, "deadline"),
        ({"timeout": None, "deadline": 0.5}, errors.Timeout, DEADLINE, "deadline"),
    ],
)
def test_a_scripted_timeout_names_the_limit_that_a_real_server_would_exceed(
    fake: FakeRdvSolidarites, flavour: Flavour, options: ClientOptions, error: Scripted, message: str, limit: str
) -> None:
    client = reached(flavour, fake, {"retries": 2 if limit == "deadline" else 0, **options})
    fake.absences.get.delays(60) if error is None else fake.absences.get.fails(error)
    with pytest.raises(errors.Timeout) as caught:
        client.call(lambda rdv: rdv.absences.get(1))
    assert str(caught.value).endswith(f": {message}")
    assert caught.value.limit == limit
    assert len(fake.absences.get.requests) == 1, "there is no time left for a retry after the deadline"


def test_a_delay_that_the_client_bears_is_waited_for(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    client = reached(flavour, fake)
    fake.absences.get.delays(0.2)
    began = time.monotonic()
    assert client.call(lambda rdv: rdv.absences.get(1)).id == 1
    assert time.monotonic() - began >= 0.2


def test_what_a_login_gives_must_be_carried_from_then_on(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    email, password = "martine@example.fr", "123456"
    signing: Rdv = fake.client(email=email, password=password)
    if flavour.kind == "async":
        signing = fake.async_client(email=email, password=password)
    client = flavour.drive(signing)
    for _ in range(2):
        client.call(lambda rdv: rdv.absences.get(1))
    assert [request.body for request in fake.auth.sign_in.requests] == [{"email": email, "password": password}]
    token = fake.absences.get.requests[0].headers["access-token"]
    fake.expires()
    client.call(lambda rdv: rdv.absences.get(1))
    assert len(fake.auth.sign_in.requests) == 2
    assert fake.absences.get.requests[-1].headers["access-token"] != token


def test_a_credential_that_nobody_gave_fails_the_test(fake: FakeRdvSolidarites) -> None:
    client = RdvSolidarites(transport=fake.transport, access_token="mine", client="mine", uid="mine")
    with pytest.raises(RequestMismatch, match=r"(?s)absences.get .*access-token.*fake.accepts\(access_token=\.\.\.\)"):
        client.absences.get(1)
    with pytest.raises(RequestMismatch, match=r"absences\.get"):
        fake.check()
    fake.mismatches.clear()
    fake.accepts(access_token="mine", client="mine", uid="mine")
    assert client.absences.get(1).id == 1
    fake.check()


def test_a_wrong_request_is_recognised_and_never_served(fake: FakeRdvSolidarites, flavour: Flavour) -> None:
    client = reached(flavour, fake)
    with pytest.raises(RequestMismatch) as caught:
        client.call(lambda rdv: rdv.request("POST", "/api/v1/absences", body={"titel": "x", "agent_id": "un"}))
    message = str(caught.value)
    assert message.startswith("absences.create (POST /api/v1/absences): ")
    assert "body/first_day: expected a date (2026-01-31) (required), got nothing" in message
    assert "body/agent_id: expected an integer, got 'un'" in message
    assert "expected a field 'title', got 'titel', which is not described" in message
    assert isinstance(caught.value, AssertionError)
    assert not fake.requests
    with pytest.raises(RequestMismatch, match=r"method: expected .*GET.* got PUT"):
        client.call(lambda rdv: rdv.request("PUT", "/api/v1/absences"))


def test_a_mismatch_explains_the_fault(fake: FakeRdvSolidarites) -> None:
    with pytest.raises(RequestMismatch, match="query page: expected at least 1, got 0"):
        list(fake.client().absences.list(extra_query={"page": "0"}))
    names = "'_id', 'access', 'owner', 'group', 'branch'"
    with pytest.raises(MismatchOfRightech) as caught:
        FakeRightech().client().stores.update("widgets", "58238a935baa56173b24f0e4", body={"_id": "1", "owner": None})
    assert f"body/_id: expected an allowed field name (a value other than {names}), got '_id'" in str(caught.value)


def test_the_fake_knows_the_keys_of_an_object_by_their_prefix() -> None:
    rightech = FakeRightech()
    client = rightech.client()
    list(client.objects.list(where={"status": "new", "where.config.flag": True}))
    assert rightech.requests[-1].query["where"] == {"where.status": "new", "where.config.flag": "true"}


def test_an_item_keeps_the_key_that_it_is_created_with() -> None:
    rightech = FakeRightech()
    client = rightech.client()
    client.objects.create(model="58238a935baa56173b24f0e4", device_id="serre-7", name="Serre")
    assert client.objects.get("serre-7").name == "Serre"
    client.objects.delete("serre-7")
    with pytest.raises(errors_of_rightech.NotFound):
        client.objects.get("serre-7")


def test_an_item_with_two_ids_is_found_by_each() -> None:
    client = FakeRightech().client(strict=True)
    first, second = (
        client.objects.create(model="58238a935baa56173b24f0e4", device_id=each, name=each) for each in ("a-1", "a-2")
    )
    assert first.id != second.id, "the platform gives each object an id"
    assert client.objects.get(second.id) == client.objects.get("a-2") == second
    client.objects.update(second.id, body={"name": "Serre"})
    assert [client.objects.get(each).name for each in (first.id, "a-1", second.id, "a-2")] == ["a-1"] * 2 + [
        "Serre"
    ] * 2
    client.objects.delete("a-2")
    for gone in (second.id, "a-2"):
        with pytest.raises(errors_of_rightech.NotFound):
            client.objects.get(gone)
    client.objects.create(model="58238a935baa56173b24f0e4", device_id="a-2", name="again")
    assert client.objects.get("a-2").name == "again"
    unknown = client.objects.get("58238a935baa56173b24f0ff")
    assert (unknown.id, unknown.device_id) == ("58238a935baa56173b24f0ff", "greenhouse-01")
    assert client.objects.get("b-1").device_id == "b-1"


def test_an_entity_without_a_described_form_keeps_all_its_fields() -> None:
    client = FakeRightech().client(strict=True)
    made = client.stores.create("widgets", body={"name": "w", "x": {"a": [1]}})
    assert (made.model_extra or {})["x"] == {"a": [1]}
    changed = client.stores.update("widgets", made.id, body={"y": 2})
    listed = [each for each in client.stores.list("widgets") if each.id == made.id]
    assert listed == [changed] == [client.stores.get("widgets", made.id)]
    assert {"x": {"a": [1]}, "y": 2}.items() <= (changed.model_extra or {}).items()


def test_many_records_get_one_result_each_and_stay() -> None:
    emjpm = FakeEmjpm()
    sent: MesureInput = {
        "numero_rg": "20202020",
        "numero_dossier": "TESTES",
        "annee_naissance": 1957,
        "civilite": "monsieur",
        "date_nomination": date(2019, 2, 14),
        "tribunal_siret": "17690111400080",
        "etats": [
            {
                "date_changement_etat": date(2020, 9, 19),
                "nature_mesure": "curatelle_simple",
                "champ_mesure": "protection_bien_personne",
                "lieu_vie": "domicile",
                "code_postal": "22190",
                "ville": "PLERIN",
                "pays": "FR",
            }
        ],
        "ressources": [{"annee": 2019, "niveau_ressource": 14246, "prestations_sociales": []}],
    }
    client = emjpm.client()
    before = len(list(client.mesures.list()))
    records: list[Mesure | MesureInput] = [{**sent, "numero_rg": f"2020{number:04}"} for number in range(3)]
    saved = client.mesures.save_all(records).saved
    assert [each.result.numero_rg for each in saved] == ["20200000", "20200001", "20200002"]
    assert len({each.result.id for each in saved}) == 3
    assert len(list(client.mesures.list())) == before + 3
    assert client.mesures.get(saved[0].result.id).numero_rg == "20200000"


@pytest.mark.parametrize("passed", [True, False])
def test_a_client_of_an_installed_fake_logs_in(passed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeMonPetitPlacement()
    username, password = ("ada@example.org", "secret") if passed else (None, None)
    if not passed:
        monkeypatch.setenv("MON_PETIT_PLACEMENT_USERNAME", "ada@example.org")
    with fake.installed():
        MonPetitPlacement(username=username, password=password).me.get()
        assert [each.operation for each in fake.requests] == ["sso.create_token", "me.get"]
        sent = fake.requests[0].body
        assert isinstance(sent, dict)
        assert sent["username"] == "ada@example.org"
        fake.sso.create_token.replies(401)
        with pytest.raises(errors_of_mpp.LoginFailed):
            MonPetitPlacement(username=username, password=password).me.get()


def test_an_application_of_an_installed_fake_exchanges_its_code(flavour: Flavour) -> None:
    with FakeEmjpm().installed():
        store = MemoryTokenStore()
        client = flavour.drive(Emjpm(token_store=store) if flavour.kind == "sync" else AsyncEmjpm(token_store=store))
        client.call(lambda emjpm: emjpm.oauth.exchange("code", redirect_uri="https://a.test/retour"))
        assert client.call(lambda emjpm: emjpm.mesures.get(1)).id == 1


def test_tokens_that_the_fake_gives_are_good_and_others_are_not() -> None:
    emjpm = FakeEmjpm()
    client = emjpm.client(token_store=MemoryTokenStore())
    client.oauth.exchange("code", redirect_uri="https://a.test/retour")
    assert client.mesures.get(1).id == 1
    assert [request.operation for request in emjpm.requests] == ["oauth.create_token", "mesures.get"]
