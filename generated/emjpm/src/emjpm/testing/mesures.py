"""The fake of `mesures`, and what the description says of its operations.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import mesures as operations
from .._runtime.testing.described import Described, Given, Many, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_MESURES = Described(
    operations.LIST_MESURES,
    given=(Given("status", "query", {"$ref": "StatutMesure"}),),
    replies=(
        Shown(
            "200",
            [
                {
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
                        },
                    ],
                    "ressources": [
                        {
                            "annee": 2010,
                            "niveau_ressource": 300,
                            "prestations_sociales": ["PCH", "RSA"],
                        },
                    ],
                },
            ],
            {"$ref": "ListeDeMesures"},
        ),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

CREATE_MESURE = Described(
    operations.CREATE_MESURE,
    body={"$ref": "MesureACreer"},
    replies=(
        Shown(
            "200",
            {
                "id": 147853,
                "annee_naissance": 1957,
                "antenne_id": None,
                "cause_sortie": None,
                "civilite": "monsieur",
                "created_at": "2023-01-09T10:20:30.000Z",
                "date_fin_mesure": None,
                "date_nomination": "2019-02-14",
                "date_premier_mesure": "2019-02-14",
                "date_protection_en_cours": "2019-04-18",
                "editor_id": 12,
                "etats": [
                    {
                        "date_changement_etat": "2020-09-19",
                        "nature_mesure": "curatelle_simple",
                        "champ_mesure": "protection_bien_personne",
                        "lieu_vie": "domicile",
                        "code_postal": "22190",
                        "ville": "PLERIN",
                        "pays": "FR",
                        "type_etablissement": None,
                    },
                ],
                "latitude": 48.5416,
                "longitude": -2.7703,
                "numero_dossier": "TESTES",
                "numero_rg": "20202020",
                "ressources": [{"annee": 2019, "niveau_ressource": "14246"}],
                "resultat_revision": None,
                "tribunal_siret": "17690111400080",
            },
            {"$ref": "Mesure"},
        ),
        Shown(
            "201",
            {
                "id": 147853,
                "annee_naissance": 1957,
                "antenne_id": None,
                "cause_sortie": None,
                "civilite": "monsieur",
                "created_at": "2023-01-09T10:20:30.000Z",
                "date_fin_mesure": None,
                "date_nomination": "2019-02-14",
                "date_premier_mesure": "2019-02-14",
                "date_protection_en_cours": "2019-04-18",
                "editor_id": 12,
                "etats": [
                    {
                        "date_changement_etat": "2020-09-19",
                        "nature_mesure": "curatelle_simple",
                        "champ_mesure": "protection_bien_personne",
                        "lieu_vie": "domicile",
                        "code_postal": "22190",
                        "ville": "PLERIN",
                        "pays": "FR",
                        "type_etablissement": None,
                    },
                ],
                "latitude": 48.5416,
                "longitude": -2.7703,
                "numero_dossier": "TESTES",
                "numero_rg": "20202020",
                "ressources": [{"annee": 2019, "niveau_ressource": "14246"}],
                "resultat_revision": None,
                "tribunal_siret": "17690111400080",
            },
            {"$ref": "Mesure"},
        ),
        Shown("400", {"errors": [{"msg": "The content-type must be 'application/json'"}]}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {
                "errors": [
                    {
                        "value": "homme",
                        "msg": "Invalid value",
                        "param": "civilite",
                        "location": "body",
                    },
                    {"msg": "Invalid value", "param": "annee_naissance", "location": "body"},
                ],
            },
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

DELETE_ALL_MESURES = Described(
    operations.DELETE_ALL_MESURES,
    given=(Given("forceDeleteAwaitingMesures", "query", {"type": "boolean"}),),
    replies=(
        Shown("200", {"affected_rows": 10}, {"$ref": "Suppression"}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

CREATE_MESURES = Described(
    operations.CREATE_MESURES,
    body={"$ref": "LotDeMesures"},
    replies=(
        Shown(
            "200",
            [
                {
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
                        },
                    ],
                    "ressources": [
                        {
                            "annee": 2010,
                            "niveau_ressource": 300,
                            "prestations_sociales": ["PCH", "RSA"],
                        },
                    ],
                },
            ],
            {"$ref": "ListeDeMesures"},
        ),
        Shown(
            "201",
            {
                "mesures": [
                    {
                        "id": 147853,
                        "annee_naissance": 1957,
                        "antenne_id": None,
                        "cause_sortie": None,
                        "civilite": "monsieur",
                        "created_at": "2023-01-09T10:20:30.000Z",
                        "date_fin_mesure": None,
                        "date_nomination": "2019-02-14",
                        "date_premier_mesure": "2019-02-14",
                        "date_protection_en_cours": "2019-04-18",
                        "editor_id": 12,
                        "etats": [
                            {
                                "date_changement_etat": "2020-09-19",
                                "nature_mesure": "curatelle_simple",
                                "champ_mesure": "protection_bien_personne",
                                "lieu_vie": "domicile",
                                "code_postal": "22190",
                                "ville": "PLERIN",
                                "pays": "FR",
                                "type_etablissement": None,
                            },
                        ],
                        "latitude": 48.5416,
                        "longitude": -2.7703,
                        "numero_dossier": "TESTES",
                        "numero_rg": "20202020",
                        "ressources": [{"annee": 2019, "niveau_ressource": "14246"}],
                        "resultat_revision": None,
                        "tribunal_siret": "17690111400080",
                    },
                ],
            },
            {"$ref": "ListeDeMesures"},
        ),
        Shown("400", {"errors": [{"msg": "The content-type must be 'application/json'"}]}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {
                "errors": [
                    {
                        "value": "homme",
                        "msg": "Invalid value",
                        "param": "mesures[0].civilite",
                        "location": "body",
                    },
                ],
            },
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
    many=Many("mesures", ""),
)

GET_MESURE = Described(
    operations.GET_MESURE,
    given=(Given("id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown(
            "200",
            {
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
                    },
                ],
                "ressources": [
                    {
                        "annee": 2010,
                        "niveau_ressource": 300,
                        "prestations_sociales": ["PCH", "RSA"],
                    },
                ],
            },
            {"$ref": "Mesure"},
        ),
        Shown("400", {"errors": [{"msg": "The content-type must be 'application/json'"}]}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

UPDATE_MESURE = Described(
    operations.UPDATE_MESURE,
    given=(Given("id", "path", {"type": "integer"}, required=True),),
    body={"$ref": "MesureAEnregistrer"},
    replies=(
        Shown(
            "200",
            {
                "id": 147853,
                "annee_naissance": 1957,
                "antenne_id": None,
                "cause_sortie": None,
                "civilite": "monsieur",
                "created_at": "2023-01-09T10:20:30.000Z",
                "date_fin_mesure": None,
                "date_nomination": "2019-02-14",
                "date_premier_mesure": "2019-02-14",
                "date_protection_en_cours": "2019-04-18",
                "editor_id": 12,
                "etats": [
                    {
                        "date_changement_etat": "2020-09-19",
                        "nature_mesure": "curatelle_simple",
                        "champ_mesure": "protection_bien_personne",
                        "lieu_vie": "domicile",
                        "code_postal": "22190",
                        "ville": "PLERIN",
                        "pays": "FR",
                        "type_etablissement": None,
                    },
                ],
                "latitude": 48.5416,
                "longitude": -2.7703,
                "numero_dossier": "TESTES",
                "numero_rg": "20202020",
                "ressources": [{"annee": 2019, "niveau_ressource": "14246"}],
                "resultat_revision": None,
                "tribunal_siret": "17690111400080",
            },
            {"$ref": "Mesure"},
        ),
        Shown(
            "201",
            {
                "id": 147853,
                "annee_naissance": 1957,
                "antenne_id": None,
                "cause_sortie": None,
                "civilite": "monsieur",
                "created_at": "2023-01-09T10:20:30.000Z",
                "date_fin_mesure": None,
                "date_nomination": "2019-02-14",
                "date_premier_mesure": "2019-02-14",
                "date_protection_en_cours": "2019-04-18",
                "editor_id": 12,
                "etats": [
                    {
                        "date_changement_etat": "2020-09-19",
                        "nature_mesure": "curatelle_simple",
                        "champ_mesure": "protection_bien_personne",
                        "lieu_vie": "domicile",
                        "code_postal": "22190",
                        "ville": "PLERIN",
                        "pays": "FR",
                        "type_etablissement": None,
                    },
                ],
                "latitude": 48.5416,
                "longitude": -2.7703,
                "numero_dossier": "TESTES",
                "numero_rg": "20202020",
                "ressources": [{"annee": 2019, "niveau_ressource": "14246"}],
                "resultat_revision": None,
                "tribunal_siret": "17690111400080",
            },
            {"$ref": "Mesure"},
        ),
        Shown("400", {"errors": [{"msg": "The content-type must be 'application/json'"}]}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {
                "errors": [
                    {
                        "value": "homme",
                        "msg": "Invalid value",
                        "param": "civilite",
                        "location": "body",
                    },
                    {"msg": "Invalid value", "param": "annee_naissance", "location": "body"},
                ],
            },
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

DELETE_MESURE = Described(
    operations.DELETE_MESURE,
    given=(Given("id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown("200", {"affected_rows": 1}, {"$ref": "Suppression"}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)


class FakeMesures(ResourceFake):
    """Les mesures de protection de l'utilisateur."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "mesures.list", LIST_MESURES)
        """``GET /api/editors/mesures``"""
        self.create = OperationFake(kit, "mesures.create", CREATE_MESURE)
        """``POST /api/editors/mesures``"""
        self.delete_all_mesures_permanently = OperationFake(
            kit,
            "mesures.delete_all_mesures_permanently",
            DELETE_ALL_MESURES,
        )
        """``DELETE /api/editors/mesures``"""
        self.create_batch = OperationFake(kit, "mesures.create_batch", CREATE_MESURES)
        """``POST /api/editors/mesures/batch``"""
        self.get = OperationFake(kit, "mesures.get", GET_MESURE)
        """``GET /api/editors/mesures/{id}``"""
        self.update = OperationFake(kit, "mesures.update", UPDATE_MESURE)
        """``PUT /api/editors/mesures/{id}``"""
        self.delete = OperationFake(kit, "mesures.delete", DELETE_MESURE)
        """``DELETE /api/editors/mesures/{id}``"""
