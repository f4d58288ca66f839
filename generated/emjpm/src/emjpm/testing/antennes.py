"""The fake of `antennes`, and what the description says of its operations.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import antennes as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_SERVICE_ANTENNES = Described(
    operations.LIST_SERVICE_ANTENNES,
    replies=(
        Shown(
            "200",
            [
                {
                    "id": 175,
                    "nom": "OULLINS",
                    "adresse": "12 RUE JACQUARD",
                    "code_postal": "69600",
                    "ville": "OULLINS",
                },
                {
                    "id": 174,
                    "nom": "GRIGNY",
                    "adresse": "10 RUE ROBESPIERRE",
                    "code_postal": "69520",
                    "ville": "GRIGNY",
                },
            ],
            {"$ref": "ListeDAntennes"},
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


class FakeAntennes(ResourceFake):
    """Les antennes du service mandataire de l'utilisateur."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "antennes.list", LIST_SERVICE_ANTENNES)
        """``GET /api/editors/service-antennes``"""
