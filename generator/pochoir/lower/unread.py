"""What a description says of bodies and no client reads, each reported where it stands."""

from pochoir import pointers
from pochoir.lower.context import Context
from pochoir.resolve import media, shapes


def schema_of_text(context: Context, schema: str, media_type: str) -> None:
    """Warn of a schema that says more than "text" of what is given as text, or as bytes."""
    tree = context.tree
    end = shapes.end(tree, schema) if tree.has(schema) else ""
    if end and (shapes.kind(tree, end) != "plain" or shapes.type_names(tree.schema(end)) not in ([], ["string"])):
        given = "bytes" if media.kind(media_type) == "bytes" else "text"
        message = f'"{media_type}" is given as {given}: what its schema says is not read'
        context.warn("schema-not-used", schema, message)


def schema_of_nothing(context: Context, reply: str, status: str) -> None:
    """Warn of what is described of a reply that HTTP gives no content."""
    for media_type in context.tree.mapping(pointers.join(reply, "content")):
        schema = pointers.join(media.content(context.tree, reply, media_type), "schema")
        if context.tree.has(schema):
            context.warn("schema-not-used", schema, f"a reply of status {status} has no content")


def other_media_types(context: Context, owner: str, chosen: str, verb: str) -> None:
    """Warn of the media types beside the one chosen that another schema describes.

    Args:
        context: the document.
        owner: the body or the reply.
        chosen: the media type that is sent or asked for.
        verb: what the client does with it.
    """
    for other in context.tree.mapping(pointers.join(owner, "content")):
        if other != chosen and (media.is_events(other) or not _alike(context, owner, chosen, other)):
            pointer = pointers.join(owner, "content", other)
            context.warn("media-type-not-chosen", pointer, f'the client {verb} "{chosen}", not "{other}"')


def _alike(context: Context, owner: str, chosen: str, other: str) -> bool:
    tree = context.tree
    mine, theirs = (pointers.join(media.content(tree, owner, each), "schema") for each in (chosen, other))
    if not tree.has(theirs) or not tree.has(mine):
        return not tree.has(theirs)
    ends = shapes.end(tree, mine), shapes.end(tree, theirs)
    return ends[0] == ends[1] or tree.at(ends[0]) == tree.at(ends[1])
