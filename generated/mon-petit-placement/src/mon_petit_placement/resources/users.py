"""What `client.users` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import users as operations
from .._runtime.resource import AsyncResource, SyncResource
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import HydraItem, Id


class Users(SyncResource):
    """What belongs to a user, his knowledge-of-customer files (KYC) and his coupons."""

    def list_kycs(self, user_id: Id, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the KYCs of a user.

        The knowledge-of-customer files (KYC) of a user. Elements are open.

        Args:
            user_id: Id of the user (observed, MPP-T3).
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

        ``GET /users/{user_id}/user_kycs``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_KYCS, path={"user_id": user_id}, query={"limit": limit}
        )

    def list_user_coupons(self, user_id: Id, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the coupons that a user received.

        The coupons that a user received. Elements are open.

        Args:
            user_id: Id of the user (observed, MPP-T3).
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

        ``GET /users/{user_id}/user_coupons``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_COUPONS, path={"user_id": user_id}, query={"limit": limit}
        )

    def list_coupons(self, user_id: Id, *, limit: int | Unset = UNSET) -> Paged[HydraItem]:
        """List the coupons that a user may give.

        The coupons of a user, as a sponsor. Elements are open.

        Args:
            user_id: Id of the user (observed, MPP-T3).
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

        ``GET /users/{user_id}/coupons``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_COUPONS, path={"user_id": user_id}, query={"limit": limit}
        )


class AsyncUsers(AsyncResource):
    """What belongs to a user, his knowledge-of-customer files (KYC) and his coupons."""

    def list_kycs(self, user_id: Id, *, limit: int | Unset = UNSET) -> AsyncPaged[HydraItem]:
        """List the KYCs of a user.

        The knowledge-of-customer files (KYC) of a user. Elements are open.

        Args:
            user_id: Id of the user (observed, MPP-T3).
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

        ``GET /users/{user_id}/user_kycs``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_KYCS, path={"user_id": user_id}, query={"limit": limit}
        )

    def list_user_coupons(
        self, user_id: Id, *, limit: int | Unset = UNSET
    ) -> AsyncPaged[HydraItem]:
        """List the coupons that a user received.

        The coupons that a user received. Elements are open.

        Args:
            user_id: Id of the user (observed, MPP-T3).
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

        ``GET /users/{user_id}/user_coupons``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_USER_COUPONS, path={"user_id": user_id}, query={"limit": limit}
        )

    def list_coupons(self, user_id: Id, *, limit: int | Unset = UNSET) -> AsyncPaged[HydraItem]:
        """List the coupons that a user may give.

        The coupons of a user, as a sponsor. Elements are open.

        Args:
            user_id: Id of the user (observed, MPP-T3).
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

        ``GET /users/{user_id}/coupons``, observed (MPP-T3).
        """
        return self._paged(
            operations.LIST_COUPONS, path={"user_id": user_id}, query={"limit": limit}
        )
