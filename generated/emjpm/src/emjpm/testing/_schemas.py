"""What the API eMJPM takes and gives, as JSON Schema.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.values import JsonValue

SCHEMAS: Mapping[str, JsonValue] = {
    "Antenne": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer"},
            "nom": {"type": ["string", "null"]},
            "adresse": {"type": ["string", "null"]},
            "code_postal": {"type": ["string", "null"]},
            "ville": {"type": ["string", "null"]},
        },
    },
    "CauseSortie": {
        "type": "string",
        "enum": [
            "caducite",
            "deces",
            "dessaisissement_autre_mjpm",
            "dessaisissement_famille",
            "mainlevee",
        ],
    },
    "ChampMesure": {
        "type": "string",
        "enum": ["protection_bien", "protection_personne", "protection_bien_personne"],
    },
    "Civilite": {"type": "string", "enum": ["madame", "monsieur"]},
    "DemandeDAutorisation": {
        "type": "object",
        "required": ["response_type", "client_id", "redirect_uri", "access_token"],
        "properties": {
            "response_type": {"type": "string", "const": "code"},
            "client_id": {"type": "string"},
            "redirect_uri": {"type": "string"},
            "access_token": {"type": "string", "format": "password"},
            "state": {"type": "string"},
        },
    },
    "DemandeDeJetons": {
        "type": "object",
        "required": ["client_id", "client_secret", "grant_type"],
        "properties": {
            "client_id": {"type": "string"},
            "client_secret": {"type": "string", "format": "password"},
            "grant_type": {"type": "string", "enum": ["authorization_code", "refresh_token"]},
            "code": {"type": "string"},
            "redirect_uri": {"type": "string"},
            "refresh_token": {"type": "string", "format": "password"},
        },
    },
    "Departement": {
        "type": "object",
        "properties": {"code": {"type": "string"}, "nom": {"type": "string"}},
    },
    "DepartementDeService": {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "id_region": {"type": "integer"},
            "nom": {"type": "string"},
        },
    },
    "DirectionDUtilisateur": {
        "type": "object",
        "properties": {
            "type": {"$ref": "TypeDirection"},
            "departement": {"anyOf": [{"$ref": "Departement"}, {"type": "null"}]},
            "region": {"$ref": "Region"},
        },
    },
    "EnveloppeDAntennes": {
        "type": "object",
        "required": ["antennes"],
        "properties": {"antennes": {"type": "array", "items": {"$ref": "Antenne"}}},
    },
    "EnveloppeDeMesures": {
        "type": "object",
        "required": ["mesures"],
        "properties": {"mesures": {"type": "array", "items": {"$ref": "Mesure"}}},
    },
    "EnveloppeDeTribunaux": {
        "type": "object",
        "required": ["tribunaux"],
        "properties": {"tribunaux": {"type": "array", "items": {"$ref": "Tribunal"}}},
    },
    "EtatAEnregistrer": {
        "type": "object",
        "required": ["date_changement_etat", "nature_mesure", "lieu_vie", "pays"],
        "properties": {
            "date_changement_etat": {"type": "string", "format": "date"},
            "nature_mesure": {"$ref": "NatureMesure"},
            "champ_mesure": {"$ref": "ChampMesure"},
            "lieu_vie": {"$ref": "LieuVie"},
            "code_postal": {"type": "string"},
            "ville": {"type": "string"},
            "pays": {"type": "string"},
            "type_etablissement": {"$ref": "TypeEtablissement"},
        },
    },
    "EtatMesure": {
        "type": "object",
        "properties": {
            "date_changement_etat": {"type": ["string", "null"], "format": "date"},
            "nature_mesure": {"anyOf": [{"$ref": "NatureMesure"}, {"type": "null"}]},
            "champ_mesure": {"anyOf": [{"$ref": "ChampMesure"}, {"type": "null"}]},
            "lieu_vie": {"anyOf": [{"$ref": "LieuVie"}, {"type": "null"}]},
            "code_postal": {"type": ["string", "null"]},
            "ville": {"type": ["string", "null"]},
            "pays": {"type": ["string", "null"]},
            "type_etablissement": {"anyOf": [{"$ref": "TypeEtablissement"}, {"type": "null"}]},
        },
    },
    "Jetons": {
        "type": "object",
        "required": ["access_token", "token_type", "expires_in", "refresh_token"],
        "properties": {
            "access_token": {"type": "string", "format": "password"},
            "token_type": {"type": "string"},
            "expires_in": {"type": "number"},
            "refresh_token": {"type": "string", "format": "password"},
        },
    },
    "JsonObserve": True,
    "LieuVie": {
        "type": "string",
        "enum": ["domicile", "etablissement", "etablissement_conservation_domicile", "sdf"],
    },
    "ListeDAntennes": {
        "oneOf": [{"type": "array", "items": {"$ref": "Antenne"}}, {"$ref": "EnveloppeDAntennes"}]
    },
    "ListeDeMesures": {
        "oneOf": [{"type": "array", "items": {"$ref": "Mesure"}}, {"$ref": "EnveloppeDeMesures"}]
    },
    "ListeDeTribunaux": {
        "oneOf": [
            {"type": "array", "items": {"$ref": "Tribunal"}},
            {"$ref": "EnveloppeDeTribunaux"},
        ]
    },
    "LotDeMesures": {
        "type": "object",
        "required": ["mesures"],
        "properties": {
            "mesures": {"type": "array", "maxItems": 1000, "items": {"$ref": "MesureAEnregistrer"}},
            "strictNumeroRG": {"$ref": "StrictNumeroRG"},
        },
    },
    "Mesure": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "annee_naissance": {"type": ["integer", "null"]},
            "date_nomination": {"type": ["string", "null"], "format": "date"},
            "date_protection_en_cours": {"type": ["string", "null"], "format": "date"},
            "date_fin_mesure": {"type": ["string", "null"], "format": "date"},
            "numero_dossier": {"type": ["string", "null"]},
            "numero_rg": {"type": ["string", "null"]},
            "tribunal_siret": {"type": ["string", "null"]},
            "antenne_id": {"type": ["integer", "null"]},
            "latitude": {"type": ["number", "null"], "readOnly": True},
            "longitude": {"type": ["number", "null"], "readOnly": True},
            "civilite": {"anyOf": [{"$ref": "Civilite"}, {"type": "null"}]},
            "cause_sortie": {"anyOf": [{"$ref": "CauseSortie"}, {"type": "null"}]},
            "date_premier_mesure": {"type": ["string", "null"], "format": "date"},
            "resultat_revision": {"anyOf": [{"$ref": "ResultatRevision"}, {"type": "null"}]},
            "etats": {"type": "array", "items": {"$ref": "EtatMesure"}},
            "ressources": {"type": "array", "items": {"$ref": "RessourceMesure"}},
            "code_postal": {"type": ["string", "null"], "readOnly": True},
            "ville": {"type": ["string", "null"], "readOnly": True},
            "pays": {"type": ["string", "null"], "readOnly": True},
            "lieu_vie": {"readOnly": True, "anyOf": [{"$ref": "LieuVie"}, {"type": "null"}]},
            "type_etablissement": {
                "readOnly": True,
                "anyOf": [{"$ref": "TypeEtablissement"}, {"type": "null"}],
            },
            "created_at": {"type": ["string", "null"], "format": "date-time", "readOnly": True},
            "editor_id": {"type": ["integer", "null"], "readOnly": True},
        },
    },
    "MesureACreer": {
        "allOf": [
            {"$ref": "MesureAEnregistrer"},
            {"type": "object", "properties": {"strictNumeroRG": {"$ref": "StrictNumeroRG"}}},
        ]
    },
    "MesureAEnregistrer": {
        "type": "object",
        "required": [
            "numero_rg",
            "annee_naissance",
            "civilite",
            "date_nomination",
            "tribunal_siret",
            "etats",
            "ressources",
        ],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "numero_rg": {"type": "string", "minLength": 1},
            "tribunal_siret": {"type": "string", "minLength": 1},
            "annee_naissance": {"type": "integer"},
            "civilite": {"$ref": "Civilite"},
            "date_nomination": {"type": "string", "format": "date"},
            "date_protection_en_cours": {"type": ["string", "null"], "format": "date"},
            "date_fin_mesure": {"type": ["string", "null"], "format": "date"},
            "date_premier_mesure": {"type": ["string", "null"], "format": "date"},
            "numero_dossier": {"type": ["string", "null"]},
            "antenne_id": {"type": ["integer", "null"]},
            "cause_sortie": {"anyOf": [{"$ref": "CauseSortie"}, {"type": "null"}]},
            "resultat_revision": {"anyOf": [{"$ref": "ResultatRevision"}, {"type": "null"}]},
            "tribunal_cabinet": {"type": ["string", "null"]},
            "code_postal": {"type": ["string", "null"]},
            "ville": {"type": ["string", "null"]},
            "etats": {"type": "array", "minItems": 1, "items": {"$ref": "EtatAEnregistrer"}},
            "ressources": {"type": "array", "items": {"$ref": "RessourceAEnregistrer"}},
        },
    },
    "NatureMesure": {
        "type": "string",
        "enum": [
            "curatelle_renforcee",
            "curatelle_simple",
            "mandat_protection_future",
            "mesure_accompagnement_judiciaire",
            "mesure_ad_hoc",
            "sauvegarde_justice",
            "subroge_curateur",
            "subroge_tuteur",
            "tutelle",
        ],
    },
    "ObjetObserve": {"type": "object"},
    "PrestationSociale": {
        "type": "string",
        "enum": ["AAH", "ALS", "APA", "APL", "ASI", "ASPA", "PCH", "RSA"],
    },
    "Region": {
        "type": "object",
        "properties": {"id": {"type": "integer"}, "nom": {"type": "string"}},
    },
    "RessourceAEnregistrer": {
        "type": "object",
        "required": ["prestations_sociales"],
        "properties": {
            "annee": {"type": "integer"},
            "niveau_ressource": {"type": "number"},
            "prestations_sociales": {"type": "array", "items": {"$ref": "PrestationSociale"}},
        },
    },
    "RessourceMesure": {
        "type": "object",
        "properties": {
            "annee": {"type": ["integer", "null"]},
            "niveau_ressource": {
                "anyOf": [
                    {"type": "number"},
                    {"type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$"},
                    {"type": "null"},
                ]
            },
            "prestations_sociales": {
                "type": ["array", "null"],
                "items": {"$ref": "PrestationSociale"},
            },
        },
    },
    "ResultatRevision": {
        "type": "string",
        "enum": [
            "mainlevee",
            "reconduction",
            "aggravation",
            "allegement",
            "dessaisissement_famille",
            "dessaisissement_autre_mjpm",
        ],
    },
    "ServiceDUtilisateur": {
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            "departement": {"anyOf": [{"$ref": "Departement"}, {"type": "null"}]},
            "departements": {"type": "array", "items": {"$ref": "JsonObserve"}},
            "dispo_max": {"type": ["integer", "null"]},
            "email": {"type": ["string", "null"]},
            "etablissement": {"type": ["string", "null"]},
            "adresse": {"type": ["string", "null"]},
            "code_postal": {"type": ["string", "null"]},
            "ville": {"type": ["string", "null"]},
            "lb_adresse": {"type": ["string", "null"]},
            "lb_code_postal": {"type": ["string", "null"]},
            "lb_ville": {"type": ["string", "null"]},
            "mesures_en_attente": {"type": ["integer", "null"]},
            "mesures_en_cours": {"type": ["integer", "null"]},
            "nom": {"type": ["string", "null"]},
            "prenom": {"type": ["string", "null"]},
            "org_adresse": {"type": ["string", "null"]},
            "org_code_postal": {"type": ["string", "null"]},
            "org_gestionnaire": {"type": ["boolean", "null"]},
            "org_nom": {"type": ["string", "null"]},
            "org_ville": {"type": ["string", "null"]},
            "siret": {"type": ["string", "null"]},
            "telephone": {"type": ["string", "null"]},
        },
    },
    "ServiceDeDirection": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer"},
            "etablissement": {"type": ["string", "null"]},
            "email": {"type": ["string", "null"]},
            "nom": {"type": ["string", "null"]},
            "prenom": {"type": ["string", "null"]},
            "code_postal": {"type": ["string", "null"]},
            "ville": {"type": ["string", "null"]},
            "telephone": {"type": ["string", "null"]},
            "adresse": {"type": ["string", "null"]},
            "dispo_max": {"type": ["integer", "null"]},
            "created_at": {"type": ["string", "null"], "format": "date-time"},
            "competences": {"type": ["string", "null"]},
            "mesures_in_progress": {"type": ["integer", "null"]},
            "mesures_awaiting": {"type": ["integer", "null"]},
            "latitude": {"type": ["number", "null"]},
            "longitude": {"type": ["number", "null"]},
            "siret": {"type": ["string", "null"]},
            "org_gestionnaire": {"type": ["boolean", "null"]},
            "org_nom": {"type": ["string", "null"]},
            "org_adresse": {"type": ["string", "null"]},
            "org_code_postal": {"type": ["string", "null"]},
            "org_ville": {"type": ["string", "null"]},
            "lb_adresse": {"type": ["string", "null"]},
            "lb_code_postal": {"type": ["string", "null"]},
            "lb_ville": {"type": ["string", "null"]},
            "departement_code": {"type": ["string", "null"]},
            "mesures_last_update": {"type": ["string", "null"]},
            "departement": {"anyOf": [{"$ref": "DepartementDeService"}, {"type": "null"}]},
        },
    },
    "StatutMesure": {"type": "string", "enum": ["en_attente", "en_cours", "eteinte"]},
    "StrictNumeroRG": {"type": "boolean"},
    "Suppression": {
        "type": "object",
        "required": ["affected_rows"],
        "properties": {"affected_rows": {"type": "integer"}},
    },
    "Tribunal": {
        "type": "object",
        "required": ["siret"],
        "properties": {
            "nom": {"type": ["string", "null"]},
            "code_postal": {"type": ["string", "null"]},
            "ville": {"type": ["string", "null"]},
            "siret": {"type": "string"},
            "adresse": {"type": ["string", "null"]},
            "latitude": {"type": ["number", "null"]},
            "longitude": {"type": ["number", "null"]},
        },
    },
    "TypeDirection": {"type": "string", "enum": ["national", "regional", "departemental"]},
    "TypeEtablissement": {
        "type": "string",
        "enum": [
            "autre_etablissement",
            "autre_etablissement_s_ms",
            "etablissement_handicapes",
            "etablissement_hospitalier",
            "etablissement_personne_agee",
            "etablissement_psychiatrique",
        ],
    },
    "TypeUtilisateur": {
        "type": "string",
        "enum": [
            "admin",
            "service",
            "individuel",
            "prepose",
            "direction",
            "ti",
            "greffier",
            "sdpf",
            "dpfi",
        ],
    },
    "Utilisateur": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "id": {"type": "integer"},
            "type": {"$ref": "TypeUtilisateur"},
            "email": {"type": ["string", "null"]},
            "nom": {"type": ["string", "null"]},
            "prenom": {"type": ["string", "null"]},
            "direction": {"$ref": "DirectionDUtilisateur"},
            "service": {"$ref": "ServiceDUtilisateur"},
            "dpf": {"$ref": "ObjetObserve"},
        },
    },
    "UtilisateurResume": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer"},
            "nom": {"type": ["string", "null"]},
            "prenom": {"type": ["string", "null"]},
            "email": {"type": ["string", "null"]},
            "type": {"$ref": "TypeUtilisateur"},
        },
    },
}
