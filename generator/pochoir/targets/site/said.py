"""What a schema says by itself, wherever it is shown: read once, remembered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pochoir import pointers
from pochoir.ir import Doc, Json
from pochoir.lower.docs import doc_of
from pochoir.resolve.tree import Tree
from pochoir.targets.site import types
from pochoir.targets.site.keywords import HOLDING, facts, values_of
from pochoir.targets.site.views import Fact, Piece


@dataclass(frozen=True, slots=True)
class Said:
    """One schema with all that it refers to.

    Attributes:
        chain: the pointer of the schema, and of those that stand for it, one after the other.
        owner: the first of these that has a page of its own, "" when none has.
        members: the pointers of its fields by name, those of its `allOf` branches among them.
        holds: whether there may be schemas inside of it.
    """

    chain: tuple[str, ...]
    owner: str
    type: tuple[Piece, ...]
    doc: Doc
    read_only: bool
    write_only: bool
    facts: tuple[Fact, ...]
    values: tuple[tuple[str, str], ...]
    members: Mapping[str, str]
    required: frozenset[str]
    holds: bool


@dataclass(frozen=True, slots=True)
class Sayings:
    """Reads the schemas of one description; `titles` are the schemas that have a page, by pointer."""

    tree: Tree
    titles: Mapping[str, Piece]
    known: dict[str, Said] = field(default_factory=dict[str, Said], repr=False)

    def of(self, pointer: str) -> Said:
        """What the schema at a pointer says."""
        said = self.known.get(pointer)
        if said is None:
            said = self.known[pointer] = self._read(pointer)
        return said

    def next(self, pointer: str) -> str | None:
        """What a schema stands for: its `$ref`, or the one alternative it has beside null."""
        target = self.tree.target(pointer)
        if target is not None:
            return target
        schema = self.tree.schema(pointer)
        for keyword in ("oneOf", "anyOf"):
            branches = schema.get(keyword)
            if isinstance(branches, list) and len(branches) > 1 and "properties" not in schema:
                places = [pointers.join(pointer, keyword, at) for at in range(len(branches))]
                kept = [place for place in places if self.tree.schema(place).get("type") != "null"]
                if len(kept) == 1:
                    return kept[0]
        return None

    def _read(self, pointer: str) -> Said:
        chain = self._chain(pointer)
        members: dict[str, str] = {}
        required: set[str] = set()
        self._collect(pointer, members, required, set())
        return Said(
            chain=tuple(chain),
            owner=next((each for each in chain[1:] if each in self.titles), ""),
            type=types.pieces(self.tree, self.titles, pointer),
            doc=_doc([self.tree.schema(each) for each in chain]),
            read_only=any(self.tree.schema(each).get("readOnly") is True for each in chain),
            write_only=any(self.tree.schema(each).get("writeOnly") is True for each in chain),
            facts=tuple(dict.fromkeys(fact for each in chain for fact in self._facts(each, members))),
            values=tuple(value for each in chain for value in _values(self.tree.schema(each))),
            members=members,
            required=frozenset(required),
            holds=bool(members) or not all(HOLDING.isdisjoint(self.tree.schema(each)) for each in chain),
        )

    def _chain(self, pointer: str) -> list[str]:
        chain = [pointer]
        while (target := self.next(chain[-1])) is not None and target not in chain:
            chain.append(target)
        return chain

    def _collect(self, pointer: str, members: dict[str, str], required: set[str], seen: set[str]) -> None:
        """The fields of an object: of what it refers to, of its `allOf` branches, then its own, which win."""
        if pointer in seen:
            return
        seen.add(pointer)
        schema = self.tree.schema(pointer)
        following = self.next(pointer)
        if following is not None:
            self._collect(following, members, required, seen)
        branches = schema.get("allOf")
        for at in range(len(branches) if isinstance(branches, list) else 0):
            self._collect(pointers.join(pointer, "allOf", at), members, required, seen)
        own = schema.get("properties")
        for wire in own if isinstance(own, dict) else {}:
            members[wire] = pointers.join(pointer, "properties", wire)
        names = schema.get("required")
        required |= {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()

    def _facts(self, pointer: str, members: Mapping[str, str]) -> Iterator[Fact]:
        schema = self.tree.schema(pointer)
        yield from facts(schema)
        # Fields that must be there though nothing describes them.
        required = schema.get("required")
        missing = [str(name) for name in required if name not in members] if isinstance(required, list) else []
        if missing:
            yield Fact("required", ", ".join(missing))


def _doc(schemas: list[Mapping[str, Json]]) -> Doc:
    """The text that stands nearest; the origin of the place itself when it states one."""
    docs = [doc_of(schema, "title") for schema in schemas]
    if len(docs) == 1:
        return docs[0]
    first = next((doc for doc in docs if doc.description), docs[0])
    origin = docs[0] if docs[0].facts or docs[0].origin != "documented" else first
    return Doc(
        summary=first.summary or next((doc.summary for doc in docs if doc.summary), ""),
        description=first.description,
        origin=origin.origin,
        facts=origin.facts,
        deprecated=any(doc.deprecated for doc in docs),
        external=first.external,
    )


def _values(schema: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    for value, meaning in values_of(schema):
        yield value if isinstance(value, str) and value else types.text(value), meaning
