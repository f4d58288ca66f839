"""Exact validation of JSON values: the conversions of pydantic's lax mode that change a value are disabled.

pydantic accepts ``true`` for a literal ``1`` and ``1`` for ``true``, converts the number ``1`` to ``1.0``, and reads
a string of digits as seconds since the Unix epoch. The functions here rewrite the core schema of an annotation, once
per type; validation stays in the compiled core.
"""

import math
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from decimal import Decimal, DecimalException
from operator import ge, gt, le, lt
from typing import Any, Final, Literal, TypeAlias, cast, get_args, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from .date_times import DATE_TIMES, date_time_schema
from .equality import is_multiple, same_json, whole_number
from .json_schema import described_as
from .required import is_optional_constant, needed
from .text_forms import NUMBER, WrittenUUID, written

__all__ = ["TEXTS_OF_VALUES", "Exact", "equal_to", "exact", "number_of"]

_Schema: TypeAlias = dict[str, Any]
_Kind: TypeAlias = Literal["greater_than_equal", "greater_than", "less_than_equal", "less_than", "multiple_of"]

_DIGITS: Final = 4000
"""The maximum number of digits of an integer. Python refuses to parse much longer ones."""
_DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_UUID: Final = 36
"""The length of a UUID with hyphens; no other form that pydantic reads has it."""
_UUID_TEXT: Final = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
TEXTS_OF_VALUES: Final = (_DATE, _UUID_TEXT, *DATE_TIMES)
"""The patterns that are not bounds of a description."""

_CHILDREN: Final = (
    "schema",
    "items_schema",
    "keys_schema",
    "values_schema",
    "extras_schema",
    "json_schema",
    "python_schema",
)
"""The keys under which a core schema holds other schemas."""

_AS_IT_IS: Final = core_schema.simple_ser_schema("any")
"""Writes a value by its class, not by its type: a value that was kept may be of another class."""

_DONE: Final = "pochoir_exact"
"""The metadata key of a rewritten schema, so that a schema used twice is rewritten once."""


class Exact:
    """Marks a type for exact validation: ``Annotated[list[date], Exact()]``."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the rewritten schema of the type."""
        return exact(handler(source), handler)


def number_of(annotation: object, value: object) -> int | float | None:
    """Return the number in a text, which is written as in JSON; databases return exact decimals as text.

    ``None`` if the text is not a number of the annotated type, or has more digits than that keeps.
    """
    is_number = annotation is int or annotation is float
    if not is_number or not isinstance(value, str) or NUMBER.fullmatch(value) is None:
        return None
    if value.removeprefix("-").isdecimal():
        return int(value) if len(value) <= _DIGITS else None
    number = float(value)
    return number if annotation is float and math.isfinite(number) and _is_equal(number, value) else None


def _is_equal(number: float, text: str) -> bool:
    """Return whether a number has the value of a text, so that nothing is lost."""
    try:
        return Decimal(repr(number)) == Decimal(text)
    except DecimalException:
        return False


def equal_to(annotation: object, value: object) -> object | None:
    """Return the integer or the literal that a JSON value is equal to: 1.0 is 1."""
    if annotation is int and isinstance(value, float) and value.is_integer():
        return whole_number(value)
    listed = get_args(annotation) if get_origin(annotation) is Literal else ()
    return next((each for each in listed if same_json(each, value)), None)


