"""The fake of `tribunaux`, and what the description says of its operations.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import tribunaux as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_TRIBUNAUX = Described(
    operations.LIST_TRIBUNAUX,
    replies=(
        Shown(
            "200",
            [
                {
                    "nom": "Tribunal judiciaire de Guéret",
                    "code_postal": "23000",
                    "ville": "GUERET",
                    "siret": "17870111600026",
                    "adresse": "23 Place Bonnyaud",
                    "latitude": 46.1632,
                    "longitude": 1.87079,
                },
                {
                    "nom": "Tribunal de Première Instance de Mata-Utu",
                    "code_postal": "98600",
                    "ville": "UVEA",
                    "siret": "13000313000049",
                    "adresse": None,
                    "latitude": 48.8534,
                    "longitude": 2.3488,
                },
            ],
            {"$ref": "ListeDeTribunaux"},
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


class FakeTribunaux(ResourceFake):
    """Les tribunaux, dont le SIRET identifie celui d'une mesure."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "tribunaux.list", LIST_TRIBUNAUX)
        """``GET /api/editors/tribunaux``"""
