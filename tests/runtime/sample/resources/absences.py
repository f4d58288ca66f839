"""Les absences des agents."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import absences as operations
from .._runtime.base.unset import UNSET, Unset
from .._runtime.call.resource import whole_async_reply, whole_reply
from .._runtime.paging.lists import AsyncPagedResource, PagedResource

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping
    from datetime import date

    from .._runtime.codec.values import JsonInput
    from .._runtime.paging.lists import AsyncPaged, Paged
    from ..models import Absence


class Absences(PagedResource):
    """Les absences des agents."""

    @cached_property
    def with_response(self) -> AbsencesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AbsencesWithResponse(self._whole())

    def list(self, *, organisation_id: int | Unset = UNSET, page: int | Unset = UNSET) -> Paged[Absence]:
        """Lister les absences.

        Args:
            organisation_id: de l'organisation.
            page: la première à lire.

        Raises:
            errors.Unauthorized: requête non authentifiée.

        ``GET /api/v1/absences``, observed (RDV-30).
        """
        return self._paged(operations.LIST_ABSENCES, query={"organisation_id": organisation_id, "page": page})

    def get(self, id: int) -> Absence:
        """Lire une absence.

        Args:
            id: de l'absence.

        Raises:
            errors.NotFound: l'absence n'existe pas.
        """
        return self._call(operations.GET_ABSENCE, path={"id": id})

    def create(
        self,
        *,
        organisation_id: int,
        first_day: date,
        title: str | Unset | None = UNSET,
        tags: builtins.list[str] | Unset = UNSET,
        extra: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> Absence:
        """Créer une absence.

        Args:
            organisation_id: de l'organisation.
            first_day: premier jour.
            title: intitulé.
            tags: étiquettes.
            extra: tout le reste.

        Raises:
            errors.UnprocessableEntity: paramètres sains mais incorrects.
        """
        return self._call(
            operations.CREATE_ABSENCE,
            body={
                "organisation_id": organisation_id,
                "first_day": first_day,
                "title": title,
                "tags": tags,
                "extra": extra,
            },
        )

    def delete(self, id: int) -> None:
        """Supprimer une absence.

        Args:
            id: de l'absence.
        """
        return self._call(operations.DELETE_ABSENCE, path={"id": id})


class AbsencesWithResponse:
    """The methods of ``Absences``, each giving the whole reply."""

    def __init__(self, resource: Absences) -> None:
        self.get = whole_reply(resource.get)
        self.create = whole_reply(resource.create)
        self.delete = whole_reply(resource.delete)


class AsyncAbsences(AsyncPagedResource):
    """Les absences des agents."""

    @cached_property
    def with_response(self) -> AsyncAbsencesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncAbsencesWithResponse(self._whole())

    def list(self, *, organisation_id: int | Unset = UNSET, page: int | Unset = UNSET) -> AsyncPaged[Absence]:
        """Lister les absences.

        Args:
            organisation_id: de l'organisation.
            page: la première à lire.

        Raises:
            errors.Unauthorized: requête non authentifiée.

        ``GET /api/v1/absences``, observed (RDV-30).
        """
        return self._paged(operations.LIST_ABSENCES, query={"organisation_id": organisation_id, "page": page})

    async def get(self, id: int) -> Absence:
        """Lire une absence.

        Args:
            id: de l'absence.

        Raises:
            errors.NotFound: l'absence n'existe pas.
        """
        return await self._call(operations.GET_ABSENCE, path={"id": id})

    async def create(
        self,
        *,
        organisation_id: int,
        first_day: date,
        title: str | Unset | None = UNSET,
        tags: builtins.list[str] | Unset = UNSET,
        extra: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> Absence:
        """Créer une absence.

        Args:
            organisation_id: de l'organisation.
            first_day: premier jour.
            title: intitulé.
            tags: étiquettes.
            extra: tout le reste.

        Raises:
            errors.UnprocessableEntity: paramètres sains mais incorrects.
        """
        return await self._call(
            operations.CREATE_ABSENCE,
            body={
                "organisation_id": organisation_id,
                "first_day": first_day,
                "title": title,
                "tags": tags,
                "extra": extra,
            },
        )

    async def delete(self, id: int) -> None:
        """Supprimer une absence.

        Args:
            id: de l'absence.
        """
        return await self._call(operations.DELETE_ABSENCE, path={"id": id})


class AsyncAbsencesWithResponse:
    """The methods of ``AsyncAbsences``, each giving the whole reply."""

    def __init__(self, resource: AsyncAbsences) -> None:
        self.get = whole_async_reply(resource.get)
        self.create = whole_async_reply(resource.create)
        self.delete = whole_async_reply(resource.delete)
