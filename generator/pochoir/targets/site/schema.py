"""From a schema of the description to what a page shows of it; no keyword of JSON Schema is lost on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pochoir import pointers
from pochoir.ir import Json
from pochoir.targets.site import types
from pochoir.targets.site.keywords import SINGLE, parts_of
from pochoir.targets.site.said import Said, Sayings
from pochoir.targets.site.slugs import Anchors
from pochoir.targets.site.views import Fact, Node, Part, Value

_DEEPEST: Final = 10
"""Levels of schemas shown one in another; what is deeper is shown as JSON."""


@dataclass(slots=True)
class Room:
    """How many rows a page still has room for."""

    rows: int


@dataclass(slots=True)
class Place:
    """Where a schema is shown: its id, how many levels of schemas with a page of their own may be unfolded, and
    the schemas around it."""

    id: str
    unfold: int
    room: Room
    anchors: Anchors
    around: tuple[str, ...] = ()

    def inside(self, name: str) -> "Place":
        """The place of a schema inside of this one."""
        name = self.anchors(f"{self.id}.{name}" if self.id else name)
        return Place(name, self.unfold, self.room, self.anchors, self.around)


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes the views of one description from what its schemas say."""

    sayings: Sayings

    def node(self, pointer: str, place: Place, name: str = "", required: bool = False) -> Node:
        """What to show of the schema at a pointer."""
        place.room.rows -= 1
        said = self.sayings.of(pointer)
        inner = self._inner(said, place) if said.holds else None
        return Node(
            id=place.id,
            name=name,
            type=said.type,
            required=required,
            doc=said.doc,
            read_only=said.read_only,
            write_only=said.write_only,
            facts=said.facts if len(place.around) <= _DEEPEST else (*said.facts, *self._rest(said, place)),
            values=tuple([Value(_value_id(place, text), text, meaning) for text, meaning in said.values]),
            fields=tuple(self._fields(said, inner)) if inner else (),
            parts=tuple(self._parts(said, inner)) if inner else (),
            page=self.sayings.titles[said.owner].page if said.owner else "",
        )

    def _inner(self, said: Said, place: Place) -> Place | None:
        """The place of what is inside of a schema; None when that is shown elsewhere, or came round to itself."""
        if any(each in place.around for each in said.chain):
            return None
        if len(place.around) > _DEEPEST if not said.owner else place.unfold < 1 or place.room.rows < 1:
            return None
        unfold = place.unfold - bool(said.owner)
        return Place(place.id, unfold, place.room, place.anchors, (*place.around, *said.chain))

    def _rest(self, said: Said, place: Place) -> tuple[Fact, ...]:
        """What is too deep to be unfolded, as JSON, unless it has a page of its own."""
        if said.owner or any(each in place.around for each in said.chain):
            return ()
        return (Fact("schema", types.text(dict(self.sayings.tree.schema(said.chain[-1])))),)

    def _fields(self, said: Said, place: Place) -> Iterator[Node]:
        for wire, pointer in said.members.items():
            yield self.node(pointer, place.inside(wire), wire, wire in said.required)

    def _parts(self, said: Said, place: Place) -> Iterator[Part]:
        tree, titles = self.sayings.tree, self.sayings.titles
        for pointer in said.chain:
            schema = tree.schema(pointer)
            tags = _tags(schema)
            for keyword, label, keys in parts_of(schema):
                inner = pointers.join(pointer, *keys)
                if keyword in ("oneOf", "anyOf") and self.sayings.next(pointer) is not None and "$ref" not in schema:
                    continue
                target = tree.target(inner)
                title = label or (
                    titles[target].text if target is not None and target in titles else self._title(inner)
                )
                node = self._part(keyword, inner, place.inside(f"{keyword}-{title}" if title else keyword))
                if node.says_more or keyword not in SINGLE or (keyword == "allOf" and node.page):
                    yield Part(keyword, title, node, tags.get(target or inner, ()))

    def _part(self, keyword: str, pointer: str, place: Place) -> Node:
        if keyword != "allOf":
            return self.node(pointer, place)
        # The fields of an `allOf` branch are shown with the fields of the whole.
        node = self.node(pointer, Place(place.id, 0, place.room, place.anchors, place.around))
        return replace(node, fields=())

    def _title(self, pointer: str) -> str:
        title = self.sayings.tree.schema(pointer).get("title")
        return title if isinstance(title, str) else ""


def _value_id(place: Place, text: str) -> str:
    return place.anchors(f"{place.id}={text}" if place.id else f"={text}")


def _tags(schema: Mapping[str, Json]) -> dict[str, tuple[str, ...]]:
    """The values of the discriminator by the schema that they choose."""
    discriminator = schema.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    tags: dict[str, tuple[str, ...]] = {}
    for tag, reference in (mapping if isinstance(mapping, dict) else {}).items():
        target = pointers.of_reference(reference) or f"/components/schemas/{reference}"
        tags[target] = (*tags.get(target, ()), tag)
    return tags
