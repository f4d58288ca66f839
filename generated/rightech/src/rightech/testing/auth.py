"""The fake of `auth`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import auth as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

CREATE_SESSION = Described(
    operations.CREATE_SESSION,
    body={"$ref": "Credentials"},
    replies=(
        Shown("200", {"sucess": True}, {"$ref": "Outcome"}),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)

CREATE_TOKEN = Described(
    operations.CREATE_TOKEN,
    body={"$ref": "Credentials"},
    replies=(
        Shown(
            "200",
            {
                "sucess": True,
                "type": "access",
                "token": "an-access-token",
                "issuedAt": 1494594580646,
                "expiresAt": 1494680980646,
            },
            {"$ref": "Token"},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)


class FakeAuth(ResourceFake):
    """Sign in, for a token or for a session cookie."""

    def __init__(self, kit: Kit) -> None:
        self.create_session = OperationFake(kit, "auth.create_session", CREATE_SESSION)
        """``POST /auth``"""
        self.create_token = OperationFake(kit, "auth.create_token", CREATE_TOKEN)
        """``POST /auth/token``"""
