"""Make the names of methods: from an operationId, the path and the method to a name that reads as by hand."""

from typing import Final

from pochoir import naming
from pochoir.lower.habits import (
    is_made,
    verb_first,
    without_class,
    without_key,
    without_modules,
    without_path,
    without_prefix,
    without_version,
)
from pochoir.lower.lists import is_list
from pochoir.lower.words import VERBS, Segment, is_action, is_item, nouns, same, segments, starting, word_set, words_of
from pochoir.resolve.operation_ids import is_of_framework
from pochoir.resolve.paths import OperationNode
from pochoir.resolve.tree import Tree

_KINDS: Final = word_set("active all available current latest many multiple recent")
_BY_METHOD: Final = {"POST": "create", "PUT": "update", "PATCH": "patch", "DELETE": "delete"}
_ONE: Final = {(verb, "one") for verb in ("find", "get", "read", "fetch", "retrieve")}
_MANY: Final = {
    (verb, word) for verb in ("find", "get", "read", "fetch", "retrieve") for word in ("all", "many", "list")
}
_READ: Final = ("get", "read", "retrieve")
_ALONE: Final = {
    ("one", "GET"): "get",
    ("detail", "GET"): "get",
    ("all", "GET"): "list",
    ("store", "POST"): "create",
    ("destroy", "DELETE"): "delete",
    ("index", "GET"): "list",
}


def texts(tree: Tree, operation: OperationNode, tag: str) -> tuple[str, ...]:
    """Return the texts that the name of a method is made of, in order of preference.

    They depend on the operation alone, so that adding another one does not change them.

    Args:
        tree: the document.
        operation: the operation.
        tag: the name of its resource in the document.
    """
    action = _action(operation)
    if action:
        return action, f"{operation.text} {action}", operation.whole, operation.id
    if not words_of(operation.text):
        return operation.text, operation.whole, operation.id  # a symbol, such as ⚙
    words = without_path(words_of(operation.text), operation)
    short = _short(tree, operation, words_of(tag))
    kept = _canonical(tree, operation, [word for word in words if word not in ("controller", "controllers")])
    # The path `/` has no word for the name of its operation.
    root = () if segments(operation) else (f"{operation.method.lower()} root",)
    return " ".join(short), " ".join(kept), operation.text, operation.whole, *root, operation.id


def _action(operation: OperationNode) -> str:
    """Return the last segment of the path if it says what a function does and the function is named otherwise.

    One function of FastAPI can have several paths: `text_to_speech` at `/tts/{voice}` and at `/tts/{voice}/stream`.
    """
    found = segments(operation)
    method = operation.method.lower()
    if len(found) < 2 or not found[-2].is_parameter or not is_of_framework(operation.id, method, operation.path):
        return ""
    last = found[-1].words
    if found[-1].is_parameter or len(last) != 1 or last[0] in words_of(operation.text):
        return ""
    return last[0] if is_action(last, operation.method) else ""


def _short(tree: Tree, operation: OperationNode, tag: list[str]) -> list[str]:
    words = words_of(operation.text)
    found = segments(operation)
    is_short = bool(found) and not any(each.is_parameter for each in found)
    if is_made(words, operation) and not (is_short and not is_action(found[-1].words, operation.method)):
        return _from_path(tree, operation, tag)
    words = _dotted(operation.text, tag) or _function(words, operation, tag)
    words = verb_first(without_key(words, operation), operation)
    if any(same(words, noun) for noun in nouns(tag)) and operation.method == "GET":
        return _bare(tree, operation, words)
    return _canonical(tree, operation, _without_noun(words, tag), words[1:])


def _function(words: list[str], operation: OperationNode, tag: list[str]) -> list[str]:
    """Return the words of the function, without what frameworks and authors put before it."""
    words = without_class(without_path(words, operation))
    left = _untagged(words, tag)
    return without_version(left) if left != words else _untagged(without_modules(words), tag)


