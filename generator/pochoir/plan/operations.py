"""What `_operations/<resource>.py` holds: every operation as data."""

from collections.abc import Iterable
from dataclasses import dataclass

from pochoir import ir
from pochoir.hints import Hint, Hints, gather, generic, symbol
from pochoir.literals import Code, Identifier, literal
from pochoir.plan.imports import Imports, imports
from pochoir.plan.parts import Entry

_OPERATION = "._runtime.operation"
_DEFAULT_STYLE = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
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
_PAGINGS = {"link": "LinkPaging", "page": "PagePaging", "offset": "OffsetPaging", "cursor": "CursorPaging"}


@dataclass(frozen=True, slots=True)
class Constant:
    """One operation as data; every part is finished text, empty where the default says it all."""

    name: Identifier
    kind: Code
    annotation: Code
    id: Code
    method: Code
    path: Code
    parameters: tuple[Code, ...]
    body: Code
    security: Code
    server: Code
    replies: tuple[Entry, ...]
    paging: Code
    retry: Code


@dataclass(frozen=True, slots=True)
class OperationsFile:
    """The context of one `_operations` module."""

    tag: Code
    imports: Imports
    operations: tuple[Constant, ...]


def constant(operation: ir.Operation, hints: Hints, schemes: frozenset[str]) -> tuple[Constant, Hint, Hint]:
    """One operation as data, what it needs when it runs, and what its annotation needs.

    Args:
        operation: the operation.
        hints: writes the types of the API.
        schemes: the security schemes that the client knows how to use.
    """
    kind = symbol(_OPERATION, "PagedOperation" if operation.paging else "Operation")
    annotation = generic(kind, hints.reply(operation.paging.item if operation.paging else operation.returns))
    replies = [(literal(reply.status), _reply(operation, reply, hints)) for reply in operation.replies]
    parameters = [_parameter(parameter) for parameter in operation.parameters]
    body = _body(operation.body)
    paging = _paging(operation.paging)
    retry = symbol(_OPERATION, "Retry", operation.retry.upper())
    written = Constant(
        name=operation.constant,
        kind=kind.text,
        annotation=annotation.text,
        id=literal(operation.id),
        method=literal(operation.method.upper()),
        path=literal(operation.path),
        parameters=tuple(parameter.text for parameter in parameters),
        body=body.text,
        security=_security(operation.security, schemes),
        server=literal(operation.server) if operation.server else Code(""),
        replies=tuple(Entry(status, reply.text) for status, reply in replies),
        paging=paging.text,
        retry=retry.text,
    )
    return written, gather(kind, retry, body, paging, *parameters, *(reply for _, reply in replies)), annotation


def operations_file(resource: ir.Resource, hints: Hints, schemes: frozenset[str]) -> OperationsFile:
    """The context of the module of one resource."""
    parts = [constant(operation, hints, schemes) for operation in resource.operations]
    runtime = gather(*(needed for _, needed, _ in parts))
    typing = gather(*(needed for _, _, needed in parts))
    models = {(".models", name) for name in typing.models}
    return OperationsFile(
        tag=resource.name,
        imports=imports(runtime.symbols, typing.symbols | models, here="_operations"),
        operations=tuple(written for written, _, _ in parts),
    )


def _parameter(parameter: ir.Parameter) -> Hint:
    style = parameter.style if parameter.style != _DEFAULT_STYLE[parameter.location] else ""
    options: list[tuple[str, Code]] = []
    if parameter.content:
        options.append(("content", literal(parameter.content)))
    else:
        if style:
            options.append(("style", literal(style)))
        if parameter.explode != (parameter.style in ("form", "deepObject")):
            options.append(("explode", literal(parameter.explode)))
        if parameter.allow_reserved:
            options.append(("allow_reserved", literal(True)))
    return _made("Parameter", (literal(parameter.wire), literal(parameter.location)), options)


def _body(body: ir.Body | None) -> Hint:
    if body is None:
        return Hint(Code(""))
    kind = _BODIES[body.kind]
    options = [("required", literal(True))] if body.required else []
    if body.media_type != _DEFAULT_MEDIA_TYPES.get(kind):
        options.append(("media_type", literal(body.media_type)))
    return _made(kind, (), options)


def _reply(operation: ir.Operation, reply: ir.Reply, hints: Hints) -> Hint:
    match reply.kind:
        case "json":
            success = reply.status.startswith("2") and operation.paging
            type = ir.ListOf(operation.paging.item) if success and operation.paging else reply.type
            inner = hints.write(type, "thunk")
            made = _made("Json", (Code(f"lambda: {inner.text}"),), ())
            return Hint(made.text, made.symbols | inner.symbols)
        case "text":
            return _made("Text", (), ())
        case "bytes":
            return _made("Binary", (), ())
        case "empty":
            return _made("Empty", (), ())


def _paging(paging: ir.Paging | None) -> Hint:
    if paging is None:
        return Hint(Code(""))
    options: list[tuple[str, Code]] = [("items", literal(paging.items))]
    for name, value in (
        ("parameter", paging.parameter),
        ("next", paging.next),
        ("size_parameter", paging.size_parameter),
        ("size", paging.size),
        ("cap", paging.cap),
    ):
        if value:
            options.append((name, literal(value)))
    return _made(_PAGINGS[paging.style], (), options)


def _security(security: tuple[tuple[str, ...], ...], schemes: frozenset[str]) -> Code:
    usable = [each for each in security if set(each) <= schemes]
    return _tuple(_tuple(literal(scheme) for scheme in each) for each in usable) if usable else Code("")


def _made(name: str, values: Iterable[Code], options: Iterable[tuple[str, Code]]) -> Hint:
    arguments = ", ".join((*values, *(f"{key}={value}" for key, value in options)))
    return Hint(Code(f"{name}({arguments})"), frozenset({(_OPERATION, name)}))


def _tuple(items: Iterable[Code]) -> Code:
    texts = tuple(items)
    return Code(f"({', '.join(texts)}{',' if len(texts) == 1 else ''})")
