"""What machines read: llms.txt, the sitemap, robots.txt, the description itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.markdown import markdown_cell, markdown_line
from pochoir.targets.site.atlas import Atlas
from pochoir.targets.site.labels import N_
from pochoir.targets.site.plan import Leaf

_READ: Final = 200
"""Operations of the largest description that is laid out for people; a larger one is for machines only."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One page, as llms.txt and the sitemap need it."""

    path: str
    title: str
    spoken: bool
    summary: str
    kind: str
    api: str


def summary(leaf: Leaf) -> Summary:
    """What is kept of a page after it was written."""
    page = leaf.page
    return Summary(
        page.path, page.title, page.spoken, page.summary, page.kind, leaf.atlas.api.title if leaf.atlas else ""
    )


def openapi(atlas: Atlas) -> str:
    """The description as one JSON document; files it refers to stand inside of it, as the references say."""
    tree: Json = atlas.tree.root
    return json_text(tree, 1 if len(atlas.entries) <= _READ else None) + "\n"


def files(pages: Sequence[Summary], languages: Sequence[str], url: str, plain: Callable[[str], str]) -> dict[str, str]:
    """llms.txt, robots.txt, and the sitemap when the address of the site is known."""
    made = {"llms.txt": _llms(pages, languages[0], plain), "robots.txt": "User-agent: *\nAllow: /\n", ".nojekyll": ""}
    if url:
        made["sitemap.xml"] = _sitemap(pages, languages, url)
        made["robots.txt"] += f"Sitemap: {url}sitemap.xml\n"
    return made


def _llms(pages: Sequence[Summary], language: str, plain: Callable[[str], str]) -> str:
    """The pages as https://llmstxt.org has them: Markdown, a section for each API."""
    title, told = plain(N_("API documentation")), plain(N_("Every page as Markdown."))
    lines = [f"# {title}", "", f"> {told}"]
    api = ""
    for page in pages:
        if page.api and page.api != api:
            api = page.api
            lines += ["", f"## {markdown_line(api)}", ""]
        if page.api:
            title = plain(page.title) if page.spoken else page.title
            told = f": {markdown_cell(page.summary)}" if page.summary else ""
            lines.append(f"- [{markdown_line(title)}]({language}/{page.path}.md){told}")
    return "\n".join(lines) + "\n"


def _sitemap(pages: Sequence[Summary], languages: Sequence[str], url: str) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in pages:
        places = {language: str(escape(f"{url}{language}/{page.path}.html")) for language in languages}
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>' for code, place in places.items()
        )
        lines += [f"<url><loc>{place}</loc>{links}</url>" for place in places.values()]
    return "\n".join([*lines, "</urlset>"]) + "\n"
