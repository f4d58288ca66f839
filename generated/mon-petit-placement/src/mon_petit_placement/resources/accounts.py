"""What `client.accounts` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import accounts as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import (
        AccountProduct,
        FinancialHistory,
        HydraItem,
        Id,
        InvestmentCompartmentInput,
        ProductCurrentValue,
        UserFinancialCapital,
        UserInvestmentAccount,
        UserInvestmentValue,
    )


class Accounts(SyncResource):
    """The life insurance and retirement (PER) accounts of a user, their products and their values."""

    @cached_property
    def with_response(self) -> AccountsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AccountsWithResponse(self.whole())

    def get(self, uia_id: Id) -> UserInvestmentAccount:
        """Get an investment account.

        One investment account of a user.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The investment account (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}``, observed (MPP-T3).
        """
        return self._call(operations.GET_USER_INVESTMENT_ACCOUNT, path={"uia_id": uia_id})

    def get_financial_capital(self, uia_id: Id) -> UserFinancialCapital:
        """Get the financial capital of an account.

        What an account is worth today, in euros.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The financial capital of an account (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/user_financial_capital``, observed (MPP-T3).
        """
        return self._call(operations.GET_USER_FINANCIAL_CAPITAL, path={"uia_id": uia_id})

    def list_values(
        self,
        uia_id: Id,
        *,
        type: str | Unset = UNSET,
        date_strictly_after: str | Unset = UNSET,
        product: str | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> Paged[UserInvestmentValue]:
        """List the values of an account.

        The values of an account, day by day, with gaps where a value is not reliable.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            type: Kind of values; `account-daily` was seen (observed, MPP-T3).
            date_strictly_after: Only values after this date (observed, MPP-T3).
            product: Only values of this product (observed, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/user_investment_values``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_INVESTMENT_VALUES,
            path={"uia_id": uia_id},
            query={
                "type": type,
                "date[strictly_after]": date_strictly_after,
                "product": product,
                "limit": limit,
            },
        )

    def list_products(self, uia_id: Id, *, limit: int | Unset = UNSET) -> Paged[AccountProduct]:
        """List the products of an account.

        The products that an account is invested in.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/user_investment_account_products``, observed
        (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_INVESTMENT_ACCOUNT_PRODUCTS,
            path={"uia_id": uia_id},
            query={"limit": limit},
        )

    def get_advice(self, uia_id: Id) -> HydraItem:
        """Get the advice given on an account.

        The advice given on an account, with the choice of Mon Petit Placement and that of the user.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The advice given on an account (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/advice_dto``, observed (MPP-T3).
        """
        return self._call(operations.GET_ACCOUNT_ADVICE, path={"uia_id": uia_id})

    def list_bills(self, uia_id: Id, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the bills of an account.

        The bills of an account. The shape of an element is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/investment_bills``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_INVESTMENT_BILLS, path={"uia_id": uia_id}, query={"limit": limit}
        )

    def list_requests(self, uia_id: Id, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the investment requests of an account.

        The investment requests of an account. The shape of an element is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/invest_requests``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_INVEST_REQUESTS, path={"uia_id": uia_id}, query={"limit": limit}
        )

    def list_orders(
        self,
        uia_id: Id,
        *,
        status: Sequence[str] | Unset = UNSET,
        exclude_sub_type: Sequence[str] | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> Paged[HydraItem]:
        """List the orders of an account.

        The orders of an account. The shape of an element is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            status: Only orders with one of these statuses (observed, MPP-T3).
            exclude_sub_type: No orders with one of these sub-types (observed, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/invest_orders``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_INVEST_ORDERS,
            path={"uia_id": uia_id},
            query={"status[]": status, "exclude_subType[]": exclude_sub_type, "limit": limit},
        )

    def get_financial_history(self, uia_id: Id) -> FinancialHistory:
        """Get the financial history of an account.

        The history of an account. Performance and gain are relative to the first point of the
        series; amounts are absolute. The shape of a point is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The financial history of an account (MPP-T2).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/financial_history``, observed (MPP-T2).
        """
        return self._call(operations.GET_FINANCIAL_HISTORY, path={"uia_id": uia_id})

    def list_current_values(
        self,
        uia_id: Id,
        *,
        investment_compartment: InvestmentCompartmentInput | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> Paged[ProductCurrentValue]:
        """List the current product values of an account.

        The current value of every product of an account. (The reference writes the path with a
        double slash, a typing error.)

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            investment_compartment: Only values of this compartment (observed, MPP-T2).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/products_current_values``, observed (MPP-T2).
        """
        return self._paged(
            operations.LIST_PRODUCTS_CURRENT_VALUES,
            path={"uia_id": uia_id},
            query={"investmentCompartment": investment_compartment, "limit": limit},
        )

    def get_current_value(
        self, uia_id: Id, product_id: Id, compartment: InvestmentCompartmentInput
    ) -> ProductCurrentValue:
        """Get the current value of a product.

        The current value of one product in one compartment of an account.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            product_id: Id of the product (observed, MPP-T2).
            compartment: The compartment of the account (observed, MPP-T2).

        Returns:
            The current value of a product (MPP-T2).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET
        /user_investment_accounts/{uia_id}/products/{product_id}/investment_compartments/{compartment}/current_value``,
        observed (MPP-T2).
        """
        return self._call(
            operations.GET_PRODUCT_CURRENT_VALUE,
            path={"uia_id": uia_id, "product_id": product_id, "compartment": compartment},
        )


class AccountsWithResponse:
    """The methods of `Accounts`, each giving the whole reply."""

    def __init__(self, resource: Accounts) -> None:
        self.get = whole_reply(resource.get)
        self.get_financial_capital = whole_reply(resource.get_financial_capital)
        self.get_advice = whole_reply(resource.get_advice)
        self.get_financial_history = whole_reply(resource.get_financial_history)
        self.get_current_value = whole_reply(resource.get_current_value)


class AsyncAccounts(AsyncResource):
    """The life insurance and retirement (PER) accounts of a user, their products and their values."""

    @cached_property
    def with_response(self) -> AsyncAccountsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncAccountsWithResponse(self.whole())

    async def get(self, uia_id: Id) -> UserInvestmentAccount:
        """Get an investment account.

        One investment account of a user.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The investment account (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}``, observed (MPP-T3).
        """
        return await self._call(operations.GET_USER_INVESTMENT_ACCOUNT, path={"uia_id": uia_id})

    async def get_financial_capital(self, uia_id: Id) -> UserFinancialCapital:
        """Get the financial capital of an account.

        What an account is worth today, in euros.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The financial capital of an account (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/user_financial_capital``, observed (MPP-T3).
        """
        return await self._call(operations.GET_USER_FINANCIAL_CAPITAL, path={"uia_id": uia_id})

    def list_values(
        self,
        uia_id: Id,
        *,
        type: str | Unset = UNSET,
        date_strictly_after: str | Unset = UNSET,
        product: str | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> AsyncPaged[UserInvestmentValue]:
        """List the values of an account.

        The values of an account, day by day, with gaps where a value is not reliable.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            type: Kind of values; `account-daily` was seen (observed, MPP-T3).
            date_strictly_after: Only values after this date (observed, MPP-T3).
            product: Only values of this product (observed, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/user_investment_values``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_INVESTMENT_VALUES,
            path={"uia_id": uia_id},
            query={
                "type": type,
                "date[strictly_after]": date_strictly_after,
                "product": product,
                "limit": limit,
            },
        )

    def list_products(
        self, uia_id: Id, *, limit: int | Unset = UNSET
    ) -> AsyncPaged[AccountProduct]:
        """List the products of an account.

        The products that an account is invested in.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/user_investment_account_products``, observed
        (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_INVESTMENT_ACCOUNT_PRODUCTS,
            path={"uia_id": uia_id},
            query={"limit": limit},
        )

    async def get_advice(self, uia_id: Id) -> HydraItem:
        """Get the advice given on an account.

        The advice given on an account, with the choice of Mon Petit Placement and that of the user.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The advice given on an account (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/advice_dto``, observed (MPP-T3).
        """
        return await self._call(operations.GET_ACCOUNT_ADVICE, path={"uia_id": uia_id})

    def list_bills(self, uia_id: Id, *, limit: int | Unset = UNSET) -> AsyncPaged[HydraItem]:
        """List the bills of an account.

        The bills of an account. The shape of an element is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/investment_bills``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_INVESTMENT_BILLS, path={"uia_id": uia_id}, query={"limit": limit}
        )

    def list_requests(self, uia_id: Id, *, limit: int | Unset = UNSET) -> AsyncPaged[HydraItem]:
        """List the investment requests of an account.

        The investment requests of an account. The shape of an element is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/invest_requests``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_INVEST_REQUESTS, path={"uia_id": uia_id}, query={"limit": limit}
        )

    def list_orders(
        self,
        uia_id: Id,
        *,
        status: Sequence[str] | Unset = UNSET,
        exclude_sub_type: Sequence[str] | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> AsyncPaged[HydraItem]:
        """List the orders of an account.

        The orders of an account. The shape of an element is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            status: Only orders with one of these statuses (observed, MPP-T3).
            exclude_sub_type: No orders with one of these sub-types (observed, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/invest_orders``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_INVEST_ORDERS,
            path={"uia_id": uia_id},
            query={"status[]": status, "exclude_subType[]": exclude_sub_type, "limit": limit},
        )

    async def get_financial_history(self, uia_id: Id) -> FinancialHistory:
        """Get the financial history of an account.

        The history of an account. Performance and gain are relative to the first point of the
        series; amounts are absolute. The shape of a point is not known.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).

        Returns:
            The financial history of an account (MPP-T2).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/financial_history``, observed (MPP-T2).
        """
        return await self._call(operations.GET_FINANCIAL_HISTORY, path={"uia_id": uia_id})

    def list_current_values(
        self,
        uia_id: Id,
        *,
        investment_compartment: InvestmentCompartmentInput | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> AsyncPaged[ProductCurrentValue]:
        """List the current product values of an account.

        The current value of every product of an account. (The reference writes the path with a
        double slash, a typing error.)

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            investment_compartment: Only values of this compartment (observed, MPP-T2).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_investment_accounts/{uia_id}/products_current_values``, observed (MPP-T2).
        """
        return self._paged(
            operations.LIST_PRODUCTS_CURRENT_VALUES,
            path={"uia_id": uia_id},
            query={"investmentCompartment": investment_compartment, "limit": limit},
        )

    async def get_current_value(
        self, uia_id: Id, product_id: Id, compartment: InvestmentCompartmentInput
    ) -> ProductCurrentValue:
        """Get the current value of a product.

        The current value of one product in one compartment of an account.

        Args:
            uia_id: Id of the investment account, a UUID since 2026 (observed, MPP-T2, MPP-T3).
            product_id: Id of the product (observed, MPP-T2).
            compartment: The compartment of the account (observed, MPP-T2).

        Returns:
            The current value of a product (MPP-T2).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET
        /user_investment_accounts/{uia_id}/products/{product_id}/investment_compartments/{compartment}/current_value``,
        observed (MPP-T2).
        """
        return await self._call(
            operations.GET_PRODUCT_CURRENT_VALUE,
            path={"uia_id": uia_id, "product_id": product_id, "compartment": compartment},
        )


class AsyncAccountsWithResponse:
    """The methods of `AsyncAccounts`, each giving the whole reply."""

    def __init__(self, resource: AsyncAccounts) -> None:
        self.get = whole_async_reply(resource.get)
        self.get_financial_capital = whole_async_reply(resource.get_financial_capital)
        self.get_advice = whole_async_reply(resource.get_advice)
        self.get_financial_history = whole_async_reply(resource.get_financial_history)
        self.get_current_value = whole_async_reply(resource.get_current_value)
