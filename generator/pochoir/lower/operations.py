"""Lower operations."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from typing import Final, Literal

from pochoir import ir, pointers
from pochoir.extensions.calls import CONFIRM, DEADLINE, RETRY, UNWRAP
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower import arguments, bodies, flows, parameters, replies, security, servers
from pochoir.lower.batch import batch
from pochoir.lower.context import Context, text
from pochoir.lower.docs import doc_of
from pochoir.lower.paging import limits_list, paging
from pochoir.resolve.paths import OperationNode

_CONDITIONS: Final = ("if-none-match", "if-modified-since")
"""The header fields that ask for 304 (RFC 9110, 13.1)."""


def operation(
    context: Context,
    node: OperationNode,
    names: tuple[Identifier, Identifier],
    schemes: tuple[ir.Scheme, ...],
    batch_names: tuple[Identifier, Identifier] | None = None,
) -> ir.Operation:
    """Return an operation.

    Args:
        context: the document.
        node: the operation in the document.
        names: the names of its method and its constant.
        schemes: the security schemes of the document.
        batch_names: the names of its batch helper and the constant of that.
    """
    described = context.tree.mapping(node.pointer)
    found = parameters.sources(context, node)
    source = bodies.source(context, node)
    answered = replies.replies(context, node)
    good = replies.successes(answered)
    first = good[0] if good else None
    pages = paging(context, node, first)
    answered = replies.with_others(context, answered)
    other_bodies = bodies.others(context, source)
    is_chosen = bodies.is_chosen(context, source)
    further = _further_arguments(described, answered, is_chosen=is_chosen)
    given = arguments.names(context, node.pointer, found, source, further)
    replies.report_other_media_types(context, replies.successes(answered))
    body = bodies.body(context, source, given, other_bodies) if source is not None else None
    is_conditional = any(each.location == "header" and each.wire.lower() in _CONDITIONS for each in found)
    unwrap = UNWRAP.of(described) or ()
    return ir.Operation(
        id=node.id,
        name=names[0],
        constant=names[1],
        method=node.method,
        path=node.path,
        doc=doc_of(_of_path(context, node) | described),
        parameters=tuple(parameters.parameter(context, each, given[each.key], node) for each in found),
        body=body,
        replies=answered,
        returns=replies.returns(replies.unwrapped(context, answered, unwrap), node.method, is_conditional),
        security=_security(context, node, schemes),
        paging=replace(pages, page_size=given.get("page_size")) if pages is not None else None,
        retry=_retry(node.method, RETRY.of(context.tree.mapping(node.owner))),
        deadline=_deadline(DEADLINE.of(context.tree.mapping(node.owner), "operation")),
        server=_server(context, node),
        scopes=flows.scopes(context, node.owner),
        tags=_tags(context, node),
        pointer=node.pointer,
        security_stated=any(context.tree.has(pointers.join(place, "security")) for place in (node.owner, "")),
        id_stated=bool(text(described.get("operationId"))),
        unwrap=unwrap,
        confirm=given.get("confirm"),
        accept=given.get("accept"),
        returns_as=replies.returned_as(answered, is_conditional),
        stream_switch=bodies.stream_switch(context, source) if replies.gives_stream(answered) else "",
        content_type=given.get("content_type"),
        batch=batch(context, node.pointer, batch_names, body, first),
        fixed=node.fixed,
    )


def _further_arguments(
    described: Mapping[str, Json], answered: tuple[ir.Reply, ...], *, is_chosen: bool
) -> dict[str, str]:
    """Return the arguments that a method has besides parameters and body; "" for one that it does not have.

    Args:
        described: the operation.
        answered: its responses.
        is_chosen: whether callers choose the media type of the body.
    """
    return {
        "confirm": CONFIRM.of(described) or "",
        "page_size": "page_size" if limits_list(described) else "",
        "accept": "accept" if any(each.others for each in answered) else "",
        "content_type": "content_type" if is_chosen else "",
    }


def _tags(context: Context, node: OperationNode) -> tuple[str, ...]:
    tags = context.tree.items(pointers.join(node.owner, "tags"))
    return tuple(tag for tag in tags if isinstance(tag, str))


def _of_path(context: Context, node: OperationNode) -> dict[str, Json]:
    """Return the keywords of a path item that apply to an operation which does not have them itself."""
    item = context.tree.mapping(node.item)
    return {key: item[key] for key in ("summary", "description") if key in item}


def _retry(method: str, declared: Literal["idempotent", "never"] | None) -> ir.Retry:
    if declared is not None:
        return declared
    if method in ("GET", "HEAD", "OPTIONS", "TRACE", "QUERY"):
        return "safe"
    return "idempotent" if method in ("PUT", "DELETE") else "unsafe"


def _deadline(declared: float | Literal["none"] | None) -> float | None:
    return inf if declared == "none" else declared


def _security(context: Context, node: OperationNode, schemes: tuple[ir.Scheme, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the security of an operation. Inherited requirements do not apply to a server of another origin."""
    needed = security.requirements(context, node.owner, schemes)
    if not needed or context.tree.has(pointers.join(node.owner, "security")):
        return needed
    own = _server(context, node)
    known = {servers.origin(server.url) for server in servers.servers(context)}
    if not own or servers.origin(own) in known:
        return needed
    message = "this operation has a server on another origin: the credentials of the API are not sent there"
    hint = "add security to the operation: what is needed there, or [] for nothing"
    context.warn("security-other-origin", node.pointer, message, hint)
    return ()


def _server(context: Context, node: OperationNode) -> str:
    for owner in (node.owner, node.item):
        if context.tree.items(pointers.join(owner, "servers")):
            found = servers.servers(context, owner)
            if len(found) > 1:
                message = "the client calls the first server of an operation, not this one"
                hint = "callers can choose another one with base_urls"
                context.warn("server-not-called", pointers.join(owner, "servers", 1), message, hint)
            return found[0].url if found else ""
    return ""
