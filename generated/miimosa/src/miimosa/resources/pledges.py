"""What `client.pledges` can do.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pledges as operations
from .._runtime.resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.values import JsonValue


class Pledges(SyncResource):
    """The valid lending pledges of a user."""

    def list(self, *, user_email: str, user_birthdate: str) -> Paged[JsonValue]:
        """List all valid lending pledges.

        List all valid lending pledges of a user, page after page. The user is found by e-mail
        address; the birthdate is used to verify that we know the user.

        Args:
            user_email: Search pledges by the user's email (MII-11a, MII-17, MII-18).
            user_birthdate: Use to verify that we know the user. The documentation gives no
                format (MII-11a, MII-11b, MII-17, MII-18).

        Raises:
            errors.Forbidden: birthdate does not match.
            errors.NotFound: email not found.
            errors.ApiError: Any other status.

        ``GET /user/pledges``, documented (MII-4, MII-7, MII-11a, MII-16).
        """
        return self._paged(
            operations.LIST_USER_PLEDGES,
            query={"user_email": user_email, "user_birthdate": user_birthdate},
        )


class AsyncPledges(AsyncResource):
    """The valid lending pledges of a user."""

    def list(self, *, user_email: str, user_birthdate: str) -> AsyncPaged[JsonValue]:
        """List all valid lending pledges.

        List all valid lending pledges of a user, page after page. The user is found by e-mail
        address; the birthdate is used to verify that we know the user.

        Args:
            user_email: Search pledges by the user's email (MII-11a, MII-17, MII-18).
            user_birthdate: Use to verify that we know the user. The documentation gives no
                format (MII-11a, MII-11b, MII-17, MII-18).

        Raises:
            errors.Forbidden: birthdate does not match.
            errors.NotFound: email not found.
            errors.ApiError: Any other status.

        ``GET /user/pledges``, documented (MII-4, MII-7, MII-11a, MII-16).
        """
        return self._paged(
            operations.LIST_USER_PLEDGES,
            query={"user_email": user_email, "user_birthdate": user_birthdate},
        )
