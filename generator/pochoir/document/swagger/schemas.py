"""Schemas, and the references to them."""

from functools import partial
from typing import Final

from pochoir.document.swagger.notes import Notes
from pochoir.document.swagger.spots import Spot, each, listing, mapping, scalar

_NAMES: Final = ("properties", "patternProperties", "definitions")
_ONE: Final = ("items", "additionalProperties", "not")
_LISTS: Final = ("allOf", "anyOf", "oneOf")


def schema(spot: Spot, notes: Notes) -> Spot:
    """A schema of 2.0 as one of 3.0."""
    notes.count(spot)
    if not spot.is_object:
        return spot
    members = {key: _keyword(key, child, notes) for key, child in spot.members().items() if key != "x-nullable"}
    nullable = spot.get("x-nullable")
    if nullable is not None:
        members.setdefault("nullable", nullable)
    kind = members.pop("type", None)
    return mapping(members | (_typed(kind, "anyOf" in members) if kind is not None else {}), spot)


def _typed(kind: Spot, taken: bool) -> dict[str, Spot]:
    """The type of a schema. Those of 2.0 may be several, as in JSON Schema, or a file."""
    if kind.text == "file":
        return {"type": scalar("string", kind), "format": scalar("binary", kind)}
    types = [one for one in kind.items() if one.text != "null"]
    if not types or (len(types) > 1 and taken):
        return {"type": kind}
    nullable = {"nullable": scalar(True, kind)} if len(types) < len(kind.items()) else {}
    if len(types) == 1:
        return nullable | {"type": types[0]}
    return nullable | {"anyOf": listing([mapping({"type": one}, one) for one in types], kind)}


def _keyword(key: str, child: Spot, notes: Notes) -> Spot:
    if key in (*_NAMES, *_LISTS):
        return each(child, partial(schema, notes=notes))
    if key in _ONE and child.is_object:
        return schema(child, notes)
    if key == "discriminator" and child.text:
        return mapping({"propertyName": child}, child)
    return reference(child, notes) if key == "$ref" else child


def reference(spot: Spot, notes: Notes) -> Spot:
    """The text of a reference, to where its target has moved."""
    return scalar(notes.names.reference(spot.text), spot) if spot.text else spot
