"""Placeholders for interface strings, filled in for each language after a page has been rendered.

A page is rendered once, with placeholders; each language replaces them. Placeholders are delimited by control
characters. A description cannot inject one: its control characters are always shown as `<U+0002>`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from babel import Locale
from babel.numbers import format_decimal
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from pochoir.literals import Code

OPEN: Final = "\x02"
CLOSE: Final = "\x03"
VALUE: Final = "\x1f"
PLURAL: Final = "\x1e"
LANGUAGE: Final = f"{OPEN}@{CLOSE}"
"""Placeholder for the code of the language."""

_PLACEHOLDER: Final = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")


def message(text: str) -> str:
    """Return the placeholder for an interface string."""
    return f"{OPEN}{text}{CLOSE}" if text else ""


def plural_message(singular: str, plural: str, number: int) -> str:
    """Return the placeholder for a string with a plural form, which may use `%(count)s`."""
    return f"{OPEN}{singular}{PLURAL}{plural}{VALUE}count={number}{CLOSE}"


def lang(language: str) -> Markup:
    """Return the placeholder for a `lang` attribute, which is written if the page is in another language."""
    return Markup(f"{OPEN}@{language}{CLOSE}")  # noqa: S704  # a language tag, checked by `ApiDescription`


def elsewhere(language: str) -> Markup:
    """Return the placeholder for a `hidden` attribute, which is written only on pages in this language."""
    return Markup(f"{OPEN}@!{language}{CLOSE}")  # noqa: S704  # a language tag, checked by `ApiDescription`


def current(language: str) -> Markup:
    """Return the placeholder for `aria-current`, which is written if the page is in this language."""
    return Markup(f"{OPEN}@={language}{CLOSE}")  # noqa: S704  # a language of the site


def localized(language: str, text: Code, other: Code) -> Code:
    """Return the placeholder for a text that is another one on pages in this language."""
    return Code(f"{OPEN}@?{language}{VALUE}{other}{VALUE}{text}{CLOSE}")


@pass_eval_context
def gettext(context: EvalContext, text: str, **values: object) -> str:
    """Return a placeholder with values: `_()` of the templates.

    Raises:
        TypeError: in a Markdown template, a value is neither `Code` nor a number. In HTML, values are escaped.
    """
    return _placeholder(context, text, values)


@pass_eval_context
def ngettext(context: EvalContext, singular: str, plural: str, number: int) -> str:
    """Return a placeholder with a plural form: `ngettext()` of the templates."""
    return _placeholder(context, f"{singular}{PLURAL}{plural}", {"count": number})


def _placeholder(context: EvalContext, text: str, values: Mapping[str, object]) -> str:
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
    found = f"{OPEN}{VALUE.join(parts)}{CLOSE}"
    return Markup(found) if context.autoescape else Code(found)  # noqa: S704  # the values are escaped above


def split(page: str) -> list[str]:
    """Split a page at its placeholders: text and placeholders alternate, text comes first and last."""
    return _PLACEHOLDER.split(page)


def fill(
    parts: Sequence[str], language: str, translate: Callable[[str, str, int], str], html: bool, cache: dict[str, str]
) -> str:
    """Replace the placeholders of a page by the strings of one language.

    Args:
        parts: the page, split at its placeholders.
        language: the code of the language.
        translate: returns the translation of a string, given its plural or "" and the number.
        html: whether to escape the strings.
        cache: the replacements so far, for this language and value of `html`.
    """
    for found in set(parts[1::2]) - cache.keys():
        is_attribute = found.startswith("@")
        cache[found] = (
            _attribute(found[1:], language) if is_attribute else _translated(found, translate, language, html)
        )
    filled = list(parts)
    filled[1::2] = map(cache.__getitem__, parts[1::2])
    return "".join(filled)


def _attribute(value: str, language: str) -> str:
    if not value:
        return language
    if value.startswith("!"):
        return " hidden" if value[1:] == language else ""
    if value.startswith("?"):
        only, other, text = value[1:].split(VALUE)
        return other if only == language else text
    if value.startswith("="):
        return ' aria-current="true"' if value[1:] == language else ""
    return "" if value == language else f' lang="{value}"'


def _translated(placeholder: str, translate: Callable[[str, str, int], str], language: str, html: bool) -> str:
    text, *pairs = placeholder.split(VALUE)
    values = dict(pair.split("=", 1) for pair in pairs)
    singular, _, plural = text.partition(PLURAL)
    translation = translate(singular, plural, int(values.get("count", "0")))
    if "count" in values:
        values["count"] = format_decimal(int(values["count"]), locale=Locale.parse(language, sep="-"))
    translation = str(escape(translation)) if html else translation
    return translation % values if values else translation
