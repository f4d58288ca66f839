"""Build the site: pages in every language, their Markdown versions, downloads, assets and search data."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, starmap
from pathlib import Path
from typing import Final, TypeVar

from jinja2 import Environment

from pochoir import config, extras, released
from pochoir.cache import Cache
from pochoir.config.client import ClientSettings
from pochoir.config.site import NONE, SiteSettings
from pochoir.contrast import lightened, mixed
from pochoir.problems import Location
from pochoir.render import source
from pochoir.targets.base import Api, Files, Settings
from pochoir.targets.site import crawlers, editions, i18n, own_guides, search
from pochoir.targets.site.chapters import Chapter, files, remembered
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.environment import environment
from pochoir.targets.site.page_tree import article_node, front_node
from pochoir.targets.site.pages.overview import TITLE, Card
from pochoir.targets.site.renderer import ICON, NOT_FOUND, STYLE, Language, PageRenderer, Site
from pochoir.understanding import Understood, understand

_Text = TypeVar("_Text")

APIS: Final = "assets/apis.js"
_ONE_API: Final = ".apis { display: none; }\n"
_PAPER: Final = "#111614"
"""The background in the dark theme, as in `style.css`."""
_CONTRAST: Final = 7.0
"""The contrast of the accent colour with it."""
_UNPUBLISHED: Final = re.compile(r"^[ \t]*(?:(?://.*|/\*.*\*/)?\n)?", re.MULTILINE)
"""Empty lines, lines that are comments, and the indentation of scripts and style sheets, to keep the files small."""


def target_files(apis: Sequence[Api], settings: Settings) -> Files:
    """Yield the files of the site of these APIs."""
    renderer = page_renderer(settings.site_url, settings.templates, settings.look, settings.cache)
    chapters = [Chapter() for _ in apis]

    def made(api: Api, chapter: Chapter) -> Files:
        def described() -> ApiDescription:
            return describe(api.understand(), for_maintainers=settings.for_maintainers)

        return remembered(api, described, renderer, chapter)

    pairs = sorted(zip(apis, chapters, strict=True), key=lambda pair: pair[0].is_waiting)
    return _site(renderer, chapters, chain.from_iterable(starmap(made, pairs)))


def describe(understood: Understood, *, for_maintainers: bool = False) -> ApiDescription:
    """Return what the site needs of a description, including its earlier versions."""
    path, api, resolved = understood.path, understood.api, understood.resolved
    settings = ClientSettings(keeps_going=understood.settings.keeps_going)
    reading = understood.reading
    named = map(config.named, extras.earlier(path))
    before = (understand(each, api.distribution, settings, reading=reading) for each in named)
    earlier = tuple(ApiDescription(each.api, each.resolved.tree, each.resolved.names) for each in before)
    last = released.file(path)
    found = ApiDescription(
        api,
        resolved.tree,
        resolved.names,
        extras.notes(path),
        earlier,
        log=understood.extras.get(extras.CHANGELOG, ""),
        log_in_french=understood.extras.get(extras.CHANGELOG_FRENCH, ""),
        added=released.read(last).added if last.is_file() else {},
        for_maintainers=for_maintainers,
        pages=understood.settings.pages,
    )
    editions.check(found, partial(_place_of_versions, path))
    return found


def _place_of_versions(path: Path) -> Location:
    """Return the location of the setting `site-versions` of a description."""
    project = config.nearest(path.resolve().parent)
    listed = [each.spec for each in project.targets] if project else []
    if project is None or path.resolve() not in listed:
        return Location(str(path), 1, 1)
    return config.place(project.root, "site-versions", listed.index(path.resolve()))


def build(
    apis: Sequence[ApiDescription], *, url: str = "", templates: Path | None = None, look: SiteSettings = NONE
) -> dict[str, str]:
    """Return all files of the site, except Pagefind's search index, which `pagefind.write` creates from them.

    Args:
        apis: the APIs, in the order of the front page.
        url: the URL of the published site. Canonical links and the sitemap need it.
        templates: a folder of templates that override the built-in ones.
        look: how the site looks.

    Returns:
        The contents by path, sorted. Paths are relative to the folder of the site and use `/`.
    """
    return dict(sorted(iter_files(apis, url=url, templates=templates, look=look)))


def iter_files(
    apis: Sequence[ApiDescription], *, url: str = "", templates: Path | None = None, look: SiteSettings = NONE
) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of each file, for a site that does not fit into memory. See `build`."""
    renderer = page_renderer(url, templates, look)
    chapters = [Chapter() for _ in apis]
    made = (files(each, renderer, chapter) for each, chapter in zip(apis, chapters, strict=True))
    return _site(renderer, chapters, chain.from_iterable(made))


