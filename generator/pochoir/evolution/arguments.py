"""Arguments of methods that are neither parameters nor members of a body."""

from collections.abc import Iterator, Mapping

from pochoir import ir
from pochoir.literals import ClassName


def whole_body(operation: ir.Operation, models: Mapping[ClassName, ir.Model]) -> str:
    """Return the argument for the whole body of an operation whose arguments are its members, "" if there is none.

    `targets.client.overloads` writes it.
    """
    body = operation.body
    if body is None or not body.fields or body.kind != "json" or not isinstance(body.type, ir.Named):
        return ""
    if operation.paging or operation.accept is not None or operation.content_type is not None:
        return ""
    if any(each.kind == "events" and each.status[0] in "23d" for each in operation.replies):
        return ""
    model = models.get(body.type.name)
    if model is None or not (model.in_requests and model.in_replies) or body.name in _names(operation, body):
        return ""
    return str(body.name)


def _names(operation: ir.Operation, body: ir.Body) -> Iterator[str]:
    """Yield the names of all other arguments of an operation."""
    fields = (each for each in body.fields if not each.read_only)
    named: list[ir.Parameter | ir.Field] = [*operation.parameters, *fields]
    for each in named:
        yield from (each.name, *(old.name for old in each.old_names))
    yield from filter(None, [operation.confirm])
