"""Find the operations of a document, with the parameters of their paths merged in."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl, quote
from weakref import WeakKeyDictionary

from pochoir import naming, path_templates, pointers
from pochoir.extensions.variants import VARIANTS
from pochoir.extensions.websocket import WEBSOCKET
from pochoir.resolve import operation_ids
from pochoir.resolve.tree import Tree

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
MORE: Final = "additionalOperations"
_BRACES: Final = re.compile(r"(\{[^{}]+\})")
_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE: Final = "/?%:@!$&'()*+,;=~"
_TOKEN: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class OperationNode:
    """An operation of the document, or a variant of one.

    Attributes:
        id: its `operationId`, or one made from the method and the path.
        text: the id without what frameworks add to it, or the summary if the id has no words; names are made from it.
        method: the HTTP method.
        path: the path without a fragment and without a query.
        pointer: its pointer.
        item: the pointer of its path item.
        parameters: the pointers of its parameters, with references followed.
        owner: the pointer of the operation that has its security, tags and servers: its own, or for a variant that of
            the original operation.
        replies: the pointers of its responses, by status as written.
        fixed: query parameters with constant values.
    """

    id: str
    text: str
    method: str
    path: str
    pointer: str
    item: str
    parameters: tuple[str, ...]
    owner: str
    replies: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> str:
        """The text, the path and the method, which are unique to the operation."""
        method = self.method.lower()
        is_made = self.text == made_id(method, self.path)
        return _full_id(method, self.path) if is_made else f"{self.text} {self.path} {method}"

    @property
    def first_success(self) -> str:
        """The pointer of the successful response with the lowest status, or of the default one, or ""."""
        replies = dict(self.replies)
        return next((replies[status] for status in sorted(replies) if status[:1] == "2"), replies.get("default", ""))


_FOUND: Final = WeakKeyDictionary[Tree, tuple[OperationNode, ...]]()
"""The operations of the documents that are in use."""


def operations(tree: Tree) -> tuple[OperationNode, ...]:
    """Return every operation under `paths`, in the order of the document, without the handshakes of WebSockets.

    Several with the same `operationId` have names made from it, and the first has the id itself.
    """
    found = _FOUND.get(tree)
    if found is None:
        found = _FOUND[tree] = tuple(_operations(tree))
    return found


def _operations(tree: Tree) -> Iterator[OperationNode]:
    handshakes = {socket.operation for _, socket in WEBSOCKET.of(tree.mapping("")) or () if socket.operation}
    every = list(places(tree))
    written = {pointer: tree.text(pointers.join(pointer, "operationId")) for _, _, _, pointer in every}
    found = [(_template(tree, *each), *each[1:]) for each in every if written[each[3]] not in handshakes]
    owners = {written[pointer]: pointer for _, _, _, pointer in reversed(found)}
    ids = {pointer: name for name, pointer in owners.items() if name}
    made = Counter(made_id(method.lower(), path) for path, _, method, pointer in found if pointer not in ids)
    for path, item, method, pointer in found:
        name = ids.get(pointer, "")
        given = written[pointer]
        text = operation_ids.text_of(given, method, path, tree.mapping(pointer)) if given else ""
        text = text or made_id(method.lower(), path)
        if not name:
            name = made_id(method.lower(), path)
            if made[name] > 1 or name in owners:
                name = _full_id(method.lower(), path) + naming.fingerprint(path).capitalize()
        sent = _sent(item, method, pointer)
        requested, fixed = split(path)
        variants = VARIANTS.of(tree.mapping(pointer)) or ()
        names = {key for key, _ in (*fixed, *(each for variant in variants for each in variant.query))}
        passed = tuple(each for each in parameters(tree, item, pointer) if not _is_query(tree, each, names))
        replies = _replies(tree, pointer)
        node = OperationNode(name, text, sent, requested, pointer, item, passed, pointer, replies, fixed)
        yield node
        yield from _variants(tree, node)


def _template(tree: Tree, path: str, item: str, _method: str, operation: str) -> str:
    """Return the path of an operation, with the placeholders of its path parameters only."""
    if "%7" not in path and "{" not in path:
        return path
    described = [tree.mapping(pointer) for pointer in parameters(tree, item, operation)]
    within = {place: {str(each["name"]) for each in described if each["in"] == place} for place in ("path", "query")}
    return path_templates.read(path, within["path"], within["query"])


def split(path: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Split a path into the path that is requested and the query parameters written into it.

    A fragment (`/#Action=ListQueues`) only distinguishes operations in the document and is removed. A query that
    contains path parameters is kept in the path. A missing slash is added.
    """
    path = path if path.startswith("/") else f"/{path}"
    before, query, _ = path_templates.parts(path)
    if "{" in query:
        return f"{before}?{query}", ()
    return before or "/", tuple(parse_qsl(query, keep_blank_values=True))


