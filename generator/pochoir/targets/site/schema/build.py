"""Build the views of schemas that the pages show. No keyword of JSON Schema is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from pochoir import pointers, schemas
from pochoir.resolve.tree import Tree
from pochoir.targets.site.schema.keywords import IN_TYPE, subschemas
from pochoir.targets.site.schema.reader import DocumentedSchema, SchemaReader
from pochoir.targets.site.schema.type_text import one_line
from pochoir.targets.site.schema.views import EnumValue, KeywordValue, SchemaView, Subschema
from pochoir.targets.site.slugs import Anchors

_MAX_DEPTH: Final = 10
"""Schemas nested more deeply are shown as JSON."""


_LONG: Final = 50
"""An enumeration with as many values is shown once on a page."""


@dataclass(slots=True)
class Budget:
    """What a page may still show, and the ids of the long enumerations on it, by their values.

    `rows` are fields and other schemas, `text` the characters of their descriptions and values. After that, schemas
    with a page are linked to, and not expanded.
    """

    rows: int
    text: int = 9_000
    enumerations: dict[tuple[tuple[str, str], ...], str] = field(default_factory=dict[tuple[tuple[str, str], ...], str])


@dataclass(slots=True)
class ViewContext:
    """Where a schema is shown.

    Attributes:
        id: the anchor; "" for the page of the schema.
        expand: how many levels of schemas that have their own page may be expanded here.
        budget: the rows left on the page.
        anchors: the anchors of the page.
        ancestors: the pointers of the schemas around it.
    """

    id: str
    expand: int
    budget: Budget
    anchors: Anchors
    ancestors: tuple[str, ...] = ()

    def child(self, name: str) -> "ViewContext":
        """Return the context of a schema inside of this one."""
        anchor = self.anchors(f"{self.id}.{name}" if self.id else name)
        return ViewContext(anchor, self.expand, self.budget, self.anchors, self.ancestors)


@dataclass(frozen=True, slots=True)
class ViewBuilder:
    """Builds the views of the schemas of one description.

    Attributes:
        reader: reads the schemas.
        linked: whether schemas with a page are linked to, instead of repeated, where they are used.
    """

    reader: SchemaReader
    linked: bool = False

    def build(self, pointer: str, context: ViewContext, name: str = "", required: bool = False) -> SchemaView:
        """Return the view of the schema at a JSON pointer.

        Args:
            pointer: the schema.
            context: where it is shown.
            name: the name of the field or parameter.
            required: whether the field or parameter is required.
        """
        context.budget.rows -= 1
        schema = self.reader.read(pointer)
        context.budget.text -= len(schema.doc.description) + 8 * len(schema.values)
        folded = self.reader.folded
        if schema.owner in folded or (pointer in folded and context.id):
            return self._folded(schema, context, name, required)
        inner = self._inner(schema, context) if schema.has_inner else None
        too_deep = len(context.ancestors) > _MAX_DEPTH
        shared = context.budget.enumerations.get(schema.values, "") if len(schema.values) >= _LONG else ""
        if len(schema.values) >= _LONG and context.id:
            context.budget.enumerations.setdefault(schema.values, context.id)
        return SchemaView(
            id=context.id,
            name=name,
            type=schema.type,
            required=required,
            doc=schema.doc,
            read_only=schema.read_only,
            write_only=schema.write_only,
            keywords=(*schema.keywords, *self._as_json(schema, context)) if too_deep else schema.keywords,
            values=() if shared or self._is_linked(schema, inner) else tuple(_values(schema, context)),
            same_values=shared,
            fields=tuple(self._fields(schema, inner)) if inner else (),
            subschemas=tuple(self._subschemas(schema, inner)) if inner else (),
            page=self.reader.pages[schema.owner].page if schema.owner else "",
        )

    def _folded(self, schema: DocumentedSchema, context: ViewContext, name: str, required: bool) -> SchemaView:
        """Return the view of a schema of which only its own page shows what is in it."""
        page = self.reader.pages[schema.owner if schema.owner in self.reader.folded else schema.chain[0]]
        return SchemaView(
            id=context.id,
            name=name,
            type=schema.type if schema.owner else (page,),
            required=required,
            doc=schema.doc,
            read_only=schema.read_only,
            write_only=schema.write_only,
            keywords=schema.keywords,
            page=page.page,
        )

    def _is_linked(self, schema: DocumentedSchema, inner: ViewContext | None) -> bool:
        """Return whether a schema is only linked to, and has its values on its page."""
        return self.linked and bool(schema.owner) and inner is None

    def _inner(self, schema: DocumentedSchema, context: ViewContext) -> ViewContext | None:
        """Return the context of the content of a schema; None if it is shown elsewhere or the schema is recursive."""
        if any(each in context.ancestors for each in schema.chain):
            return None
        if schema.owner:
            expandable = context.expand > 0 and min(context.budget.rows, context.budget.text) > 0
        else:
            expandable = len(context.ancestors) <= _MAX_DEPTH
        if not expandable:
            return None
        expand = context.expand - bool(schema.owner)
        return ViewContext(context.id, expand, context.budget, context.anchors, (*context.ancestors, *schema.chain))

    def _as_json(self, schema: DocumentedSchema, context: ViewContext) -> tuple[KeywordValue, ...]:
        """Return a schema that is nested too deeply as JSON, unless it has its own page."""
        if schema.owner or any(each in context.ancestors for each in schema.chain):
            return ()
        return (KeywordValue("schema", one_line(dict(self.reader.tree.schema(schema.chain[-1]).keywords))),)

    def _fields(self, schema: DocumentedSchema, context: ViewContext) -> Iterator[SchemaView]:
        for name, pointer in schema.properties.items():
            yield self.build(pointer, context.child(name), name, name in schema.required)

    def _subschemas(self, schema: DocumentedSchema, context: ViewContext) -> Iterator[Subschema]:
        tree, pages = self.reader.tree, self.reader.pages
        for pointer in schema.chain:
            node = tree.schema(pointer)
            tags = _discriminator_tags(tree, node)
            for each in subschemas(tree, node):
                keyword, inner = each.keyword, each.pointer
                if keyword in ("oneOf", "anyOf") and self.reader.target(pointer) is not None and not node.has("$ref"):
                    continue
                target = tree.target(inner)
                page = pages[target].text if target is not None and target in pages else ""
                title = _label(each) or page or tree.schema(inner).title
                view = self._subschema(keyword, inner, context.child(f"{keyword}-{title}" if title else keyword))
                if pointer in self.reader.folded and view.page:
                    # The page that it links to has the rest.
                    view = replace(view, keywords=(), doc=replace(view.doc, description=""))
                    yield Subschema(keyword, title, view, tags.get(target or inner, ()))
                    continue
                if self.linked and keyword == "items" and view.page and not view.fields:
                    continue
                if view.has_details or keyword not in IN_TYPE or (keyword == "allOf" and view.page):
                    yield Subschema(keyword, title, view, tags.get(target or inner, ()))

    def _subschema(self, keyword: str, pointer: str, context: ViewContext) -> SchemaView:
        if keyword != "allOf":
            return self.build(pointer, context)
        # The fields of an `allOf` branch are shown with the fields of the whole schema.
        view = self.build(pointer, ViewContext(context.id, 0, context.budget, context.anchors, context.ancestors))
        return replace(view, fields=())


def _values(schema: DocumentedSchema, context: ViewContext) -> Iterator[EnumValue]:
    for text, meaning in schema.values:
        yield EnumValue(_value_id(context, text), text, meaning)


def _value_id(context: ViewContext, text: str) -> str:
    return context.anchors(f"{context.id}={text}" if context.id else f"={text}")


def _label(subschema: schemas.Subschema) -> str:
    if subschema.keyword == "prefixItems" and isinstance(subschema.key, int):
        return str(subschema.key + 1)
    return subschema.key if isinstance(subschema.key, str) else ""


def _discriminator_tags(tree: Tree, schema: schemas.Schema) -> dict[str, tuple[str, ...]]:
    """Return the values of the discriminator by the pointer of the schema they select."""
    tags: dict[str, tuple[str, ...]] = {}
    for tag, reference in schema.discriminator.mapping.items() if schema.discriminator is not None else ():
        target = tree.moved(pointers.of_reference(reference) or f"/components/schemas/{reference}")
        tags[target] = (*tags.get(target, ()), tag)
    return tags
