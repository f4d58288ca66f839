"""Lower schemas to types."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pochoir import formats
from pochoir.ir import Discriminator, Json, ListOf, LiteralOf, MapOf, Named, Plain, TypeRef, UnionOf
from pochoir.lower.context import Context
from pochoir.lower.unions import discriminator
from pochoir.resolve import media, shapes
from pochoir.resolve.conjoin import conjoin

JSON: Final = Plain("json")
NONE: Final = Plain("none")
MAX_DEPTH: Final = 48
"""Maximum nesting of an inline type, beyond which it is any JSON."""
_STRINGS: Final[Mapping[str, Plain]] = {
    "binary": Plain("bytes"),
    **{name: Plain(kind) for name, kind in formats.KINDS.items()},
}
_DECIMALS: Final = frozenset({Plain("decimal"), Plain("decimal_number")})
_SCALARS: Final[Mapping[str, Plain]] = {
    "string": Plain("str"),
    "integer": Plain("int"),
    "number": Plain("float"),
    "boolean": Plain("bool"),
    "null": NONE,
}


def type_of(context: Context, pointer: str, trail: frozenset[str] = frozenset()) -> TypeRef:
    """Return the type of the schema at `pointer`, which is its name if it has one, or that of its family.

    Args:
        context: the document.
        pointer: the schema.
        trail: the pointers of the schemas around it. An unnamed schema that contains itself is any JSON.
    """
    name = context.families.get(pointer) or context.names.get(pointer)
    if name is None or shapes.is_null(context.tree, pointer):
        # `N | None` fails in Python if `N` is an alias of None.
        return shape(context, pointer, trail)
    nullable = shapes.kind(context.tree, pointer) == "object" and shapes.is_nullable(context.tree, pointer)
    return union_of([Named(name), NONE]) if nullable else Named(name)


def shape(context: Context, pointer: str, trail: frozenset[str] = frozenset()) -> TypeRef:
    """Return the type of the schema at `pointer` without using its name."""
    if pointer in trail or not context.tree.has(pointer):
        return JSON
    if len(trail) > MAX_DEPTH:
        context.warn(
            "schema-too-deep", pointer, "this schema is nested too deeply for a type", "its values can be any JSON"
        )
        return JSON
    trail |= {pointer}
    found = _shape(context, pointer, trail)
    return union_of([found, NONE]) if shapes.is_nullable(context.tree, pointer) else found


def union_of(options: Iterable[TypeRef]) -> TypeRef:
    """Return the union of types: flat, without duplicates, None last. Any JSON absorbs the others.

    The discriminator of a union is kept if no other union is among the types.
    """
    # `LiteralOf((0,))` equals `LiteralOf((False,))` in Python, so their representations are compared.
    once: dict[str, TypeRef] = {}
    discriminators: list[Discriminator] = []
    for option in options:
        if isinstance(option, UnionOf) and option.discriminator is not None:
            discriminators.append(option.discriminator)
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
    return UnionOf(
        tuple(flat), discriminators[0] if len(discriminators) == 1 else Discriminator() if discriminators else None
    )


def without_none(type_: TypeRef) -> TypeRef:
    """Return a type without None."""
    if not isinstance(type_, UnionOf):
        return type_
    return union_of(option for option in type_.options if option != NONE)


def _shape(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    tree = context.tree
    if shapes.is_null(tree, pointer):
        return NONE
    match shapes.kind(tree, pointer):
        case "object":
            return MapOf(JSON)
        case "enum":
            return _literal(shapes.whole(tree, pointer).literals)
        case "same":
            return type_of(context, shapes.same(tree, pointer), trail)
        case "list":
            return _list(context, pointer, trail)
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


def _list(context: Context, pointer: str, trail: frozenset[str]) -> ListOf:
    """Return the type of an array. One whose items all have a place of their own, and must be there, is a tuple."""
    places = ordered(context, pointer)
    types = [type_of(context, place, trail) for place in places]
    if types and shapes.has_fixed_length(context.tree, pointer):
        return ListOf(union_of(types), positions=tuple(types))
    item = shapes.place(context.tree, pointer, "items")
    options = _unchanged(context, types)
    if item and context.tree.schema(item).boolean is not False:
        options = _unchanged(context, [*types, type_of(context, item, trail)])
    elif types and not shapes.has_no_more_items(context.tree, pointer):
        options = [JSON]
    return ListOf(union_of(options))


def ordered(context: Context, pointer: str) -> tuple[str, ...]:
    """Return the pointers of the schemas of the first items of an array."""
    pieces = (context.tree.schema(each) for each in _pieces(context, pointer))
    return next((each.listed("prefixItems") for each in pieces if each.has("prefixItems")), ())


def _pieces(context: Context, pointer: str) -> Iterator[str]:
    """Return the parts of a schema, nearest first."""
    return reversed(conjoin(context.tree, pointer).pieces)


def _value(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    return union_of(_described(context, pointer, trail) or [JSON])


def extra_of(context: Context, pointer: str) -> TypeRef | None:
    """Return the type of the members that an object schema does not name, or None if it does not describe them.

    They are any JSON if `patternProperties` describes only some of them.
    """
    options = _described(context, pointer, frozenset())
    if options and not shapes.place(context.tree, pointer, "additionalProperties"):
        options.append(JSON)
    return union_of(options) if options else None


def _described(context: Context, pointer: str, trail: frozenset[str]) -> list[TypeRef]:
    """Return the types in `patternProperties` and that of `additionalProperties`, unless the latter is false."""
    return [
        JSON if context.tree.schema(place).boolean else type_of(context, place, trail)
        for place in unnamed(context, pointer)
    ]


def unnamed(context: Context, pointer: str) -> list[str]:
    """Return the pointers of the schemas of members without a name, unless they are false."""
    places = [
        place
        for piece in _pieces(context, pointer)
        for place in context.tree.schema(piece).named("patternProperties").values()
    ]
    places.append(shapes.place(context.tree, pointer, "additionalProperties"))
    return [place for place in places if place and context.tree.schema(place).boolean is not False]


def _union(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    options = shapes.options(context.tree, pointer)
    if options:
        found = union_of(_unchanged(context, [type_of(context, option, trail) for option in options]))
        found_by = discriminator(context.tree, context.names, pointer)
        if found != JSON:
            return replace(found, discriminator=found_by) if isinstance(found, UnionOf) else found
    schema = shapes.whole(context.tree, pointer)
    return union_of(_unchanged(context, [_of_name(context, pointer, name, trail) for name in schema.types]))


def _unchanged(context: Context, alternatives: Iterable[TypeRef]) -> list[TypeRef]:
    """Return the alternatives of a union without formats of text if one is plain text, which is not converted.

    If decimals may be text or numbers, those that are text are plain text, so that they are sent back unchanged. Unions
    among the alternatives keep their discriminators.
    """
    parts = [(each, each.options if isinstance(each, UnionOf) else (each,)) for each in alternatives]
    ends = {behind(context, option) for _, options in parts for option in options}
    texts: set[TypeRef] = {Plain("decimal")} if ends >= _DECIMALS else set()
    formatted = (
        {*_STRINGS.values()} if texts or Plain("str") in [option for _, each in parts for option in each] else ()
    )
    found: list[TypeRef] = []
    for each, options in parts:
        plain = (Plain("str") if behind(context, option) in texts else option for option in options)
        kept = tuple(option for option in plain if behind(context, option) not in formatted)
        if isinstance(each, UnionOf) and len(kept) > 1:
            found.append(replace(each, options=kept))
        else:
            found += kept
    return found


def behind(context: Context, type_: TypeRef) -> TypeRef:
    """Return the type behind a name, unless it is an object."""
    if not isinstance(type_, Named) or shapes.kind(context.tree, context.places[type_.name]) != "plain":
        return type_
    return shape(context, context.places[type_.name])


def _of_name(context: Context, pointer: str, name: str, trail: frozenset[str]) -> TypeRef:
    if name == "array":
        return _list(context, pointer, trail)
    part = shapes.object_part(context.tree, pointer) if name == "object" else ""
    if part:
        return type_of(context, part, trail)
    if name == "object":
        return MapOf(_value(context, pointer, trail))
    if name == "string":
        merged = shapes.whole(context.tree, pointer)
        if media.is_binary(merged):
            return _STRINGS["binary"]
        encoding = merged.value("contentEncoding")
        if isinstance(encoding, str) and merged.format not in _STRINGS:
            return Plain("base64" if encoding.lower() == "base64" else "str")
        return _STRINGS.get(merged.format, _SCALARS[name])
    if name == "number" and shapes.whole(context.tree, pointer).format == "decimal":
        return Plain("decimal_number")
    return _SCALARS.get(name, JSON)


def _plain(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    found = conjoin(context.tree, pointer)
    schema = found.schema
    if found.clashes:
        return JSON
    if schema.has("const"):
        return _constant(schema.const)
    if schema.enum:
        literals = schema.literals
        return _literal(literals) if literals else union_of(_constant(value) for value in schema.enum)
    if schema.types:
        return _of_name(context, pointer, schema.types[0], trail)
    if schema.type:
        return NONE
    if schema.format in _STRINGS and schema.format != "decimal":
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
