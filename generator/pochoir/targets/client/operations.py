"""Plan `_operations/<resource>.py`: every operation as data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, gather, generic, symbol
from pochoir.extras import ADDITIONS
from pochoir.literals import Code, Identifier, literal
from pochoir.media_types import is_items
from pochoir.resolve import media
from pochoir.resolve.paths import encoded
from pochoir.schemas import styles
from pochoir.targets.client.bounds import bounds
from pochoir.targets.client.constants import holds_constants
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.paging import class_of, options_of

_OPERATION = "._runtime.base.operation"
_BODIES = {
    "json": "JsonBody",
    "form": "FormBody",
    "multipart": "MultipartBody",
    "text": "TextBody",
    "bytes": "BinaryBody",
}
_DEFAULT_MEDIA_TYPES = {
    "JsonBody": "application/json",
    "FormBody": "application/x-www-form-urlencoded",
    "MultipartBody": "multipart/form-data",
}
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
    kind = symbol(_OPERATION, "PagedOperation" if operation.paging else "Operation")
    annotation = generic(kind, writer.reply(operation.paging.item if operation.paging else operation.returns))
    replies = [(literal(reply.status), _reply(operation, reply, writer)) for reply in operation.replies]
    parameters = [_parameter(operation, parameter, writer) for parameter in operation.parameters]
    parameters += [_made("Parameter", (literal(name), literal("query")), ()) for name, _ in operation.fixed]
    body = _body(operation.body, writer)
    paging = _made(class_of(operation.paging), (), options_of(operation.paging)) if operation.paging else _NONE
    retry = symbol(_OPERATION, "Retry", operation.retry.upper())
    written = Constant(
        name=operation.constant,
        kind=kind.text,
        annotation=annotation.text,
        id=literal(operation.id),
        called=literal(f"{resource.name}.{operation.name}"),
        method=literal(operation.method.upper()),
        path=literal(encoded(operation.path)),
        parameters=tuple(parameter.text for parameter in parameters),
        body=body.text,
        security=_security(operation.security, schemes),
        scopes=_tuple(literal(each) for each in operation.scopes) if operation.scopes else Code(""),
        server=literal(operation.server_name) if operation.server_name else Code(""),
        replies=tuple(Entry(status, reply.text) for status, reply in replies),
        paging=paging.text,
        retry=retry.text,
    )
    return written, gather(kind, retry, body, paging, *parameters, *(reply for _, reply in replies)), annotation


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
        ("results", _tuple(literal(each) for each in batch.results)),
        ("max_items", literal(batch.max_items)),
        ("max_bytes", literal(batch.max_bytes)),
        ("key", _tuple(key)),
        ("lists", _tuple(literal(each) for each in batch.lists)),
        ("parameter", literal(batch.parameter)),
        ("message", _tuple(literal(each) for each in batch.message)),
    )
    written = BatchConstant(
        name=batch.constant,
        annotation=Code(f"_batch.Batch[{result.text}]"),
        arguments=tuple(Code(f"{name}={value}") for name, value in options),
    )
    return written, gather(_BATCH, thunk, Annotation(Code(""), frozenset(modules.values()))), result


def _parameter(operation: ir.Operation, parameter: ir.Parameter, writer: TypeWriter) -> Annotation:
    options = _form(parameter, parameter.location)
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
    return _made("Parameter", (literal(parameter.wire), literal(parameter.location)), options)


def _form(written: ir.Parameter | ir.Encoding, location: ir.Location) -> list[tuple[str, Code]]:
    """Return the style of a value, if it is not the default of its location."""
    if written.content:
        return [("content", literal(written.content))]
    options: list[tuple[str, Code]] = []
    if written.style != styles.STYLES[location][0]:
        options.append(("style", literal(written.style)))
    if written.explode != styles.explodes(written.style):
        options.append(("explode", literal(written.explode)))
    if written.allow_reserved:
        options.append(("allow_reserved", literal(True)))
    return options


def _encoding(body: ir.Body, encoding: ir.Encoding) -> Annotation:
    if body.kind == "multipart":
        return Annotation(literal(encoding.content))
    return _made("Parameter", (literal(encoding.wire), literal("query")), _form(encoding, "query"))


def _body(body: ir.Body | None, writer: TypeWriter) -> Annotation:
    if body is None:
        return Annotation(Code(""))
    kind = _BODIES[body.kind]
    options = [("required", literal(True))] if body.required else []
    if body.media_type != _DEFAULT_MEDIA_TYPES.get(kind):
        options.append(("media_type", literal(body.media_type)))
    encodings = [(literal(each.wire), _encoding(body, each)) for each in body.encodings]
    if encodings:
        members = ", ".join(f"{name}: {member.text}" for name, member in encodings)
        options.append(("encoding", Code(f"{{{members}}}")))
    inner = Annotation(Code(""))
    if kind in _DEFAULT_MEDIA_TYPES and _lacks_constants(body, writer):
        inner = writer.write(body.type, "thunk")
        options.append(("type", Code(f"lambda: {inner.text}")))
    limits = {each.wire: found for each in body.fields if (found := bounds(each.type, writer.models))}
    if limits:
        options.append(("bounds", literal(limits)))
    if body.files:
        options.append(("files", _tuple(literal(each) for each in body.files)))
    if body.nullable_files:
        options.append(("nullable", _tuple(literal(each) for each in body.nullable_files)))
    made = _made(kind, (), options)
    return Annotation(made.text, gather(made, inner, *(member for _, member in encodings)).symbols)


def _lacks_constants(body: ir.Body, writer: TypeWriter) -> bool:
    """Return whether the value that a method passes may lack constants, which arguments have by default."""
    if not body.fields or not body.required:
        return holds_constants(body.type, writer.models)
    return any(holds_constants(each.type, writer.models) for each in body.fields)


def _reply(operation: ir.Operation, reply: ir.Reply, writer: TypeWriter) -> Annotation:
    match reply.kind:
        case "json":
            success = reply.status.startswith("2")
            type = ir.ListOf(operation.paging.item) if success and operation.paging else reply.type
            at, *others = (operation.unwrap if success else ()) or ("",)
            inner = writer.write(operation.returns if at or others else type, "thunk")
            options = [("at", literal(at))] if at else []
            options += [("others", _tuple(literal(each) for each in others))] if others else []
            made = _made("Json", (Code(f"lambda: {inner.text}"),), (*options, *_media_type(reply, "application/json")))
            return Annotation(made.text, made.symbols | inner.symbols)
        case "text":
            return _made("Text", (), _media_type(reply, "text/plain"))
        case "bytes":
            return _made("Binary", (), _media_type(reply, "application/octet-stream"))
        case "events":
            inner = writer.write(reply.type, "thunk")
            if is_items(media.best(reply.media_types)):
                made = _made("StreamedItems", (Code(f"lambda: {inner.text}"),), _media_type(reply, "application/jsonl"))
                return Annotation(made.text, made.symbols | inner.symbols)
            return Annotation(Code(f"Events(lambda: {inner.text})"), inner.symbols | {(_OPERATION, "Events")})
        case "empty":
            return _made("Empty", (), ())


def _media_type(reply: ir.Reply, usual: str) -> list[tuple[str, Code]]:
    """Return the `Accept` header unless it is the default. Invalid media types are left out."""
    media_type = re.sub(r";\s*charset=[^;]*", "", media.best(reply.media_types), flags=re.IGNORECASE)
    named = media_type != usual and media_type.isascii() and media_type.isprintable()
    return [("media_type", literal(media_type))] if named else []


def _security(security: tuple[tuple[str, ...], ...], schemes: frozenset[str]) -> Code:
    usable = [each for each in security if set(each) <= schemes]
    return _tuple(_tuple(literal(scheme) for scheme in each) for each in usable) if usable else Code("")


def _made(name: str, values: Iterable[Code], options: Iterable[tuple[str, Code]]) -> Annotation:
    arguments = ", ".join((*values, *(f"{key}={value}" for key, value in options)))
    return Annotation(Code(f"{name}({arguments})"), frozenset({(_OPERATION, name)}))


def _tuple(items: Iterable[Code]) -> Code:
    texts = tuple(items)
    return Code(f"({', '.join(texts)}{',' if len(texts) == 1 else ''})")
