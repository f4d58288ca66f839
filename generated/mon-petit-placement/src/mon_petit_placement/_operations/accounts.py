"""The operations of `accounts`, as data.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Empty,
    Json,
    Operation,
    PagedOperation,
    PagePaging,
    Parameter,
    Retry,
)

if TYPE_CHECKING:
    from ..models import (
        AccountProduct,
        FinancialHistory,
        HydraItem,
        ProductCurrentValue,
        UserFinancialCapital,
        UserInvestmentAccount,
        UserInvestmentValue,
    )

GET_USER_INVESTMENT_ACCOUNT: Operation[UserInvestmentAccount] = Operation(
    id="getUserInvestmentAccount",
    name="accounts.get",
    method="GET",
    path="/user_investment_accounts/{uia_id}",
    parameters=(Parameter("uia_id", "path"),),
    security=(("token",),),
    replies={
        "200": Json(lambda: models.UserInvestmentAccount, media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

GET_USER_FINANCIAL_CAPITAL: Operation[UserFinancialCapital] = Operation(
    id="getUserFinancialCapital",
    name="accounts.get_financial_capital",
    method="GET",
    path="/user_investment_accounts/{uia_id}/user_financial_capital",
    parameters=(Parameter("uia_id", "path"),),
    security=(("token",),),
    replies={
        "200": Json(lambda: models.UserFinancialCapital, media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

LIST_USER_INVESTMENT_VALUES: PagedOperation[UserInvestmentValue] = PagedOperation(
    id="listUserInvestmentValues",
    name="accounts.list_values",
    method="GET",
    path="/user_investment_accounts/{uia_id}/user_investment_values",
    parameters=(
        Parameter("uia_id", "path"),
        Parameter("type", "query"),
        Parameter("date[strictly_after]", "query"),
        Parameter("product", "query"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.UserInvestmentValue], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

LIST_USER_INVESTMENT_ACCOUNT_PRODUCTS: PagedOperation[AccountProduct] = PagedOperation(
    id="listUserInvestmentAccountProducts",
    name="accounts.list_products",
    method="GET",
    path="/user_investment_accounts/{uia_id}/user_investment_account_products",
    parameters=(
        Parameter("uia_id", "path"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.AccountProduct], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

GET_ACCOUNT_ADVICE: Operation[HydraItem] = Operation(
    id="getAccountAdvice",
    name="accounts.get_advice",
    method="GET",
    path="/user_investment_accounts/{uia_id}/advice_dto",
    parameters=(Parameter("uia_id", "path"),),
    security=(("token",),),
    replies={
        "200": Json(lambda: models.HydraItem, media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

LIST_INVESTMENT_BILLS: PagedOperation[HydraItem] = PagedOperation(
    id="listInvestmentBills",
    name="accounts.list_bills",
    method="GET",
    path="/user_investment_accounts/{uia_id}/investment_bills",
    parameters=(
        Parameter("uia_id", "path"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

LIST_INVEST_REQUESTS: PagedOperation[HydraItem] = PagedOperation(
    id="listInvestRequests",
    name="accounts.list_requests",
    method="GET",
    path="/user_investment_accounts/{uia_id}/invest_requests",
    parameters=(
        Parameter("uia_id", "path"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

LIST_INVEST_ORDERS: PagedOperation[HydraItem] = PagedOperation(
    id="listInvestOrders",
    name="accounts.list_orders",
    method="GET",
    path="/user_investment_accounts/{uia_id}/invest_orders",
    parameters=(
        Parameter("uia_id", "path"),
        Parameter("status[]", "query"),
        Parameter("exclude_subType[]", "query"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

GET_FINANCIAL_HISTORY: Operation[FinancialHistory] = Operation(
    id="getFinancialHistory",
    name="accounts.get_financial_history",
    method="GET",
    path="/user_investment_accounts/{uia_id}/financial_history",
    parameters=(Parameter("uia_id", "path"),),
    security=(("token",),),
    replies={
        "200": Json(lambda: models.FinancialHistory, media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

LIST_PRODUCTS_CURRENT_VALUES: PagedOperation[ProductCurrentValue] = PagedOperation(
    id="listProductsCurrentValues",
    name="accounts.list_current_values",
    method="GET",
    path="/user_investment_accounts/{uia_id}/products_current_values",
    parameters=(
        Parameter("uia_id", "path"),
        Parameter("investmentCompartment", "query"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.ProductCurrentValue], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

GET_PRODUCT_CURRENT_VALUE: Operation[ProductCurrentValue] = Operation(
    id="getProductCurrentValue",
    name="accounts.get_current_value",
    method="GET",
    path="/user_investment_accounts/{uia_id}/products/{product_id}/investment_compartments/{compartment}/current_value",
    parameters=(
        Parameter("uia_id", "path"),
        Parameter("product_id", "path"),
        Parameter("compartment", "path"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: models.ProductCurrentValue, media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)
