"""The changelog of an API: its descriptions compared, one with the one before."""

from collections.abc import Mapping
from dataclasses import dataclass

from pochoir.literals import Code
from pochoir.markdown import code_span
from pochoir.targets.site.atlas import Atlas
from pochoir.targets.site.changes import Change, changes
from pochoir.targets.site.described import Described
from pochoir.targets.site.labels import N_
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.slugs import Anchors


@dataclass(frozen=True, slots=True)
class Line:
    """One change with the page that shows it; `page` is "" when nothing is left to show."""

    breaking: bool
    text: str
    values: Mapping[str, str]
    where: str
    page: str

    @property
    def code(self) -> dict[str, Code]:
        """What the sentence names, as Markdown."""
        return {name: code_span(value) for name, value in self.values.items()}


@dataclass(frozen=True, slots=True)
class Release:
    """A version and what is new in it; `first` says that there is none before."""

    id: str
    version: str
    first: bool
    changes: tuple[Line, ...]


def changelog(atlas: Atlas) -> Page:
    """The changelog, the newest version first."""
    anchors = Anchors()
    versions: tuple[Described, ...] = (*atlas.described.earlier, atlas.described)
    releases: list[Release] = []
    for at, version in enumerate(versions):
        found = changes(versions[at - 1].api, version.api) if at else ()
        lines = tuple(_line(atlas, change) for change in found)
        releases.append(Release(anchors("version", version.api.version), version.api.version, at == 0, lines))
    context = {"releases": tuple(reversed(releases))}
    return Page("changelog", f"{atlas.folder}/changelog", N_("Changelog"), context, spoken=True)


def _line(atlas: Atlas, change: Change) -> Line:
    operation = next((entry for entry in atlas.entries if entry.operation.id == change.place), None)
    schema = next((entry for entry in atlas.schemas if f"#{entry.name}" == change.place), None)
    page = f"operations/{operation.slug}" if operation else f"schemas/{schema.slug}" if schema else ""
    return Line(change.breaking, change.text, change.values, change.where, page)
