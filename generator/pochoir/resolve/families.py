"""Find the schemas that others extend by `allOf`, and whose `discriminator` distinguishes those."""

from collections.abc import Iterator, Mapping
from typing import Final

from pochoir import pointers
from pochoir.resolve.tree import Tree

_HOLDERS: Final = ("/components/schemas", "/definitions", "/$defs")


def families(tree: Tree) -> Mapping[str, tuple[str, ...]]:
    """Return the pointers of the schemas that extend a parent, directly or not, by the pointer of the parent.

    A parent is a schema with a `discriminator` and without alternatives, or one that inherits the `discriminator`. A
    reference to it means itself or any of the schemas that extend it.
    """
    if tree.families is None:
        tree.families = _families(tree)
    return tree.families


def extends(tree: Tree, pointer: str) -> bool:
    """Return whether a schema extends a parent."""
    families(tree)
    return pointer in tree.extending


def heading(tree: Tree, pointer: str) -> str:
    """Return the pointer of the schema that has the `discriminator` of a parent: itself, or one that it extends."""
    seen: set[str] = set()
    waiting = [pointer]
    while waiting:
        place = waiting.pop(0)
        if _heads(tree, place):
            return place
        waiting += [each for each in _extended(tree, place) if each not in seen]
        seen |= {place, *waiting}
    return ""


def named(tree: Tree) -> Iterator[str]:
    """Yield the pointers of the schemas that may have a name: components, those of a file, and whole files."""
    files = [pointers.join(f"/{pointers.FILES}", name) for name in tree.mapping(f"/{pointers.FILES}")]
    for root in ("", *files):
        for holder in (*_HOLDERS, "") if root else _HOLDERS:
            yield from (pointers.join(root + holder, name) for name in tree.mapping(root + holder))
    yield from files


def own_name(tree: Tree, pointer: str) -> str:
    """Return the name of a schema: its key among the components or in its file, or that of the file; "" if inline."""
    keys = pointers.tokens(pointer)
    if keys[:1] == [pointers.FILES]:
        if len(keys) == 2:
            return tree.file_of(pointer).replace("\\", "/").rpartition("/")[2].partition(".")[0]
        keys = keys[2:]
        if len(keys) == 1:
            return keys[0]
    return keys[-1] if "".join(f"/{key}" for key in keys[:-1]) in _HOLDERS else ""


def _families(tree: Tree) -> dict[str, tuple[str, ...]]:
    children: dict[str, list[str]] = {}
    for pointer in named(tree):
        for parent in _extended(tree, pointer):
            children.setdefault(parent, []).append(pointer)
    heads = [parent for parent in children if _heads(tree, parent)]
    found: dict[str, tuple[str, ...]] = {}
    for head in heads:
        below = _below(children, head)
        tree.extending |= {*below}
        for parent in (head, *below):
            if parent in children and parent not in found and not tree.schema(parent).alternatives:
                found[parent] = tuple(each for each in _below(children, parent) if each != parent)
    return found


def _extended(tree: Tree, pointer: str) -> list[str]:
    """Return the pointers of the schemas to which the branches of `allOf` of a schema refer."""
    return [target for branch in tree.schema(pointer).all_of if (target := tree.target(branch)) is not None]


def _below(children: Mapping[str, list[str]], parent: str) -> list[str]:
    found: dict[str, None] = {}
    waiting = [*children.get(parent, ())]
    while waiting:
        child = waiting.pop(0)
        if child not in found:
            found[child] = None
            waiting += children.get(child, ())
    return list(found)


def _heads(tree: Tree, pointer: str) -> bool:
    discriminator = tree.schema(pointer).discriminator
    named = discriminator is not None and discriminator.property_name is not None
    return named and not tree.schema(pointer).alternatives
