"""What `client.user_kycs` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import user_kycs as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from typing import Literal

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import ConsultingAnalysis, HydraItem, Id


class UserKycs(SyncResource):
    """What follows from a knowledge-of-customer file (KYC)."""

    @cached_property
    def with_response(self) -> UserKycsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return UserKycsWithResponse(self.whole())

    def list_available_products(
        self, kyc_id: Id, *, limit: int | Unset = UNSET
    ) -> Paged[HydraItem]:
        """List the products available after a KYC.

        The products that a user may invest in, given his answers. Elements are open.

        Args:
            kyc_id: Id of the KYC (observed, MPP-T3).
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

        ``GET /user_kycs/{kyc_id}/available_products``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_AVAILABLE_PRODUCTS, path={"kyc_id": kyc_id}, query={"limit": limit}
        )

    def get_consulting_analysis(
        self, kyc_id: Id, kind: Literal["initial", "monthly"]
    ) -> ConsultingAnalysis:
        """Get the analysis of a KYC.

        How an initial or monthly payment would be spread over funds.

        Args:
            kyc_id: Id of the KYC (observed, MPP-T3).
            kind: Whether the first payment or the monthly ones (observed, MPP-T3).

        Returns:
            The analysis of a KYC (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_kycs/{kyc_id}/consulting_analysis/{kind}``, observed (MPP-T3).
        """
        return self._call(operations.GET_CONSULTING_ANALYSIS, path={"kyc_id": kyc_id, "kind": kind})


class UserKycsWithResponse:
    """The methods of `UserKycs`, each giving the whole reply."""

    def __init__(self, resource: UserKycs) -> None:
        self.get_consulting_analysis = whole_reply(resource.get_consulting_analysis)


class AsyncUserKycs(AsyncResource):
    """What follows from a knowledge-of-customer file (KYC)."""

    @cached_property
    def with_response(self) -> AsyncUserKycsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncUserKycsWithResponse(self.whole())

    def list_available_products(
        self, kyc_id: Id, *, limit: int | Unset = UNSET
    ) -> AsyncPaged[HydraItem]:
        """List the products available after a KYC.

        The products that a user may invest in, given his answers. Elements are open.

        Args:
            kyc_id: Id of the KYC (observed, MPP-T3).
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

        ``GET /user_kycs/{kyc_id}/available_products``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_AVAILABLE_PRODUCTS, path={"kyc_id": kyc_id}, query={"limit": limit}
        )

    async def get_consulting_analysis(
        self, kyc_id: Id, kind: Literal["initial", "monthly"]
    ) -> ConsultingAnalysis:
        """Get the analysis of a KYC.

        How an initial or monthly payment would be spread over funds.

        Args:
            kyc_id: Id of the KYC (observed, MPP-T3).
            kind: Whether the first payment or the monthly ones (observed, MPP-T3).

        Returns:
            The analysis of a KYC (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.NotFound: There is no such thing, or it belongs to another user.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /user_kycs/{kyc_id}/consulting_analysis/{kind}``, observed (MPP-T3).
        """
        return await self._call(
            operations.GET_CONSULTING_ANALYSIS, path={"kyc_id": kyc_id, "kind": kind}
        )


class AsyncUserKycsWithResponse:
    """The methods of `AsyncUserKycs`, each giving the whole reply."""

    def __init__(self, resource: AsyncUserKycs) -> None:
        self.get_consulting_analysis = whole_async_reply(resource.get_consulting_analysis)