def exact(schema: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Rewrite a core schema to validate dates, numbers and literals exactly; referenced schemas are changed in place.

    Args:
        schema: the core schema of a type.
        handler: the handler that generated it, which resolves references.
    """
    return cast("CoreSchema", _Rewriting(handler.resolve_ref_schema).rewrite(cast("_Schema", schema)))


class _Rewriting:
    def __init__(self, resolve: Callable[[CoreSchema], CoreSchema]) -> None:
        self._resolve = resolve
        self._seen: dict[int, tuple[_Schema, _Schema]] = {}

    def rewrite(self, schema: _Schema) -> _Schema:
        kind = schema["type"]
        if kind == "definition-ref":
            self._referred(schema)
            return schema
        if id(schema) in self._seen:
            return self._seen[id(schema)][1]
        if _DONE in schema.get("metadata", {}):
            return schema
        self._seen[id(schema)] = schema, schema
        new = cast("_Schema | None", _REWRITTEN[kind](schema)) if kind in _REWRITTEN else None
        if new is not None:
            metadata = {**new.get("metadata", {}), **schema.get("metadata", {}), _DONE: True}
            made = {**new, "metadata": metadata, **({"ref": schema["ref"]} if "ref" in schema else {})}
            self._seen[id(schema)] = schema, made
            return made
        self._children(schema)
        return schema

    def _referred(self, reference: _Schema) -> None:
        try:
            found = cast("_Schema", self._resolve(cast("CoreSchema", reference)))
        except LookupError:
            # A model that is still being built is rewritten when it is complete.
            return
        new = self.rewrite(found)
        if new is not found:
            found.clear()
            found.update(new)

    def _children(self, schema: _Schema) -> None:
        if schema["type"] == "model" and any(map(is_optional_constant, _fields(schema))):
            schema["post_init"] = "__given__"
        for key in _CHILDREN:
            if isinstance(schema.get(key), dict):
                schema[key] = self.rewrite(schema[key])
        for key in ("fields", "choices"):
            named = schema.get(key)
            if isinstance(named, dict):
                members = cast("dict[object, _Schema]", named)
                schema[key] = {name: self._member(member) for name, member in members.items()}
        for key in ("choices", "items_schema", "definitions", "steps"):
            if isinstance(schema.get(key), list):
                schema[key] = [self._option(option) for option in schema[key]]

    def _member(self, member: _Schema) -> _Schema:
        """Rewrite a model field, which contains a schema, or an option of a tagged union, which is one."""
        if member["type"] == "model-field":
            member["schema"] = self.rewrite(needed(member["schema"]))
            return member
        return self.rewrite(member)

    def _option(self, option: Any) -> object:
        if not isinstance(option, tuple):
            return self.rewrite(option)
        schema, label = cast("tuple[_Schema, str]", option)
        return self.rewrite(schema), label


def _fields(model: _Schema) -> Iterable[_Schema]:
    """Return the schemas of the fields of a model."""
    fields: dict[str, _Schema] = model["schema"].get("fields", {})
    return [field["schema"] for field in fields.values()]


def _number(schema: _Schema) -> CoreSchema:
    """Keep an integer as an int."""
    bounds: dict[str, float] = {key: schema[key] for key in _BROKEN if schema.get(key) is not None}
    plain = cast("CoreSchema", {key: value for key, value in schema.items() if key not in ("ref", "metadata")})
    if not bounds:
        integer = core_schema.int_schema(strict=True)
        return core_schema.union_schema([integer, plain], mode="left_to_right", serialization=_AS_IT_IS)
    # An integer outside of the bounds must not be read as a float, whose rounded value may be inside.
    options: dict[Hashable, CoreSchema] = {True: _bounded_integer(bounds), False: plain}
    return core_schema.tagged_union_schema(options, lambda value: type(value) is int, serialization=_AS_IT_IS)


def _bounded_integer(bounds: dict[str, float]) -> CoreSchema:
    if all(float(bound).is_integer() for bound in bounds.values()):
        whole: dict[str, Any] = {key: int(bound) for key, bound in bounds.items()}
        return core_schema.int_schema(strict=True, **whole)
    return core_schema.no_info_after_validator_function(_within(bounds), core_schema.int_schema(strict=True))


def _within(bounds: dict[str, float]) -> Callable[[int], int]:
    """Return a check of bounds that no integer is equal to, which pydantic does not have for integers."""

    def checked(value: int) -> int:
        for key, bound in bounds.items():
            kind, is_broken = _BROKEN[key]
            if is_broken(value, bound):
                raise PydanticKnownError(kind, {key: bound})
        return value

    return checked


_BROKEN: Final[dict[str, tuple[_Kind, Callable[[int, float], bool]]]] = {
    "ge": ("greater_than_equal", lt),
    "gt": ("greater_than", le),
    "le": ("less_than_equal", gt),
    "lt": ("less_than", ge),
    "multiple_of": ("multiple_of", lambda value, step: not is_multiple(value, step)),
}
"""The bounds of numbers, each with the error of pydantic, and a function that returns whether a value breaks it."""


def _integer(schema: _Schema) -> CoreSchema:
    """Write what was kept in place of an integer, such as true, as it is."""
    return cast("CoreSchema", {**schema, "serialization": _AS_IT_IS})


def _date(_: _Schema) -> CoreSchema:
    """Accept only dates of RFC 3339 from JSON; from Python, whatever pydantic accepts."""
    text = core_schema.str_schema(pattern=_DATE, strict=True)
    return core_schema.json_or_python_schema(
        core_schema.no_info_after_validator_function(date.fromisoformat, text),
        core_schema.date_schema(),
        serialization=core_schema.simple_ser_schema("date"),
        metadata={"pydantic_js_updates": {"format": "date"}},
    )


def _uuid(schema: _Schema) -> CoreSchema:
    """Accept only UUIDs with hyphens from JSON, not in braces or as a URN; capital letters are kept."""
    plain = cast("CoreSchema", {key: value for key, value in schema.items() if key not in ("ref", "metadata")})
    # The function of a tag sees the text, and the value is then validated as JSON. A validator function would pass it
    # on as a Python value.
    text = core_schema.str_schema(pattern=_UUID_TEXT, strict=True)
    kept = core_schema.no_info_after_validator_function(WrittenUUID.of, text)
    hyphened = core_schema.tagged_union_schema(
        {True: plain, False: kept},
        lambda value: value == value.lower() if isinstance(value, str) and len(value) == _UUID else None,
    )
    return core_schema.json_or_python_schema(
        hyphened,
        plain,
        serialization=core_schema.plain_serializer_function_ser_schema(written, when_used="json"),
        metadata={**described_as("string", "uuid")},
    )


def _literal(schema: _Schema) -> CoreSchema | None:
    """Distinguish booleans from numbers in a literal."""
    values = cast("list[object]", schema["expected"])
    if not any(isinstance(value, int) for value in values):
        return None
    options: list[CoreSchema] = []
    texts = [value for value in values if not isinstance(value, int)]
    if texts:
        options.append(core_schema.literal_schema(texts))
    for type_, first in ((bool, core_schema.bool_schema(strict=True)), (int, core_schema.int_schema(strict=True))):
        same: Iterable[object] = [value for value in values if type(value) is type_]
        if same:
            options.append(core_schema.chain_schema([first, core_schema.literal_schema(list(same))]))
    return options[0] if len(options) == 1 else core_schema.union_schema([*options], mode="left_to_right")


_REWRITTEN: Final[dict[str, Callable[[_Schema], CoreSchema | None]]] = {
    "float": _number,
    "int": _integer,
    "date": _date,
    "datetime": lambda _: date_time_schema(),
    "uuid": _uuid,
    "literal": _literal,
}
