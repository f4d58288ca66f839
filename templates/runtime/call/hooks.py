"""Check the return values of ``middleware``, ``before_request`` and other functions of the caller."""

from collections.abc import Coroutine
from typing import TypeVar, cast

from ..base.errors import InvalidArgument

__all__ = ["checked"]

T = TypeVar("T")


def checked(option: str, found: object, wanted: type[T]) -> T:
    """Return what a function of the caller returned.

    Args:
        option: the name of the option that took the function.
        found: what it returned.
        wanted: the class that it must return.

    Raises:
        InvalidArgument: it returned something else.
    """
    if isinstance(found, wanted):
        return found
    got = "None" if found is None else type(found).__name__
    if isinstance(found, Coroutine):
        cast("Coroutine[object, object, object]", found).close()
        got = "a coroutine; it must not be an async function"
    raise InvalidArgument(f"{option}: the function must return a {wanted.__name__}, not {got}")
