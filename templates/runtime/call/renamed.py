"""Arguments and servers that were renamed: a call with the old name works, with a warning."""

import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from inspect import currentframe, iscoroutinefunction
from types import MappingProxyType
from typing import Any, cast

__all__ = ["renamed"]

_BETWEEN = frozenset({__name__, "typing_extensions", "warnings"})
"""The modules of the frames between a warning and the caller: this one, and those of ``deprecated``."""
_NONE: Mapping[str, str] = MappingProxyType({})


def renamed(
    names: Mapping[str, str], servers: Mapping[str, str] = _NONE
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator for a method or a constructor that also accepts old names of its arguments.

    Args:
        names: the name of each argument by its old name.
        servers: the name of each server by its old name, for ``server`` and ``base_urls``.
    """

    def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
        name = method.__qualname__.removesuffix(".__init__")
        if iscoroutinefunction(method):

            @wraps(method)
            async def call_async(*args: Any, **options: Any) -> Any:
                return await method(*args, **_current(name, names, options))

            return call_async

        @wraps(method)
        def call(*args: Any, **options: Any) -> Any:
            options = _current(name, names, options)
            return method(*args, **(_with_servers(name, servers, options) if servers else options))

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
        _warn(f"{method}: {old} is deprecated, pass {new}")
        options[new] = options.pop(old)
    return options


def _with_servers(method: str, servers: Mapping[str, str], options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a client with the current names of servers, and warn of each old one."""
    given, urls = options.get("server"), cast("object", options.get("base_urls"))
    if isinstance(given, str) and given in servers:
        _warn(f"{method}: server={given!r} is deprecated, pass server={servers[given]!r}")
        options["server"] = servers[given]
    if isinstance(urls, Mapping):
        named = cast("Mapping[str, object]", urls)
        old = {name: url for name, url in named.items() if name in servers}
        for name in old:
            _warn(f"{method}: base_urls[{name!r}] is deprecated, pass base_urls[{servers[name]!r}]")
        # A URL under the current name comes first.
        rest = {name: url for name, url in named.items() if name not in old}
        options["base_urls"] = {servers[name]: url for name, url in old.items()} | rest
    return options


def _warn(message: str) -> None:
    """Warn at the line of the caller, who may call a method that is itself deprecated."""
    level, frame = 1, currentframe()
    while frame is not None and frame.f_globals.get("__name__") in _BETWEEN:
        level, frame = level + 1, frame.f_back
    warnings.warn(message, DeprecationWarning, stacklevel=level)
