"""How a list goes on: `x-pochoir-pagination`."""

from typing import Final, Literal, TypeAlias

from pochoir import ir
from pochoir.ir import Json
from pochoir.lower.context import Context, one_of
from pochoir.lower.types import JSON, shape, type_of, without_none
from pochoir.resolve import media, pointers, shapes

Style: TypeAlias = Literal["link", "page", "offset", "cursor", "single"]
STYLES: Final[tuple[Style, ...]] = ("link", "page", "offset", "cursor", "single")
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
    places = _places(node.get("items"))
    style: Style | None = one_of(STYLES, node.get("style"))
    size = node.get("size")
    size = size if isinstance(size, dict) else {}
    item = item_type(context, reply, places)
    if item is None:
        shown = " or ".join(f'"{place}"' for place in places)
        context.refuse("pagination-items-not-array", f"{pointer}/items", f"no array stands at {shown} in a page")
    if style is None:
        context.refuse("pagination-invalid", f"{pointer}/style", "the style is link, page, offset, cursor or single")
        return None
    return ir.Paging(
        style=style,
        items=places[0],
        others=places[1:],
        item=item or JSON,
        parameter=_text(node.get("parameter")),
        next=_text(node.get("next")),
        more=_text(node.get("more")),
        size_parameter=_text(size.get("parameter")),
        size=_number(size.get("default")),
        cap=_number(node.get("cap")),
    )


def _places(value: Json) -> tuple[str, ...]:
    """Return where the items may stand; the body itself when nothing says."""
    places = value if isinstance(value, list) else [value]
    return tuple(place for place in places if isinstance(place, str)) or ("",)


def item_type(context: Context, reply: ir.Reply, places: tuple[str, ...]) -> ir.TypeRef | None:
    """Return the type of the items of the arrays at some pointers into a reply; None when there is none, or several.

    Each pointer counts where the schema, or a branch of its `oneOf` or `anyOf`, has an array there.
    """
    schema = media.schema(context.tree, context.tree.resolved(reply.pointer), "json")
    branches = shapes.options(context.tree, shapes.end(context.tree, schema)) if schema else []
    found: list[ir.TypeRef] = []
    for place in places:
        whole = _item(context, reply, schema, place)
        items = [whole] if whole is not None else [_item(context, reply, branch, place) for branch in branches]
        found += [item for item in dict.fromkeys(items) if item is not None and item not in found]
    return found[0] if len(found) == 1 else None


def _item(context: Context, reply: ir.Reply, schema: str, items: str) -> ir.TypeRef | None:
    """Return the type of the items found at a pointer into what a schema describes, None when no array is there."""
    for key in pointers.tokens(items):
        if not schema or shape(context, shapes.end(context.tree, schema)) == JSON:
            break
        schema = shapes.members(context.tree, shapes.end(context.tree, schema)).properties.get(key, "")
    if not schema:
        return JSON if reply.type == JSON else None
    end = shapes.end(context.tree, schema)
    if shape(context, end) == JSON:
        return JSON
    found = without_none(type_of(context, schema))
    if isinstance(found, ir.ListOf):
        return found.item
    if shapes.kind(context.tree, end) == "list" and context.tree.has(pointers.join(end, "items")):
        return type_of(context, pointers.join(end, "items"))
    return JSON if found == JSON else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
