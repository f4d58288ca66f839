"""Describe what a schema expects and what a response has instead, without showing values."""

import types
from collections.abc import Iterable
from typing import Annotated, Any, Final, Literal, Protocol, TypeAlias, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .exact import TEXTS_OF_VALUES

__all__ = [
    "NOTHING",
    "Note",
    "Notes",
    "Report",
    "either",
    "expected_of",
    "got_of",
    "name_of",
    "token",
    "unreported",
]

Note: TypeAlias = tuple[str, str, str, object]
"""A deviation: its pointer, what was expected, what was received, and the value."""

NOTHING: Final = "nothing"
"""The word for a missing field."""
_NUMBERS: Final = {
    "ge": "at least",
    "gt": "more than",
    "le": "at most",
    "lt": "less than",
    "multiple_of": "a multiple of",
}
_LENGTHS: Final = {"min_length": "at least", "max_length": "at most"}
"""The keys under which pydantic reports the bound that a value violates, in words."""
_RULE: Final = "rule"
"""The key under which ``Bounded`` reports the bound that a value violates, in words."""
_LONGEST: Final = 60
"""The maximum number of characters of a pattern that are shown."""


class Report(Protocol):
    """A callback for one deviation."""

    def __call__(self, pointer: str, expected: str, got: str, value: object) -> None:
        """Report that the value at ``pointer`` is ``got`` where the schema expects ``expected``, both in words."""
        ...


class Notes:
    """Collects the deviations."""

    def __init__(self, kept: list[Note]) -> None:
        self._kept = kept

    def __call__(self, pointer: str, expected: str, got: str, value: object) -> None:
        self._kept.append((pointer, expected, got, value))


def unreported(pointer: str, expected: str, got: str, value: object) -> None:
    """Ignore a deviation, for example in a default, which is not part of the response."""


def token(key: str) -> str:
    """Return a key as a token of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def expected_of(annotation: object, failure: ValidationError | None) -> str:
    """Return what a type expects: the bound that a value violates, otherwise the name of the type."""
    if failure is None:
        return name_of(annotation)
    # The context of an error may hold parts of the value, so that only bounds are taken from it.
    found = (_bound(problem) for problem in reversed(failure.errors(include_url=False, include_input=False)))
    return next((bound for bound in found if bound), name_of(annotation))


def _bound(problem: ErrorDetails) -> str:
    """Return the bound of the description that an error is about, in words; "" if it is about something else."""
    context = problem.get("ctx", {})
    for key, words in _NUMBERS.items():
        if key in context:
            return f"{words} {context[key]:g}" if isinstance(context[key], float) else f"{words} {context[key]}"
    for key, words in _LENGTHS.items():
        if key in context:
            one = (
                "character"
                if problem["type"].startswith("string_")
                else "member" if context.get("field_type") == "Dictionary" else "item"
            )
            return f"{words} {context[key]} {one}{'' if context[key] == 1 else 's'}"
    if isinstance(context.get(_RULE), str):
        return str(context[_RULE]).removeprefix("have ").removeprefix("be ")
    pattern = context.get("pattern")
    if not isinstance(pattern, str) or pattern in TEXTS_OF_VALUES:
        return ""
    shown = repr(pattern)
    return f"to match the pattern {shown if len(shown) <= _LONGEST else f'{shown[:_LONGEST]}…'}"


def name_of(annotation: object) -> str:
    """Return the name of a type."""
    if annotation is None or annotation is type(None):
        return "null"
    kind, arguments = get_origin(annotation), get_args(annotation)
    if kind is Annotated:
        return name_of(arguments[0])
    if kind in (Union, types.UnionType):
        return either(arguments)
    if kind is Literal:
        return "one of " + ", ".join(repr(value) for value in arguments)
    if annotation is Any or annotation is object:
        return "any JSON"
    if kind is tuple:
        return f"tuple of {', '.join(map(name_of, arguments))}"
    if kind is not None:
        return f"{name_of(kind)} of {name_of(arguments[-1])}" if arguments else name_of(kind)
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def either(annotations: Iterable[object]) -> str:
    """Return the names of several types, each once."""
    return " or ".join(dict.fromkeys(map(name_of, annotations)))


def got_of(tree: object) -> str:
    """Return the kind of a JSON value in words; the value itself may be a secret."""
    if tree is None:
        return "null"
    names: dict[type[object], str] = {
        bool: "a boolean",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "an array",
        dict: "an object",
        bytes: "bytes",
    }
    return "a number" if isinstance(tree, float) else names.get(type(tree), "a value")
