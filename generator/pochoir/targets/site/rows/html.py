"""Render schemas as HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from pochoir.ir import Doc
from pochoir.literals import shown
from pochoir.targets.site import labels, text
from pochoir.targets.site.placeholders import message, plural_message
from pochoir.targets.site.schema.views import KeywordValue, SchemaView, TypePart

_SPECIAL: Final = re.compile(r"""[&<>"']""")
_MAX_UNFOLDED: Final = 12
"""A list of more values without meanings is folded."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Renders the schemas of one page.

    Attributes:
        api_root: the relative path to the folder of the API.
        lang: the placeholder of the `lang` attribute for texts of the description.
        facts: whether the numbers of facts are shown.
    """

    api_root: str
    lang: str
    facts: bool = False

    def fields(self, views: Iterable[SchemaView]) -> Markup:
        """Render a list of fields or parameters."""
        return _markup(self._fields(views))

    def expanded(self, view: SchemaView) -> Markup:
        """Render keywords, values, fields and subschemas. The fields are expanded."""
        return _markup(self._details(view, expanded=True))

    def folded(self, view: SchemaView) -> Markup:
        """Render keywords, values, fields and subschemas. The fields are folded."""
        return _markup(self._details(view, expanded=False))

    def type(self, parts: Iterable[TypePart]) -> Markup:
        """Render a type, with links to the schemas in it."""
        return _markup(self._type(parts))

    def origin(self, doc: Doc) -> Markup:
        """Render the origin of a statement; "" for a documented one."""
        return _markup(self._origin(doc))

    def prose(self, doc: Doc, summary: bool = True, first: int = 3) -> Markup:
        """Render summary and description. `first` is the level of the highest headings."""
        return _markup(self._prose(doc, summary, first))

    def _origin(self, doc: Doc) -> str:
        facts = doc.facts if self.facts else ()
        if doc.origin == "documented" and not facts:
            return ""
        title = message(labels.ORIGIN_TEXTS[doc.origin])
        cited = f" <code>{escaped(', '.join(facts))}</code>" if facts else ""
        return f'<span class="origin {doc.origin}" title="{title}">{message(labels.ORIGINS[doc.origin])}{cited}</span>'

    def _fields(self, views: Iterable[SchemaView]) -> str:
        return "".join(['<ul class="fields">\n', *map(self._field, views), "</ul>\n"])

    def _field(self, view: SchemaView) -> str:
        ident = escaped(view.id)
        name = f'<a class="name" href="#{ident}">{escaped(view.name)}</a>'
        head = f'<p class="head">{name} {self._type(view.type)}{_flags(view)} {self._origin(view.doc)}</p>'
        return f'<li id="{ident}">{head}\n{self._prose(view.doc, True)}{self._details(view, False)}</li>\n'

    def _type(self, parts: Iterable[TypePart]) -> str:
        html = [
            (
                f'<a href="{self.api_root}schemas/{part.page}.html">{escaped(part.text)}</a>'
                if part.page
                else escaped(part.text)
            )
            for part in parts
        ]
        return f'<span class="type">{"".join(html)}</span>'

    def _type_links(self, parts: Iterable[TypePart]) -> str:
        """Render the links to the schemas in a type outside of its <summary>, which must not contain links."""
        links = (self._type([part]) for part in parts if part.page)
        found = ", ".join(dict.fromkeys(links))
        title = message("Schema")
        return f'<p class="head">{title} {found}</p>' if found else ""

    def _prose(self, doc: Doc, summary: bool, first: int = text.BOLD) -> str:
        parts: list[str] = []
        if summary and doc.summary and doc.summary != doc.description:
            parts.append(f'<div class="prose"{self.lang}><p>{text.inline(doc.summary)}</p></div>\n')
        if doc.description:
            parts.append(f'<div class="prose"{self.lang}>{text.markdown(doc.description, first)}</div>\n')
        return "".join(parts)

    def _details(self, view: SchemaView, expanded: bool) -> str:
        parts: list[str] = []
        if view.keywords:
            parts.append(_keywords(view))
        if view.values:
            parts.append(self._values(view))
        if view.same_values:
            link = f'<a href="#{escaped(view.same_values)}"><code>{escaped(view.same_values)}</code></a>'
            parts.append(f'<ul class="facts"><li>{message(labels.SAME_VALUES)} {link}</li></ul>\n')
        if view.fields:
            fields = self._fields(view.fields)
            title = plural_message("%(count)s field", "%(count)s fields", len(view.fields))
            parts.append(
                fields if expanded else f'<details class="inner"><summary>{title}</summary>{fields}</details>\n'
            )
        parts += (self._subschema(view, number, expanded) for number in range(len(view.subschemas)))
        return "".join(parts)

    def _values(self, view: SchemaView) -> str:
        documented = any(value.meaning for value in view.values)
        items = [
            f'<li id="{escaped(value.id)}"><code>{escaped(value.text)}</code>'
            + (f" <span{self.lang}>{text.inline(value.meaning)}</span>" if value.meaning else "")
            + "</li>"
            for value in view.values
        ]
        found = f'<ul class="values"{" data-documented" if documented else ""}>{"".join(items)}</ul>\n'
        if documented or len(items) <= _MAX_UNFOLDED:
            return found
        title = plural_message("%(count)s value", "%(count)s values", len(items))
        return f'<details class="inner"><summary>{title}</summary>{found}</details>\n'

    def _subschema(self, view: SchemaView, number: int, expanded: bool) -> str:
        subschema = view.subschemas[number]
        title = (
            message(labels.SUBSCHEMAS[subschema.keyword])
            if subschema.keyword in labels.SUBSCHEMAS
            else escaped(subschema.keyword)
        )
        type_text = "".join(part.text for part in subschema.view.type)
        label = f"<code>{escaped(subschema.label)}</code> " if subschema.label and subschema.label != type_text else ""
        tags = "".join(f' <code class="tag">{escaped(tag)}</code>' for tag in subschema.tags)
        opened = " open" if expanded and subschema.keyword in ("oneOf", "anyOf") else ""
        head = (
            f'<summary><span>{title}</span> {label}<span class="type">{escaped(type_text)}</span>{tags}</summary>'
            + self._type_links(subschema.view.type)
        )
        inner = self._prose(subschema.view.doc, subschema.view.doc.summary != subschema.label) + self._details(
            subschema.view, True
        )
        return f'<details class="inner part" id="{escaped(subschema.view.id)}"{opened}>{head}\n{inner}</details>\n'


