"""The fake of `sso`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sso as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

CREATE_TOKEN = Described(
    operations.CREATE_TOKEN,
    body={"$ref": "TokenRequest"},
    replies=(
        Shown(
            "200",
            {
                "access_token": "an-access-token",
                "expires_in": 300,
                "refresh_expires_in": 1800,
                "refresh_token": "a-refresh-token",
                "token_type": "Bearer",
                "not-before-policy": 0,
                "session_state": "0b2f6f6c-3d2f-4c1e-8a5b-2f6d8f1a7c9e",
                "scope": "email profile",
            },
            {"$ref": "Token"},
        ),
        Shown("400", {"error": "invalid_grant", "error_description": "Invalid user credentials"}),
        Shown("401", {"error": "invalid_grant", "error_description": "Invalid user credentials"}),
        Shown(
            "default",
            {"error": "invalid_grant", "error_description": "Invalid user credentials"},
        ),
    ),
)


class FakeSso(ResourceFake):
    """Access tokens."""

    def __init__(self, kit: Kit) -> None:
        self.create_token = OperationFake(kit, "sso.create_token", CREATE_TOKEN)
        """``POST /realms/mpp-prod/protocol/openid-connect/token``"""
