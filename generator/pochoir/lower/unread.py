"""Report parts of request and response bodies that clients do not use."""

from collections.abc import Collection

from pochoir import pointers
from pochoir.lower.context import Context
from pochoir.media_types import is_events
from pochoir.resolve import media, shapes


def schema_of_text(context: Context, schema: str, media_type: str) -> None:
    """Warn of a schema with constraints for content that is returned as text or bytes."""
    tree = context.tree
    end = shapes.end(tree, schema) if tree.has(schema) else ""
    if end and (shapes.kind(tree, end) != "plain" or tree.schema(end).types not in ((), ("string",))):
        given = "bytes" if media.kind(media_type) == "bytes" else "text"
        message = f'"{media_type}" is returned as {given}: its schema is not used'
        context.warn("schema-not-used", schema, message)


def schema_of_nothing(context: Context, reply: str, status: str) -> None:
    """Warn of content in a response that has none in HTTP."""
    for media_type in context.tree.mapping(pointers.join(reply, "content")):
        schema = pointers.join(media.content(context.tree, reply, media_type), "schema")
        if context.tree.has(schema):
            context.warn("schema-not-used", schema, f"a response with status {status} has no content")


def other_media_types(context: Context, owner: str, chosen: str, verb: str, offered: Collection[str] = ()) -> None:
    """Warn of media types that callers cannot choose, with another schema than that of the chosen one.

    Args:
        context: the document.
        owner: the pointer of the body or the response.
        chosen: the media type that is sent or requested.
        verb: what the client does with it, for the message.
        offered: the media types that callers can choose.
    """
    for other in context.tree.mapping(pointers.join(owner, "content")):
        mine, theirs = (pointers.join(media.content(context.tree, owner, each), "schema") for each in (chosen, other))
        if other not in (chosen, *offered) and (is_events(other) or not media.alike(context.tree, mine, theirs)):
            pointer = pointers.join(owner, "content", other)
            context.warn("media-type-not-chosen", pointer, f'the client {verb} "{chosen}", not "{other}"')
