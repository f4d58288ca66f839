"""Thousands of mesures at once: cut, freed of doublets, sent again without what is refused, answered one by one."""

import json
from typing import cast

import pytest
from emjpm import Emjpm, Saved, errors
from emjpm.models import Mesure

from behaviour.about_emjpm import BATCH, allowed, batches, kinds, mesure
from behaviour.conftest import Upstream
from behaviour.driver import Driven, Flavour
from upstream.emjpm_data import SIRETS, EmjState
from upstream.recorder import Fault


@pytest.fixture
def client(emjpm: Upstream[EmjState], flavour: Flavour) -> Driven[Emjpm]:
    """A client whose user has given access."""
    return allowed(emjpm, flavour)


@pytest.mark.slow
@pytest.mark.parametrize("bare", [True, False])
def test_many_records_keep_their_order(emjpm: Upstream[EmjState], client: Driven[Emjpm], bare: bool) -> None:
    emjpm.state.bare = bare
    records = (mesure(number) for number in range(2_345))
    outcomes = client.call(lambda emjpm: emjpm.mesures.save_all(records, strict_numero_rg=True))
    assert [len(batch) for batch in batches(emjpm)] == [1000, 1000, 345]
    assert [json.loads(one.body)["strictNumeroRG"] for one in emjpm.state.received("POST")] == [True] * 3
    assert kinds(outcomes) == "s" * 2_345
    for number, one in enumerate(outcomes):
        assert isinstance(one, Saved)
        assert one.index == number
        assert isinstance(one.result, Mesure)
        assert one.result.numero_rg == f"{number:08d}"


