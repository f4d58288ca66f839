"""What `client.bodies` can do.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import bodies as operations
from .._runtime.opening import streamed, streamed_async
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from .._runtime.unset import Unset
    from .._runtime.values import FileContent, FileInput, JsonInput, JsonValue
    from ..models import PostFormBodyGrantTypeInput


class Bodies(SyncResource):
    """The operations of ``bodies``."""

    @cached_property
    def with_response(self) -> BodiesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return BodiesWithResponse(self.whole())

    @cached_property
    def with_streaming(self) -> BodiesWithStreaming:
        """Methods for a `with`, each giving a reply to read piece by piece or to save."""
        return BodiesWithStreaming(self._streamed())

    def put_json(self, *, body: Sequence[Mapping[str, JsonInput]] | Unset = UNSET) -> JsonValue:
        """``PUT /json``."""
        return self._call(operations.PUT_JSON, body=body)

    def post_form(
        self, *, grant_type: PostFormBodyGrantTypeInput, class_: int | Unset = UNSET
    ) -> str:
        """``POST /form``."""
        return self._call(operations.POST_FORM, body={"grant_type": grant_type, "class": class_})

    def post_encoded(
        self,
        *,
        a: Mapping[str, JsonInput] | Unset = UNSET,
        b: Sequence[str] | Unset = UNSET,
        c: Sequence[str] | Unset = UNSET,
        d: str | Unset = UNSET,
    ) -> None:
        """``POST /encoded``."""
        return self._call(operations.POST_ENCODED, body={"a": a, "b": b, "c": c, "d": d})

    def post_mixed(self, *, a: str | Unset = UNSET, b: FileInput | Unset = UNSET) -> None:
        """``POST /mixed``."""
        return self._call(operations.POST_MIXED, body={"a": a, "b": b})

    def post_files(
        self,
        *,
        file: FileInput,
        more: Sequence[FileInput] | Unset = UNSET,
        title: str | Unset = UNSET,
    ) -> bytes:
        """``POST /files``."""
        return self._call(operations.POST_FILES, body={"file": file, "more": more, "title": title})

    def post_text(self, *, body: str) -> None:
        """``POST /text``."""
        return self._call(operations.POST_TEXT, body=body)

    def put_bytes(
        self,
        key: UUID,
        *,
        body: FileContent,
        x_trace: str | Unset = UNSET,
        session: str | Unset = UNSET,
        filter: Mapping[str, str] | Unset = UNSET,
        where: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> JsonValue | bytes:
        """``PUT /bytes/{key}``.

        Raises:
            errors.ApiError: anything else.
        """
        return self._call(
            operations.PUT_BYTES,
            path={"key": key},
            query={"filter": filter, "where": where},
            header={"X-Trace": x_trace},
            cookie={"session": session},
            body=body,
        )


class BodiesWithResponse:
    """The methods of `Bodies`, each giving the whole reply."""

    def __init__(self, resource: Bodies) -> None:
        self.put_json = whole_reply(resource.put_json)
        self.post_form = whole_reply(resource.post_form)
        self.post_encoded = whole_reply(resource.post_encoded)
        self.post_mixed = whole_reply(resource.post_mixed)
        self.post_files = whole_reply(resource.post_files)
        self.post_text = whole_reply(resource.post_text)
        self.put_bytes = whole_reply(resource.put_bytes)


class BodiesWithStreaming:
    """Methods of `Bodies`, each giving a reply to read piece by piece."""

    def __init__(self, resource: Bodies) -> None:
        self.post_form = streamed(resource.post_form)
        self.post_files = streamed(resource.post_files)


class AsyncBodies(AsyncResource):
    """The operations of ``bodies``."""

    @cached_property
    def with_response(self) -> AsyncBodiesWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncBodiesWithResponse(self.whole())

    @cached_property
    def with_streaming(self) -> AsyncBodiesWithStreaming:
        """Methods for an `async with`, each giving a reply to read piece by piece or to save."""
        return AsyncBodiesWithStreaming(self._streamed())

    async def put_json(
        self, *, body: Sequence[Mapping[str, JsonInput]] | Unset = UNSET
    ) -> JsonValue:
        """``PUT /json``."""
        return await self._call(operations.PUT_JSON, body=body)

    async def post_form(
        self, *, grant_type: PostFormBodyGrantTypeInput, class_: int | Unset = UNSET
    ) -> str:
        """``POST /form``."""
        return await self._call(
            operations.POST_FORM, body={"grant_type": grant_type, "class": class_}
        )

    async def post_encoded(
        self,
        *,
        a: Mapping[str, JsonInput] | Unset = UNSET,
        b: Sequence[str] | Unset = UNSET,
        c: Sequence[str] | Unset = UNSET,
        d: str | Unset = UNSET,
    ) -> None:
        """``POST /encoded``."""
        return await self._call(operations.POST_ENCODED, body={"a": a, "b": b, "c": c, "d": d})

    async def post_mixed(self, *, a: str | Unset = UNSET, b: FileInput | Unset = UNSET) -> None:
        """``POST /mixed``."""
        return await self._call(operations.POST_MIXED, body={"a": a, "b": b})

    async def post_files(
        self,
        *,
        file: FileInput,
        more: Sequence[FileInput] | Unset = UNSET,
        title: str | Unset = UNSET,
    ) -> bytes:
        """``POST /files``."""
        return await self._call(
            operations.POST_FILES, body={"file": file, "more": more, "title": title}
        )

    async def post_text(self, *, body: str) -> None:
        """``POST /text``."""
        return await self._call(operations.POST_TEXT, body=body)

    async def put_bytes(
        self,
        key: UUID,
        *,
        body: FileContent,
        x_trace: str | Unset = UNSET,
        session: str | Unset = UNSET,
        filter: Mapping[str, str] | Unset = UNSET,
        where: Mapping[str, JsonInput] | Unset = UNSET,
    ) -> JsonValue | bytes:
        """``PUT /bytes/{key}``.

        Raises:
            errors.ApiError: anything else.
        """
        return await self._call(
            operations.PUT_BYTES,
            path={"key": key},
            query={"filter": filter, "where": where},
            header={"X-Trace": x_trace},
            cookie={"session": session},
            body=body,
        )


class AsyncBodiesWithResponse:
    """The methods of `AsyncBodies`, each giving the whole reply."""

    def __init__(self, resource: AsyncBodies) -> None:
        self.put_json = whole_async_reply(resource.put_json)
        self.post_form = whole_async_reply(resource.post_form)
        self.post_encoded = whole_async_reply(resource.post_encoded)
        self.post_mixed = whole_async_reply(resource.post_mixed)
        self.post_files = whole_async_reply(resource.post_files)
        self.post_text = whole_async_reply(resource.post_text)
        self.put_bytes = whole_async_reply(resource.put_bytes)


class AsyncBodiesWithStreaming:
    """Methods of `AsyncBodies`, each giving a reply to read piece by piece."""

    def __init__(self, resource: AsyncBodies) -> None:
        self.post_form = streamed_async(resource.post_form)
        self.post_files = streamed_async(resource.post_files)
