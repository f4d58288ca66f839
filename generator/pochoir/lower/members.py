"""Lower the properties of object schemas to fields."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from pochoir import naming, pointers
from pochoir.equality import same_json
from pochoir.extensions.names import NAME
from pochoir.extensions.times import TIME
from pochoir.ir import Doc, Field, Json, LiteralOf, Named, Plain, Time, UnionOf
from pochoir.literals import Identifier
from pochoir.lower import unions
from pochoir.lower.constraints import constrained
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.types import NONE, shape, type_of, union_of
from pochoir.lower.values import fits
from pochoir.resolve import reach, shapes
from pochoir.resolve.conjoin import conjoin

_BASES: Final[Mapping[type, Plain]] = {str: Plain("str"), int: Plain("int"), bool: Plain("bool")}


def fields(context: Context, pointer: str) -> tuple[Field, ...]:
    """Return the fields of the object schema at `pointer`, including those of its `allOf` branches."""
    found = shapes.members(context.tree, pointer)
    if found.deep:
        context.refuse("schema-too-deep", pointer, f"more than {shapes.MAX_MERGED} schemas are merged here")
    for wire in sorted(found.required - found.properties.keys()):
        message = f'"{wire}" is required but is not described as a property: the client has no argument for it'
        context.warn("required-unknown", pointers.join(pointer, "required"), message, "describe it under properties")
    pins = {
        wire: pin_of(context, place) or context.kept_name("field", f"{pointer} {wire}")
        for wire, place in found.properties.items()
    }
    names = naming.fields(pins)
    return tuple(
        tagged(context, pointer, field(context, place, wire, names[wire], wire in found.required))
        for wire, place in found.properties.items()
    )


def tagged(context: Context, pointer: str, found: Field) -> Field:
    """Return a field with the values that identify its model in unions, and with its constant value.

    An optional constant is only sent by default if a union needs it or it has a `default`.
    """
    values = context.tags.get((pointer, found.wire), ())
    own = unions.listed(context.tree, found.pointer) or ()
    nullable = isinstance(found.type, UnionOf) and NONE in found.type.options
    if isinstance(found.type, Named) and len(own) == 1:
        # A constant that is named is written as its value, which is its default.
        alone = shape(context, context.places[found.type.name])
        found = replace(found, type=alone) if isinstance(alone, LiteralOf) else found
    if values and (len(values) == 1 or set(values) != set(own)) and len({type(value) for value in values}) == 1:
        # The schema allows any text or the values of all models; in this model only the values that identify it.
        closed = LiteralOf(values, _BASES[type(values[0])])
        found = replace(found, type=union_of([closed, NONE]) if nullable else closed, tag=True)
        found = replace(found, has_default=found.has_default and _is_among(found.default, values))
    if not isinstance(found.type, LiteralOf) or len(found.type.values) != 1 or found.read_only:
        return found
    is_sent = bool(values) or found.required or (found.has_default and _is_among(found.default, found.type.values))
    return replace(found, constant=is_sent)


def _is_among(value: Json, values: Iterable[Json]) -> bool:
    return any(same_json(value, each) for each in values)


def pin_of(context: Context, pointer: str) -> str:
    """Return the field name pinned on a property. A pinned name in capitals is that of a class."""
    pin = NAME.of(context.tree.schema(pointer).keywords, "schema") or ""
    return pin if pin[:1].islower() else ""


def field(context: Context, pointer: str, wire: str, name: Identifier, required: bool) -> Field:
    """Return a property as a field."""
    schema = context.tree.schema(pointer)
    default, has_default = default_of(context, pointer)
    return Field(
        name=name,
        wire=wire,
        type=constrained(context, pointer, type_of(context, pointer)),
        required=required,
        doc=_doc(schema.keywords, wire),
        default=default,
        has_default=has_default,
        read_only=reach.is_one_way(context.tree, pointer, "readOnly"),
        write_only=reach.is_one_way(context.tree, pointer, "writeOnly"),
        pointer=pointer,
        time=time_of(context, pointer),
    )


def time_of(context: Context, pointer: str) -> Time:
    """Return the unit of time of a number (`x-pochoir-time`), which the schema or the target of its `$ref` may have."""
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        found = TIME.of(context.tree.schema(pointer).keywords)
        if found is not None:
            return found
        pointer = context.tree.target(pointer) or pointer
    return ""


def default_of(context: Context, pointer: str) -> tuple[Json, bool]:
    """Return the default of a schema and whether it has one: its own, or the nearest of those that it is made of.

    An invalid default is reported and ignored.
    """
    for piece in reversed(conjoin(context.tree, pointer).pieces):
        value = context.tree.schema(piece).default
        if value is not None and fits(context, pointer, value):
            return value, True
        if value is not None:
            context.warn(
                "default-mismatch",
                f"{piece}/default",
                "this default does not have the type of its schema",
                "it is ignored",
            )
            break
    return None, False


def _doc(schema: Mapping[str, Json], wire: str) -> Doc:
    # Frameworks make titles from the name; such a title is not documentation.
    doc = doc_of(schema, "title")
    return replace(doc, summary="") if naming.split(doc.summary.lower()) == naming.split(wire.lower()) else doc