def _markup(text: str) -> Markup:
    return Markup(text)  # noqa: S704  # escaped by the caller


def _flags(view: SchemaView) -> str:
    flags = (
        (view.required, "req", "required"),
        (view.doc.deprecated, "old", "deprecated"),
        (view.read_only, "flag", "read only"),
        (view.write_only, "flag", "write only"),
    )
    return "".join([f' <span class="{kind}">{message(text)}</span>' for shown, kind, text in flags if shown])


def _keywords(view: SchemaView) -> str:
    return f'<ul class="facts">{"".join(map(_keyword, view.keywords))}</ul>\n'


def _keyword(each: KeywordValue) -> str:
    statement = labels.STATEMENTS.get((each.keyword, each.value))
    if statement:
        return f"<li>{message(statement)}</li>"
    label = message(labels.KEYWORDS[each.keyword]) if each.keyword in labels.KEYWORDS else escaped(each.keyword)
    return f"<li>{label} <code>{escaped(each.value)}</code></li>"


def escaped(value: str) -> str:
    """Escape a text for HTML, including attributes, and make invisible characters visible."""
    if value.isascii() and value.isprintable() and not _SPECIAL.search(value):
        return value
    if not value.isprintable():
        value = "\n".join(shown(line) for line in value.split("\n"))
    return (
        value.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )
