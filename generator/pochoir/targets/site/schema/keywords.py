"""The keywords of JSON Schema 2020-12 and OpenAPI 3.1, by the way a page shows them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pochoir.hypertext import as_markdown
from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.resolve.tree import Tree
from pochoir.schemas import Schema, Subschema
from pochoir.schemas.keywords import HOLDING
from pochoir.targets.site.lifecycle import dates
from pochoir.targets.site.schema.views import KeywordValue

_SHOWN_KEYWORDS: Final = (
    "type $ref title description deprecated readOnly writeOnly properties required enum nullable examples"
)
SHOWN_ELSEWHERE: Final = frozenset(_SHOWN_KEYWORDS.split())
"""Keywords shown as the type, the text, a flag, the fields or the values of a schema."""

IN_TYPE: Final = ("items", "additionalProperties", "contains", "allOf", "oneOf", "anyOf", "prefixItems", "$defs")
"""Keywords whose schema is part of the text of the type: shown separately only if it has details."""

_SHOWN_MEMBER: Final[Mapping[str, str]] = {"discriminator": "propertyName", "externalDocs": "url"}
_TEXTS: Final = ("pattern", "$comment", "$id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "format")
WITH_SUBSCHEMAS: Final = frozenset(HOLDING) - {"properties"}
"""Keywords that may contain schemas, except `properties`."""


def keyword_values(schema: Schema) -> Iterator[KeywordValue]:
    """Yield the keywords whose value is not a schema."""
    for keyword, value in schema.keywords.items():
        if keyword in SHOWN_ELSEWHERE or keyword.startswith("x-") or _contains_schemas(keyword, value):
            continue
        if keyword != "format" or not schema.has("type"):
            yield from _keyword_value(keyword, value)
    yield from dates(schema.keywords)
    for example in schema.examples:
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
    holds = HOLDING.get(keyword)
    return holds == "list" or (holds is not None and isinstance(value, dict))


def subschemas(tree: Tree, schema: Schema) -> Iterator[Subschema]:
    """Yield the schemas inside of a schema, except its properties, booleans, and constants shown as its values."""
    branches = (("oneOf", schema.one_of), ("anyOf", schema.any_of))
    constants = {keyword for keyword, places in branches if documented_constants(tree, places)}
    for each in schema.subschemas():
        is_boolean = each.key is None and tree.schema(each.pointer).boolean is not None
        if each.keyword != "properties" and each.keyword not in constants and not is_boolean:
            yield each


def enum_values(tree: Tree, schema: Schema) -> Iterator[tuple[Json, str]]:
    """Yield the values of an enumeration, each with its meaning or ""."""
    meanings = _extension_meanings(schema) if schema.enum is not None else {}
    for index, value in enumerate(schema.enum or ()):
        yield value, meanings.get(str(value), meanings.get(str(index), ""))
    for branches in (schema.one_of, schema.any_of):
        yield from documented_constants(tree, branches)


def documented_constants(tree: Tree, branches: Sequence[str]) -> list[tuple[Json, str]]:
    """Return the values of alternatives that are documented constants, as OpenAPI 3.1 documents enumerations."""
    found: list[tuple[Json, str]] = []
    for branch in map(tree.schema, branches):
        if not branch.has("const") or branch.keywords.keys() - {"const", "title", "description", "type"}:
            return []
        texts = (branch.title, branch.description)
        found.append((branch.const, ": ".join(as_markdown(text) for text in texts if text)))
    return found


def _extension_meanings(schema: Schema) -> dict[str, str]:
    """Return the meanings in the extensions that generators share, by value or by index."""
    for key in ("x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames"):
        meanings = schema.value(key)
        if isinstance(meanings, dict):
            return {value: as_markdown(text) for value, text in meanings.items() if isinstance(text, str)}
        if isinstance(meanings, list):
            return {str(index): as_markdown(text) for index, text in enumerate(meanings) if isinstance(text, str)}
    return {}
