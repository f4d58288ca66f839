"""Select the modules of the runtime that a distribution needs: what its files import, and what those modules import."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final, TypeAlias

FOLDER: Final = "runtime/"
_INIT: Final = "__init__"
_NAMES: Final = r" +import +(\([^)]*\)|[^\n]+)"
_OF_RUNTIME: Final = re.compile(r"^[ \t]*from +[.\w]*\b_runtime((?:\.\w+)*)" + _NAMES, re.MULTILINE)
"""An import of the runtime in another file of the package: `from .._runtime.base import errors as _errors`."""
_IN_RUNTIME: Final = re.compile(r"^[ \t]*from +(\.+)([\w.]*)" + _NAMES, re.MULTILINE)
"""An import in the runtime, whether for annotations or in a function."""

Module: TypeAlias = tuple[str, ...]


def needed(texts: Iterable[str], templates: Iterable[str], source: Callable[[str], str]) -> tuple[str, ...]:
    """Return the templates of the modules of the runtime that a distribution needs, sorted.

    An import counts wherever it is: type checkers follow those for annotations, calls those in functions.

    Args:
        texts: the other Python files of the distribution.
        templates: the names of all templates.
        source: returns the text of a template.
    """
    modules = {_module(name): name for name in templates if name.startswith(FOLDER) and name.endswith(".py")}
    found: dict[Module, str] = {}
    waiting = [(), *(module for text in texts for module in _of_runtime(text))]
    while waiting:
        module = waiting.pop()
        for at in range(len(module) + 1):
            part = module[:at]
            name = modules.get((*part, _INIT)) or modules.get(part)
            if name is not None and part not in found:
                found[part] = name
                is_package = name.endswith(f"{_INIT}.py")
                waiting += _in_runtime(source(name), part if is_package else part[:-1])
    return tuple(sorted(found.values()))


def _module(template: str) -> Module:
    return PurePosixPath(template.removeprefix(FOLDER)).with_suffix("").parts


def _of_runtime(text: str) -> Iterator[Module]:
    for path, names in _OF_RUNTIME.findall(text):
        yield from _named(tuple(path.split(".")[1:]), names)


@lru_cache(maxsize=1024)
def _in_runtime(text: str, package: Module) -> tuple[Module, ...]:
    """Return what a module imports from the runtime; a name in a module counts as one, and is not found."""
    found: list[Module] = []
    for dots, path, names in _IN_RUNTIME.findall(text):
        above = package[: len(package) + 1 - len(dots)]
        found += _named((*above, *filter(None, path.split("."))), names)
    return tuple(found)


def _named(module: Module, names: str) -> Iterator[Module]:
    for name in names.strip("()").split(","):
        word = name.split()
        if word:
            yield (*module, word[0])
