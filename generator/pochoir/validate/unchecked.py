"""Warn of assertions of schemas that clients do not check."""

from collections.abc import Callable, Iterator, Set
from typing import Final

from pochoir.findings import Findings, Object, items, members
from pochoir.ir import Json
from pochoir.validate.instances import fits

_UNCHECKED: Final = (
    "not", "if", "dependentRequired", "dependentSchemas", "dependencies", "propertyNames", "contains", "uniqueItems",
    "minProperties", "maxProperties", "unevaluatedProperties", "unevaluatedItems",
)  # fmt: skip
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
_BOUNDS: Final = (
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems",
)  # fmt: skip
_CONTENT: Final = ("contentEncoding", "contentSchema")


def check_unchecked(findings: Findings) -> None:
    """Warn of every keyword whose violation is not reported."""
    reported: set[str] = set()
    for pointer, node in findings.nodes("schema"):
        schema = members(node.value)
        found = [*(each for rule in _RULES for each in rule(schema)), *_bounds(findings, schema)]
        # Not reported again inside of an unchecked keyword.
        for key, message in () if found and _below(pointer, reported) else found:
            reported.add(f"{pointer}/{key}")
            findings.warning("unsupported-keyword", f"{pointer}/{key}", message, part="key")


def _below(pointer: str, places: Set[str]) -> bool:
    while pointer:
        if pointer in places:
            return True
        pointer = pointer.rpartition("/")[0]
    return False


def _asserted(schema: Object) -> Iterator[tuple[str, str]]:
    for key in _UNCHECKED:
        asks = "then" in schema or "else" in schema if key == "if" else True
        if key in schema and asks and not any(_is(schema[key], nothing) for nothing in _NOTHING.get(key, ())):
            yield key, f'the client does not check "{key}": invalid values are accepted'


def _is(value: Json, other: Json) -> bool:
    return value == other and isinstance(value, bool) == isinstance(other, bool)


def _further_members(schema: Object) -> Iterator[tuple[str, str]]:
    described = bool(members(schema.get("properties")))
    for key in ("patternProperties", "additionalProperties"):
        if described and members(schema.get(key)):
            yield key, f'the members described by "{key}" are any JSON, because the schema also has properties'
    if not described and members(schema.get("patternProperties")):
        message = 'the client does not check which names "patternProperties" gives to which values'
        yield "patternProperties", message


def _places(schema: Object) -> Iterator[tuple[str, str]]:
    if len(items(schema.get("prefixItems"))) > 1:
        yield "prefixItems", "this is read as a list whose items may be in any order"


def _bounds(findings: Findings, schema: Object) -> Iterator[tuple[str, str]]:
    options = [option for key in ("anyOf", "oneOf") for option in items(schema.get(key))]
    why = ""
    parts = [part for part in (schema, *map(members, items(schema.get("allOf")))) if "$ref" in part]
    if parts and not all(_is_scalar(findings, part) for part in parts):
        why = "beside a reference"
    elif len([option for option in options if members(option).get("type") != "null"]) > 1:
        why = "beside oneOf or anyOf"
    for key in _BOUNDS if why else ():
        if key in schema:
            yield key, f'the client does not check "{key}" {why}'


def _is_scalar(findings: Findings, reference: Object) -> bool:
    """Return whether a reference is to a string or number, whose type is written inline with the constraints."""
    target = members(findings.resolved("", {"$ref": reference["$ref"]})[1])
    scalar = target.get("type") in ("string", "integer", "number")
    return scalar and not target.keys() & {"enum", "const", "anyOf", "oneOf"}


def _values(schema: Object) -> Iterator[tuple[str, str]]:
    for key, values in (("enum", items(schema.get("enum"))), ("const", [schema.get("const")])):
        # Values that the type excludes are reported elsewhere.
        if any(isinstance(value, float | list | dict) and fits(value, schema.get("type", "any")) for value in values):
            yield key, f'the client does not check "{key}": Python has no literal type for one of its values'


def _content(schema: Object) -> Iterator[tuple[str, str]]:
    for key in _CONTENT:
        if key in schema:
            yield key, f'"{key}" is not decoded: the value is the text as it was sent'
            return


def _alternatives(schema: Object) -> Iterator[tuple[str, str]]:
    for key in ("anyOf", "oneOf"):
        for number, option in enumerate(items(schema.get(key))):
            if "required" in members(option) and members(option).keys() <= {"required", "not", "title", "description"}:
                yield f"{key}/{number}", "the client does not check which members occur together"


def _discriminator(schema: Object) -> Iterator[tuple[str, str]]:
    if members(schema.get("discriminator")) and not items(schema.get("anyOf")) and not items(schema.get("oneOf")):
        yield "discriminator", "without oneOf or anyOf this has no effect: values are read as this schema"


_RULES: Final[tuple[Callable[[Object], Iterator[tuple[str, str]]], ...]] = (
    _asserted, _further_members, _places, _values, _content, _alternatives, _discriminator,
)  # fmt: skip
