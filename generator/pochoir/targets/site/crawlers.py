"""Files for crawlers and language models: llms.txt, sitemap.xml and robots.txt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import escape

from pochoir.markdown import markdown_cell, markdown_line
from pochoir.targets.site.labels import N_
from pochoir.targets.site.page_tree import PageNode


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
        "llms.txt": _llms(pages, languages[0], translate),
        "robots.txt": "User-agent: *\nAllow: /\n",
        ".nojekyll": "",
    }
    if url:
        files["sitemap.xml"] = _sitemap(pages, languages, url)
        files["robots.txt"] += f"Sitemap: {url}sitemap.xml\n"
    return files


def _llms(pages: Sequence[Summary], language: str, translate: Callable[[str], str]) -> str:
    """Return llms.txt (https://llmstxt.org): Markdown links to all pages, a section for each API."""
    title, note = translate(N_("API documentation")), translate(N_("All pages are available as Markdown."))
    lines = [f"# {title}", "", f"> {note}"]
    api = ""
    for page in pages:
        if page.api and page.api != api:
            api = page.api
            lines += ["", f"## {markdown_line(api)}", ""]
        if page.api:
            title = translate(page.title) if page.translated else page.title
            note = f": {markdown_cell(page.summary)}" if page.summary else ""
            lines.append(f"- [{markdown_line(title)}]({language}/{page.path}.md){note}")
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
