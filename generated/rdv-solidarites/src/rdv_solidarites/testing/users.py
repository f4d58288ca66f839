"""The fake of `users`, and what the description says of its operations.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import users as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_USERS = Described(
    operations.LIST_USERS,
    given=(
        Given("ids[]", "query", {"type": "array", "items": {"type": "integer"}}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "users": [
                    {
                        "id": 101,
                        "first_name": "Zoé",
                        "last_name": "L'Hœst",
                        "email": "zoe.lhoest@example.fr",
                        "phone_number": "0611223344",
                        "user_profiles": None,
                    },
                ],
                "meta": {
                    "current_page": 1,
                    "next_page": None,
                    "prev_page": None,
                    "total_pages": 1,
                    "total_count": 1,
                },
            },
            {"$ref": "PageUsagers"},
        ),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

CREATE_USER = Described(
    operations.CREATE_USER,
    body={"$ref": "NouvelUsager"},
    replies=(
        Shown(
            "200",
            {
                "user": {
                    "id": 101,
                    "first_name": "Zoé",
                    "last_name": "L'Hœst",
                    "birth_name": None,
                    "birth_date": "1976-10-01",
                    "email": "zoe.lhoest@example.fr",
                    "address": "10 rue du Havre, Paris, 75016",
                    "address_details": None,
                    "phone_number": "0611223344",
                    "phone_number_formatted": "+33611223344",
                    "caisse_affiliation": "caf",
                    "affiliation_number": "39012093812038",
                    "case_number": None,
                    "family_situation": "single",
                    "number_of_children": 2,
                    "notify_by_sms": True,
                    "notify_by_email": True,
                    "invitation_created_at": None,
                    "invitation_accepted_at": None,
                    "created_at": "2022-11-10 16:08:16 +0100",
                    "responsible_id": None,
                    "responsible": None,
                    "user_profiles": [
                        {
                            "organisation": {
                                "id": 12,
                                "email": None,
                                "name": "MDS de Sèvres",
                                "phone_number": None,
                            },
                            "logement": "locataire",
                            "notes": None,
                        },
                    ],
                },
            },
            {"$ref": "EnveloppeUsager"},
        ),
        Shown("400", {}),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown(
            "422",
            {
                "success": False,
                "errors": {"ends_time": [{"error": "doit être après le début."}]},
                "error_messages": ["ends_time doit être après le début."],
            },
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

GET_USER = Described(
    operations.GET_USER,
    given=(Given("user_id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "user": {
                    "id": 101,
                    "first_name": "Zoé",
                    "last_name": "L'Hœst",
                    "birth_name": None,
                    "birth_date": "1976-10-01",
                    "email": "zoe.lhoest@example.fr",
                    "address": "10 rue du Havre, Paris, 75016",
                    "address_details": None,
                    "phone_number": "0611223344",
                    "phone_number_formatted": "+33611223344",
                    "caisse_affiliation": "caf",
                    "affiliation_number": "39012093812038",
                    "case_number": None,
                    "family_situation": "single",
                    "number_of_children": 2,
                    "notify_by_sms": True,
                    "notify_by_email": True,
                    "invitation_created_at": None,
                    "invitation_accepted_at": None,
                    "created_at": "2022-11-10 16:08:16 +0100",
                    "responsible_id": None,
                    "responsible": None,
                    "user_profiles": [
                        {
                            "organisation": {
                                "id": 12,
                                "email": None,
                                "name": "MDS de Sèvres",
                                "phone_number": None,
                            },
                            "logement": "locataire",
                            "notes": None,
                        },
                    ],
                },
            },
            {"$ref": "EnveloppeUsager"},
        ),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "user"}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

UPDATE_USER = Described(
    operations.UPDATE_USER,
    given=(Given("user_id", "path", {"type": "integer"}, required=True),),
    body={"$ref": "ModificationUsager"},
    replies=(
        Shown(
            "200",
            {
                "user": {
                    "id": 101,
                    "first_name": "Zoé",
                    "last_name": "L'Hœst",
                    "birth_name": None,
                    "birth_date": "1976-10-01",
                    "email": "zoe.lhoest@example.fr",
                    "address": "10 rue du Havre, Paris, 75016",
                    "address_details": None,
                    "phone_number": "0611223344",
                    "phone_number_formatted": "+33611223344",
                    "caisse_affiliation": "caf",
                    "affiliation_number": "39012093812038",
                    "case_number": None,
                    "family_situation": "single",
                    "number_of_children": 2,
                    "notify_by_sms": True,
                    "notify_by_email": True,
                    "invitation_created_at": None,
                    "invitation_accepted_at": None,
                    "created_at": "2022-11-10 16:08:16 +0100",
                    "responsible_id": None,
                    "responsible": None,
                    "user_profiles": [
                        {
                            "organisation": {
                                "id": 12,
                                "email": None,
                                "name": "MDS de Sèvres",
                                "phone_number": None,
                            },
                            "logement": "locataire",
                            "notes": None,
                        },
                    ],
                },
            },
            {"$ref": "EnveloppeUsager"},
        ),
        Shown("400", {}),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "user"}),
        Shown(
            "422",
            {
                "success": False,
                "errors": {"ends_time": [{"error": "doit être après le début."}]},
                "error_messages": ["ends_time doit être après le début."],
            },
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

CREATE_USER_INVITATION = Described(
    operations.CREATE_USER_INVITATION,
    given=(Given("user_id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown("200", {"invitation_token": "CK8CO8LC"}, {"$ref": "Invitation"}),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "user"}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

LIST_USERS_FROM_ORGANISATION = Described(
    operations.LIST_USERS_FROM_ORGANISATION,
    given=(
        Given("organisation_id", "path", {"type": "integer"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "users": [
                    {
                        "id": 101,
                        "first_name": "Zoé",
                        "last_name": "L'Hœst",
                        "email": "zoe.lhoest@example.fr",
                        "phone_number": "0611223344",
                        "user_profiles": None,
                    },
                ],
                "meta": {
                    "current_page": 1,
                    "next_page": None,
                    "prev_page": None,
                    "total_pages": 1,
                    "total_count": 1,
                },
            },
            {"$ref": "PageUsagers"},
        ),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "user"}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

GET_USER_FROM_ORGANISATION = Described(
    operations.GET_USER_FROM_ORGANISATION,
    given=(
        Given("organisation_id", "path", {"type": "integer"}, required=True),
        Given("user_id", "path", {"type": "integer"}, required=True),
    ),
    replies=(
        Shown(
            "200",
            {
                "user": {
                    "id": 101,
                    "first_name": "Zoé",
                    "last_name": "L'Hœst",
                    "birth_name": None,
                    "birth_date": "1976-10-01",
                    "email": "zoe.lhoest@example.fr",
                    "address": "10 rue du Havre, Paris, 75016",
                    "address_details": None,
                    "phone_number": "0611223344",
                    "phone_number_formatted": "+33611223344",
                    "caisse_affiliation": "caf",
                    "affiliation_number": "39012093812038",
                    "case_number": None,
                    "family_situation": "single",
                    "number_of_children": 2,
                    "notify_by_sms": True,
                    "notify_by_email": True,
                    "invitation_created_at": None,
                    "invitation_accepted_at": None,
                    "created_at": "2022-11-10 16:08:16 +0100",
                    "responsible_id": None,
                    "responsible": None,
                    "user_profiles": [
                        {
                            "organisation": {
                                "id": 12,
                                "email": None,
                                "name": "MDS de Sèvres",
                                "phone_number": None,
                            },
                            "logement": "locataire",
                            "notes": None,
                        },
                    ],
                },
            },
            {"$ref": "EnveloppeUsager"},
        ),
        Shown("401", {"errors": ["Vous devez vous connecter ou vous inscrire pour continuer."]}),
        Shown(
            "403",
            {
                "errors": [{"base": "forbidden"}],
                "error_messages": ["Vous ne pouvez pas effectuer cette action."],
            },
        ),
        Shown("404", {"not_found": "user"}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)


class FakeUsers(ResourceFake):
    """Les usagers et usagères que l'agent connecté peut voir."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "users.list", LIST_USERS)
        """``GET /api/v1/users``"""
        self.create = OperationFake(kit, "users.create", CREATE_USER)
        """``POST /api/v1/users``"""
        self.get = OperationFake(kit, "users.get", GET_USER)
        """``GET /api/v1/users/{user_id}``"""
        self.update = OperationFake(kit, "users.update", UPDATE_USER)
        """``PATCH /api/v1/users/{user_id}``"""
        self.create_invitation = OperationFake(
            kit,
            "users.create_invitation",
            CREATE_USER_INVITATION,
        )
        """``POST /api/v1/users/{user_id}/rdv_invitation_token``"""
        self.list_from_organisation = OperationFake(
            kit,
            "users.list_from_organisation",
            LIST_USERS_FROM_ORGANISATION,
        )
        """``GET /api/v1/organisations/{organisation_id}/users``"""
        self.get_from_organisation = OperationFake(
            kit,
            "users.get_from_organisation",
            GET_USER_FROM_ORGANISATION,
        )
        """``GET /api/v1/organisations/{organisation_id}/users/{user_id}``"""
