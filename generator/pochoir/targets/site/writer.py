"""Makes a page once and speaks it in every language."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from pochoir.literals import Code
from pochoir.markdown import markdown_line
from pochoir.render import render_template
from pochoir.targets.site import marks
from pochoir.targets.site.pages.guides import TITLES
from pochoir.targets.site.pages.operation import many
from pochoir.targets.site.plan import Leaf
from pochoir.targets.site.rows import html, markdown
from pochoir.targets.site.words import Words

POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'"
)
"""What a page may load: its own files. Pagefind's index is WebAssembly."""

_ICON: Final = Markup(
    '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">'
    '<path fill="currentColor" '
    'd="M4 2h9a7 7 0 0 1 2 13.7V12a3.6 3.6 0 0 0-2-6.5H8v5.9a3.6 3.6 0 0 0 3.6 3.6H13v3.5h-1.4'
    'A7 7 0 0 1 8 17.4V22H4z"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Site:
    """What holds for every page; `url` is where the site is published, with a final slash, or ""."""

    languages: tuple[Language, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes pages in all languages."""

    templates: Environment
    site: Site
    words: tuple[Words, ...]
    menus: dict[tuple[str, str, str], str] = field(default_factory=dict[tuple[str, str, str], str])

    def write(self, leaf: Leaf) -> Iterator[tuple[str, str]]:
        """The page and its Markdown twin in every language: path and text."""
        page = leaf.page
        html_page = marks.cut(render_template(self.templates, f"site/{page.kind}.html.j2", self._html(leaf)))
        twin = marks.cut(render_template(self.templates, f"site/{page.kind}.md.j2", self._markdown(leaf)))
        for words in self.words:
            yield f"{words.language}/{page.path}.html", words.spoken(html_page, html=True)
            yield f"{words.language}/{page.path}.md", words.spoken(twin, html=False)

    def gateway(self) -> str:
        """The page at the root of the site: it leads to the front page of each language."""
        context = {"site": self.site, "policy": POLICY, "icon": _ICON}
        page = render_template(self.templates, "site/gateway.html.j2", context)
        return self.words[0].spoken(marks.cut(page), html=True)

    def _context(self, leaf: Leaf) -> dict[str, object]:
        page = leaf.page
        return {
            **page.context,
            "page": page,
            "site": self.site,
            "root": Code("../" * (page.path.count("/") + 1)),
            "here": Code(_here(leaf)),
            "atlas": leaf.atlas,
            "api": leaf.atlas.api if leaf.atlas else None,
            "titles": TITLES,
        }

    def _html(self, leaf: Leaf) -> dict[str, object]:
        page, api = leaf.page, leaf.atlas.api if leaf.atlas else None
        heading = Markup(marks.word(page.title)) if page.spoken else page.title  # noqa: S704  # a mark
        language = marks.lang(leaf.atlas.described.language) if leaf.atlas else ""
        return self._context(leaf) | {
            "heading": heading,
            "suffix": api.title if api and page.kind != "overview" else "",
            "summary": page.summary,
            "policy": POLICY,
            "file": page.path.rsplit("/", 1)[-1],
            "crumbs": leaf.crumbs,
            "previous": leaf.previous,
            "following": leaf.following,
            "icon": _ICON,
            "menu": Markup(self._menu(leaf)),  # noqa: S704  # a rendered template
            "rows": html.Rows(_here(leaf), language),
        }

    def _markdown(self, leaf: Leaf) -> dict[str, object]:
        page = leaf.page
        heading = Code(marks.word(page.title)) if page.spoken else markdown_line(page.title)
        return self._context(leaf) | {"heading": heading, "rows": markdown.Rows(_here(leaf))}

    def _menu(self, leaf: Leaf) -> str:
        """The menu of a page. It is the same for all pages of a resource but for the mark of the page itself."""
        if leaf.atlas is None:
            return ""
        here = _here(leaf)
        key = (leaf.atlas.folder, leaf.page.group, here)
        if key not in self.menus:
            context = {
                "atlas": leaf.atlas,
                "api": leaf.atlas.api,
                "group": leaf.page.group,
                "here": here,
                "titles": TITLES,
                "large": many(leaf.atlas.entries),
            }
            self.menus[key] = render_template(self.templates, "site/partials/menu.html.j2", context)
        own = here + leaf.page.path.removeprefix(f"{leaf.atlas.folder}/")
        return self.menus[key].replace(f'href="{own}.html"', f'href="{own}.html" aria-current="page"', 1)


def _here(leaf: Leaf) -> str:
    """The way from a page to the folder of its API."""
    return "../" * (leaf.page.path.count("/") - 1)
