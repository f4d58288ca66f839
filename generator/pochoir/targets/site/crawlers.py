"""Files for crawlers and language models: llms.txt for the site and for each API, sitemap.xml and robots.txt."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from pochoir.markdown import markdown_cell, markdown_line
from pochoir.targets.site.labels import N_
from pochoir.targets.site.page_tree import PageNode

_LONGEST: Final = 20_000
"""Bytes of the llms.txt of an API, which a model reads as a whole."""
_FEW: Final = frozenset(("overview", "guide", "resource", "schemas", "changelog"))
_ALL: Final = _FEW | {"operation", "schema"}
_DETAILS: Final = (
    (_ALL, False),
    (_ALL - {"schema"}, False),
    (_ALL - {"schema"}, True),
    (_FEW, False),
    (_FEW, True),
)
"""The kinds of pages in an llms.txt, and whether their titles are enough, from long to short. The page of a resource
lists its operations."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The data of a page that llms.txt and the sitemap need."""

    path: str
    title: str
    translated: bool
    summary: str
    kind: str
    api: str


def summary(node: PageNode) -> Summary:
    """Return the summary of a page, to be kept after the page has been rendered."""
    page = node.page
    return Summary(
        page.path, page.title, page.translated, page.summary, page.kind, node.index.api.title if node.index else ""
    )


def files(
    pages: Sequence[Summary], languages: Sequence[str], url: str, translate: Callable[[str], str]
) -> dict[str, str]:
    """Return llms.txt, robots.txt, and the sitemap if the URL of the site is known.

    Args:
        pages: all pages.
        languages: the languages of the site, the default first.
        url: the URL of the site, or "".
        translate: translates a string into the default language.
    """
    files = {
        **_llms(pages, languages[0], translate),
        "robots.txt": "User-agent: *\nAllow: /\n",
        ".nojekyll": "",
    }
    if url:
        files["sitemap.xml"] = _sitemap(pages, languages, url)
        files["robots.txt"] += f"Sitemap: {url}sitemap.xml\n"
    return files


def _llms(pages: Sequence[Summary], language: str, translate: Callable[[str], str]) -> dict[str, str]:
    """Return llms.txt (https://llmstxt.org): one that lists the APIs, and one for each API with links to its pages."""
    title, note = translate(N_("API documentation")), translate(N_("All pages are available as Markdown."))
    files: dict[str, str] = {}
    lines = [f"# {title}", "", f"> {note}", ""]
    own = [page for page in pages if page.kind == "article"]
    lines += [f"- [{markdown_line(translate(page.title))}]({language}/{page.path}.md)" for page in own]
    apis = dict.fromkeys(page.path.partition("/")[0] for page in pages if page.api)
    for folder in apis:
        own = [page for page in pages if page.path.startswith(f"{folder}/")]
        texts = (_of_api(own, kinds, brief, language, translate) for kinds, brief in _DETAILS)
        *longer, shortest = texts
        files[f"{folder}/llms.txt"] = next((each for each in longer if len(each.encode()) <= _LONGEST), shortest)
        about = f": {markdown_cell(own[0].summary)}" if own[0].summary else ""
        lines.append(f"- [{markdown_line(own[0].api)}]({folder}/llms.txt){about}")
    return {"llms.txt": "\n".join(lines) + "\n", **files}


def _of_api(
    pages: Sequence[Summary], kinds: Collection[str], brief: bool, language: str, translate: Callable[[str], str]
) -> str:
    """Return llms.txt for one API, with its pages of these kinds."""
    first = pages[0]
    lines = [f"# {markdown_line(first.api)}", ""]
    lines += [f"> {markdown_cell(first.summary)}", ""] if first.summary else []
    for page in pages:
        if page.kind in kinds:
            title = translate(page.title) if page.translated else page.title
            note = f": {markdown_cell(page.summary)}" if page.summary and not brief else ""
            lines.append(f"- [{markdown_line(title)}](../{language}/{page.path}.md){note}")
    return "\n".join(lines) + "\n"


def _sitemap(pages: Sequence[Summary], languages: Sequence[str], url: str) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in pages:
        urls = {language: str(escape(f"{url}{language}/{page.path}.html")) for language in languages}
        links = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>' for code, href in urls.items())
        lines += [f"<url><loc>{href}</loc>{links}</url>" for href in urls.values()]
    return "\n".join([*lines, "</urlset>"]) + "\n"
