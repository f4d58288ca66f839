"""The index of one API on the site: its pages, and the operations that use each schema."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import ir, pointers
from pochoir.examples import Tags
from pochoir.ir import Json
from pochoir.lower import unions
from pochoir.resolve.tree import Tree
from pochoir.targets.client.samples import Samples
from pochoir.targets.site import lifecycle, slugs, stated
from pochoir.targets.site.changes import Entry as Release
from pochoir.targets.site.changes import history
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.schema.build import ViewBuilder
from pochoir.targets.site.schema.reader import SchemaReader
from pochoir.targets.site.schema.views import KeywordValue, TypePart

GUIDES: Final = (
    "authentication",
    "errors",
    "pagination",
    "rate-limits",
    "environments",
    "production",
    "real-time",
    "webhooks",
    "open-questions",
)
"""The guides, in the order of the menu.

`real-time` is for APIs with WebSockets, `webhooks` for those with webhooks, `open-questions` for maintainers.
"""


_MAX_BRANCHES: Final = 30
_MAX_VALUES: Final = 50
"""Unions and enumerations with more have a separate page, to which others link."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation, its resource, and the slug of its page."""

    resource: ir.Resource
    operation: ir.Operation
    slug: str


@dataclass(frozen=True, slots=True)
class SchemaEntry:
    """A schema that has a page, and the slug of that page."""

    pointer: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of an API that has pages: its folder, and the paths of its pages below that."""

    version: str
    folder: str
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """The pages of one API.

    Attributes:
        description: the API.
        folder: the folder of the API, below the folder of each language.
        entries: the operations.
        resources: the slugs of the resources by name.
        schemas: the schemas that have a page.
        views: builds the views of schemas.
        uses: the operations that use a schema, by its pointer.
        example_values: chooses the example values of the samples.
        tags: the values that distinguish the objects of unions, for examples of schemas.
        models: the models of the client by name.
        history: the releases of the client or the versions of the API, the newest first.
        named: the operations by their ids and their pointers.
        given: the first example of a body in the description that has a schema, by the pointer of the schema.
        callbacks: the anchor in the guide to webhooks and the name of each callback, by the id of its operation.
        editions: the versions with pages, this one included, the newest first; empty if there is only one.
    """

    description: ApiDescription
    folder: str
    entries: tuple[Entry, ...]
    resources: Mapping[str, str]
    schemas: tuple[SchemaEntry, ...]
    views: ViewBuilder
    uses: Mapping[str, tuple[Entry, ...]]
    example_values: Samples
    tags: Tags
    models: Mapping[str, ir.Model]
    history: tuple[Release, ...]
    named: Mapping[str, Entry]
    given: Mapping[str, Json]
    callbacks: Mapping[str, tuple[tuple[str, str], ...]]
    editions: tuple[Edition, ...] = ()

    @property
    def api(self) -> ir.Api:
        """The API as it is generated."""
        return self.description.api

    @property
    def tree(self) -> Tree:
        """The tree of the description."""
        return self.description.tree

    @property
    def linked(self) -> bool:
        """Whether schemas with a page are linked to, instead of repeated, where they are used."""
        return self.views.linked

    @property
    def newer(self) -> Edition | None:
        """The newest version of the API, if this is another one."""
        newest = next(iter(self.editions), None)
        return newest if newest and newest.folder != self.folder else None

    @property
    def guides(self) -> tuple[str, ...]:
        """The names of the guides of this API."""
        shown = {
            "real-time": bool(self.tree.mapping("/x-pochoir-websocket")),
            "webhooks": self.api.webhooks is not None,
            "open-questions": self.description.for_maintainers,
        }
        return tuple(guide for guide in GUIDES if shown.get(guide, True))

    @property
    def operation_resources(self) -> dict[str, str]:
        """The slugs of the resources by those of their operations."""
        return {entry.slug: self.resources[str(entry.resource.name)] for entry in self.entries}

    @property
    def groups(self) -> tuple[stated.Group, ...]:
        """The resources, in the groups of the menu."""
        return stated.groups(self.tree, self.api.resources)

    def lifecycle(self, pointer: str) -> tuple[KeywordValue, ...]:
        """Return when an operation or a parameter was added and deprecated, and when it will be removed."""
        new = self.views.reader.added.get(pointer)
        return (*((new,) if new else ()), *lifecycle.dates(self.tree.mapping(pointer)))

    def operations_of(self, resource: ir.Resource) -> tuple[Entry, ...]:
        """Return the operations of a resource."""
        return tuple(entry for entry in self.entries if entry.resource is resource)


def build_index(description: ApiDescription, *, linked: bool = False, folder: str = "") -> SiteIndex:
    """Build the index of one API.

    Args:
        description: the API.
        linked: whether its pages link to the schemas that have a page, instead of repeating them.
        folder: the folder of its pages; by default, it is named after the distribution.
    """
    description = stated.published(description)
    pairs = [(each, operation) for each in description.api.resources for operation in each.operations]
    names = slugs.unique_slugs(operation.id for _, operation in pairs)
    entries = tuple(Entry(each, operation, names[operation.id]) for each, operation in pairs)
    schemas = tuple(_schemas(description))
    type_links = {each.pointer: TypePart(each.name, each.slug) for each in schemas}
    folded = frozenset(each.pointer for each in schemas if _is_long(description.tree, each.pointer))
    releases = history(description)
    added = lifecycle.added(description.api, releases, of_client=bool(description.log))
    views = ViewBuilder(SchemaReader(description.tree, type_links, added, folded), linked)
    models = {model.name: model for model in description.api.models}
    resources = slugs.unique_slugs(str(each.name) for each in description.api.resources)
    return SiteIndex(
        description,
        folder or description.api.distribution,
        entries,
        resources,
        schemas,
        views,
        _uses(description.tree, entries, type_links),
        Samples.of(description.api),
        unions.tags(description.tree, description.names),
        {str(name): model for name, model in models.items()},
        releases,
        {name: each for each in entries for name in (each.operation.id, each.operation.pointer)},
        dict(_given(description.tree, reversed(entries))),
        _callbacks(description.api.webhooks),
    )


def anchored(webhooks: ir.Webhooks, anchors: slugs.Anchors) -> Iterator[tuple[str, ir.Webhook]]:
    """Yield every webhook with its anchor on the page of the guide to webhooks."""
    yield from ((anchors("webhook", each.class_name), each) for each in webhooks.webhooks)


def _callbacks(webhooks: ir.Webhooks | None) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for anchor, each in anchored(webhooks, slugs.Anchors()) if webhooks is not None else ():
        if each.operation:
            found[each.operation] = (*found.get(each.operation, ()), (anchor, each.name))
    return found


def _given(tree: Tree, entries: Iterable[Entry]) -> Iterator[tuple[str, Json]]:
    """Yield the examples of bodies in the description, with the pointers of their schemas; the most important last."""
    for entry in entries:
        bodies: list[ir.Body | ir.Reply] = [entry.operation.body] if entry.operation.body else []
        bodies += reversed(entry.operation.replies)
        for each in bodies:
            media = (each.media_type,) if isinstance(each, ir.Body) else each.media_types[:1]
            found = [each.value for each in each.examples if not each.synthetic and each.value not in ({}, [])]
            content = pointers.join(tree.resolved(each.pointer), "content") if found else ""
            places = [pointers.join(content, name, "schema") for name in media if found]
            yield from ((tree.resolved(place), found[0]) for place in places if tree.has(place))


def _schemas(description: ApiDescription) -> Iterator[SchemaEntry]:
    """Yield the components and the targets of references. Of inline schemas, only long ones have a page."""
    targets = stated.reference_targets(description.tree.root)
    found = [
        (str(name), pointer)
        for pointer, name in description.names.items()
        if pointer not in description.hidden
        and (
            pointer in targets
            or (pointer.startswith("/components/schemas/") and pointer.count("/") == 3)
            or _is_long(description.tree, pointer)
        )
    ]
    names = slugs.unique_slugs(sorted(name for name, _ in found))
    for name, pointer in sorted(found):
        yield SchemaEntry(pointer, name, names[name])


def _is_long(tree: Tree, pointer: str) -> bool:
    """Return whether a union or an enumeration is so long that only a separate page shows it."""
    schema = tree.schema(pointer)
    return len(schema.one_of or schema.any_of) > _MAX_BRANCHES or len(schema.enum or ()) > _MAX_VALUES


def _uses(tree: Tree, entries: tuple[Entry, ...], type_links: Mapping[str, TypePart]) -> dict[str, tuple[Entry, ...]]:
    """Return the operations that use a schema directly or through other schemas, by the pointer of the schema."""
    direct: dict[str, tuple[str, ...]] = {}
    uses: dict[str, list[Entry]] = {}
    for entry in entries:
        seen: set[str] = set()
        pending = [entry.operation.pointer, *(each.pointer for each in entry.operation.parameters)]
        while pending:
            pointer = pending.pop()
            if pointer not in direct:
                direct[pointer] = tuple(sorted(stated.reference_targets(tree.at(pointer))))
            new = [target for target in direct[pointer] if target not in seen]
            seen.update(new)
            pending += new
        for pointer in seen:
            if pointer in type_links:
                uses.setdefault(pointer, []).append(entry)
    return {pointer: tuple(found) for pointer, found in uses.items()}
