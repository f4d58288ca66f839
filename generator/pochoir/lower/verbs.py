"""Shorten operationIds by the words of their resource."""

import re
from typing import Final

from pochoir import naming
from pochoir.resolve.paths import OperationNode

_VERBS: Final = (
    "accept activate add all approve archive assign authorize batch cancel check clear clone close complete confirm "
    "connect copy count create deactivate decline delete destroy detach disable disconnect download duplicate edit "
    "enable execute exists export fetch find generate get head import index insert invite join leave list load lock "
    "login logout mark merge modify move notify open partial patch pause ping poll post preview process publish purge "
    "put query read refresh register reject release remove rename renew replace replicate report request reset resolve "
    "restart restore resume retrieve retry revoke rotate run save schedule search select send set share show sign "
    "start status stop submit subscribe suspend switch sync test transfer trigger unarchive unassign undelete unlock "
    "unpublish unsubscribe update upload upsert validate verify view void watch withdraw"
)
VERBS: Final = frozenset(_VERBS.split())


def short(operation: OperationNode, tag: str) -> str:
    """Return the short name of an operation in its resource, or "" when its operationId is more than a verb.

    The result does not depend on other operations, so that adding one does not change it.

    Args:
        operation: the operation.
        tag: the name of the resource in the document.
    """
    scoped = _scoped(operation.text, tag)
    if scoped:
        return scoped
    words = [word.lower() for word in naming.split(operation.text)]
    words = _without_key(words, operation.path)
    nouns = [word.lower() for word in naming.split(tag)]
    left = _without(words, nouns)
    if left == words:
        # `AutoTagging` and `autotagging` are the same noun.
        left = _without(words, ["".join(nouns)])
    if left == words or len(left) != 1 or (left[0] not in VERBS and left[0] != words[0]):
        return ""
    return left[0]


def _scoped(text: str, tag: str) -> str:
    """Return the text after `tag/`, `tag.` or `tag_`, which is an action by convention."""
    parts = re.split(r"[/.:#]+", text)
    if len(parts) == 2 and _same(parts[0], tag):
        return naming.snake(parts[1], "call")
    head, _, tail = text.partition("_")
    words = naming.split(tail)
    if _same(head, tag) and words and words[0].lower() in VERBS and len(words) <= 2:
        return naming.snake(tail, "call")
    return ""


def _same(one: str, other: str) -> bool:
    first, second = naming.split(one), naming.split(other)
    return len(first) == len(second) and all(map(naming.same_noun, first, second)) and bool(first)


def _without_key(words: list[str], path: str) -> list[str]:
    """Remove a final `by id` if it repeats the last parameter of the path."""
    last = path.rstrip("/").rpartition("/")[2]
    if "by" not in words or not last.startswith("{"):
        return words
    at = len(words) - 1 - words[::-1].index("by")
    key = [word.lower() for word in naming.split(last)]
    return words[:at] if words[at + 1 :] in (key, key[-1:]) and at else words


def _without(words: list[str], nouns: list[str]) -> list[str]:
    """Remove the words of a noun if they are consecutive."""
    for at in range(len(words) - len(nouns) + 1 if nouns else 0):
        if all(map(naming.same_noun, words[at : at + len(nouns)], nouns)):
            return words[:at] + words[at + len(nouns) :]
    return words
