"""Remove from the words of an operationId what frameworks add to them."""

from collections.abc import Sequence
from typing import Final

from pochoir.lower.words import VERBS, is_action, is_item, is_plural, segments, starting, word_set, words_of
from pochoir.resolve.paths import OperationNode, is_prefix

_MODULES: Final = frozenset({"views", "view", "viewsets", "viewset", "routers", "router", "routes", "endpoints"})
_OF_AN_API: Final = word_set(
    "call calls client clients doc docs group groups id ids info key keys schema spec token tokens user users "
    "version versions resources"
)
"""Nouns that have `api` before them: `api_keys`."""
_LAST: Final = {
    "list": ("GET",),
    "all": ("GET",),
    "one": ("GET",),
    "retrieve": ("GET",),
    "get": ("GET",),
    "create": ("POST", "PUT"),
    "update": ("PUT", "PATCH", "POST"),
    "destroy": ("DELETE",),
    "delete": ("DELETE",),
}
"""Verbs that Django REST framework and others write last, with the methods that they are written for."""
_MEANT: Final = {"all": "list", "one": "get"}


def without_prefix(words: Sequence[str], noun: Sequence[str]) -> list[str]:
    """Remove a noun that the words begin with, as often as it is there, but not if nothing would be left."""
    left = list(words)
    while (count := starting(left, noun)) and count < len(left):
        left = left[count:]
    return left


def without_class(words: list[str]) -> list[str]:
    """Remove the class that NestJS puts before the name of a method: `users controller find one`."""
    at = next((at for at, word in enumerate(words[:-1]) if word in ("controller", "controllers")), 0)
    return words[at + 1 :] if at else words


def without_modules(words: list[str]) -> list[str]:
    """Remove the module that django-ninja puts before the name of a function: `shop api get item`."""
    for at, word in enumerate(words[:-1]):
        following = words[at + 1 :]
        if word == "api" and 0 < at < 4 and words[0] not in VERBS and following[0] not in _OF_AN_API:
            return following
        if word in _MODULES and at and words[0] not in VERBS and following[0] in VERBS and len(following) > 1:
            return following
    words = without_version(words)
    return words[1:] if words[0] in _MODULES and len(words) > 2 else words


def without_version(words: list[str]) -> list[str]:
    """Remove `api` and versions at the start, but not if they belong to a noun such as `api keys`."""
    while len(words) > 1 and is_prefix(words[0]) and words[1] not in _OF_AN_API:
        words = words[1:]
    return words


def without_path(words: list[str], operation: OperationNode) -> list[str]:
    """Remove the path, which Litestar puts before the name of a function: `items item id get item`."""
    found = segments(operation)
    last = next((segment.words for segment in reversed(found) if not segment.is_parameter), ())
    for at in range(len(found)):
        before = [word for segment in found[at:] for word in segment.words]
        left = words[len(before) :]
        if words[: len(before)] == before and left:
            is_function = len(left) > 1 and left[0] in VERBS and left != ["partial", "update"]
            return left if is_function or left == list(last) else words
    return words


def without_key(words: list[str], operation: OperationNode) -> list[str]:
    """Remove a final `by id`, or `id`, if it repeats the last parameter of the path."""
    found = segments(operation)
    if not found or not is_item(operation):
        return words
    key = list(found[-1].words)
    if "by" in words[1:]:
        at = len(words) - 1 - words[::-1].index("by")
        is_one = at == 1 or not is_plural(words[:at])
        return words[:at] if is_one and words[at + 1 :] in (key, key[-1:], ["id"]) else words
    return words[: -len(key)] if len(words) > len(key) + 1 and words[-len(key) :] == key else words


def verb_first(words: list[str], operation: OperationNode) -> list[str]:
    """Put the verb first that Django REST framework writes last: `cover update` becomes `update cover`.

    The verb is removed if the last segment of the path is an action: `set title create` becomes `set title`.
    """
    count = 2 if words[-2:] == ["partial", "update"] else 1
    head, tail = words[:-count], words[-count:]
    methods = ("PATCH",) if count == 2 else _LAST.get(tail[0], ())
    if operation.method not in methods or not head:
        return words
    found = segments(operation)
    last = list(found[-1].words) if found and not found[-1].is_parameter else []
    if head == last and is_action(head, operation.method):
        return head
    return words if head[0] in VERBS else [*(_MEANT.get(word, word) for word in tail), *head]


def is_made(words: list[str], operation: OperationNode) -> bool:
    """Return whether an operationId is only the method and the path, in one of the usual forms."""
    if not words or words[0] != operation.method.lower():
        return False
    parts = [(words_of(part), "{" in part) for part in operation.path.split("/") if part]
    while True:
        constant = [word for each, is_parameter in parts if not is_parameter for word in each]
        given = [each for each, is_parameter in parts if is_parameter]
        by = ["by", *(word for at, each in enumerate(given) for word in (*(["and"] if at else []), *each))]
        every = [word for each, _ in parts for word in each]
        if words[1:] in (every, constant + by if given else constant):
            return True
        if not parts or parts[0][1] or not is_prefix("".join(parts[0][0])):
            return False
        parts = parts[1:]
