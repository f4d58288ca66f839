"""The arguments of a method: how each is declared, what it is for, and under which name it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, gather, symbol, union
from pochoir.literals import Code, Identifier, literal
from pochoir.targets.client import prose

MOMENTS_MODULE = "._runtime.moments"
MOMENTS: Mapping[str, str] = {"unix-milliseconds": "milliseconds", "unix-seconds": "seconds"}
"""The function of the runtime that turns date-times into numbers, by what the numbers count."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method: how it is declared, what it is for, and under which name it is sent."""

    name: Identifier
    wire: str
    part: str
    annotation: Annotation
    required: bool
    text: str
    time: ir.Time = ""
    default: Code | None = None

    @property
    def value(self) -> Code:
        """What is sent: the argument itself, or the number that a date-time is."""
        function = MOMENTS.get(self.time)
        return Code(f"{function}({self.name}, {literal(str(self.name))})") if function else self.name

    @property
    def declaration(self) -> Code:
        """`first_day: date`, or `title: str | Unset = UNSET`."""
        default = "" if self.required else f" = {self.default or 'UNSET'}"
        return Code(f"{self.name}: {self.annotation.text}{default}")


def arguments(operation: ir.Operation, writer: TypeWriter) -> tuple[Argument, ...]:
    """The arguments of a method: of the path in its order, then what must be given, then what may be."""
    given = [
        _timed(
            _argument(each.name, each.wire, each.location, each.type, _asked(each), _said(each), writer),
            each.time,
            writer,
        )
        for each in operation.parameters
        if operation.paging is None or each.wire != operation.paging.parameter
    ]
    body = operation.body
    writer = writer.sending(body.kind) if body else writer
    if body is not None and body.fields:
        given += [_timed(_member(each, body, writer), each.time, writer) for each in body.fields if not each.read_only]
    elif body is not None:
        given.append(_argument(body.name, "", "body", body.type, body.required, prose.short(body.doc), writer))
    if operation.confirm:
        meant = Annotation(Code("Literal[True]"), frozenset({("typing", "Literal")}))
        text = "`True`, to confirm what cannot be undone."
        given.append(Argument(operation.confirm, "", "confirm", meant, True, text))
    return tuple(sorted(given, key=lambda each: (each.part != "path", each.part != "path" and not each.required)))


def signature(given: tuple[Argument, ...]) -> tuple[Code, ...]:
    """How the arguments stand in the first line of a method: those of the path first, the rest by name."""
    path = [each.declaration for each in given if each.part == "path"]
    rest = [each.declaration for each in given if each.part != "path"]
    return (Code("self"), *path, *([Code("*"), *rest] if rest else ()))


def passed(given: tuple[Argument, ...], fixed: tuple[tuple[str, str], ...]) -> tuple[Code, ...]:
    """What a method hands to the engine: by part of the request, each value under the name it is sent by."""
    sent: list[Code] = []
    for part in ("path", "query", "header", "cookie", "body"):
        members = [each for each in given if each.part == part]
        whole = next((each for each in members if not each.wire), None)
        if whole is not None:
            sent.append(Code(f"{part}={whole.name}"))
        elif members or (fixed and part == "query"):
            pairs = ", ".join(
                [
                    *(f"{literal(name)}: {literal(value)}" for name, value in fixed if part == "query"),
                    *(f"{literal(each.wire)}: {each.value}" for each in members),
                ]
            )
            sent.append(Code(f"{part}={{{pairs}}}"))
    return tuple(sent)


def _asked(parameter: ir.Parameter) -> bool:
    """Whether the caller must give it; the client makes an idempotency key by itself."""
    return parameter.required and not parameter.idempotency


def _said(parameter: ir.Parameter) -> str:
    made = "Made for each call where it is not given." if parameter.idempotency else ""
    return " ".join(text for text in (prose.short(parameter.doc), made) if text)


def _argument(
    name: Identifier, wire: str, part: str, type: ir.TypeRef, required: bool, text: str, writer: TypeWriter
) -> Argument:
    annotation = writer.request(type)
    if not required:
        unset = symbol("._runtime.unset", "Unset")
        joined = gather(annotation, unset)
        annotation = Annotation(Code(f"{annotation.text} | Unset"), joined.symbols, joined.models)
    return Argument(name, wire, part, annotation, required, text)


def _member(each: ir.Field, body: ir.Body, writer: TypeWriter) -> Argument:
    """A member of the body. One that has one value has it by default, unless it would make a body of none."""
    text = prose.short(each.doc)
    if each.constant and body.required and isinstance(each.type, ir.LiteralOf):
        default = literal(each.type.values[0])
        return Argument(each.name, each.wire, "body", writer.request(each.type), False, text, default=default)
    return _argument(each.name, each.wire, "body", each.type, each.required and body.required, text, writer)


def _timed(argument: Argument, time: ir.Time, writer: TypeWriter) -> Argument:
    """An argument that takes a date-time too, where its numbers count time."""
    if not time:
        return argument
    return replace(argument, annotation=union(writer.request(ir.Plain("datetime")), argument.annotation), time=time)
