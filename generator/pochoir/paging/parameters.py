"""Find the query parameters that select a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pochoir import naming, pointers
from pochoir.resolve import shapes
from pochoir.resolve.paths import OperationNode
from pochoir.resolve.tree import Tree

_PAGE: Final = frozenset({"page", "page_number", "page_no", "page_num", "page_index", "current_page", "pagenumber"})
_OFFSET: Final = frozenset({"offset", "skip", "page_offset", "start_at"})
_INDEX: Final = frozenset({"start_index", "start", "first_result"})
"""Names of offsets that begin with 0 or with 1: in SCIM the first index is 1."""
_SIZE: Final = (
    "per_page", "page_size", "pagesize", "size", "limit", "page_limit", "items_per_page", "results_per_page",
    "max_results", "max_per_page", "top", "take", "count", "rows",
)  # fmt: skip
_CURSOR: Final = frozenset(
    {
        "cursor", "page_token", "next_token", "next_page_token", "continuation_token", "pagination_token",
        "page_cursor", "next_cursor", "after", "page_after", "starting_after", "start_after", "marker", "continue",
        "start_cursor",
    }
)  # fmt: skip
_FROM_ZERO: Final = re.compile(
    r"zero.?(based|indexed)|0.?(based|indexed)|0\.\.N|(first|starts?|starting).{0,20}\b0\b", re.I
)
_FROM_ONE: Final = re.compile(r"one.?(based|indexed)|\b1.?(based|indexed)|(first|starts?|starting).{0,20}\b1\b", re.I)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter: its name as sent, its types, and what its schema and its description say.

    Attributes:
        wire: the name as sent.
        types: the types of its schema, none if it has no type.
        default: its default if that is an integer, or None.
        start: for the number of a page: 0 or 1 if the description says which is the first, or None.
    """

    wire: str
    types: tuple[str, ...]
    default: int | None
    start: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether it may be an integer."""
        return not self.types or bool({"integer", "number"} & set(self.types))


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of an operation that select a page, each None if there is none or more than one."""

    page: Parameter | None
    offset: Parameter | None
    cursor: Parameter | None
    size: Parameter | None


def parameters(tree: Tree, operation: OperationNode) -> Parameters:
    """Return the parameters of an operation that select a page."""
    found: dict[str, Parameter] = {}
    for pointer in operation.parameters:
        node = tree.mapping(pointer)
        name = node.get("name")
        if node.get("in") == "query" and isinstance(name, str):
            found[name] = _parameter(tree, pointer, name)
    by_words = [(naming.snake(wire), each) for wire, each in found.items()]

    def only(names: Iterable[str]) -> Parameter | None:
        listed = [each for words, each in by_words if words in names]
        return listed[0] if len(listed) == 1 else None

    page, offset, cursor = only(_PAGE), only(_OFFSET), only(_CURSOR)
    if offset is None and (index := only(_INDEX)) is not None and index.start == 0:
        offset = index
    sizes = (next((each for words, each in by_words if words == name), None) for name in _SIZE)
    size = next((each for each in sizes if each is not None and each.is_number), None)
    return Parameters(
        page=page if page is not None and page.is_number else None,
        offset=offset if offset is not None and offset.is_number and offset.start != 1 else None,
        cursor=cursor if cursor is not None and (not cursor.types or "string" in cursor.types) else None,
        size=size,
    )


def _parameter(tree: Tree, pointer: str, name: str) -> Parameter:
    node = tree.mapping(pointer)
    place = pointers.join(pointer, "schema")
    if not tree.has(place):
        return Parameter(name, (), None)
    schema = shapes.whole(tree, shapes.end(tree, place))
    default = schema.default
    number = default if isinstance(default, int) and not isinstance(default, bool) else None
    options = [shapes.whole(tree, shapes.end(tree, option)).types for option in shapes.options(tree, place)]
    types = schema.types or tuple(dict.fromkeys(type_ for option in options for type_ in option))
    text = f"{node.get('description') or ''} {schema.description}"
    lowest = schema.bound("minimum")
    start = number if number in (0, 1) else int(lowest) if lowest in (0, 1) else _first_page(text)
    return Parameter(name, types, number, start)


def _first_page(description: str) -> int | None:
    """Return the number of the first page if a description says it."""
    if _FROM_ZERO.search(description):
        return 0
    return 1 if _FROM_ONE.search(description) else None
