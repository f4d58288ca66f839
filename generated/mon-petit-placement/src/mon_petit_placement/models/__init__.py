"""The types of the Mon Petit Placement API.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .account_product import AccountProduct as AccountProduct
    from .account_product_collection import AccountProductCollection as AccountProductCollection
    from .allocated_fund import AllocatedFund as AllocatedFund
    from .allocation import Allocation as Allocation
    from .consulting_analysis import ConsultingAnalysis as ConsultingAnalysis
    from .error import Error as Error
    from .financial_history import FinancialHistory as FinancialHistory
    from .hydra_collection import HydraCollection as HydraCollection
    from .hydra_item import HydraItem as HydraItem
    from .hydra_view import HydraView as HydraView
    from .id import Id as Id
    from .investment_account_summary import InvestmentAccountSummary as InvestmentAccountSummary
    from .investment_compartment import (
        InvestmentCompartment as InvestmentCompartment,
        InvestmentCompartmentInput as InvestmentCompartmentInput,
    )
    from .product_current_value import ProductCurrentValue as ProductCurrentValue
    from .product_current_value_collection import (
        ProductCurrentValueCollection as ProductCurrentValueCollection,
    )
    from .product_summary import ProductSummary as ProductSummary
    from .sensible_data import (
        SensibleData as SensibleData,
        SensibleDataWithIban as SensibleDataWithIban,
    )
    from .setting import Setting as Setting
    from .sso_error import SsoError as SsoError
    from .token import Token as Token
    from .token_request import (
        TokenRequest as TokenRequest,
        TokenRequestGrantType as TokenRequestGrantType,
        TokenRequestGrantTypeInput as TokenRequestGrantTypeInput,
        TokenRequestInput as TokenRequestInput,
    )
    from .user import User as User
    from .user_financial_capital import UserFinancialCapital as UserFinancialCapital
    from .user_investment_account import UserInvestmentAccount as UserInvestmentAccount
    from .user_investment_value import UserInvestmentValue as UserInvestmentValue
    from .user_investment_value_collection import (
        UserInvestmentValueCollection as UserInvestmentValueCollection,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "AccountProduct": "account_product",
            "AccountProductCollection": "account_product_collection",
            "AllocatedFund": "allocated_fund",
            "Allocation": "allocation",
            "ConsultingAnalysis": "consulting_analysis",
            "Error": "error",
            "FinancialHistory": "financial_history",
            "HydraCollection": "hydra_collection",
            "HydraItem": "hydra_item",
            "HydraView": "hydra_view",
            "Id": "id",
            "InvestmentAccountSummary": "investment_account_summary",
            "InvestmentCompartment": "investment_compartment",
            "InvestmentCompartmentInput": "investment_compartment",
            "ProductCurrentValue": "product_current_value",
            "ProductCurrentValueCollection": "product_current_value_collection",
            "ProductSummary": "product_summary",
            "SensibleData": "sensible_data",
            "SensibleDataWithIban": "sensible_data",
            "Setting": "setting",
            "SsoError": "sso_error",
            "Token": "token",
            "TokenRequest": "token_request",
            "TokenRequestGrantType": "token_request",
            "TokenRequestGrantTypeInput": "token_request",
            "TokenRequestInput": "token_request",
            "User": "user",
            "UserFinancialCapital": "user_financial_capital",
            "UserInvestmentAccount": "user_investment_account",
            "UserInvestmentValue": "user_investment_value",
            "UserInvestmentValueCollection": "user_investment_value_collection",
        },
    )

__all__ = [
    "AccountProduct",
    "AccountProductCollection",
    "AllocatedFund",
    "Allocation",
    "ConsultingAnalysis",
    "Error",
    "FinancialHistory",
    "HydraCollection",
    "HydraItem",
    "HydraView",
    "Id",
    "InvestmentAccountSummary",
    "InvestmentCompartment",
    "InvestmentCompartmentInput",
    "ProductCurrentValue",
    "ProductCurrentValueCollection",
    "ProductSummary",
    "SensibleData",
    "SensibleDataWithIban",
    "Setting",
    "SsoError",
    "Token",
    "TokenRequest",
    "TokenRequestGrantType",
    "TokenRequestGrantTypeInput",
    "TokenRequestInput",
    "User",
    "UserFinancialCapital",
    "UserInvestmentAccount",
    "UserInvestmentValue",
    "UserInvestmentValueCollection",
]
