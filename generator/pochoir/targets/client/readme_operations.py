"""The tables of operations in README.md."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pochoir import ir
from pochoir.literals import Code, literal
from pochoir.markdown import code_span, markdown, markdown_cell
from pochoir.targets.client import prose

_ORIGINS: Final = {
    "observed": Code("*observed*: not in the documentation of the API, but seen in the service, its code or its tests"),
    "inferred": Code("*inferred*: not in the documentation of the API, and assumed"),
}
_MANY: Final = "with one outcome for each, in as few requests as possible"


@dataclass(frozen=True, slots=True)
class Row:
    """An operation in the table of its resource."""

    method: Code
    route: Code
    what: Code


@dataclass(frozen=True, slots=True)
class Table:
    """The operations of a resource."""

    name: Code
    what: Code
    rows: tuple[Row, ...]


def own_methods(api: ir.Api, resource: ir.Resource) -> tuple[tuple[str, str], ...]:
    """Return the methods that `additions/` give a resource, with the first lines of their docstrings."""
    names = (resource.class_name, f"Async{resource.class_name}")
    return tuple(
        dict(each for name in names if name in api.own_classes for each in api.own_classes[name].methods).items()
    )


def table(resource: ir.Resource, own: Iterable[tuple[str, str]] = ()) -> Table:
    """Return the table of the operations of a resource, and of the methods that `additions/` give it."""
    rows = tuple(row for operation in resource.operations for row in _rows(resource, operation))
    rows += tuple(
        Row(code_span(f"{resource.name}.{name}", cell=True), Code(""), markdown_cell(unended(doc))) for name, doc in own
    )
    return Table(
        name=code_span(resource.name if resource.access else "client"),
        what=markdown(prose.headline(resource.doc, "" if resource.access else prose.ON_CLIENT)),
        rows=rows,
    )


def _rows(resource: ir.Resource, operation: ir.Operation) -> Iterator[Row]:
    labels = ("deprecated" if operation.doc.deprecated else "", prose.provenance(operation.doc))
    note = ", ".join(label for label in labels if label)
    row = Row(
        method=code_span(f"{resource.access}{operation.name}", cell=True),
        route=code_span(f"{operation.method} {operation.path}", cell=True),
        what=markdown_cell(unended(prose.headline(operation.doc, "")) + (f" ({note})" if note else "")),
    )
    yield row
    if operation.batch is not None:
        name = code_span(f"{resource.access}{operation.batch.name}", cell=True)
        yield replace(row, method=name, what=Code(f"Save any number of records, {_MANY}"))


def origins(api: ir.Api) -> tuple[Code, ...]:
    """Return the meaning of the labels that occur in the tables."""
    found = {prose.provenance(operation.doc) for resource in api.resources for operation in resource.operations}
    return tuple(meaning for origin, meaning in _ORIGINS.items() if origin in found)


def chosen_media_types(api: ir.Api) -> Code:
    """Return sentences about the arguments for media types, with an example of each, or "" without any."""
    every = [operation for resource in api.resources for operation in resource.operations]
    asked = [(each.accept, name) for each in every for name, _ in each.returns_as]
    sent = [(each.content_type, other.media_type) for each in every if each.body for other in each.body.others]
    texts: list[str] = []
    for what, found in (("the response, and with it the type of the result", asked), ("the body", sent)):
        for name, media_type in found[:1]:
            texts.append(
                f"`{name}` selects the media type of {what}, as in\n{code_span(f'{name}={literal(media_type)}')}."
            )
    return Code(" ".join(texts))


def unended(text: str) -> str:
    """Return a text without a period at its end, for a cell of a table."""
    return text.removesuffix(".")
