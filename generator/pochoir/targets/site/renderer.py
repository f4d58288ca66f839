"""Render each page once, then fill in the strings of every language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from pochoir.config.site import NONE, SiteSettings
from pochoir.literals import Code
from pochoir.markdown import markdown_line
from pochoir.render import render_template
from pochoir.targets.site import placeholders
from pochoir.targets.site.i18n import Translations
from pochoir.targets.site.own_guides import Guide
from pochoir.targets.site.page_tree import PageNode
from pochoir.targets.site.pages.guides.guide import TITLES
from pochoir.targets.site.pages.operation import is_long
from pochoir.targets.site.pages.overview import Card
from pochoir.targets.site.rows import html, markdown

ICON: Final = "assets/icon.svg"
STYLE: Final = "assets/style.css"
NOT_FOUND: Final = "404.html"
"""The page that static hosts show for an unknown URL."""
POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'"
)
"""The Content-Security-Policy of a page: only files of the site. Pagefind needs WebAssembly."""

_CONNECT: Final = "connect-src 'self'"

_ICON: Final = Markup(
    '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">'
    '<path fill="currentColor" '
    'd="M4 2h9a7 7 0 0 1 2 13.7V12a3.6 3.6 0 0 0-2-6.5H8v5.9a3.6 3.6 0 0 0 3.6 3.6H13v3.5h-1.4'
    'A7 7 0 0 1 8 17.4V22H4z"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site. `name` is its name in that language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    """A link to another version of a page: `same` is false if it leads to the overview, `current` if it leads away."""

    version: str
    path: str
    same: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Site:
    """Settings of all pages.

    Attributes:
        languages: the languages, the default first.
        url: the URL of the published site with a final slash, or "".
        guides: the guides that the project has written.
        has_logo: whether the project has its own logo.
        footer: a line of Markdown at the end of each page; "" for none.
        links: links in the header, each a text and a URL.
    """

    languages: tuple[Language, ...]
    url: str = ""
    guides: tuple[Guide, ...] = ()
    has_logo: bool = False
    footer: str = ""
    links: tuple[tuple[str, str], ...] = ()

    def icon(self, root: str) -> Markup:
        """Return the logo as HTML, given the path to the root of the site."""
        return Markup('<img src="{}{}" alt="" height="24">').format(root, ICON) if self.has_logo else _ICON


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders pages in all languages."""

    templates: Environment
    site: Site
    translations: tuple[Translations, ...]
    look: SiteSettings = NONE
    menu_cache: dict[tuple[str, str, str], str] = field(default_factory=dict[tuple[str, str, str], str])

    def render(self, node: PageNode) -> Iterator[tuple[str, str]]:
        """Yield the path and content of the page and of its Markdown version, in every language."""
        page = node.page
        html_page = placeholders.split(
            render_template(self.templates, f"site/{page.kind}.html.j2", self._html_context(node))
        )
        markdown_page = placeholders.split(
            render_template(self.templates, f"site/{page.kind}.md.j2", self._markdown_context(node))
        )
        for translations in self.translations:
            yield f"{translations.language}/{page.path}.html", translations.fill(html_page, html=True)
            yield f"{translations.language}/{page.path}.md", markdown.tidy(translations.fill(markdown_page, html=False))

    def render_article(self, guide: Guide, node: PageNode) -> Iterator[tuple[str, str]]:
        """Yield the path and content of a guide of the project, which is another text in each language."""
        for each in self.translations:
            page = replace(node.page, context={"text": guide.texts[each.language]})
            yield from replace(self, translations=(each,)).render(replace(node, page=page))

    def language_chooser(self) -> str:
        """Return the page at the root of the site, which links to the front page of each language."""
        context = {"site": self.site, "policy": POLICY, "icon": self.site.icon("")}
        page = render_template(self.templates, "site/gateway.html.j2", context)
        return self.translations[0].fill(placeholders.split(page), html=True)

    def not_found(self, cards: Sequence[Card]) -> str:
        """Return the page that a host shows for an unknown URL, in all languages.

        It is shown at any depth, so its links are absolute: below the path of the URL of the site.
        """
        path = urlsplit(self.site.url).path.strip("/")
        root = f"/{path}/" if path else "/"
        part = render_template(self.templates, "site/partials/missing.html.j2", {"cards": cards, "root": root})
        pieces = placeholders.split(part)
        sections = [Markup(each.fill(pieces, html=True)) for each in self.translations]  # noqa: S704  # a template
        context = {"root": root, "policy": POLICY, "icon": self.site.icon(root), "sections": sections}
        page = render_template(self.templates, "site/missing.html.j2", context)
        return self.translations[0].fill(placeholders.split(page), html=True)

    def _context(self, node: PageNode) -> dict[str, object]:
        page = node.page
        return {
            **page.context,
            "page": page,
            "site": self.site,
            "root": Code("../" * (page.path.count("/") + 1)),
            "api_root": Code(_api_root(node)),
            "index": node.index,
            "api": node.index.api if node.index else None,
            "guide_titles": TITLES,
        }

    def _html_context(self, node: PageNode) -> dict[str, object]:
        page, api = node.page, node.index.api if node.index else None
        title = placeholders.message(page.title)
        heading = Markup(title) if page.translated else page.title  # noqa: S704  # a placeholder
        language = placeholders.lang(node.index.description.language) if node.index else ""
        return self._context(node) | {
            "heading": heading,
            "api_title": api.title if api and page.kind != "overview" else "",
            "summary": page.summary,
            "policy": policy(page.origins),
            "file_name": page.path.rsplit("/", 1)[-1],
            "breadcrumbs": node.breadcrumbs,
            "editions": tuple(_editions(node)),
            "previous": node.previous,
            "following": node.following,
            "icon": self.site.icon("../" * (page.path.count("/") + 1)),
            "menu": Markup(self._menu(node)),  # noqa: S704  # a rendered template
            "rows": html.Rows(_api_root(node), language, _shows_facts(node)),
        }

    def _markdown_context(self, node: PageNode) -> dict[str, object]:
        page = node.page
        heading = Code(placeholders.message(page.title)) if page.translated else markdown_line(page.title)
        links = markdown.PageLinks(_api_root(node))
        rows = markdown.Rows(links, _shows_facts(node))
        return self._context(node) | {"heading": heading, "rows": rows, "links": links, "hashes": Code("#")}

    def _menu(self, node: PageNode) -> str:
        """Return the menu of a page. Pages of one resource share a menu, in which only the current page differs."""
        if node.index is None:
            return ""
        api_root = _api_root(node)
        key = (node.index.folder, node.page.group, api_root)
        if key not in self.menu_cache:
            context = {
                "index": node.index,
                "api": node.index.api,
                "group": node.page.group,
                "api_root": api_root,
                "home": Code("../" * (node.index.folder.count("/") + 1)),
                "guide_titles": TITLES,
                "site": self.site,
                "collapse_resources": is_long(node.index.entries),
            }
            self.menu_cache[key] = render_template(self.templates, "site/partials/menu.html.j2", context)
        own_path = api_root + node.page.path.removeprefix(f"{node.index.folder}/")
        return self.menu_cache[key].replace(f'href="{own_path}.html"', f'href="{own_path}.html" aria-current="page"', 1)


def policy(origins: Sequence[str]) -> str:
    """Return the policy of a page, which may also send requests to these origins."""
    return POLICY.replace(_CONNECT, " ".join([_CONNECT, *origins]))


def _shows_facts(node: PageNode) -> bool:
    return node.index is not None and node.index.description.for_maintainers


def _api_root(node: PageNode) -> str:
    """Return the relative path from a page to the folder of its API."""
    depth = node.index.folder.count("/") + 1 if node.index else 1
    return "../" * (node.page.path.count("/") - depth)


def _editions(node: PageNode) -> Iterator[EditionLink]:
    """Yield the versions of the API, with the same page of each if it has that, or else its overview."""
    index = node.index
    if index is not None:
        own = node.page.path.removeprefix(f"{index.folder}/")
        for each in index.editions:
            path = own if own in each.pages else "index"
            yield EditionLink(each.version, f"{each.folder}/{path}", path == own, each.folder == index.folder)
