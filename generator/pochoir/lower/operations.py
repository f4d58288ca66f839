"""The operations, whole."""

from typing import Literal

from pochoir import ir
from pochoir.literals import Identifier
from pochoir.lower import arguments, bodies, parameters, replies, security, servers
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.paging import paging
from pochoir.resolve import pointers
from pochoir.resolve.paths import OperationNode


def operation(
    context: Context,
    node: OperationNode,
    names: tuple[Identifier, Identifier],
    schemes: tuple[ir.Scheme, ...],
) -> ir.Operation:
    """Return an operation.

    Args:
        context: the document.
        node: where the operation stands.
        names: of its method and of its constant.
        schemes: the security schemes of the document.
    """
    described = context.tree.mapping(node.pointer)
    found = parameters.sources(context, node)
    source = bodies.source(context, node)
    given = arguments.names(context, found, source)
    answered = replies.replies(context, node)
    good = replies.successes(answered)
    _unsent(context, node)
    return ir.Operation(
        id=node.id,
        name=names[0],
        constant=names[1],
        method=node.method,
        path=node.path,
        doc=doc_of(described),
        parameters=tuple(parameters.parameter(context, each, given[each.key]) for each in found),
        body=bodies.body(context, source, given) if source is not None else None,
        replies=answered,
        returns=replies.returns(answered),
        security=security.requirements(context, node.pointer, schemes),
        paging=paging(context, node.pointer, good[0] if good else None),
        retry=_retry(node.method, described.get("x-pochoir-retry")),
        server=_server(context, node),
        tags=tuple(tag for tag in context.tree.items(pointers.join(node.pointer, "tags")) if isinstance(tag, str)),
        pointer=node.pointer,
    )


def _retry(method: str, declared: object) -> Literal["safe", "idempotent", "never"]:
    if declared == "never" or declared == "idempotent":
        return "never" if declared == "never" else "idempotent"
    if method in ("GET", "HEAD", "OPTIONS", "TRACE", "QUERY"):
        return "safe"
    return "idempotent" if method in ("PUT", "DELETE") else "never"


def _server(context: Context, node: OperationNode) -> str:
    for owner in (node.pointer, node.item):
        if context.tree.items(pointers.join(owner, "servers")):
            found = servers.servers(context, owner)
            return found[0].url if found else ""
    return ""


def _unsent(context: Context, node: OperationNode) -> None:
    if context.tree.mapping(pointers.join(node.pointer, "callbacks")):
        pointer = pointers.join(node.pointer, "callbacks")
        context.warn("callbacks-not-generated", pointer, "what the server calls is no part of a client")
