"""Leave out the operations that the settings do not select, and the components that only these refer to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pochoir.config.reading import Criterion, Reading
from pochoir.document import Document
from pochoir.findings import Findings, items, members, operations
from pochoir.ir import Json
from pochoir.pointers import FILES, join, of_reference, upwards
from pochoir.problems import Problem
from pochoir.pruning import users, without_parts


@dataclass(frozen=True, slots=True)
class _Operation:
    """An operation: the path or the webhook that it is found by, its path item, and itself, with the values of both."""

    path: str
    item: str
    pointer: str
    values: "tuple[dict[str, Json], dict[str, Json]]"

    def matches(self, criterion: Criterion) -> bool:
        """Return whether a criterion selects it."""
        operation = self.values[1]
        if criterion.kind == "paths":
            return criterion.matches_path(self.path)
        if criterion.kind == "operations":
            return operation.get("operationId") == criterion.text
        if criterion.kind == "tags":
            return criterion.text in items(operation.get("tags"))
        return any(each.get(criterion.text) not in (None, False) for each in self.values)


def filtered(document: Document, reading: Reading) -> Document:
    """Return a description without the operations that are not selected. Its problems say which filter selects nothing.

    Args:
        document: the description, with its overlays applied.
        reading: the settings.
    """
    if not reading.only and not reading.left_out:
        return document
    every = list(_operations(document))
    unused = [
        _unused(each) for each in (*reading.only, *reading.left_out) if not any(one.matches(each) for one in every)
    ]
    kept = [each for each in every if _is_kept(each, reading)]
    if not kept and every:
        place = (*reading.only, *reading.left_out)[0].location
        hint = "change only or except in the settings of the API"
        found = Problem("error", "filter-empty", "", "the filters leave no operation", hint, location=place)
        return replace(document, problems=(*document.problems, *unused, found))
    gone = _gone(every, kept)
    gone |= _orphans(document, gone)
    tree = without_parts(document.tree, gone)
    problems = (each for each in document.problems if not gone.intersection(upwards(each.pointer)))
    return replace(document, tree=tree, indexed=None, schemas={}, problems=(*problems, *unused))


def _is_kept(operation: _Operation, reading: Reading) -> bool:
    wanted = not reading.only or any(map(operation.matches, reading.only))
    return wanted and not any(map(operation.matches, reading.left_out))


def _unused(criterion: Criterion) -> Problem:
    nouns = {"tags": "the tag", "paths": "the path", "operations": "the operationId", "extensions": "the extension"}
    message = f'no operation has {nouns[criterion.kind]} "{criterion.text}"'
    hint = "correct it, or remove it from the settings"
    return Problem("warning", "filter-no-match", "", message, hint, location=criterion.location)


def _operations(document: Document) -> Iterator[_Operation]:
    """Yield the operations of paths and webhooks."""
    for section in ("paths", "webhooks"):
        for path, written in members(document.tree.get(section)).items():
            item = join("", section, path)
            target = of_reference(members(written).get("$ref"))
            place = target if target is not None else item
            node = document.survey.nodes.get(place)
            value = members(node.value) if node is not None else {}
            for _, below, operation in operations(value):
                yield _Operation(path, item, f"{place}/{below}", (value, operation))


def _gone(every: Sequence[_Operation], kept: Sequence[_Operation]) -> set[str]:
    """Return the pointers of the operations to remove, and of the paths that have no others."""
    items_kept = {each.item for each in kept}
    pointers_kept = {each.pointer for each in kept}
    gone = {each.item for each in every if each.item not in items_kept}
    # An item that several paths share keeps what one of them needs.
    return gone | {each.pointer for each in every if each.item in items_kept and each.pointer not in pointers_kept}


def _orphans(document: Document, gone: Iterable[str]) -> set[str]:
    """Return the components that were referred to and no longer are."""
    left = set(gone)
    edges = _edges(document)
    outside = {place for place in edges if not _is_component(place)}
    before = _reached(edges, outside)
    # A component that nothing referred to in the first place stays, with what it needs.
    roots = {place for place in outside if not left.intersection(upwards(place))} | (edges.keys() - before)
    after = _reached(edges, roots)
    extended = any(key.startswith("x-pochoir-") and key != FILES for key in document.tree)
    return {
        each
        for each in before - after
        if _is_component(each) and not (extended and each.startswith("/components/securitySchemes/"))
    }


def _edges(document: Document) -> Mapping[str, set[str]]:
    """Return what each component and each place outside of components refers to."""
    findings = Findings(document)
    edges: dict[str, set[str]] = {}
    for target, places in users(document.survey).items():
        if _is_component(target):
            for place in places:
                owner = _component(place)
                edges.setdefault(owner, set()).add(target)
                edges.setdefault(target, set())
                if owner != target and "/allOf/" in place and findings.schema(target).has("discriminator"):
                    edges[target].add(owner)  # A reference to a parent may mean this child.
    for pointer, node in document.survey.nodes.items():
        mapping = members(members(node.value).get("mapping")) if node.kind == "discriminator" else {}
        named = (join("/components/schemas", name) for name in mapping.values() if isinstance(name, str))
        edges.setdefault(_component(pointer), set()).update(each for each in named if each in document.survey.nodes)
    return edges


def _reached(edges: Mapping[str, set[str]], roots: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            waiting += edges.get(place, ())
    return seen


def _is_component(place: str) -> bool:
    return place.startswith("/components/") and place.count("/") == 3


def _component(place: str) -> str:
    """Return the component around a place; other places are returned as they are."""
    return "/".join(place.split("/")[:4]) if place.startswith("/components/") else place
