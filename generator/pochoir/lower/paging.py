"""How a list goes on: `x-pochoir-pagination`."""

from collections.abc import Mapping

from pochoir import ir, pointers
from pochoir.extensions.batch import BATCH
from pochoir.extensions.calls import UNWRAP
from pochoir.extensions.pagination import PAGINATION, Pagination
from pochoir.lower.context import Context
from pochoir.lower.types import JSON, shape, type_of, without_none
from pochoir.paging import as_text, propose
from pochoir.resolve import media, shapes
from pochoir.resolve.paths import OperationNode


def limits_list(described: Mapping[str, ir.Json]) -> bool:
    """Return whether callers of an operation limit its whole list, so that they limit pages with another argument."""
    given = PAGINATION.of(described)
    return given is not None and given.size is not None and given.size.limits == "list"


def paging(context: Context, operation: OperationNode, reply: ir.Reply | None) -> ir.Paging | None:
    """Return the paging of an operation, of which `reply` is the first success.

    The style `none` declares that there is no paging. If nothing is declared, the paging that the parameters and the
    response suggest is proposed, or taken if the settings say so.
    """
    described = context.tree.mapping(operation.pointer)
    given = PAGINATION.of(described)
    if PAGINATION.key not in described:
        given = _inferred(context, operation, reply)
    if given is None or given.style == "none":
        return None
    pointer = pointers.join(operation.pointer, PAGINATION.key)
    if reply is None:
        message = "the operation describes no successful response, so there is no page"
        context.refuse("extension-place", pointer, message, "describe the response that contains a page")
        return None
    item = item_type(context, reply, given.items)
    if item is None:
        shown = " or ".join(f'"{place}"' for place in given.items)
        context.refuse(
            "pagination-items-not-array",
            f"{pointer}/items",
            f"there is no array at {shown}, or arrays of several types",
        )
    return ir.Paging(
        style=given.style,
        items=given.items[0],
        others=given.items[1:],
        item=item or JSON,
        parameter=given.parameter,
        next=given.next,
        more=given.more,
        total=given.total,
        size_parameter=given.size.parameter if given.size else "",
        size=given.size.default if given.size else 0,
        cap=given.cap,
        start=given.start,
        wrapped=given.wrapped,
    )


def _inferred(context: Context, operation: OperationNode, reply: ir.Reply | None) -> Pagination | None:
    """Return the proposed paging of an operation if the settings accept proposals; otherwise report it as a note."""
    proposal = propose(context.tree, operation) if reply is not None else None
    described = context.tree.mapping(operation.pointer)
    if proposal is None or reply is None or UNWRAP.key in described or BATCH.key in described:
        return None
    if item_type(context, reply, proposal.pagination.items) is None:
        return None
    if context.infers_paging and proposal.is_certain:
        return proposal.pagination
    message = f"this list has pages ({', '.join(proposal.reasons)}); its method returns one of them"
    assumed = "" if proposal.is_certain else ", and start: 0 if the first page has the number 0"
    accepted = ' (or paging = "infer" in pyproject.toml)' if proposal.is_certain and not context.infers_paging else ""
    hint = f"add {as_text(proposal.pagination)}{assumed}{accepted}"
    context.note("paging-undeclared", operation.pointer, message, hint)
    return None


def item_type(context: Context, reply: ir.Reply, places: tuple[str, ...]) -> ir.TypeRef | None:
    """Return the type of the items of the arrays at some pointers into a reply; None when there is none, or several.

    Each pointer counts where the schema, or a branch of its `oneOf` or `anyOf`, has an array there.
    """
    schema = media.schema(context.tree, context.tree.resolved(reply.pointer), "json")
    branches = shapes.options(context.tree, shapes.end(context.tree, schema)) if schema else ()
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
    item = context.tree.schema(end).child("items")
    if shapes.kind(context.tree, end) == "list" and item:
        return type_of(context, item)
    return JSON if found == JSON else None
