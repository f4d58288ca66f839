"""The replies of an operation, and what a success returns."""

import re
from typing import Final, Literal

from pochoir import ir
from pochoir.lower import examples
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.types import JSON, NONE, type_of, union_of
from pochoir.resolve import media, pointers
from pochoir.resolve.paths import OperationNode

_STATUS: Final = re.compile(r"default|[1-5](\d\d|XX)")
_BODILESS: Final = ("204", "205", "304")


def replies(context: Context, operation: OperationNode) -> tuple[ir.Reply, ...]:
    """Return the documented replies of an operation, sorted by status, `default` last."""
    owner = pointers.join(operation.pointer, "responses")
    found: list[ir.Reply] = []
    for written in context.tree.mapping(owner):
        if written.startswith("x-"):
            continue
        status = written if written == "default" else written.upper()
        if _STATUS.fullmatch(status):
            found.append(_reply(context, pointers.join(owner, written), status, operation.method))
        else:
            context.refuse("status-invalid", pointers.join(owner, written), f'"{written}" is no status of a reply')
    return tuple(sorted(found, key=lambda reply: (reply.status == "default", reply.status)))


def successes(found: tuple[ir.Reply, ...]) -> tuple[ir.Reply, ...]:
    """Return the replies that mean success: those of 2xx, or `default` when no 2xx is documented."""
    good = tuple(reply for reply in found if reply.status.startswith("2"))
    return good or tuple(reply for reply in found if reply.status == "default")


def returns(found: tuple[ir.Reply, ...]) -> ir.TypeRef:
    """Return the type of a success: the union over its replies, None when they are all empty."""
    good = successes(found)
    return union_of(reply.type for reply in good) if good else NONE


def _reply(context: Context, written: str, status: str, method: str) -> ir.Reply:
    pointer = context.tree.resolved(written)
    media_types = context.tree.mapping(pointers.join(pointer, "content"))
    media_type = media.best(media_types)
    content = pointers.join(pointer, "content", media_type)
    schema = pointers.join(content, "schema")
    kind: Literal["json", "text", "bytes", "empty"]
    type_: ir.TypeRef
    if not media_type or status in _BODILESS or method == "HEAD":
        kind, type_ = "empty", NONE
    elif (sort := media.kind(media_type)) == "json":
        kind, type_ = "json", type_of(context, schema) if context.tree.has(schema) else JSON
    elif sort in ("text", "form"):
        kind, type_ = "text", ir.Plain("str")
    else:
        kind, type_ = "bytes", ir.Plain("bytes")
    shown = () if kind == "empty" else _examples(context, content, schema, kind)
    return ir.Reply(
        status=status,
        doc=doc_of(context.tree.mapping(pointer)),
        kind=kind,
        type=type_,
        media_types=tuple(media_types),
        headers=_headers(context, pointer),
        examples=shown,
        pointer=written,
    )


def _examples(
    context: Context, content: str, schema: str, kind: Literal["json", "text", "bytes", "empty"]
) -> tuple[ir.Example, ...]:
    written = examples.written(context, content) or examples.of_schema(context, schema)
    return written or examples.synthesised(context, schema, "json" if kind == "json" else "text", "reply")


def _headers(context: Context, pointer: str) -> tuple[ir.Header, ...]:
    found: list[ir.Header] = []
    for wire in context.tree.mapping(pointers.join(pointer, "headers")):
        header = context.tree.resolved(pointers.join(pointer, "headers", wire))
        if wire.lower() == "content-type":
            continue
        schema = pointers.join(header, "schema")
        type_ = type_of(context, schema) if context.tree.has(schema) else ir.Plain("str")
        found.append(ir.Header(wire, type_, doc_of(context.tree.mapping(header))))
    return tuple(found)