@pytest.mark.slow
def test_bodies_stay_below_ten_megabytes(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    """The server refuses 10 MB and one byte with a 500 without a message; é weighs two bytes."""
    records = [mesure(number, ville="é" * 1_000_000) for number in range(12)]
    outcomes = client.call(lambda emjpm: emjpm.mesures.save_all(records))
    assert kinds(outcomes) == "s" * 12
    sizes = [len(one.body) for one in emjpm.state.received("POST")]
    assert max(sizes) <= 10 * 1024 * 1024
    assert [len(batch) for batch in batches(emjpm)] == [5, 5, 2]


def test_the_last_of_the_same_mesure_is_sent(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    """Records that are equal after the normalisation of the server are duplicates; those of another court are not."""
    records = [
        mesure("18/A/3245", annee_naissance=1951),
        mesure("20202020"),
        mesure("18-a-3245", annee_naissance=1952),
        mesure("018A3245", tribunal_siret=SIRETS[1]),
        mesure("018A3245", annee_naissance=1953),
    ]
    outcomes = client.call(lambda emjpm: emjpm.mesures.save_all(records))
    assert kinds(outcomes) == "dsdss"
    assert [(one.index, one.of, one.record is records[one.index]) for one in outcomes.duplicates] == [
        (0, 4, True), (2, 4, True)
    ]  # fmt: skip
    assert [one["numero_rg"] for one in batches(emjpm)[0]] == ["20202020", "018A3245", "018A3245"]
    assert [one.values["annee_naissance"] for one in emjpm.state.mesures.values()] == [1957, 1957, 1953]


@pytest.mark.slow
def test_bad_records_are_reported_and_the_others_saved(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    """Validation, then the court, then the antenne: each refusal leads to another request without those it names."""
    records = [mesure(number) for number in range(1_200)]
    records[3] = mesure(3, civilite="homme", annee_naissance=None)
    records[700] = mesure(700, etats=[{"pays": "France"}])
    records[999] = mesure(999, tribunal_siret="00000000000000")
    records[1_100] = mesure(1_100, antenne_id=99)
    outcomes = client.call(lambda emjpm: emjpm.mesures.save_all(records))
    assert len(outcomes) == 1_200
    assert len(outcomes.saved) == len(emjpm.state.mesures) == 1_196
    rejected = {one.index: [str(error) for error in one.errors] for one in outcomes.rejected}
    assert rejected == {
        3: ["annee_naissance: Invalid value", "civilite: Invalid value"],
        700: [
            "etats[0].pays: Invalid value",
            "etats[0].date_changement_etat: Invalid value",
            "etats[0].nature_mesure: Invalid value",
            "etats[0].lieu_vie: Invalid value",
        ],
        999: ["tribunal_siret: Le SIRET du Tribunal est invalide"],
        1_100: ["antenne_id: antenne_id does not match with your service."],
    }
    assert [len(batch) for batch in batches(emjpm)] == [1000, 998, 997, 200, 199]
    saved = [one.result for one in outcomes.saved]
    assert [one.numero_rg for one in saved] == [f"{n:08d}" for n in range(1_200) if n not in rejected]


def test_a_refusal_that_names_nobody_is_looked_into(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    """The server trips over a mesure without `ressources`, and says neither which nor where."""
    records = [mesure(number) for number in range(64)]
    del cast("dict[str, object]", records[37])["ressources"]
    outcomes = client.call(lambda emjpm: emjpm.mesures.save_all(records))
    assert kinds(outcomes) == "s" * 37 + "r" + "s" * 26
    (one,) = outcomes.rejected
    assert [(error.field, error.message[:10]) for error in one.errors] == [("", "TypeError:")]
    assert len(batches(emjpm)) <= 13


def test_records_may_be_models_and_one_that_cannot_be_sent_stops_all(
    emjpm: Upstream[EmjState], client: Driven[Emjpm]
) -> None:
    model = Mesure.model_validate({**mesure(1), "id": 7})
    assert kinds(client.call(lambda emjpm: emjpm.mesures.save_all([model]))) == "s"
    assert batches(emjpm)[0][0]["date_nomination"] == "2019-02-14"
    with pytest.raises(errors.InvalidArgument, match=r"records\[1\]\.annee_naissance"):
        client.call(lambda emjpm: emjpm.mesures.save_all([mesure(1), mesure(2, annee_naissance=float("nan"))]))
    assert len(batches(emjpm)) == 1
    assert len(client.call(lambda emjpm: emjpm.mesures.save_all([]))) == 0
    assert len(batches(emjpm)) == 1


@pytest.mark.parametrize(("fault", "kind"), [
    (Fault(500, times=99), errors.InternalServerError),
    (Fault(403, times=99), errors.ClientError),
    (Fault(201, times=99, body=b'{"mesures": []}'), errors.DecodeError),
])  # fmt: skip
def test_what_was_done_before_a_failure_is_reported(
    emjpm: Upstream[EmjState], client: Driven[Emjpm], fault: Fault, kind: type[errors.Error]
) -> None:
    client = client.copy(lambda emjpm: emjpm.with_options(retries=0))
    records = [mesure(0, civilite="homme"), *(mesure(number) for number in range(1, 1_500))]
    state = emjpm.state

    def second(reply: object) -> None:
        if len(state.received("POST", BATCH)) == 2 and not state.faults:
            state.faults.append(Fault(fault.status, fault.times, BATCH, body=fault.body))

    client = client.copy(lambda emjpm: emjpm.with_options(after_reply=second))
    with pytest.raises(errors.BatchInterrupted) as caught:
        client.call(lambda emjpm: emjpm.mesures.save_all(records))
    assert isinstance(caught.value.__cause__, kind)
    assert kinds(caught.value.outcomes) == "r" + "s" * 999
    # A rejection says that they were not saved; what is no answer, or an error of the server, does not.
    assert list(caught.value.unknown) == ([] if kind is errors.ClientError else records[1_000:])
    assert len(state.received("POST", BATCH)) == 3
    assert len(state.mesures) == 999


def test_a_batch_is_sent_again_since_it_does_no_harm(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    emjpm.state.faults.append(Fault(503, path=BATCH, headers={"retry-after": "0"}))
    assert kinds(client.call(lambda emjpm: emjpm.mesures.save_all([mesure(1)]))) == "s"
    assert emjpm.state.statuses == [503, 201]
