"""The files of the site about one API, which are made again only if its description has changed."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, astuple, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from pochoir.ir import Json
from pochoir.literals import json_text
from pochoir.pruning import without_parts
from pochoir.targets.base import Api, Files, Kept, keeps_texts
from pochoir.targets.site import crawlers, editions, search
from pochoir.targets.site.collections import bruno, postman
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.page_tree import page_nodes
from pochoir.targets.site.pages.code_blocks import CodeBlock
from pochoir.targets.site.pages.overview import Card, card
from pochoir.targets.site.renderer import PageRenderer
from pochoir.targets.site.site_index import SiteIndex
from pochoir.tree import HashedText, HashedTexts

_MAX_INDENTED: Final = 200
"""The JSON files of an API with more operations are not indented."""


@dataclass(slots=True)
class Chapter:
    """What the pages of the whole site say about one API. It is complete when the files of the API have been made.

    Attributes:
        cards: the API on the front page; empty at first.
        entries: the entries of its pages in the search index, by language.
        summaries: the summaries of its pages.
    """

    cards: list[Card] = field(default_factory=list[Card])
    entries: dict[str, list[search.Entry]] = field(default_factory=dict[str, list[search.Entry]])
    summaries: list[crawlers.Summary] = field(default_factory=list[crawlers.Summary])


def files(description: ApiDescription, renderer: PageRenderer, chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Yield the files about one API, and complete its chapter."""
    index, *earlier = editions.indexes(description)
    chapter.cards.append(card(index))
    yield from _files(index, renderer, chapter)
    for each in earlier:
        own = Chapter()
        yield from _files(each, renderer, own)
        # What one version has is found only on its pages.
        for translations in renderer.translations:
            script = search.script(own.entries[translations.language], translations.translate)
            yield f"{each.folder}/search-{translations.language}.js", script


def _files(index: SiteIndex, renderer: PageRenderer, chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Yield the files about one version of an API."""
    yield from _downloads(index)
    for node in page_nodes(index):
        yield from renderer.render(node)
        for each in renderer.translations:
            chapter.entries.setdefault(each.language, []).append(search.entry(node, each.translate))
        chapter.summaries.append(crawlers.summary(node))


def remembered(api: Api, describe: Callable[[], ApiDescription], renderer: PageRenderer, chapter: Chapter) -> Files:
    """Yield the files about one API like `files`, or those that an earlier run has remembered."""
    kept = api.recall()
    if kept is not None:
        yield from _recalled(kept, api.spec, chapter, lambda: files(describe(), renderer, Chapter()))
        return
    description = describe()
    made: dict[str, str] = {}
    digests: dict[str, str] = {}
    has_texts = keeps_texts(description.api)
    for path, text in files(description, renderer, chapter):
        if path in digests:
            raise ValueError(f"{path!r} is given twice")
        hashed = HashedText.of(text)
        digests[path] = hashed.digest
        if has_texts:
            made[path] = text
        yield path, hashed
    entries = {language: list(map(astuple, found)) for language, found in chapter.entries.items()}
    cards, summaries = list(map(_kept, chapter.cards)), list(map(astuple, chapter.summaries))
    texts = json.dumps(made) if has_texts else None
    api.keep(Kept(json.dumps([digests, cards, entries, summaries]), lambda: texts))


def _kept(made: Card) -> dict[str, Any]:
    """Return a card as JSON.

    Its code is highlighted already: to load the highlighter takes longer than the rest of an API that is recalled.
    """
    call = made.call and replace(made.call, highlighted=made.call.html)
    return asdict(replace(made, call=call))


def _recalled(kept: Kept, spec: Path, chapter: Chapter, make: Callable[[], Iterator[tuple[str, str]]]) -> Files:
    """Yield the files that were kept. They are made again only if their texts are needed and were not kept."""
    made: Iterator[tuple[str, str]] = iter(())

    @cache
    def texts() -> Mapping[str, str] | None:
        found = kept.texts()
        return None if found is None else json.loads(found)

    def text(path: str) -> str | None:
        nonlocal made
        known = texts()
        if known is not None:
            return known.get(path)
        # Texts are needed in the order in which they are made, so that few are in memory.
        found = next((content for each, content in made if each == path), None)
        if found is None:
            made = make()
            found = next((content for each, content in made if each == path), None)
        return found

    digests, cards, entries, summaries = json.loads(kept.index)
    for each in cards:
        call = each.pop("call")
        block = call and CodeBlock(**call | {"highlighted": Markup(call["highlighted"])})  # noqa: S704  # it was Markup
        chapter.cards.append(Card(**each, call=block))
    chapter.entries |= {language: [search.Entry(*each) for each in found] for language, found in entries.items()}
    chapter.summaries += [crawlers.Summary(*each) for each in summaries]
    yield from HashedTexts(digests, text, spec).hashed().items()


def _downloads(index: SiteIndex) -> Iterator[tuple[str, str]]:
    is_long = len(index.entries) > _MAX_INDENTED
    made: tuple[tuple[str, Callable[[], Json], int], ...] = (
        ("openapi", lambda: without_parts(index.tree.root, index.description.hidden), 1),
        ("postman", lambda: postman.collection(index), 2),
        ("postman-environment", lambda: postman.environment(index), 2),
        ("bruno", lambda: bruno.collection(index), 2),
    )
    for name, make, indent in made:
        yield f"{index.folder}/{name}.json", json_text(make(), None if is_long else indent) + "\n"
