"""The front page of the site, the overview of an API, and the page of a resource."""

from pochoir import ir
from pochoir.targets.client.credentials import credentials
from pochoir.targets.site import text
from pochoir.targets.site.atlas import Atlas, Entry
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.operation import shown_sample
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.samples import samples

_LISTED = 120
"""Operations of the largest API whose overview lists each of them; a larger one lists its resources only."""


def front(atlases: tuple[Atlas, ...]) -> Page:
    """The first page of a language: every API with its first call."""
    cards = tuple((atlas, first_call(atlas)) for atlas in atlases)
    return Page("front", "index", N_("API documentation"), {"cards": cards}, spoken=True)


def overview(atlas: Atlas) -> Page:
    """The first page of an API."""
    api = atlas.api
    return Page(
        kind="overview",
        path=f"{atlas.folder}/index",
        title=api.title,
        summary=text.shorten(api.doc.summary or api.doc.description, 160),
        context={
            "listed": len(atlas.entries) <= _LISTED,
            "call": first_call(atlas),
            "credentials": credentials(api),
            "contact": _contact(atlas),
        },
    )


def resource(atlas: Atlas, each: ir.Resource) -> Page:
    """The page of a resource: its operations."""
    return Page(
        kind="resource",
        path=f"{atlas.folder}/resources/{atlas.resources[str(each.name)]}",
        title=each.tag or str(each.name),
        summary=text.shorten(each.doc.description or each.doc.summary, 160),
        group=str(each.name),
        context={"resource": each, "entries": atlas.of(each)},
    )


def first_entry(atlas: Atlas) -> Entry | None:
    """The operation that shows best how a call looks: it reads, with few arguments that have examples."""
    signing = atlas.api.login.operation if atlas.api.login else ""
    found = [entry for entry in atlas.entries if entry.operation.id != signing and not entry.operation.doc.deprecated]
    return min(found or atlas.entries, key=lambda entry: _rank(entry.operation), default=None)


def first_call(atlas: Atlas) -> tuple[object, ...]:
    """The samples of the first call, sync Python first."""
    entry = first_entry(atlas)
    if entry is None:
        return ()
    shown = {
        each.kind: shown_sample(each) for each in samples(atlas.api, atlas.values, entry.resource, entry.operation)
    }
    return (shown["python"], shown["curl"])


def _rank(operation: ir.Operation) -> tuple[bool, bool, int]:
    required = [each for each in operation.parameters if each.required]
    invented = any(not each.examples or each.examples[0].synthetic for each in required)
    return operation.method.upper() != "GET", invented, abs(len(required) - 1)


def _contact(atlas: Atlas) -> tuple[tuple[str, str, str], ...]:
    """What the description says of who stands behind the API: a word of the interface, a text, a URL."""
    info = atlas.tree.mapping("/info")
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
