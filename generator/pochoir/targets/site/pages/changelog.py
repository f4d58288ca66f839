"""The changelog of an API: the releases of its client, or else each version compared with the previous one."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pochoir.literals import Code
from pochoir.markdown import code_span
from pochoir.targets.site import changes
from pochoir.targets.site.changes import Change, Sentence
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.site_index import SiteIndex
from pochoir.targets.site.slugs import Anchors


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence with the values of its placeholders in HTML and in Markdown."""

    text: str
    html: Mapping[str, Markup]
    code: Mapping[str, Code]

    @classmethod
    def of(cls, sentence: Sentence) -> "Shown":
        """Return a sentence as it is shown."""
        html = {name: Markup("<code>{}</code>").format(value) for name, value in sentence.values.items()}
        return cls(sentence.text, html, {name: code_span(value) for name, value in sentence.values.items()})


@dataclass(frozen=True, slots=True)
class Line:
    """One change and the page that it links to; "" for none."""

    breaking: bool
    where: str
    page: str
    reason: Shown
    cure: Shown


@dataclass(frozen=True, slots=True)
class Release:
    """A version with its hand-written notes and its changes. `first` is true for the oldest version."""

    id: str
    version: str
    first: bool
    notes: str
    notes_in_french: str
    changes: tuple[Line, ...]


def changelog(index: SiteIndex) -> Page:
    """Return the changelog, the newest version first."""
    anchors = Anchors()
    french = {each.version: each.notes for each in changes.entries(index.description.log_in_french)}
    releases = tuple(
        Release(
            anchors("version", each.version),
            each.version,
            number == len(index.history),
            each.notes,
            french.get(each.version, each.notes),
            tuple(_line(index, change) for change in each.changes),
        )
        for number, each in enumerate(index.history, 1)
    )
    context = {"releases": releases}
    return Page("changelog", f"{index.folder}/changelog", N_("Changelog"), context, translated=True)


def _line(index: SiteIndex, change: Change) -> Line:
    name = change.where.removeprefix("models.")
    operation = next(
        (each for each in index.entries if f"{each.resource.access}{each.operation.name}" == change.where), None
    )
    schema = next((each for each in index.schemas if each.name == name and name != change.where), None)
    page = f"operations/{operation.slug}" if operation else f"schemas/{schema.slug}" if schema else ""
    return Line(change.breaking, change.where, page, Shown.of(change.reason), Shown.of(change.cure))
