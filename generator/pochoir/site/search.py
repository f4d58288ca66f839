"""The small index: titles, routes and names, as a script, so that a search works without a server, too."""

from dataclasses import dataclass

from pochoir import ir
from pochoir.literals import json_text
from pochoir.site.plan import Leaf


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its path without ending, its title, what stands beside it, its kind, other words, and its API."""

    path: str
    title: str
    beside: str
    kind: str
    words: str
    api: str


def entry(leaf: Leaf, title: str) -> Entry:
    """A page in the index."""
    page = leaf.page
    api = leaf.atlas.api.title if leaf.atlas else ""
    operation = page.context.get("operation")
    beside = ""
    names = list(page.words)
    if isinstance(operation, ir.Operation):
        beside = f"{operation.method.upper()} {operation.path}"
        names += [operation.id, f"{page.group}.{operation.name}"]
    words = " ".join(dict.fromkeys(names))
    return Entry(page.path, title, beside, page.kind, words, api)


def script(entries: list[Entry]) -> str:
    """The index as a script that hands it over; every text of it stands in JSON."""
    rows: list[ir.Json] = [[each.path, each.title, each.beside, each.kind, each.words, each.api] for each in entries]
    text = ",\n".join(json_text(row, None) for row in rows)
    return f"pochoirIndex([\n{text.replace('<', chr(92) + 'u003c')}\n]);\n"
