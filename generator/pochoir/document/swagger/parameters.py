"""Parameters and headers: what describes their values becomes a schema, `collectionFormat` a style."""

from collections.abc import Mapping
from typing import Final

from pochoir.document.swagger.notes import Notes
from pochoir.document.swagger.schemas import schema
from pochoir.document.swagger.spots import Spot, mapping, scalar

_OF_VALUE: Final = frozenset(
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
"""Style and `explode` of 3.0 by place and format of 2.0."""


def parameter(spot: Spot, notes: Notes) -> Spot:
    """A parameter that is no part of a body."""
    place = spot.said("in")
    if not spot.is_object or "$ref" in spot.members():
        return spot
    style = style_of(spot, place, notes) if place in _PLACES else {}
    return mapping(_described(spot, notes) | style, spot)


def header(spot: Spot, notes: Notes) -> Spot:
    """A header of a response."""
    style_of(spot, "header", notes)
    return mapping(_described(spot, notes), spot)


def value(spot: Spot, notes: Notes) -> Spot:
    """The schema of what a parameter or a header holds."""
    members = {key: child for key, child in spot.members().items() if key in _OF_VALUE}
    if "items" in members:
        members["items"] = _plain_items(members["items"], notes)
    return schema(mapping(members, spot), notes)


def style_of(spot: Spot, place: str, notes: Notes) -> dict[str, Spot]:
    """`style` and `explode` of a parameter whose value is a list; nothing for any other."""
    written = spot.get("collectionFormat")
    if spot.said("type") != "array":
        return {}
    at = written or spot
    style = _STYLES.get((place, written.text if written else "csv"))
    if style is None:
        message = f'"{at.text}" has no counterpart in OpenAPI 3 for a list in {place}; it is sent with commas'
        notes.warn("collection-format", at, message, "write csv, or multi in the query, where the server takes it")
        style = _STYLES[place, "csv"]
    return {"style": scalar(style[0], at), "explode": scalar(style[1], at)}


def _described(spot: Spot, notes: Notes) -> dict[str, Spot]:
    members = {key: child for key, child in spot.members().items() if key not in _OF_VALUE}
    members.pop("collectionFormat", None)
    example = members.pop("x-example", None)
    if example is not None:
        members["example"] = example
    return {**members, "schema": value(spot, notes)} if "schema" not in members else members


def _plain_items(spot: Spot, notes: Notes) -> Spot:
    """The items of a list. Only the list itself has a style in 3.0; commas inside of commas have no word."""
    members = spot.members()
    written = members.pop("collectionFormat", None)
    if "items" in members:
        at = written or spot
        message = "how a list inside of a list is written has no counterpart in OpenAPI 3"
        notes.warn("collection-format", at, message, "describe the inner list as a text")
        members["items"] = _plain_items(members["items"], notes)
    return mapping(members, spot) if spot.is_object else spot
