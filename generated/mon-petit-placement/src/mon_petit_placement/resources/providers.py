"""What `client.providers` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import providers as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import HydraItem


class Providers(SyncResource):
    """The insurers that hold the accounts."""

    @cached_property
    def with_response(self) -> ProvidersWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ProvidersWithResponse(self.whole())

    def get(self, provider: str) -> HydraItem:
        """Get a provider.

        An insurer that holds accounts. Its shape is not certain.

        Args:
            provider: Slug or id of the provider (observed, MPP-T3).

        Returns:
            The provider (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /investment_account_providers/{provider}``, observed (MPP-T3).
        """
        return self._call(operations.GET_INVESTMENT_ACCOUNT_PROVIDER, path={"provider": provider})

    def list_kyc_questions(self, provider: str, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the KYC questions of a provider.

        The questions that a provider asks. Elements are open.

        Args:
            provider: Slug or id of the provider (observed, MPP-T3).
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

        ``GET /investment_account_providers/{provider}/kyc_questions``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_KYC_QUESTIONS, path={"provider": provider}, query={"limit": limit}
        )


class ProvidersWithResponse:
    """The methods of `Providers`, each giving the whole reply."""

    def __init__(self, resource: Providers) -> None:
        self.get = whole_reply(resource.get)


class AsyncProviders(AsyncResource):
    """The insurers that hold the accounts."""

    @cached_property
    def with_response(self) -> AsyncProvidersWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncProvidersWithResponse(self.whole())

    async def get(self, provider: str) -> HydraItem:
        """Get a provider.

        An insurer that holds accounts. Its shape is not certain.

        Args:
            provider: Slug or id of the provider (observed, MPP-T3).

        Returns:
            The provider (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /investment_account_providers/{provider}``, observed (MPP-T3).
        """
        return await self._call(
            operations.GET_INVESTMENT_ACCOUNT_PROVIDER, path={"provider": provider}
        )

    def list_kyc_questions(
        self, provider: str, *, limit: int | Unset = UNSET
    ) -> AsyncPaged[HydraItem]:
        """List the KYC questions of a provider.

        The questions that a provider asks. Elements are open.

        Args:
            provider: Slug or id of the provider (observed, MPP-T3).
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

        ``GET /investment_account_providers/{provider}/kyc_questions``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_KYC_QUESTIONS, path={"provider": provider}, query={"limit": limit}
        )


class AsyncProvidersWithResponse:
    """The methods of `AsyncProviders`, each giving the whole reply."""

    def __init__(self, resource: AsyncProviders) -> None:
        self.get = whole_async_reply(resource.get)
