"""Compute the imports of a file from the symbols that it needs."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pochoir.annotations import Symbol
from pochoir.literals import Code

Section: TypeAlias = tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Imports:
    """Import statements in sections (standard library, third party, package), separated by blank lines.

    `runtime` imports are executed, `typing` ones are under `TYPE_CHECKING`.
    """

    runtime: tuple[Section, ...]
    typing: tuple[Section, ...] = ()


def imports(runtime: Iterable[Symbol], typing: Iterable[Symbol] = (), here: str = "", package: str = "") -> Imports:
    """Return the imports of a file.

    Args:
        runtime: symbols that the file needs at run time.
        typing: symbols that only its annotations need.
        here: the folder of the file in the package, such as `resources`, or "" for the top.
        package: the name of the package for absolute imports, or "" for relative ones.
    """
    needed = set(runtime)
    checked = set(typing) - needed
    if checked:
        needed.add(("typing", "TYPE_CHECKING"))
    return Imports(_sections(needed, here, package), _sections(checked, here, package))


def _sections(symbols: Iterable[Symbol], here: str, package: str) -> tuple[Section, ...]:
    whole: dict[int, list[str]] = {}
    named: dict[int, dict[str, list[str]]] = {}
    for module, name in set(symbols):
        path = _path(module, here, package)
        if name:
            named.setdefault(_section(path), {}).setdefault(path, []).append(name)
        else:
            whole.setdefault(_section(path), []).append(path)
    return tuple(
        (
            *(Code(f"import {path}") for path in sorted(whole.get(section, ()), key=_natural)),
            *(_statement(path, names) for path, names in sorted(named.get(section, {}).items(), key=_module_order)),
        )
        for section in sorted({*whole, *named})
    )


def _statement(path: str, names: Iterable[str]) -> Code:
    return Code(f"from {path} import {', '.join(sorted(names, key=_name_order))}")


def _path(module: str, here: str, package: str) -> str:
    if not module.startswith("."):
        return module
    if package:
        return f"{package}{module}".rstrip(".")
    if not here:
        return module
    if f"{module}.".startswith(f".{here}."):
        return f".{module.removeprefix(f'.{here}').removeprefix('.')}"
    return f".{module}"


def _section(path: str) -> int:
    top = path.split(" ")[0].split(".")[0]
    if not top:
        return 2
    return 0 if top in sys.stdlib_module_names else 1


def _module_order(item: tuple[str, list[str]]) -> tuple[int, list[tuple[int, int, str]]]:
    path = item[0]
    return path.count(".", 0, len(path) - len(path.lstrip("."))) * -1, _natural(path.lstrip("."))


def _name_order(name: str) -> tuple[int, list[tuple[int, int, str]], str]:
    first = name.split(" ")[0]
    kind = 0 if first.isupper() and len(first) > 1 else 1 if first[:1].isupper() else 2
    return kind, _natural(name), name


def _natural(text: str) -> list[tuple[int, int, str]]:
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", text.lower())]
