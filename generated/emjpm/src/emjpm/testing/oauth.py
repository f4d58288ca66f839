"""The fake of `oauth`, and what the description says of its operations.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import oauth as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

CREATE_TOKEN = Described(
    operations.CREATE_TOKEN,
    body={"$ref": "DemandeDeJetons"},
    replies=(
        Shown(
            "200",
            {
                "access_token": "exemple-access-token",
                "token_type": "Bearer",
                "expires_in": 86400,
                "refresh_token": "exemple-refresh-token",
            },
            {"$ref": "Jetons"},
        ),
        Shown(
            "400",
            {
                "error": "invalid_grant",
                "error_description": "Invalid grant: refresh token has expired",
            },
        ),
        Shown(
            "401",
            {"error": "invalid_client", "error_description": "Invalid client: client is invalid"},
            headers={"WWW-Authenticate": 'Basic realm="Service"'},
        ),
        Shown(
            "503",
            {"error": "server_error", "error_description": "Cannot read properties of null"},
        ),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

AUTHORIZE_EDITOR = Described(
    operations.AUTHORIZE_EDITOR,
    body={"$ref": "DemandeDAutorisation"},
    replies=(
        Shown(
            "302",
            headers={
                "Location": "https://logiciel.example/retour?code=code-d-autorisation&state=chaine-aleatoire",
            },
        ),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)


class FakeOauth(ResourceFake):
    """Les jetons d'accès."""

    def __init__(self, kit: Kit) -> None:
        self.create_token = OperationFake(kit, "oauth.create_token", CREATE_TOKEN)
        """``POST /api/oauth/token``"""
        self.authorize = OperationFake(kit, "oauth.authorize", AUTHORIZE_EDITOR)
        """``POST /api/oauth/authorize``"""
