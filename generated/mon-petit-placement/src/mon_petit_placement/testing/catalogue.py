"""The fake of `catalogue`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import catalogue as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

GET_ADVICE = Described(
    operations.GET_ADVICE,
    given=(Given("advice_id", "path", {"$ref": "Id"}, required=True),),
    replies=(
        Shown(
            "200",
            {"@id": "/v1/advice/12", "@type": "Advice", "id": "12"},
            {"$ref": "HydraItem"},
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

LIST_INVEST_PROFILE_CATEGORIES = Described(
    operations.LIST_INVEST_PROFILE_CATEGORIES,
    given=(
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/InvestProfileCategory",
                "@id": "/v1/invest_profile_categories",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {
                        "@id": "/v1/invest_profile_categories/3",
                        "@type": "InvestProfileCategory",
                        "id": 3,
                        "name": "Énergie",
                        "slug": "energie",
                        "thematic": True,
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

LIST_INVEST_PROFILES = Described(
    operations.LIST_INVEST_PROFILES,
    given=(
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/InvestProfile",
                "@id": "/v1/invest_profiles",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {"@id": "/v1/invest_profiles/1", "@type": "InvestProfile", "id": 1},
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

LIST_KYC_CATEGORIES = Described(
    operations.LIST_KYC_CATEGORIES,
    given=(
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/KycCategory",
                "@id": "/v1/kyc_categories",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {"@id": "/v1/kyc_categories/1", "@type": "KycCategory", "id": "1"},
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

LIST_PRODUCT_VALUES = Described(
    operations.LIST_PRODUCT_VALUES,
    given=(
        Given("product", "query", {"type": "string"}),
        Given("product[]", "query", {"type": "array", "items": {"type": "string"}}),
        Given("product.isin", "query", {"type": "string"}),
        Given("date[before]", "query", {"type": "string"}),
        Given("date[strictly_before]", "query", {"type": "string"}),
        Given("date[after]", "query", {"type": "string"}),
        Given("date[strictly_after]", "query", {"type": "string"}),
        Given("order[date]", "query", {"type": "string", "enum": ["asc", "desc"]}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/ProductValue",
                "@id": "/v1/product_values",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {
                        "@id": "/v1/product_values/1",
                        "@type": "ProductValue",
                        "date": "2023-01-07T00:00:00+00:00",
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


class FakeCatalogue(ResourceFake):
    """Advice, profiles, categories and product values."""

    def __init__(self, kit: Kit) -> None:
        self.get_advice = OperationFake(kit, "catalogue.get_advice", GET_ADVICE)
        """``GET /advice/{advice_id}``"""
        self.list_invest_profile_categories = OperationFake(
            kit,
            "catalogue.list_invest_profile_categories",
            LIST_INVEST_PROFILE_CATEGORIES,
        )
        """``GET /invest_profile_categories``"""
        self.list_invest_profiles = OperationFake(
            kit,
            "catalogue.list_invest_profiles",
            LIST_INVEST_PROFILES,
        )
        """``GET /invest_profiles``"""
        self.list_kyc_categories = OperationFake(
            kit,
            "catalogue.list_kyc_categories",
            LIST_KYC_CATEGORIES,
        )
        """``GET /kyc_categories``"""
        self.list_product_values = OperationFake(
            kit,
            "catalogue.list_product_values",
            LIST_PRODUCT_VALUES,
        )
        """``GET /product_values``"""
