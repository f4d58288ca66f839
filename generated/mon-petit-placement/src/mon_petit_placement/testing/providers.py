"""The fake of `providers`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import providers as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

GET_INVESTMENT_ACCOUNT_PROVIDER = Described(
    operations.GET_INVESTMENT_ACCOUNT_PROVIDER,
    given=(Given("provider", "path", {"type": "string"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "@id": "/v1/investment_account_providers/generali",
                "@type": "InvestmentAccountProvider",
                "name": "Generali",
                "slug": "generali",
            },
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

LIST_KYC_QUESTIONS = Described(
    operations.LIST_KYC_QUESTIONS,
    given=(
        Given("provider", "path", {"type": "string"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/KycQuestion",
                "@id": "/v1/investment_account_providers/generali/kyc_questions",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {
                        "@id": "/v1/kyc_questions/1",
                        "@type": "KycQuestion",
                        "id": "1",
                        "name": "Votre situation",
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


class FakeProviders(ResourceFake):
    """The insurers that hold the accounts."""

    def __init__(self, kit: Kit) -> None:
        self.get = OperationFake(kit, "providers.get", GET_INVESTMENT_ACCOUNT_PROVIDER)
        """``GET /investment_account_providers/{provider}``"""
        self.list_kyc_questions = OperationFake(
            kit,
            "providers.list_kyc_questions",
            LIST_KYC_QUESTIONS,
        )
        """``GET /investment_account_providers/{provider}/kyc_questions``"""
