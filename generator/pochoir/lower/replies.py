"""Lower the responses of operations, and find the return type."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Literal

from pochoir import ir, pointers
from pochoir.extensions.calls import STREAM_END
from pochoir.lower import examples, unread
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.rules import rule
from pochoir.lower.types import JSON, NONE, type_of, union_of
from pochoir.media_types import main_type, without_charset
from pochoir.resolve import media, shapes, streams
from pochoir.resolve.paths import OperationNode

TEXT: Final = ir.Plain("str")
ANYTHING: Final = ir.UnionOf((JSON, ir.Plain("bytes")))
"""The type of a response without documented content: any JSON (including None and text) or bytes."""
_BODILESS: Final = ("204", "205", "304")


def replies(context: Context, operation: OperationNode) -> tuple[ir.Reply, ...]:
    """Return the documented responses of an operation, sorted by status with `default` last."""
    found = [
        _reply(context, pointer, status, operation.method)
        for status, pointer in operation.replies
        if not status.startswith("x-")
    ]
    return tuple(sorted(found, key=lambda reply: (reply.status == "default", reply.status)))


def successes(found: tuple[ir.Reply, ...]) -> tuple[ir.Reply, ...]:
    """Return the successful responses: those of 2xx, or else the redirects, or else `default`."""
    for good in (
        tuple(reply for reply in found if reply.status.startswith("2")),
        # 304 only answers conditional requests.
        tuple(reply for reply in found if reply.status.startswith("3") and reply.status != "304"),
    ):
        if good:
            return good
    return tuple(reply for reply in found if reply.status == "default")


def returned(found: tuple[ir.Reply, ...], is_conditional: bool) -> tuple[ir.Reply, ...]:
    """Return the responses that a method returns: the successes and the documented redirects.

    304 is among them if callers can ask for it (`is_conditional`). A stream has no value for redirects.
    """
    good = successes(found)
    if any(reply.kind == "events" for reply in good):
        return good
    redirects = (each for each in found if each.status[0] == "3" and (is_conditional or each.status != "304"))
    return (*good, *(each for each in redirects if each not in good))


def returns(found: tuple[ir.Reply, ...], method: str, is_conditional: bool) -> ir.TypeRef:
    """Return the return type of an operation: the union over the responses that its method returns.

    A response without documented content is None if another has content. If none has, the type is any JSON or bytes, or
    None where HTTP does not allow content.
    """
    good = returned(found, is_conditional)
    full = [reply for reply in good if reply.kind != "empty"]
    if full:
        return union_of([*(reply.type for reply in full), *(NONE for reply in good if reply.kind == "empty")])
    silent = method == "HEAD" or (good and all(reply.status in _BODILESS or reply.status[0] == "3" for reply in good))
    return NONE if silent else ANYTHING


def with_others(context: Context, found: tuple[ir.Reply, ...]) -> tuple[ir.Reply, ...]:
    """Return the responses, each success with its content in the other media types that callers can ask for."""
    good = successes(found)
    return tuple(replace(each, others=_others(context, each)) if each in good else each for each in found)


def returned_as(found: tuple[ir.Reply, ...], is_conditional: bool) -> tuple[tuple[str, ir.TypeRef], ...]:
    """Return the return types by the media type that a call asks for, without the usual one."""
    good = returned(found, is_conditional)
    offered = {without_charset(other.media_type): other.kind for reply in good for other in reply.others}
    return tuple((name, _all_as(good, name, is_stream=kind == "events")) for name, kind in offered.items())


def _all_as(good: tuple[ir.Reply, ...], media_type: str, *, is_stream: bool) -> ir.TypeRef:
    """Return the type of responses in a media type; other responses have no value in a stream."""
    names = {reply.status: {without_charset(each.media_type) for each in reply.others} for reply in good}
    return union_of(_type_as(each, media_type) for each in good if not is_stream or media_type in names[each.status])


def _type_as(reply: ir.Reply, media_type: str) -> ir.TypeRef:
    same = (each.type for each in reply.others if without_charset(each.media_type) == media_type)
    return next(same, reply.type)


def gives_stream(found: Iterable[ir.Reply]) -> bool:
    """Return whether callers can ask for a stream instead of the usual content."""
    return any(other.kind == "events" for reply in found for other in reply.others)


def report_other_media_types(context: Context, good: tuple[ir.Reply, ...]) -> None:
    """Report media types of successful responses that cannot be requested."""
    for reply in good:
        if reply.kind != "empty":
            pointer = context.tree.resolved(reply.pointer)
            offered = {each.media_type for each in reply.others}
            unread.other_media_types(context, pointer, media.best(reply.media_types), "asks for", offered)


def _others(context: Context, reply: ir.Reply) -> tuple[ir.Content, ...]:
    if reply.kind == "empty":
        return ()
    pointer, usual = context.tree.resolved(reply.pointer), media.best(reply.media_types)
    mine = pointers.join(media.content(context.tree, pointer, usual), "schema")
    found: list[ir.Content] = []
    for media_type, schema in media.others(context.tree, pointer, usual).items():
        content = media.content(context.tree, pointer, media_type)
        sort = media.content_kind(context.tree, pointer, media_type)
        kind: Literal["json", "text", "bytes"] = (
            "json" if sort == "json" else "text" if sort in ("text", "form") else "bytes"
        )
        type_: ir.TypeRef = ir.Plain("str" if kind == "text" else "bytes")
        if kind == "json":
            type_ = type_of(context, schema) if context.tree.has(schema) else JSON
        elif schema != mine:
            unread.schema_of_text(context, schema, media_type)
        found.append(ir.Content(media_type, kind, type_, _examples(context, content, schema, kind)))
    return (*found, *(_stream(context, pointer, name) for name in streams.others(context.tree, pointer, usual)))


def _stream(context: Context, reply: str, media_type: str) -> ir.Content:
    """Return the content of a response that comes piece by piece."""
    schemas, content = streams.schemas(context.tree, reply, media_type), media.content(context.tree, reply, media_type)
    found = [type_of(context, each) for each in schemas]
    named = tuple(
        (name, type_of(context, at) if at else TEXT)
        for name, at in streams.event_schemas(context.tree, reply, media_type)
    )
    if found and any(each == TEXT for _, each in named):
        found.append(TEXT)
    return ir.Content(
        media_type,
        "events",
        union_of(found) if found else TEXT,
        _examples(context, content, schemas[0] if schemas else pointers.join(content, "schema"), "events"),
        named,
        STREAM_END.of(context.tree.mapping(content)) or "",
    )


def unwrapped(context: Context, found: tuple[ir.Reply, ...], places: tuple[str, ...]) -> tuple[ir.Reply, ...]:
    """Return the responses, each JSON success with the type at pointers into its body (`x-pochoir-unwrap`)."""
    if not places:
        return found
    good = successes(found)
    return tuple(replace(reply, type=_inner(context, reply, places)) if reply in good else reply for reply in found)


def _inner(context: Context, reply: ir.Reply, places: tuple[str, ...]) -> ir.TypeRef:
    """Return the type of the value at the first pointer that leads to one in the body of a response.

    It is the union over the branches of the body's `oneOf` or `anyOf`; any JSON if it is not described.
    """
    if reply.kind != "json":
        return reply.type
    schema = media.schema(context.tree, context.tree.resolved(reply.pointer), "json")
    if not schema:
        return JSON
    branches = shapes.options(context.tree, shapes.end(context.tree, schema)) or [schema]
    # Keywords next to the branches apply to each branch.
    shared = {place: _at(context, schema, place) for place in places if place}
    found = [
        next((at for place in places if (at := _at(context, each, place) or shared.get(place, ""))), "")
        for each in branches
    ]
    described = [type_of(context, each) for each in found if each]
    return union_of(described) if described else JSON


def _at(context: Context, schema: str, place: str) -> str:
    """Return the pointer of the schema at a pointer into what a schema describes, "" if there is none."""
    for key in pointers.tokens(place):
        schema = (
            shapes.members(context.tree, shapes.end(context.tree, schema)).properties.get(key, "") if schema else ""
        )
    return schema


def _reply(context: Context, written: str, status: str, method: str) -> ir.Reply:
    pointer = context.tree.resolved(written)
    media_types = context.tree.mapping(pointers.join(pointer, "content"))
    media_type = media.best(media_types)
    content = media.content(context.tree, pointer, media_type)
    schema = pointers.join(content, "schema")
    kind: Literal["json", "text", "bytes", "events", "empty"]
    type_: ir.TypeRef
    named: tuple[tuple[str, ir.TypeRef], ...] = ()
    end = ""
    came_as = media.concrete(context.tree, pointer, media_type)
    unsaid = not media_types or ("*" in media_type and not came_as)
    if unsaid or status in _BODILESS or method == "HEAD":
        kind, type_ = "empty", NONE
    elif (sort := media.content_kind(context.tree, pointer, media_type)) == "json":
        kind, type_ = "json", type_of(context, schema) if context.tree.has(schema) else JSON
    elif streams.is_stream(context.tree, pointer, media_type):
        stream = _stream(context, pointer, media_type)
        kind, type_, named, end = "events", stream.type, stream.events, stream.end
        schema = next(iter(streams.schemas(context.tree, pointer, media_type)), schema)
    elif sort in ("text", "form"):
        kind, type_ = "text", ir.Plain("str")
    else:
        kind, type_ = "bytes", ir.Plain("bytes")
    if status in _BODILESS:
        unread.schema_of_nothing(context, pointer, status)
    if kind in ("text", "bytes"):
        unread.schema_of_text(context, schema, came_as)
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
        schema=rule(context, schema) if kind in ("json", "events") else True,
        json_types=_json_types(context, pointer, type_) if kind == "json" else (),
        events=named,
        end=end,
    )


def _json_types(context: Context, pointer: str, usual: ir.TypeRef) -> tuple[tuple[str, ir.TypeRef], ...]:
    """Return the types of a JSON response in other JSON media types, if it has another type in them."""
    schemas = media.other_schemas(context.tree, pointer, is_reply=True)
    found = ((main_type(name), type_of(context, schema)) for name, schema in schemas.items())
    return tuple((name, type_) for name, type_ in found if type_ != usual)


def _examples(
    context: Context, content: str, schema: str, kind: Literal["json", "text", "bytes", "events", "empty"]
) -> tuple[ir.Example, ...]:
    written = examples.given(context, content, schema, "reply")
    return written or examples.synthesised(context, schema, "json" if kind in ("json", "events") else "text", "reply")


def _headers(context: Context, pointer: str) -> tuple[ir.Header, ...]:
    found: list[ir.Header] = []
    for wire in context.tree.mapping(pointers.join(pointer, "headers")):
        header = context.tree.resolved(pointers.join(pointer, "headers", wire))
        if wire.lower() == "content-type":
            continue
        schema = pointers.join(header, "schema")
        type_ = type_of(context, schema) if context.tree.has(schema) else ir.Plain("str")
        shown = examples.written(context, header) or examples.of_schema(context, schema)
        shown = shown or examples.synthesised(context, schema, "json", "reply")
        found.append(ir.Header(wire, type_, doc_of(context.tree.mapping(header)), shown[0].value))
    return tuple(found)
