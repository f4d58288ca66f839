"""Plan methods and arguments under their old names, which are deprecated and work until the next major version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.literals import Code, Identifier


@dataclass(frozen=True, slots=True)
class OldMethod:
    """An old name of an operation.

    Attributes:
        operation: the operation, with the old name.
        owner: the resource that has it now.
        call: how it is called now.
    """

    operation: ir.Operation
    owner: Identifier
    call: str


@dataclass(frozen=True, slots=True)
class Old:
    """The old names in a resource: of operations, and of the methods that send many records with them.

    The operations of `batches` have the old name as that of their `batch`.
    """

    methods: tuple[OldMethod, ...] = ()
    batches: tuple[OldMethod, ...] = ()


def old_methods(api: ir.Api) -> Mapping[str, Old]:
    """Return the old names of operations by the resource that they were in."""
    found: dict[str, Old] = {}
    for resource in api.resources:
        for operation in resource.operations:
            for call in operation.old_calls:
                old = replace(operation, name=call.name, batch=None, old_calls=())
                known = found.get(str(call.resource), Old())
                method = OldMethod(old, resource.name, f"{resource.access}{operation.name}")
                found[str(call.resource)] = replace(known, methods=(*known.methods, method))
            batch = operation.batch
            for call in operation.old_batches if batch is not None else ():
                assert batch is not None
                old = replace(operation, batch=replace(batch, name=call.name))
                known = found.get(str(call.resource), Old())
                method = OldMethod(old, resource.name, f"{resource.access}{batch.name}")
                found[str(call.resource)] = replace(known, batches=(*known.batches, method))
    return found


def with_old_methods(api: ir.Api, old: Mapping[str, Old]) -> tuple[ir.Resource, ...]:
    """Return all resources, those of old names too, with the old names of operations as further operations."""
    return tuple(
        replace(each, operations=(*each.operations, *(one.operation for one in old.get(str(each.name), Old()).methods)))
        for each in (*api.resources, *api.old_resources)
    )


def has_old_arguments(api: ir.Api) -> bool:
    """Return whether an argument of a method has an old name."""
    return any(any(old_names(each)) for resource in api.resources for each in resource.operations)


def constants(resource: str, owner: Identifier) -> Code:
    """Return the name of the module with the constant of an operation, in the module of a resource."""
    return Code("operations") if owner == resource else Code(f"_{owner}_operations")


def old_names(operation: ir.Operation) -> Iterator[ir.OldName]:
    """Yield the old names of the arguments of an operation."""
    for parameter in operation.parameters:
        yield from parameter.old_names
    if operation.body is not None:
        yield from operation.body.old_names
        for field in operation.body.fields:
            yield from field.old_names
