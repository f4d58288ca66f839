"""Add the keywords next to alternatives to each of them, if the values of a property distinguish these."""

from collections.abc import Sequence

from pochoir import pointers
from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.resolve.conjoin import conjoin, options
from pochoir.resolve.members import describes_property, members
from pochoir.resolve.tree import Tree

_ALTERNATIVES = ("oneOf", "anyOf", "discriminator")


def distributed(tree: Tree, pointer: str) -> tuple[str, ...]:
    """Return the schemas that each join one alternative of an object with the keywords next to the alternatives.

    There are none if there are no such keywords, or if no property has different values in each alternative.
    """
    if pointer not in tree.distributed:
        tree.distributed[pointer] = ()  # also what a schema that contains itself sees meanwhile
        tree.distributed[pointer] = _distributed(tree, pointer)
    return tree.distributed[pointer]


def branch_of(tree: Tree, pointer: str, option: str) -> str:
    """Return the alternative that a distributed schema joins; an alternative that joins nothing is itself."""
    return tree.target(tree.schema(option).all_of[-1]) or option if option in distributed(tree, pointer) else option


def _distributed(tree: Tree, pointer: str) -> tuple[str, ...]:
    schema = tree.schema(pointer)
    holders = [place for place in (pointer, *schema.all_of) if len(options(tree, place)) > 1]
    if len(holders) != 1 or tree.target(pointer) is not None or tree.target(holders[0]) is not None:
        return ()
    (holder,) = holders
    branches = options(tree, holder)
    known = members(tree, pointer)
    if known.only_possible or not known.properties or not _are_apart(tree, branches):
        return ()
    if any(len(options(tree, piece)) > 1 for piece in conjoin(tree, pointer).pieces if piece != holder):
        return ()
    around = tuple(_around(tree, place) for place in dict.fromkeys((holder, pointer)))
    others = tuple(place for place in schema.all_of if place != holder)
    return tuple(
        tree.join(pointers.join(pointer, "allOf", "branches", at), "allOf", (*others, *around, branch), {})
        for at, branch in enumerate(branches)
    )


def _around(tree: Tree, place: str) -> str:
    """Add a schema without its alternatives and its branches of `allOf`, and return its pointer."""
    schema = tree.schema(place)
    node = {key: value for key, value in schema.keywords.items() if key not in (*_ALTERNATIVES, "allOf", "title")}
    described: dict[str, Json] = {}
    for name, child in schema.properties.items():
        written = tree.schema(child).keywords
        own = {key: value for key, value in written.items() if describes_property(key, value)}
        described[name] = {**own, "$ref": pointers.reference(child)}
    if described:
        node["properties"] = described
    for keyword in ("additionalProperties", "unevaluatedProperties", "propertyNames"):
        child = schema.child(keyword)
        if child and tree.schema(child).boolean is None:
            node[keyword] = {"$ref": pointers.reference(child)}
    added = tree.add(pointers.join(place, "allOf", "around"), node)
    tree.absorbed.add(added)
    return added


def _are_apart(tree: Tree, branches: Sequence[str]) -> bool:
    """Return whether all alternatives share a property with values that no other alternative allows."""
    found = [members(tree, branch).properties for branch in branches]
    shared = set(found[0]).intersection(*found[1:])
    return any(_differ([_values(tree, each[name]) for each in found]) for name in shared)


def _differ(values: Sequence[Sequence[Json]]) -> bool:
    return all(values) and not any(
        same_json(one, other)
        for at, mine in enumerate(values)
        for others in values[at + 1 :]
        for one in mine
        for other in others
    )


def _values(tree: Tree, pointer: str) -> Sequence[Json]:
    schema = conjoin(tree, pointer).schema
    return [schema.const] if schema.has("const") else schema.enum or ()
