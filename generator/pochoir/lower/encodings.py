"""Lower the `encoding` of forms."""

from collections.abc import Mapping

from pochoir import ir, pointers
from pochoir.ir import Json
from pochoir.lower.context import Context
from pochoir.media_types import in_utf8, listed
from pochoir.problems import did_you_mean
from pochoir.resolve import media, shapes
from pochoir.resolve.tree import Tree
from pochoir.schemas import styles


def encodings(context: Context, content: str, kind: media.Kind) -> tuple[ir.Encoding, ...]:
    """Return the encodings of a form that differ from the default.

    Args:
        context: the document.
        content: the pointer of the media type.
        kind: the kind of the body; only forms have encodings.
    """
    if kind not in ("form", "multipart"):
        return ()
    tree, described, schema = context.tree, pointers.join(content, "encoding"), pointers.join(content, "schema")
    known = shapes.members(tree, shapes.end(tree, schema)).properties if tree.has(schema) else {}
    files = media.files(tree, schema)
    found: list[ir.Encoding | None] = []
    for name in tree.mapping(described):
        place = pointers.join(described, name)
        node, member = tree.mapping(place), known.get(name, "")
        if known and not member:
            message = f'the encoding of "{name}" has no effect: the form has no such member'
            context.warn(
                "encoding-unknown", place, message, did_you_mean(name, known) or "correct the name, or remove it"
            )
        if kind == "form":
            found.append(_of_form(context, name, place, member))
        elif name in files:
            found.append(_of_file(name, node))
        else:
            found.append(_of_part(context, name, place, member))
    return tuple(each for each in found if each is not None)


def _of_file(name: str, node: Mapping[str, Json]) -> ir.Encoding | None:
    """Return the encoding of a part that is a file; None if its media type is guessed."""
    offered = _media_types(node)
    text = next((each for each in offered if "*" not in each), "")
    return ir.Encoding(name, content=text, of_files=offered if len(offered) > 1 else ()) if text else None


def _of_part(context: Context, name: str, place: str, member: str) -> ir.Encoding | None:
    """Return the encoding of a part that is no file; None if it is the default."""
    text = next((each for each in _media_types(context.tree.mapping(place)) if "*" not in each), "")
    _check_writable(context, name, place, member, text)
    return ir.Encoding(name, content=in_utf8(text)) if text else None


def _check_writable(context: Context, name: str, place: str, member: str, text: str) -> None:
    """Warn of objects in a media type that the client cannot write."""
    if text and media.kind(text) != "json" and member and _is_structured(context.tree, member):
        message = f'the client cannot write a value of "{name}" as {text}'
        hint = "describe it as a string, which callers write themselves"
        context.warn("unsupported-encoding", pointers.join(place, "contentType"), message, hint)


def _is_structured(tree: Tree, member: str) -> bool:
    """Return whether a member of a form is an object, or a list of objects."""
    end = shapes.end(tree, member)
    item = tree.schema(end).child("items") if shapes.kind(tree, end) == "list" else end
    return bool(item) and shapes.kind(tree, shapes.end(tree, item)) in ("object", "map")


def _of_form(context: Context, name: str, place: str, member: str) -> ir.Encoding | None:
    node = context.tree.mapping(place)
    if not node.keys() & {"style", "explode", "allowReserved"}:
        # OpenAPI ignores `contentType` if any of these three is present.
        offered = [each for each in _media_types(node) if "*" not in each]
        text = next((each for each in offered if media.kind(each) == "json"), "")
        if not text:
            _check_writable(context, name, place, member, next(iter(offered), ""))
        return ir.Encoding(name, content=text) if text else None
    style, explode = styles.read(node, "query")
    return ir.Encoding(name, style, explode, node.get("allowReserved") is True)


def _media_types(node: Mapping[str, Json]) -> tuple[str, ...]:
    """Return the media types and ranges of which a part may be."""
    written = node.get("contentType")
    return listed(written) if isinstance(written, str) else ()
