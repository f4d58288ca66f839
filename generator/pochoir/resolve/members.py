"""Collect the properties of an object schema and of all schemas merged into it."""

from typing import Final

from pochoir import pointers
from pochoir.equality import same_json
from pochoir.ir import Json
from pochoir.resolve.conjoin import MAX_MERGED, conjoin, options, types_of, wider
from pochoir.resolve.tree import Members, Tree
from pochoir.schemas.keywords import ANNOTATIONS

_KEPT: Final = frozenset({"nullable", "discriminator", "definitions"})
"""Annotations that are not copied to a merged property."""


def members(tree: Tree, pointer: str) -> Members:
    """Return the properties of an object schema, including those of its branches.

    A property that several branches define gets a schema with `allOf` of them; branches that only describe it add their
    annotations. Properties of alternatives (`oneOf` next to `properties`) are included as optional; if several
    alternatives define one, it gets a schema with `anyOf`.
    """
    if pointer not in tree.members:
        direct = _merged(tree, pointer, alternatives=False)
        whole = bool(direct.properties) and bool(options(tree, pointer))
        tree.members[pointer] = _merged(tree, pointer, alternatives=True) if whole else direct
    return tree.members[pointer]


def _merged(tree: Tree, pointer: str, *, alternatives: bool) -> Members:
    merged = Members()
    order = _order(tree, pointer, alternatives)
    certain: dict[str, list[str]] = {}
    possible: dict[str, list[str]] = {}
    additional: list[str] = []
    for branch, optional in order[:MAX_MERGED]:
        schema = tree.schema(branch)
        for name, place in schema.properties.items():
            merged.properties.setdefault(name, "")
            found = possible if optional else certain
            found.setdefault(name, []).append(place)
        if not optional:
            merged.required.update(schema.required)
        if isinstance(schema.additional, str) and tree.schema(schema.additional).keywords:
            additional.append(schema.additional)
        merged.open = merged.open and schema.additional is not False
    for name in merged.properties:
        keyword, places = ("allOf", certain[name]) if name in certain else ("anyOf", possible[name])
        merged.properties[name] = joined(tree, pointer, ("properties", name), places, keyword)
    merged.only_possible = bool(possible) and not certain
    merged.additional = joined(tree, pointer, ("additionalProperties",), additional) if additional else ""
    merged.deep = len(order) > MAX_MERGED
    return merged


def joined(tree: Tree, owner: str, where: tuple[str, ...], places: list[str], keyword: str = "allOf") -> str:
    """Return the pointer of a schema that combines several, or of one of them when it implies the others.

    Args:
        tree: the document, to which a combined schema is added.
        owner: the pointer of the object that has the schemas.
        where: the keys of the combined schema below its owner.
        places: the pointers of the schemas, by rising precedence.
        keyword: `allOf` or `anyOf`.
    """
    if len(places) == 1:
        return places[0]
    candidates = [each for each in places if tree.schema(each).constraints] or places[-1:]
    candidates = [each for each in candidates if is_constrained(tree, each)] or candidates[-1:]
    if keyword == "anyOf" and len(candidates) < len(places):
        candidates = places[:1]
    for each in list(candidates):
        others = [other for other in candidates if other != each]
        if any(_implies(tree, other, each, narrower=keyword == "allOf") for other in others):
            candidates.remove(each)
    annotations: dict[str, Json] = {}
    for each in places if keyword == "allOf" else ():
        written = tree.schema(each).keywords
        annotations |= {key: value for key, value in written.items() if describes_property(key, value)}
    nearest = tree.schema(candidates[-1]).keywords
    if len(candidates) == 1 and all(key in nearest and nearest[key] == value for key, value in annotations.items()):
        return candidates[-1]
    if keyword == "allOf" and len(candidates) > 1:
        tree.absorbed |= {each for each in places if each.startswith(f"{owner}/")}
    return tree.join(pointers.join(owner, "allOf", *where), keyword, tuple(candidates), annotations)


def _implies(tree: Tree, one: str, other: str, *, narrower: bool) -> bool:
    """Return whether one schema implies another: it has the same keywords, or constrains the same type further."""
    first, second = tree.schema(one), tree.schema(other)
    asked = second.constraints
    same = all(first.has(key) and same_json(first.value(key), second.value(key)) for key in asked)
    if same and (narrower or first.constraints == asked):
        return True
    merged, own = conjoin(tree, other).schema, types_of(tree, one)
    if not narrower or set(merged.keywords) != {"type"} or merged.names_null or conjoin(tree, one).schema.names_null:
        return False
    return bool(own) and own <= wider(merged.types)


def describes_property(key: str, value: Json) -> bool:
    """Return whether a keyword describes a property. A pinned name in capitals names a class, not the property."""
    if key == "x-pochoir-name":
        return isinstance(value, str) and value[:1].islower()
    return key.startswith("x-") or (key in ANNOTATIONS and not key.startswith("$") and key not in _KEPT)


def _order(tree: Tree, pointer: str, alternatives: bool) -> list[tuple[str, bool]]:
    """Return a schema and the schemas merged into it, each once, by rising precedence.

    Args:
        tree: the document.
        pointer: the schema.
        alternatives: merge the alternatives of the schema too; those of its branches are always merged.

    Returns:
        The pointer of each schema and whether it is one of several alternatives.
    """
    order: list[tuple[str, bool]] = []
    seen: set[str] = set()
    stack = [(pointer, False, False)]
    while stack and len(order) <= MAX_MERGED:
        place, optional, entered = stack.pop()
        if entered:
            order.append((place, optional))
        elif place not in seen:
            seen.add(place)
            stack.append((place, optional, True))
            target = tree.target(place)
            parts = [*([target] if target is not None else []), *tree.schema(place).all_of]
            others = options(tree, place)
            only = len(others) == 1
            # Reversed, because a stack is last in, first out.
            if alternatives or place != pointer or only:
                stack += [(other, optional or not only, False) for other in reversed(others)]
            stack += [(part, optional, False) for part in reversed(parts)]
    return order


def is_constrained(tree: Tree, pointer: str) -> bool:
    """Return whether a schema has constraints other than `type: object`."""
    schema = tree.schema(pointer)
    found = schema.constraints
    return bool(found) and not (found == {"type"} and schema.types == ("object",))
