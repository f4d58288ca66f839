"""The data of a page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pochoir.targets.site.schema.views import SchemaView

Kind: TypeAlias = Literal[
    "front", "overview", "guide", "resource", "operation", "schema", "schemas", "changelog", "article"
]


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is translated.

    Attributes:
        kind: the name of its two templates, one for HTML and one for Markdown.
        path: the path below the folder of a language, without file extension: `emjpm/operations/get-mesure`.
        title: the title: an interface string if `translated`, otherwise a text of the description.
        translated: whether the title is an interface string.
        summary: a sentence of the description for search engines and cards; often "".
        words: further words to find the page by.
        group: the part of the menu that the page belongs to.
        origins: the origins of an API that the page may send requests to.
        context: the variables of its templates.
    """

    kind: Kind
    path: str
    title: str
    context: Mapping[str, object]
    translated: bool = False
    summary: str = ""
    words: tuple[str, ...] = ()
    group: str = field(default="")
    origins: tuple[str, ...] = ()


def search_terms(views: Iterable[SchemaView]) -> Iterator[str]:
    """Yield what a reader may search for: the names of fields and parameters, and the values of enumerations."""
    for view in views:
        if view.name:
            yield view.name
        for found in (view, *(each.view for each in view.subschemas)):
            yield from (value.text for value in found.values)
