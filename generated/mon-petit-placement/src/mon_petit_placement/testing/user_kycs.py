"""The fake of `user_kycs`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import user_kycs as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_AVAILABLE_PRODUCTS = Described(
    operations.LIST_AVAILABLE_PRODUCTS,
    given=(
        Given("kyc_id", "path", {"$ref": "Id"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/Product",
                "@id": "/v1/user_kycs/56/available_products",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {
                        "@id": "/v1/products/5",
                        "@type": "Product",
                        "id": "5",
                        "name": "Fonds Énergie",
                        "slug": "fonds-energie",
                        "isin": "FR0000000000",
                    },
                ],
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

GET_CONSULTING_ANALYSIS = Described(
    operations.GET_CONSULTING_ANALYSIS,
    given=(
        Given("kyc_id", "path", {"$ref": "Id"}, required=True),
        Given("kind", "path", {"type": "string", "enum": ["initial", "monthly"]}, required=True),
    ),
    replies=(
        Shown(
            "200",
            [
                {
                    "name": "Énergie",
                    "slug": "energie",
                    "type": "thematic",
                    "percent": 100,
                    "amount": 1000,
                    "funds": [
                        {
                            "name": "Fonds Énergie",
                            "slug": "fonds-energie",
                            "type": "fund",
                            "isin": "FR0000000000",
                            "dici": "https://www.example.com/dici.pdf",
                            "percent": 100,
                            "amount": 1000,
                        },
                    ],
                },
            ],
            {"$ref": "ConsultingAnalysis"},
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


class FakeUserKycs(ResourceFake):
    """What follows from a knowledge-of-customer file (KYC)."""

    def __init__(self, kit: Kit) -> None:
        self.list_available_products = OperationFake(
            kit,
            "user_kycs.list_available_products",
            LIST_AVAILABLE_PRODUCTS,
        )
        """``GET /user_kycs/{kyc_id}/available_products``"""
        self.get_consulting_analysis = OperationFake(
            kit,
            "user_kycs.get_consulting_analysis",
            GET_CONSULTING_ANALYSIS,
        )
        """``GET /user_kycs/{kyc_id}/consulting_analysis/{kind}``"""
