"""Translate sentences about changes. Code spans, which hold text of descriptions, are kept as they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pochoir.evolution.french import SENTENCES, TYPES, WORDS
from pochoir.evolution.words import SPAN

_MARK: Final = re.compile("\ue000(\\d+)\ue001")
_LISTED: Final = r"\ue000\d+\ue001(?:(?:, | or | and )(?:\ue000\d+\ue001|nothing))*"
_ONE: Final = rf"((?:nothing or )?{_LISTED})"
_PARAMETER: Final = rf"((?:path|query|header|cookie) parameter {_LISTED}(?: \({_LISTED}\))?)"
_WORD: Final = rf"({_LISTED}|{'|'.join(map(re.escape, sorted(WORDS, key=len, reverse=True)))}|[\w.:+-]+)"
_TYPE: Final = "(.+)"
_PLACES: Final[Mapping[str, str]] = {"§": _ONE, "¶": _PARAMETER, "¤": _WORD, "~": _TYPE}


def in_french(text: str) -> str:
    """Return a sentence about a change in French; one that is not known is returned unchanged."""
    spans: list[str] = []

    def keep(found: re.Match[str]) -> str:
        spans.append(found[0])
        return f"\ue000{len(spans) - 1}\ue001"

    marked = SPAN.sub(keep, text)
    translated = [_clause(each) for each in marked.split("; ")]
    if None in translated:
        return text
    whole = " ; ".join(filter(None, translated))
    return _MARK.sub(lambda found: spans[int(found[1])], whole)


def _clause(text: str) -> str | None:
    for sentence in _sentences("sentences"):
        found = sentence.match(text)
        if found is not None:
            parts = iter(found.groups())
            french = re.split("([§¶¤~])", sentence.french)
            filled = [_part(each, next(parts)) if each in _PLACES else each for each in french]
            return None if None in filled else "".join(filter(None, filled))
    return None


def _part(kind: str, text: str) -> str | None:
    """Return what takes the place of a mark."""
    if kind == "¶":
        location, _, name = text.partition(" parameter ")
        return f"paramètre {WORDS[location]} {name}"
    if kind == "~":
        return next((_filled(found, each.french) for each in _sentences("types") if (found := each.match(text))), None)
    listed = text.replace(" or ", " ou ").replace(" and ", " et ").replace("nothing", WORDS["nothing"])
    return WORDS.get(text) or listed


def _filled(found: re.Match[str], french: str) -> str:
    parts = iter(found.groups())
    return "".join(next(parts) if each == "§" else each for each in re.split("(§)", french))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in both languages, with marks; `fixed` are the parts between the marks of the English one."""

    english: str
    french: str
    fixed: tuple[str, ...]

    def match(self, text: str) -> "re.Match[str] | None":
        """Match a whole clause, in which each code span is a mark."""
        # Nearly all sentences fail at this, and the patterns of all take 40 ms to compile.
        if not all(map(text.__contains__, self.fixed)):
            return None
        return _pattern(self.english).fullmatch(text)


@cache
def _sentences(kind: str) -> tuple[_Sentence, ...]:
    """Return the sentences or the types: those with the most fixed words first."""
    table = TYPES if kind == "types" else SENTENCES
    made = [_Sentence(english, french, tuple(re.split("[§¶¤~]", english))) for english, french in table.items()]
    return tuple(sorted(made, key=lambda each: (each.english.count("~"), -sum(map(len, each.fixed)))))


@cache
def _pattern(english: str) -> re.Pattern[str]:
    return re.compile("".join(_PLACES.get(part, re.escape(part)) for part in re.split("([§¶¤~])", english)))
