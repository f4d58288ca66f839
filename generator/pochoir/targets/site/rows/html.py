"""What a schema shows, as HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from pochoir.ir import Doc
from pochoir.literals import shown
from pochoir.targets.site import labels, text
from pochoir.targets.site.marks import counted, word
from pochoir.targets.site.views import Node, Piece

_SIGNS: Final = re.compile(r"""[&<>"']""")
_FOLDED: Final = 12
"""Values of the longest list of values without meanings that is not folded."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Writes the schemas of one page: `here` leads to the folder of the API, `lang` marks text of the description."""

    here: str
    lang: str

    def fields(self, nodes: Iterable[Node]) -> Markup:
        """A list of fields or parameters."""
        return _markup(self._fields(nodes))

    def inside(self, node: Node) -> Markup:
        """What a schema says besides its type and its text: facts, values, fields and branches, unfolded."""
        return _markup(self._inside(node, unfolded=True))

    def folded(self, node: Node) -> Markup:
        """The same, its fields folded away."""
        return _markup(self._inside(node, unfolded=False))

    def type(self, pieces: Iterable[Piece]) -> Markup:
        """The text of a type, with links to the schemas it names."""
        return _markup(self._type(pieces))

    def origin(self, doc: Doc) -> Markup:
        """Where a statement comes from; nothing for what is simply documented."""
        return _markup(_origin(doc))

    def prose(self, doc: Doc, summary: bool = True, first: int = 3) -> Markup:
        """The text of the description, its summary first unless that stands elsewhere; headings from level `first`."""
        return _markup(self._prose(doc, summary, first))

    def _fields(self, nodes: Iterable[Node]) -> str:
        return "".join(['<ul class="fields">\n', *map(self._field, nodes), "</ul>\n"])

    def _field(self, node: Node) -> str:
        ident = escaped(node.id)
        name = f'<a class="name" href="#{ident}">{escaped(node.name)}</a>'
        head = f'<p class="head">{name} {self._type(node.type)}{_flags(node)} {_origin(node.doc)}</p>'
        return f'<li id="{ident}">{head}\n{self._prose(node.doc, True)}{self._inside(node, False)}</li>\n'

    def _type(self, pieces: Iterable[Piece]) -> str:
        parts = [
            (
                f'<a href="{self.here}schemas/{piece.page}.html">{escaped(piece.text)}</a>'
                if piece.page
                else escaped(piece.text)
            )
            for piece in pieces
        ]
        return f'<span class="type">{"".join(parts)}</span>'

    def _pages(self, pieces: Iterable[Piece]) -> str:
        """The links that a folded heading may not hold: a summary is a button, and a button holds no links."""
        links = (self._type([piece]) for piece in pieces if piece.page)
        listed = ", ".join(dict.fromkeys(links))
        title = word("Schema")
        return f'<p class="head">{title} {listed}</p>' if listed else ""

    def _prose(self, doc: Doc, summary: bool, first: int = text.BOLD) -> str:
        parts: list[str] = []
        if summary and doc.summary and doc.summary != doc.description:
            parts.append(f'<div class="prose"{self.lang}><p>{text.inline(doc.summary)}</p></div>\n')
        if doc.description:
            parts.append(f'<div class="prose"{self.lang}>{text.markdown(doc.description, first)}</div>\n')
        return "".join(parts)

    def _inside(self, node: Node, unfolded: bool) -> str:
        parts: list[str] = []
        if node.facts:
            parts.append(_facts(node))
        if node.values:
            parts.append(self._values(node))
        if node.fields:
            fields = self._fields(node.fields)
            title = counted("%(count)s field", "%(count)s fields", len(node.fields))
            parts.append(
                fields if unfolded else f'<details class="inner"><summary>{title}</summary>{fields}</details>\n'
            )
        parts += (self._part(node, at, unfolded) for at in range(len(node.parts)))
        return "".join(parts)

    def _values(self, node: Node) -> str:
        told = any(value.meaning for value in node.values)
        items = [
            f'<li id="{escaped(value.id)}"><code>{escaped(value.text)}</code>'
            + (f" <span{self.lang}>{text.inline(value.meaning)}</span>" if value.meaning else "")
            + "</li>"
            for value in node.values
        ]
        listed = f'<ul class="values"{" data-told" if told else ""}>{"".join(items)}</ul>\n'
        if told or len(items) <= _FOLDED:
            return listed
        title = counted("%(count)s value", "%(count)s values", len(items))
        return f'<details class="inner"><summary>{title}</summary>{listed}</details>\n'

    def _part(self, node: Node, at: int, unfolded: bool) -> str:
        part = node.parts[at]
        title = word(labels.PARTS[part.keyword]) if part.keyword in labels.PARTS else escaped(part.keyword)
        type_text = "".join(piece.text for piece in part.node.type)
        label = f"<code>{escaped(part.label)}</code> " if part.label and part.label != type_text else ""
        tags = "".join(f' <code class="tag">{escaped(tag)}</code>' for tag in part.tags)
        opened = " open" if unfolded and part.keyword in ("oneOf", "anyOf") else ""
        head = (
            f'<summary><span>{title}</span> {label}<span class="type">{escaped(type_text)}</span>{tags}</summary>'
            + self._pages(part.node.type)
        )
        inner = self._prose(part.node.doc, part.node.doc.summary != part.label) + self._inside(part.node, True)
        return f'<details class="inner part" id="{escaped(part.node.id)}"{opened}>{head}\n{inner}</details>\n'


def _markup(text: str) -> Markup:
    return Markup(text)  # noqa: S704  # escaped where it is written


def _flags(node: Node) -> str:
    flags = (
        (node.required, "req", "required"),
        (node.doc.deprecated, "old", "deprecated"),
        (node.read_only, "flag", "read only"),
        (node.write_only, "flag", "write only"),
    )
    return "".join([f' <span class="{kind}">{word(text)}</span>' for shown, kind, text in flags if shown])


def _facts(node: Node) -> str:
    items = [
        f"<li>{word(labels.KEYWORDS[fact.keyword]) if fact.keyword in labels.KEYWORDS else escaped(fact.keyword)} "
        f"<code>{escaped(fact.value)}</code></li>"
        for fact in node.facts
    ]
    return f'<ul class="facts">{"".join(items)}</ul>\n'


def _origin(doc: Doc) -> str:
    if doc.origin == "documented" and not doc.facts:
        return ""
    title = word(labels.ORIGIN_TEXTS[doc.origin])
    cited = f" <code>{escaped(', '.join(doc.facts))}</code>" if doc.facts else ""
    return f'<span class="origin {doc.origin}" title="{title}">{word(labels.ORIGINS[doc.origin])}{cited}</span>'


def escaped(value: str) -> str:
    """Text of a description in HTML, in an attribute too; what cannot be seen is written out."""
    if value.isascii() and value.isprintable() and not _SIGNS.search(value):
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
