"""Describe what a schema expects and what a response has instead, without showing values."""

import types
from typing import Annotated, Final, Literal, Protocol, TypeAlias, Union, get_args, get_origin

from pydantic import ValidationError

__all__ = [
    "NOTHING",
    "Note",
    "Notes",
    "Report",
    "expected_of",
    "got_of",
    "name_of",
    "present_name_of",
    "token",
    "unreported",
]

Note: TypeAlias = tuple[str, str, str, object]
"""A deviation: its pointer, what was expected, what was received, and the value."""

NOTHING: Final = "nothing"
"""The word for a missing field."""
_BOUNDS: Final = frozenset({"ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "pattern", "rule"})
"""The keys under which pydantic and ``Bounded`` report the bound that a value violates."""


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
    """Return what a type expects, with the bound that a value violates."""
    if failure is None:
        return name_of(annotation)
    problem = failure.errors(include_url=False, include_input=False)[-1]
    # Only bounds of the schema: the rest of the context may hold parts of the value.
    bounds = [
        repr(bound) if isinstance(bound, str) else str(bound)
        for key, bound in problem.get("ctx", {}).items()
        if key in _BOUNDS
    ]
    return f"{name_of(annotation)} ({' '.join([problem['type'], *bounds])})"


def name_of(annotation: object) -> str:
    """Return the name of a type."""
    if annotation is None or annotation is type(None):
        return "null"
    kind, arguments = get_origin(annotation), get_args(annotation)
    if kind is Annotated:
        return name_of(arguments[0])
    if kind in (Union, types.UnionType):
        return " or ".join(name_of(member) for member in arguments)
    if kind is Literal:
        return "one of " + ", ".join(repr(value) for value in arguments)
    if kind is not None:
        return f"{name_of(kind)} of {name_of(arguments[-1])}" if arguments else name_of(kind)
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def present_name_of(annotation: object) -> str:
    """Return the name of an optional type without null."""
    kind, arguments = get_origin(annotation), get_args(annotation)
    if kind is Annotated:
        return present_name_of(arguments[0])
    members = arguments if kind in (Union, types.UnionType) else (annotation,)
    return " or ".join(name_of(member) for member in members if member is not type(None))


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
