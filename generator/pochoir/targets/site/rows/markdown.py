"""Render schemas as Markdown: nested lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from pochoir import markdown as md
from pochoir.ir import Doc
from pochoir.literals import Code
from pochoir.targets.site import labels
from pochoir.targets.site.placeholders import message
from pochoir.targets.site.schema.views import KeywordValue, SchemaView, TypePart

_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})")
# The same names and texts are repeated many times in a large description.
code_span = lru_cache(maxsize=65536)(md.code_span)
markdown_cell = lru_cache(maxsize=65536)(md.markdown_cell)
markdown_line = lru_cache(maxsize=65536)(md.markdown_line)


class Links(Protocol):
    """The relative URLs of the Markdown pages about an API."""

    def operation(self, slug: str) -> Code:
        """Return the URL of an operation."""
        ...

    def resource(self, slug: str) -> Code:
        """Return the URL of a resource."""
        ...

    def schema(self, slug: str) -> Code:
        """Return the URL of a schema."""
        ...

    def guide(self, name: str) -> Code:
        """Return the URL of a guide."""
        ...


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The URLs of the Markdown pages of the site. `root` is the relative path to the folder of the API."""

    root: str

    def operation(self, slug: str) -> Code:
        """Return the URL of an operation."""
        return Code(f"{self.root}operations/{slug}.md")

    def resource(self, slug: str) -> Code:
        """Return the URL of a resource."""
        return Code(f"{self.root}resources/{slug}.md")

    def schema(self, slug: str) -> Code:
        """Return the URL of a schema."""
        return Code(f"{self.root}schemas/{slug}.md")

    def guide(self, name: str) -> Code:
        """Return the URL of a guide."""
        return Code(f"{self.root}guides/{name}.md")


@dataclass(frozen=True, slots=True)
class Rows:
    """Renders the schemas of one page.

    Attributes:
        links: the URLs of other pages.
        facts: whether the numbers of facts are shown.
    """

    links: Links
    facts: bool = False

    def fields(self, views: Iterable[SchemaView]) -> Code:
        """Render a list of fields or parameters."""
        return Code("\n".join([line for view in views for line in self._field(view, 0)]))

    def expanded(self, view: SchemaView) -> Code:
        """Render keywords, values, fields and subschemas."""
        return Code("\n".join(self._details(view, 0)))

    def type(self, parts: Iterable[TypePart]) -> Code:
        """Render a type, with links to the schemas in it."""
        return Code(self._type(parts))

    def origin(self, doc: Doc) -> Code:
        """Render the origin of a statement after a space; "" for a documented one."""
        facts = doc.facts if self.facts else ()
        if doc.origin == "documented" and not facts:
            return Code("")
        return Code(f" *{message(labels.ORIGINS[doc.origin])}{''.join(f' {markdown_line(fact)}' for fact in facts)}*")

    def prose(self, doc: Doc, summary: bool = True) -> Code:
        """Render summary and description as paragraphs."""
        parts = [doc.summary if summary and doc.summary != doc.description else "", doc.description]
        return Code("\n\n".join(md.markdown(part) for part in parts if part))

    def line(self, doc: Doc) -> Code:
        """Render the description, or else the summary, on one line after a dash."""
        text = doc.description or doc.summary
        return Code(f" — {markdown_cell(text)}" if text else "")

    def _type_part(self, part: TypePart) -> str:
        line = markdown_line(part.text)
        if part.page:
            return f"[{line}]({self.links.schema(part.page)})"
        return f"{' ' if part.text[:1] == ' ' else ''}{line}{' ' if part.text[-1:] == ' ' else ''}"

    def _type(self, parts: Iterable[TypePart]) -> str:
        return "".join(map(self._type_part, parts))

    def _field(self, view: SchemaView, depth: int) -> list[str]:
        text = f"({self._type(view.type)}{_flags(view)}){self.origin(view.doc)}{self.line(view.doc)}"
        return [f"{'  ' * depth}- {code_span(view.name)} {text}", *self._details(view, depth + 1)]

    def _details(self, view: SchemaView, depth: int) -> list[str]:
        margin = "  " * depth
        lines: list[str] = []
        for each in view.keywords:
            lines.append(f"{margin}- {_keyword(each)}")
        if view.same_values:
            lines.append(f"{margin}- {message(labels.SAME_VALUES)} {code_span(view.same_values)}")
        for value in view.values:
            meaning = f"{message(':')} {markdown_cell(value.meaning)}" if value.meaning else ""
            lines.append(f"{margin}- {code_span(value.text)}{meaning}")
        for field in view.fields:
            lines += self._field(field, depth)
        for subschema in view.subschemas:
            label = labels.SUBSCHEMAS.get(subschema.keyword)
            title = message(label) if label else markdown_line(subschema.keyword)
            name = f" {code_span(subschema.label)}" if subschema.label else ""
            tags = "".join(f" {code_span(tag)}" for tag in subschema.tags)
            lines.append(
                f"{margin}- *{title}*{name} {self._type(subschema.view.type)}{tags}{self.line(subschema.view.doc)}"
            )
            lines += self._details(subschema.view, depth + 1)
        return lines


def _keyword(each: KeywordValue) -> str:
    statement = labels.STATEMENTS.get((each.keyword, each.value))
    if statement:
        return message(statement)
    label = labels.KEYWORDS.get(each.keyword)
    return f"{message(label) if label else markdown_line(each.keyword)}{message(':')} {code_span(each.value)}"


def tidy(page: str) -> str:
    """Return a page with one blank line where there are more, except in code."""
    lines: list[str] = []
    fence = ""
    for line in page.strip("\n").split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence or line or lines[-1:] != [""]:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _flags(view: SchemaView) -> str:
    flags = (
        (view.required, "required"),
        (view.doc.deprecated, "deprecated"),
        (view.read_only, "read only"),
        (view.write_only, "write only"),
    )
    return "".join([f", {message(text)}" for shown, text in flags if shown])
