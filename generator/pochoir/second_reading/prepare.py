"""Prepare the schemas of a description for an untrusted tool.

Names and texts are replaced by words of ASCII letters and digits: `C0` for a schema, `p0` for a property, `s0` for a
text. No text of the description can then reach the output of datamodel-code-generator, and names cannot clash.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pochoir import pointers
from pochoir.ir import Json
from pochoir.pointers import upwards
from pochoir.resolve import Resolved
from pochoir.resolve.tree import Tree

REFERENCE: Final = "#/$defs/"
_TYPES: Final = frozenset({"string", "integer", "number", "boolean", "null", "array", "object"})
_FORMATS: Final = frozenset({"date", "date-time", "uuid"})
_NUMBERS: Final = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minLength", "maxLength", "minItems", "maxItems"),
)
_DEEPEST: Final = 60


@dataclass(slots=True)
class Words:
    """Safe words for names and texts, with their meanings."""

    words: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    meanings: dict[str, str] = field(default_factory=dict[str, str])
    tags: set[str] = field(default_factory=set[str])

    def word(self, kind: str, meaning: str) -> str:
        """Return the word for a schema (`C`, by its pointer), a property (`p`) or a text (`s`)."""
        word = self.words.setdefault((kind, meaning), f"{kind}{len(self.words)}")
        self.meanings[word] = meaning
        return word


@dataclass(frozen=True, slots=True)
class Prepared:
    """Prepared schemas by word, with the meanings of the words.

    They have no `discriminator`; `Words.tags` has the properties that those name.
    """

    schemas: Mapping[str, Json]
    words: Words


def prepare(resolved: Resolved) -> Prepared:
    """Return every named schema and every target of a reference. Inline schemas stay inline."""
    words = Words()
    tree = resolved.tree
    schemas: dict[str, Json] = {}
    waiting = sorted(pointer for pointer in resolved.names if not _inside(pointer, resolved.names))
    while waiting:
        pointer = waiting.pop()
        word = words.word("C", pointer)
        if word not in schemas:
            schemas[word] = _schema(tree, words, pointer, 0)
            waiting += [target for target in targets(tree, pointer) if words.word("C", target) not in schemas]
    return Prepared(dict(sorted(schemas.items())), words)


def _inside(pointer: str, names: Mapping[str, object]) -> bool:
    around = upwards(pointer.rpartition("/")[0])
    return any(above in names for above in around)


def _schema(tree: Tree, words: Words, pointer: str, depth: int) -> Json:
    if tree.at(pointer) is False or depth > _DEEPEST:
        return {}
    schema = tree.schema(pointer).keywords
    result: dict[str, Json] = {}
    discriminator = schema.get("discriminator")
    if isinstance(discriminator, dict) and isinstance(discriminator.get("propertyName"), str):
        words.tags.add(str(discriminator["propertyName"]))
    target = tree.target(pointer)
    if target is not None:
        result["$ref"] = REFERENCE + words.word("C", target)
    result |= _type(schema) | _values(schema, words) | _default(schema, words)
    for keyword in _NUMBERS:
        value = schema.get(keyword)
        if isinstance(value, int | float) and not isinstance(value, bool):
            result[keyword] = value
    for keyword in ("oneOf", "anyOf", "allOf", "prefixItems"):
        options = schema.get(keyword)
        if isinstance(options, list) and options:
            places = [pointers.join(pointer, keyword, at) for at in range(len(options))]
            result[keyword] = [_schema(tree, words, place, depth + 1) for place in places]
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            result[keyword] = _schema(tree, words, pointers.join(pointer, keyword), depth + 1)
        elif isinstance(schema.get(keyword), bool):
            result[keyword] = schema[keyword]
    return result | _properties(tree, words, pointer, depth)


def _properties(tree: Tree, words: Words, pointer: str, depth: int) -> dict[str, Json]:
    schema = tree.schema(pointer).keywords
    result: dict[str, Json] = {}
    properties = schema.get("properties")
    if isinstance(properties, dict):
        result["properties"] = {
            words.word("p", name): _schema(tree, words, pointers.join(pointer, "properties", name), depth + 1)
            for name in properties
        }
    required = schema.get("required")
    if isinstance(required, list):
        result["required"] = [words.word("p", name) for name in required if isinstance(name, str)]
    return result


def _type(schema: Mapping[str, Json]) -> dict[str, Json]:
    given = schema.get("type")
    names: list[Json] = [name for name in (given if isinstance(given, list) else [given]) if name in _TYPES]
    result: dict[str, Json] = {}
    if names:
        result["type"] = names if isinstance(given, list) else names[0]
    if schema.get("format") in _FORMATS:
        result["format"] = schema["format"]
    if schema.get("nullable") is True:
        result["nullable"] = True
    return result


def _values(schema: Mapping[str, Json], words: Words) -> dict[str, Json]:
    if "const" in schema:
        return {"const": _safe(schema["const"], words)}
    values = schema.get("enum")
    return {"enum": [_safe(value, words) for value in values]} if isinstance(values, list) and values else {}


def _default(schema: Mapping[str, Json], words: Words) -> dict[str, Json]:
    value = schema.get("default")
    return {} if value is None or isinstance(value, list | dict) else {"default": _safe(value, words)}


def _safe(value: Json, words: Words) -> Json:
    if isinstance(value, str):
        return words.word("s", value)
    if isinstance(value, list):
        return [_safe(item, words) for item in value]
    if isinstance(value, dict):
        return {words.word("s", key): _safe(item, words) for key, item in value.items()}
    return value


def targets(tree: Tree, pointer: str, depth: int = 0) -> Iterator[str]:
    """Yield the targets of the references in a schema."""
    target = tree.target(pointer)
    if target is not None:
        yield target
    if depth > _DEEPEST:
        return
    schema = tree.schema(pointer).keywords
    for keyword in ("oneOf", "anyOf", "allOf", "prefixItems"):
        options = schema.get(keyword)
        for at in range(len(options) if isinstance(options, list) else 0):
            yield from targets(tree, pointers.join(pointer, keyword, at), depth + 1)
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from targets(tree, pointers.join(pointer, keyword), depth + 1)
    properties = schema.get("properties")
    for name in properties if isinstance(properties, dict) else ():
        yield from targets(tree, pointers.join(pointer, "properties", name), depth + 1)
