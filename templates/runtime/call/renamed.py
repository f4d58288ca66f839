"""Arguments that were renamed: a call with the old name works, with a warning."""

import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

__all__ = ["renamed"]


def renamed(names: Mapping[str, str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator for a method that also accepts old names of its arguments.

    Args:
        names: the name of each argument by its old name.
    """

    def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
        name = method.__qualname__
        if iscoroutinefunction(method):

            @wraps(method)
            async def call_async(*args: Any, **options: Any) -> Any:
                return await method(*args, **_current(name, names, options))

            return call_async

        @wraps(method)
        def call(*args: Any, **options: Any) -> Any:
            return method(*args, **_current(name, names, options))

        return call

    return decorate


def _current(method: str, names: Mapping[str, str], options: dict[str, Any]) -> dict[str, Any]:
    """Return keyword arguments under their current names, and warn of each old one.

    Raises:
        TypeError: an argument was passed under both names.
    """
    for old in names.keys() & options.keys():
        new = names[old]
        if new in options:
            raise TypeError(f"{method}() got {new} and its old name {old}; pass {new} only")
        warnings.warn(f"{method}: {old} is deprecated, pass {new}", DeprecationWarning, stacklevel=3)
        options[new] = options.pop(old)
    return options
