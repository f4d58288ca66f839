"""Sending many records at once: `x-pochoir-batch`."""

from pochoir import ir, pointers
from pochoir.extensions.batch import BATCH, KeyPart
from pochoir.literals import Identifier
from pochoir.lower.context import Context
from pochoir.lower.paging import item_type
from pochoir.lower.types import JSON, without_none


def method_of(context: Context, operation: str) -> str:
    """Return what the helper of the operation at a pointer is to be called, "" when it has none."""
    given = BATCH.of(context.tree.mapping(operation))
    return given.method if given is not None else ""


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
    given = BATCH.of(context.tree.mapping(operation))
    if given is None or names is None:
        return None
    pointer = pointers.join(operation, BATCH.key)
    items = pointers.tokens(given.items)[0]
    field = next((each for each in body.fields if each.wire == items), None) if body is not None else None
    record = without_none(field.type) if field is not None else None
    if not isinstance(record, ir.ListOf):
        message = "the fields of the body must be arguments, and this one must be a list"
        context.refuse("batch-items-not-array", f"{pointer}/items", message)
        return None
    result = item_type(context, reply, given.results) if reply is not None else None
    if result is None:
        message = "the responses have no array here, or arrays of different types"
        context.refuse("batch-results-not-array", f"{pointer}/results", message)
    return ir.Batch(
        name=names[0],
        constant=names[1],
        items=items,
        record=record.item,
        result=result or JSON,
        results=given.results,
        max_items=given.max_items,
        max_bytes=given.max_bytes,
        key=tuple(_key_part(part) for part in given.key),
        lists=given.errors.lists if given.errors else (),
        parameter=given.errors.parameter if given.errors else "",
        message=given.errors.message if given.errors else (),
        value=given.errors.value if given.errors else "",
    )


def _key_part(part: KeyPart) -> ir.KeyPart:
    module, _, function = part.normalize.partition(":")
    return ir.KeyPart(part.pointer, module, function)
