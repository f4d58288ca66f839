"""The fake of `organisations`, and what the description says of its operations.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import organisations as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_ORGANISATIONS = Described(
    operations.LIST_ORGANISATIONS,
    given=(
        Given("departement_number", "query", {"type": "string"}),
        Given("city_code", "query", {"type": "string"}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "organisations": [
                    {
                        "id": 12,
                        "email": "mds.sevres@example.fr",
                        "name": "MDS de Sèvres",
                        "phone_number": "0143219876",
                        "verticale": "rdv_solidarites",
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
            {"$ref": "PageOrganisations"},
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

GET_ORGANISATION = Described(
    operations.GET_ORGANISATION,
    given=(Given("organisation_id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "organisation": {
                    "id": 12,
                    "email": None,
                    "name": "MDS de Sèvres",
                    "phone_number": "0143219876",
                    "verticale": "rdv_solidarites",
                },
            },
            {"$ref": "EnveloppeOrganisation"},
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

UPDATE_ORGANISATION = Described(
    operations.UPDATE_ORGANISATION,
    given=(Given("organisation_id", "path", {"type": "integer"}, required=True),),
    body={"$ref": "ModificationOrganisation"},
    replies=(
        Shown(
            "200",
            {
                "organisation": {
                    "id": 12,
                    "email": None,
                    "name": "MDS de Sèvres",
                    "phone_number": "0143219876",
                    "verticale": "rdv_solidarites",
                },
            },
            {"$ref": "EnveloppeOrganisation"},
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


class FakeOrganisations(ResourceFake):
    """Les organisations de l'agent connecté."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "organisations.list", LIST_ORGANISATIONS)
        """``GET /api/v1/organisations``"""
        self.get = OperationFake(kit, "organisations.get", GET_ORGANISATION)
        """``GET /api/v1/organisations/{organisation_id}``"""
        self.update = OperationFake(kit, "organisations.update", UPDATE_ORGANISATION)
        """``PATCH /api/v1/organisations/{organisation_id}``"""
