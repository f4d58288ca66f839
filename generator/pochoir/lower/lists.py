"""Decide whether an operation returns a list."""

from typing import Final

from pochoir import pointers
from pochoir.lower.words import is_item, is_plural, segments, word_set, words_of
from pochoir.resolve import media, shapes
from pochoir.resolve.paths import OperationNode
from pochoir.resolve.tree import Tree

_ITEMS: Final = word_set(
    "items data results records entries content values value list rows objects elements nodes hits result member "
    "members hydra:member"
)
_OF_A_PAGE: Final = word_set(
    "total totalcount count next previous page pages limit offset cursor nextcursor nextpage nextpagetoken "
    "hasmore hasnext size perpage pagesize meta links pagination paging totalpages totalitems totalelements"
)


def is_list(tree: Tree, operation: OperationNode, noun: list[str]) -> bool:
    """Return whether a GET operation returns a list.

    Where the response does not say, it does if its noun and the last segment of the path are plurals.

    Args:
        tree: the document.
        operation: the operation.
        noun: the words of the operationId after its verb.
    """
    if operation.method != "GET":
        return False
    found = _returns_list(tree, operation)
    if found is None:
        last = next((each.words for each in reversed(segments(operation)) if not each.is_parameter), ())
        return not is_item(operation) and is_plural(noun or last) and is_plural(last)
    return found and (not is_item(operation) or is_plural(noun))


def _returns_list(tree: Tree, operation: OperationNode) -> bool | None:
    """Return whether the first successful response is a list, or None if it may be."""
    reply = tree.resolved(operation.first_success) if operation.first_success else ""
    schema = media.reply_schema(tree, reply) if reply else ""
    if not schema:
        return False if tree.mapping(pointers.join(reply, "content")) else None
    end = shapes.end(tree, schema)
    kind = shapes.kind(tree, end)
    if kind == "list":
        return True
    if kind != "object":
        return None if kind == "plain" and not shapes.whole(tree, end).types else False
    properties = shapes.members(tree, end).properties
    lists = [name for name, each in properties.items() if shapes.kind(tree, shapes.end(tree, each)) == "list"]
    if len(lists) != 1:
        return False
    own = {"".join(each.words) for each in segments(operation)}
    is_named = lists[0].lower() in _ITEMS or "".join(words_of(lists[0])) in own
    is_page = any("".join(words_of(name)) in _OF_A_PAGE for name in properties)
    return True if is_named and is_page else None if is_named else False
