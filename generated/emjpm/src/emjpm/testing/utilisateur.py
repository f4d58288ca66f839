"""The fake of `utilisateur`, and what the description says of its operations.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import utilisateur as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

GET_USER = Described(
    operations.GET_USER,
    replies=(
        Shown(
            "200",
            {
                "id": 979,
                "type": "direction",
                "email": "direction-979@justice.fr",
                "nom": "direction",
                "prenom": "Paula",
                "direction": {
                    "departement": {"code": "75", "nom": "Paris"},
                    "type": "departemental",
                },
            },
            {"$ref": "Utilisateur"},
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


class FakeUtilisateurResource(ResourceFake):
    """L'utilisateur courant."""

    def __init__(self, kit: Kit) -> None:
        self.get = OperationFake(kit, "utilisateur.get", GET_USER)
        """``GET /api/mandoline/user``"""
