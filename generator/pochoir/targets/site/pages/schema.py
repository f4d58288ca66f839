"""The page of a schema, and the list of schemas."""

from collections.abc import Iterator
from typing import Final

from pochoir import ir
from pochoir.examples import synthesise
from pochoir.resolve import shapes
from pochoir.targets.site import text
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.code_blocks import CodeBlock, json_block
from pochoir.targets.site.pages.page import Page, search_terms
from pochoir.targets.site.schema.build import Budget, ViewContext
from pochoir.targets.site.site_index import SchemaEntry, SiteIndex
from pochoir.targets.site.slugs import Anchors

_MAX_ROWS: Final = 150
_MAX_USES: Final = 60
_MAX_DESCRIBED: Final = 400
"""A list of more schemas has only their names."""


def schema(index: SiteIndex, entry: SchemaEntry) -> Page:
    """Return the page of a schema."""
    anchors = Anchors()
    short = index.linked or entry.pointer in index.views.reader.folded
    view = index.views.build(entry.pointer, ViewContext("", 0 if short else 1, Budget(_MAX_ROWS), anchors))
    model = index.models.get(entry.name)
    uses = index.uses.get(entry.pointer, ())
    examples = tuple(json_block(value) for value in (model.examples[:3] if model else ()))
    return Page(
        kind="schema",
        path=f"{index.folder}/schemas/{entry.slug}",
        title=entry.name,
        summary=text.shorten(view.doc.description or view.doc.summary, 160),
        words=tuple(search_terms((view, *view.fields))),
        group="schemas",
        context={
            "entry": entry,
            "view": view,
            "model": model,
            "uses": uses[:_MAX_USES],
            "more_uses": max(len(uses) - _MAX_USES, 0),
            "examples": examples,
            "shown": examples or tuple(_shown(index, entry, model)),
        },
    )


def _shown(index: SiteIndex, entry: SchemaEntry, model: ir.Model | None) -> Iterator[CodeBlock]:
    """Yield the example of a body that has the schema, or one made from it: of what is received, or else sent."""
    if entry.pointer in index.given:
        yield json_block(index.given[entry.pointer])
        return
    if shapes.kind(index.tree, entry.pointer) not in ("object", "union", "list"):
        return
    sent_only = model is not None and model.in_requests and not model.in_replies
    value = synthesise(index.tree, entry.pointer, "request" if sent_only else "reply", index.tags, entry.name)
    if value not in ({}, []):
        yield json_block(value, synthetic=True)


def schemas(index: SiteIndex) -> Page:
    """Return the page that lists all schemas."""
    brief = len(index.schemas) > _MAX_DESCRIBED
    rows = tuple((entry, "" if brief else _headline(index.models.get(entry.name))) for entry in index.schemas)
    context = {"schemas": rows}
    return Page("schemas", f"{index.folder}/schemas/index", N_("Schemas"), context, translated=True, group="schemas")


def _headline(model: ir.Model | None) -> str:
    return text.shorten(model.doc.description or model.doc.summary, 120) if model else ""