def page_renderer(
    url: str, templates: Path | None, look: SiteSettings = NONE, cache: Cache | None = None
) -> PageRenderer:
    """Return the renderer of the pages of a site."""
    base = f"{url.rstrip('/')}/" if url else ""
    jinja = environment(templates, cache)
    languages = look.languages or i18n.languages(jinja)
    guides = own_guides.read(look.guides, languages) if look.guides else ()
    names = {TITLE: look.title} if look.title else {}
    translations = tuple(
        replace(i18n.load(jinja, code), own={**{each.title: each.titles[code] for each in guides}, **names})
        for code in languages
    )
    site = Site(
        tuple(Language(each.language, i18n.native_name(each.language)) for each in translations),
        base,
        tuple(guides),
        look.logo is not None,
        look.footer,
        look.links,
    )
    return PageRenderer(jinja, site, translations, look)


def _site(
    renderer: PageRenderer, chapters: Sequence[Chapter], made: Iterator[tuple[str, _Text]]
) -> Iterator[tuple[str, str | _Text]]:
    """Yield the files of all APIs, which complete the chapters, then those of the whole site."""
    yield from assets(renderer.templates, renderer.look, several=len(chapters) > 1)
    yield from made
    cards = [card for chapter in chapters for card in chapter.cards]
    yield APIS, api_list(cards)
    front = front_node(cards)
    yield from renderer.render(front)
    whole = [front]
    for guide in renderer.site.guides:
        whole.append(article_node(guide))
        yield from renderer.render_article(guide, whole[-1])
    for each in renderer.translations:
        found = [entry for chapter in chapters for entry in chapter.entries[each.language]]
        own = (search.entry(node, each.translate) for node in whole)
        script = search.script([*own, *found], each.translate)
        yield f"assets/search-{each.language}.js", script
    summaries = [*map(crawlers.summary, whole), *(summary for chapter in chapters for summary in chapter.summaries)]
    languages = [each.language for each in renderer.translations]
    yield from crawlers.files(summaries, languages, renderer.site.url, renderer.translations[0].translate).items()
    yield "index.html", renderer.language_chooser()
    yield NOT_FOUND, renderer.not_found(cards)


def api_list(cards: Sequence[Card]) -> str:
    """Return the script that lists all APIs in the menu of each. It is a script, so it works from the disk."""
    listed = [[card.folder, card.title, card.language] for card in cards]
    return f"others({json.dumps(listed, ensure_ascii=False, separators=(',', ':'))});\n"


def assets(templates: Environment, look: SiteSettings = NONE, *, several: bool = True) -> Iterator[tuple[str, str]]:
    """Yield the style sheet, the scripts and the icon of a site of one API or several."""
    for name in templates.list_templates(filter_func=lambda name: name.startswith("site/assets/")):
        text = source(templates, name)
        path = name.removeprefix("site/")
        if path == ICON and look.logo:
            text = look.logo.read_text(encoding="utf-8")
        elif path == STYLE and look.accent:
            text += _accent_style(look.accent)
        if path == STYLE and not several:
            text += _ONE_API
        yield path, _UNPUBLISHED.sub("", text) if name.endswith((".js", ".css")) else text


def _accent_style(colour: str) -> str:
    """Return rules that replace the accent colour of the style sheet, with one for the dark theme."""
    dark = lightened(colour, _PAPER, _CONTRAST)
    return (
        "\n/* The accent of the settings */\n:root {\n"
        f"  --accent: light-dark({colour}, {dark});\n"
        f"  --tint: light-dark({mixed('#ffffff', colour, 0.1)}, {mixed(_PAPER, dark, 0.15)});\n}}\n"
    )
