"""Find the arguments and the helpers of the client that do not come from parameters or members of bodies."""

from collections.abc import Iterator, Mapping

from pochoir import ir
from pochoir.literals import ClassName


def whole_body(operation: ir.Operation, models: Mapping[ClassName, ir.Model]) -> str:
    """Return the argument for the whole body of an operation whose arguments are its members, "" if there is none.

    The same rule is in `targets.client.overloads`, which a lower layer cannot import; a test compares the two.
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


def others(operation: ir.Operation) -> dict[str, str]:
    """Return the names of the arguments for the size of a page and for media types, by what they are for."""
    size = operation.paging.page_size if operation.paging else None
    found = {"accept": operation.accept, "content type": operation.content_type, "page size": size}
    return {purpose: str(name) for purpose, name in found.items() if name}


def helpers(api: ir.Api) -> list[str]:
    """Return the attributes, methods and arguments of the client for logins and for tokens, as callers write them."""
    found = [f"client.{name}" for _, name in api.flows.logins] if api.flows else []
    found += [f"client({api.store}=…)"] if api.store else []
    if api.oauth2:
        owner = [each.access for each in api.resources for one in each.operations if one.id == api.oauth2.operation]
        found += [f"client.{access}{name}" for access in owner for name in api.oauth2.methods]
    return sorted(found)


def _names(operation: ir.Operation, body: ir.Body) -> Iterator[str]:
    """Yield the names of all other arguments of an operation."""
    fields = (each for each in body.fields if not each.read_only)
    named: list[ir.Parameter | ir.Field] = [*operation.parameters, *fields]
    for each in named:
        yield from (each.name, *(old.name for old in each.old_names))
    yield from filter(None, [operation.confirm])
