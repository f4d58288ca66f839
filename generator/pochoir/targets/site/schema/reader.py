"""Read what each schema of a description states, independent of where it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pochoir import pointers
from pochoir.ir import Doc, Json
from pochoir.lower.docs import doc_of
from pochoir.resolve.tree import Tree
from pochoir.targets.site.schema import type_text
from pochoir.targets.site.schema.keywords import WITH_SUBSCHEMAS, enum_values, keyword_values
from pochoir.targets.site.schema.views import KeywordValue, TypePart


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema together with everything it refers to.

    Attributes:
        chain: the pointer of the schema, then those of the schemas it refers to, in order.
        owner: the first of the referenced schemas that has a page; "" if none has.
        type: the text of the type.
        doc: the documentation.
        read_only: whether it is `readOnly`.
        write_only: whether it is `writeOnly`.
        keywords: the keywords that are not schemas themselves.
        values: the values of the enumeration, each with its meaning.
        properties: the pointers of the properties by name, including those of its `allOf` branches.
        required: the names of the required properties.
        has_inner: whether it may contain other schemas.
    """

    chain: tuple[str, ...]
    owner: str
    type: tuple[TypePart, ...]
    doc: Doc
    read_only: bool
    write_only: bool
    keywords: tuple[KeywordValue, ...]
    values: tuple[tuple[str, str], ...]
    properties: Mapping[str, str]
    required: frozenset[str]
    has_inner: bool


@dataclass(frozen=True, slots=True)
class SchemaReader:
    """Reads the schemas of one description, each once.

    Attributes:
        tree: the description.
        pages: the schemas that have a page, by pointer.
        cache: the schemas that have been read, by pointer.
    """

    tree: Tree
    pages: Mapping[str, TypePart]
    cache: dict[str, Schema] = field(default_factory=dict[str, Schema], repr=False)

    def read(self, pointer: str) -> Schema:
        """Return the schema at a JSON pointer."""
        schema = self.cache.get(pointer)
        if schema is None:
            schema = self.cache[pointer] = self._read(pointer)
        return schema

    def target(self, pointer: str) -> str | None:
        """Return the pointer a schema merely refers to: its `$ref`, or its only alternative other than null."""
        target = self.tree.target(pointer)
        if target is not None:
            return target
        schema = self.tree.schema(pointer)
        for keyword in ("oneOf", "anyOf"):
            branches = schema.get(keyword)
            if isinstance(branches, list) and len(branches) > 1 and "properties" not in schema:
                found = [pointers.join(pointer, keyword, index) for index in range(len(branches))]
                not_null = [each for each in found if self.tree.schema(each).get("type") != "null"]
                if len(not_null) == 1:
                    return not_null[0]
        return None

    def _read(self, pointer: str) -> Schema:
        chain = self._chain(pointer)
        properties: dict[str, str] = {}
        required: set[str] = set()
        self._collect(pointer, properties, required, set())
        return Schema(
            chain=tuple(chain),
            owner=next((each for each in chain[1:] if each in self.pages), ""),
            type=type_text.type_parts(self.tree, self.pages, pointer),
            doc=_doc([self.tree.schema(each) for each in chain]),
            read_only=any(self.tree.schema(each).get("readOnly") is True for each in chain),
            write_only=any(self.tree.schema(each).get("writeOnly") is True for each in chain),
            keywords=tuple(dict.fromkeys(found for each in chain for found in self._keywords(each, properties))),
            values=tuple(value for each in chain for value in _values(self.tree.schema(each))),
            properties=properties,
            required=frozenset(required),
            has_inner=bool(properties) or not all(WITH_SUBSCHEMAS.isdisjoint(self.tree.schema(each)) for each in chain),
        )

    def _chain(self, pointer: str) -> list[str]:
        chain = [pointer]
        while (target := self.target(chain[-1])) is not None and target not in chain:
            chain.append(target)
        return chain

    def _collect(self, pointer: str, properties: dict[str, str], required: set[str], seen: set[str]) -> None:
        """Collect the properties of the target of a reference, of `allOf`, and of the schema itself; the last win."""
        if pointer in seen:
            return
        seen.add(pointer)
        schema = self.tree.schema(pointer)
        target = self.target(pointer)
        if target is not None:
            self._collect(target, properties, required, seen)
        branches = schema.get("allOf")
        for index in range(len(branches) if isinstance(branches, list) else 0):
            self._collect(pointers.join(pointer, "allOf", index), properties, required, seen)
        own = schema.get("properties")
        for name in own if isinstance(own, dict) else {}:
            properties[name] = pointers.join(pointer, "properties", name)
        names = schema.get("required")
        required |= {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()

    def _keywords(self, pointer: str, properties: Mapping[str, str]) -> Iterator[KeywordValue]:
        schema = self.tree.schema(pointer)
        yield from keyword_values(schema)
        # Required properties without a schema appear nowhere else.
        required = schema.get("required")
        missing = [str(name) for name in required if name not in properties] if isinstance(required, list) else []
        if missing:
            yield KeywordValue("required", ", ".join(missing))


def _doc(schemas: list[Mapping[str, Json]]) -> Doc:
    """Merge the documentation of a chain of schemas: the first description wins, and the origin of the first schema."""
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
    for value, meaning in enum_values(schema):
        yield value if isinstance(value, str) and value else type_text.one_line(value), meaning