def _untagged(words: list[str], tag: list[str]) -> list[str]:
    for noun in nouns(tag):
        words = without_prefix(words, noun)
    return words


def _dotted(text: str, tag: list[str]) -> list[str]:
    """Return the action and the last noun of an id such as `directory.groups.aliases.insert`, after the tag."""
    parts = [words_of(part) for part in text.split(".")]
    if len(parts) < 3 or not all(parts):
        return []
    at = next((at for at, part in enumerate(parts[:-1]) if same(part, tag)), 0)
    between, action = parts[at + 1 : -1], parts[-1]
    return [*action, *between[-1]] if between and len(action) == 1 else action


def _without_noun(words: list[str], tag: list[str]) -> list[str]:
    """Remove the noun of the resource after a verb: `create user invitation` becomes `create invitation`."""
    verb, rest = words[:1], words[1:]
    for noun in nouns(tag):
        count = starting(rest, noun)
        if count == len(rest) and count:
            return verb
        if count and verb[0] in VERBS:
            return verb + rest[count:]
        if rest[:1] and rest[0] in _KINDS and verb[0] in VERBS and same(rest[1:], noun):
            return [*verb, rest[0]]
    ends = [noun[at:] for noun in nouns(tag) for at in range(1, len(noun))]
    return verb if rest and verb[0] in VERBS and any(same(rest, end) for end in ends) else words


def _canonical(tree: Tree, operation: OperationNode, words: list[str], noun: list[str] | None = None) -> list[str]:
    """Replace the verbs of frameworks: `read` and `find one` become `get`, `find all` and a `get` of a list `list`."""
    if not words:
        return words
    noun = words[1:] if noun is None else noun
    first, rest = words[0], words[1:]
    if tuple(words) in _MANY and operation.method == "GET":
        return ["list"]
    if tuple(words) in _ONE:
        return ["get"]
    if not rest and (first, operation.method) in _ALONE:
        return [_ALONE[first, operation.method]]
    if not rest and first == operation.method.lower() and first in ("post", "put"):
        return [_BY_METHOD[operation.method]]
    if first == "destroy":
        return ["delete", *rest]
    if first in _READ:
        return ["list" if is_list(tree, operation, noun) else "get", *rest]
    return ["list"] if words == ["list", "all"] else words


def _bare(tree: Tree, operation: OperationNode, noun: list[str]) -> list[str]:
    """Return the verb of an operation on the resource itself."""
    if operation.method == "GET":
        return ["list" if is_list(tree, operation, noun) else "get"]
    return [_BY_METHOD.get(operation.method, operation.method.lower())]


def _from_path(tree: Tree, operation: OperationNode, tag: list[str]) -> list[str]:
    """Return the words of a name for an operation whose id only repeats the method and the path."""
    found = segments(operation)
    at = next((at for at in reversed(range(len(found))) if _is_tag(found[at], tag)), -1)
    rest = found[at + 1 :]
    named = [each for each in rest if not each.is_parameter]
    if not named:
        return _bare(tree, operation, list(found[at].words) if found else [])
    *before, last = named
    is_last = last is rest[-1] or (not tag and not before)
    if is_last and is_action(last.words, operation.method):
        return [*last.words, *(word for each in before[-1:] for word in each.words)]
    noun = [word for each, after in zip(rest, [*rest[1:], None], strict=True) for word in _noun(each, after)]
    if operation.method == "POST":
        return ["post" if is_item(operation) else "create", *noun[:-1], naming.singular(noun[-1])]
    return [*_bare(tree, operation, list(last.words)), *noun]


def _is_tag(segment: Segment, tag: list[str]) -> bool:
    return not segment.is_parameter and any(same(segment.words, noun) for noun in nouns(tag))


def _noun(segment: Segment, after: Segment | None) -> list[str]:
    if segment.is_parameter:
        return []
    words = list(segment.words)
    return [*words[:-1], naming.singular(words[-1])] if after is not None and after.is_parameter and words else words
