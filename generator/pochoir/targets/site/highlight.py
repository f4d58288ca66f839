"""Highlight code as HTML when the site is built."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from markupsafe import Markup
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]  # its stub has no types

from pochoir.literals import shown

_LEXERS: Final[Mapping[str, str]] = {"python": "python", "shell": "bash", "javascript": "javascript", "http": "http"}
"""The names of the lexers by language."""
# Tokens that may span lines. Without them, code is highlighted line by line, and the results are cached.
_MULTI_LINE: Final[dict[str, re.Pattern[str]]] = {
    "python": re.compile(r"""\"{3}|'{3}|\\$""", re.MULTILINE),
    "javascript": re.compile(r"/\*|^[^`\n]*`[^`\n]*$|^\s*/", re.MULTILINE),
}
_KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("Token.Comment", "c"),
    ("Token.Keyword", "k"),
    ("Token.Literal.String.Interpol", "v"),
    ("Token.Literal.String", "s"),
    ("Token.Literal.Number", "n"),
    ("Token.Name.Variable", "v"),
    ("Token.Name.Tag", "a"),
    ("Token.Name.Attribute", "a"),
    ("Token.Name.Class", "t"),
)
_JSON: Final = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b|([<>&])')


def code(text: str, language: str) -> Markup:
    """Highlight `python`, `shell`, `javascript` or `http` as HTML. Any other language is only escaped."""
    visible = "\n".join(shown(line) for line in text.split("\n"))
    if language not in _LEXERS:
        return Markup(_escaped(visible))  # noqa: S704  # escaped here
    if language in _MULTI_LINE and not _MULTI_LINE[language].search(visible):
        lines = "\n".join([_line(line, language) for line in visible.split("\n")])
        return Markup(lines.rstrip("\n"))  # noqa: S704  # every line is HTML
    return _with_lexer(visible, _lexer(language))


@cache
def _lexer(language: str) -> Lexer:
    # Loaded when it is needed: this takes longer than the rest of the module.
    return get_lexer_by_name(_LEXERS[language], ensurenl=False)


@lru_cache(maxsize=65536)
def _line(text: str, language: str) -> Markup:
    return _with_lexer(text, _lexer(language))


@lru_cache(maxsize=4096)
def json_code(text: str) -> Markup:
    """Highlight a JSON text, without a lexer because examples can be very long."""
    return Markup(_JSON.sub(_json_token, text))  # noqa: S704  # every part is escaped in _json_token


def _json_token(match: re.Match[str]) -> str:
    string, colon, number, word, mark = match.groups()
    if string is not None:
        kind = "a" if colon is not None else "s"
        return f'<i class="{kind}">{_escaped(string)}</i>{colon or ""}'
    if number is not None:
        return f'<i class="n">{number}</i>'
    return f'<i class="k">{word}</i>' if word is not None else _escaped(mark)


def _with_lexer(text: str, lexer: Lexer) -> Markup:
    parts: list[str] = []
    kind, run = "", ""
    for token, word in lexer.get_tokens(text):
        new = _kind(token)
        if new != kind and run:
            parts.append(_span(run, kind))
            run = ""
        kind, run = new, run + word
    parts.append(_span(run, kind))
    return Markup("".join(parts).rstrip("\n"))  # noqa: S704  # every part is escaped in _span


@lru_cache(maxsize=512)
def _kind(token: object) -> str:
    return next((kind for known, kind in _KINDS if str(token).startswith(known)), "")


def _escaped(text: str) -> str:
    """Escape text between tags. Quotes need no escape there, which keeps pages small."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _span(text: str, kind: str) -> str:
    return f'<i class="{kind}">{_escaped(text)}</i>' if kind and text.strip() else _escaped(text)
