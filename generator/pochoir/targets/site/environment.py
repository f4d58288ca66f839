"""The Jinja environment of the site: the filters and functions of its templates."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from jinja2 import Environment, pass_eval_context
from jinja2.ext import Extension
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from markupsafe import Markup

from pochoir import literals, pointers, render
from pochoir.cache import Cache
from pochoir.compiled import Compiled
from pochoir.literals import Code, shown
from pochoir.targets.client.installing import install_line
from pochoir.targets.site import labels, placeholders, slugs, text
from pochoir.targets.site.contents import with_contents
from pochoir.targets.site.pages.operation import is_long, title
from pochoir.targets.site.placeholders import plural_message

_STATIC_STRING: Final = re.compile(r"""\{\{ _\("([^"\\\n]+)"\) \}\}""")
_JINJA_FILTERS: Final = ("first", "join", "length", "lower", "upper")
_LABEL_TABLES: Final = ("KEYWORDS", "LOCATIONS", "ORIGINS", "ORIGIN_TEXTS", "SCHEMES")


def environment(templates: Path | None = None, cache: Cache | None = None) -> Environment:
    """Return the environment. Interface strings are rendered as placeholders.

    Args:
        templates: a folder of templates that override the built-in ones.
        cache: keeps the compiled templates for later runs.
    """
    result = render.environment(templates)
    result.bytecode_cache = Compiled("site, sandboxed" if result.sandboxed else "site", cache)
    result.add_extension(_StaticStrings)
    strict = result.finalize
    if strict is None:
        raise TypeError("the environment must have a finalizer")
    result.finalize = _visible(strict)
    functions: dict[str, Callable[..., object]] = {
        "_": placeholders.gettext,
        "ngettext": placeholders.ngettext,
        "lang": placeholders.lang,
        "elsewhere": placeholders.elsewhere,
        "localized": placeholders.localized,
        "current": placeholders.current,
        "advice": labels.advice,
        "install_line": install_line,
        "paging_style": labels.paging_style,
        "period": _period,
    }
    tables = {name: getattr(labels, name) for name in _LABEL_TABLES}
    vars(result)["globals"].update(functions, **tables, language=_Words(placeholders.LANGUAGE))
    filters: dict[str, Callable[..., object]] = {
        "html": text.markdown,
        "inline": text.inline,
        "article": text.article,
        "plain_text": text.plain_text,
        "operation_title": title,
        "is_long": is_long,
        "link": text.link,
        "anchor": slugs.anchor,
        "headline": text.headline,
        "has_more": text.has_more,
        "with_contents": with_contents,
        "field_name": _field_name,
        "page": _html_page,
        "page_md": _markdown_page,
        "plain_code": literals.plain,
        "fenced": fenced,
        "number": _number,
    }
    vars(result)["filters"].update({name: FILTERS[name] for name in _JINJA_FILTERS} | filters)
    return result


class _StaticStrings(Extension):
    """Replaces strings without values at compile time, because those of the layout are on thousands of pages."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Replace `{{ _("Copy") }}` by its placeholder. Strings with values are replaced at render time."""
        return _STATIC_STRING.sub(lambda match: placeholders.message(match[1]), source)


class _Words(Code):
    """The placeholder of an interface string without values to escape; safe in HTML and in Markdown."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


_SAFE_TYPES: Final = (Markup, _Words)
"""Types whose values have been checked when they were created."""


def _visible(strict: Callable[..., object]) -> Callable[..., object]:
    @pass_eval_context
    def finalize(context: EvalContext, value: object) -> object:
        """In HTML, make invisible characters visible; in Markdown, allow only `Code`."""
        if not context.autoescape:
            return strict(context, value)
        return shown_text(value) if isinstance(value, str) and not isinstance(value, _SAFE_TYPES) else value

    return finalize


def fenced(code: str, language: str) -> Code:
    """Return a fenced code block in Markdown, whose fence is longer than any fence in the code."""
    longest = max((len(run) for run in re.findall("`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    return Code(f"{fence}{language}\n{shown_text(code).rstrip()}\n{fence}")


def shown_text(value: str) -> str:
    """Return a text of several lines with its invisible characters made visible."""
    lines = value.replace("\n", "")
    return value if lines.isascii() and lines.isprintable() else "\n".join(map(shown, value.split("\n")))


def _period(seconds: float) -> _Words:
    """Return the placeholder for a period of time, in the largest unit of which it is a whole number."""
    days, hours, minutes = (int(seconds // each) for each in (86_400, 3_600, 60))
    if days * 86_400 == seconds:
        return _Words(plural_message("%(count)s day", "%(count)s days", days))
    if hours * 3_600 == seconds:
        return _Words(plural_message("%(count)s hour", "%(count)s hours", hours))
    if minutes * 60 == seconds:
        return _Words(plural_message("%(count)s minute", "%(count)s minutes", minutes))
    if int(seconds) == seconds:
        return _Words(plural_message("%(count)s second", "%(count)s seconds", int(seconds)))
    return _Words(plural_message("%(count)s ms", "%(count)s ms", round(1_000 * seconds)))


def _field_name(name: str) -> str:
    """Return a JSON pointer as the name of a field, `data.token`. Other names are returned unchanged."""
    return ".".join(pointers.tokens(name)) if name.startswith("/") else name


def _number(value: float) -> Code:
    return Code(f"{value:g}")


def _html_page(path: str) -> str:
    return _page(path, ".html")


def _markdown_page(path: str) -> Code:
    return Code(_page(path, ".md"))


def _page(path: str, extension: str) -> str:
    """Insert a file extension before the fragment of a path: `operations/get#query.page`."""
    name, hash_sign, fragment = path.partition("#")
    return f"{name}{extension}{hash_sign}{fragment}"
