"""What `client.text` can do.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import text as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from typing import Literal

    from .._runtime.unset import Unset
    from ..models import TextModel


class TextResource(SyncResource):
    """The operations of ``Text\"\"\"``."""

    @cached_property
    def with_response(self) -> TextResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return TextResourceWithResponse(self.whole())

    def get(self, *, a_b: Literal['"""', "'", "\\", "{{ x }}"] | Unset = UNSET) -> TextModel:
        """Ends with a backslash \\.

        Ends with a quote "

        Args:
            a_b: one \"\"\" two | three.

        Returns:
            \"\"\".

        Raises:
            errors.BadRequest: \\\"\"\".

        ``GET /text``, documented (\"\"\").
        """
        return self._call(operations.GET_TEXT, query={'a"""b': a_b})


class TextResourceWithResponse:
    """The methods of `TextResource`, each giving the whole reply."""

    def __init__(self, resource: TextResource) -> None:
        self.get = whole_reply(resource.get)


class AsyncTextResource(AsyncResource):
    """The operations of ``Text\"\"\"``."""

    @cached_property
    def with_response(self) -> AsyncTextResourceWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncTextResourceWithResponse(self.whole())

    async def get(self, *, a_b: Literal['"""', "'", "\\", "{{ x }}"] | Unset = UNSET) -> TextModel:
        """Ends with a backslash \\.

        Ends with a quote "

        Args:
            a_b: one \"\"\" two | three.

        Returns:
            \"\"\".

        Raises:
            errors.BadRequest: \\\"\"\".

        ``GET /text``, documented (\"\"\").
        """
        return await self._call(operations.GET_TEXT, query={'a"""b': a_b})


class AsyncTextResourceWithResponse:
    """The methods of `AsyncTextResource`, each giving the whole reply."""

    def __init__(self, resource: AsyncTextResource) -> None:
        self.get = whole_async_reply(resource.get)
