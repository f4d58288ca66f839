"""What `client.pets` can do.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from warnings import warn as _warn

from .._operations import pets as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import Pet, PetInput, StatusInput


class Pets(SyncResource):
    """The pets of the shop."""

    @cached_property
    def with_response(self) -> PetsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return PetsWithResponse(self.whole())

    def list(self, *, status: Sequence[StatusInput] | Unset = UNSET) -> Paged[Pet]:
        """List the pets.

        Args:
            status: Only the pets in one of these states.

        Raises:
            errors.Unauthorized: The token is missing or wrong.

        ``GET /pets``, observed (PET-1).
        """
        return self._paged(operations.LIST_PETS, query={"status": status})

    def create(
        self,
        *,
        name: str,
        born_on: date,
        status: StatusInput | Unset = UNSET,
        mother: Pet | PetInput | Unset = UNSET,
    ) -> Pet:
        """Add a pet.

        Args:
            name: What it is called (PET-2).

        Returns:
            The pet, as it was added.

        Raises:
            errors.Unauthorized: The token is missing or wrong.
            errors.UnprocessableEntity: Something is wrong with the pet.

        ``POST /pets``.
        """
        return self._call(
            operations.CREATE_PET,
            body={"name": name, "born-on": born_on, "status": status, "mother": mother},
        )

    def get(self, id: int) -> Pet:
        """Read a pet.

        Args:
            id: Which pet.

        Raises:
            errors.NotFound: There is no such pet.

        ``GET /pets/{id}``.
        """
        return self._call(operations.GET_PET, path={"id": id})

    def delete(self, id: int) -> None:
        """Remove a pet.

        Deprecated: the API may drop it.

        Args:
            id: Which pet.

        ``DELETE /pets/{id}``.
        """
        _warn("Pets.delete is deprecated", DeprecationWarning, stacklevel=2)
        return self._call(operations.DELETE_PET, path={"id": id})


class PetsWithResponse:
    """The methods of `Pets`, each giving the whole reply."""

    def __init__(self, resource: Pets) -> None:
        self.create = whole_reply(resource.create)
        self.get = whole_reply(resource.get)
        self.delete = whole_reply(resource.delete)


class AsyncPets(AsyncResource):
    """The pets of the shop."""

    @cached_property
    def with_response(self) -> AsyncPetsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncPetsWithResponse(self.whole())

    def list(self, *, status: Sequence[StatusInput] | Unset = UNSET) -> AsyncPaged[Pet]:
        """List the pets.

        Args:
            status: Only the pets in one of these states.

        Raises:
            errors.Unauthorized: The token is missing or wrong.

        ``GET /pets``, observed (PET-1).
        """
        return self._paged(operations.LIST_PETS, query={"status": status})

    async def create(
        self,
        *,
        name: str,
        born_on: date,
        status: StatusInput | Unset = UNSET,
        mother: Pet | PetInput | Unset = UNSET,
    ) -> Pet:
        """Add a pet.

        Args:
            name: What it is called (PET-2).

        Returns:
            The pet, as it was added.

        Raises:
            errors.Unauthorized: The token is missing or wrong.
            errors.UnprocessableEntity: Something is wrong with the pet.

        ``POST /pets``.
        """
        return await self._call(
            operations.CREATE_PET,
            body={"name": name, "born-on": born_on, "status": status, "mother": mother},
        )

    async def get(self, id: int) -> Pet:
        """Read a pet.

        Args:
            id: Which pet.

        Raises:
            errors.NotFound: There is no such pet.

        ``GET /pets/{id}``.
        """
        return await self._call(operations.GET_PET, path={"id": id})

    async def delete(self, id: int) -> None:
        """Remove a pet.

        Deprecated: the API may drop it.

        Args:
            id: Which pet.

        ``DELETE /pets/{id}``.
        """
        _warn("AsyncPets.delete is deprecated", DeprecationWarning, stacklevel=2)
        return await self._call(operations.DELETE_PET, path={"id": id})


class AsyncPetsWithResponse:
    """The methods of `AsyncPets`, each giving the whole reply."""

    def __init__(self, resource: AsyncPets) -> None:
        self.create = whole_async_reply(resource.create)
        self.get = whole_async_reply(resource.get)
        self.delete = whole_async_reply(resource.delete)
