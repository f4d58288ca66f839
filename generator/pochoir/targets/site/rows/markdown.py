"""What a schema shows, as Markdown: a list, the fields of a field below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pochoir import markdown as written
from pochoir.ir import Doc
from pochoir.literals import Code
from pochoir.targets.site import labels
from pochoir.targets.site.marks import word
from pochoir.targets.site.views import Node, Piece

# The same names and texts come again and again in a large description.
code_span = lru_cache(maxsize=65536)(written.code_span)
markdown_cell = lru_cache(maxsize=65536)(written.markdown_cell)
markdown_line = lru_cache(maxsize=65536)(written.markdown_line)


@dataclass(frozen=True, slots=True)
class Rows:
    """Writes the schemas of one page; `here` leads to the folder of the API."""

    here: str

    def fields(self, nodes: Iterable[Node]) -> Code:
        """A list of fields or parameters."""
        return Code("\n".join([line for node in nodes for line in self._field(node, 0)]))

    def inside(self, node: Node) -> Code:
        """What a schema says besides its type and its text."""
        return Code("\n".join(self._inside(node, 0)))

    def type(self, pieces: Iterable[Piece]) -> Code:
        """The text of a type, with links to the schemas it names."""
        return Code(self._type(pieces))

    def origin(self, doc: Doc) -> Code:
        """Where a statement comes from, after a blank; nothing for what is simply documented."""
        if doc.origin == "documented" and not doc.facts:
            return Code("")
        return Code(f" *{word(labels.ORIGINS[doc.origin])}{''.join(f' {markdown_line(fact)}' for fact in doc.facts)}*")

    def prose(self, doc: Doc, summary: bool = True) -> Code:
        """The text of the description as paragraphs."""
        parts = [doc.summary if summary and doc.summary != doc.description else "", doc.description]
        return Code("\n\n".join(written.markdown(part) for part in parts if part))

    def line(self, doc: Doc) -> Code:
        """The text of the description behind a dash, on one line."""
        told = doc.description or doc.summary
        return Code(f" — {markdown_cell(told)}" if told else "")

    def _piece(self, piece: Piece) -> str:
        line = markdown_line(piece.text)
        if piece.page:
            return f"[{line}]({self.here}schemas/{piece.page}.md)"
        return f"{' ' if piece.text[:1] == ' ' else ''}{line}{' ' if piece.text[-1:] == ' ' else ''}"

    def _type(self, pieces: Iterable[Piece]) -> str:
        return "".join(map(self._piece, pieces))

    def _field(self, node: Node, depth: int) -> list[str]:
        told = f"({self._type(node.type)}{_flags(node)}){self.origin(node.doc)}{self.line(node.doc)}"
        return [f"{'  ' * depth}- {code_span(node.name)} {told}", *self._inside(node, depth + 1)]

    def _inside(self, node: Node, depth: int) -> list[str]:
        margin = "  " * depth
        lines: list[str] = []
        for fact in node.facts:
            known = labels.KEYWORDS.get(fact.keyword)
            title = word(known) if known else markdown_line(fact.keyword)
            lines.append(f"{margin}- {title}{word(':')} {code_span(fact.value)}")
        for value in node.values:
            meaning = f"{word(':')} {markdown_cell(value.meaning)}" if value.meaning else ""
            lines.append(f"{margin}- {code_span(value.text)}{meaning}")
        for field in node.fields:
            lines += self._field(field, depth)
        for part in node.parts:
            known = labels.PARTS.get(part.keyword)
            title = word(known) if known else markdown_line(part.keyword)
            label = f" {code_span(part.label)}" if part.label else ""
            tags = "".join(f" {code_span(tag)}" for tag in part.tags)
            lines.append(f"{margin}- *{title}*{label} {self._type(part.node.type)}{tags}{self.line(part.node.doc)}")
            lines += self._inside(part.node, depth + 1)
        return lines


def _flags(node: Node) -> str:
    flags = (
        (node.required, "required"),
        (node.doc.deprecated, "deprecated"),
        (node.read_only, "read only"),
        (node.write_only, "write only"),
    )
    return "".join([f", {word(text)}" for shown, text in flags if shown])
