"""The keywords of JSON Schema 2020-12 and OpenAPI 3.1, by the way a page shows them."""

from collections.abc import Iterator, Mapping
from typing import Final

from pochoir.hypertext import as_markdown
from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.targets.site.schema.views import KeywordValue

_SHOWN_KEYWORDS: Final = (
    "type $ref title description deprecated readOnly writeOnly properties required enum nullable examples"
)
SHOWN_ELSEWHERE: Final = frozenset(_SHOWN_KEYWORDS.split())
"""Keywords shown as the type, the text, a flag, the fields or the values of a schema."""

IN_TYPE: Final = ("items", "additionalProperties", "contains", "allOf", "oneOf", "anyOf", "prefixItems", "$defs")
"""Keywords whose schema is part of the text of the type: shown separately only if it has details."""

_ONE_SCHEMA: Final = (
    "items", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema",
)  # fmt: skip
_SCHEMA_LISTS: Final = ("allOf", "oneOf", "anyOf", "prefixItems")
_SHOWN_MEMBER: Final[Mapping[str, str]] = {"discriminator": "propertyName", "externalDocs": "url"}
_TEXTS: Final = ("pattern", "$comment", "$id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "format")
_SCHEMA_MAPS: Final = ("patternProperties", "dependentSchemas", "$defs", "definitions")
WITH_SUBSCHEMAS: Final = frozenset((*_ONE_SCHEMA, *_SCHEMA_LISTS, *_SCHEMA_MAPS))
"""Keywords that may contain schemas, except `properties`."""


def keyword_values(schema: Mapping[str, Json]) -> Iterator[KeywordValue]:
    """Yield the keywords whose value is not a schema."""
    for keyword, value in schema.items():
        if keyword in SHOWN_ELSEWHERE or keyword.startswith("x-") or _contains_schemas(keyword, value):
            continue
        if keyword != "format" or schema.get("type") is None:
            yield from _keyword_value(keyword, value)
    examples = schema.get("examples")
    for example in examples if isinstance(examples, list) else ():
        yield KeywordValue("example", json_text(example, None))


def _keyword_value(keyword: str, value: Json) -> Iterator[KeywordValue]:
    if keyword in _SHOWN_MEMBER and isinstance(value, dict):
        yield KeywordValue(keyword, str(value.get(_SHOWN_MEMBER[keyword], "")))
    elif keyword == "dependentRequired" and isinstance(value, dict):
        for name, needed in value.items():
            others = ", ".join(map(str, needed)) if isinstance(needed, list) else str(needed)
            yield KeywordValue(keyword, f"{name} → {others}")
    elif keyword in _TEXTS:
        yield KeywordValue(keyword, str(value))
    else:
        yield KeywordValue(keyword, json_text(value, None))


def _contains_schemas(keyword: str, value: Json) -> bool:
    if keyword in _ONE_SCHEMA:
        return isinstance(value, dict)
    return keyword in _SCHEMA_LISTS or (keyword in _SCHEMA_MAPS and isinstance(value, dict))


def subschemas(schema: Mapping[str, Json]) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Yield the schemas inside of a schema except its properties: keyword, label, and the path to it."""
    for keyword, value in schema.items():
        if keyword in _ONE_SCHEMA and isinstance(value, dict):
            yield keyword, "", (keyword,)
        elif keyword in _SCHEMA_LISTS and isinstance(value, list):
            if keyword in ("oneOf", "anyOf") and documented_constants(value):
                continue
            for index in range(len(value)):
                yield keyword, str(index + 1) if keyword == "prefixItems" else "", (keyword, index)
        elif keyword in _SCHEMA_MAPS and isinstance(value, dict):
            for name in value:
                yield keyword, name, (keyword, name)


def enum_values(schema: Mapping[str, Json]) -> Iterator[tuple[Json, str]]:
    """Yield the values of an enumeration, each with its meaning or ""."""
    values = schema.get("enum")
    if isinstance(values, list):
        meanings = _extension_meanings(schema)
        for index, value in enumerate(values):
            yield value, meanings.get(str(value), meanings.get(str(index), ""))
    for keyword in ("oneOf", "anyOf"):
        branches = schema.get(keyword)
        yield from documented_constants(branches) if isinstance(branches, list) else ()


def documented_constants(branches: list[Json]) -> list[tuple[Json, str]]:
    """Return the values of alternatives that are documented constants, as OpenAPI 3.1 documents enumerations."""
    found: list[tuple[Json, str]] = []
    for branch in branches:
        if not isinstance(branch, dict) or "const" not in branch:
            return []
        if set(branch) - {"const", "title", "description", "type"}:
            return []
        texts = [branch.get("title"), branch.get("description")]
        found.append((branch["const"], ": ".join(as_markdown(text) for text in texts if isinstance(text, str))))
    return found


def _extension_meanings(schema: Mapping[str, Json]) -> dict[str, str]:
    """Return the meanings in the extensions that generators share, by value or by index."""
    for key in ("x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames"):
        meanings = schema.get(key)
        if isinstance(meanings, dict):
            return {value: as_markdown(text) for value, text in meanings.items() if isinstance(text, str)}
        if isinstance(meanings, list):
            return {str(index): as_markdown(text) for index, text in enumerate(meanings) if isinstance(text, str)}
    return {}
