"""The guide to open questions: what is unknown, and what is known from other sources than the documentation."""

from collections.abc import Iterator
from dataclasses import dataclass

from pochoir import ir
from pochoir.targets.site.pages.guides.rate_limits import has_rate_limits
from pochoir.targets.site.site_index import SiteIndex
from pochoir.targets.site.slugs import anchor


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that is not from the documentation: its origin, its subject, and the page that shows it."""

    origin: str
    subject: str
    facts: tuple[str, ...]
    page: str


def open_questions(index: SiteIndex) -> dict[str, object]:
    """Return the context of the guide."""
    unknown_bodies = tuple(
        entry
        for entry in index.entries
        if any(reply.status[:1] == "2" and reply.type == ir.Plain("json") for reply in entry.operation.replies)
    )
    unknown_errors = tuple(
        entry for entry in index.entries if not any(reply.status[:1] in "45" for reply in entry.operation.replies)
    )
    return {
        "statements": tuple(_statements(index)),
        "unknown_bodies": unknown_bodies,
        "unknown_errors": unknown_errors,
        "unknown_limits": not has_rate_limits(index),
        "unknown_paging": not any(entry.operation.paging for entry in index.entries),
        "unknown_server": not index.api.servers,
        "notes": _without_title(index.description.notes),
        "samples": (),
    }


def _without_title(notes: str) -> str:
    """Remove the title of the notes, because the page has one."""
    first, _, rest = notes.lstrip().partition("\n")
    return rest.lstrip() if first.startswith("# ") else notes


def _statements(index: SiteIndex) -> Iterator[Statement]:
    for entry in index.entries:
        operation, page = entry.operation, f"operations/{entry.slug}"
        yield from _statement(operation.doc, operation.id, page)
        for parameter in operation.parameters:
            yield from _statement(
                parameter.doc,
                f"{operation.id} · {parameter.wire}",
                f"{page}#{parameter.location}.{anchor(parameter.wire)}",
            )
        for reply in operation.replies:
            if reply.status != "default":
                yield from _statement(reply.doc, f"{operation.id} · {reply.status}", f"{page}#reply.{reply.status}")
    for schema in index.schemas:
        model = index.models.get(schema.name)
        if model:
            yield from _statement(model.doc, schema.name, f"schemas/{schema.slug}")
            for field in model.fields:
                yield from _statement(
                    field.doc, f"{schema.name} · {field.wire}", f"schemas/{schema.slug}#{anchor(field.wire)}"
                )


def _statement(doc: ir.Doc, subject: str, page: str) -> Iterator[Statement]:
    if doc.origin != "documented":
        yield Statement(doc.origin, subject, doc.facts, page)
