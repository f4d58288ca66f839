"""Plan the fakes of resources in the test kit: the rules and examples of their operations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.media_types import without_charset
from pochoir.pointers import tokens
from pochoir.targets.client import prose
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import called, laid_out, tupled
from pochoir.targets.client.testing import fake_name

_DESCRIBED = "._runtime.testing.described"
_OPERATION = "._runtime.testing.operation_fake"
_NOT_SHOWN = frozenset(
    {"retry-after", "link", "set-cookie", "transfer-encoding", "connection", "content-length", "content-encoding"}
)
"""Headers whose examples would make the client wait, request pages or misread a body."""


@dataclass(frozen=True, slots=True)
class OperationData:
    """An operation of the fake: its attribute, its name in messages, its rules and examples."""

    name: Identifier
    constant: Identifier
    made: Code
    doc: Code
    given: Code
    body: Code
    replies: Code
    many: Code
    bodies: Code


@dataclass(frozen=True, slots=True)
class ResourceFakeFile:
    """The context of a module of `testing`."""

    imports: Imports
    name: ClassName
    doc: Code
    operations: tuple[OperationData, ...]


def resource_fake_file(resource: ir.Resource) -> ResourceFakeFile:
    """Return the context of the module of one resource."""
    written = tuple(_operation(resource, each) for each in resource.operations)
    needed: set[Symbol] = {("._operations", f"{resource.name} as operations"), (_DESCRIBED, "Described")}
    needed |= {(_OPERATION, "OperationFake"), (_OPERATION, "ResourceFake")}
    needed |= {(_DESCRIBED, "Given")} if any(each.given for each in written) else set()
    needed |= {(_DESCRIBED, "Shown")} if any(each.replies for each in written) else set()
    needed |= {(_DESCRIBED, "Many")} if any(each.many for each in written) else set()
    return ResourceFakeFile(
        imports=imports(needed, {(_OPERATION, "Kit")}, here="testing"),
        name=fake_name(resource.class_name),
        doc=docstring(prose.headline(resource.doc, prose.about(resource)), 4),
        operations=written,
    )


def _operation(resource: ir.Resource, operation: ir.Operation) -> OperationData:
    body = operation.body
    return OperationData(
        name=operation.name,
        constant=operation.constant,
        made=called("OperationFake", _fake_arguments(resource, operation), 8, len(f"self.{operation.name} = ")),
        doc=docstring(f"``{operation.method} {operation.path}``", 8),
        given=tupled(_rules(operation), 4, len("given=")),
        body=Code("") if body is None or body.schema is True else laid_out(body.schema, 4, len("body=")),
        replies=tupled(_replies(operation), 4, len("replies=")),
        many=_many(operation),
        bodies=_bodies(body),
    )


def _fake_arguments(resource: ir.Resource, operation: ir.Operation) -> tuple[tuple[str, ir.Json], ...]:
    return ("", Code("kit")), ("", f"{resource.access}{operation.name}"), ("", operation.constant)


def _rules(operation: ir.Operation) -> Iterator[Code]:
    yield from map(_given, operation.parameters)
    for name, value in operation.fixed:
        # Distinguishes the operation from others with its path.
        yield called("Given", [("", name), ("", "query"), ("", {"const": value}), ("required", True)], 8)


def _given(parameter: ir.Parameter) -> Code:
    values = [("", parameter.wire), ("", parameter.location), ("", parameter.schema)]
    return called("Given", [*values, *([("required", True)] if parameter.required else [])], 8)


def _replies(operation: ir.Operation) -> Iterator[Code]:
    for reply in operation.replies:
        values: list[tuple[str, ir.Json]] = [("", reply.status)]
        success = reply.status[0] in "23"
        # Failures only have their example; they are not parsed.
        if reply.examples and (success or not reply.examples[0].synthetic):
            values.append(("", reply.examples[0].value))
            values += [("", reply.schema)] if success and reply.schema is not True else []
        headers: dict[str, ir.Json] = dict(_headers(reply.headers))
        values += [("headers", headers)] if headers else []
        others = {without_charset(each.media_type): each.examples[0].value for each in reply.others if each.examples}
        values += [("others", others)] if others else []
        if success or len(values) > 1:
            yield called("Shown", values, 8)


def _bodies(body: ir.Body | None) -> Code:
    """Return the schemas of the body in other media types, where they differ."""
    if body is None:
        return Code("")
    others = {each.media_type: each.schema for each in body.others if each.schema != body.schema}
    return laid_out(others, 4, len("bodies=")) if others else Code("")


def _headers(headers: Iterable[ir.Header]) -> Iterator[tuple[str, str]]:
    for header in headers:
        value = header.example
        if header.wire.lower() in _NOT_SHOWN or not isinstance(value, str | int | float):
            continue
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if text.isascii() and text.isprintable() and text == text.strip():
            yield header.wire, text


def _many(operation: ir.Operation) -> Code:
    batch = operation.batch
    if batch is None:
        return Code("")
    shown = next((each.examples[0].value for each in operation.replies if each.examples), None)
    place = next((each for each in batch.results if isinstance(_at(shown, each), list)), batch.results[0])
    return Code(f"Many({literal(batch.items)}, {literal(place)})")


def _at(value: ir.Json, pointer: str) -> ir.Json:
    for key in tokens(pointer):
        value = value.get(key) if isinstance(value, dict) else None
    return value
