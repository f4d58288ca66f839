"""The fake of `accounts`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import accounts as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

GET_USER_INVESTMENT_ACCOUNT = Described(
    operations.GET_USER_INVESTMENT_ACCOUNT,
    given=(Given("uia_id", "path", {"$ref": "Id"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/UserInvestmentAccount",
                "@id": "/v1/user_investment_accounts/34",
                "@type": "UserInvestmentAccount",
                "id": "34",
                "status": "opened",
                "provider": "/v1/investment_account_providers/generali",
                "user": "/v1/users/12",
                "userKyc": "/v1/user_kycs/56",
                "userKycs": ["/v1/user_kycs/56"],
                "advice": ["/v1/advice/12"],
                "duration": 8,
                "hidden": False,
                "incompatible": False,
                "watermark": 977733,
                "uuid": "3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c",
                "createdAt": "2022-01-03T00:00:00+00:00",
                "updatedAt": "2023-01-07T00:00:00+00:00",
            },
            {"$ref": "UserInvestmentAccount"},
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

GET_USER_FINANCIAL_CAPITAL = Described(
    operations.GET_USER_FINANCIAL_CAPITAL,
    given=(Given("uia_id", "path", {"$ref": "Id"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/UserFinancialCapital",
                "@id": "/v1/user_financial_capitals/34",
                "@type": "UserFinancialCapital",
                "id": "34",
                "amount": 9777.33,
                "performance": 15.000000000000002,
                "numberPendingOperations": 0,
                "buyAmount": 0,
                "sellAmount": 0,
                "exchangeAmount": 0,
                "effectiveDate": "2023-01-06T00:00:00+00:00",
                "totalInvestAmount": 8500,
                "initialInvestmentPending": False,
                "operationValuatedAt": None,
                "isBeingDailyProcessed": False,
            },
            {"$ref": "UserFinancialCapital"},
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

LIST_USER_INVESTMENT_VALUES = Described(
    operations.LIST_USER_INVESTMENT_VALUES,
    given=(
        Given("uia_id", "path", {"$ref": "Id"}, required=True),
        Given("type", "query", {"type": "string"}),
        Given("date[strictly_after]", "query", {"type": "string"}),
        Given("product", "query", {"type": "string"}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/UserInvestmentValue",
                "@id": "/v1/user_investment_accounts/34/user_investment_values",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {
                        "@id": "/v1/user_investment_values/789",
                        "@type": "UserInvestmentValue",
                        "id": "789",
                        "type": "account-daily",
                        "date": "2023-01-07T00:00:00+00:00",
                        "amount": 9777.33,
                        "investedAmount": 9400,
                        "performance": 15.000000000000002,
                        "unrealisedAmount": None,
                        "securityUnits": None,
                        "averageAcquisitionAmount": None,
                        "product": None,
                        "userInvestmentAccount": "/v1/user_investment_accounts/34",
                        "createdAt": "2023-01-07T05:00:00+00:00",
                        "updatedAt": "2023-01-07T05:00:00+00:00",
                    },
                ],
                "hydra:totalItems": 1,
            },
            {"$ref": "UserInvestmentValueCollection"},
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

LIST_USER_INVESTMENT_ACCOUNT_PRODUCTS = Described(
    operations.LIST_USER_INVESTMENT_ACCOUNT_PRODUCTS,
    given=(
        Given("uia_id", "path", {"$ref": "Id"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/UserInvestmentAccountProduct",
                "@id": "/v1/user_investment_accounts/34/user_investment_account_products",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {
                        "@id": "/v1/user_investment_account_products/90",
                        "@type": "UserInvestmentAccountProduct",
                        "id": "90",
                        "productId": 5,
                        "name": "Fonds Énergie",
                        "investProfileCategories": ["/v1/invest_profile_categories/3"],
                        "amount": 1200.5,
                        "pendingTransaction": False,
                        "performance": 4.2,
                        "securityUnits": 10.5,
                        "averageAcquisitionAmount": 110.1,
                    },
                ],
                "hydra:totalItems": 1,
            },
            {"$ref": "AccountProductCollection"},
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

GET_ACCOUNT_ADVICE = Described(
    operations.GET_ACCOUNT_ADVICE,
    given=(Given("uia_id", "path", {"$ref": "Id"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "@id": "/v1/user_investment_accounts/34/advice_dto",
                "@type": "AdviceDto",
                "adviceId": "12",
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

LIST_INVESTMENT_BILLS = Described(
    operations.LIST_INVESTMENT_BILLS,
    given=(
        Given("uia_id", "path", {"$ref": "Id"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/InvestmentBill",
                "@id": "/v1/user_investment_accounts/34/investment_bills",
                "@type": "hydra:Collection",
                "hydra:member": [{"@id": "/v1/investment_bills/1", "@type": "InvestmentBill"}],
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

LIST_INVEST_REQUESTS = Described(
    operations.LIST_INVEST_REQUESTS,
    given=(
        Given("uia_id", "path", {"$ref": "Id"}, required=True),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/InvestRequest",
                "@id": "/v1/user_investment_accounts/34/invest_requests",
                "@type": "hydra:Collection",
                "hydra:member": [{"@id": "/v1/invest_requests/1", "@type": "InvestRequest"}],
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

LIST_INVEST_ORDERS = Described(
    operations.LIST_INVEST_ORDERS,
    given=(
        Given("uia_id", "path", {"$ref": "Id"}, required=True),
        Given("status[]", "query", {"type": "array", "items": {"type": "string"}}),
        Given("exclude_subType[]", "query", {"type": "array", "items": {"type": "string"}}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/InvestOrder",
                "@id": "/v1/user_investment_accounts/34/invest_orders",
                "@type": "hydra:Collection",
                "hydra:member": [{"@id": "/v1/invest_orders/1", "@type": "InvestOrder"}],
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

GET_FINANCIAL_HISTORY = Described(
    operations.GET_FINANCIAL_HISTORY,
    given=(Given("uia_id", "path", {"$ref": "Id"}, required=True),),
    replies=(
        Shown("200", {"financialValues": []}, {"$ref": "FinancialHistory"}),
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

LIST_PRODUCTS_CURRENT_VALUES = Described(
    operations.LIST_PRODUCTS_CURRENT_VALUES,
    given=(
        Given("uia_id", "path", {"$ref": "Id"}, required=True),
        Given("investmentCompartment", "query", {"$ref": "InvestmentCompartment"}),
        Given("page", "query", {"type": "integer", "minimum": 1}),
        Given("limit", "query", {"type": "integer", "minimum": 1}),
    ),
    replies=(
        Shown(
            "200",
            {
                "@context": "/v1/contexts/ProductCurrentValue",
                "@id": "/v1/user_investment_accounts/3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c/products_current_values",
                "@type": "hydra:Collection",
                "hydra:member": [
                    {
                        "@id": "/v1/product_current_values/1",
                        "@type": "ProductCurrentValue",
                        "amount": 1200.5,
                        "investedAmount": 1100,
                        "repurchaseAmount": 0,
                        "securityUnits": 10.5,
                        "averageAcquisitionAmount": 110.1,
                        "performance": 9.1,
                        "investmentCompartment": "c1",
                        "date": "2026-03-06T00:00:00+00:00",
                        "userInvestmentAccount": "/v1/user_investment_accounts/3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c",
                        "product": {
                            "name": "Fonds Énergie",
                            "slug": "fonds-energie",
                            "investProfileCategories": ["/v1/invest_profile_categories/3"],
                        },
                    },
                ],
                "hydra:totalItems": 1,
            },
            {"$ref": "ProductCurrentValueCollection"},
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

GET_PRODUCT_CURRENT_VALUE = Described(
    operations.GET_PRODUCT_CURRENT_VALUE,
    given=(
        Given("uia_id", "path", {"$ref": "Id"}, required=True),
        Given("product_id", "path", {"$ref": "Id"}, required=True),
        Given("compartment", "path", {"$ref": "InvestmentCompartment"}, required=True),
    ),
    replies=(
        Shown(
            "200",
            {
                "@id": "/v1/product_current_values/1",
                "@type": "ProductCurrentValue",
                "amount": 1200.5,
                "investedAmount": 1100,
                "repurchaseAmount": 0,
                "securityUnits": 10.5,
                "averageAcquisitionAmount": 110.1,
                "performance": 9.1,
                "investmentCompartment": "c1",
                "date": "2026-03-06T00:00:00+00:00",
                "userInvestmentAccount": "/v1/user_investment_accounts/3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c",
                "product": {
                    "name": "Fonds Énergie",
                    "slug": "fonds-energie",
                    "investProfileCategories": ["/v1/invest_profile_categories/3"],
                },
            },
            {"$ref": "ProductCurrentValue"},
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


class FakeAccounts(ResourceFake):
    """The life insurance and retirement (PER) accounts of a user, their products and their values."""

    def __init__(self, kit: Kit) -> None:
        self.get = OperationFake(kit, "accounts.get", GET_USER_INVESTMENT_ACCOUNT)
        """``GET /user_investment_accounts/{uia_id}``"""
        self.get_financial_capital = OperationFake(
            kit,
            "accounts.get_financial_capital",
            GET_USER_FINANCIAL_CAPITAL,
        )
        """``GET /user_investment_accounts/{uia_id}/user_financial_capital``"""
        self.list_values = OperationFake(kit, "accounts.list_values", LIST_USER_INVESTMENT_VALUES)
        """``GET /user_investment_accounts/{uia_id}/user_investment_values``"""
        self.list_products = OperationFake(
            kit,
            "accounts.list_products",
            LIST_USER_INVESTMENT_ACCOUNT_PRODUCTS,
        )
        """``GET /user_investment_accounts/{uia_id}/user_investment_account_products``"""
        self.get_advice = OperationFake(kit, "accounts.get_advice", GET_ACCOUNT_ADVICE)
        """``GET /user_investment_accounts/{uia_id}/advice_dto``"""
        self.list_bills = OperationFake(kit, "accounts.list_bills", LIST_INVESTMENT_BILLS)
        """``GET /user_investment_accounts/{uia_id}/investment_bills``"""
        self.list_requests = OperationFake(kit, "accounts.list_requests", LIST_INVEST_REQUESTS)
        """``GET /user_investment_accounts/{uia_id}/invest_requests``"""
        self.list_orders = OperationFake(kit, "accounts.list_orders", LIST_INVEST_ORDERS)
        """``GET /user_investment_accounts/{uia_id}/invest_orders``"""
        self.get_financial_history = OperationFake(
            kit,
            "accounts.get_financial_history",
            GET_FINANCIAL_HISTORY,
        )
        """``GET /user_investment_accounts/{uia_id}/financial_history``"""
        self.list_current_values = OperationFake(
            kit,
            "accounts.list_current_values",
            LIST_PRODUCTS_CURRENT_VALUES,
        )
        """``GET /user_investment_accounts/{uia_id}/products_current_values``"""
        self.get_current_value = OperationFake(
            kit,
            "accounts.get_current_value",
            GET_PRODUCT_CURRENT_VALUE,
        )
        """``GET
        /user_investment_accounts/{uia_id}/products/{product_id}/investment_compartments/{compartment}/current_value``
        """
