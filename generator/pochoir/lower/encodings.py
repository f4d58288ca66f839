"""Lower the `encoding` of forms."""

from collections.abc import Mapping

from pochoir import ir, pointers
from pochoir.ir import Json
from pochoir.lower.context import Context
from pochoir.media_types import in_utf8, listed
from pochoir.problems import did_you_mean
from pochoir.resolve import media, shapes
from pochoir.schemas import styles


def encodings(context: Context, content: str, kind: media.Kind) -> tuple[ir.Encoding, ...]:
    """Return the encodings of a form that differ from the default.

    Args:
        context: the document.
        content: the pointer of the media type.
        kind: the kind of the body; only forms have encodings.
    """
    described, schema = pointers.join(content, "encoding"), pointers.join(content, "schema")
    known = (
        shapes.members(context.tree, shapes.end(context.tree, schema)).properties if context.tree.has(schema) else {}
    )
    for name in context.tree.mapping(described) if kind in ("form", "multipart") and known else ():
        if name not in known:
            message = f'the encoding of "{name}" has no effect: the form has no such member'
            place, hint = pointers.join(described, name), did_you_mean(name, known) or "correct the name, or remove it"
            context.warn("encoding-unknown", place, message, hint)
    named = ((name, context.tree.mapping(pointers.join(described, name))) for name in context.tree.mapping(described))
    if kind == "form":
        return tuple(found for name, node in named if (found := _of_form(name, node)) is not None)
    if kind == "multipart":
        files = media.files(context.tree, schema)
        return tuple(found for name, node in named if (found := _of_part(context, schema, name, node, name in files)))
    return ()


def _of_part(context: Context, schema: str, name: str, node: Mapping[str, Json], is_file: bool) -> ir.Encoding | None:
    """Return the encoding of a part; None if it is the default."""
    offered = _media_types(node)
    text = next((each for each in offered if "*" not in each), "")
    if is_file:
        return ir.Encoding(name, content=text, of_files=offered if len(offered) > 1 else ()) if text else None
    if text and media.kind(text) != "json" and _is_structured(context, schema, name):
        place = pointers.join(schema.rpartition("/")[0], "encoding", name, "contentType")
        message = f'the client cannot write a value of "{name}" as {text}'
        context.warn("unsupported-encoding", place, message, "describe it as a string, which callers write themselves")
    return ir.Encoding(name, content=in_utf8(text)) if text else None


def _is_structured(context: Context, schema: str, name: str) -> bool:
    """Return whether a member of a form is an object, or a list of objects."""
    tree = context.tree
    if not tree.has(schema):
        return False
    place = shapes.members(tree, shapes.end(tree, schema)).properties.get(name, "")
    if place and shapes.kind(tree, shapes.end(tree, place)) == "list":
        place = tree.schema(shapes.end(tree, place)).child("items") or ""
    return bool(place) and shapes.kind(tree, shapes.end(tree, place)) in ("object", "map")


def _of_form(name: str, node: Mapping[str, Json]) -> ir.Encoding | None:
    if not node.keys() & {"style", "explode", "allowReserved"}:
        # OpenAPI ignores `contentType` if any of these three is present.
        text = next((each for each in _media_types(node) if media.kind(each) == "json" and "*" not in each), "")
        return ir.Encoding(name, content=text) if text else None
    style, explode = styles.read(node, "query")
    return ir.Encoding(name, style, explode, node.get("allowReserved") is True)


def _media_types(node: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the media types and ranges of which a part may be."""
    written = node.get("contentType")
    return listed(written) if isinstance(written, str) else ()
