"""The input of the site: an API and its OpenAPI description."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pochoir import ir
from pochoir.config.pages import NONE, PageSettings
from pochoir.evolution import Key
from pochoir.literals import ClassName
from pochoir.resolve.tree import Tree

_ENGLISH: Final = "the of and to is are this that for with from by on or be it as an not which"
_FRENCH: Final = "le la les des une et est sont pour avec dans par sur ou ce cette qui que aux du en pas"
_COMMON_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(_ENGLISH.split()),
    "fr": frozenset(_FRENCH.split()),
}
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class ApiDescription:
    """One API to document.

    Attributes:
        api: the API as it is generated.
        tree: the tree of the description, which has more details of schemas than `api`.
        names: the class names of the named schemas, by pointer.
        notes: Markdown about what is not in the description; "" if there is none.
        earlier: earlier versions of the API, oldest first.
        log: the changelog of the client, "" if it was never released.
        log_in_french: its changelog in French.
        added: the keys of what each of its releases has added.
        language: the language of the description as an HTML `lang`; detected if not given.
        for_maintainers: whether the pages also show what the maintainers of the description need: the numbers of facts,
            and the guide to open questions.
        pages: what its documentation has besides its newest version.
        hidden: the pointers of what is not published: operations that are marked as internal, and what only they use.
    """

    api: ir.Api
    tree: Tree
    names: Mapping[str, ClassName]
    notes: str = ""
    earlier: tuple["ApiDescription", ...] = ()
    log: str = ""
    log_in_french: str = ""
    added: Mapping[str, tuple[Key, ...]] = field(default_factory=dict[str, tuple[Key, ...]])
    language: str = field(default="")
    for_maintainers: bool = False
    pages: PageSettings = NONE
    hidden: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.language:
            object.__setattr__(self, "language", _detect_language(self))


def _detect_language(description: ApiDescription) -> str:
    """Return the declared language of a description, or guess it: screen readers mispronounce a wrong `lang`."""
    info = description.tree.mapping("/info")
    declared = info.get("x-language") or info.get("x-pochoir-language")
    if isinstance(declared, str) and _LANGUAGE_TAG.fullmatch(declared):
        return declared
    texts = [description.api.doc.description, description.api.doc.summary]
    for resource in description.api.resources:
        texts += [resource.doc.description, *(operation.doc.summary for operation in resource.operations)]
    words = re.findall(r"[^\W\d_]+", " ".join(texts).lower())
    counts = {language: sum(word in known for word in words) for language, known in _COMMON_WORDS.items()}
    return max(counts, key=lambda language: (counts[language], language == "en"))
