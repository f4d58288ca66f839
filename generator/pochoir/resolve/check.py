"""Check references for missing targets and cycles, merged schemas for contradictions, and pinned names."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from pochoir import pointers
from pochoir.extensions.variants import VARIANTS
from pochoir.problems import Problem
from pochoir.resolve import paths, shapes
from pochoir.resolve.conjoin import conjoin, options, types_of, wider
from pochoir.resolve.tree import Tree
from pochoir.schemas import KEYWORDS, Keywords
from pochoir.schemas.conjunction import Clash

_LONGEST: Final = 60
_BOUNDS_AND_ITEMS: Final = ("items", *(key for key, each in KEYWORDS.items() if each.limit))
"""The keywords that are added to the alternatives next to them."""
GROUPS: Final = ("parameters", "responses", "requestBodies", "headers", "securitySchemes", "examples", "pathItems")


def check(tree: Tree, places: Iterable[str]) -> tuple[Problem, ...]:
    """Return a problem for each reference that cannot be followed, each contradiction and each invalid pinned name.

    Args:
        tree: the document.
        places: the pointers of all schemas.
    """
    found = [problem for pointer in places for problem in _of_schema(tree, pointer)]
    found += [problem for pointer in _referable(tree) for problem in _check_reference(tree, pointer)]
    return tuple(sorted(set(found), key=lambda problem: (problem.pointer, problem.code)))


def _referable(tree: Tree) -> Iterator[str]:
    """Yield the pointer of every object, schemas aside, that may have a `$ref`."""
    for group in GROUPS:
        for key in tree.mapping(pointers.join("/components", group)):
            yield pointers.join("/components", group, key)
    for path in tree.mapping("/paths"):
        yield pointers.join("/paths", path)
    for _, item, _, operation in paths.places(tree):
        yield from _item_pointers(tree, pointers.join(item, "parameters"))
        yield from _item_pointers(tree, pointers.join(operation, "parameters"))
        yield pointers.join(operation, "requestBody")
        variants = pointers.join(operation, VARIANTS.key)
        replies = [pointers.join(each, "response") for each in _item_pointers(tree, variants)]
        owner = pointers.join(operation, "responses")
        for reply in (*replies, *(pointers.join(owner, status) for status in tree.mapping(owner))):
            yield reply
            headers = pointers.join(tree.resolved(reply), "headers")
            yield from (pointers.join(headers, key) for key in tree.mapping(headers))


def _item_pointers(tree: Tree, pointer: str) -> Iterator[str]:
    return (pointers.join(pointer, at) for at in range(len(tree.items(pointer))))


def _check_reference(tree: Tree, pointer: str) -> Iterator[Problem]:
    reference = tree.mapping(pointer).get("$ref")
    if reference is not None and tree.follow(pointer) is None:
        at = pointers.join(pointer, "$ref")
        yield Problem("error", "reference-not-found", at, f'"{reference}" is not defined, or refers to itself')


def _of_schema(tree: Tree, pointer: str) -> Iterator[Problem]:
    schema = tree.schema(pointer)
    if schema.is_alone:
        return
    reference = schema.ref
    if reference is not None:
        at = pointers.join(pointer, "$ref")
        if tree.target(pointer) is None:
            yield Problem("error", "reference-not-found", at, f'"{reference}" is not defined')
        elif tree.follow(pointer) is None and not _ends(tree, pointer):
            yield Problem("error", "reference-cycle", at, f'"{reference}" refers to itself')
    yield from _patterns(tree, pointer)
    yield from _next_to_alternatives(tree, pointer)
    yield from _alternatives(tree, pointer)
    for clash in conjoin(tree, pointer).clashes:
        yield Problem("warning", "schema-contradiction", clash.pointer, _contradiction(clash), "correct one of them")


def _patterns(tree: Tree, pointer: str) -> Iterator[Problem]:
    """Yield a warning for each pattern that is merged with another one: a type has one."""
    found = conjoin(tree, pointer)
    for piece in found.pieces if len(found.pieces) > 1 else ():
        pattern = tree.schema(piece).pattern
        if pattern is not None and pattern != found.schema.pattern:
            message = 'the client does not check this "pattern", because another one is merged with it'
            yield Problem("warning", "unsupported-keyword", pointers.join(piece, "pattern"), message)


def _next_to_alternatives(tree: Tree, pointer: str) -> Iterator[Problem]:
    """Yield a warning for each bound, or `items`, next to alternatives to one of which it cannot be added."""
    listed = shapes.options(tree, pointer) if shapes.kind(tree, pointer) == "union" else ()
    ends = [shapes.end(tree, option) for option in listed]
    for piece in conjoin(tree, pointer).pieces if ends else ():
        schema = tree.schema(piece)
        for key in dict.fromkeys(schema.written_as(key) for key in _BOUNDS_AND_ITEMS if schema.has(key)):
            if any(_loses(tree, end, key) for end in ends):
                message = f'the client does not check "{key}" next to oneOf or anyOf'
                yield Problem("warning", "unsupported-keyword", pointers.join(piece, key), message, part="key")


def _loses(tree: Tree, option: str, key: str) -> bool:
    """Return whether an alternative may have values that a keyword next to it constrains, which its type does not."""
    types, schema = types_of(tree, option), shapes.whole(tree, option)
    if types and not types & KEYWORDS[key].types:
        return False
    if key == "items":
        return option not in tree.joined
    two = key == "pattern" and schema.pattern is not None
    return not types or two or shapes.kind(tree, option) == "enum" or schema.has("const", "enum") or _is_dated(schema)


def _is_dated(schema: Keywords) -> bool:
    return schema.format in ("date", "date-time", "uuid", "binary")


def _alternatives(tree: Tree, pointer: str) -> Iterator[Problem]:
    """Yield a warning for a `type` that all alternatives next to it exclude: the values are the alternatives."""
    schema = tree.schema(pointer)
    allowed = wider(schema.types)
    found = [types_of(tree, option) for option in options(tree, pointer)]
    if allowed and found and all(types and not wider(types) & allowed for types in found):
        keyword = "oneOf" if schema.has("oneOf") else "anyOf"
        message = f'the "type" excludes each schema of the "{keyword}" next to it: only those count'
        yield Problem("warning", "schema-contradiction", pointers.join(pointer, "type"), message, "remove the type")


def _contradiction(clash: Clash) -> str:
    one, other = (json.dumps(value, ensure_ascii=False)[:_LONGEST] for value in (clash.one, clash.other))
    return f'the "{clash.keyword}" {other} excludes {one}, which is merged with it: the value can be any JSON'


def _ends(tree: Tree, pointer: str) -> bool:
    # A chain of references ends at a schema without `$ref`; without such an end it is a cycle.
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        target = tree.target(pointer)
        if target is None:
            return True
        pointer = target
    return False
