"""The fake of `auth`, and what the description says of its operations.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import auth as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

SIGN_IN = Described(
    operations.SIGN_IN,
    body={"$ref": "Identifiants"},
    replies=(
        Shown(
            "200",
            {
                "data": {
                    "id": 1,
                    "deleted_at": None,
                    "email": "martine@demo.rdv-solidarites.fr",
                    "provider": "email",
                    "service_id": 1,
                    "role": "admin",
                    "last_name": "VALIDAY",
                    "first_name": "Martine",
                    "uid": "martine@demo.rdv-solidarites.fr",
                    "email_original": None,
                    "allow_password_change": False,
                },
            },
            {"$ref": "Connexion"},
            headers={
                "access-token": "SFYBngO55ImjD1HOcv-ivQ",
                "token-type": "Bearer",
                "client": "Z6EihQAY9NWsZByfZ47i_Q",
                "expiry": "1605600758",
                "uid": "martine@demo.rdv-solidarites.fr",
            },
        ),
        Shown("400", {}),
        Shown("401", {"success": False, "errors": ["Mot de passe ou identifiant invalide."]}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

SIGN_OUT = Described(
    operations.SIGN_OUT,
    replies=(
        Shown("200", {"success": True}, {"$ref": "Deconnexion"}),
        Shown(
            "404",
            {"success": False, "errors": ["L'utilisateur est inconnu ou n'est pas connecté."]},
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)

VALIDATE_TOKEN = Described(
    operations.VALIDATE_TOKEN,
    replies=(
        Shown(
            "200",
            {
                "success": True,
                "data": {
                    "id": 1,
                    "deleted_at": None,
                    "email": "martine@demo.rdv-solidarites.fr",
                    "provider": "email",
                    "service_id": 1,
                    "role": "admin",
                    "last_name": "VALIDAY",
                    "first_name": "Martine",
                    "uid": "martine@demo.rdv-solidarites.fr",
                    "allow_password_change": False,
                },
            },
            {"$ref": "Validation"},
        ),
        Shown("401", {"success": False, "errors": ["Mot de passe ou identifiant invalide."]}),
        Shown("500", {}),
        Shown("default", {}),
    ),
)


class FakeAuth(ResourceFake):
    """La connexion d'un agent, sa déconnexion et la validité de son jeton."""

    def __init__(self, kit: Kit) -> None:
        self.sign_in = OperationFake(kit, "auth.sign_in", SIGN_IN)
        """``POST /api/v1/auth/sign_in``"""
        self.sign_out = OperationFake(kit, "auth.sign_out", SIGN_OUT)
        """``DELETE /api/v1/auth/sign_out``"""
        self.validate_token = OperationFake(kit, "auth.validate_token", VALIDATE_TOKEN)
        """``GET /api/v1/auth/validate_token``"""
