"""What a page shows of a schema: data built by `schema.build` and rendered by `rows`."""

from dataclasses import dataclass

from pochoir.ir import Doc


@dataclass(frozen=True, slots=True)
class TypePart:
    """A part of the text of a type. `page` is the slug of the schema it links to, or ""."""

    text: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class KeywordValue:
    """A keyword of a schema that is not itself a schema, and its value as text."""

    keyword: str
    value: str


@dataclass(frozen=True, slots=True)
class EnumValue:
    """A value of an enumeration. `meaning` is Markdown from the description; often ""."""

    id: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Subschema:
    """A schema inside of another one, other than its properties.

    Attributes:
        keyword: the keyword that holds it, such as `oneOf`.
        label: which one it is: a name or a number; "" if the keyword holds only one.
        view: the schema.
        tags: the values of the discriminator that select it.
    """

    keyword: str
    label: str
    view: "SchemaView"
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class SchemaView:
    """One schema in one place: a field, a parameter, a body, an item of an array, an alternative.

    It is never modified, but not frozen either: a large site has hundreds of thousands, and freezing doubles the cost.
    `page` is the slug of the schema page to link to if `fields` and `subschemas` are not shown here.
    """

    id: str
    name: str
    type: tuple[TypePart, ...]
    required: bool
    doc: Doc
    read_only: bool = False
    write_only: bool = False
    keywords: tuple[KeywordValue, ...] = ()
    values: tuple[EnumValue, ...] = ()
    fields: tuple["SchemaView", ...] = ()
    subschemas: tuple[Subschema, ...] = ()
    page: str = ""
    same_values: str = ""
    """The id of the long enumeration on the page that has the same values, which are not repeated."""

    @property
    def has_details(self) -> bool:
        """Whether there is more to show than the type."""
        values = self.values or self.same_values
        details = (self.doc.summary, self.doc.description, self.keywords, values, self.fields, self.subschemas)
        return any(details) or self.doc.deprecated or self.read_only or self.write_only
