"""Schemas and references to them."""

from functools import partial
from typing import Final

from pochoir.document.swagger.context import Context
from pochoir.document.swagger.located import Located, listing, map_children, mapping, scalar

_SCHEMA_MAPS: Final = ("properties", "patternProperties", "definitions")
_SCHEMAS: Final = ("items", "additionalProperties", "not")
_SCHEMA_LISTS: Final = ("allOf", "anyOf", "oneOf")


def schema(node: Located, context: Context) -> Located:
    """Convert a schema."""
    context.count(node)
    if not node.is_object:
        return node
    members = {key: _keyword(key, child, context) for key, child in node.members().items() if key != "x-nullable"}
    nullable = node.get("x-nullable")
    if nullable is not None:
        members.setdefault("nullable", nullable)
    kind = members.pop("type", None)
    return mapping(members | (_type_keywords(kind, "anyOf" in members) if kind is not None else {}), node)


def _type_keywords(kind: Located, taken: bool) -> dict[str, Located]:
    """Convert `type`. In Swagger 2.0 it may be `file`, or a list of types as in JSON Schema."""
    if kind.text == "file":
        return {"type": scalar("string", kind), "format": scalar("binary", kind)}
    types = [one for one in kind.items() if one.text != "null"]
    if not types or (len(types) > 1 and taken):
        return {"type": kind}
    nullable = {"nullable": scalar(True, kind)} if len(types) < len(kind.items()) else {}
    if len(types) == 1:
        return nullable | {"type": types[0]}
    return nullable | {"anyOf": listing([mapping({"type": one}, one) for one in types], kind)}


def _keyword(key: str, child: Located, context: Context) -> Located:
    if key in (*_SCHEMA_MAPS, *_SCHEMA_LISTS):
        return map_children(child, partial(schema, context=context))
    if key in _SCHEMAS and child.is_object:
        return schema(child, context)
    if key == "discriminator" and child.text:
        return mapping({"propertyName": child}, child)
    return reference(child, context) if key == "$ref" else child


def reference(node: Located, context: Context) -> Located:
    """Convert a reference string to where its target is in OpenAPI 3.0."""
    return scalar(context.names.reference(node.text), node) if node.text else node
