"""The reference as Markdown in the folder `docs/` of a distribution, to be read on a forge and compared like code.

It has the content of the site in the language of the description: a page for each resource with its operations, for
each schema, and for each guide. A schema is written once, and other pages link to it, so that a change of a
field changes few lines.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment

from pochoir import ir
from pochoir.cache import Cache
from pochoir.literals import Code
from pochoir.markdown import markdown_line
from pochoir.render import render_template
from pochoir.targets.client.readme_operations import own_methods
from pochoir.targets.site import i18n, placeholders
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.environment import environment
from pochoir.targets.site.pages.guides.guide import TITLES, guide
from pochoir.targets.site.pages.operation import operation
from pochoir.targets.site.pages.overview import first_call
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.pages.schema import schema
from pochoir.targets.site.rows.markdown import PageLinks, Rows, tidy
from pochoir.targets.site.site_index import build_index
from pochoir.understanding import Understood

FOLDER: Final = "docs/"
_SAMPLES: Final = ("python", "curl")
"""The kinds of samples: each more would repeat the names of the fields."""


@dataclass(frozen=True, slots=True)
class _DocsLinks(PageLinks):
    """The URLs of the pages: operations are on the page of their resource.

    Attributes:
        root: the relative path to the folder of the pages.
        resources: the slugs of resources by those of their operations.
    """

    resources: Mapping[str, str]

    def operation(self, slug: str) -> Code:
        """Return the URL of an operation."""
        return Code(f"{self.root}resources/{self.resources[slug]}.md#{slug}")

    def schema(self, slug: str) -> Code:
        """Return the URL of a schema."""
        return Code(f"{self.root}models/{slug}.md")


@dataclass(frozen=True, slots=True)
class Section:
    """An operation on the page of its resource. `slug` is its anchor."""

    slug: str
    text: Code


def files(understood: Understood, templates: Path | None = None, cache: Cache | None = None) -> dict[str, str]:
    """Return the pages by path, relative to the folder of the distribution.

    Args:
        understood: the description.
        templates: a folder with templates that override those of pochoir.
        cache: keeps compiled templates for later runs.
    """
    resolved = understood.resolved
    description = ApiDescription(understood.api, resolved.tree, resolved.names)
    return dict(_Writer(environment(templates, cache), description).pages())


class _Writer:
    """Writes the pages of one API in its language."""

    def __init__(self, templates: Environment, description: ApiDescription) -> None:
        self._templates = templates
        self._index = build_index(description, linked=True)
        self._resource_of = self._index.operation_resources
        self._words = i18n.load(templates, _language(description.language, i18n.languages(templates)))

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the path and text of every page."""
        yield self._page("README", "docs/index.md.j2", self._overview())
        for name in self._index.guides:
            page = guide(self._index, name)
            yield self._page(f"guides/{name}", "site/guide.md.j2", self._of(page, "#", "../"))
        for each in self._index.api.resources:
            own = own_methods(self._index.api, each)
            context = {"heading": markdown_line(each.label), "resource": each, "own": own}
            sections = tuple(self._operations(each))
            yield self._page(
                f"resources/{self._index.resources[str(each.name)]}",
                "docs/resource.md.j2",
                context | {"sections": sections} | self._links("../"),
            )
        for entry in self._index.schemas:
            page = schema(self._index, entry)
            yield self._page(f"models/{entry.slug}", "site/schema.md.j2", self._of(page, "#", "../"))

    def _overview(self) -> Mapping[str, object]:
        index = self._index
        return {
            "index": index,
            "api": index.api,
            "call": first_call(index),
            "guide_titles": TITLES,
        } | self._links("")

    def _operations(self, resource: ir.Resource) -> Iterator[Section]:
        for entry in self._index.operations_of(resource):
            page = operation(self._index, entry, _SAMPLES)
            yield self._section(entry.slug, "site/operation.md.j2", self._of(page, "##", "../"))

    def _of(self, page: Page, hashes: str, root: str) -> Mapping[str, object]:
        """Return the variables of the template of a page whose title is a heading of this level."""
        return {
            **page.context,
            "page": page,
            "index": self._index,
            "api": self._index.api,
            "heading": Code(placeholders.message(page.title)) if page.translated else markdown_line(page.title),
            "hashes": Code(hashes),
        } | self._links(root)

    def _links(self, root: str) -> dict[str, object]:
        links = _DocsLinks(root, self._resource_of)
        return {"links": links, "rows": Rows(links)}

    def _section(self, slug: str, template: str, context: Mapping[str, object]) -> Section:
        return Section(slug, Code(render_template(self._templates, template, context).strip("\n")))

    def _page(self, path: str, template: str, context: Mapping[str, object]) -> tuple[str, str]:
        text = render_template(self._templates, template, context)
        return f"{FOLDER}{path}.md", tidy(self._words.fill(placeholders.split(text), html=False))


def _language(wanted: str, languages: Iterable[str]) -> str:
    """Return the language of the interface strings that is nearest to that of a description."""
    known = tuple(languages)
    return next((each for each in (wanted, wanted.partition("-")[0]) if each in known), i18n.SOURCE)
