"""The keywords of JSON Schema 2020-12 and OpenAPI 3.1, sorted by how a page shows them."""

from collections.abc import Iterator, Mapping
from typing import Final

from pochoir.hypertext import as_markdown
from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.targets.site.views import Fact

_SHOWN: Final = "type $ref title description deprecated readOnly writeOnly properties required enum nullable examples"
ELSEWHERE: Final = frozenset(_SHOWN.split())
"""Keywords that stand in the type, the text, the marks, the fields or the values of a schema."""

SINGLE: Final = ("items", "additionalProperties", "contains", "allOf", "oneOf", "anyOf", "prefixItems", "$defs")
"""Keywords whose schema the type already names: shown only when there is more to say of it."""

_SCHEMA: Final = (
    "items", "additionalProperties", "contains", "propertyNames", "not", "if", "then", "else", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema",
)  # fmt: skip
_LISTS: Final = ("allOf", "oneOf", "anyOf", "prefixItems")
_MEMBER: Final[Mapping[str, str]] = {"discriminator": "propertyName", "externalDocs": "url"}
_TEXTS: Final = ("pattern", "$comment", "$id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "format")
_NAMED: Final = ("patternProperties", "dependentSchemas", "$defs", "definitions")
HOLDING: Final = frozenset((*_SCHEMA, *_LISTS, *_NAMED))
"""Keywords that may hold schemas, fields apart."""


def facts(schema: Mapping[str, Json]) -> Iterator[Fact]:
    """The keywords whose value is no schema, each with its value as text."""
    for keyword, value in schema.items():
        if keyword in ELSEWHERE or keyword.startswith("x-") or _holds_schemas(keyword, value):
            continue
        if keyword != "format" or schema.get("type") is None:
            yield from _fact(keyword, value)
    examples = schema.get("examples")
    for example in examples if isinstance(examples, list) else ():
        yield Fact("example", json_text(example, None))


def _fact(keyword: str, value: Json) -> Iterator[Fact]:
    if keyword in _MEMBER and isinstance(value, dict):
        yield Fact(keyword, str(value.get(_MEMBER[keyword], "")))
    elif keyword == "dependentRequired" and isinstance(value, dict):
        for name, needed in value.items():
            others = ", ".join(map(str, needed)) if isinstance(needed, list) else str(needed)
            yield Fact(keyword, f"{name} → {others}")
    elif keyword in _TEXTS:
        yield Fact(keyword, str(value))
    else:
        yield Fact(keyword, json_text(value, None))


def _holds_schemas(keyword: str, value: Json) -> bool:
    if keyword in _SCHEMA:
        return isinstance(value, dict)
    return keyword in _LISTS or (keyword in _NAMED and isinstance(value, dict))


def parts_of(schema: Mapping[str, Json]) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """The schemas inside of a schema but its fields: keyword, label, and the keys that lead to it."""
    for keyword, value in schema.items():
        if keyword in _SCHEMA and isinstance(value, dict):
            yield keyword, "", (keyword,)
        elif keyword in _LISTS and isinstance(value, list):
            if keyword in ("oneOf", "anyOf") and meanings(value):
                continue
            for at in range(len(value)):
                yield keyword, str(at + 1) if keyword == "prefixItems" else "", (keyword, at)
        elif keyword in _NAMED and isinstance(value, dict):
            for name in value:
                yield keyword, name, (keyword, name)


def values_of(schema: Mapping[str, Json]) -> Iterator[tuple[Json, str]]:
    """The values of an enumeration, each with what it means, as far as the description says."""
    listed = schema.get("enum")
    if isinstance(listed, list):
        told = _told(schema)
        for at, value in enumerate(listed):
            yield value, told.get(str(value), told.get(str(at), ""))
    for keyword in ("oneOf", "anyOf"):
        branches = schema.get(keyword)
        yield from meanings(branches) if isinstance(branches, list) else ()


def meanings(branches: list[Json]) -> list[tuple[Json, str]]:
    """The values of alternatives that are constants with a text each, the way OpenAPI 3.1 explains values."""
    found: list[tuple[Json, str]] = []
    for branch in branches:
        if not isinstance(branch, dict) or "const" not in branch:
            return []
        if set(branch) - {"const", "title", "description", "type"}:
            return []
        said = [branch.get("title"), branch.get("description")]
        found.append((branch["const"], ": ".join(as_markdown(text) for text in said if isinstance(text, str))))
    return found


def _told(schema: Mapping[str, Json]) -> dict[str, str]:
    """Meanings by value, or by its place in the list: the extensions that generators agree on."""
    for key in ("x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames"):
        told = schema.get(key)
        if isinstance(told, dict):
            return {value: as_markdown(text) for value, text in told.items() if isinstance(text, str)}
        if isinstance(told, list):
            return {str(at): as_markdown(text) for at, text in enumerate(told) if isinstance(text, str)}
    return {}
