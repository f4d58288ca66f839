"""What the documentation of an API leaves open, and what is stated without it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pochoir import ir
from pochoir.targets.site.atlas import Atlas
from pochoir.targets.site.slugs import anchor


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is not documented: seen, or judged, with the page that shows it."""

    origin: str
    what: str
    facts: tuple[str, ...]
    page: str


def unknown(atlas: Atlas, unlimited: bool) -> dict[str, object]:
    """What the guide to what is open shows.

    Args:
        atlas: the places of the API.
        unlimited: whether nothing is said of how often it may be called.
    """
    shapeless = tuple(
        entry
        for entry in atlas.entries
        if any(reply.status[:1] == "2" and reply.type == ir.Plain("json") for reply in entry.operation.replies)
    )
    silent = tuple(
        entry for entry in atlas.entries if not any(reply.status[:1] in "45" for reply in entry.operation.replies)
    )
    return {
        "statements": tuple(_statements(atlas)),
        "shapeless": shapeless,
        "silent": silent,
        "unlimited": unlimited,
        "unpaged": not any(entry.operation.paging for entry in atlas.entries),
        "unplaced": not atlas.api.servers,
        "notes": _untitled(atlas.described.notes),
        "samples": (),
    }


def _untitled(notes: str) -> str:
    """Notes without a title of their own: the page has one."""
    first, _, rest = notes.lstrip().partition("\n")
    return rest.lstrip() if first.startswith("# ") else notes


def _statements(atlas: Atlas) -> Iterator[Statement]:
    for entry in atlas.entries:
        operation, page = entry.operation, f"operations/{entry.slug}"
        yield from _of(operation.doc, operation.id, page)
        for parameter in operation.parameters:
            yield from _of(
                parameter.doc,
                f"{operation.id} · {parameter.wire}",
                f"{page}#{parameter.location}.{anchor(parameter.wire)}",
            )
        for reply in operation.replies:
            if reply.status != "default":
                yield from _of(reply.doc, f"{operation.id} · {reply.status}", f"{page}#reply.{reply.status}")
    for schema in atlas.schemas:
        model = atlas.models.get(schema.name)
        if model:
            yield from _of(model.doc, schema.name, f"schemas/{schema.slug}")
            for field in model.fields:
                yield from _of(
                    field.doc, f"{schema.name} · {field.wire}", f"schemas/{schema.slug}#{anchor(field.wire)}"
                )


def _of(doc: ir.Doc, what: str, page: str) -> Iterator[Statement]:
    if doc.origin != "documented":
        yield Statement(doc.origin, what, doc.facts, page)
