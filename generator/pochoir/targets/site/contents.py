"""The list of the sections of a page: "On this page"."""

import re
from typing import Final

from markupsafe import Markup

from pochoir.targets.site.labels import N_
from pochoir.targets.site.placeholders import message

TITLE: Final = N_("On this page")
_START: Final = '<div class="rest">\n'
_SECTION: Final = re.compile(r'<h2(?: id="[^"]*")?><a href="(#[^"]+)">(.*?)</a></h2>')
_LAST_CODE: Final = re.compile(r"(?<=\S) <code>[^<]*</code>$")
_LEAST: Final = 3
_MOST: Final = 40
"""A page with fewer sections, or with more, has no list of them."""


def with_contents(content: Markup) -> Markup:
    """Return the content of a page with links to the sections of its main part, before the first of them."""
    before, start, rest = str(content).partition(_START)
    sections = _SECTION.findall(rest)
    if not _LEAST <= len(sections) <= _MOST:
        return content
    items = "".join(f'<li><a href="{target}">{_LAST_CODE.sub("", title)}</a></li>' for target, title in sections)
    title = message(TITLE)
    nav = f'<nav class="toc" aria-label="{title}" data-pagefind-ignore><p>{title}</p><ul>{items}</ul></nav>\n'
    return Markup(before + start + nav + rest)  # noqa: S704  # a rendered template
