"""Parameters and headers: keywords that describe the value become a schema, `collectionFormat` becomes a style."""

from collections.abc import Mapping
from typing import Final

from pochoir.document.swagger.context import Context
from pochoir.document.swagger.located import Located, mapping, scalar
from pochoir.document.swagger.schemas import schema

_VALUE_KEYWORDS: Final = frozenset(
    (
        *("type", "format", "items", "default", "enum", "multipleOf", "pattern", "x-nullable"),
        *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
        *("maxLength", "minLength", "maxItems", "minItems", "uniqueItems"),
    )
)
_PLACES: Final = ("path", "query", "header")
_STYLES: Final[Mapping[tuple[str, str], tuple[str, bool]]] = {
    ("query", "csv"): ("form", False),
    ("query", "ssv"): ("spaceDelimited", False),
    ("query", "pipes"): ("pipeDelimited", False),
    ("query", "multi"): ("form", True),
    ("formData", "csv"): ("form", False),
    ("formData", "ssv"): ("spaceDelimited", False),
    ("formData", "pipes"): ("pipeDelimited", False),
    ("formData", "multi"): ("form", True),
    ("path", "csv"): ("simple", False),
    ("header", "csv"): ("simple", False),
}
"""`style` and `explode` in OpenAPI 3.0 by `in` and `collectionFormat` in Swagger 2.0."""


def parameter(node: Located, context: Context) -> Located:
    """Convert a parameter that is not part of the request body."""
    place = node.text_of("in")
    if not node.is_object or "$ref" in node.members():
        return node
    style = style_of(node, place, context) if place in _PLACES else {}
    return mapping(_with_schema(node, context) | style, node)


def header(node: Located, context: Context) -> Located:
    """Convert a response header."""
    style_of(node, "header", context)
    return mapping(_with_schema(node, context), node)


def value_schema(node: Located, context: Context) -> Located:
    """Return the schema of the value of a parameter or header."""
    members = {key: child for key, child in node.members().items() if key in _VALUE_KEYWORDS}
    if "items" in members:
        members["items"] = _plain_items(members["items"], context)
    return schema(mapping(members, node), context)


def style_of(node: Located, place: str, context: Context) -> dict[str, Located]:
    """Return `style` and `explode` of a parameter of type array; an empty dict for other types."""
    written = node.get("collectionFormat")
    if node.text_of("type") != "array":
        return {}
    at = written or node
    style = _STYLES.get((place, written.text if written else "csv"))
    if style is None:
        message = f'collectionFormat "{at.text}" has no equivalent for an array in {place}; commas separate the items'
        context.warn("collection-format", at, message, "use csv, or multi in the query, if the server accepts it")
        style = _STYLES[place, "csv"]
    return {"style": scalar(style[0], at), "explode": scalar(style[1], at)}


def _with_schema(node: Located, context: Context) -> dict[str, Located]:
    members = {key: child for key, child in node.members().items() if key not in _VALUE_KEYWORDS}
    members.pop("collectionFormat", None)
    example = members.pop("x-example", None)
    if example is not None:
        members["example"] = example
    return {**members, "schema": value_schema(node, context)} if "schema" not in members else members


def _plain_items(node: Located, context: Context) -> Located:
    """Convert the items of an array. In 3.0 only the outer array has a style; nested formats cannot be expressed."""
    members = node.members()
    written = members.pop("collectionFormat", None)
    if "items" in members:
        at = written or node
        message = "OpenAPI 3 cannot express how a nested array is serialized"
        context.warn("collection-format", at, message, "describe the inner array as a string")
        members["items"] = _plain_items(members["items"], context)
    return mapping(members, node) if node.is_object else node
