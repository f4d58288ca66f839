"""The changelog of an API: each version compared with the previous one."""

from collections.abc import Mapping
from dataclasses import dataclass

from pochoir.literals import Code
from pochoir.markdown import code_span
from pochoir.targets.site.changes import Change, changes
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.site_index import SiteIndex
from pochoir.targets.site.slugs import Anchors


@dataclass(frozen=True, slots=True)
class Line:
    """One change and the page that it links to; "" for none."""

    breaking: bool
    text: str
    values: Mapping[str, str]
    where: str
    page: str

    @property
    def code(self) -> dict[str, Code]:
        """The values as Markdown."""
        return {name: code_span(value) for name, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class Release:
    """A version and its changes. `first` is true for the oldest version."""

    id: str
    version: str
    first: bool
    changes: tuple[Line, ...]


def changelog(index: SiteIndex) -> Page:
    """Return the changelog, the newest version first."""
    anchors = Anchors()
    versions: tuple[ApiDescription, ...] = (*index.description.earlier, index.description)
    releases: list[Release] = []
    for number, version in enumerate(versions):
        found = changes(versions[number - 1].api, version.api) if number else ()
        lines = tuple(_line(index, change) for change in found)
        releases.append(Release(anchors("version", version.api.version), version.api.version, number == 0, lines))
    context = {"releases": tuple(reversed(releases))}
    return Page("changelog", f"{index.folder}/changelog", N_("Changelog"), context, translated=True)


def _line(index: SiteIndex, change: Change) -> Line:
    operation = next((entry for entry in index.entries if entry.operation.id == change.anchor), None)
    schema = next((entry for entry in index.schemas if f"#{entry.name}" == change.anchor), None)
    page = f"operations/{operation.slug}" if operation else f"schemas/{schema.slug}" if schema else ""
    return Line(change.breaking, change.text, change.values, change.where, page)
