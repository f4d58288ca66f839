"""The index of titles, routes and names. It is a script, so that the search also works without a server."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site import text
from pochoir.targets.site.labels import N_
from pochoir.targets.site.page_tree import PageNode

_GUIDE_TERMS: Final[Mapping[str, str]] = {
    "authentication": N_("sign in login logout credentials access token API key password secret OAuth"),
    "errors": N_("failure exception status invalid unauthorized forbidden not found conflict too many requests server"),
    "pagination": N_("all items next page cursor offset iterate"),
    "rate-limits": N_("quota throttling too many requests per second minute calls retry"),
    "environments": N_("server base URL host sandbox test production version"),
    "real-time": N_("websocket live stream push notifications events"),
    "webhooks": N_("webhook callback event notification signature HMAC verify secret"),
    "production": N_("timeout deadline retry proxy certificate TLS logging thread process serverless"),
    "open-questions": N_("unknown undocumented missing observed inferred"),
}
"""Other words that readers may use for the topic of a guide."""
_TITLES: Final[Mapping[str, str]] = {
    "guide": N_("Guides"),
    "operation": N_("Operations"),
    "resource": N_("Resources"),
    "schema": N_("Schemas"),
    "text": N_("In the text"),
    "recent": N_("Recently opened"),
}
"""The titles of groups of results."""
_TOO_MANY_REQUESTS: Final = "429"
_AND: Final = "  "
"""What is between the words that have an anchor on their page and the others."""
_SHORT: Final = 3
"""Longer words of the first sentence of a description are in the index."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The index entry of one page.

    Attributes:
        folder: the folder of its file.
        name: the name of its file.
        title: the title of the page.
        detail: what is shown next to the title: method and path.
        words: further words to find it by: those with an anchor, two spaces, the others.
        kind: the kind of page.
        api: the title of the API.
    """

    folder: str
    name: str
    title: str
    detail: str
    words: str
    kind: str
    api: str


def entry(node: PageNode, translate: Callable[[str], str]) -> Entry:
    """Return the index entry of a page in the language that `translate` translates into."""
    page = node.page
    folder, _, name = page.path.rpartition("/")
    title = translate(page.title) if page.translated else page.title
    operation = page.context.get("operation")
    detail = f"{operation.method} {operation.path}" if isinstance(operation, ir.Operation) else ""
    found = list(_not_repeated(_terms(node, translate), f"{name} {title} {detail}"))
    anchored = {*page.words, *(word for word in found if word.isdecimal())}
    words = _AND.join(" ".join(part) for part in _parted(found, anchored)).rstrip()
    api = node.index.api.title if node.index else ""
    return Entry(f"{folder}/" if folder else "", name, title, detail, words, page.kind, api)


def _parted(words: Iterable[str], anchored: Collection[str]) -> tuple[list[str], list[str]]:
    """Return the words that have an anchor on the page, and the others."""
    parts: tuple[list[str], list[str]] = ([], [])
    for word in words:
        parts[word not in anchored].append(word)
    return parts


def script(entries: Iterable[Entry], translate: Callable[[str], str]) -> str:
    """Return the index as a script that calls `pochoirIndex` with JSON.

    It is loaded before the first result, and has thousands of entries for a large description. To keep it small, pages
    of one kind are grouped, and file names that follow from the title are left out.
    """
    groups: dict[tuple[str, str, str], list[ir.Json]] = {}
    for each in entries:
        row = [_file(each), each.title, each.detail, each.words]
        while not row[-1]:
            row.pop()
        groups.setdefault((each.folder, each.kind, each.api), []).append([*row])
    groups_text = ",\n".join(
        f"[{','.join(json_text(part, None) for part in group)},[\n{_lines(rows)}\n]]" for group, rows in groups.items()
    )
    titles = json_text({key: translate(title) for key, title in _TITLES.items()}, None)
    return f"pochoirIndex([\n{groups_text}\n], {titles});\n".replace("<", "\\u003c")


def _lines(rows: Iterable[ir.Json]) -> str:
    return ",\n".join(json_text(row, None) for row in rows)


def _file(each: Entry) -> str:
    """Return the file name, or "" if search.js can derive it from the title. Only ASCII titles, to be safe."""
    return "" if each.title.isascii() and "-".join(_split(each.title)) == each.name else each.name


def _terms(node: PageNode, translate: Callable[[str], str]) -> Iterator[str]:
    page = node.page
    yield from page.words
    operation = page.context.get("operation")
    if isinstance(operation, ir.Operation):
        yield from _split(f"{operation.id} {page.group} {operation.name}")
        yield from dict.fromkeys(_said(text.first_sentence(operation.doc.description)))
    guide = page.context.get("guide")
    if isinstance(guide, str) and node.index:
        yield from translate(_GUIDE_TERMS.get(guide, "")).split()
        for failure in node.index.api.failures:
            if guide == "errors" or (guide == "rate-limits" and str(failure.status) == _TOO_MANY_REQUESTS):
                yield from (str(failure.status), str(failure.class_name))
    if page.kind == "overview" and node.index:
        yield from (node.index.folder, str(node.index.api.package))


def _said(sentence: str) -> Iterator[str]:
    """Yield the words of a sentence that readers may search for."""
    yield from (word for word in _split(sentence) if len(word) > _SHORT)


def _not_repeated(terms: Iterable[str], shown: str) -> Iterator[str]:
    """Yield the terms that are not in the rest of the row."""
    known, text = set(_split(shown)), shown.lower()
    for name in dict.fromkeys(terms):
        parts = _split(name)
        is_shown = parts[0] in known if len(parts) == 1 else name.lower() in text
        if parts and not is_shown:
            yield name


@lru_cache(maxsize=65536)
def _split(text: str) -> tuple[str, ...]:
    """Split a text into words as search.js does: lower case, without accents, camel case split."""
    if not text.isascii():
        text = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower()))
