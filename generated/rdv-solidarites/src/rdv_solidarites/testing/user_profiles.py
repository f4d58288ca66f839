"""The fake of `user_profiles`, and what the description says of its operations.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import user_profiles as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

CREATE_USER_PROFILE = Described(
    operations.CREATE_USER_PROFILE,
    body={"$ref": "NouveauProfil"},
    replies=(
        Shown(
            "200",
            {
                "user_profile": {
                    "user": {"id": 101, "first_name": "Zoé", "last_name": "L'Hœst"},
                    "organisation": {
                        "id": 12,
                        "email": None,
                        "name": "MDS de Sèvres",
                        "phone_number": None,
                    },
                    "logement": "locataire",
                    "notes": None,
                },
            },
            {"$ref": "EnveloppeProfil"},
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

DELETE_USER_PROFILE = Described(
    operations.DELETE_USER_PROFILE,
    given=(
        Given("organisation_id", "query", {"type": "integer"}, required=True),
        Given("user_id", "query", {"type": "integer"}, required=True),
    ),
    replies=(
        Shown("204"),
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


class FakeUserProfiles(ResourceFake):
    """Le rattachement des usagers et usagères aux organisations."""

    def __init__(self, kit: Kit) -> None:
        self.create = OperationFake(kit, "user_profiles.create", CREATE_USER_PROFILE)
        """``POST /api/v1/user_profiles``"""
        self.delete = OperationFake(kit, "user_profiles.delete", DELETE_USER_PROFILE)
        """``DELETE /api/v1/user_profiles``"""
