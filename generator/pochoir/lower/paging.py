"""How a list goes on: `x-pochoir-pagination`."""

from typing import Final, Literal, TypeAlias

from pochoir import ir
from pochoir.ir import Json
from pochoir.lower.context import Context, one_of
from pochoir.lower.types import JSON, shape, type_of, without_none
from pochoir.resolve import media, pointers, shapes

Style: TypeAlias = Literal["link", "page", "offset", "cursor"]
STYLES: Final[tuple[Style, ...]] = ("link", "page", "offset", "cursor")
KEY: Final = "x-pochoir-pagination"


def paging(context: Context, operation: str, reply: ir.Reply | None) -> ir.Paging | None:
    """Return the paging of the operation at a pointer; `reply` is its first success.

    The style `none` says that there is no paging, and is as good as nothing.
    """
    node = context.tree.mapping(operation).get(KEY)
    if node is None:
        return None
    if isinstance(node, dict) and node.get("style") == "none":
        return None
    pointer = pointers.join(operation, KEY)
    if not isinstance(node, dict) or reply is None:
        context.refuse("pagination-invalid", pointer, "there is no page to speak of")
        return None
    items = _text(node.get("items"))
    style: Style | None = one_of(STYLES, node.get("style"))
    size = node.get("size")
    size = size if isinstance(size, dict) else {}
    item = _item(context, reply, items)
    if item is None:
        context.refuse("pagination-items-not-array", f"{pointer}/items", f'no array stands at "{items}" in a page')
    if style is None:
        context.refuse("pagination-invalid", f"{pointer}/style", "the style is link, page, offset or cursor")
        return None
    return ir.Paging(
        style=style,
        items=items,
        item=item or JSON,
        parameter=_text(node.get("parameter")),
        next=_text(node.get("next")),
        size_parameter=_text(size.get("parameter")),
        size=_number(size.get("default")),
        cap=_number(node.get("cap")),
    )


def _item(context: Context, reply: ir.Reply, items: str) -> ir.TypeRef | None:
    """Return the type of the items found at a pointer into the page, None when no array can stand there."""
    schema = media.schema(context.tree, context.tree.resolved(reply.pointer), "json")
    for key in pointers.tokens(items):
        if not schema or shape(context, _end(context, schema)) == JSON:
            break
        schema = shapes.members(context.tree, _end(context, schema)).properties.get(key, "")
    if not schema:
        return JSON if reply.type == JSON else None
    end = _end(context, schema)
    if shape(context, end) == JSON:
        return JSON
    found = without_none(type_of(context, schema))
    if isinstance(found, ir.ListOf):
        return found.item
    if shapes.kind(context.tree, end) == "list" and context.tree.has(pointers.join(end, "items")):
        return type_of(context, pointers.join(end, "items"))
    return JSON if found == JSON else None


def _end(context: Context, pointer: str) -> str:
    seen: set[str] = set()
    while (following := shapes.same(context.tree, pointer)) and pointer not in seen:
        seen.add(pointer)
        pointer = following
    return pointer


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
