"""The state of the eMJPM server: editors, users, tokens, mesures, courts, and a test's switches."""

import json
import secrets
import time
from dataclasses import dataclass, field
from datetime import date

from upstream.quota import Quota, Window
from upstream.recorder import State
from upstream.values import Json, JsonObject, elements, member

CLIENT_ID, CLIENT_SECRET = "editeur-de-test", "secret-de-test"
REDIRECT_URI = "http://127.0.0.1/retour"
SERVICE_USER, DIRECTION_USER = 2042, 979
SIRETS = ("17690111400080", "17870111600026", "17380111900020")
_TOWNS = (("Lyon", "69003"), ("Guéret", "23000"), ("Valence", "26000"))
_DAY = 86400


@dataclass(slots=True)
class Code:
    """An authorization code: five minutes, one use."""

    client_id: str
    user: int
    redirect_uri: str
    until: float


@dataclass(slots=True)
class Pair:
    """The one live pair of tokens of an editor and a user."""

    client_id: str
    user: int
    access: str
    refresh: str
    access_until: float
    refresh_until: float


def _users() -> dict[int, JsonObject]:
    paris: JsonObject = {"code": "75", "nom": "Paris"}
    direction: JsonObject = {"departement": paris, "type": "departemental"}
    service: JsonObject = {
        "id": 50,
        "departement": paris,
        "departements": [paris],
        "dispo_max": 325,
        "etablissement": "service-50",
        "mesures_en_attente": 330,
        "mesures_en_cours": 0,
        "org_gestionnaire": None,
        "siret": None,
        "telephone": "0140506070",
    }
    return {
        SERVICE_USER: {"id": SERVICE_USER, "type": "service", "nom": "service", "prenom": "Paula", "service": service},
        DIRECTION_USER: {"id": DIRECTION_USER, "type": "direction", "nom": "direction", "direction": direction},
    }


def _courts() -> list[JsonObject]:
    return [
        {
            "nom": f"Tribunal judiciaire de {town}",
            "code_postal": code,
            "ville": town.upper(),
            "siret": siret,
            "adresse": None if town == "Valence" else "23 Place Bonnyaud",
            "latitude": 46.1632,
            "longitude": 1.87079,
        }
        for siret, (town, code) in zip(SIRETS, _TOWNS, strict=True)
    ]


@dataclass(slots=True)
class Mesure:
    """A mesure as it is stored; `awaiting` ones are made in eMJPM itself, never through the API."""

    id: int
    user: int
    values: JsonObject
    awaiting: bool = False

    def status(self) -> str:
        """Computed, never stored (EMJ-T8)."""
        if self.awaiting:
            return "en_attente"
        end = self.values.get("date_fin_mesure")
        return "eteinte" if isinstance(end, str) and end <= date.today().isoformat() else "en_cours"

    def render(self, in_list: bool = False) -> JsonObject:
        """The mesure as the server gives it (EMJ-T4): resource levels are strings, lists have no benefits."""
        resources: list[Json] = []
        for one in elements(self.values.get("ressources")):
            level = member(one, "niveau_ressource")
            resource: JsonObject = {"annee": member(one, "annee")}
            resource["niveau_ressource"] = None if level is None else str(level)
            if not in_list:
                resource["prestations_sociales"] = member(one, "prestations_sociales")
            resources.append(resource)
        return {"id": self.id, **self.values, "ressources": resources}

    def render_documented(self) -> str:
        """The mesure as the documentation shows it: resource levels are numbers."""
        return json.dumps({"id": self.id, **self.values})


@dataclass(slots=True)
class EmjState(State):
    """The state of the server, and the switches of a test.

    Attributes:
        bare: Lists are bare arrays, as the documentation has it, not envelopes.
        delete_all_spares_awaiting: Delete-all keeps awaiting mesures unless forced, as documented.
        strict_saves_anyway: A mesure refused for its `numero_rg` is saved all the same (read in the server's code).
        hang_on_antenne: A batch with an `antenne_id` gets no answer for this many seconds.
        access_seconds, refresh_seconds, code_seconds: How long tokens and codes live.
        quota: 360 requests a minute; set its `scale` to make the minute short.
        locked: The users whose mesures can no longer be edited by hand.
    """

    bare: bool = False
    delete_all_spares_awaiting: bool = False
    strict_saves_anyway: bool = False
    hang_on_antenne: float = 0.0
    access_seconds: float = _DAY
    refresh_seconds: float = 14 * _DAY
    code_seconds: float = 300
    quota: Quota = field(default_factory=lambda: Quota((Window(360, 60),)))
    editors: dict[str, str] = field(default_factory=lambda: {CLIENT_ID: CLIENT_SECRET})
    users: dict[int, JsonObject] = field(default_factory=_users)
    sessions: dict[str, int] = field(
        default_factory=lambda: {"session-2042": SERVICE_USER, "session-979": DIRECTION_USER}
    )
    codes: dict[str, Code] = field(default_factory=dict[str, Code])
    pairs: list[Pair] = field(default_factory=list[Pair])
    courts: list[JsonObject] = field(default_factory=_courts)
    antennes: dict[int, str] = field(default_factory=lambda: {174: "GRIGNY", 175: "OULLINS", 176: "RILLIEUX"})
    mesures: dict[int, Mesure] = field(default_factory=dict[int, Mesure])
    locked: set[int] = field(default_factory=set[int])
    next_id: int = 138732

    def grant_code(self, user: int = SERVICE_USER, redirect_uri: str = REDIRECT_URI) -> str:
        """A code, as the authorization page gives it when the user accepts."""
        code = secrets.token_urlsafe(12)
        self.codes[code] = Code(CLIENT_ID, user, redirect_uri, time.monotonic() + self.code_seconds)
        return code

    def issue(self, user: int = SERVICE_USER, client_id: str = CLIENT_ID) -> Pair:
        """A new pair; the older ones of the same editor and user die (EMJ-T1)."""
        now = time.monotonic()
        self.pairs = [one for one in self.pairs if (one.client_id, one.user) != (client_id, user)]
        access, refresh = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        pair = Pair(client_id, user, access, refresh, now + self.access_seconds, now + self.refresh_seconds)
        self.pairs.append(pair)
        return pair

    def add(self, user: int, values: JsonObject, awaiting: bool = False) -> Mesure:
        """A new mesure with the next id."""
        mesure = Mesure(self.next_id, user, values, awaiting)
        self.mesures[mesure.id] = mesure
        self.next_id += 1
        return mesure

    def of(self, user: int) -> list[Mesure]:
        """The mesures of a user, in no order that means anything."""
        return [one for one in self.mesures.values() if one.user == user]
