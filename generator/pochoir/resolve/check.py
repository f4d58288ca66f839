"""References that lead nowhere or round, and pins that cannot be kept."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from pochoir import pointers
from pochoir.extensions.variants import VARIANTS
from pochoir.problems import Problem
from pochoir.resolve import paths
from pochoir.resolve.conjoin import conjoin
from pochoir.resolve.tree import Clash, Tree

_LONGEST: Final = 60
GROUPS: Final = ("parameters", "responses", "requestBodies", "headers", "securitySchemes", "examples", "pathItems")


def check(tree: Tree, places: Iterable[str]) -> tuple[Problem, ...]:
    """Return a problem for each `$ref` that cannot be followed, of a schema or not, and each pin that is no name."""
    found = [problem for pointer in places for problem in _of(tree, pointer)]
    found += [problem for pointer in _referable(tree) for problem in _followed(tree, pointer)]
    return tuple(sorted(set(found), key=lambda problem: (problem.pointer, problem.code)))


def _referable(tree: Tree) -> Iterator[str]:
    """Yield every place but a schema where a `$ref` may stand."""
    for group in GROUPS:
        for key in tree.mapping(pointers.join("/components", group)):
            yield pointers.join("/components", group, key)
    for path in tree.mapping("/paths"):
        yield pointers.join("/paths", path)
    for _, item, _, operation in paths.places(tree):
        yield from _listed(tree, pointers.join(item, "parameters"))
        yield from _listed(tree, pointers.join(operation, "parameters"))
        yield pointers.join(operation, "requestBody")
        variants = pointers.join(operation, VARIANTS.key)
        replies = [pointers.join(each, "response") for each in _listed(tree, variants)]
        owner = pointers.join(operation, "responses")
        for reply in (*replies, *(pointers.join(owner, status) for status in tree.mapping(owner))):
            yield reply
            headers = pointers.join(tree.resolved(reply), "headers")
            yield from (pointers.join(headers, key) for key in tree.mapping(headers))


def _listed(tree: Tree, pointer: str) -> Iterator[str]:
    return (pointers.join(pointer, at) for at in range(len(tree.items(pointer))))


def _followed(tree: Tree, pointer: str) -> Iterator[Problem]:
    reference = tree.mapping(pointer).get("$ref")
    if reference is not None and tree.follow(pointer) is None:
        at = pointers.join(pointer, "$ref")
        yield Problem("error", "reference-not-found", at, f'"{reference}" is not defined, or leads back to itself')


def _of(tree: Tree, pointer: str) -> Iterator[Problem]:
    schema = tree.schema(pointer)
    reference = schema.get("$ref")
    if isinstance(reference, str):
        at = pointers.join(pointer, "$ref")
        if tree.target(pointer) is None:
            yield Problem("error", "reference-not-found", at, f'"{reference}" is not defined')
        elif tree.follow(pointer) is None and not _leads(tree, pointer):
            yield Problem("error", "reference-cycle", at, f'"{reference}" leads back to itself')
    for clash in conjoin(tree, pointer).clashes:
        yield Problem("warning", "schema-contradiction", clash.pointer, _contradiction(clash), "correct one of them")


def _contradiction(clash: Clash) -> str:
    one, other = (json.dumps(value, ensure_ascii=False)[:_LONGEST] for value in (clash.one, clash.other))
    return f'the "{clash.keyword}" {other} excludes {one}, which is merged with it: the value is any JSON'


def _leads(tree: Tree, pointer: str) -> bool:
    # A schema with other keywords beside its `$ref` is more than an arrow: the chain is broken by something to say.
    seen: set[str] = set()
    while pointer not in seen:
        seen.add(pointer)
        target = tree.target(pointer)
        if target is None:
            return True
        pointer = target
    return False
