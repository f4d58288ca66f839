"""The fake of `me`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import me as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

GET_ME = Described(
    operations.GET_ME,
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/User",
                "@id": "/v1/users/12",
                "@type": "User",
                "id": 12,
                "username": "camille.roux@example.com",
                "email": "camille.roux@example.com",
                "isTest": False,
                "lastLogin": "2023-01-07T10:11:12+00:00",
                "roles": ["ROLE_USER"],
                "firstname": "Camille",
                "lastname": "Roux",
                "gender": "woman",
                "phone": "+33612345678",
                "cgvAccepted": True,
                "validatedAt": "2022-01-03T00:00:00+00:00",
                "birthdate": "1988-05-03T00:00:00+00:00",
                "viewPreference": "default",
                "investmentAccounts": [
                    {
                        "@id": "/v1/user_investment_accounts/34",
                        "@type": "UserInvestmentAccount",
                        "id": "34",
                        "status": "opened",
                        "reference": "MPP-0034",
                        "watermark": 977733,
                        "userKycs": ["/v1/user_kycs/56"],
                        "uuid": "3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c",
                        "createdAt": "2022-01-03T00:00:00+00:00",
                        "updatedAt": "2023-01-07T00:00:00+00:00",
                    },
                ],
                "userSensibleData": ["/v1/user_sensible_datas/7"],
                "crispSegments": ["investor"],
                "uuid": "9a1d9c0e-1f61-4a0f-8b55-6c2f6f1d2e3f",
                "createdAt": "2022-01-03T00:00:00+00:00",
                "updatedAt": "2023-01-07T00:00:00+00:00",
            },
            {"$ref": "User"},
        ),
        Shown(
            "400",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "The value is not valid.",
            },
        ),
        Shown(
            "401",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "Expired token.",
            },
        ),
        Shown(
            "422",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "...",
                "message": "The date is not valid.",
            },
        ),
        Shown(
            "default",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "...",
            },
        ),
    ),
)


class FakeMe(ResourceFake):
    """The current user."""

    def __init__(self, kit: Kit) -> None:
        self.get = OperationFake(kit, "me.get", GET_ME)
        """``GET /me``"""
