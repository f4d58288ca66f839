"""Find the old names of what was renamed since the last release. They work until the next major version.

A name that means something else now is no old name: it would be ambiguous.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from pochoir import ir, naming
from pochoir.annotations import input_name
from pochoir.evolution import matching
from pochoir.evolution.old_client_names import with_old_client_names
from pochoir.evolution.reading import batch_call, input_of, operation_key, parameter_key, surface
from pochoir.evolution.settling import still_kept
from pochoir.evolution.surface import Body, Model, Operation, Surface
from pochoir.literals import ClassName, Identifier

PartT = TypeVar("PartT", ir.Parameter, ir.Body, ir.Field)
_NOTHING: Final[Mapping[str, str]] = {}


def with_old_names(released: Surface, api: ir.Api, version: str) -> ir.Api:
    """Return an API with the old names of its operations, parameters, fields and models.

    Args:
        released: the surface of the last release.
        api: the API.
        version: the version of the client; names that an earlier major version deprecated are gone.
    """
    pairs = _pairs(released, surface(api), version)
    api = with_old_client_names(pairs.old, pairs.new, api, pairs.names)
    sockets = [*(str(each.name) for each in api.sockets), *(str(each.name) for each in api.old_names.sockets)]
    logins = [str(name) for _, name in api.flows.logins] if api.flows else []
    calls = _Calls(
        frozenset(_calls(api)),
        frozenset(str(each.name) for each in api.resources if each.access),
        frozenset({*sockets, *logins, str(api.webhooks.name) if api.webhooks else ""}),
    )
    resources = tuple(
        replace(each, operations=tuple(_operation(one, each.access, pairs, calls) for one in each.operations))
        for each in api.resources
    )
    classes = {str(name) for model in api.models for name in (model.name, input_name(model))}
    return replace(api, resources=resources, models=tuple(_model(each, pairs, classes) for each in api.models))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Two surfaces, and the old name of each operation and model of the new one."""

    old: Surface
    new: Surface
    operations: Mapping[str, str]
    models: Mapping[str, str]
    version: str

    def names(self, before: Mapping[str, str], last: str, now: str, taken: Collection[str]) -> dict[str, str]:
        """Return old names with the release that deprecated each.

        Args:
            before: those that the last release had.
            last: the name in the last release.
            now: the name now.
            taken: names of other things.
        """
        kept = still_kept(before, self.version) | ({last: ""} if last != now else {})
        free = {name: since for name, since in kept.items() if name not in (now, "") and name not in taken}
        return dict(sorted(free.items()))

    def renamed(self, part: PartT, before: Mapping[str, str], last: str, taken: set[str]) -> PartT:
        """Return a parameter, body or field with its old names, which are added to those that are taken."""
        names = self.names(before, last, str(part.name), taken)
        taken |= names.keys()
        old = (ir.OldName(Identifier(name), since) for name, since in names.items() if naming.is_pin(name))
        return replace(part, old_names=tuple(old))

    def members(self, model: str) -> dict[str, str]:
        """Return the old name in JSON of each member of a model."""
        name = self.models.get(model)
        if name is None:
            return {}
        return _inverse(matching.parts(self.old.models[name].members, self.new.models[model].members))


@dataclass(frozen=True, slots=True)
class _Calls:
    """The methods, the resources and the other attributes of the client."""

    calls: frozenset[str]
    resources: frozenset[str]
    attributes: frozenset[str]

    def is_free(self, resource: str, method: str) -> bool:
        """Return whether a method with this name can be added to a resource, also a new one, or to the client."""
        if not resource:
            taken = self.resources | self.attributes | self.calls
            return naming.is_pin(method) and naming.is_free_on_client(method, taken)
        free = resource in self.resources or resource not in self.attributes | self.calls
        return free and f"{resource}.{method}" not in self.calls and naming.is_pin(resource) and naming.is_pin(method)

    def old(self, names: Mapping[str, str]) -> tuple[ir.OldCall, ...]:
        """Return the old names that are free, with the release that deprecated each."""
        split = [(*call.rpartition("."), since) for call, since in names.items()]
        return tuple(
            ir.OldCall(Identifier(owner) if owner else naming.ON_CLIENT, Identifier(name), since)
            for owner, _, name, since in split
            if self.is_free(owner, name)
        )


