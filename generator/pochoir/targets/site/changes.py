"""Compare two versions of an API: the changes that affect callers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pochoir import ir
from pochoir.targets.site.labels import N_


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        breaking: whether it breaks callers.
        text: an interface string.
        where: the name of what changed.
        values: the values of the placeholders in `text`.
        anchor: what to link to: the id of an operation, or `#` and the name of a schema; "" if it is gone.
    """

    breaking: bool
    text: str
    where: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    anchor: str = ""


def changes(old: ir.Api, new: ir.Api) -> tuple[Change, ...]:
    """Return the changes between two versions, breaking changes first."""
    found = [*_operations(old, new), *_models(old, new), *_servers(old, new)]
    return tuple(sorted(found, key=lambda change: not change.breaking))


def _operations(old: ir.Api, new: ir.Api) -> Iterator[Change]:
    before, after = _by_id(old), _by_id(new)
    for name in sorted(before.keys() - after.keys()):
        yield Change(True, N_("operation removed:"), name)
    for name in sorted(after.keys() - before.keys()):
        yield Change(False, N_("operation added:"), name, anchor=name)
    for name in sorted(before.keys() & after.keys()):
        yield from (_of_operation(change, name) for change in _operation(before[name], after[name]))


def _of_operation(change: Change, name: str) -> Change:
    return Change(change.breaking, change.text, name, change.values, name)


def _by_id(api: ir.Api) -> dict[str, ir.Operation]:
    return {operation.id: operation for resource in api.resources for operation in resource.operations}


def _operation(old: ir.Operation, new: ir.Operation) -> Iterator[Change]:
    if (old.method, old.path) != (new.method, new.path):
        route = f"{new.method.upper()} {new.path}"
        yield Change(True, N_("method or path is now %(route)s:"), "", {"route": route})
    if old.security != new.security:
        yield Change(() not in new.security and bool(new.security), N_("authentication changed:"), "")
    if new.doc.deprecated and not old.doc.deprecated:
        yield Change(False, N_("deprecated:"), "")
    yield from _parameters(old, new)
    yield from _body(old.body, new.body)
    yield from _replies(old, new)


def _parameters(old: ir.Operation, new: ir.Operation) -> Iterator[Change]:
    before = {(each.location, each.wire): each for each in old.parameters}
    after = {(each.location, each.wire): each for each in new.parameters}
    for key in sorted(before.keys() - after.keys()):
        yield Change(True, N_("parameter %(name)s removed:"), "", {"name": key[1]})
    for key in sorted(after.keys() - before.keys()):
        text = N_("required parameter %(name)s added:") if after[key].required else N_("parameter %(name)s added:")
        yield Change(after[key].required, text, "", {"name": key[1]})
    for key in sorted(before.keys() & after.keys()):
        previous, current = before[key], after[key]
        if current.required and not previous.required:
            yield Change(True, N_("parameter %(name)s is now required:"), "", {"name": key[1]})
        if previous.required and not current.required:
            yield Change(False, N_("parameter %(name)s is no longer required:"), "", {"name": key[1]})
        yield from _types(previous.type, current.type, key[1], sent=True)


def _body(old: ir.Body | None, new: ir.Body | None) -> Iterator[Change]:
    if old is None and new is not None:
        yield Change(new.required, N_("request body added:"), "")
    elif old is not None and new is None:
        yield Change(True, N_("request body removed:"), "")
    elif old is not None and new is not None:
        if new.required and not old.required:
            yield Change(True, N_("request body is now required:"), "")
        if old.media_type != new.media_type:
            yield Change(True, N_("request body is now %(media)s:"), "", {"media": new.media_type})
        yield from _fields(old.fields, new.fields, sent=True)


def _replies(old: ir.Operation, new: ir.Operation) -> Iterator[Change]:
    before = {each.status: each for each in old.replies}
    after = {each.status: each for each in new.replies}
    for status in sorted(before.keys() - after.keys()):
        yield Change(status.startswith("2"), N_("response %(status)s removed:"), "", {"status": status})
    for status in sorted(after.keys() - before.keys()):
        yield Change(False, N_("response %(status)s added:"), "", {"status": status})
    for status in sorted(before.keys() & after.keys()):
        if before[status].type != after[status].type:
            yield Change(True, N_("type of response %(status)s changed:"), "", {"status": status})


def _models(old: ir.Api, new: ir.Api) -> Iterator[Change]:
    before = {str(model.name): model for model in old.models}
    after = {str(model.name): model for model in new.models}
    for name in sorted(before.keys() - after.keys()):
        yield Change(True, N_("schema removed:"), name)
    for name in sorted(after.keys() - before.keys()):
        yield Change(False, N_("schema added:"), name, anchor=f"#{name}")
    for name in sorted(before.keys() & after.keys()):
        previous, current = before[name], after[name]
        found = list(_fields(previous.fields, current.fields, sent=current.in_requests))
        if previous.alias is not None and current.alias is not None:
            found += _types(previous.alias, current.alias, name, sent=current.in_requests)
        for change in found:
            yield Change(change.breaking, change.text, name, change.values, f"#{name}")


def _fields(old: tuple[ir.Field, ...], new: tuple[ir.Field, ...], sent: bool) -> Iterator[Change]:
    before, after = {each.wire: each for each in old}, {each.wire: each for each in new}
    for name in sorted(before.keys() - after.keys()):
        yield Change(True, N_("field %(name)s removed:"), "", {"name": name})
    for name in sorted(after.keys() - before.keys()):
        breaking = sent and after[name].required
        text = N_("required field %(name)s added:") if after[name].required else N_("field %(name)s added:")
        yield Change(breaking, text, "", {"name": name})
    for name in sorted(before.keys() & after.keys()):
        previous, current = before[name], after[name]
        if current.required and not previous.required:
            yield Change(sent, N_("field %(name)s is now required:"), "", {"name": name})
        if previous.required and not current.required:
            yield Change(not sent, N_("field %(name)s is no longer required:"), "", {"name": name})
        yield from _types(previous.type, current.type, name, sent)


def _types(old: ir.TypeRef, new: ir.TypeRef, name: str, sent: bool) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, ir.LiteralOf) and isinstance(new, ir.LiteralOf):
        for value in [value for value in old.values if value not in new.values]:
            yield Change(
                sent, N_("%(name)s no longer allows the value %(value)s:"), "", {"name": name, "value": str(value)}
            )
        for value in [value for value in new.values if value not in old.values]:
            yield Change(False, N_("%(name)s now allows the value %(value)s:"), "", {"name": name, "value": str(value)})
        return
    yield Change(True, N_("type of %(name)s changed:"), "", {"name": name})


def _servers(old: ir.Api, new: ir.Api) -> Iterator[Change]:
    before, after = {each.url for each in old.servers}, {each.url for each in new.servers}
    for url in sorted(before - after):
        yield Change(True, N_("server removed:"), url)
    for url in sorted(after - before):
        yield Change(False, N_("server added:"), url)
