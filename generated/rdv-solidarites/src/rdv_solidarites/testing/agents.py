"""The fake of `agents`, and what the description says of its operations.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import agents as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_AGENTS = Described(
    operations.LIST_AGENTS,
    given=(
        Given("organisation_id", "query", {"type": "integer"}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "agents": [
                    {
                        "id": 1,
                        "email": "martine@demo.rdv-solidarites.fr",
                        "first_name": "Martine",
                        "last_name": "VALIDAY",
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
            {"$ref": "PageAgents"},
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


class FakeAgents(ResourceFake):
    """Les agents des organisations de l'agent connecté."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "agents.list", LIST_AGENTS)
        """``GET /api/v1/agents``"""
