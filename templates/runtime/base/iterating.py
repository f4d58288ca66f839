"""Close async generators after iterating: trio warns about those left to the garbage collector."""

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing, nullcontext
from types import AsyncGeneratorType
from typing import TypeVar, cast

__all__ = ["iterating"]

T = TypeVar("T")


def iterating(items: AsyncIterable[T]) -> AbstractAsyncContextManager[AsyncIterator[T]]:
    """Return the iterator of an ``async for`` statement, for an ``async with`` block that closes it."""
    iterator = aiter(items)
    if isinstance(iterator, AsyncGeneratorType):
        return aclosing(cast("AsyncGenerator[T]", iterator))
    return nullcontext(iterator)
