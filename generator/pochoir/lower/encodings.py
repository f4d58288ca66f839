"""Lower the `encoding` of forms."""

import re
from collections.abc import Mapping
from typing import Final

from pochoir import ir, pointers
from pochoir.ir import Json
from pochoir.lower.context import Context
from pochoir.resolve import media
from pochoir.schemas import styles

_ONE: Final = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+")
"""A single media type. With a list or a range the caller chooses."""


def encodings(context: Context, content: str, kind: media.Kind) -> tuple[ir.Encoding, ...]:
    """Return the encodings of a form that differ from the default.

    Args:
        context: the document.
        content: the pointer of the media type.
        kind: the kind of the body; only forms have encodings.
    """
    described = pointers.join(content, "encoding")
    named = ((name, context.tree.mapping(pointers.join(described, name))) for name in context.tree.mapping(described))
    if kind == "form":
        return tuple(found for name, node in named if (found := _of_form(name, node)) is not None)
    if kind == "multipart":
        return tuple(ir.Encoding(name, content=text) for name, node in named if (text := _media_type(node)))
    return ()


def _of_form(name: str, node: Mapping[str, Json]) -> ir.Encoding | None:
    if not node.keys() & {"style", "explode", "allowReserved"}:
        # OpenAPI ignores `contentType` if any of these three is present.
        text = _media_type(node)
        return ir.Encoding(name, content=text) if text and media.kind(text) == "json" else None
    style, explode = styles.read(node, "query")
    return ir.Encoding(name, style, explode, node.get("allowReserved") is True)


def _media_type(node: Mapping[str, Json]) -> str:
    written = node.get("contentType")
    return written if isinstance(written, str) and _ONE.fullmatch(written) else ""
