"""Classify media types and choose which to send and to read."""

import re
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from pochoir import pointers
from pochoir.media_types import is_events, is_items, main_type
from pochoir.resolve import shapes
from pochoir.resolve.tree import Tree
from pochoir.schemas import Keywords

Kind: TypeAlias = Literal["json", "form", "multipart", "text", "bytes"]
_MOST_OTHERS: Final = 8
"""Maximum number of media types that callers can choose besides the usual one."""
_CONCRETE: Final = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(; ?[\w-]+=[\w.-]+)*", re.ASCII)
_MAX_DEPTH: Final = 5
"""Maximum nesting of lists and unions in which files are found."""
_PREFERENCE: Final[tuple[Kind, ...]] = ("json", "form", "multipart", "text", "bytes")


def kind(media_type: str) -> Kind:
    """Return the kind of a media type. Parameters such as `charset` are ignored."""
    main = main_type(media_type)
    if main in ("application/json", "text/json", "*/*", "application/*", "") or main.endswith(("+json", "/json")):
        return "json"
    if main == "application/x-www-form-urlencoded":
        return "form"
    if main.startswith("multipart/"):
        return "multipart"
    if main.startswith("text/") or main.endswith(("/xml", "+xml", "/yaml", "/x-yaml", "/graphql", "/javascript")):
        return "text"
    return "bytes"


def content_kind(tree: Tree, owner: str, media_type: str) -> Kind:
    """Return the kind of a content: that of its media type, or bytes if the schema has `format: binary`.

    For a range such as `*/*` the schema decides (see `concrete`).

    Args:
        tree: the document.
        owner: the pointer of the body or the response.
        media_type: the media type that is sent or read.
    """
    found = kind(concrete(tree, owner, media_type))
    pointer = pointers.join(content(tree, owner, media_type), "schema")
    merged = shapes.whole(tree, shapes.end(tree, pointer))
    raw = merged.format == "binary" and merged.types in ((), ("string",))
    return "bytes" if raw and found != "multipart" and not is_events(media_type) else found


def best(media_types: Iterable[str]) -> str:
    """Return the preferred media type, or "" when there is none. JSON is preferred, `application/json` above all."""
    return min(media_types, key=_rank, default="")


def sent(tree: Tree, body: str) -> str:
    """Return the media type in which a body is sent, or "" when there is none.

    A multipart form with files is preferred to JSON.
    """
    media_types = tree.mapping(pointers.join(body, "content"))
    chosen = best(media_types)
    if chosen and kind(chosen) in ("json", "form"):
        forms = [each for each in media_types if kind(each) == "multipart" and _has_files(tree, body, each)]
        return best(forms) or chosen
    return chosen


def others(tree: Tree, owner: str, chosen: str) -> dict[str, str]:
    """Return the other media types that callers can choose, each with the pointer of its schema.

    A schema that is equal to that of the usual media type is given as that one. Ranges such as `image/*`, events, and
    other names of the usual media type are left out.

    Args:
        tree: the document.
        owner: the pointer of the body or the response.
        chosen: the usual media type, a key of its `content`.
    """
    usual = concrete(tree, owner, chosen)
    found: dict[str, str] = {}
    for other in tree.mapping(pointers.join(owner, "content")):
        if other == chosen or not _CONCRETE.fullmatch(other) or is_events(other) or is_items(other):
            continue
        if main_type(other) in {main_type(each) for each in (usual, *found)}:
            continue
        mine, theirs = (pointers.join(content(tree, owner, each), "schema") for each in (chosen, other))
        same = alike(tree, mine, theirs)
        if same and kind(usual) == "json" and _is_plain_json(tree, owner, other):
            continue
        found[other] = mine if same and tree.has(mine) else theirs
    return dict(list(found.items())[:_MOST_OTHERS])


def of_files(tree: Tree, body: str, chosen: str) -> tuple[str, ...]:
    """Return the media types and ranges of which a file may be, in the order of the description; none for only one.

    Args:
        tree: the document.
        body: the pointer of the body.
        chosen: the usual media type, a key of its `content`.
    """
    described = tree.mapping(pointers.join(body, "content"))
    names = tuple(each for each in described if content_kind(tree, body, each) == "bytes" and each.isascii())
    return names if chosen in names and (len(names) > 1 or "*" in chosen) else ()


def alike(tree: Tree, mine: str, theirs: str) -> bool:
    """Return whether the second of two schemas is missing, or equal to the first."""
    if not tree.has(theirs) or not tree.has(mine):
        return not tree.has(theirs)
    ends = shapes.end(tree, mine), shapes.end(tree, theirs)
    return ends[0] == ends[1] or tree.at(ends[0]) == tree.at(ends[1])


def _is_plain_json(tree: Tree, owner: str, media_type: str) -> bool:
    """Return whether a media type is JSON by another name: `text/json`, or `text/plain` for what is no string."""
    if main_type(media_type) == "text/plain":
        schema = pointers.join(content(tree, owner, media_type), "schema")
        return tree.has(schema) and "string" not in shapes.whole(tree, shapes.end(tree, schema)).types
    return main_type(media_type) in ("application/json", "text/json")


