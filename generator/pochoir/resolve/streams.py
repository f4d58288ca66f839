"""Find the schemas of the items and events of a stream: JSON lines, sequences and server-sent events."""

from typing import Final

from pochoir import pointers
from pochoir.media_types import is_events, is_items
from pochoir.resolve import media, shapes
from pochoir.resolve.tree import Tree

_OF_EVENTS: Final = frozenset({"comment", "event", "id", "retry"})
"""The properties of an event besides `data`."""


def is_stream(tree: Tree, reply: str, media_type: str) -> bool:
    """Return whether the content of a response comes piece by piece: events, or items that are described."""
    return is_events(media_type) or (is_items(media_type) and bool(item_schemas(tree, reply, media_type)))


def others(tree: Tree, reply: str, chosen: str) -> dict[str, tuple[str, ...]]:
    """Return the streams that callers can ask for instead of the usual content, with the schemas of their items."""
    found = (each for each in tree.mapping(pointers.join(reply, "content")) if each != chosen)
    return {each: schemas(tree, reply, each) for each in found if is_stream(tree, reply, each)}


def schemas(tree: Tree, reply: str, media_type: str) -> tuple[str, ...]:
    """Return the pointers of the schemas of the items of a stream, from its `schema` or its `itemSchema`."""
    schema = pointers.join(media.content(tree, reply, media_type), "schema")
    return (schema,) if tree.has(schema) else item_schemas(tree, reply, media_type)


def item_schemas(tree: Tree, reply: str, media_type: str = "") -> tuple[str, ...]:
    """Return the pointers of the schemas of JSON items, or of the JSON data of events, as `itemSchema` describes them.

    An event is an object with the text `data`, whose `contentSchema` describes the JSON in it. There are several if
    the events differ. Without a media type it is the preferred one.
    """
    media_type = media_type or media.best(tree.mapping(pointers.join(reply, "content")))
    item = pointers.join(media.content(tree, reply, media_type), "itemSchema")
    if not tree.has(item):
        return ()
    if is_items(media_type):
        return (item,)
    found = (each for _, each in _events(tree, item)) if is_events(media_type) else ()
    return tuple(dict.fromkeys(filter(None, found)))


def event_schemas(tree: Tree, reply: str, media_type: str) -> tuple[tuple[str, str], ...]:
    """Return the names of the events of a response with the schema of their data, "" for text.

    A name is a value of the property `event` (`const`, `enum`) of one of several kinds of event, "" if a kind has none.
    """
    item = pointers.join(media.content(tree, reply, media_type), "itemSchema")
    if not is_events(media_type) or not tree.has(item):
        return ()
    found = _events(tree, item)
    if len(found) < 2 or not any(names for names, _ in found):
        return ()
    return tuple((name, schema) for names, schema in found for name in names or [""])


def _events(tree: Tree, item: str) -> list[tuple[list[str], str]]:
    """Return the kinds of event: the names of each, and the schema of the JSON in its data, "" for text."""
    end = shapes.end(tree, item)
    kinds = shapes.options(tree, end) if shapes.kind(tree, end) == "union" else [end]
    return [(_event_names(tree, kind), _event_data(tree, kind)) for kind in kinds]


def _event_names(tree: Tree, kind: str) -> list[str]:
    event = shapes.members(tree, shapes.end(tree, kind)).properties.get("event", "")
    schema = shapes.whole(tree, shapes.end(tree, event)) if event else None
    values = () if schema is None else (schema.const,) if schema.has("const") else schema.literals
    return [each for each in values if isinstance(each, str)]


def _event_data(tree: Tree, kind: str) -> str:
    properties = shapes.members(tree, shapes.end(tree, kind)).properties
    data = shapes.end(tree, properties["data"]) if "data" in properties else ""
    described = pointers.join(data, "contentSchema")
    if data and tree.has(described):
        return described
    # Some frameworks describe the JSON itself, in place of the text or of the whole event.
    if data:
        return "" if shapes.whole(tree, data).types in ((), ("string",)) else data
    return kind if properties and not _OF_EVENTS.intersection(properties) else ""
