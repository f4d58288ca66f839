"""How the eMJPM server checks and saves a mesure (EMJ-T5, EMJ-T6)."""

import re
from collections.abc import Iterator
from datetime import date

from upstream.emjpm_data import EmjState, Mesure
from upstream.values import Json, JsonObject, elements, member, text

NATURES = [
    "curatelle_renforcee",
    "curatelle_simple",
    "mandat_protection_future",
    "mesure_accompagnement_judiciaire",
    "mesure_ad_hoc",
    "sauvegarde_justice",
    "subroge_curateur",
    "subroge_tuteur",
    "tutelle",
]
PLACES = ("domicile", "etablissement", "etablissement_conservation_domicile", "sdf")
KINDS = [
    "autre_etablissement",
    "autre_etablissement_s_ms",
    "etablissement_handicapes",
    "etablissement_hospitalier",
    "etablissement_personne_agee",
    "etablissement_psychiatrique",
]
FIELDS = ("protection_bien", "protection_bien_personne", "protection_personne")
CAUSES = ("caducite", "deces", "dessaisissement_autre_mjpm", "dessaisissement_famille", "mainlevee")
RESULTS = [
    "mainlevee",
    "reconduction",
    "aggravation",
    "allegement",
    "dessaisissement_famille",
    "dessaisissement_autre_mjpm",
]
STRICT = "Numero RG must contain exactly 8 uppercase alphanumeric characters."
_DATE = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")
_STORED = [
    "annee_naissance",
    "antenne_id",
    "cause_sortie",
    "civilite",
    "date_fin_mesure",
    "date_nomination",
    "date_premier_mesure",
    "date_protection_en_cours",
    "numero_dossier",
    "resultat_revision",
    "tribunal_siret",
]


def normalise(numero_rg: str) -> str:
    """Letters and digits only, upper case, cut to eight, padded with zeros."""
    kept = "".join(one for one in numero_rg if one.isascii() and one.isalnum()).upper()[:8]
    return kept.zfill(8)


def is_strict(numero_rg: str) -> bool:
    """Return whether a number needs no conversion."""
    return re.fullmatch(r"[A-Z0-9]{8}", numero_rg) is not None


def day(value: Json) -> str | None:
    """A date as the server stores it; None when it is none. Both delimiters are taken, `0000-00-00` is no date."""
    found = _DATE.fullmatch(text(value))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def problem(parameter: str, value: Json, message: str = "Invalid value") -> JsonObject:
    """One error of express-validator 6: a value that was not sent is not shown."""
    shown: JsonObject = {} if value is None else {"value": value}
    return {**shown, "msg": message, "param": parameter, "location": "body"}


def problems(mesure: Json, batch: bool = False, prefix: str = "") -> Iterator[JsonObject]:
    """Return the errors of express-validator for a mesure; a batch is checked less."""
    for name in _wrong(mesure):
        yield problem(f"{prefix}{name}", member(mesure, name))
    states = elements(member(mesure, "etats"))
    for number, state in enumerate(states):
        yield from _state_problems(state, f"{prefix}etats[{number}].", batch)
    if not batch:
        yield from _order_problems(mesure, states)


def _wrong(mesure: Json) -> Iterator[str]:
    """The members of a mesure whose value is not taken."""
    for name in ("numero_rg", "annee_naissance", "tribunal_siret", "etats"):
        if member(mesure, name) in (None, "", []):
            yield name
    for name in ("date_nomination", "date_fin_mesure", "date_premier_mesure", "date_protection_en_cours"):
        none = name != "date_nomination" and member(mesure, name) in (None, "0000-00-00")
        if not none and day(member(mesure, name)) is None:
            yield name
    choices = {"civilite": ("madame", "monsieur"), "cause_sortie": CAUSES, "resultat_revision": RESULTS}
    for name, known in choices.items():
        value = member(mesure, name)
        if value not in known and (value is not None or name == "civilite"):
            yield name
    antenne = member(mesure, "antenne_id")
    if antenne is not None and not str(antenne).isdigit():
        yield "antenne_id"


