"""The front page of the site, the overview of an API, and the page of a resource."""

from dataclasses import dataclass

from pochoir import ir
from pochoir.ir import Json
from pochoir.targets.client.credentials import credentials
from pochoir.targets.client.installing import install_line
from pochoir.targets.client.readme_operations import own_methods
from pochoir.targets.client.samples import first_operation
from pochoir.targets.site import text
from pochoir.targets.site.i18n import native_name
from pochoir.targets.site.labels import N_, ORIGINS
from pochoir.targets.site.pages.code_blocks import CodeBlock, sample_block
from pochoir.targets.site.pages.credential_fields import credential_fields
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.samples import samples
from pochoir.targets.site.site_index import Entry, SiteIndex
from pochoir.targets.site.stated import objects

TITLE = N_("API documentation")
"""The title of the site, unless the project has given it another."""
_MAX_LISTED = 120
"""The overview of an API with more operations lists only its resources."""


@dataclass(frozen=True, slots=True)
class Card:
    """An API on the front page.

    Attributes:
        folder: the folder of its pages.
        language: the language of its description.
        title: its title.
        summary: Markdown about it, or "".
        install: the command that installs its client.
        operations: the number of its operations.
        call: a sample call, if it has operations.
        both: whether it has a synchronous and an asynchronous client.
    """

    folder: str
    language: str
    title: str
    summary: str
    install: str
    operations: int
    call: CodeBlock | None
    both: bool = True


def card(index: SiteIndex) -> Card:
    """Return what the front page shows of an API."""
    api, calls = index.api, first_call(index)
    return Card(
        index.folder,
        index.description.language,
        api.title,
        api.doc.summary,
        install_line(api),
        len(index.entries),
        calls[0] if calls else None,
        api.clients == "both",
    )


def front(cards: tuple[Card, ...]) -> Page:
    """Return the front page: every API with a sample call."""
    return Page(
        "front",
        "index",
        TITLE,
        {"cards": cards, "both": all(each.both for each in cards)},
        translated=True,
    )


def overview(index: SiteIndex) -> Page:
    """Return the overview of an API."""
    api = index.api
    return Page(
        kind="overview",
        path=f"{index.folder}/index",
        title=api.title,
        summary=text.shorten(api.doc.summary or api.doc.description, 160),
        context={
            "listed": len(index.entries) <= _MAX_LISTED,
            "call": first_call(index),
            "fields": credential_fields(index),
            "credentials": credentials(api),
            "contact": _contact(index),
            "origins": _origins(index.tree.root),
            "written_in": native_name(index.description.language),
        },
    )


def resource(index: SiteIndex, each: ir.Resource) -> Page:
    """Return the page of a resource, which lists its operations."""
    return Page(
        kind="resource",
        path=f"{index.folder}/resources/{index.resources[str(each.name)]}",
        title=each.label,
        summary=text.shorten(each.doc.description or each.doc.summary, 160),
        group=str(each.name),
        context={"resource": each, "entries": index.operations_of(each), "own": own_methods(index.api, each)},
    )


def first_entry(index: SiteIndex) -> Entry | None:
    """Return the best operation for a first call."""
    found = first_operation(index.api)
    return next((entry for entry in index.entries if found and entry.operation is found[1]), None)


def first_call(index: SiteIndex) -> tuple[CodeBlock, ...]:
    """Return the samples of the first call: Python, then curl."""
    entry = first_entry(index)
    if entry is None:
        return ()
    shown = {
        each.kind: sample_block(each)
        for each in samples(index.api, index.example_values, entry.resource, entry.operation)
    }
    return (shown["python"], shown["curl"])


def _origins(root: Json) -> tuple[str, ...]:
    """Return the labels of statements that are not from the documentation, in the order in which they are explained."""
    given = (each.get("x-origin") for each in objects(root))
    found = {origin for origin in given if isinstance(origin, str)}
    return tuple(origin for origin in ORIGINS if origin != "documented" and origin in found)


def _contact(index: SiteIndex) -> tuple[tuple[str, str, str], ...]:
    """Return contact, license and terms of service, each as label, text and URL."""
    info = index.tree.mapping("/info")
    found: list[tuple[str, str, str]] = []
    for key, label in (("contact", N_("Contact")), ("license", N_("License"))):
        node = info.get(key)
        if isinstance(node, dict):
            name, url, mail = (node.get(part) for part in ("name", "url", "email"))
            target = text.link(str(url or "")) or text.link(f"mailto:{mail}" if mail else "")
            shown = str(name or mail or url or node.get("identifier") or "")
            found.append((label, shown, target))
    terms = info.get("termsOfService")
    if isinstance(terms, str):
        found.append((N_("Terms of service"), terms, text.link(terms)))
    return tuple(found)
