"""Make texts from a regular expression, as Python parses it. Whether they match is for an engine to say."""

import importlib
import re
import string
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

_Nodes: TypeAlias = list[tuple[Any, Any]]

_LETTERS: Final = string.ascii_lowercase + string.ascii_uppercase + "1234567890" + "-_./:@+=#,; " + string.punctuation
"""The characters that are preferred, first those that are read best."""
_CATEGORIES: Final[Mapping[str, Callable[[str], bool]]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda letter: letter.isalnum() or letter == "_",
}
_LONGEST: Final = 10_000
_VARIANTS: Final = 3
"""How many of the branches of each group are tried."""
_COUNTS: Final = (1, 2, 3, 4, 5, 6, 8, 0)
"""How often something is repeated that may be repeated any number of times."""


class _Unmade(Exception):
    """No text is made from a part of a pattern."""


@dataclass(slots=True)
class _Writer:
    """Writes one text: the branch of each group, how often a part is repeated, and the groups written so far."""

    variant: int
    count: int
    groups: dict[int, str] = field(default_factory=dict[int, str])


def made_texts(pattern: str, least: int = 0) -> Iterator[str]:
    """Yield texts that are likely to match a pattern, or nothing if it cannot be parsed.

    Args:
        pattern: the regular expression.
        least: the length of the shortest text that is wanted.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nodes: _Nodes = list(importlib.import_module("re._parser").parse(pattern))
    except (re.error, RecursionError, OverflowError):
        return
    counts = (*_COUNTS, *(least // part for part in range(1, 6) if least // part > _COUNTS[-2]))
    for count in counts:
        for variant in range(_VARIANTS):
            try:
                yield _text(nodes, _Writer(variant, count), 0)
            except (_Unmade, RecursionError):
                continue


def _text(nodes: _Nodes, writer: _Writer, at: int) -> str:
    return "".join(_part(str(kind), value, writer, at) for kind, value in nodes)


def _part(kind: str, value: Any, writer: _Writer, at: int) -> str:
    """Return the text of a part of a pattern, `at` being the number of its repetition."""
    match kind:
        case "LITERAL":
            return chr(value)
        case "ANY":
            return _one_of(lambda letter: letter != "\n", at)
        case "NOT_LITERAL":
            return _one_of(lambda letter: letter != chr(value), at)
        case "IN":
            return _in(value, at)
        case "BRANCH":
            return _text(list(value[1][writer.variant % len(value[1])]), writer, at)
        case "SUBPATTERN":
            writer.groups[value[0]] = found = _text(list(value[3]), writer, at)
            return found
        case "GROUPREF":
            return writer.groups.get(value, "")
        case "ATOMIC_GROUP":
            return _text(list(value), writer, at)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            return _repeated(least, most, list(inner), writer)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return ""
        case _:
            raise _Unmade


def _repeated(least: int, most: int, nodes: _Nodes, writer: _Writer) -> str:
    # Only the outermost repetition varies, so that the length grows evenly.
    count, writer.count = writer.count, 1
    found = ""
    try:
        for at in range(min(max(least, count), most)):
            found += _text(nodes, writer, at)
            if len(found) > _LONGEST:
                raise _Unmade
    finally:
        writer.count = count
    return found


def _in(parts: _Nodes, at: int) -> str:
    excluded = str(parts[0][0]) == "NEGATE"
    found = _one_of(lambda letter: any(_has(str(kind), value, letter) for kind, value in parts) != excluded, at, "")
    if found or excluded:
        return found
    # No preferred character is among them, so the first is taken.
    kind, value = parts[0]
    return chr(value[0] if str(kind) == "RANGE" else value) if str(kind) in ("RANGE", "LITERAL") else ""


def _has(kind: str, value: Any, letter: str) -> bool:
    match kind:
        case "LITERAL":
            return bool(ord(letter) == value)
        case "RANGE":
            return bool(value[0] <= ord(letter) <= value[1])
        case "CATEGORY":
            name = str(value)
            is_in = _CATEGORIES.get(name.replace("_NOT_", "_"))
            return is_in is not None and is_in(letter) != ("_NOT_" in name)
        case _:
            return False


def _one_of(allowed: Callable[[str], bool], at: int, otherwise: str | None = None) -> str:
    """Return an allowed character, another one for each repetition."""
    letters = [letter for letter in _LETTERS if allowed(letter)]
    alike = [letter for letter in letters if letter.isalpha() == letters[0].isalpha()] or letters
    return alike[at % len(alike)] if alike else otherwise or ""
