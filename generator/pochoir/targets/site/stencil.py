"""The templates of the site: what they may call besides what every template of pochoir may."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from jinja2 import Environment, pass_eval_context
from jinja2.ext import Extension
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from markupsafe import Markup

from pochoir import literals, render
from pochoir.literals import Code, shown
from pochoir.targets.site import labels, marks, slugs, text
from pochoir.targets.site.pages.operation import many, title

_WORD: Final = re.compile(r"""\{\{ _\("([^"\\\n]+)"\) \}\}""")
_OF_JINJA: Final = ("first", "join", "length", "lower", "upper")
_TABLES: Final = ("PLACES", "ORIGINS", "SCHEMES")


def stencil(templates: Path | None = None) -> Environment:
    """The environment for the pages of the site, whose words are marks.

    Args:
        templates: a folder whose templates are taken before pochoir's own.
    """
    made = render.environment(templates)
    made.add_extension(_Words)
    strict = made.finalize
    if strict is None:
        raise TypeError("the environment of pochoir has a rule for what it prints")
    made.finalize = _seen(strict)
    functions: dict[str, Callable[..., object]] = {
        "_": marks.gettext,
        "ngettext": marks.ngettext,
        "lang": marks.lang,
        "current": marks.current,
        "advice": labels.advice,
        "style": labels.style,
    }
    tables = {name: getattr(labels, name) for name in _TABLES}
    vars(made)["globals"].update(functions, **tables, language=_Language(marks.LANGUAGE))
    filters: dict[str, Callable[..., object]] = {
        "html": text.markdown,
        "inline": text.inline,
        "bare": text.words,
        "called": title,
        "many": many,
        "link": text.link,
        "anchor": slugs.anchor,
        "headline": text.headline,
        "rest": text.rest,
        "page": _html_page,
        "page_md": _markdown_page,
        "upper_code": _upper,
        "fenced": fenced,
        "number": _number,
    }
    vars(made)["filters"].update({name: FILTERS[name] for name in _OF_JINJA} | filters)
    return made


class _Words(Extension):
    """Writes the mark of a word when the template is read: the words of the frame stand on thousands of pages."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with `{{ _("Copy") }}` as its mark; words with values are made when the page is."""
        return _WORD.sub(lambda match: marks.word(match[1]), source)


class _Language(Code):
    """The mark of the language's code: printed as it is in pages and in texts."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


_SEEN: Final = (Markup, _Language)
"""What was looked at when it was made."""


def _seen(strict: Callable[..., object]) -> Callable[..., object]:
    @pass_eval_context
    def seen(context: EvalContext, value: object) -> object:
        """In a page, what cannot be seen is written out; in a text, only `Code` is printed."""
        if not context.autoescape:
            return strict(context, value)
        return shown_text(value) if isinstance(value, str) and not isinstance(value, _SEEN) else value

    return seen


def fenced(code: str, language: str) -> Code:
    """A block of code in Markdown, with a fence longer than any in it."""
    longest = max((len(run) for run in re.findall("`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return Code(f"{fence}{language}\n{shown_text(code).rstrip()}\n{fence}")


def shown_text(value: str) -> str:
    """Text of several lines with its unseen characters written out."""
    lines = value.replace("\n", "")
    return value if lines.isascii() and lines.isprintable() else "\n".join(map(shown, value.split("\n")))


def _upper(method: str) -> Code:
    return literals.plain(method.upper())


def _number(value: float) -> Code:
    return Code(f"{value:g}")


def _html_page(path: str) -> str:
    return _page(path, ".html")


def _markdown_page(path: str) -> Code:
    return Code(_page(path, ".md"))


def _page(path: str, ending: str) -> str:
    """`operations/get#query.page` as the path of a file: the ending stands before the fragment."""
    name, mark, fragment = path.partition("#")
    return f"{name}{ending}{mark}{fragment}"
