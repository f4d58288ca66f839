"""eMJPM's mesures: both shapes of a list, plain days, confirmations, and the program next to the description."""

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from emjpm import Drift, Emjpm, errors
from emjpm.additions import numero_rg
from emjpm.models import Mesure, MesureEnListe

from behaviour.about_emjpm import MESURES, allowed, mesure
from behaviour.conftest import Upstream
from behaviour.driver import Driven, Flavour
from behaviour.installed import ROOT, Installed
from processes import started
from upstream.emjpm_data import CLIENT_ID, CLIENT_SECRET, SERVICE_USER, SIRETS, EmjState
from upstream.recorder import Fault

MANY = 5_000


@pytest.fixture
def client(emjpm: Upstream[EmjState], flavour: Flavour) -> Driven[Emjpm]:
    """A client whose user has given access."""
    return allowed(emjpm, flavour)


# Lists, days, numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bare", [True, False])
def test_a_list_is_one_page_whatever_its_shape(emjpm: Upstream[EmjState], client: Driven[Emjpm], bare: bool) -> None:
    emjpm.state.bare = bare
    client.call(lambda emjpm: emjpm.mesures.save_all([mesure(1), mesure(2)]))
    page = client.call(lambda emjpm: emjpm.mesures.list().first())
    assert page.cursor is None
    assert [type(one) for one in page.items] == [MesureEnListe, MesureEnListe]
    assert [one.numero_rg for one in client.items(lambda emjpm: emjpm.mesures.list())] == ["00000001", "00000002"]
    assert client.items(lambda emjpm: emjpm.mesures.list(status="eteinte")) == []
    assert client.items(lambda emjpm: emjpm.antennes.list())[0].nom == "GRIGNY"
    assert {one.siret for one in client.items(lambda emjpm: emjpm.tribunaux.list())} == set(SIRETS)
    assert len(emjpm.state.received("GET", MESURES)) == 3
    with pytest.raises(errors.InvalidArgument, match="only one page"):
        client.client.mesures.list().resume("2")


def test_days_are_days(emjpm: Upstream[EmjState], client: Driven[Emjpm], monkeypatch: pytest.MonkeyPatch) -> None:
    """Far east and far west of Greenwich, a day stays what it is."""
    ended = mesure(1, date_fin_mesure=date(2020, 1, 1))
    for zone in ("Pacific/Kiritimati", "Pacific/Midway"):
        monkeypatch.setenv("TZ", zone)
        client.call(lambda emjpm: emjpm.mesures.create(**ended))
        sent = json.loads(emjpm.state.received("POST", MESURES)[-1].body)
        assert (sent["date_nomination"], sent["date_fin_mesure"]) == ("2019-02-14", "2020-01-01")
        found = client.items(lambda emjpm: emjpm.mesures.list(status="eteinte"))[-1]
        assert (found.date_nomination, found.date_fin_mesure) == (date(2019, 2, 14), date(2020, 1, 1))
        assert type(found.date_nomination) is date
        assert found.etats[0].date_changement_etat == date(2019, 2, 14)


def test_a_level_is_a_number_and_its_text_is_drift(client: Driven[Emjpm], emjpm: Upstream[EmjState]) -> None:
    drifts: list[Drift] = []
    watched = client.copy(lambda emjpm: emjpm.with_options(on_drift=drifts.append))
    made = watched.call(lambda emjpm: emjpm.mesures.create(**mesure(1)))
    assert made.ressources[0].niveau_ressource + 1 == 301
    assert [(drift.pointer, drift.value) for drift in drifts] == [("/ressources/0/niveau_ressource", "300")]
    body = emjpm.state.mesures[made.id].render_documented().encode()
    emjpm.state.faults.append(Fault(200, path=f"{MESURES}/{made.id}", body=body))
    strict = client.copy(lambda emjpm: emjpm.with_options(strict=True))
    assert strict.call(lambda emjpm: emjpm.mesures.get(made.id)).ressources[0].niveau_ressource == 300


def test_a_mesure_that_was_read_can_be_written_back(client: Driven[Emjpm], emjpm: Upstream[EmjState]) -> None:
    made = client.call(lambda emjpm: emjpm.mesures.create(**mesure("20202020", numero_dossier="avant")))
    read = client.call(lambda emjpm: emjpm.mesures.get(made.id))
    assert "id" not in read.as_input()
    again = client.call(lambda emjpm: emjpm.mesures.update(read.id, **read.as_input()))
    read.numero_dossier = "après"
    (saved,) = client.call(lambda emjpm: emjpm.mesures.save_all([read])).saved
    assert (again, saved.result.numero_dossier) == (made, "après")
    assert saved.result.ressources == made.ressources
    sent = json.loads(emjpm.state.received("PUT", f"{MESURES}/{made.id}")[-1].body)
    assert not sent.keys() & {"id", "latitude", "created_at", "editor_id"}


def test_a_batch_gives_one_shape(client: Driven[Emjpm], emjpm: Upstream[EmjState]) -> None:
    for bare in (True, False):
        emjpm.state.bare = bare
        made = client.call(lambda emjpm: emjpm.mesures.create_batch(mesures=[mesure(1), mesure(2)]))
        assert [(type(one), one.numero_rg) for one in made] == [(Mesure, "00000001"), (Mesure, "00000002")]


