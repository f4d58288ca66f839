"""From a `TypeRef` back to a plain JSON Schema, for datamodel-code-generator."""

from collections.abc import Mapping
from typing import Final

from pochoir.ir import Field, Json, ListOf, LiteralOf, MapOf, Named, Plain, TypeRef, UnionOf
from pochoir.lower.context import Context
from pochoir.resolve import pointers, shapes

_PLAIN: Final[Mapping[str, Mapping[str, Json]]] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "bytes": {"type": "string", "format": "binary"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "uuid": {"type": "string", "format": "uuid"},
    "none": {"type": "null"},
    "json": {},
}
_BOUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "string": ("minLength", "maxLength", "pattern"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("minItems", "maxItems", "uniqueItems"),
}

_DEEPEST: Final = 20
"""Schemas that one scalar may be refined from, one after the other."""


def of_object(context: Context, fields: tuple[Field, ...]) -> dict[str, Json]:
    """Return the schema of a class: its properties are called as its fields are.

    What is written only is not required: a reply does not have it.
    """
    schema: dict[str, Json] = {
        "type": "object",
        "properties": {str(field.name): of_field(context, field) for field in fields},
    }
    required: list[Json] = [str(field.name) for field in fields if field.required and not field.write_only]
    if required:
        schema["required"] = required
    return schema


def of_field(context: Context, field: Field) -> Json:
    """Return the schema of one property, its bounds and its default included."""
    schema = of_type(field.type)
    bound(context, field.pointer, schema)
    if field.has_default:
        schema["default"] = field.default
    return schema


def of_type(type_: TypeRef) -> dict[str, Json]:
    """Return a schema that says what a type says."""
    match type_:
        case Plain():
            return dict(_PLAIN[type_.kind])
        case Named():
            return {"$ref": f"#/$defs/{type_.name}"}
        case LiteralOf():
            values: list[Json] = list(type_.values)
            return {**of_type(type_.base), "enum": values}
        case ListOf():
            return {"type": "array", "items": of_type(type_.item)}
        case MapOf():
            return {"type": "object", "additionalProperties": of_type(type_.value) or True}
        case UnionOf():
            return {"anyOf": [of_type(option) for option in type_.options]}


def bound(context: Context, pointer: str, schema: dict[str, Json]) -> None:
    """Add to `schema` the bounds of the schema at `pointer`, where both speak of one scalar, one array or one union."""
    options = schema.get("anyOf")
    if isinstance(options, list):
        kept = [option for option in options if isinstance(option, dict) and option != {"type": "null"}]
        if len(kept) == 1:
            # `X | null` is bounded as X.
            bound(context, pointer, kept[0])
        else:
            _bound_options(context, pointer, kept)
            schema.update(_discriminator(context, pointer))
        return
    kind = schema.get("type")
    end = _end(context, pointer)
    if end is None or not isinstance(kind, str) or "enum" in schema:
        return
    source = _merged(context, end)
    for keyword in _BOUNDS.get(kind, ()):
        if keyword in source and _sane(keyword, source[keyword]) and "format" not in schema:
            schema[keyword] = source[keyword]
    items = schema.get("items")
    if kind == "array" and isinstance(items, dict):
        bound(context, pointers.join(end, "items"), items)


def _bound_options(context: Context, pointer: str, options: list[dict[str, Json]]) -> None:
    """Add the bounds of the options of a union, where the type of each says which is which."""
    end = _end(context, pointer)
    written = shapes.options(context.tree, end) if end is not None else []
    for option in options:
        alike = [each for each in options if each.get("type") == option.get("type")]
        places = [each for each in written if shapes.type_names(context.tree.schema(each)) == [option.get("type")]]
        if end is not None and len(alike) == 1 and isinstance(option.get("type"), str):
            if not written:
                bound(context, end, option)
            elif len(places) == 1 and places[0] not in context.names:
                bound(context, places[0], option)


def _merged(context: Context, pointer: str, depth: int = 0) -> Mapping[str, Json]:
    """Return the keywords of a scalar's schema and of all it is refined from; those nearest to it win."""
    schema = context.tree.schema(pointer)
    branches = schema.get("allOf")
    parts = [pointers.join(pointer, "allOf", at) for at in range(len(branches) if isinstance(branches, list) else 0)]
    target = context.tree.target(pointer)
    parts += [target] if target is not None else []
    found: dict[str, Json] = {}
    for part in parts if depth < _DEEPEST else ():
        found |= _merged(context, part, depth + 1)
    return {**found, **schema}


def _discriminator(context: Context, pointer: str) -> dict[str, Json]:
    """Return what tells the models of a union apart, its mapping by the names of the models."""
    end = _end(context, pointer)
    source = context.tree.schema(end).get("discriminator") if end is not None else None
    if not isinstance(source, dict) or not isinstance(source.get("propertyName"), str):
        return {}
    given = source.get("mapping")
    mapping: dict[str, Json] = {}
    for value, target in given.items() if isinstance(given, dict) else ():
        name = context.names.get(_mapped(context, target)) if isinstance(target, str) else None
        if name is not None:
            mapping[value] = f"#/$defs/{name}"
    return {"discriminator": {"propertyName": source["propertyName"], "mapping": mapping}}


def _mapped(context: Context, target: str) -> str:
    """Return the pointer of a schema that a mapping names: by a reference, or by its name alone."""
    pointer = pointers.of_reference(target)
    return pointer if pointer is not None else pointers.join("/components/schemas", target)


def _end(context: Context, pointer: str) -> str | None:
    seen: set[str] = set()
    while pointer not in seen:
        if not context.tree.has(pointer) or (seen and pointer in context.names):
            return None
        seen.add(pointer)
        following = shapes.same(context.tree, pointer)
        if not following:
            return pointer
        pointer = following
    return None


def _sane(keyword: str, value: Json) -> bool:
    if keyword == "pattern":
        return isinstance(value, str)
    if keyword == "uniqueItems":
        return isinstance(value, bool)
    return isinstance(value, int | float) and not isinstance(value, bool)
