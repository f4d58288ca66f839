"""From a schema to a `TypeRef`."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir.ir import Json, ListOf, LiteralOf, MapOf, Named, Plain, TypeRef, UnionOf
from pochoir.lower.context import Context
from pochoir.resolve import pointers, shapes

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
    """Return the union of types: flat, each once, None last; any JSON swallows the others."""
    # To Python, `LiteralOf((0,))` equals `LiteralOf((False,))`; their texts do not.
    once: dict[str, TypeRef] = {}
    for option in options:
        for part in option.options if isinstance(option, UnionOf) else (option,):
            once.setdefault(repr(part), part)
    flat = [*once.values()]
    if JSON in flat or not flat:
        return JSON
    if NONE in flat:
        flat.remove(NONE)
        flat.append(NONE)
    return flat[0] if len(flat) == 1 else UnionOf(tuple(flat))


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
            return _literal(shapes.literals(tree.schema(pointer)))
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
    base = {str: Plain("str"), int: Plain("int"), bool: Plain("bool")}[kinds.pop()] if len(kinds) == 1 else JSON
    if kinds == {bool} and len(values) == 2:
        return Plain("bool")
    return LiteralOf(values, base)


def _item(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    schema = context.tree.schema(pointer)
    ordered = schema.get("prefixItems")
    options = [
        type_of(context, pointers.join(pointer, "prefixItems", at), trail)
        for at in range(len(ordered) if isinstance(ordered, list) else 0)
    ]
    if "items" in schema and schema["items"] is not False:
        options.append(type_of(context, pointers.join(pointer, "items"), trail))
    return union_of(options)


def _value(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    schema = context.tree.schema(pointer)
    patterns = schema.get("patternProperties")
    options = [
        type_of(context, pointers.join(pointer, "patternProperties", pattern), trail)
        for pattern in (patterns if isinstance(patterns, dict) else {})
    ]
    additional = schema.get("additionalProperties")
    if isinstance(additional, dict):
        options.append(type_of(context, pointers.join(pointer, "additionalProperties"), trail))
    elif not options or additional is True:
        options.append(JSON)
    return union_of(options)


def _union(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    options = shapes.options(context.tree, pointer)
    if options:
        return union_of(_unchanged(context, [type_of(context, option, trail) for option in options]))
    schema = context.tree.schema(pointer)
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
    if name == "object":
        return MapOf(_value(context, pointer, trail))
    if name == "string":
        kind = context.tree.schema(pointer).get("format")
        return _STRINGS.get(kind, _SCALARS[name]) if isinstance(kind, str) else _SCALARS[name]
    return _SCALARS.get(name, JSON)


def _plain(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    schema = context.tree.schema(pointer)
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
    return _first_branch(context, pointer, trail)


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


def _first_branch(context: Context, pointer: str, trail: frozenset[str]) -> TypeRef:
    # Scalars refined by `allOf`, or by keywords beside a `$ref`: the first branch that names a type decides.
    tree = context.tree
    target = tree.target(pointer)
    branches = tree.schema(pointer).get("allOf")
    candidates = [target] if target is not None else []
    candidates += [
        pointers.join(pointer, "allOf", at) for at in range(len(branches) if isinstance(branches, list) else 0)
    ]
    for candidate in candidates:
        found = type_of(context, candidate, trail)
        if found != JSON:
            return found
    return JSON
