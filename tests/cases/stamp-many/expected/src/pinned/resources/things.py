"""What `client.things` can do.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import things as operations
from .._runtime import batch as _batch
from .._runtime.confirm import require_confirmation
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    import builtins
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Literal

    from .._runtime import outcomes as _outcomes
    from .._runtime.paging import AsyncPaged, Paged
    from .._runtime.unset import Unset
    from ..models import CreateThingsReplyWithThings, Thing, ThingInput


class Things(SyncResource):
    """The operations of ``Things``."""

    @cached_property
    def with_response(self) -> ThingsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return ThingsWithResponse(self.whole())

    def list(self) -> Paged[Thing]:
        """``GET /things``."""
        return self._paged(operations.LIST_THINGS)

    def create(
        self, *, records: Sequence[Thing | ThingInput], list: bool | Unset = UNSET
    ) -> builtins.list[Thing] | CreateThingsReplyWithThings:
        """``POST /things``.

        Args:
            list: A list of them.

        Returns:
            all.
        """
        return self._call(operations.CREATE_THINGS, body={"records": records, "list": list})

    def delete(self, *, sure: Literal[True], before: date | Unset = UNSET) -> None:
        """``DELETE /things``.

        Args:
            sure: `True`, to confirm what cannot be undone.
            before: Only older ones.
        """
        require_confirmation("sure", sure)
        return self._call(operations.DELETE_THINGS, query={"before": before})

    def save_all(
        self, records: Iterable[Thing | ThingInput], *, list: bool | Unset = UNSET
    ) -> _outcomes.Outcomes[Thing | ThingInput, Thing]:
        """Send any number of records with `create`, and tell what became of each.

        They go in requests of at most 10 records and 1000 bytes. Of records with the same `code`
        and `day`, as the server reads it, only the last is sent. A request that is refused because
        of some records is sent again without them.

        Args:
            records: what to send, any number, in their order.
            list: A list of them.

        Returns:
            One outcome for each record, in their order: saved, duplicate or rejected.

        Raises:
            errors.BatchInterrupted: a request failed for another reason; it holds the outcomes
                before.

        ``POST /things``.
        """
        return _batch.save_all(
            self._client, operations.CREATE_THINGS_BATCH, records, {"list": list}
        )


class ThingsWithResponse:
    """The methods of `Things`, each giving the whole reply."""

    def __init__(self, resource: Things) -> None:
        self.create = whole_reply(resource.create)
        self.delete = whole_reply(resource.delete)


class AsyncThings(AsyncResource):
    """The operations of ``Things``."""

    @cached_property
    def with_response(self) -> AsyncThingsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncThingsWithResponse(self.whole())

    def list(self) -> AsyncPaged[Thing]:
        """``GET /things``."""
        return self._paged(operations.LIST_THINGS)

    async def create(
        self, *, records: Sequence[Thing | ThingInput], list: bool | Unset = UNSET
    ) -> builtins.list[Thing] | CreateThingsReplyWithThings:
        """``POST /things``.

        Args:
            list: A list of them.

        Returns:
            all.
        """
        return await self._call(operations.CREATE_THINGS, body={"records": records, "list": list})

    async def delete(self, *, sure: Literal[True], before: date | Unset = UNSET) -> None:
        """``DELETE /things``.

        Args:
            sure: `True`, to confirm what cannot be undone.
            before: Only older ones.
        """
        require_confirmation("sure", sure)
        return await self._call(operations.DELETE_THINGS, query={"before": before})

    async def save_all(
        self, records: Iterable[Thing | ThingInput], *, list: bool | Unset = UNSET
    ) -> _outcomes.Outcomes[Thing | ThingInput, Thing]:
        """Send any number of records with `create`, and tell what became of each.

        They go in requests of at most 10 records and 1000 bytes. Of records with the same `code`
        and `day`, as the server reads it, only the last is sent. A request that is refused because
        of some records is sent again without them.

        Args:
            records: what to send, any number, in their order.
            list: A list of them.

        Returns:
            One outcome for each record, in their order: saved, duplicate or rejected.

        Raises:
            errors.BatchInterrupted: a request failed for another reason; it holds the outcomes
                before.

        ``POST /things``.
        """
        return await _batch.save_all_async(
            self._client, operations.CREATE_THINGS_BATCH, records, {"list": list}
        )


class AsyncThingsWithResponse:
    """The methods of `AsyncThings`, each giving the whole reply."""

    def __init__(self, resource: AsyncThings) -> None:
        self.create = whole_async_reply(resource.create)
        self.delete = whole_async_reply(resource.delete)