def _state_problems(state: Json, prefix: str, batch: bool) -> Iterator[JsonObject]:
    country, place, kind = (member(state, name) for name in ("pays", "lieu_vie", "type_etablissement"))
    if re.fullmatch(r"[A-Z]{2}", text(country)) is None:
        yield problem(f"{prefix}pays", country)
    if day(member(state, "date_changement_etat")) is None:
        yield problem(f"{prefix}date_changement_etat", member(state, "date_changement_etat"))
    if member(state, "nature_mesure") not in NATURES:
        yield problem(f"{prefix}nature_mesure", member(state, "nature_mesure"))
    if place not in PLACES:
        yield problem(f"{prefix}lieu_vie", place)
    if place in ("etablissement", "etablissement_conservation_domicile") and kind not in KINDS:
        yield problem(f"{prefix}type_etablissement", kind)
    field = member(state, "champ_mesure")
    if not batch and field is not None and field not in FIELDS:
        yield problem(f"{prefix}champ_mesure", field)


def _order_problems(mesure: Json, states: list[Json]) -> Iterator[JsonObject]:
    """The two checks of one date against another; the order of the states as sent matters."""
    named, begun = day(member(mesure, "date_nomination")), day(member(mesure, "date_premier_mesure"))
    changed = day(member(states[-1], "date_changement_etat")) if states else None
    if named and begun and named < begun:
        message = "date_nomination must be after or equivalent to date_premier_mesure"
        yield problem("date_nomination", named, message)
    if named and changed and named > changed:
        message = "date_nomination must be before or equivalent to date_changement_etat"
        yield problem("date_nomination", named, message)


def type_error(mesure: Json, update: bool = False) -> str:
    """The text of the exception that the server stumbles into, if it does."""
    resources = member(mesure, "ressources")
    if not isinstance(resources, list):
        return "Cannot read properties of undefined (reading 'map')"
    if update and any(not isinstance(member(one, "prestations_sociales"), list) for one in resources):
        return "Cannot read properties of undefined (reading 'length')"
    return ""


def court_problem(state: EmjState, mesure: Json, prefix: str = "", batch: bool = False) -> JsonObject | None:
    """The error of an unknown court; its words differ in a batch."""
    siret = member(mesure, "tribunal_siret")
    if any(court["siret"] == siret for court in state.courts):
        return None
    message = "Le SIRET du Tribunal est invalide" if batch else "siret is not valid"
    return {"msg": message, "param": f"{prefix}tribunal_siret", "value": siret}


def antenne_problem(state: EmjState, mesure: Json, prefix: str = "") -> JsonObject | None:
    """The error of an antenne of another service."""
    antenne = member(mesure, "antenne_id")
    if antenne is None or (str(antenne).isdigit() and int(str(antenne)) in state.antennes):
        return None
    return {"msg": "antenne_id does not match with your service.", "param": f"{prefix}antenne_id", "value": antenne}


def save(state: EmjState, user: int, mesure: Json, known: Mesure | None = None) -> Mesure:
    """Update `known`, or the mesure with the same court and normalised number, or create one (EMJ-26)."""
    stored: JsonObject = {name: member(mesure, name) for name in _STORED}
    for name in ("date_fin_mesure", "date_nomination", "date_premier_mesure", "date_protection_en_cours"):
        stored[name] = day(stored[name])
    stored["annee_naissance"] = int(str(stored["annee_naissance"]))
    stored["numero_rg"] = normalise(text(member(mesure, "numero_rg")))
    states = [_state(one) for one in elements(member(mesure, "etats"))]
    states.sort(key=lambda one: str(one["date_changement_etat"]))
    stored["etats"] = list[Json](states)
    stored["ressources"] = member(mesure, "ressources")
    stored |= {"latitude": 48.5416, "longitude": -2.7703, "editor_id": 12, "created_at": "2023-01-09T10:20:30.000Z"}
    key = (stored["tribunal_siret"], stored["numero_rg"])
    for one in state.of(user) if known is None else ():
        if (one.values.get("tribunal_siret"), one.values.get("numero_rg")) == key:
            known = one
    if known is None:
        return state.add(user, stored)
    known.values = stored
    return known


def _state(value: Json) -> JsonObject:
    names = [
        "date_changement_etat",
        "nature_mesure",
        "champ_mesure",
        "lieu_vie",
        "code_postal",
        "ville",
        "pays",
        "type_etablissement",
    ]
    stored = {name: member(value, name) for name in names}
    stored["date_changement_etat"] = day(stored["date_changement_etat"])
    return stored
