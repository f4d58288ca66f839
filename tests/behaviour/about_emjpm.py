"""Shared by the tests of eMJPM: mesures, a client with access, and a store of tokens that records its calls."""

import asyncio
import json
from collections.abc import Sequence
from datetime import date
from typing import TypeAlias, TypedDict, cast

from emjpm import Emjpm, Tokens
from emjpm.models import MesureInput

from behaviour.conftest import Upstream
from behaviour.driver import Driven, Flavour
from upstream.emjpm_data import CLIENT_ID, CLIENT_SECRET, SIRETS, EmjState, Pair
from upstream.values import JsonObject

MESURES, BATCH = "/api/editors/mesures", "/api/editors/mesures/batch"
TOKEN, USER = "/api/oauth/token", "/api/mandoline/user"


class Editor(TypedDict):
    """The credentials of an editor."""

    client_id: str
    client_secret: str


EDITOR: Editor = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}


def mesure(number: int | str, **changes: object) -> MesureInput:
    """A mesure that the server takes, but for the changes."""
    since = date(2019, 2, 14)
    good = {
        "numero_rg": number if isinstance(number, str) else f"{number:08d}",
        "tribunal_siret": SIRETS[0],
        "annee_naissance": 1957,
        "civilite": "madame",
        "date_nomination": since,
        "etats": [
            {"date_changement_etat": since, "nature_mesure": "tutelle", "lieu_vie": "domicile", "pays": "FR"},
        ],
        "ressources": [{"annee": 2019, "niveau_ressource": 300, "prestations_sociales": ["AAH"]}],
        **changes,
    }
    return cast("MesureInput", good)


def allowed(emjpm: Upstream[EmjState], flavour: Flavour) -> Driven[Emjpm]:
    """A client whose user has given access."""
    opened = flavour.emjpm(emjpm.url, access_token=emjpm.state.issue().access)
    return cast("Driven[Emjpm]", opened)


def batches(emjpm: Upstream[EmjState]) -> list[list[JsonObject]]:
    """The mesures of each request that was sent."""
    bodies = [json.loads(one.body) for one in emjpm.state.received("POST", BATCH)]
    return [cast("list[JsonObject]", body["mesures"]) for body in bodies]


def kinds(outcomes: Sequence[object]) -> str:
    """One letter for each outcome: saved, duplicate, rejected."""
    return "".join(type(one).__name__[0].lower() for one in outcomes)


class RecordedStore:
    """A store that records its calls, and what the server had received by then."""

    def __init__(self, state: EmjState, tokens: Tokens | None = None) -> None:
        self.state = state
        self.tokens = tokens
        self.saved: list[Tokens] = []
        self.seen: list[list[str]] = []
        self.loads = 0
        self.failing = 0

    def read(self) -> Tokens | None:
        """Give what is kept."""
        self.loads += 1
        return self.tokens

    def keep(self, tokens: Tokens) -> None:
        """Keep a pair, or fail where that was asked for."""
        self.seen.append([one.headers.get("authorization", "") for one in self.state.log])
        if self.failing:
            self.failing -= 1
            raise OSError("the disk is full")
        self.tokens = tokens
        self.saved.append(tokens)


class Plain(RecordedStore):
    """A store with plain methods."""

    def load(self) -> Tokens | None:
        """Give what is kept."""
        return self.read()

    def save(self, tokens: Tokens) -> None:
        """Keep a pair."""
        self.keep(tokens)


class Awaited(RecordedStore):
    """A store whose methods are awaited."""

    async def load(self) -> Tokens | None:
        """Give what is kept."""
        await asyncio.sleep(0)
        return self.read()

    async def save(self, tokens: Tokens) -> None:
        """Keep a pair."""
        await asyncio.sleep(0)
        self.keep(tokens)


Store: TypeAlias = Plain | Awaited


def of(pair: Pair, ends: float | None = None) -> Tokens:
    """A pair of the server's as the client keeps it."""
    return Tokens(pair.access, pair.refresh, ends)


def refreshes(state: EmjState) -> int:
    """How often a token was asked for."""
    return len(state.received("POST", TOKEN))
