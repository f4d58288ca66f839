"""What a page shows of a schema: frozen data, made by `schema`, read by the templates."""

from dataclasses import dataclass

from pochoir.ir import Doc


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text of a type; `page` is the name of the page of a schema, "" when there is none."""

    text: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A keyword of a schema that admits fewer values, or says something of them, with its value as text."""

    keyword: str
    value: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an enumeration; `meaning` is Markdown of the description, often empty."""

    id: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Part:
    """A schema inside of another: `keyword` says how it belongs, `label` which one it is.

    `tags` are the values of the discriminator that choose it.
    """

    keyword: str
    label: str
    node: "Node"
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Node:
    """One schema where it stands: a field, a parameter, a body, an item of a list, a branch.

    Nobody changes one, but a large site has hundreds of thousands, and to freeze one costs as much as to make it.
    `page` is the page of the schema that says more when `fields` and `parts` are not shown here.
    """

    id: str
    name: str
    type: tuple[Piece, ...]
    required: bool
    doc: Doc
    read_only: bool = False
    write_only: bool = False
    facts: tuple[Fact, ...] = ()
    values: tuple[Value, ...] = ()
    fields: tuple["Node", ...] = ()
    parts: tuple[Part, ...] = ()
    page: str = ""

    @property
    def says_more(self) -> bool:
        """Whether it says more than its type does."""
        shown = (self.doc.summary, self.doc.description, self.facts, self.values, self.fields, self.parts)
        return any(shown) or self.doc.deprecated or self.read_only or self.write_only
