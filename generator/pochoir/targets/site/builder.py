"""Build the site: pages in every language, their Markdown versions, downloads, assets and search data."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment

from pochoir import config, extras, understanding
from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.render import source
from pochoir.targets.base import Files, Settings
from pochoir.targets.site import crawlers, i18n, search
from pochoir.targets.site.collections import bruno, postman
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.environment import environment
from pochoir.targets.site.page_tree import page_nodes
from pochoir.targets.site.renderer import Language, PageRenderer, Site
from pochoir.targets.site.site_index import SiteIndex, build_index
from pochoir.understanding import Understood

_COMMENT: Final = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
"""A line of a script that is a comment. Comments are not published, to keep the scripts small."""
_MAX_INDENTED: Final = 200
"""The openapi.json of an API with more operations is not indented."""


def target_files(understood: Sequence[Understood], settings: Settings) -> Files:
    """Yield the files of the site of these APIs."""
    apis = [describe(each, for_maintainers=settings.for_maintainers) for each in understood]
    return iter_files(apis, url=settings.site_url, templates=settings.templates)


def describe(understood: Understood, *, for_maintainers: bool = False) -> ApiDescription:
    """Return what the site needs of a description, including its earlier versions."""
    path, api, resolved = understood.path, understood.api, understood.resolved
    before = (understanding.understand(config.named(each), api.distribution) for each in extras.earlier(path))
    earlier = tuple(ApiDescription(each.api, each.resolved.tree, each.resolved.names) for each in before)
    return ApiDescription(
        api, resolved.tree, resolved.names, extras.notes(path), earlier, for_maintainers=for_maintainers
    )


def build(apis: Sequence[ApiDescription], *, url: str = "", templates: Path | None = None) -> dict[str, str]:
    """Return all files of the site, except Pagefind's search index, which `pagefind.write` creates from them.

    Args:
        apis: the APIs, in the order of the front page.
        url: the URL of the published site. Canonical links and the sitemap need it.
        templates: a folder of templates that override the built-in ones.

    Returns:
        The contents by path, sorted. Paths are relative to the folder of the site and use `/`.
    """
    return dict(sorted(iter_files(apis, url=url, templates=templates)))


def iter_files(
    apis: Sequence[ApiDescription], *, url: str = "", templates: Path | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of each file, for a site that does not fit into memory. See `build`."""
    base = f"{url.rstrip('/')}/" if url else ""
    indexes = tuple(build_index(each) for each in apis)
    jinja = environment(templates)
    translations = tuple(i18n.load(jinja, code) for code in i18n.languages(jinja))
    site = Site(tuple(Language(each.language, i18n.native_name(each.language)) for each in translations), base)
    renderer = PageRenderer(jinja, site, translations)
    yield from _assets(jinja)
    for index in indexes:
        yield from _downloads(index)
    entries: dict[str, list[search.Entry]] = {each.language: [] for each in translations}
    summaries: list[crawlers.Summary] = []
    for node in page_nodes(indexes):
        yield from renderer.render(node)
        for each in translations:
            entries[each.language].append(search.entry(node, each.translate))
        summaries.append(crawlers.summary(node))
    for language, found in entries.items():
        yield f"assets/search-{language}.js", search.script(found)
    yield from crawlers.files(summaries, tuple(entries), base, translations[0].translate).items()
    yield "index.html", renderer.language_chooser()


def _downloads(index: SiteIndex) -> Iterator[tuple[str, str]]:
    tree: Json = index.tree.root
    yield f"{index.folder}/openapi.json", json_text(tree, 1 if len(index.entries) <= _MAX_INDENTED else None) + "\n"
    yield f"{index.folder}/postman.json", postman.collection(index)
    yield f"{index.folder}/bruno.json", bruno.collection(index)


def _assets(templates: Environment) -> Iterator[tuple[str, str]]:
    for name in templates.list_templates(filter_func=lambda name: name.startswith("site/assets/")):
        text = source(templates, name)
        yield name.removeprefix("site/"), _COMMENT.sub("", text) if name.endswith(".js") else text
