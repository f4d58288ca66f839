"""Where everything of one API stands on the site: the names of its pages, and who uses which schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import ir, pointers
from pochoir.ir import Json
from pochoir.resolve.tree import Tree
from pochoir.targets.client.samples import Samples
from pochoir.targets.site import slugs
from pochoir.targets.site.described import Described
from pochoir.targets.site.said import Sayings
from pochoir.targets.site.schema import Reader
from pochoir.targets.site.views import Piece

GUIDES: Final = ("authentication", "errors", "pagination", "rate-limits", "environments", "real-time", "open-questions")
"""The guides, in the order of the menu; `real-time` only where the description has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation with its resource, and the name of its page."""

    resource: ir.Resource
    operation: ir.Operation
    slug: str


@dataclass(frozen=True, slots=True)
class SchemaEntry:
    """A schema that has a page."""

    pointer: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places of one API, all of them below the folder `folder` of a language."""

    described: Described
    folder: str
    entries: tuple[Entry, ...]
    resources: Mapping[str, str]
    schemas: tuple[SchemaEntry, ...]
    reader: Reader
    uses: Mapping[str, tuple[Entry, ...]]
    values: Samples
    models: Mapping[str, ir.Model]

    @property
    def api(self) -> ir.Api:
        """The API."""
        return self.described.api

    @property
    def tree(self) -> Tree:
        """Its description."""
        return self.described.tree

    @property
    def guides(self) -> tuple[str, ...]:
        """The guides it has."""
        real_time = self.tree.mapping("/x-pochoir-websocket")
        return tuple(guide for guide in GUIDES if guide != "real-time" or real_time)

    def of(self, resource: ir.Resource) -> tuple[Entry, ...]:
        """The operations of a resource."""
        return tuple(entry for entry in self.entries if entry.resource is resource)


def atlas(described: Described) -> Atlas:
    """The places of one API."""
    pairs = [(each, operation) for each in described.api.resources for operation in each.operations]
    names = slugs.pages(operation.id for _, operation in pairs)
    entries = tuple(Entry(each, operation, names[operation.id]) for each, operation in pairs)
    schemas = tuple(_schemas(described))
    titles = {each.pointer: Piece(each.name, each.slug) for each in schemas}
    reader = Reader(Sayings(described.tree, titles))
    models = {model.name: model for model in described.api.models}
    resources = slugs.pages(str(each.name) for each in described.api.resources)
    return Atlas(
        described,
        described.api.distribution,
        entries,
        resources,
        schemas,
        reader,
        _uses(described.tree, entries, titles),
        Samples(models),
        {str(name): model for name, model in models.items()},
    )


def _schemas(described: Described) -> Iterator[SchemaEntry]:
    """Components, and whatever a reference leads to; what stands in place is shown where it stands."""
    targets = _targets(described.tree.root)
    found = [
        (str(name), pointer)
        for pointer, name in described.names.items()
        if pointer in targets or (pointer.startswith("/components/schemas/") and pointer.count("/") == 3)
    ]
    names = slugs.pages(sorted(name for name, _ in found))
    for name, pointer in sorted(found):
        yield SchemaEntry(pointer, name, names[name])


def _targets(root: Json) -> set[str]:
    found: set[str] = set()
    waiting: list[Json] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            target = pointers.of_reference(node.get("$ref"))
            if target is not None:
                found.add(target)
            waiting += [each for each in node.values() if isinstance(each, dict | list)]
        elif isinstance(node, list):
            waiting += [each for each in node if isinstance(each, dict | list)]
    return found


def _uses(tree: Tree, entries: tuple[Entry, ...], titles: Mapping[str, Piece]) -> dict[str, tuple[Entry, ...]]:
    """The operations that send or receive a schema, by the pointer of the schema; those that hold it inside too."""
    direct: dict[str, tuple[str, ...]] = {}
    uses: dict[str, list[Entry]] = {}
    for entry in entries:
        seen: set[str] = set()
        waiting = [entry.operation.pointer, *(each.pointer for each in entry.operation.parameters)]
        while waiting:
            pointer = waiting.pop()
            if pointer not in direct:
                direct[pointer] = tuple(sorted(_targets(tree.at(pointer))))
            new = [target for target in direct[pointer] if target not in seen]
            seen.update(new)
            waiting += new
        for pointer in seen:
            if pointer in titles:
                uses.setdefault(pointer, []).append(entry)
    return {pointer: tuple(found) for pointer, found in uses.items()}
