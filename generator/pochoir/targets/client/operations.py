"""Plan `_operations/<resource>.py`: every operation as data."""

from dataclasses import dataclass
from math import inf

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, gather, generic, symbol, union
from pochoir.extras import ADDITIONS
from pochoir.literals import Code, Identifier, literal
from pochoir.resolve.paths import encoded
from pochoir.targets.client.bounds import bounds
from pochoir.targets.client.contents import (
    OPERATION,
    alternatives_of,
    body_kind,
    built,
    reply_kind,
    style_options,
    tuple_of,
)
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.paging import class_of, options_of
from pochoir.targets.client.traits import holds_forms

_NONE = Annotation(Code(""))
_BATCH = Annotation(Code("_batch"), frozenset({("._runtime.batch", "send as _batch")}))


@dataclass(frozen=True, slots=True)
class Constant:
    """An operation as data. Parts with their default are empty."""

    name: Identifier
    kind: Code
    annotation: Code
    id: Code
    called: Code
    method: Code
    path: Code
    parameters: tuple[Code, ...]
    body: Code
    security: Code
    scopes: Code
    server: Code
    replies: tuple[Entry, ...]
    paging: Code
    retry: Code
    deadline: Code
    alternatives: Code


@dataclass(frozen=True, slots=True)
class BatchConstant:
    """The batch helper of an operation as data."""

    name: Identifier
    annotation: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class OperationsFile:
    """The context of a module of `_operations`."""

    tag: Code
    imports: Imports
    operations: tuple[Constant, ...]
    batches: tuple[BatchConstant, ...]


def constant(
    resource: ir.Resource, operation: ir.Operation, writer: TypeWriter, schemes: frozenset[str]
) -> tuple[Constant, Annotation, Annotation]:
    """Return an operation as data, and the annotations that it needs at run time and for type checking.

    Args:
        resource: the resource that has the method.
        operation: the operation.
        writer: the writer of types.
        schemes: the security schemes that the client knows how to use.
    """
    kind = symbol(OPERATION, "PagedOperation" if operation.paging else "Operation")
    given = (
        [operation.paging.item]
        if operation.paging
        else [operation.returns, *(type for _, type in operation.returns_as)]
    )
    annotation = generic(kind, union(*map(writer.reply, given)))
    replies = [(literal(reply.status), reply_kind(operation, reply, writer)) for reply in operation.replies]
    parameters = [_parameter(operation, parameter, writer) for parameter in operation.parameters]
    parameters += [built("Parameter", (literal(name), literal("query")), ()) for name, _ in operation.fixed]
    body = body_kind(operation.body, writer)
    paging = built(class_of(operation.paging), (), options_of(operation.paging)) if operation.paging else _NONE
    retry = symbol(OPERATION, "Retry", operation.retry.upper())
    deadline = _deadline(operation.deadline)
    alternatives = alternatives_of(operation, writer)
    written = Constant(
        name=operation.constant,
        kind=kind.text,
        annotation=annotation.text,
        id=literal(operation.id),
        called=literal(f"{resource.access}{operation.name}"),
        method=literal(operation.method),
        path=literal(encoded(operation.path)),
        parameters=tuple(parameter.text for parameter in parameters),
        body=body.text,
        security=_security(operation.security, schemes),
        scopes=tuple_of(literal(each) for each in operation.scopes) if operation.scopes else Code(""),
        server=literal(operation.server_name) if operation.server_name else Code(""),
        replies=tuple(Entry(status, reply.text) for status, reply in replies),
        paging=paging.text,
        retry=retry.text,
        deadline=deadline.text,
        alternatives=alternatives.text,
    )
    return (
        written,
        gather(kind, retry, deadline, body, alternatives, paging, *parameters, *(reply for _, reply in replies)),
        annotation,
    )


def _deadline(seconds: float | None) -> Annotation:
    if seconds is None:
        return _NONE
    return symbol("._runtime.base.timeouts", "NO_DEADLINE") if seconds == inf else Annotation(literal(seconds))


def operations_file(resource: ir.Resource, writer: TypeWriter, schemes: frozenset[str]) -> OperationsFile:
    """Return the context of the module of a resource."""
    parts = [constant(resource, operation, writer, schemes) for operation in resource.operations]
    batches = [_batch(operation, operation.batch, writer) for operation in resource.operations if operation.batch]
    runtime = gather(*(needed for _, needed, _ in (*parts, *batches)))
    typing = gather(*(needed for _, _, needed in (*parts, *batches)))
    models = {(".models", name) for name in typing.models}
    return OperationsFile(
        tag=resource.name,
        imports=imports(runtime.symbols, typing.symbols | models, here="_operations"),
        operations=tuple(written for written, _, _ in parts),
        batches=tuple(written for written, _, _ in batches),
    )


def _batch(
    operation: ir.Operation, batch: ir.Batch, writer: TypeWriter
) -> tuple[BatchConstant, Annotation, Annotation]:
    result = writer.reply(batch.result)
    thunk = writer.write(ir.ListOf(batch.result), "thunk")
    modules = {part.module: ("." + ADDITIONS, f"{part.module} as _{part.module}") for part in batch.key if part.module}
    key = (
        Code(f"_batch.KeyPart({literal(part.pointer)}{f', _{part.module}.{part.function}' if part.module else ''})")
        for part in batch.key
    )
    options = (
        ("operation", operation.constant),
        ("items", literal(batch.items)),
        ("type", Code(f"lambda: {thunk.text}")),
        ("results", tuple_of(literal(each) for each in batch.results)),
        ("max_items", literal(batch.max_items)),
        ("max_bytes", literal(batch.max_bytes)),
        ("key", tuple_of(key)),
        ("lists", tuple_of(literal(each) for each in batch.lists)),
        ("parameter", literal(batch.parameter)),
        ("message", tuple_of(literal(each) for each in batch.message)),
        ("value", literal(batch.value)),
    )
    written = BatchConstant(
        name=batch.constant,
        annotation=Code(f"_batch.Batch[{result.text}]"),
        arguments=tuple(Code(f"{name}={value}") for name, value in options if name != "value" or batch.value),
    )
    return written, gather(_BATCH, thunk, Annotation(Code(""), frozenset(modules.values()))), result


def _parameter(operation: ir.Operation, parameter: ir.Parameter, writer: TypeWriter) -> Annotation:
    options = style_options(parameter, parameter.location)
    given = (
        ("idempotency", parameter.idempotency),
        ("allow_empty", parameter.allow_empty),
        ("key_prefix", parameter.key_prefix),
        ("whole", parameter.whole),
    )
    options += [(name, literal(value)) for name, value in given if value]
    paging = operation.paging
    is_cursor = paging is not None and paging.style != "offset" and paging.parameter == parameter.wire
    limits = {} if is_cursor or parameter.time else bounds(parameter.type, writer.models)
    if limits:
        # The value of a cursor comes from the server.
        options.append(("bounds", literal(limits)))
    inner = Annotation(Code(""))
    if holds_forms(parameter.type, writer):
        inner = writer.write(parameter.type, "thunk")
        options.append(("type", Code(f"lambda: {inner.text}")))
    made = built("Parameter", (literal(parameter.wire), literal(parameter.location)), options)
    return Annotation(made.text, made.symbols | inner.symbols)


def _security(security: tuple[tuple[str, ...], ...], schemes: frozenset[str]) -> Code:
    usable = [each for each in security if set(each) <= schemes]
    return tuple_of(tuple_of(literal(scheme) for scheme in each) for each in usable) if usable else Code("")