def _pairs(old: Surface, new: Surface, version: str) -> _Pairs:
    renamed = matching.models(old, new)
    same = {name: name for name in old.models if name in new.models}
    operations = _inverse(matching.operations(old.operations, new.operations))
    return _Pairs(old, new, operations, _inverse(same | renamed), version)


def _inverse(names: Mapping[str, str]) -> dict[str, str]:
    return {new: old for old, new in names.items()}


def _calls(api: ir.Api) -> Iterable[str]:
    for resource in api.resources:
        for operation in resource.operations:
            yield f"{resource.access}{operation.name}"
            if operation.batch is not None:
                yield f"{resource.access}{operation.batch.name}"
            if api.oauth2 is not None and operation.id == api.oauth2.operation:
                yield from (f"{resource.access}{method}" for method in api.oauth2.methods)


def _operation(operation: ir.Operation, access: str, pairs: _Pairs, calls: _Calls) -> ir.Operation:
    key = operation_key(operation)
    before = pairs.old.operations.get(pairs.operations.get(key, ""))
    if before is None:
        return operation
    old_calls = calls.old(pairs.names(before.old_calls, before.call, f"{access}{operation.name}", ()))
    batch = f"{access}{operation.batch.name}" if operation.batch else ""
    old_batches = calls.old(pairs.names(before.old_batches, batch_call(before), batch, ())) if batch else ()
    body = operation.body
    taken = {str(each.name) for each in operation.parameters}
    taken |= {str(each.name) for each in body.fields} or {str(body.name)} if body else set()
    taken |= {str(operation.confirm)} if operation.confirm else set()
    taken |= {str(operation.paging.page_size)} if operation.paging and operation.paging.page_size else set()
    parameters = _parameters(operation, (pairs.operations[key], before), key, pairs, taken)
    if body is not None and before.body is not None:
        body = _body(body, before.body, pairs, taken)
    return replace(operation, parameters=parameters, body=body, old_calls=old_calls, old_batches=old_batches)


def _parameters(
    operation: ir.Operation, before: tuple[str, Operation], key: str, pairs: _Pairs, taken: set[str]
) -> tuple[ir.Parameter, ...]:
    old = before[1].parameters
    matched = _inverse(matching.parameters(before, (key, pairs.new.operations[key])))
    found: list[ir.Parameter] = []
    for each in operation.parameters:
        last = old.get(matched.get(parameter_key(each), ""))
        found.append(pairs.renamed(each, last.old_names, last.name, taken) if last else each)
    return tuple(found)


def _body(body: ir.Body, before: Body, pairs: _Pairs, taken: set[str]) -> ir.Body:
    """Return a body with the old names of its arguments. How they are passed must be the same."""
    if bool(body.fields) != bool(before.arguments):
        return body
    if not body.fields:
        return pairs.renamed(body, before.old_names.get("", _NOTHING), before.name, taken)
    matched = pairs.members(str(body.type.name)) if isinstance(body.type, ir.Named) else {}
    fields: list[ir.Field] = []
    for field in body.fields:
        wire = field.wire if field.wire in before.arguments else matched.get(field.wire)
        last = before.arguments.get(wire) if wire is not None else None
        known = before.old_names.get(wire, _NOTHING) if wire is not None else _NOTHING
        fields.append(pairs.renamed(field, known, last, taken) if last else field)
    return replace(body, fields=tuple(fields))


def _model(model: ir.Model, pairs: _Pairs, classes: set[str]) -> ir.Model:
    name = pairs.models.get(str(model.name))
    if name is None:
        return model
    last_model: Model = pairs.old.models[name]
    old_names = _classes(pairs.names(last_model.old_names, name, str(model.name), classes))
    last_input = input_of(last_model, name) if model.in_requests else ""
    old_inputs = _classes(pairs.names(last_model.old_inputs, last_input, str(input_name(model)), classes))
    matched = pairs.members(str(model.name))
    taken = {str(field.name) for field in model.fields}
    fields: list[ir.Field] = []
    for field in model.fields:
        wire = matched.get(field.wire)
        last = last_model.members.get(wire) if wire is not None else None
        fields.append(pairs.renamed(field, last.old_names, last.name, taken) if last else field)
    return replace(model, fields=tuple(fields), old_names=old_names, old_inputs=old_inputs)


def _classes(names: Mapping[str, str]) -> tuple[ir.OldName, ...]:
    return tuple(ir.OldName(ClassName(name), since) for name, since in names.items() if naming.is_pin(name))
