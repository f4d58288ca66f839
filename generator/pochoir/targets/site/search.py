"""The small index: titles, routes and names, as a script, so that a search works without a server, too."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site.labels import N_
from pochoir.targets.site.plan import Leaf

_ASKED: Final[Mapping[str, str]] = {
    "authentication": N_("sign in login logout credentials access token API key password secret OAuth"),
    "errors": N_("failure exception status invalid unauthorized forbidden not found conflict too many requests server"),
    "pagination": N_("all items next page cursor offset iterate"),
    "rate-limits": N_("quota throttling too many requests per second minute calls retry"),
    "environments": N_("server base URL host sandbox test production version"),
    "real-time": N_("websocket live stream push notifications events"),
    "open-questions": N_("unknown undocumented missing observed inferred"),
}
"""What readers call the matter of a guide besides its title."""
_LIMITED: Final = "429"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: the folder and name of its file, its title, what stands beside it, other words, its kind, its API."""

    folder: str
    name: str
    title: str
    beside: str
    words: str
    kind: str
    api: str


def entry(leaf: Leaf, plain: Callable[[str], str]) -> Entry:
    """A page in the index of the language whose words `plain` gives."""
    page = leaf.page
    folder, _, name = page.path.rpartition("/")
    title = plain(page.title) if page.spoken else page.title
    operation = page.context.get("operation")
    beside = f"{operation.method.upper()} {operation.path}" if isinstance(operation, ir.Operation) else ""
    words = _unsaid(_names(leaf, plain), f"{name} {title} {beside}")
    api = leaf.atlas.api.title if leaf.atlas else ""
    return Entry(f"{folder}/" if folder else "", name, title, beside, " ".join(words), page.kind, api)


def script(entries: Iterable[Entry]) -> str:
    """The index as a script that hands it over; every text of it stands in JSON.

    A large description has thousands of pages, and a reader loads this before the first hit: what pages of one kind
    have in common is said once, and the name of a file not at all where it is the words of the title.
    """
    groups: dict[tuple[str, str, str], list[ir.Json]] = {}
    for each in entries:
        row = [_file(each), each.title, each.beside, each.words]
        while not row[-1]:
            row.pop()
        groups.setdefault((each.folder, each.kind, each.api), []).append([*row])
    text = ",\n".join(
        f"[{','.join(json_text(part, None) for part in group)},[\n{_lines(rows)}\n]]" for group, rows in groups.items()
    )
    return f"pochoirIndex([\n{text.replace('<', chr(92) + 'u003c')}\n]);\n"


def _lines(rows: Iterable[ir.Json]) -> str:
    return ",\n".join(json_text(row, None) for row in rows)


def _file(each: Entry) -> str:
    """The name of the file, or "" where the script of the site finds it in the title: plain ASCII, to be certain."""
    return "" if each.title.isascii() and "-".join(_split(each.title)) == each.name else each.name


def _names(leaf: Leaf, plain: Callable[[str], str]) -> Iterator[str]:
    page = leaf.page
    yield from page.words
    operation = page.context.get("operation")
    if isinstance(operation, ir.Operation):
        yield from _split(f"{operation.id} {page.group} {operation.name}")
    guide = page.context.get("guide")
    if isinstance(guide, str) and leaf.atlas:
        yield from plain(_ASKED.get(guide, "")).split()
        for failure in leaf.atlas.api.failures:
            if guide == "errors" or (guide == "rate-limits" and str(failure.status) == _LIMITED):
                yield from (str(failure.status), str(failure.class_name))
    if page.kind == "overview" and leaf.atlas:
        yield from (leaf.atlas.folder, str(leaf.atlas.api.package))


def _unsaid(names: Iterable[str], said: str) -> Iterator[str]:
    """The names that the rest of the row does not hold already."""
    known, text = set(_split(said)), said.lower()
    for name in dict.fromkeys(names):
        parts = _split(name)
        held = parts[0] in known if len(parts) == 1 else name.lower() in text
        if parts and not held:
            yield name


@lru_cache(maxsize=65536)
def _split(text: str) -> tuple[str, ...]:
    """The words of a text as the script of the site splits them: without accents, camel case taken apart."""
    if not text.isascii():
        text = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower()))
