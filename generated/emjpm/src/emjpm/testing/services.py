"""The fake of `services`, and what the description says of its operations.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import services as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_SERVICE_USERS = Described(
    operations.LIST_SERVICE_USERS,
    given=(Given("id", "path", {"type": "integer"}, required=True),),
    replies=(
        Shown(
            "200",
            [
                {
                    "id": 2042,
                    "nom": "service",
                    "prenom": "Paula",
                    "email": "service-2042@justice.fr",
                    "type": "service",
                },
            ],
            {"type": "array", "items": {"$ref": "UtilisateurResume"}},
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


class FakeServices(ResourceFake):
    """Les utilisateurs d'un service mandataire."""

    def __init__(self, kit: Kit) -> None:
        self.list_users = OperationFake(kit, "services.list_users", LIST_SERVICE_USERS)
        """``GET /api/mandoline/service/{id}/users``"""
