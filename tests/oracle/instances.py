"""Instances of schemas: meant to be valid, or one step from it."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from random import Random
from typing import Any, Final, cast
from urllib.parse import unquote

from oracle.making import FORMATS, Schema, is_list, is_object

TEXTS: Final = ("", "x", "abc", "é", "2024", *FORMATS.values())
NUMBERS: Final = (-2, 0, 1, 3, 10, 2**53 + 1, 1.5, -0.25, 1.0, 1e300)
SCALARS: Final[tuple[object, ...]] = (None, True, False, 0, 1, 1.0, 2.5, "", "x", "2026-01-31")
ANYTHING: Final[tuple[object, ...]] = (None, 1, "x", {"a": 1}, True)
FEW, FEWER, DEEPEST = 4, 8, 40
"""Depths from which fewer optional members and items are made, none, and nothing at all."""
MANY: Final = 25


def instances(components: dict[str, Schema], schema: Schema, random: Random, count: int) -> Iterator[object]:
    """Yield instances that are meant to be valid, each followed by some that are one step from it."""
    making = _Making(components, random)
    for _ in range(count):
        try:
            made = making.instance(schema, 0)
        except RecursionError:
            continue
        yield made
        for _ in range(3):
            yield _changed(made, random)


class _Making:
    """Makes instances of schemas that may refer to `components`."""

    def __init__(self, components: dict[str, Schema], random: Random) -> None:
        self.components = components
        self.random = random

    def instance(self, schema: Any, depth: int) -> Any:
        """Return an instance. A schema without a finite one raises RecursionError."""
        if not is_object(schema):
            return self.random.choice(ANYTHING)
        if depth > DEEPEST:
            raise RecursionError
        if "$ref" in schema:
            name = unquote(schema["$ref"].rpartition("/")[2]).replace("~1", "/").replace("~0", "~")
            return self._more(self.instance(self.components[name], depth + 1), schema, depth)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return self.random.choice(schema["enum"])
        return self._more(self._of_parts(schema, depth), schema, depth)

    def _of_parts(self, schema: Schema, depth: int) -> Any:
        """Return an instance of the parts of a schema: one of the alternatives, and all that it is composed of."""
        parts: list[Any] = [part for part in schema.get("allOf", ()) if "if" not in part]
        for keyword in ("anyOf", "oneOf"):
            options = schema.get(keyword, ())
            if options:
                short = [option for option in options if "$ref" not in option] if depth > FEWER else []
                parts.append(self.random.choice(short or options))
        made = [self.instance(part, depth + 1) for part in parts]
        if len(made) > 1 and all(is_object(each) for each in made):
            return {key: value for each in made for key, value in each.items()}
        return made[-1] if made else self._plain(schema, depth)

    def _more(self, made: Any, schema: Schema, depth: int) -> Any:
        """Return an instance with the members that the schema beside a reference or parts describes."""
        if is_object(made) and "properties" in schema:
            return {**made, **self._members(schema, depth)}
        return made

    def _plain(self, schema: Schema, depth: int) -> Any:
        kinds: Any = schema.get("type")
        match self.random.choice(kinds) if is_list(kinds) and kinds else kinds:
            case "object":
                return self._members(schema, depth)
            case "array":
                least = schema.get("minItems", 0)
                most = max(least, min(schema.get("maxItems", 3), least + 2))
                size = least if depth > FEW + 2 else self.random.randint(least, most)
                types = [*schema.get("prefixItems", ()), *[schema.get("items", True)] * size][:size]
                return [self.instance(each, depth + 1) for each in types]
            case "string":
                return self._text(schema)
            case "integer" | "number":
                least, most = schema.get("minimum", -(10**400)), schema.get("maximum", 10**400)
                return self.random.choice([each for each in NUMBERS if least <= each <= most] or [least])
            case "boolean":
                return self.random.random() < 0.5
            case "null":
                return None
            case _:
                return self.random.choice(ANYTHING)

    def _text(self, schema: Schema) -> str:
        least, most = schema.get("minLength", 0), schema.get("maxLength", 10**9)
        fitting = [text for text in TEXTS if least <= len(text) <= most]
        return FORMATS.get(schema.get("format", "")) or self.random.choice(fitting or ["x" * least])

    def _members(self, schema: Schema, depth: int) -> dict[str, Any]:
        required: list[str] = schema.get("required", [])
        described: dict[str, Any] = schema.get("properties", {})
        likely = 0.7 if depth < FEW else 0.2 if depth < FEWER else 0
        if len(described) > MANY:
            likely = min(likely, MANY / 3 / len(described))
        made = {
            name: self.instance(member, depth + 1)
            for name, member in described.items()
            if name in required or self.random.random() < likely
        }
        extra = schema.get("additionalProperties")
        if is_object(extra) and self.random.random() < likely:
            made["k"] = self.instance(extra, depth + 1)
        return made


def _changed(value: Any, random: Random) -> object:
    """Return a copy in which one value is another one, or is missing."""
    copy: list[Any] = [deepcopy(value)]
    places: list[tuple[Any, Any]] = [(copy, 0), *_places(copy[0])]
    holder, key = random.choice(places)
    if is_object(holder) and random.random() < 0.3:
        del holder[key]
    else:
        holder[key] = random.choice((*SCALARS, [], {}, [None], {"a": 1}))
    return copy[0]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if is_object(value):
        for name, member in value.items():
            yield value, name
            yield from _places(member)
    elif is_list(value):
        for at, item in enumerate(cast("Iterable[Any]", value)):
            yield value, at
            yield from _places(item)
