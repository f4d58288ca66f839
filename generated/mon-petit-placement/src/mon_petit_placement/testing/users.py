"""The fake of `users`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import users as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_USER_KYCS = Described(
    operations.LIST_USER_KYCS,
    given=(
        Given("user_id", "path", {"$ref": "Id"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/UserKyc",
                "@id": "/v1/users/12/user_kycs",
                "@type": "hydra:Collection",
                "hydra:member": [{"@id": "/v1/user_kycs/1", "@type": "UserKyc", "id": "1"}],
                "hydra:totalItems": 1,
            },
            {"$ref": "HydraCollection"},
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
            "404",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "Not Found",
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

LIST_USER_COUPONS = Described(
    operations.LIST_USER_COUPONS,
    given=(
        Given("user_id", "path", {"$ref": "Id"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/UserCoupon",
                "@id": "/v1/users/12/user_coupons",
                "@type": "hydra:Collection",
                "hydra:member": [{"@id": "/v1/user_coupons/1", "@type": "UserCoupon", "id": "1"}],
                "hydra:totalItems": 1,
            },
            {"$ref": "HydraCollection"},
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
            "404",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "Not Found",
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

LIST_COUPONS = Described(
    operations.LIST_COUPONS,
    given=(
        Given("user_id", "path", {"$ref": "Id"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/Coupon",
                "@id": "/v1/users/12/coupons",
                "@type": "hydra:Collection",
                "hydra:member": [{"@id": "/v1/coupons/1", "@type": "Coupon", "id": "1"}],
                "hydra:totalItems": 1,
            },
            {"$ref": "HydraCollection"},
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
            "404",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "Not Found",
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


class FakeUsers(ResourceFake):
    """What belongs to a user, his knowledge-of-customer files (KYC) and his coupons."""

    def __init__(self, kit: Kit) -> None:
        self.list_kycs = OperationFake(kit, "users.list_kycs", LIST_USER_KYCS)
        """``GET /users/{user_id}/user_kycs``"""
        self.list_user_coupons = OperationFake(kit, "users.list_user_coupons", LIST_USER_COUPONS)
        """``GET /users/{user_id}/user_coupons``"""
        self.list_coupons = OperationFake(kit, "users.list_coupons", LIST_COUPONS)
        """``GET /users/{user_id}/coupons``"""
