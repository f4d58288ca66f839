"""From a schema to a `TypeRef`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pochoir import pointers
from pochoir.ir import Discriminator, Json, ListOf, LiteralOf, MapOf, Named, Plain, TypeRef, UnionOf
from pochoir.lower.context import Context
from pochoir.lower.unions import discriminator
from pochoir.resolve import media, shapes
from pochoir.resolve.conjoin import conjoin

JSON: Final = Plain("json")
NONE: Final = Plain("none")
DEEPEST: Final = 48
"""Lists in lists in lists: beyond, no annotation could be read."""
_STRINGS: Final[Mapping[str, Plain]] = {
    "date": Plain("date"),
    "date-time": Plain("datetime"),
    "uuid": Plain("uuid"),
    "binary": Plain("bytes"),
}
_SCALARS: Final[Mapping[str, Plain]] = {
    "string": Plain("str"),
    "integer": Plain("int"),
    "number": Plain("float"),
    "boolean": Plain("bool"),
    "null": NONE,
}


def type_of(context: Context, pointer: str, trail: frozenset[str] = frozenset()) -> TypeRef:
    """Return the type of the schema at `pointer`: its name if it has one, what it says otherwise.

    Args:
        context: the document.
        pointer: where the schema stands.
        trail: schemas being typed already; one that comes back to itself without a name is any JSON.
    """
    name = context.names.get(pointer)
    if name is None or shapes.is_null(context.tree, pointer):
        # `N | None` of an `N` that is None is no type to Python.
        return shape(context, pointer, trail)
    nullable = shapes.kind(context.tree, pointer) == "object" and shapes.is_nullable(context.tree, pointer)
    return union_of([Named(name), NONE]) if nullable else Named(name)


def shape(context: Context, pointer: str, trail: frozenset[str] = frozenset()) -> TypeRef:
    """Return the type that the schema at `pointer` describes, its own name set aside."""
    if pointer in trail or not context.tree.has(pointer):
        return JSON
    if len(trail) > DEEPEST:
        context.warn("schema-too-deep", pointer, "this stands too deep to be typed", "its values are any JSON")
        return JSON
    trail |= {pointer}
    found = _shape(context, pointer, trail)
    return union_of([found, NONE]) if shapes.is_nullable(context.tree, pointer) else found


def union_of(options: Iterable[TypeRef]) -> TypeRef:
    """Return the union of types: flat, each once, None last; any JSON swallows the others.

    What told the options of one of them apart does so still, unless other unions come to it.
    """
    # To Python, `LiteralOf((0,))` equals `LiteralOf((False,))`; their texts do not.
    once: dict[str, TypeRef] = {}
    told: list[Discriminator] = []
    for option in options:
        if isinstance(option, UnionOf) and option.discriminator is not None:
            told.append(option.discriminator)
        for part in option.options if isinstance(option, UnionOf) else (option,):
            once.setdefault(repr(part), part)
    flat = [*once.values()]
    if JSON in flat or not flat:
        return JSON
    if NONE in flat:
        flat.remove(NONE)
        flat.append(NONE)
    if len(flat) == 1:
        return flat[0]
    return UnionOf(tuple(flat), told[0] if len(told) == 1 else Discriminator() if told else None)


def without_none(type_: TypeRef) -> TypeRef:
    """Return a type with None taken out of it."""
    if not isinstance(type_, UnionOf):
        return type_
    return union_of(option for option in type_.options if option != NONE)


def _shape(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    tree = context.tree
    match shapes.kind(tree, pointer):
        case "object":
            return MapOf(JSON)
        case "enum":
            return _literal(shapes.literals(shapes.whole(tree, pointer)))
        case "same":
            return type_of(context, shapes.same(tree, pointer), trail)
        case "list":
            return ListOf(_item(context, pointer, trail))
        case "map":
            return MapOf(_value(context, pointer, trail))
        case "union":
            return _union(context, pointer, trail)
        case "plain":
            return _plain(context, pointer, trail)


def _literal(values: tuple[str | int | bool, ...]) -> TypeRef:
    kinds = {type(value) for value in values}
    if kinds == {bool} and len(values) == 2:
        return Plain("bool")
    base = {str: Plain("str"), int: Plain("int"), bool: Plain("bool")}[kinds.pop()] if len(kinds) == 1 else JSON
    return LiteralOf(values, base)


def _item(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    ordered = next((each for each in _pieces(context, pointer) if "prefixItems" in context.tree.schema(each)), pointer)
    options = [
        type_of(context, pointers.join(ordered, "prefixItems", at), trail)
        for at in range(len(context.tree.items(pointers.join(ordered, "prefixItems"))))
    ]
    item = shapes.place(context.tree, pointer, "items")
    if item and context.tree.at(item) is not False:
        options.append(type_of(context, item, trail))
    return union_of(options)


def _pieces(context: Context, pointer: str) -> Iterator[str]:
    """Return what a schema is made of, the nearest first."""
    return reversed(conjoin(context.tree, pointer).pieces)


def _value(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    options = [
        type_of(context, pointers.join(piece, "patternProperties", pattern), trail)
        for piece in _pieces(context, pointer)
        for pattern in context.tree.mapping(pointers.join(piece, "patternProperties"))
    ]
    additional = shapes.place(context.tree, pointer, "additionalProperties")
    if isinstance(context.tree.at(additional), dict):
        options.append(type_of(context, additional, trail))
    elif not options or context.tree.at(additional) is True:
        options.append(JSON)
    return union_of(options)


def _union(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    options = shapes.options(context.tree, pointer)
    if options:
        found = union_of(_unchanged(context, [type_of(context, option, trail) for option in options]))
        told = discriminator(context.tree, context.names, pointer)
        if found != JSON:
            return replace(found, discriminator=told) if isinstance(found, UnionOf) else found
    schema = shapes.whole(context.tree, pointer)
    return union_of(_of_name(context, pointer, name, trail) for name in shapes.type_names(schema))


def _unchanged(context: Context, options: list[TypeRef]) -> list[TypeRef]:
    """Return the options of a union, beside plain text no form of text: what may be any text is left as it is."""
    if Plain("str") not in options:
        return options
    return [option for option in options if _end(context, option) not in _STRINGS.values()]


def _end(context: Context, type_: TypeRef) -> TypeRef:
    """Return what a name stands for, where that is another type and not an object."""
    if not isinstance(type_, Named) or shapes.kind(context.tree, context.places[type_.name]) != "plain":
        return type_
    return shape(context, context.places[type_.name])


def _of_name(context: Context, pointer: str, name: str, trail: frozenset[str]) -> TypeRef:
    if name == "array":
        return ListOf(_item(context, pointer, trail))
    part = shapes.object_part(context.tree, pointer) if name == "object" else ""
    if part:
        return type_of(context, part, trail)
    if name == "object":
        return MapOf(_value(context, pointer, trail))
    if name == "string":
        said = shapes.whole(context.tree, pointer)
        if media.is_binary(said):
            return _STRINGS["binary"]
        kind = said.get("format")
        return _STRINGS.get(kind, _SCALARS[name]) if isinstance(kind, str) else _SCALARS[name]
    return _SCALARS.get(name, JSON)


def _plain(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    found = conjoin(context.tree, pointer)
    schema = found.schema
    if found.clashes:
        return JSON
    if "const" in schema:
        return _constant(schema["const"])
    values = schema.get("enum")
    if isinstance(values, list) and values:
        literals = shapes.literals(schema)
        return _literal(literals) if literals else union_of(_constant(value) for value in values)
    types = shapes.type_names(schema)
    if types:
        return _of_name(context, pointer, types[0], trail)
    if schema.get("type") in ("null", ["null"]):
        return NONE
    if isinstance(schema.get("format"), str) and schema["format"] in _STRINGS:
        return _of_name(context, pointer, "string", trail)
    return JSON


def _constant(value: Json) -> TypeRef:
    match value:
        case None:
            return NONE
        case bool() | int() | str():
            return LiteralOf(
                (value,), Plain("bool" if isinstance(value, bool) else "int" if isinstance(value, int) else "str")
            )
        case float():
            return Plain("float")
        case list():
            return ListOf(JSON)
        case dict():
            return MapOf(JSON)
