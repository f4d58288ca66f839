"""Find the items of a page in the response of an operation, and the members that lead to the next page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import naming, pointers
from pochoir.resolve import media, shapes
from pochoir.resolve.paths import OperationNode
from pochoir.resolve.tree import Tree

_ITEMS: Final = frozenset(
    {
        "items", "data", "results", "records", "entries", "content", "values", "value", "list", "rows", "objects",
        "elements", "nodes", "hits", "result", "member", "hydra_member",
    }
)  # fmt: skip
_BESIDE: Final = frozenset(
    {"errors", "warnings", "links", "included", "facets", "aggregations", "messages", "meta", "sort"}
)
_AROUND: Final = frozenset({"embedded", "data", "result", "response"})
_ABOUT: Final = frozenset(
    {
        "meta", "metadata", "pagination", "paging", "page", "page_info", "page_context", "links", "cursor", "cursors",
        "response_metadata", "next", "list_info",
    }
)  # fmt: skip
TOKENS: Final = (
    "next_cursor", "next_page_token", "next_token", "continuation_token", "next_marker", "next_page_cursor",
    "next_page", "continue", "after", "next",
)  # fmt: skip
NUMBERS: Final = ("next_page", "next_page_number", "next")
FLAGS: Final = ("has_more", "has_next", "has_next_page", "has_more_items", "more")
LINKS: Final = ("next", "next_page_url", "next_url", "next_link", "next_page")
_TOTALS: Final = frozenset(
    {
        "total", "total_count", "count", "total_items", "total_pages", "pages", "last_page", "total_results",
        "total_elements", "num_pages", "page_count", "total_records", "total_size", "num_results", "nb_pages",
        "total_record_count",
    }
)  # fmt: skip
_ECHOES: Final = frozenset(
    {"page", "current_page", "page_number", "number", "offset", "skip", "start_at", "page_index", "start_index"}
)
_SPRING: Final = frozenset({"pageable", "number_of_elements"})


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a page: the words of its name, the pointer to it in the body, and its types."""

    words: str
    place: str
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """The response that holds a page.

    Attributes:
        items: the JSON pointer to the items, "" for the whole body.
        members: the members that may describe other pages.
        has_link: whether it has a `Link` header.
        is_spring: whether it is a `Page` of Spring, whose first page has the number 0.
    """

    items: str
    members: tuple[Member, ...]
    has_link: bool
    is_spring: bool = False

    def named(self, names: tuple[str, ...], *types: str) -> Member | None:
        """Return the first member with a name in `names`, in this order, and only types in `types`."""
        for name in names:
            for member in self.members:
                if member.words == name and member.types and member.types <= {*types, "null"}:
                    return member
        return None

    @property
    def counts(self) -> str:
        """The name of a member that counts pages or items, or repeats the number of the page, or ""."""
        counting = (each for each in self.members if each.words in _TOTALS | _ECHOES)
        return next((each.place for each in counting if each.types & {"integer", "number"}), "")


def page(tree: Tree, operation: OperationNode) -> Page | None:
    """Return the page that the first successful response of an operation may hold, or None if it holds no list."""
    reply = tree.resolved(operation.first_success) if operation.first_success else ""
    schema = media.reply_schema(tree, reply) if reply else ""
    if not schema:
        return None
    has_link = any(name.lower() == "link" for name in tree.mapping(pointers.join(reply, "headers")))
    end = shapes.end(tree, schema)
    if shapes.kind(tree, end) == "list":
        return Page("", (), has_link)
    if shapes.kind(tree, end) != "object":
        return None
    properties = shapes.members(tree, end).properties
    items = _items(tree, properties, operation)
    found = tuple(_members(tree, properties))
    words = {naming.snake(name) for name in properties}
    return Page(items, found, has_link, bool(_SPRING & words)) if items else None


def _items(tree: Tree, properties: Mapping[str, str], operation: OperationNode) -> str:
    """Return the pointer to the only list of items, or ""."""
    direct = _lists(tree, properties)
    if direct:
        name = _chosen(direct, operation)
        return pointers.join("", name) if name else ""
    inside: list[str] = []
    for name, place in properties.items():
        end = shapes.end(tree, place)
        if naming.snake(name) in _AROUND and shapes.kind(tree, end) == "object":
            lists = _lists(tree, shapes.members(tree, end).properties)
            chosen = _chosen(lists, operation)
            inside += [pointers.join("", name, chosen)] if chosen else []
    return inside[0] if len(inside) == 1 else ""


def _lists(tree: Tree, properties: Mapping[str, str]) -> list[str]:
    found = (name for name, place in properties.items() if shapes.kind(tree, shapes.end(tree, place)) == "list")
    return [name for name in found if naming.snake(name) not in _BESIDE]


def _chosen(names: list[str], operation: OperationNode) -> str:
    if len(names) == 1:
        return names[0]
    last = naming.snake(operation.path.rstrip("/").rpartition("/")[2])
    preferred = [name for name in names if naming.snake(name) in _ITEMS or naming.snake(name) == last]
    return preferred[0] if len(preferred) == 1 else ""


def _members(tree: Tree, properties: Mapping[str, str], around: tuple[str, ...] = ()) -> Iterator[Member]:
    for name, place in properties.items():
        end = shapes.end(tree, place)
        kind = shapes.kind(tree, end)
        words = naming.snake(name)
        keys = (*around, name)
        if kind == "object":
            if words in LINKS and "href" in shapes.members(tree, end).properties:
                yield Member(words, pointers.join("", *keys), frozenset({"link"}))
            elif words in _ABOUT | _AROUND and len(around) < 2:
                yield from _members(tree, shapes.members(tree, end).properties, keys)
        elif kind in ("plain", "union", "enum", "same"):
            yield Member(words, pointers.join("", *keys), frozenset(_types(tree, place)))


def _types(tree: Tree, place: str) -> Iterator[str]:
    """Yield the types that the value at a property may have; "link" is text that is a URL."""
    end = shapes.end(tree, place)
    schema = shapes.whole(tree, end)
    for option in shapes.options(tree, end):
        yield from _types(tree, option)
    is_url = schema.format in ("uri", "url", "uri-reference", "iri")
    yield from ("link" if each == "string" and is_url else each for each in schema.types)