def encoded(path: str) -> str:
    """Percent-encode a path outside of braces, without encoding it twice."""
    pieces = _BRACES.split(path)
    return "".join(
        piece if at % 2 else _PERCENT.sub("%25", quote(piece, safe=_SAFE)) for at, piece in enumerate(pieces)
    )


def places(tree: Tree) -> Iterator[tuple[str, str, str, str]]:
    """Yield the path, the pointer of the path item, the method and the pointer of every operation.

    Operations next to the `$ref` of a path item are included, unless the target has the same method. Methods that are
    not valid in HTTP are left out; `lower` reports them.
    """
    for path in tree.mapping("/paths"):
        written = pointers.join("/paths", path)
        seen: set[str] = set()
        for item in dict.fromkeys((tree.resolved(written), written)):
            for method, pointer in methods(tree, item):
                sent = _sent(item, method, pointer)
                if sent not in seen:
                    seen.add(sent)
                    yield path, item, method, pointer


def _sent(item: str, method: str, pointer: str) -> str:
    """Return a method as it is sent: a key among the others is as it is written (OpenAPI 3.2, Path Item Object)."""
    return method.upper() if pointer == pointers.join(item, method) else method


def methods(tree: Tree, item: str) -> Iterator[tuple[str, str]]:
    """Yield the methods of a path item with the pointers of their operations."""
    more = pointers.join(item, MORE)
    listed = [(method, pointers.join(item, method)) for method in METHODS]
    listed += [(name, pointers.join(more, name)) for name in tree.mapping(more) if is_method(name)]
    return ((method, pointer) for method, pointer in listed if isinstance(tree.at(pointer), dict))


def is_method(name: str) -> bool:
    """Return whether a name is a valid HTTP method."""
    return _TOKEN.fullmatch(name) is not None


def _variants(tree: Tree, node: OperationNode) -> Iterator[OperationNode]:
    """Yield the variants of an operation, which have constant query parameters (`x-pochoir-variants`)."""
    for at, variant in enumerate(VARIANTS.of(tree.mapping(node.pointer)) or ()):
        pointer = pointers.join(node.pointer, VARIANTS.key, at)
        refused = {*variant.without, *(name for name, _ in variant.query)}
        given = tuple(each for each in node.parameters if not _is_query(tree, each, refused))
        answers = [("200", pointers.join(pointer, "response"))]
        answers += [each for each in node.replies if not each[0].startswith("2")]
        yield replace(
            node,
            id=variant.id,
            text=variant.id,
            pointer=pointer,
            parameters=given,
            replies=tuple(answers),
            fixed=(*node.fixed, *variant.query),
        )


def _is_query(tree: Tree, pointer: str, names: Collection[object]) -> bool:
    parameter = tree.mapping(pointer)
    return parameter.get("in") == "query" and parameter.get("name") in names


def _replies(tree: Tree, operation: str) -> tuple[tuple[str, str], ...]:
    listed = pointers.join(operation, "responses")
    return tuple((status, pointers.join(listed, status)) for status in tree.mapping(listed))


def made_id(method: str, path: str) -> str:
    """Return an id for an operation without one: `get /pets/{id}` gives `getPetsById`."""
    given = [part.strip("{}") for part in path.split("/") if "{" in part]
    name = method + "".join(naming.word(part) for part in segments(path))
    return name + ("By" + "And".join(naming.word(part) for part in given) if given else "")


def _full_id(method: str, path: str) -> str:
    """Return an id with the whole path, for an operation whose `made_id` is not unique."""
    return method + "".join(naming.word(part.strip("{}")) for part in path.split("/") if part)


def segments(path: str) -> list[str]:
    """Return the constant segments of a path without `api` and the version: `/api/v1/users/{id}` gives `users`."""
    fixed = [part for part in path.split("/") if part and "{" not in part]
    while fixed and is_prefix(fixed[0]):
        fixed.pop(0)
    return fixed


def is_prefix(segment: str) -> bool:
    """Return whether a segment is `api` or a version, which do not describe an operation."""
    return segment.lower() in ("api", "rest") or (segment[:1] in ("v", "V") and segment[1:2].isdigit())


def parameters(tree: Tree, item: str, operation: str) -> tuple[str, ...]:
    """Return the pointers of the parameters of a path item and of its operation, which replace those of one name.

    The names of header fields are the same in upper and lower case (RFC 9110, 5.1).
    """
    merged: dict[tuple[str, str], str] = {}
    for owner in (item, operation):
        listed = pointers.join(owner, "parameters")
        for at in range(len(tree.items(listed))):
            pointer = tree.resolved(pointers.join(listed, at))
            parameter = tree.mapping(pointer)
            name, location = parameter.get("name"), parameter.get("in")
            if isinstance(name, str) and isinstance(location, str):
                merged[location, name.lower() if location == "header" else name] = pointer
    return tuple(merged.values())
