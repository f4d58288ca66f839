"""Propose names where a framework made the operationIds and tags, or where they repeat themselves."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pochoir import ir, naming
from pochoir.adoption.proposal import Proposal
from pochoir.extensions.names import METHOD, NAME
from pochoir.lower.lists import is_list
from pochoir.lower.words import VERBS, is_plural, nouns, same, segments, words_of
from pochoir.naming.reserved import METHODS
from pochoir.pointers import join
from pochoir.resolve.operation_ids import is_of_framework
from pochoir.resolve.paths import OperationNode, operations
from pochoir.resolve.tree import Tree

_READ: Final = frozenset({"find", "fetch", "retrieve", "read", "show", "get"})
_OTHERS: Final = {"destroy": "delete", "index": "list", "store": "create"}
_LOOSE: Final = frozenset({"to", "from", "of", "in", "for", "on", "at", "with", "the", "a", "an"})
_KINDS: Final = frozenset({"all", "current", "next", "previous", "last", "latest", "recent", "active", "default"})
_METHODS: Final = ("_post", "_put", "_patch", "_delete")
_MOST: Final = 6
"""Words of a name. A longer one has a path in it, because another operation has the same short name."""
_NOISE: Final = frozenset({"api", "apis", "resource", "resources", "controller", "operations"})


def names(tree: Tree, api: ir.Api) -> Iterator[Proposal]:
    """Yield a name for each method and each resource where one was inferred."""
    nodes = {each.pointer: each for each in operations(tree) if each.pointer == each.owner}
    for resource in api.resources:
        yield from _methods(tree, resource, nodes)
    yield from _resources(tree, api)


def _methods(tree: Tree, resource: ir.Resource, nodes: "dict[str, OperationNode]") -> Iterator[Proposal]:
    now = {each.pointer: str(each.name) for each in resource.operations if each.pointer in nodes}
    wanted = {pointer: _better(tree, nodes[pointer], name, str(resource.name)) for pointer, name in now.items()}
    # A name that two would have is given to neither, and neither is one that another has.
    count = Counter((*wanted.values(), *(name for pointer, name in now.items() if wanted[pointer] != name)))
    for pointer, name in now.items():
        node, mapping = nodes[pointer], tree.mapping(pointer)
        if METHOD.key in mapping or NAME.key in mapping:
            continue
        better, given = wanted[pointer], _given(mapping.get("operationId"))
        fits = count[better] == 1 and naming.is_pin(better) and better not in METHODS
        if better != name and fits and better.count("_") < _MOST:
            reason = f'{given} would be "{name}" of {resource.name}: "{better}" says the same'
            yield Proposal(pointer, {METHOD.key: better}, reason, "method")
        elif _is_made(node, mapping.get("operationId")):
            reason = f"{given} is made of the path and the method"
            yield Proposal(pointer, {METHOD.key: name}, reason, "method")


def _better(tree: Tree, node: OperationNode, name: str, resource: str) -> str:
    """Return the name that says each thing once, with the verbs that clients in Python have."""
    action = _action(tree, node, name, resource)
    if action:
        return action
    first, *rest = name.split("_")
    if node.method == "GET" and first in _READ | {"list"} and rest[:1] == ["all"]:
        first, rest = "list", rest[1:]
    elif node.method == "GET" and first in _READ:
        first = "list" if is_list(tree, node, rest) else "get"
    first = _OTHERS.get(first, first)
    # What changes something begins with a verb, whichever that is.
    if first not in VERBS and (node.method == "GET" or name.endswith(_METHODS)):
        return name
    return "_".join([first, *_without(rest, words_of(resource))])


def _action(tree: Tree, node: OperationNode, name: str, resource: str) -> str:
    """Return what a POST does, if its path ends with that after a parameter, and the name only says `create`.

    Django REST framework names an action on an object so: POST `/orders/{id}/ship/` is `orders_ship_create`.
    """
    found = segments(node)
    is_deep = len(found) > 2 and not found[-1].is_parameter and found[-2].is_parameter
    if node.method != "POST" or not is_deep or "create" not in name.split("_") or tree.has(join(node.item, "get")):
        return ""
    words = list(found[-1].words)
    if is_plural(words) and words[0] not in VERBS:
        return ""  # a collection
    before = list(next((each.words for each in found[-3::-1] if not each.is_parameter), ()))
    of_resource = any(same(before, noun) for noun in nouns(words_of(resource)))
    if of_resource:
        return "_".join(words)
    return "_".join([*words, *before] if len(words) == 1 else [*before, *words])


def _without(words: list[str], resource: list[str]) -> list[str]:
    """Remove the noun of the resource after the verb, after words such as `current`, and at the end after `to`."""
    for noun in nouns(resource):
        for at in range(len(words)):
            before, rest = words[:at], words[at + len(noun) :]
            if not same(words[at : at + len(noun)], noun) or (rest[:1] and rest[0] in (*_LOOSE, "by")):
                continue
            if not before or before[-1] in _KINDS:
                return [*before, *rest]
            if before[-1] in _LOOSE and not rest and len(before) > 1:
                return before[:-1]
    return words


def _is_made(node: OperationNode, written: object) -> bool:
    return not isinstance(written, str) or is_of_framework(written, node.method.lower(), node.path)


def _given(written: object) -> str:
    return f'the operationId "{written}"' if isinstance(written, str) else "an operation without operationId"


def _resources(tree: Tree, api: ir.Api) -> Iterator[Proposal]:
    """Yield a name for each tag that says what it is, not what it is about."""
    taken = {str(each.name) for each in api.resources}
    declared = {tree.text(f"/tags/{at}/name"): f"/tags/{at}" for at in range(len(tree.items("/tags")))}
    for resource in api.resources:
        words = str(resource.name).split("_")
        kept = words[:-1] if words[-1] in _NOISE else words
        short = "_".join(kept)
        tag = resource.tag
        if not kept or kept == words or short in taken or not naming.is_pin(short) or tag not in declared:
            continue
        if NAME.key not in tree.mapping(declared[tag]):
            taken.add(short)
            yield Proposal(declared[tag], {NAME.key: short}, f'"{short}" for the tag "{tag}"', "resource")
