"""From the schema of a model to one that a third party may read: few keywords, and no text of the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from pochoir import ir
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.problems import Problem
from pochoir.schemas.alphabet import Alphabet
from pochoir.schemas.patterns import compiles
from pochoir.schemas.source import SchemaError

_REF = "#/$defs/"
_TYPES = frozenset({"string", "integer", "number", "boolean", "null", "array", "object"})
_FORMATS = frozenset({"date", "date-time", "uuid"})
_LIMITS: Mapping[str, tuple[str, ...]] = {
    "string": ("minLength", "maxLength"),
    "array": ("minItems", "maxItems"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}


@dataclass(slots=True)
class Preparation:
    """Prepares the schemas of one API; `names` are its models, `problems` the patterns that are left out."""

    alphabet: Alphabet
    names: frozenset[str]
    problems: list[Problem] = field(default_factory=list[Problem])

    def model(self, model: ir.Model) -> dict[str, Json]:
        """The schema to hand over for a model."""
        return _Schemas(self, model).top(model.schema)


@dataclass(slots=True)
class _Schemas:
    """The schemas within one model."""

    all: Preparation
    model: ir.Model

    def top(self, schema: Mapping[str, Json]) -> dict[str, Json]:
        if self.model.alias is not None:
            return self.clean(dict(schema), self.model.pointer)
        parts = _list(schema.get("allOf"))
        result = self._object(schema)
        if parts:
            result["allOf"] = [self._part(part) for part in parts]
        return result

    def _part(self, part: Json) -> Json:
        if isinstance(part, Mapping) and "$ref" not in part:
            inner = _list(part.get("allOf"))
            return {**self._object(part), **({"allOf": [self._part(each) for each in inner]} if inner else {})}
        return self.clean(part, self.model.pointer)

    def _object(self, schema: Mapping[str, Json]) -> dict[str, Json]:
        properties = _mapping(schema.get("properties"))
        pointers = {each.name: each.pointer for each in self.model.fields}
        named = self.all.alphabet.field
        return {
            "type": "object",
            "properties": {
                named(name): self.clean(value, pointers.get(Identifier(name), "") or self.model.pointer)
                for name, value in properties.items()
            },
            # Whether a member may be absent is written by pochoir: what comes back says only whether it may be null.
            "required": [named(name) for name in properties],
        }

    def clean(self, schema: Json, pointer: str) -> dict[str, Json]:
        """A schema below the top: no properties of its own, for every object with properties is a model."""
        if not isinstance(schema, Mapping):
            return {}
        if isinstance(schema.get("$ref"), str):
            return {"$ref": self._reference(str(schema["$ref"]))}
        if "const" in schema or "enum" in schema:
            values = self._values(schema)
            if values is not None:
                return {"enum": values}
        for keyword in ("oneOf", "anyOf", "allOf"):
            options = _list(schema.get(keyword))
            if options:
                # One schema alone is that schema: an `allOf` around a reference would become a class of its own.
                each = [self.clean(option, f"{pointer}/{keyword}/{index}") for index, option in enumerate(options)]
                return self._combined(schema, keyword, each)
        return self._typed(schema, pointer)

    def _combined(self, schema: Mapping[str, Json], keyword: str, each: list[dict[str, Json]]) -> dict[str, Json]:
        nullable = "null" in _types(schema) and keyword == "allOf"
        combined: dict[str, Json] = each[0] if len(each) == 1 else {keyword if keyword == "allOf" else "anyOf": [*each]}
        return {"anyOf": [combined, {"type": "null"}]} if nullable else combined

    def _reference(self, ref: str) -> str:
        if ref.removeprefix(_REF) not in self.all.names or not ref.startswith(_REF):
            raise SchemaError(f"{self.model.name} refers to {ref!r}, which is no model")
        return _REF + self.all.alphabet.model(ref.removeprefix(_REF))

    def _values(self, schema: Mapping[str, Json]) -> list[Json] | None:
        """The values of an enumeration, or None when Python's `Literal` has no word for one of them."""
        given = [schema["const"]] if "const" in schema else _list(schema["enum"])
        if "null" in _types(schema) and None not in given:
            given = [*given, None]
        result: list[Json] = []
        for value in given:
            if isinstance(value, str):
                value = self.all.alphabet.text(value)
            elif value is not None and not isinstance(value, int):
                return None
            if not any(value is kept or (value == kept and type(value) is type(kept)) for kept in result):
                result.append(value)
        return result if any(value is not None for value in result) else None

    def _typed(self, schema: Mapping[str, Json], pointer: str) -> dict[str, Json]:
        types = _types(schema)
        if not types:
            types = [
                name
                for name, keys in (("array", {"items", "prefixItems"}), ("object", {"additionalProperties"}))
                if keys & schema.keys()
            ]
        if len([name for name in types if name != "null"]) > 1:
            return {"anyOf": [self._typed({**schema, "type": name}, pointer) for name in types]}
        result: dict[str, Json] = {"type": [*types] if len(types) > 1 else types[0]} if types else {}
        if "string" in types and schema.get("format") in _FORMATS:
            return {**result, "format": schema["format"]}
        if "array" in types:
            result["items"] = self._items(schema, pointer)
        if "object" in types:
            if schema.get("properties"):
                raise SchemaError(f"{self.model.name} holds an object with properties that is no model ({pointer})")
            result["additionalProperties"] = self.clean(
                schema.get("additionalProperties"), f"{pointer}/additionalProperties"
            )
        return result | self._limits(schema, types, pointer)

    def _items(self, schema: Mapping[str, Json], pointer: str) -> dict[str, Json]:
        first = _list(schema.get("prefixItems"))
        # A tuple is read as a list of anything its places may hold: a place too many is no reason to lose a reply.
        options = [self.clean(item, f"{pointer}/prefixItems/{index}") for index, item in enumerate(first)]
        if "items" in schema or not first:
            options.append(self.clean(schema.get("items"), f"{pointer}/items"))
        return options[0] if len(options) == 1 else {"anyOf": [*options]}

    def _limits(self, schema: Mapping[str, Json], types: Sequence[str], pointer: str) -> dict[str, Json]:
        """The constraints; a pattern pydantic does not know is left out and reported."""
        keys = dict.fromkeys(key for name in types for key in _LIMITS.get(name, ()))
        limits: dict[str, Json] = {key: schema[key] for key in keys if _is_number(schema.get(key))}
        pattern = schema.get("pattern")
        if isinstance(pattern, str) and "string" in types:
            if compiles(pattern):
                limits["pattern"] = self.all.alphabet.text(pattern)
            else:
                self.all.problems.append(_pattern_problem(f"{pointer}/pattern"))
        return limits


def is_open(model: ir.Model) -> bool:
    """Whether values the document does not know are let in: in everything that a reply may hold."""
    return model.in_replies or not model.in_requests


def _pattern_problem(pointer: str) -> Problem:
    message = "pydantic's regular expressions do not know this pattern; the client will not check it"
    hint = "write it without look-around and back-references"
    return Problem("warning", "pattern-not-supported", pointer, message, hint)


def _types(schema: Mapping[str, Json]) -> list[str]:
    given = schema.get("type")
    names = _list(given) if isinstance(given, list) else [given]
    return [name for name in dict.fromkeys(str(name) for name in names) if name in _TYPES]


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _mapping(value: Json) -> Mapping[str, Json]:
    return cast("Mapping[str, Json]", value) if isinstance(value, Mapping) else {}