def _has_files(tree: Tree, body: str, media_type: str) -> bool:
    return bool(files(tree, pointers.join(content(tree, body, media_type), "schema")))


def files(tree: Tree, schema: str) -> tuple[str, ...]:
    """Return the names of the properties of a form that can only be files, lists of files or null."""
    if not tree.has(schema):
        return ()
    found = shapes.members(tree, shapes.end(tree, schema)).properties
    return tuple(name for name, pointer in found.items() if _is_file(tree, pointer))


def _is_file(tree: Tree, pointer: str, depth: int = 0) -> bool:
    end = shapes.end(tree, pointer)
    if depth > _MAX_DEPTH:
        return False
    match shapes.kind(tree, end):
        case "list":
            item = tree.schema(end).child("items")
            return bool(item) and _is_file(tree, item, depth + 1)
        case "union":
            options = shapes.options(tree, end)
            return bool(options) and all(_is_file(tree, option, depth + 1) for option in options)
        case "plain":
            return is_binary(tree.schema(end))
        case _:
            return False


def is_binary(schema: Keywords) -> bool:
    """Return whether a schema is binary, by `format` (OpenAPI 3.0) or by `contentMediaType` (3.1)."""
    if schema.has("contentEncoding") or "string" not in (schema.types or ("string",)):
        return False
    return schema.format == "binary" or (schema.has("contentMediaType") and kind(schema.media_type) == "bytes")


def _rank(media_type: str) -> tuple[int, int, int, str]:
    main = main_type(media_type)
    found = kind(media_type)
    # Of files, the one that is described first.
    name = media_type if found != "bytes" else ""
    return (_PREFERENCE.index(found), int("*" in main), int(main != "application/json"), name)


def concrete(tree: Tree, owner: str, media_type: str) -> str:
    """Return the media type for a range such as `*/*`, or "" when the schema is empty.

    The schema decides: text for a string, bytes for `format: binary`, JSON for anything else.

    Args:
        tree: the document.
        owner: the pointer of the body or the response.
        media_type: a key of its `content`.
    """
    main = main_type(media_type)
    if "*" not in main:
        return media_type
    if main.endswith("+json"):
        return "application/json"
    pointer = pointers.join(content(tree, owner, media_type), "schema")
    found = shapes.whole(tree, shapes.end(tree, pointer))
    if found.types == ("string",) or (not found.types and found.format == "binary"):
        return "application/octet-stream" if found.format == "binary" else "text/plain"
    if found.keywords:
        return "application/json"
    return {"*": "", "application": "", "text": "text/plain"}.get(main.partition("/")[0], "application/octet-stream")


def content(tree: Tree, owner: str, media_type: str) -> str:
    """Return the pointer of a media type object, which can be a reference in OpenAPI 3.2."""
    return tree.resolved(pointers.join(owner, "content", media_type))


def schema(tree: Tree, owner: str, *kinds: Kind) -> str:
    """Return the pointer of the schema of the preferred media type, or "" when there is none.

    Args:
        tree: the document.
        owner: the pointer of the body, the response or the parameter that has `content`.
        kinds: the kinds of content whose schema is used.
    """
    media_type = best(tree.mapping(pointers.join(owner, "content")))
    pointer = pointers.join(content(tree, owner, media_type), "schema")
    is_read = content_kind(tree, owner, media_type) in kinds
    return pointer if media_type and is_read and tree.has(pointer) else ""


def body_schema(tree: Tree, body: str) -> str:
    """Return the pointer of the schema of a request body, or "" when it has none or is text or bytes."""
    media_type = sent(tree, body)
    pointer = pointers.join(content(tree, body, media_type), "schema")
    return pointer if media_type and kind(media_type) in ("json", "form", "multipart") and tree.has(pointer) else ""


def reply_schema(tree: Tree, reply: str) -> str:
    """Return the pointer of the schema of a JSON response or of its events, or "" when there is none."""
    media_type = best(tree.mapping(pointers.join(reply, "content")))
    pointer = pointers.join(content(tree, reply, media_type), "schema")
    is_read = is_events(media_type) or content_kind(tree, reply, media_type) == "json"
    return pointer if media_type and is_read and tree.has(pointer) else ""


def other_schemas(tree: Tree, owner: str, is_reply: bool) -> dict[str, str]:
    """Return the schemas of other media types that callers can choose, unless they are equal to that of the usual one.

    Args:
        tree: the document.
        owner: the pointer of the body or the response.
        is_reply: whether it is a response.
    """
    media_types = tree.mapping(pointers.join(owner, "content"))
    chosen = best(media_types) if is_reply else sent(tree, owner)
    if not chosen:
        return {}
    usual = pointers.join(content(tree, owner, chosen), "schema")
    kinds = ("json",) if is_reply else ("json", "form", "multipart")
    return {
        name: schema
        for name, schema in others(tree, owner, chosen).items()
        if schema != usual and tree.has(schema) and content_kind(tree, owner, name) in kinds
    }


def word(media_type: str) -> str:
    """Return what a media type is called in the name of a class: `form`, `multipart`, `merge-patch`."""
    subtype = main_type(media_type).partition("/")[2]
    if kind(media_type) in ("form", "multipart"):
        return kind(media_type)
    return subtype.removesuffix("+json").rpartition(".")[2] or subtype
