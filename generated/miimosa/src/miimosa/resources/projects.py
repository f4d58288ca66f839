"""What `client.projects` can do.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import projects as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from .._runtime.values import JsonValue
    from ..models import CategoryInput, CollectTypeInput, ProjectOrderInput


class Projects(SyncResource):
    """The published projects."""

    @cached_property
    def with_response(self) -> ProjectsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ProjectsWithResponse(self.whole())

    def list(
        self,
        *,
        order: ProjectOrderInput | Unset = UNSET,
        category: CategoryInput | Unset = UNSET,
        type: CollectTypeInput | Unset = UNSET,
        region: str | Unset = UNSET,
        keyword: str | Unset = UNSET,
    ) -> Paged[JsonValue]:
        """List all published projects.

        List all published projects, page after page. Without a filter the list has every published
        project.

        Args:
            order: How the projects are sorted; the documentation says "Filter projects by order
                type" (MII-9, MII-19).
            category: Category (MII-9, MII-12).
            type: Type of collect for the project (MII-9).
            region: Find a project by its region code, as listed in <https://fr.wikipedia.org/wiki/Codes_g%C3%A9ographiques_de_la_France>
                (MII-9).
            keyword: Search a project by keyword (MII-9).

        Raises:
            errors.ApiError: Any other status.

        ``GET /projects``, documented (MII-4, MII-7, MII-9, MII-16).
        """
        return self._paged(
            operations.LIST_PROJECTS,
            query={
                "order": order,
                "category": category,
                "type": type,
                "region": region,
                "keyword": keyword,
            },
        )

    def get(self, id: int) -> JsonValue:
        """Retrieve a project.

        Args:
            id: Id of the project (MII-10).

        Returns:
            project retrieved (MII-10, MII-13).

        Raises:
            errors.NotFound: project not found.
            errors.ApiError: Any other status.

        ``GET /projects/{id}``, documented (MII-7, MII-10, MII-16).
        """
        return self._call(operations.GET_PROJECT, path={"id": id})


class ProjectsWithResponse:
    """The methods of `Projects`, each giving the whole reply."""

    def __init__(self, resource: Projects) -> None:
        self.get = whole_reply(resource.get)


class AsyncProjects(AsyncResource):
    """The published projects."""

    @cached_property
    def with_response(self) -> AsyncProjectsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncProjectsWithResponse(self.whole())

    def list(
        self,
        *,
        order: ProjectOrderInput | Unset = UNSET,
        category: CategoryInput | Unset = UNSET,
        type: CollectTypeInput | Unset = UNSET,
        region: str | Unset = UNSET,
        keyword: str | Unset = UNSET,
    ) -> AsyncPaged[JsonValue]:
        """List all published projects.

        List all published projects, page after page. Without a filter the list has every published
        project.

        Args:
            order: How the projects are sorted; the documentation says "Filter projects by order
                type" (MII-9, MII-19).
            category: Category (MII-9, MII-12).
            type: Type of collect for the project (MII-9).
            region: Find a project by its region code, as listed in <https://fr.wikipedia.org/wiki/Codes_g%C3%A9ographiques_de_la_France>
                (MII-9).
            keyword: Search a project by keyword (MII-9).

        Raises:
            errors.ApiError: Any other status.

        ``GET /projects``, documented (MII-4, MII-7, MII-9, MII-16).
        """
        return self._paged(
            operations.LIST_PROJECTS,
            query={
                "order": order,
                "category": category,
                "type": type,
                "region": region,
                "keyword": keyword,
            },
        )

    async def get(self, id: int) -> JsonValue:
        """Retrieve a project.

        Args:
            id: Id of the project (MII-10).

        Returns:
            project retrieved (MII-10, MII-13).

        Raises:
            errors.NotFound: project not found.
            errors.ApiError: Any other status.

        ``GET /projects/{id}``, documented (MII-7, MII-10, MII-16).
        """
        return await self._call(operations.GET_PROJECT, path={"id": id})


class AsyncProjectsWithResponse:
    """The methods of `AsyncProjects`, each giving the whole reply."""

    def __init__(self, resource: AsyncProjects) -> None:
        self.get = whole_async_reply(resource.get)
