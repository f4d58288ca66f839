"""What both drivers of live events share: how the story begins, and how far a caller may fall behind."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .call import Core
    from .listening import Socket, Story
    from .options import Settings
    from .steps import Acquire, Ask, Finish, Send, Steps

__all__ = ["MOST_WAITING", "begin", "only"]

MOST_WAITING: Final = 1000
"""Events that wait for the caller before reading waits too."""


def begin(engine: "tuple[Core, Settings]", target: "Socket[object]") -> "Story":
    """Begin the story of a WebSocket.

    Raises:
        ImportError: the package that reads WebSockets is not installed.
    """
    core, settings = engine
    try:
        import wsproto as _wsproto
    except ModuleNotFoundError as error:
        wanted = f"live events need the package wsproto: pip install '{core.api.name}[events]'"
        raise ImportError(wanted, name=error.name) from None
    del _wsproto
    from .listening import attend

    return attend(core, settings, target)


def only(step: "Send | Acquire | Ask | Finish") -> "Steps[None]":
    """Tell a story of one step, for a driver that knows how to perform it."""
    yield step
