"""What `client.me` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import me as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from ..models import User


class Me(SyncResource):
    """The current user."""

    @cached_property
    def with_response(self) -> MeWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return MeWithResponse(self.whole())

    def get(self) -> User:
        """Get me.

        The current user. The documentation shows the request only; the members of the reply are
        those that public clients read.

        Returns:
            The current user (observed, MPP-8, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /me``, documented (MPP-2, MPP-7, MPP-8, MPP-11, MPP-12, MPP-22, MPP-T3).
        """
        return self._call(operations.GET_ME)


class MeWithResponse:
    """The methods of `Me`, each giving the whole reply."""

    def __init__(self, resource: Me) -> None:
        self.get = whole_reply(resource.get)


class AsyncMe(AsyncResource):
    """The current user."""

    @cached_property
    def with_response(self) -> AsyncMeWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncMeWithResponse(self.whole())

    async def get(self) -> User:
        """Get me.

        The current user. The documentation shows the request only; the members of the reply are
        those that public clients read.

        Returns:
            The current user (observed, MPP-8, MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /me``, documented (MPP-2, MPP-7, MPP-8, MPP-11, MPP-12, MPP-22, MPP-T3).
        """
        return await self._call(operations.GET_ME)


class AsyncMeWithResponse:
    """The methods of `AsyncMe`, each giving the whole reply."""

    def __init__(self, resource: AsyncMe) -> None:
        self.get = whole_async_reply(resource.get)
