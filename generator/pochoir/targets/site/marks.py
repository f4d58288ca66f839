"""Marks that stand for the words of the interface while a page is made, before it is spoken in each language.

A page is made once; then each language replaces the marks. They are written with control characters, which no text of a
description can bring in: those are always written out (`<U+0002>`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from pochoir.literals import Code

OPEN: Final = "\x02"
CLOSE: Final = "\x03"
VALUE: Final = "\x1f"
PLURAL: Final = "\x1e"
LANGUAGE: Final = f"{OPEN}@{CLOSE}"
"""Stands for the code of the language."""

_MARK: Final = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")


def word(text: str) -> str:
    """The mark of a word."""
    return f"{OPEN}{text}{CLOSE}" if text else ""


def counted(one: str, many: str, number: int) -> str:
    """The mark of a word that depends on a number, which it names `count`."""
    return f"{OPEN}{one}{PLURAL}{many}{VALUE}count={number}{CLOSE}"


def lang(language: str) -> Markup:
    """The mark of a `lang` attribute: written where the page is in another language."""
    return Markup(f"{OPEN}@{language}{CLOSE}")  # noqa: S704  # a language tag, checked by `Described`


def current(language: str) -> Markup:
    """The mark of `aria-current`: written where the page is in this language."""
    return Markup(f"{OPEN}@={language}{CLOSE}")  # noqa: S704  # a language of the site


@pass_eval_context
def gettext(context: EvalContext, text: str, **values: object) -> str:
    """`_` of the templates. What it is given is escaped in a page, and must be `Code` or a number in a text."""
    return _made(context, text, values)


@pass_eval_context
def ngettext(context: EvalContext, one: str, many: str, number: int) -> str:
    """`ngettext` of the templates."""
    return _made(context, f"{one}{PLURAL}{many}", {"count": number})


def _made(context: EvalContext, text: str, values: Mapping[str, object]) -> str:
    if not text:
        return Markup("") if context.autoescape else Code("")
    parts = [text]
    for name, value in values.items():
        if context.autoescape:
            parts.append(f"{name}={escape(value)}")
        elif isinstance(value, Code | int):
            parts.append(f"{name}={value}")
        else:
            raise TypeError(f"{name} of {text!r} is {type(value).__name__}; make it Code first")
    mark = f"{OPEN}{VALUE.join(parts)}{CLOSE}"
    return Markup(mark) if context.autoescape else Code(mark)  # noqa: S704  # the values are escaped above


def cut(page: str) -> list[str]:
    """A page cut at its marks, once for all languages: text and marks in turns, text first and last."""
    return _MARK.split(page)


def spoken(
    parts: Sequence[str], language: str, translate: Callable[[str, str, int], str], html: bool, known: dict[str, str]
) -> str:
    """A page with its marks replaced by the words of one language.

    Args:
        parts: the page, cut at its marks.
        language: the language.
        translate: gives the words of the language, by the word, its plural or "", and the number.
        html: whether the words are escaped.
        known: remembers what marks became, for the same language and `html`.
    """
    for mark in set(parts[1::2]) - known.keys():
        known[mark] = _of_language(mark[1:], language) if mark.startswith("@") else _word(mark, translate, html)
    said = list(parts)
    said[1::2] = map(known.__getitem__, parts[1::2])
    return "".join(said)


def _of_language(wanted: str, language: str) -> str:
    if not wanted:
        return language
    if wanted.startswith("="):
        return ' aria-current="true"' if wanted[1:] == language else ""
    return "" if wanted == language else f' lang="{wanted}"'


def _word(mark: str, translate: Callable[[str, str, int], str], html: bool) -> str:
    text, *pairs = mark.split(VALUE)
    values = dict(pair.split("=", 1) for pair in pairs)
    one, _, many = text.partition(PLURAL)
    said = translate(one, many, int(values.get("count", "0")))
    said = str(escape(said)) if html else said
    return said % values if values else said
