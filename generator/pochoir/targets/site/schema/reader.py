"""Read what each schema of a description states, independent of where it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pochoir.ir import Doc
from pochoir.lower.docs import doc_of
from pochoir.resolve.tree import Tree
from pochoir.schemas import Schema
from pochoir.targets.site.schema import type_text
from pochoir.targets.site.schema.keywords import WITH_SUBSCHEMAS, enum_values, keyword_values
from pochoir.targets.site.schema.views import KeywordValue, TypePart

_REMEMBERED: Final = 4_096
"""The number of schemas that are kept. Those of a large description would take 30 MB, and few are shown twice."""


@dataclass(frozen=True, slots=True)
class DocumentedSchema:
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
    """Reads the schemas of one description, and keeps the last ones, which the next pages may show.

    Attributes:
        tree: the description.
        pages: the schemas that have a page, by pointer.
        added: the versions that added schemas and fields, by pointer.
        folded: the pointers of schemas that are so long that only their own pages show what is in them.
        cache: the last schemas that have been read, by pointer.
    """

    tree: Tree
    pages: Mapping[str, TypePart]
    added: Mapping[str, KeywordValue] = field(default_factory=dict[str, KeywordValue])
    folded: frozenset[str] = frozenset()
    cache: dict[str, DocumentedSchema] = field(default_factory=dict[str, DocumentedSchema], repr=False)

    def read(self, pointer: str) -> DocumentedSchema:
        """Return the schema at a JSON pointer."""
        schema = self.cache.get(pointer)
        if schema is None:
            if len(self.cache) >= _REMEMBERED:
                self.cache.clear()
            schema = self.cache[pointer] = self._read(pointer)
        return schema

    def target(self, pointer: str) -> str | None:
        """Return the pointer a schema merely refers to: its `$ref`, or its only alternative other than null."""
        target = self.tree.target(pointer)
        if target is not None:
            return target
        schema = self.tree.schema(pointer)
        for branches in () if schema.has("properties") else (schema.one_of, schema.any_of):
            not_null = [each for each in branches if self.tree.schema(each).type != ("null",)]
            if len(branches) > 1 and len(not_null) == 1:
                return not_null[0]
        return None

    def _read(self, pointer: str) -> DocumentedSchema:
        chain = self._chain(pointer)
        schemas = [self.tree.schema(each) for each in chain]
        properties: dict[str, str] = {}
        required: set[str] = set()
        self._collect(pointer, properties, required, set())
        new = (self.added[pointer],) if pointer in self.added else ()
        return DocumentedSchema(
            chain=tuple(chain),
            owner=next((each for each in chain[1:] if each in self.pages), ""),
            type=type_text.type_parts(self.tree, self.pages, pointer),
            doc=_doc([doc_of(each.keywords, "title") for each in schemas]),
            read_only=any(each.is_on("readOnly") for each in schemas),
            write_only=any(each.is_on("writeOnly") for each in schemas),
            keywords=(*new, *dict.fromkeys(found for each in schemas for found in _keywords(each, properties))),
            values=tuple(value for each in schemas for value in _values(self.tree, each)),
            properties=properties,
            required=frozenset(required),
            has_inner=bool(properties) or not all(WITH_SUBSCHEMAS.isdisjoint(each.keywords) for each in schemas),
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
        for branch in schema.all_of:
            self._collect(branch, properties, required, seen)
        properties.update(schema.properties)
        required.update(schema.required)


def _keywords(schema: Schema, properties: Mapping[str, str]) -> Iterator[KeywordValue]:
    yield from keyword_values(schema)
    # Required properties without a schema appear nowhere else.
    missing = [name for name in schema.required if name not in properties]
    if missing:
        yield KeywordValue("required", ", ".join(missing))


def _doc(docs: list[Doc]) -> Doc:
    """Merge the documentation of a chain of schemas: the first description wins, and the origin of the first schema."""
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


def _values(tree: Tree, schema: Schema) -> Iterator[tuple[str, str]]:
    for value, meaning in enum_values(tree, schema):
        yield value if isinstance(value, str) and value else type_text.one_line(value), meaning
