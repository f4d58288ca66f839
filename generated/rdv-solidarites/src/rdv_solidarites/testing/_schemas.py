"""What the API RDV-Solidarités takes and gives, as JSON Schema.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.values import JsonValue

SCHEMAS: Mapping[str, JsonValue] = {
    "Absence": {
        "type": "object",
        "required": ["id", "ical_uid", "first_day", "end_day", "start_time", "end_time"],
        "properties": {
            "id": {"type": "integer"},
            "ical_uid": {"type": "string"},
            "title": {"type": ["string", "null"]},
            "first_day": {"type": "string", "format": "date"},
            "end_day": {"type": "string", "format": "date"},
            "start_time": {"$ref": "Heure"},
            "end_time": {"$ref": "Heure"},
            "agent": {"anyOf": [{"$ref": "Agent"}, {"type": "null"}]},
            "organisation": {"anyOf": [{"$ref": "Organisation"}, {"type": "null"}]},
            "rrule": {"type": ["string", "null"]},
            "ical": {"type": ["string", "null"]},
        },
    },
    "Agent": {
        "type": "object",
        "required": ["id", "email"],
        "properties": {
            "id": {"type": "integer"},
            "email": {"type": "string"},
            "first_name": {"type": ["string", "null"]},
            "last_name": {"type": ["string", "null"]},
        },
    },
    "AgentConnecte": {
        "type": "object",
        "required": ["id", "email", "uid"],
        "properties": {
            "id": {"type": "integer"},
            "deleted_at": {"type": ["string", "null"], "format": "date-time"},
            "email": {"type": "string"},
            "provider": {"type": "string"},
            "service_id": {"type": ["integer", "null"]},
            "role": {"type": "string"},
            "last_name": {"type": ["string", "null"]},
            "first_name": {"type": ["string", "null"]},
            "uid": {"type": "string"},
            "email_original": {"type": ["string", "null"]},
            "allow_password_change": {"type": "boolean"},
        },
    },
    "CaisseAffiliation": {"type": "string", "enum": ["aucun", "caf", "msa"]},
    "Connexion": {
        "type": "object",
        "required": ["data"],
        "properties": {"data": {"$ref": "AgentConnecte"}},
    },
    "Deconnexion": {
        "type": "object",
        "required": ["success"],
        "properties": {"success": {"type": "boolean"}},
    },
    "EnveloppeAbsence": {
        "type": "object",
        "required": ["absence"],
        "properties": {"absence": {"$ref": "Absence"}},
    },
    "EnveloppeOrganisation": {
        "type": "object",
        "required": ["organisation"],
        "properties": {"organisation": {"$ref": "Organisation"}},
    },
    "EnveloppeProfil": {
        "type": "object",
        "required": ["user_profile"],
        "properties": {"user_profile": {"$ref": "Profil"}},
    },
    "EnveloppeUsager": {
        "type": "object",
        "required": ["user"],
        "properties": {"user": {"$ref": "Usager"}},
    },
    "Heure": {"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9])?$"},
    "Identifiants": {
        "type": "object",
        "required": ["email", "password"],
        "properties": {
            "email": {"type": "string"},
            "password": {"type": "string", "writeOnly": True},
        },
    },
    "Invitation": {
        "type": "object",
        "required": ["invitation_token"],
        "properties": {
            "invitation_token": {"type": "string"},
            "invitation_url": {"type": "string"},
        },
    },
    "LienPublic": {
        "type": "object",
        "required": ["external_id", "public_link"],
        "properties": {"external_id": {"type": "string"}, "public_link": {"type": "string"}},
    },
    "ListeLiensPublics": {
        "type": "object",
        "required": ["public_links"],
        "properties": {"public_links": {"type": "array", "items": {"$ref": "LienPublic"}}},
    },
    "Logement": {
        "type": "string",
        "enum": ["sdf", "heberge", "en_accession_propriete", "proprietaire", "autre", "locataire"],
    },
    "Meta": {
        "type": "object",
        "required": ["current_page", "next_page", "prev_page", "total_pages", "total_count"],
        "properties": {
            "current_page": {"type": "integer"},
            "next_page": {"type": ["integer", "null"]},
            "prev_page": {"type": ["integer", "null"]},
            "total_pages": {"type": "integer"},
            "total_count": {"type": "integer"},
        },
    },
    "ModificationAbsence": {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "first_day": {"type": "string", "format": "date"},
            "start_time": {"$ref": "Heure"},
            "end_day": {"type": "string", "format": "date"},
            "end_time": {"$ref": "Heure"},
        },
    },
    "ModificationOrganisation": {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "email": {"type": ["string", "null"]},
            "phone_number": {"type": ["string", "null"]},
        },
    },
    "ModificationUsager": {
        "type": "object",
        "properties": {
            "first_name": {"type": "string"},
            "last_name": {"type": "string"},
            "birth_name": {"type": ["string", "null"]},
            "birth_date": {"type": ["string", "null"], "format": "date"},
            "email": {"type": ["string", "null"]},
            "phone_number": {"type": ["string", "null"]},
            "address": {"type": ["string", "null"]},
            "caisse_affiliation": {"$ref": "CaisseAffiliation"},
            "affiliation_number": {"type": ["string", "null"]},
            "family_situation": {"$ref": "SituationFamiliale"},
            "number_of_children": {"type": ["integer", "null"]},
            "notify_by_sms": {"type": "boolean"},
            "notify_by_email": {"type": "boolean"},
            "responsible_id": {"type": ["integer", "null"]},
        },
    },
    "NouveauProfil": {
        "type": "object",
        "required": ["organisation_id", "user_id"],
        "properties": {
            "organisation_id": {"type": "integer"},
            "user_id": {"type": "integer"},
            "logement": {"$ref": "Logement"},
            "notes": {"type": "string"},
        },
    },
    "NouvelUsager": {
        "type": "object",
        "required": ["organisation_ids", "first_name", "last_name"],
        "properties": {
            "organisation_ids": {"type": "array", "items": {"type": "integer"}},
            "referent_agent_ids": {"type": "array", "items": {"type": "integer"}},
            "first_name": {"type": "string"},
            "last_name": {"type": "string"},
            "birth_name": {"type": "string"},
            "birth_date": {"type": "string", "format": "date"},
            "email": {"type": "string"},
            "phone_number": {"type": "string"},
            "address": {"type": "string"},
            "caisse_affiliation": {"$ref": "CaisseAffiliation"},
            "affiliation_number": {"type": "string"},
            "family_situation": {"$ref": "SituationFamiliale"},
            "number_of_children": {"type": "integer"},
            "notify_by_sms": {"type": "boolean"},
            "notify_by_email": {"type": "boolean"},
            "responsible_id": {"type": "integer"},
        },
    },
    "NouvelleAbsence": {
        "type": "object",
        "required": ["first_day", "start_time", "end_time"],
        "properties": {
            "organisation_id": {"type": "integer"},
            "agent_id": {"type": "integer"},
            "agent_email": {"type": "string"},
            "title": {"type": "string"},
            "first_day": {"type": "string", "format": "date"},
            "start_time": {"$ref": "Heure"},
            "end_day": {"type": "string", "format": "date"},
            "end_time": {"$ref": "Heure"},
        },
    },
    "Organisation": {
        "type": "object",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "integer"},
            "name": {"type": "string"},
            "email": {"type": ["string", "null"]},
            "phone_number": {"type": ["string", "null"]},
            "verticale": {"type": ["string", "null"]},
            "departement": {"type": "string"},
        },
    },
    "PageAbsences": {
        "type": "object",
        "required": ["absences"],
        "properties": {
            "absences": {"type": "array", "items": {"$ref": "Absence"}},
            "meta": {"$ref": "Meta"},
        },
    },
    "PageAgents": {
        "type": "object",
        "required": ["agents"],
        "properties": {
            "agents": {"type": "array", "items": {"$ref": "Agent"}},
            "meta": {"$ref": "Meta"},
        },
    },
    "PageOrganisations": {
        "type": "object",
        "required": ["organisations"],
        "properties": {
            "organisations": {"type": "array", "items": {"$ref": "Organisation"}},
            "meta": {"$ref": "Meta"},
        },
    },
    "PageUsagers": {
        "type": "object",
        "required": ["users"],
        "properties": {
            "users": {"type": "array", "items": {"$ref": "Usager"}},
            "meta": {"$ref": "Meta"},
        },
    },
    "Profil": {
        "type": "object",
        "required": ["organisation"],
        "properties": {
            "user": {"$ref": "Usager"},
            "organisation": {"$ref": "Organisation"},
            "logement": {"anyOf": [{"$ref": "Logement"}, {"type": "null"}]},
            "notes": {"type": ["string", "null"]},
        },
    },
    "SituationFamiliale": {"type": "string", "enum": ["single", "in_a_relationship", "divorced"]},
    "Usager": {
        "type": "object",
        "required": ["id", "first_name", "last_name"],
        "properties": {
            "id": {"type": "integer"},
            "first_name": {"type": "string"},
            "last_name": {"type": "string"},
            "birth_name": {"type": ["string", "null"]},
            "birth_date": {"type": ["string", "null"], "format": "date"},
            "email": {"type": ["string", "null"]},
            "address": {"type": ["string", "null"]},
            "address_details": {"type": ["string", "null"]},
            "phone_number": {"type": ["string", "null"]},
            "phone_number_formatted": {"type": ["string", "null"]},
            "caisse_affiliation": {"anyOf": [{"$ref": "CaisseAffiliation"}, {"type": "null"}]},
            "affiliation_number": {"type": ["string", "null"]},
            "case_number": {"type": ["string", "null"]},
            "family_situation": {"anyOf": [{"$ref": "SituationFamiliale"}, {"type": "null"}]},
            "number_of_children": {"type": ["integer", "null"]},
            "notify_by_sms": {"type": "boolean"},
            "notify_by_email": {"type": "boolean"},
            "invitation_created_at": {"type": ["string", "null"]},
            "invitation_accepted_at": {"type": ["string", "null"]},
            "created_at": {"type": "string"},
            "responsible_id": {"type": ["integer", "null"]},
            "responsible": {"anyOf": [{"$ref": "Usager"}, {"type": "null"}]},
            "user_profiles": {"type": ["array", "null"], "items": {"$ref": "Profil"}},
        },
    },
    "Validation": {
        "type": "object",
        "required": ["success", "data"],
        "properties": {"success": {"type": "boolean"}, "data": {"$ref": "AgentConnecte"}},
    },
}
