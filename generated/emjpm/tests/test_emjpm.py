"""What must hold of the client of the API eMJPM.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

import inspect
import json
import subprocess
import sys

import emjpm
from emjpm import AsyncEmjpm, Emjpm
from emjpm._runtime.headers import Headers
from emjpm._runtime.wire import RawReply, Request

RESOURCES = [
    "oauth",
    "mesures",
    "antennes",
    "tribunaux",
    "utilisateur",
    "direction",
    "services",
    "dpf",
]
EXAMPLE: object = {
    "id": 138732,
    "annee_naissance": 1989,
    "date_nomination": "2020-01-01",
    "date_fin_mesure": "2020-01-01",
    "numero_dossier": "354354354354",
    "numero_rg": "RG435435",
    "antenne_id": None,
    "latitude": 48.8402,
    "longitude": 2.29356,
    "pays": "FR",
    "civilite": "monsieur",
    "cause_sortie": "caducite",
    "date_premier_mesure": "2020-01-01",
    "date_protection_en_cours": "2020-01-01",
    "resultat_revision": "allegement",
    "etats": [
        {
            "date_changement_etat": "2020-01-01",
            "nature_mesure": "mesure_accompagnement_judiciaire",
            "champ_mesure": "protection_bien_personne",
            "lieu_vie": "etablissement",
            "code_postal": "75015",
            "ville": "paris",
            "pays": "FR",
            "type_etablissement": "autre_etablissement_s_ms",
        }
    ],
    "ressources": [
        {"annee": 2010, "niveau_ressource": 300, "prestations_sociales": ["PCH", "RSA"]}
    ],
}


class Canned:
    """A transport that answers every request with the example of the description."""

    def send(self, request: Request) -> RawReply:
        """Answer, whatever is asked."""
        fields = [("content-type", "application/json")]
        return RawReply(200, Headers(fields), json.dumps(EXAMPLE).encode())

    def close(self) -> None:
        """Close nothing."""


def test_the_example_is_what_the_description_says() -> None:
    """A call sends what it is given and reads the example of its reply; `strict` lets nothing else pass."""
    with Emjpm(
        base_url="http://localhost", transport=Canned(), strict=True, access_token="secret"
    ) as client:
        assert client.mesures.get(147853) is not None


def public(thing: object) -> dict[str, object]:
    """The public attributes of a class."""
    return {name: getattr(thing, name) for name in dir(thing) if not name.startswith("_")}


def test_importing_it_loads_nothing_heavy() -> None:
    """Neither the HTTP library nor pydantic is loaded before it is needed."""
    program = (
        "import sys, emjpm; sys.exit(any(name in sys.modules for name in ('httpx2', 'pydantic')))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_every_exported_name_is_there() -> None:
    """Names that are loaded on first use can be loaded."""
    for package in (emjpm, emjpm.errors, emjpm.models):
        for name in package.__all__:
            getattr(package, name)


def test_both_clients_have_the_same_documented_methods() -> None:
    """Sync and async differ by `await` alone."""
    client, twin = Emjpm(base_url="http://localhost"), AsyncEmjpm(base_url="http://localhost")
    for resource in RESOURCES:
        methods, twins = public(getattr(client, resource)), public(getattr(twin, resource))
        assert methods.keys() == twins.keys(), resource
        for name in methods.keys() - {"with_response", "with_streaming"}:
            method, other = methods[name], twins[name]
            assert inspect.ismethod(method) and inspect.ismethod(other)
            assert inspect.getdoc(method), f"{resource}.{name}"
            assert inspect.getdoc(method) == inspect.getdoc(other), f"{resource}.{name}"
            assert inspect.signature(method).parameters == inspect.signature(other).parameters, name
