"""Propose paging that is not declared, and envelopes: objects that only hold what a reply is about."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pochoir import ir, naming
from pochoir.adoption.proposal import Proposal
from pochoir.document.read_json import read_json
from pochoir.document.text import Text
from pochoir.extensions.calls import UNWRAP
from pochoir.extensions.pagination import PAGINATION
from pochoir.lower.words import segments
from pochoir.paging.proposals import as_text, propose
from pochoir.pointers import join
from pochoir.resolve import media, shapes
from pochoir.resolve.paths import OperationNode, operations
from pochoir.resolve.tree import Tree

_AROUND: Final = frozenset({"data", "result", "results", "response", "payload", "content", "body"})
_BESIDE: Final = frozenset(
    {
        "status", "status_code", "code", "success", "ok", "message", "msg", "error", "errors", "warnings", "meta",
        "metadata", "request_id", "timestamp", "links", "version", "jsonapi", "time", "took",
    }
)  # fmt: skip
_FEWEST: Final = 3
"""An envelope is a habit of an API: fewer operations with one are no habit."""


def paging(tree: Tree) -> Iterator[Proposal]:
    """Yield the paging of each list whose parameters and response agree that it has pages."""
    for operation in operations(tree):
        if operation.pointer != operation.owner or PAGINATION.key in tree.mapping(operation.pointer):
            continue
        found = propose(tree, operation)
        if found is not None:
            value, _ = read_json(Text("", f"{{{as_text(found.pagination)}}}"))
            doubt = "" if found.is_certain else "; that the first page has the number 1 is assumed"
            reason = f"pages, by {' and '.join(found.reasons)}{doubt}"
            assert isinstance(value, dict)
            yield Proposal(operation.pointer, value, reason, "paging")


def envelopes(tree: Tree, api: ir.Api, paged: frozenset[str]) -> Iterator[Proposal]:
    """Yield the member that a reply is about, for operations without pages, where several have the same form.

    Args:
        tree: the document.
        api: the API.
        paged: the pointers of operations with pages, whose paging says where their items are.
    """
    paged |= {each.pointer for resource in api.resources for each in resource.operations if each.paging}
    nodes = [each for each in operations(tree) if each.pointer == each.owner and each.pointer not in paged]
    found = {node.pointer: _envelope(tree, node) for node in nodes if UNWRAP.key not in tree.mapping(node.pointer)}
    habits = Counter(kind for kind, _ in filter(None, found.values()))
    for node in nodes:
        envelope = found.get(node.pointer)
        if envelope is not None and habits[envelope[0]] >= _FEWEST:
            kind, name = envelope
            reason = f'the reply only holds "{name}", which the method returns; {habits[kind]} operations reply so'
            yield Proposal(node.pointer, {UNWRAP.key: join("", name)}, reason, "envelope")


def _envelope(tree: Tree, operation: OperationNode) -> tuple[str, str] | None:
    """Return the kind of envelope of a reply and the member that holds what it is about, or None."""
    reply = tree.resolved(operation.first_success) if operation.first_success else ""
    schema = media.reply_schema(tree, reply) if reply else ""
    if not schema or shapes.kind(tree, shapes.end(tree, schema)) != "object":
        return None
    properties = shapes.members(tree, shapes.end(tree, schema)).properties
    inner = [name for name in properties if naming.snake(name) not in _BESIDE]
    if len(inner) != 1:
        return None
    [name] = inner
    kind = shapes.kind(tree, shapes.end(tree, properties[name]))
    if kind not in ("object", "map", "list", "union"):
        return None
    if naming.snake(name) in _AROUND:
        return naming.snake(name), name
    words = naming.singular("".join(naming.split(name))).lower()
    own = {naming.singular("".join(each.words)) for each in segments(operation) if not each.is_parameter}
    return ("its own noun", name) if len(properties) == 1 and words in own else None
