"""Warn of assertions of schemas that clients do not check."""

from collections.abc import Callable, Iterator, Set
from typing import Final

from pochoir.findings import Findings
from pochoir.ir import Json
from pochoir.pointers import upwards
from pochoir.schemas import CHECKED, KEYWORDS, Schema
from pochoir.schemas.merge import fits
from pochoir.validate.joined import typed_elsewhere

# Parts of `if` and `contains`, content that has a separate message, and what references resolve.
_ELSEWHERE: Final = (
    "then", "else", "minContains", "maxContains", "contentSchema", "$dynamicRef", "$recursiveRef", "$dynamicAnchor",
    "$vocabulary",
)  # fmt: skip
_UNCHECKED: Final = tuple(
    key
    for key, each in KEYWORDS.items()
    if each.role in ("check", "bound") and key not in CHECKED and key not in _ELSEWHERE
)
_NOTHING: Final[dict[str, tuple[Json, ...]]] = {
    "uniqueItems": (False,),
    "minProperties": (0,),
    "propertyNames": (True, {}, {"type": "string"}),
    # As with `additionalProperties: false`, requests have no arguments for other members.
    "unevaluatedProperties": (True, {}, False),
    "unevaluatedItems": (True, {}),
    "dependentRequired": ({},),
    "dependentSchemas": ({},),
    "dependencies": ({},),
}
"""Values of keywords that need no check."""
_BOUNDS: Final = tuple(key for key in KEYWORDS if key in CHECKED)
_CONTENT: Final = ("contentEncoding", "contentSchema")


def check_unchecked(findings: Findings) -> None:
    """Warn of every keyword whose violation is not reported."""
    reported: set[str] = set()
    parents = _parents(findings) | typed_elsewhere(findings)
    for schema in findings.schemas(references=True):
        found = [each for rule in _RULES for each in rule(findings, schema)]
        found += () if schema.pointer in parents else (*_discriminator(schema), *_untyped(findings, schema))
        if _is_event_data(schema.pointer):
            found = [(place, message) for place, message in found if place not in _CONTENT]
        # Not reported again inside of an unchecked keyword.
        for place, message in () if found and _below(schema.pointer, reported) else found:
            reported.add(f"{schema.pointer}/{place}")
            findings.warning("unsupported-keyword", f"{schema.pointer}/{place}", message, part="key")


def _is_event_data(pointer: str) -> bool:
    """Return whether a schema is that of the data of an event, which is decoded."""
    return "text~1event-stream/itemSchema/" in pointer and pointer.endswith("/properties/data")


def _below(pointer: str, places: Set[str]) -> bool:
    return not places.isdisjoint(upwards(pointer))


def _asserted(_: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    for key in _UNCHECKED if schema.has(*_UNCHECKED) else ():
        asks = schema.has("then", "else") if key == "if" else schema.has(key)
        if schema.has(key) and asks and not _asks_nothing(schema, key):
            yield key, f'the client does not check "{key}": invalid values are accepted'


def _asks_nothing(schema: Schema, key: str) -> bool:
    return any(_is(schema.value(key), nothing) for nothing in _NOTHING.get(key, ()))


def _given_bounds(schema: Schema) -> tuple[str, ...]:
    """Return the bounds of a schema, as the description writes them, in the order of the table."""
    given = (key for key in _BOUNDS if schema.has(key) and not _asks_nothing(schema, key))
    return tuple(dict.fromkeys(schema.written_as(key) for key in given))


def _is(value: Json, other: Json) -> bool:
    return value == other and isinstance(value, bool) == isinstance(other, bool)


def _further_members(_: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    if schema.has("patternProperties"):
        message = 'the client does not check which names "patternProperties" gives to which values'
        yield "patternProperties", message


def _places(findings: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    count, least, most = len(schema.listed("prefixItems")), schema.bound("minItems"), schema.bound("maxItems")
    items = findings.schema(schema.child("items")).boolean if schema.child("items") else None
    is_closed = items is False or (most is not None and most <= count) or schema.value("unevaluatedItems") is False
    is_described = bool(schema.child("items")) and items is None
    if (count > 1 and is_closed and least != count) or (count and is_described and not is_closed):
        yield "prefixItems", "this is read as a list whose items may be in any order"
    elif count and not is_closed:
        yield "prefixItems", "this is read as a list of any items, because there may be more of them"


def _bounds(findings: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    parts = [part for part in (schema, *map(findings.schema, schema.all_of)) if part.ref is not None]
    if all(_is_written_out(findings.resolved_schema(part)) for part in parts):
        return
    for key in _given_bounds(schema):
        yield key, f'the client does not check "{key}" next to a reference'


def _is_written_out(schema: Schema) -> bool:
    """Return whether a schema is a string, a number or a list, whose type is written inline with the constraints."""
    plain = schema.types in (("string",), ("integer",), ("number",), ("array",))
    return plain and not schema.has("enum", "const", "anyOf", "oneOf")


def _values(_: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    for key, values in (("enum", schema.enum or ()), ("const", (schema.const,))):
        # Values that the type excludes are reported elsewhere.
        if any(isinstance(value, float | list | dict) and fits(value, schema.type) for value in values):
            yield key, f'the client does not check "{key}": Python has no literal type for one of its values'


def _content(_: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    for key in _CONTENT:
        if schema.has(key) and not (key == "contentEncoding" and str(schema.value(key)).lower() == "base64"):
            yield key, f'"{key}" is not decoded: the value is the text as it was sent'
            return


def _alternatives(findings: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    for place in (*schema.any_of, *schema.one_of):
        option = findings.schema(place)
        if option.has("required") and option.keywords.keys() <= {"required", "not", "title", "description"}:
            yield place.removeprefix(f"{schema.pointer}/"), "the client does not check which fields occur together"


def _discriminator(schema: Schema) -> Iterator[tuple[str, str]]:
    if schema.discriminator is not None and not schema.alternatives:
        yield "discriminator", "without oneOf, anyOf or schemas that extend this one by allOf this has no effect"


def _untyped(findings: Findings, schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield bounds of a schema that says nothing about the type. It may be a branch that says more about another."""
    owner, _, key = schema.pointer.rpartition("/")
    is_branch = owner.endswith("/allOf") or (key == "items" and findings.schema(owner).alternatives != ())
    if not schema.types and not is_branch and not schema.is_composed and not schema.has("enum", "const"):
        is_list = schema.has("items", "prefixItems")
        for key in _given_bounds(schema):
            is_read = schema.pattern is not None if key == "pattern" else isinstance(schema.value(key), int | float)
            if is_read and not (is_list and key.endswith("Items")):
                yield key, f'the client does not check "{key}" without a type'


def _parents(findings: Findings) -> set[str]:
    """Return the pointers of the schemas that others refer to in `allOf`."""
    branches = (findings.schema(place) for schema in findings.schemas() for place in schema.all_of)
    return {branch.target for branch in branches if branch.target is not None}


_RULES: Final[tuple[Callable[[Findings, Schema], Iterator[tuple[str, str]]], ...]] = (
    _asserted, _further_members, _places, _values, _content, _alternatives, _bounds,
)  # fmt: skip
