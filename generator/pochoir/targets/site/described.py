"""What the site is made of: an API, and the tree its description is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pochoir import ir
from pochoir.literals import ClassName
from pochoir.resolve.tree import Tree

_ENGLISH: Final = "the of and to is are this that for with from by on or be it as an not which"
_FRENCH: Final = "le la les des une et est sont pour avec dans par sur ou ce cette qui que aux du en pas"
_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(_ENGLISH.split()),
    "fr": frozenset(_FRENCH.split()),
}
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Described:
    """One API to document.

    Attributes:
        api: the API as it is generated.
        tree: its description, which says more of a schema than the types of a client do.
        names: class name by the pointer of each named schema.
        notes: Markdown on what the sources say and the description leaves out; "" when there is none.
        earlier: the same API as earlier descriptions had it, oldest first.
        language: the language of the description, as an HTML `lang`.
    """

    api: ir.Api
    tree: Tree
    names: Mapping[str, ClassName]
    notes: str = ""
    earlier: tuple["Described", ...] = ()
    language: str = field(default="")

    def __post_init__(self) -> None:
        if not self.language:
            object.__setattr__(self, "language", _language(self))


def _language(described: Described) -> str:
    """The language the description states, or the one its words are of: a wrong `lang` is read aloud wrongly."""
    info = described.tree.mapping("/info")
    stated = info.get("x-language") or info.get("x-pochoir-language")
    if isinstance(stated, str) and _TAG.fullmatch(stated):
        return stated
    texts = [described.api.doc.description, described.api.doc.summary]
    for resource in described.api.resources:
        texts += [resource.doc.description, *(operation.doc.summary for operation in resource.operations)]
    words = re.findall(r"[^\W\d_]+", " ".join(texts).lower())
    counts = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    return max(counts, key=lambda language: (counts[language], language == "en"))
