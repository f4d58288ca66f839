"""What every page is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pochoir.targets.site.views import Node

Kind: TypeAlias = Literal["front", "overview", "guide", "resource", "operation", "schema", "schemas", "changelog"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, in no language yet.

    Attributes:
        kind: the name of its templates, one for HTML and one for Markdown.
        path: below the folder of a language, without an ending: `emjpm/operations/get-mesure`.
        title: its title; a word of the interface when `spoken`, text of the description otherwise.
        spoken: whether the title is translated.
        summary: a sentence on it for searches and cards, text of the description; often "".
        words: what else the search should find it by.
        context: what its templates show.
    """

    kind: Kind
    path: str
    title: str
    context: Mapping[str, object]
    spoken: bool = False
    summary: str = ""
    words: tuple[str, ...] = ()
    group: str = field(default="")


def names(nodes: Iterable[Node]) -> Iterator[str]:
    """What a reader may know of fields and parameters: what they are called, and the values that are listed."""
    for node in nodes:
        if node.name:
            yield node.name
        for each in (node, *(part.node for part in node.parts)):
            yield from (value.text for value in each.values)