def test_one_mesure_from_its_birth_to_its_end(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    made = client.call(lambda emjpm: emjpm.mesures.create(**mesure("18/A/3245")))
    assert made.numero_rg == "018A3245" == numero_rg.normalize("18/A/3245")
    again = client.call(lambda emjpm: emjpm.mesures.create(**mesure("018A3245", annee_naissance=1960)))
    assert (again.id, again.annee_naissance) == (made.id, 1960)
    changed = client.call(lambda emjpm: emjpm.mesures.update(made.id, **mesure("018A3245", civilite="monsieur")))
    assert changed.civilite == "monsieur"
    assert client.call(lambda emjpm: emjpm.mesures.delete(made.id)).affected_rows == 1
    assert client.call(lambda emjpm: emjpm.mesures.delete(made.id)).affected_rows == 0
    with pytest.raises(errors.NotFound):
        client.call(lambda emjpm: emjpm.mesures.get(made.id))
    with pytest.raises(errors.UnprocessableEntity, match=r"^mesures\.update: PUT http.*/\d+: 422: mesure with id = "):
        client.call(lambda emjpm: emjpm.mesures.update(made.id, **mesure(1)))


# What cannot be undone -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [False, None, 1, "true", "yes", [True], object()])
def test_nothing_but_true_deletes_everything(emjpm: Upstream[EmjState], client: Driven[Emjpm], given: object) -> None:
    emjpm.state.add(SERVICE_USER, {})
    delete = cast("Callable[..., object]", client.client.mesures.delete_all_mesures_permanently)
    with pytest.raises(errors.InvalidArgument, match="confirm_permanent_deletion"):
        client.call(lambda _: delete(confirm_permanent_deletion=given))
    with pytest.raises(TypeError, match="confirm_permanent_deletion"):
        delete()
    with pytest.raises(TypeError, match="positional"):
        delete(True)
    assert not emjpm.state.log
    assert len(emjpm.state.mesures) == 1


def test_deleting_everything(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    emjpm.state.delete_all_spares_awaiting = True
    for awaiting in (False, False, True):
        emjpm.state.add(SERVICE_USER, {}, awaiting)
    deleted = client.call(lambda emjpm: emjpm.mesures.delete_all_mesures_permanently(confirm_permanent_deletion=True))
    assert (deleted.affected_rows, len(emjpm.state.mesures)) == (2, 1)
    reply = client.call(
        lambda emjpm: emjpm.mesures.with_response.delete_all_mesures_permanently(
            confirm_permanent_deletion=True, force_delete_awaiting_mesures=True
        )
    )
    assert (reply.data.affected_rows, emjpm.state.mesures) == (1, {})
    assert [one.target for one in emjpm.state.received("DELETE")] == [
        MESURES, f"{MESURES}?forceDeleteAwaitingMesures=true"
    ]  # fmt: skip


def test_deleting_everything_is_sent_once(emjpm: Upstream[EmjState], client: Driven[Emjpm]) -> None:
    emjpm.state.faults.append(Fault(503, times=9, path=MESURES))
    with pytest.raises(errors.ServiceUnavailable):
        client.call(lambda emjpm: emjpm.mesures.delete_all_mesures_permanently(confirm_permanent_deletion=True))
    assert len(emjpm.state.received("DELETE")) == 1


# The program next to the description ----------------------------------------------------------------------------------


def _rows() -> str:
    head = "rg,siret,dossier,naissance,civilite,nature,depuis,ressources"
    rows = [f"{n:08d},{SIRETS[n % 3]},D{n},19{n % 80 + 10},{'FM'[n % 2]},CS,2019-02-14,{n}" for n in range(MANY)]
    rows[1_234] = rows[1_234].replace(SIRETS[1_234 % 3], "00000000000000")
    rows[4_321] = rows[4_321].removeprefix("00004321")
    return "\n".join([head, *rows]) + "\n"


@pytest.mark.slow
def test_the_program_syncs_five_thousand_mesures(
    emjpm: Upstream[EmjState], consumer: Installed, tmp_path: Path
) -> None:
    program = ROOT / "generated" / "emjpm" / "examples" / "sync_mesures.py"
    assert program.read_bytes() == (ROOT / "specs" / "emjpm" / "examples" / "sync_mesures.py").read_bytes()
    (tmp_path / "mesures.csv").write_text(_rows(), encoding="utf-8")
    environment = {
        "EMJPM_BASE_URL": emjpm.url,
        "EMJPM_CLIENT_ID": CLIENT_ID,
        "EMJPM_CLIENT_SECRET": CLIENT_SECRET,
        "PYTHONUTF8": "1",
        "PATH": os.environ["PATH"],
    }
    command = [str(consumer.python), "-W", "error", str(program), "mesures.csv"]
    with started(command, cwd=tmp_path, env=environment, stdin=subprocess.PIPE) as process:
        assert process.stdout is not None
        page = process.stdout.readline().rsplit(" ", 1)[1].strip()
        process.stdout.readline()
        output, _ = process.communicate(_accept(emjpm, page), timeout=120)
        assert process.returncode == 1
    lines = output.splitlines()
    assert lines == [
        "ligne 1236 : tribunal_siret: Le SIRET du Tribunal est invalide",
        "ligne 4323 : numero_rg: Invalid value",
        "4998 mesures enregistrées",
    ]
    assert len(emjpm.state.mesures) == MANY - 2
    assert (tmp_path / "jetons.json").stat().st_mode & 0o777 == 0o600
    again = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert again.stdout.splitlines() == lines, "the second time needs no user, and changes nothing"
    assert len(emjpm.state.mesures) == MANY - 2


def _accept(emjpm: Upstream[EmjState], page: str) -> str:
    """Accept the authorization page like a user; return the address of the redirect."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
    form = {"response_type": "code", "access_token": "session-2042", **asked}
    reply = httpx2.post(f"{emjpm.url}/api/oauth/authorize", data=form, trust_env=False)
    return reply.headers["location"] + "\n"
