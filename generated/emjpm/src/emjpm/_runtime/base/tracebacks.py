"""Show callers their own call: leave the frames of the runtime out of the tracebacks of exceptions."""

from collections.abc import Iterator
from types import TracebackType
from typing import Final, TypeVar

from .error_base import Error

__all__ = ["shortened"]

ErrorT = TypeVar("ErrorT", bound=Error)

_RUNTIME: Final = __name__.removesuffix("base.tracebacks")


def shortened(error: ErrorT) -> ErrorT:
    """Remove the frames of the runtime from the traceback of an exception and from those of its causes.

    The frames of the caller's own functions and of libraries stay. Raised again, the exception shows the call.
    """
    for each in _chain(error):
        each.__traceback__ = _without_runtime(each.__traceback__)
    return error


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that led to it, as far as Python prints them."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _without_runtime(traceback: TracebackType | None) -> TracebackType | None:
    kept: list[TracebackType] = []
    while traceback is not None:
        if not str(traceback.tb_frame.f_globals.get("__name__")).startswith(_RUNTIME):
            kept.append(traceback)
        traceback = traceback.tb_next
    following: TracebackType | None = None
    for each in reversed(kept):
        following = TracebackType(following, each.tb_frame, each.tb_lasti, each.tb_lineno)
    return following
