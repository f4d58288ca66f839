"""Split text in any script into words that are valid in a Python name."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

REMEMBERED: Final = 65_536
"""Size of the caches. A large description has names such as `id` and `created_at` thousands of times."""

# Letters that Unicode does not decompose, and the two alphabets with letters that look like Latin ones. They are
# transliterated, so that names that look equal are equal; `spelled` then makes them distinct.
LATIN: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng",
    "Æ": "Ae", "Œ": "Oe", "Ø": "O", "Đ": "D", "Ð": "D", "Þ": "Th", "Ł": "L", "Ħ": "H", "Ŋ": "Ng", "ẞ": "Ss", "ĸ": "k",
}  # fmt: skip
CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "_", "ы": "y", "ь": "_", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u",
}  # fmt: skip
GREEK: Final = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
# Scripts without letters that look like Latin ones: names in them are kept.
KEPT: Final = ("CJK UNIFIED IDEOGRAPH", "HIRAGANA LETTER", "KATAKANA LETTER", "HANGUL SYLLABLE")
SIGNS: Final = {
    "-": "hyphen", ".": "dot", "/": "slash", "\\": "backslash", "@": "at", "$": "dollar", "#": "hash", "*": "star",
    "+": "plus", "&": "and", "%": "percent", "=": "equal", "<": "less", ">": "greater", "!": "not", "?": "question",
    ":": "colon", ";": "semicolon", ",": "comma", "|": "bar", "~": "tilde", "^": "caret", " ": "space", "\t": "tab",
    "\n": "newline", "'": "quote", '"': "double_quote", "`": "backtick", "(": "open", ")": "close", "[": "bracket",
    "]": "bracket_end", "{": "brace", "}": "brace_end",
}  # fmt: skip
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[0-9A-Z])(?=[A-Z](?!s(?![a-z]))[a-z])")
_NO_LETTER: Final = re.compile(r"[^0-9A-Za-z]")
_POSSESSIVE: Final = re.compile("(?<=[A-Za-z])['’]s(?![A-Za-z])")
# Words with a capital in the middle that must not be split.
_ONE_WORD: Final = {"OAuth": "Oauth", "IPv": "Ipv", "GitHub": "Github", "GraphQL": "Graphql"}


def plain(text: str) -> str:
    """Return `text` with accents removed, letters transliterated and everything but letters and digits as spaces."""
    text = _POSSESSIVE.sub("s", text)
    text = re.sub(r"(?<![0-9A-Za-z])([+-])(?=\d)", lambda sign: " plus " if sign[1] == "+" else " minus ", text)
    if text.isascii():
        return _NO_LETTER.sub(" ", text)
    # Twice, because the result of NFKC (of a ligature or a full-width letter) may decompose again.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    return "".join(_letter(character) for character in unicodedata.normalize("NFC", _unmarked(decomposed)))


@lru_cache(maxsize=REMEMBERED)
def spelled(text: str) -> str:
    """Return `text` with everything that `plain` removes spelled out: `foo.bar` as `foo dot bar`, U+200B as `u200b`."""
    return "".join(_spelling(character) for character in text)


def split(text: str) -> list[str]:
    """Split a text into words at spaces and changes of case. The case of the words is kept."""
    return list(_split(text))


@lru_cache(maxsize=REMEMBERED)
def _split(text: str) -> tuple[str, ...]:
    text = plain(text)
    for written, word in _ONE_WORD.items():
        text = text.replace(written, word)
    return tuple(word for chunk in text.split() for word in _CAMEL.sub(" ", chunk).split())


def ascii_only(text: str) -> str:
    """Return `text` with each non-ASCII character replaced by its code point, for file names."""
    return "".join(character if character.isascii() else f" u{ord(character):04x} " for character in text)


def singular(word: str) -> str:
    """Return the singular of an English or French plural, and other words unchanged. The case is kept."""
    lower = word.lower()
    if len(word) < 4 or not lower.endswith(("s", "x")) or lower.endswith(("ss", "us", "is", "ous")):
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if lower.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if lower.endswith("x"):
        return word[:-1] if lower.endswith(("eaux", "oux", "eux")) else word
    return word[:-1]


def same_noun(one: str, other: str) -> bool:
    """Return whether two words are the same noun, in the singular or the plural."""
    return _stem(one) == _stem(other)


def _stem(word: str) -> str:
    return singular(word.lower())


def _unmarked(text: str) -> str:
    # Combining marks are removed only after Latin, Greek and Cyrillic letters; in Japanese or Hindi they are essential.
    kept: list[str] = []
    for character in text:
        if unicodedata.combining(character) and kept and _alphabet(kept[-1]):
            continue
        kept.append(character)
    return "".join(kept)


def _alphabet(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith(("LATIN", "GREEK", "CYRILLIC"))


def _letter(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else " "
    if character in LATIN:
        return LATIN[character]
    lower = character.lower()
    if lower in CYRILLIC or lower in GREEK:
        ascii_ = CYRILLIC.get(lower) or GREEK[lower]
        ascii_ = "" if ascii_ == "_" else ascii_
        return ascii_.capitalize() if character != lower else ascii_
    if unicodedata.name(character, "").startswith(KEPT) and f"a{character}".isidentifier():
        return character
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return f" u{ord(character):04x} " if category[0] in "LMN" else " "


def _spelling(character: str) -> str:
    if character.isascii() and (character.isalnum() or character == "_"):
        return character
    if character in SIGNS:
        return f" {SIGNS[character]} "
    if unicodedata.category(character)[0] in "SP":
        return f" {unicodedata.name(character, f'u{ord(character):04x}').lower().replace('-', ' ')} "
    if unicodedata.name(character, "").startswith(KEPT) and unicodedata.is_normalized("NFKC", character):
        return character
    return f" u{ord(character):04x} "
