"""Find the items of a page in its body."""

from typing import TYPE_CHECKING

from ..base.operation import Paging, SinglePaging

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["found_at", "only_list", "place_of"]


def place_of(paging: Paging, tree: "JsonValue") -> str:
    """Return the pointer to the items: of several, the first that leads to a list."""
    for pointer in (paging.items, *paging.others) if isinstance(paging, SinglePaging) else ():
        if found_at(tree, pointer) is not None:
            return pointer
    return paging.items


def only_list(tree: "JsonValue") -> "tuple[str, list[JsonValue] | None]":
    """Return the pointer to the only list in an object, and the list; ``None`` if there is none or several."""
    lists = [(name, value) for name, value in tree.items() if isinstance(value, list)] if isinstance(tree, dict) else []
    if len(lists) != 1:
        return "", None
    name, found = lists[0]
    return f"/{name.replace('~', '~0').replace('/', '~1')}", found


def found_at(tree: "JsonValue", pointer: str) -> "list[JsonValue] | None":
    """Return the list at a pointer; ``None`` if there is none."""
    from ..codec.decode import find

    try:
        found = find(tree, pointer)
    except LookupError:
        return None
    return found if isinstance(found, list) else None
