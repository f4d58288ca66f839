"""Sending many records at once: `x-pochoir-batch`."""

from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower.context import Context
from pochoir.lower.paging import item_type
from pochoir.lower.types import JSON, without_none
from pochoir.resolve import pointers

KEY: Final = "x-pochoir-batch"
_FUNCTION: Final = "normalize"


def method_of(context: Context, operation: str) -> str:
    """Return what the helper of the operation at a pointer is to be called, "" when it has none."""
    node = context.tree.mapping(operation).get(KEY)
    return _text(node.get("method")) if isinstance(node, dict) else ""


def batch(
    context: Context,
    operation: str,
    names: tuple[Identifier, Identifier] | None,
    body: ir.Body | None,
    reply: ir.Reply | None,
) -> ir.Batch | None:
    """Return the helper of an operation, None when it has none.

    Args:
        context: the document.
        operation: the pointer of the operation.
        names: of the helper and of its constant.
        body: of the operation.
        reply: its first success.
    """
    node = context.tree.mapping(operation).get(KEY)
    if not isinstance(node, dict) or names is None:
        return None
    pointer = pointers.join(operation, KEY)
    items = next(iter(pointers.tokens(_text(node.get("items")))), "")
    field = next((each for each in body.fields if each.wire == items), None) if body is not None else None
    record = without_none(field.type) if field is not None else None
    if not isinstance(record, ir.ListOf):
        message = "the members of the body must be arguments, and this one a list"
        context.refuse("batch-items-not-array", f"{pointer}/items", message)
        return None
    places = _texts(node.get("results"))
    result = item_type(context, reply, places) if reply is not None else None
    if result is None:
        context.refuse(
            "batch-results-not-array", f"{pointer}/results", "no array, or arrays of several types, stand here"
        )
    errors = node.get("errors")
    errors = errors if isinstance(errors, dict) else {}
    return ir.Batch(
        name=names[0],
        constant=names[1],
        items=items,
        record=record.item,
        result=result or JSON,
        results=places,
        max_items=_number(node.get("max-items")),
        max_bytes=_number(node.get("max-bytes")),
        key=_key(node.get("key")),
        lists=_texts(errors.get("lists")),
        parameter=_text(errors.get("parameter")),
        message=_texts(errors.get("message")),
    )


def _key(value: Json) -> tuple[ir.KeyPart, ...]:
    parts: list[ir.KeyPart] = []
    for part in value if isinstance(value, list) else []:
        if isinstance(part, dict):
            module, _, function = _text(part.get(_FUNCTION)).partition(":")
            parts.append(ir.KeyPart(_text(part.get("pointer")), module, function))
    return tuple(parts)


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
