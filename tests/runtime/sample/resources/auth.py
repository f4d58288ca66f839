"""L'authentification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import authentification as operations
from .._runtime.call.resource import AsyncResource, SyncResource

if TYPE_CHECKING:
    from ..models import Agent


class Auth(SyncResource):
    """L'authentification."""

    def sign_in(self, *, email: str, password: str) -> Agent:
        """Ouvrir une session.

        Args:
            email: de l'agent.
            password: de l'agent.

        Raises:
            errors.Unauthorized: mot de passe ou identifiant invalide.

        ``POST /api/v1/auth/sign_in``, documented (RDV-17).
        """
        return self._call(operations.SIGN_IN, body={"email": email, "password": password})


class AsyncAuth(AsyncResource):
    """L'authentification."""

    async def sign_in(self, *, email: str, password: str) -> Agent:
        """Ouvrir une session.

        Args:
            email: de l'agent.
            password: de l'agent.

        Raises:
            errors.Unauthorized: mot de passe ou identifiant invalide.

        ``POST /api/v1/auth/sign_in``, documented (RDV-17).
        """
        return await self._call(operations.SIGN_IN, body={"email": email, "password": password})
