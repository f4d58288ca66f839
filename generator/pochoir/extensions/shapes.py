"""Shapes of the values of extensions.

A shape reads a value into Python and reports what is wrong with it. What is right is written once, as a JSON Schema:
the same schema goes to editors, so that they and pochoir cannot disagree. What a shape cannot read it replaces by its
`empty` value, so that the rest of an extension can still be checked; an error was reported then, and nothing is
generated.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar, cast, runtime_checkable

import jsonschema_rs

from pochoir.document.positions import Part
from pochoir.findings import Object, brief, did_you_mean
from pochoir.ir import Json
from pochoir.pointers import escape
from pochoir.problems import Problem

ValueT = TypeVar("ValueT")
ReadT_co = TypeVar("ReadT_co", covariant=True)
WordT = TypeVar("WordT", bound=str)


class Shape(Protocol[ReadT_co]):
    """The shape that a value must have."""

    @property
    def words(self) -> str:
        """The shape in a sentence: "this must be a list of strings"."""
        ...

    @property
    def empty(self) -> ReadT_co:
        """The value to use in place of one that cannot be read."""
        ...

    @property
    def schema(self) -> Object:
        """The JSON Schema of the value."""
        ...

    def read(self, problems: list[Problem], pointer: str, value: Json) -> ReadT_co:
        """Return the value at a pointer; `empty` when it has not this shape, which is added to the problems."""
        ...


@runtime_checkable
class Holder(Protocol):
    """A list or a mapping of values of one shape."""

    @property
    def item(self) -> Shape[object]:
        """The shape of the values."""
        ...


def wrong(pointer: str, message: str, hint: str = "", part: Part = "value") -> Problem:
    """Return the problem of a value that has not the shape it needs."""
    return Problem("error", "extension-shape", pointer, message, hint, part)


def unlike(words: str, pointer: str, value: Json, hint: str = "") -> Problem:
    """Return the problem of a value that should be something else."""
    found = {"{}": "an empty mapping", "[]": "an empty list"}.get(str(value)) or brief(value)
    return wrong(pointer, f"this must be {words}, found {found}", hint)


def _no_hint(value: Json) -> str:
    del value
    return ""


@dataclass(frozen=True)
class Scalar(Generic[ValueT]):
    """A value that is taken as it is."""

    words: str
    empty: ValueT
    schema: Object
    hint: Callable[[Json], str] = _no_hint

    @cached_property
    def _validator(self) -> jsonschema_rs.Validator:
        return jsonschema_rs.validator_for(self.schema)

    def accepts(self, value: Json) -> bool:
        """Return whether a value has this shape."""
        return self._validator.is_valid(value)

    def read(self, problems: list[Problem], pointer: str, value: Json) -> ValueT:
        if not self.accepts(value):
            problems.append(unlike(self.words, pointer, value, self.hint(value)))
            return self.empty
        # To JSON Schema, 2.0 is an integer.
        return cast(ValueT, int(value) if isinstance(value, float) and isinstance(self.empty, int) else value)


@dataclass(frozen=True)
class OpenApi:
    """A part of the description that OpenAPI defines: checked with the rest, taken as it is."""

    words: str
    schema: Object
    types: tuple[type, ...]
    empty: Json = None

    def read(self, problems: list[Problem], pointer: str, value: Json) -> Json:
        if not isinstance(value, self.types):
            problems.append(unlike(self.words, pointer, value))
        return value


def choice(first: WordT, *others: WordT) -> Scalar[WordT]:
    """Return the shape of one of some words."""
    words = (first, *others)

    def hint(value: Json) -> str:
        return did_you_mean(value, words) if isinstance(value, str) else ""

    wanted = f"one of {', '.join(words)}" if others else first
    return Scalar(wanted, first, {"enum": list[Json](words)}, hint)


def matching(words: str, pattern: str, hint: Callable[[Json], str] = _no_hint) -> Scalar[str]:
    """Return the shape of a text that a regular expression matches from its first to its last character."""
    # Editors show the message in the place of the pattern.
    message: dict[str, Json] = {"patternErrorMessage": f"this must be {words}"}
    return Scalar(words, "", {"type": "string", "pattern": f"^(?:{pattern})$", **message}, hint)


@dataclass(frozen=True)
class Listing(Generic[ValueT]):
    """A list of at least so many values of one shape."""

    item: Shape[ValueT]
    words: str
    least: int = 1
    empty: tuple[ValueT, ...] = ()

    @property
    def schema(self) -> Object:
        return {"type": "array", "minItems": self.least, "items": self.item.schema}

    def read(self, problems: list[Problem], pointer: str, value: Json) -> tuple[ValueT, ...]:
        if not isinstance(value, list) or len(value) < self.least:
            problems.append(unlike(self.words, pointer, value))
            return self.empty
        return tuple(self.item.read(problems, f"{pointer}/{at}", each) for at, each in enumerate(value))


@dataclass(frozen=True)
class Names(Generic[ValueT]):
    """A mapping whose keys the description chooses; if `notes`, a key that begins with x- and `description` are none.

    `key` is the shape of the keys; any text if None.
    """

    item: Shape[ValueT]
    words: str
    key: Scalar[str] | None = None
    notes: bool = False
    least: int = 1
    empty: tuple[tuple[str, ValueT], ...] = ()

    @property
    def schema(self) -> Object:
        found: Object = {"type": "object", "minProperties": self.least, "additionalProperties": self.item.schema}
        if self.notes:
            found |= {"patternProperties": {"^x-": True}, "properties": {"description": True}}
        if self.key is not None:
            found["propertyNames"] = {"anyOf": [self.key.schema, {"pattern": "^x-"}]}
        return found

    def read(self, problems: list[Problem], pointer: str, value: Json) -> tuple[tuple[str, ValueT], ...]:
        if not isinstance(value, dict) or len(value) < self.least:
            problems.append(unlike(self.words, pointer, value))
            return self.empty
        found: list[tuple[str, ValueT]] = []
        for name, each in value.items():
            if not (self.notes and (name.startswith("x-") or name == "description")):
                where = f"{pointer}/{escape(name)}"
                if self.key is not None:
                    self.key.read(problems, where, name)
                found.append((name, self.item.read(problems, where, each)))
        return tuple(found)


def _slash(value: Json) -> str:
    return f'write "/{value}"' if isinstance(value, str) else ""


TEXT = Scalar("text", "", {"type": "string", "minLength": 1})
FLAG = Scalar("true or false", False, {"type": "boolean"})
NATURAL = Scalar("an integer that is not negative", 0, {"type": "integer", "minimum": 0})
POSITIVE = Scalar("a positive integer", 0, {"type": "integer", "minimum": 1})
POINTER = matching("a JSON pointer", "(?:/(?:[^~/]|~[01])*)*", _slash)
TOKEN = matching("a valid header or cookie name", r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_POINTERS = Listing(POINTER, "a list of JSON pointers")


@dataclass(frozen=True)
class Pointers:
    """One JSON pointer, or a list of them."""

    words: str = "a JSON pointer or a list of them"
    empty: tuple[str, ...] = ("",)

    @property
    def schema(self) -> Object:
        return {"anyOf": [POINTER.schema, _POINTERS.schema]}

    def read(self, problems: list[Problem], pointer: str, value: Json) -> tuple[str, ...]:
        if isinstance(value, list):
            return _POINTERS.read(problems, pointer, value) or self.empty
        return (POINTER.read(problems, pointer, value),)
