"""The site as files: pages in every language, their Markdown twins, and what machines read."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment

from pochoir.render import source
from pochoir.targets.site import machine, search
from pochoir.targets.site.atlas import Atlas, atlas
from pochoir.targets.site.collections import bruno, postman
from pochoir.targets.site.described import Described
from pochoir.targets.site.plan import leaves
from pochoir.targets.site.stencil import stencil
from pochoir.targets.site.words import languages, own_name, words
from pochoir.targets.site.writer import Language, Site, Writer

_REMARK: Final = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
"""A line of a script for those who edit it; those who read the site need not wait for it."""


def build(apis: Sequence[Described], *, url: str = "", templates: Path | None = None) -> dict[str, str]:
    """Every file of the site but the search index of Pagefind, which `index.write` makes from them.

    Args:
        apis: what to document, in the order of the front page.
        url: where the site will be published; canonical links and the sitemap need it.
        templates: a folder whose templates are taken before pochoir's own.

    Returns:
        Text by path, relative to the folder of the site, `/` between parts; sorted.
    """
    return dict(sorted(files(apis, url=url, templates=templates)))


def files(apis: Sequence[Described], *, url: str = "", templates: Path | None = None) -> Iterator[tuple[str, str]]:
    """The same files one after the other, for a site that is too large to be held in memory: path and text."""
    base = f"{url.rstrip('/')}/" if url else ""
    atlases = tuple(atlas(each) for each in apis)
    made = stencil(templates)
    spoken = tuple(words(made, code) for code in languages(made))
    site = Site(tuple(Language(each.language, own_name(each.language)) for each in spoken), base)
    writer = Writer(made, site, spoken)
    yield from _assets(made)
    for place in atlases:
        yield from _downloads(place)
    entries: dict[str, list[search.Entry]] = {each.language: [] for each in spoken}
    summaries: list[machine.Summary] = []
    for leaf in leaves(atlases):
        yield from writer.write(leaf)
        for each in spoken:
            entries[each.language].append(search.entry(leaf, each.plain))
        summaries.append(machine.summary(leaf))
    for language, found in entries.items():
        yield f"assets/search-{language}.js", search.script(found)
    yield from machine.files(summaries, tuple(entries), base, spoken[0].plain).items()
    yield "index.html", writer.gateway()


def _downloads(each: Atlas) -> Iterator[tuple[str, str]]:
    yield f"{each.folder}/openapi.json", machine.openapi(each)
    yield f"{each.folder}/postman.json", postman.collection(each)
    yield f"{each.folder}/bruno.json", bruno.collection(each)


def _assets(templates: Environment) -> Iterator[tuple[str, str]]:
    for name in templates.list_templates(filter_func=lambda name: name.startswith("site/assets/")):
        text = source(templates, name)
        yield name.removeprefix("site/"), _REMARK.sub("", text) if name.endswith(".js") else text
