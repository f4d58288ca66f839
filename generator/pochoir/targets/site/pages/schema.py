"""The page of one schema, and the list of them."""

from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site import highlight, text
from pochoir.targets.site.atlas import Atlas, SchemaEntry
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.operation import LONGEST, Shown
from pochoir.targets.site.pages.page import Page, names
from pochoir.targets.site.schema import Place, Room
from pochoir.targets.site.slugs import Anchors

_ROWS: Final = 150
_USES: Final = 60


def schema(atlas: Atlas, entry: SchemaEntry) -> Page:
    """The page of a schema."""
    anchors = Anchors()
    node = atlas.reader.node(entry.pointer, Place("", 1, Room(_ROWS), anchors))
    model = atlas.models.get(entry.name)
    uses = atlas.uses.get(entry.pointer, ())
    return Page(
        kind="schema",
        path=f"{atlas.folder}/schemas/{entry.slug}",
        title=entry.name,
        summary=text.shorten(node.doc.description or node.doc.summary, 160),
        words=tuple(names((node, *node.fields))),
        group="schemas",
        context={
            "entry": entry,
            "node": node,
            "model": model,
            "uses": uses[:_USES],
            "more_uses": max(len(uses) - _USES, 0),
            "examples": tuple(_shown(value) for value in (model.examples[:3] if model else ())),
        },
    )


def schemas(atlas: Atlas) -> Page:
    """The list of schemas."""
    rows = tuple((entry, _headline(atlas.models.get(entry.name))) for entry in atlas.schemas)
    context = {"found": rows}
    return Page("schemas", f"{atlas.folder}/schemas/index", N_("Schemas"), context, spoken=True, group="schemas")


def _headline(model: ir.Model | None) -> str:
    return text.shorten(model.doc.description or model.doc.summary, 120) if model else ""


def _shown(value: ir.Json) -> Shown:
    code = str(json_text(value))
    cut = len(code) > LONGEST
    code = code[:LONGEST].rsplit("\n", 1)[0] if cut else code
    html = highlight.json_code(code)
    return Shown("", "example", "json", code, html, cut=cut)
