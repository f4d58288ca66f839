"""Lower request bodies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pochoir import ir, pointers
from pochoir.literals import Identifier
from pochoir.lower import examples, unread
from pochoir.lower.constraints import constrained
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.encodings import encodings
from pochoir.lower.members import fields
from pochoir.lower.rules import rule
from pochoir.lower.types import JSON, NONE, type_of
from pochoir.resolve import media, shapes
from pochoir.resolve.paths import OperationNode

LONGEST: Final = 40
"""Maximum number of members that become arguments. A larger body is one argument."""
_SWITCH: Final = "stream"


@dataclass(frozen=True, slots=True)
class Source:
    """A request body whose arguments are not named yet.

    `media_type` is as in the document, `sent_as` the concrete media type; `members` become arguments.
    """

    pointer: str
    media_type: str
    sent_as: str
    kind: media.Kind
    schema: str
    required: bool
    members: tuple[ir.Field, ...]


def source(context: Context, operation: OperationNode) -> Source | None:
    """Return the body of an operation in the media type to send, or None when it has none."""
    pointer = context.tree.resolved(pointers.join(operation.pointer, "requestBody"))
    media_types = context.tree.mapping(pointers.join(pointer, "content"))
    if not media_types:
        return None
    media_type = media.sent(context.tree, pointer)
    return _source(
        context, pointer, media_type, pointers.join(media.content(context.tree, pointer, media_type), "schema")
    )


def others(context: Context, found: Source | None) -> tuple[Source, ...]:
    """Return the body in the other media types that callers can choose."""
    if found is None:
        return ()
    offered = media.others(context.tree, found.pointer, found.media_type)
    return tuple(_source(context, found.pointer, media_type, schema) for media_type, schema in offered.items())


def is_chosen(context: Context, found: Source | None) -> bool:
    """Return whether callers can choose the media type of a body: another one, or one of a range."""
    if found is None:
        return False
    of_files = media.of_files(context.tree, found.pointer, found.media_type) if found.kind == "bytes" else ()
    return bool(others(context, found)) or any("*" in each for each in of_files)


def stream_switch(context: Context, found: Source | None) -> str:
    """Return the member of a body that asks for a stream, as OpenAI's `stream` does, or "" without any."""
    if found is None or found.kind != "json" or not context.tree.has(found.schema):
        return ""
    member = shapes.members(context.tree, shapes.end(context.tree, found.schema)).properties.get(_SWITCH)
    types = shapes.whole(context.tree, shapes.end(context.tree, member)).types if member else ()
    return _SWITCH if "boolean" in types and set(types) <= {"boolean", "null"} else ""


def _source(context: Context, pointer: str, media_type: str, schema: str) -> Source:
    required = context.tree.mapping(pointer).get("required") is True
    sent_as = media.concrete(context.tree, pointer, media_type) or "application/json"
    kind = media.content_kind(context.tree, pointer, media_type)
    members = _flat(context, schema, required) if kind in ("json", "form", "multipart") else ()
    return Source(pointer, media_type, sent_as, kind, schema, required, members)


def body(context: Context, found: Source, names: dict[str, Identifier], others: Sequence[Source] = ()) -> ir.Body:
    """Return the body with named arguments.

    Args:
        context: the document.
        found: the body in the usual media type.
        names: the names of the arguments.
        others: the body in the other media types that callers can choose.
    """
    of_files = media.of_files(context.tree, found.pointer, found.media_type) if found.kind == "bytes" else ()
    offered = {*of_files, *(each.media_type for each in others)}
    unread.other_media_types(context, found.pointer, found.media_type, "sends", offered)
    made = _body(context, found, names)
    return replace(made, of_files=of_files, others=tuple(_other(context, found, each, names) for each in others))


def _other(context: Context, usual: Source, found: Source, names: dict[str, Identifier]) -> ir.Body:
    """Return the body in another media type; its members are arguments only if they are those of the usual one.

    A text has no members, whatever its schema says: XML is sent as the caller wrote it.
    """
    same = found.schema == usual.schema
    members = usual.members if same and found.members else ()
    made = _body(context, replace(found, members=members), names, reports=not same)
    return made if made.fields else replace(made, name=names["body"])


def _body(context: Context, found: Source, names: dict[str, Identifier], reports: bool = True) -> ir.Body:
    media_types = context.tree.mapping(pointers.join(found.pointer, "content"))
    if found.kind in ("text", "bytes") and reports:
        unread.schema_of_text(context, found.schema, found.sent_as)
    content = media.content(context.tree, found.pointer, found.media_type)
    files = media.files(context.tree, found.schema) if found.kind == "multipart" else ()
    if found.kind in ("form", "multipart") and context.tree.has(found.schema):
        _check_form(context, found, content)
    return ir.Body(
        media_type=found.sent_as,
        kind=found.kind,
        type=_type(context, found),
        required=found.required,
        doc=doc_of(context.tree.mapping(found.pointer)),
        name=names["body"],
        fields=tuple(replace(field, name=names[f"body:{field.wire}"]) for field in found.members),
        other_media_types=tuple(sorted(other for other in media_types if other != found.media_type)),
        encodings=encodings(context, content, found.kind),
        files=files,
        nullable_files=tuple(name for name in files if _is_nullable(context, found.schema, name)),
        examples=_examples(context, found, content),
        pointer=found.pointer,
        schema=rule(context, found.schema) if found.kind in ("json", "form", "multipart") else True,
    )


def _check_form(context: Context, found: Source, content: str) -> None:
    """Warn of a form that is no object, so that it has no members to send."""
    end = shapes.end(context.tree, found.schema)
    kind, types = shapes.kind(context.tree, end), shapes.whole(context.tree, end).types
    if kind == "list" or (kind in ("enum", "plain") and types and "object" not in types):
        what = "a list" if kind == "list" else "a single value"
        message = f"a form is an object, and the client cannot send {what} as one"
        context.warn("unsupported-form", content, message, "describe its members as properties")


def _is_nullable(context: Context, schema: str, name: str) -> bool:
    place = shapes.members(context.tree, schema).properties.get(name)
    type_ = type_of(context, place) if place is not None else JSON
    return isinstance(type_, ir.UnionOf) and NONE in type_.options


def _type(context: Context, found: Source) -> ir.TypeRef:
    if found.kind == "text":
        return ir.Plain("str")
    if found.kind == "bytes":
        return ir.Plain("bytes")
    if context.tree.has(found.schema):
        return constrained(context, found.schema, type_of(context, found.schema))
    return JSON if found.kind == "json" else ir.MapOf(JSON)


def _examples(context: Context, found: Source, content: str) -> tuple[ir.Example, ...]:
    written = examples.given(context, content, found.schema, "request")
    return written or examples.synthesised(context, found.schema, found.kind, "request")


def _flat(context: Context, schema: str, required: bool) -> tuple[ir.Field, ...]:
    """Return the members that become arguments, or none when the body is one argument.

    The body is one argument when it is not an object or allows unknown members, may be null or a schema that extends
    it, has too many members, or is optional but has required members.
    """
    tree = context.tree
    seen: set[str] = set()
    while (following := shapes.same(tree, schema)) and schema not in seen:
        if shapes.is_nullable(tree, schema):
            return ()
        seen.add(schema)
        schema = following
    if shapes.kind(tree, schema) != "object" or shapes.is_nullable(tree, schema) or schema in context.families:
        return ()
    if shapes.members(tree, schema).additional:
        return ()
    members = tuple(field for field in fields(context, schema) if not field.read_only)
    if len(members) > LONGEST or (not required and any(field.required for field in members)):
        return ()
    return members
