"""What `client.catalogue` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import catalogue as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import HydraItem, Id


class Catalogue(SyncResource):
    """Advice, profiles, categories and product values."""

    @cached_property
    def with_response(self) -> CatalogueWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return CatalogueWithResponse(self.whole())

    def get_advice(self, advice_id: Id) -> HydraItem:
        """Get an advice.

        One advice. Its shape is not certain; its id was seen as a numeric string.

        Args:
            advice_id: Id of the advice (observed, MPP-T3).

        Returns:
            The advice (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /advice/{advice_id}``, observed (MPP-T3).
        """
        return self._call(operations.GET_ADVICE, path={"advice_id": advice_id})

    def list_invest_profile_categories(self, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the categories of profiles.

        The categories of investment profiles. Elements are open.

        Args:
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /invest_profile_categories``, observed (MPP-T3).
        """
        return self._paged(operations.LIST_INVEST_PROFILE_CATEGORIES, query={"limit": limit})

    def list_invest_profiles(self, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the profiles.

        The investment profiles. Elements are open.

        Args:
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /invest_profiles``, observed (MPP-T3).
        """
        return self._paged(operations.LIST_INVEST_PROFILES, query={"limit": limit})

    def list_kyc_categories(self, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the categories of KYC questions.

        The categories of KYC questions. Elements are open.

        Args:
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /kyc_categories``, observed (MPP-T3).
        """
        return self._paged(operations.LIST_KYC_CATEGORIES, query={"limit": limit})

    def list_product_values(
        self,
        *,
        product: str | Unset = UNSET,
        products: Sequence[str] | Unset = UNSET,
        product_isin: str | Unset = UNSET,
        date_before: str | Unset = UNSET,
        date_strictly_before: str | Unset = UNSET,
        date_after: str | Unset = UNSET,
        date_strictly_after: str | Unset = UNSET,
        order_date: Literal["asc", "desc"] | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> Paged[HydraItem]:
        """List the values of products.

        The values of products, day by day. Elements are open.

        Args:
            product: Only values of this product (observed, MPP-T3).
            products: Only values of one of these products (observed, MPP-T3).
            product_isin: Only values of the product with this ISIN (observed, MPP-T3).
            date_before: Only values at or before this date (observed, MPP-T3).
            date_strictly_before: Only values before this date (observed, MPP-T3).
            date_after: Only values at or after this date (observed, MPP-T3).
            date_strictly_after: Only values after this date (observed, MPP-T3).
            order_date: Order by date (observed, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /product_values``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_PRODUCT_VALUES,
            query={
                "product": product,
                "product[]": products,
                "product.isin": product_isin,
                "date[before]": date_before,
                "date[strictly_before]": date_strictly_before,
                "date[after]": date_after,
                "date[strictly_after]": date_strictly_after,
                "order[date]": order_date,
                "limit": limit,
            },
        )


class CatalogueWithResponse:
    """The methods of `Catalogue`, each giving the whole reply."""

    def __init__(self, resource: Catalogue) -> None:
        self.get_advice = whole_reply(resource.get_advice)


class AsyncCatalogue(AsyncResource):
    """Advice, profiles, categories and product values."""

    @cached_property
    def with_response(self) -> AsyncCatalogueWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncCatalogueWithResponse(self.whole())

    async def get_advice(self, advice_id: Id) -> HydraItem:
        """Get an advice.

        One advice. Its shape is not certain; its id was seen as a numeric string.

        Args:
            advice_id: Id of the advice (observed, MPP-T3).

        Returns:
            The advice (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /advice/{advice_id}``, observed (MPP-T3).
        """
        return await self._call(operations.GET_ADVICE, path={"advice_id": advice_id})

    def list_invest_profile_categories(
        self, *, limit: int | Unset = UNSET
    ) -> AsyncPaged[HydraItem]:
        """List the categories of profiles.

        The categories of investment profiles. Elements are open.

        Args:
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /invest_profile_categories``, observed (MPP-T3).
        """
        return self._paged(operations.LIST_INVEST_PROFILE_CATEGORIES, query={"limit": limit})

    def list_invest_profiles(self, *, limit: int | Unset = UNSET) -> AsyncPaged[HydraItem]:
        """List the profiles.

        The investment profiles. Elements are open.

        Args:
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /invest_profiles``, observed (MPP-T3).
        """
        return self._paged(operations.LIST_INVEST_PROFILES, query={"limit": limit})

    def list_kyc_categories(self, *, limit: int | Unset = UNSET) -> AsyncPaged[HydraItem]:
        """List the categories of KYC questions.

        The categories of KYC questions. Elements are open.

        Args:
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /kyc_categories``, observed (MPP-T3).
        """
        return self._paged(operations.LIST_KYC_CATEGORIES, query={"limit": limit})

    def list_product_values(
        self,
        *,
        product: str | Unset = UNSET,
        products: Sequence[str] | Unset = UNSET,
        product_isin: str | Unset = UNSET,
        date_before: str | Unset = UNSET,
        date_strictly_before: str | Unset = UNSET,
        date_after: str | Unset = UNSET,
        date_strictly_after: str | Unset = UNSET,
        order_date: Literal["asc", "desc"] | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> AsyncPaged[HydraItem]:
        """List the values of products.

        The values of products, day by day. Elements are open.

        Args:
            product: Only values of this product (observed, MPP-T3).
            products: Only values of one of these products (observed, MPP-T3).
            product_isin: Only values of the product with this ISIN (observed, MPP-T3).
            date_before: Only values at or before this date (observed, MPP-T3).
            date_strictly_before: Only values before this date (observed, MPP-T3).
            date_after: Only values at or after this date (observed, MPP-T3).
            date_strictly_after: Only values after this date (observed, MPP-T3).
            order_date: Order by date (observed, MPP-T3).
            limit: How many elements a page has; 200 works (observed, MPP-T2, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /product_values``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_PRODUCT_VALUES,
            query={
                "product": product,
                "product[]": products,
                "product.isin": product_isin,
                "date[before]": date_before,
                "date[strictly_before]": date_strictly_before,
                "date[after]": date_after,
                "date[strictly_after]": date_strictly_after,
                "order[date]": order_date,
                "limit": limit,
            },
        )


class AsyncCatalogueWithResponse:
    """The methods of `AsyncCatalogue`, each giving the whole reply."""

    def __init__(self, resource: AsyncCatalogue) -> None:
        self.get_advice = whole_async_reply(resource.get_advice)
