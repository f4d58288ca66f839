"""Plan the arguments of methods: their declarations, texts, and names in the request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, gather, symbol, union
from pochoir.literals import ClassName, Code, Identifier, json_text, literal
from pochoir.targets.client import prose

_LONGEST = 60
"""Maximum length of a default in a docstring."""
TIMESTAMPS_MODULE = "._runtime.codec.timestamps"
TIMESTAMPS: Mapping[str, str] = {
    "unix-milliseconds": "milliseconds",
    "unix-seconds": "seconds",
    "time-of-day": "time_of_day",
}
"""The function of the runtime that converts datetimes and times to what is sent, by `x-pochoir-time`."""


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method: its declaration, its text, and its name in the request; None if it is a whole part."""

    name: Identifier
    wire: str | None
    part: str
    annotation: Annotation
    required: bool
    text: str
    time: ir.Time = ""
    default: Code | None = None
    old_names: tuple[Identifier, ...] = ()

    @property
    def value(self) -> Code:
        """The expression that is sent: the argument, or the number or text for a datetime or time."""
        function = TIMESTAMPS.get(self.time)
        return Code(f"{function}({self.name}, {literal(str(self.name))})") if function else self.name

    @property
    def declaration(self) -> Code:
        """`first_day: date`, or `title: str | Unset = UNSET`."""
        default = "" if self.required else f" = {self.default or 'UNSET'}"
        return Code(f"{self.name}: {self.annotation.text}{default}")


def arguments(operation: ir.Operation, writer: TypeWriter) -> tuple[Argument, ...]:
    """Return the arguments of a method: those of the path, then other required ones, then optional ones."""
    given = [
        _renamed(_timed(_parameter(each, writer), each.time, writer), each.old_names)
        for each in operation.parameters
        if not _is_set_by_paging(operation, each)
    ]
    body = operation.body
    writer = writer.sending(body.kind) if body else writer
    if body is not None and body.fields:
        given += [
            _renamed(_timed(_member(each, body, writer), each.time, writer), each.old_names)
            for each in body.fields
            if not each.read_only
        ]
    elif body is not None:
        whole = _argument(body.name, None, "body", body.type, body.required, prose.short(body.doc), writer)
        given.append(_renamed(whole, body.old_names))
    if operation.paging is not None and operation.paging.page_size:
        size = ir.Plain("int")
        text = "How many items to request at once."
        given.append(_argument(operation.paging.page_size, None, "page_size", size, False, text, writer))
    if operation.confirm:
        meant = Annotation(Code("Literal[True]"), frozenset({("typing", "Literal")}))
        text = "must be `True`, to confirm an operation that cannot be undone."
        given.append(Argument(operation.confirm, None, "confirm", meant, True, text))
    return order(given)


def order(given: Iterable[Argument]) -> tuple[Argument, ...]:
    """Return arguments in the order of a signature: those of the path, then other required ones, then optional ones."""
    return tuple(sorted(given, key=lambda each: (each.part != "path" or not each.required, not each.required)))


def _is_set_by_paging(operation: ir.Operation, parameter: ir.Parameter) -> bool:
    """Return whether only the client sets a parameter, from page to page. An offset is also where a list begins."""
    paging = operation.paging
    return paging is not None and paging.style != "offset" and parameter.wire == paging.parameter


def signature(given: tuple[Argument, ...]) -> tuple[Code, ...]:
    """Return the parameters in the signature of a method.

    Those of the path are positional, others keyword-only. So are those of the path that have a default, because the
    others would change their position if it went.
    """
    path = [each.declaration for each in given if each.part == "path" and each.required]
    rest = [each.declaration for each in given if each.part != "path" or not each.required]
    return (Code("self"), *path, *([Code("*"), *rest] if rest else ()))


def old_signatures(given: tuple[Argument, ...]) -> tuple[tuple[Code, ...], ...]:
    """Return the signatures with old names of arguments: one, or more if an argument was renamed several times."""
    most = max((len(each.old_names) for each in given), default=0)
    return tuple(
        signature(
            tuple(
                replace(each, name=each.old_names[min(number, len(each.old_names) - 1)]) if each.old_names else each
                for each in given
            )
        )
        for number in range(most)
    )


def passed(given: tuple[Argument, ...], fixed: tuple[tuple[str, str], ...]) -> tuple[Code, ...]:
    """Return the keyword arguments for the engine: dictionaries of values by wire name, one per part of the request."""
    sent: list[Code] = []
    for part in ("path", "query", "header", "cookie", "body", "page_size", "whole", "content_type", "accept"):
        members = [each for each in given if each.part == part]
        whole = next((each for each in members if each.wire is None), None)
        if whole is not None:
            sent.append(Code(f"{part}={whole.name}"))
        elif members or (fixed and part == "query"):
            pairs = ", ".join(
                [
                    *(f"{literal(name)}: {literal(value)}" for name, value in fixed if part == "query"),
                    *(f"{literal(each.wire)}: {each.value}" for each in members if each.wire is not None),
                ]
            )
            sent.append(Code(f"{part}={{{pairs}}}"))
    return tuple(sent)


def only_value(type: ir.TypeRef, models: Mapping[ClassName, ir.Model]) -> ir.LiteralOf | None:
    """Return the type if it has a single value, through the names of aliases."""
    seen: set[ClassName] = set()
    while isinstance(type, ir.Named) and type.name not in seen and type.name in models:
        seen.add(type.name)
        type = models[type.name].alias or type
    return type if isinstance(type, ir.LiteralOf) and len(type.values) == 1 and type.values[0] is not None else None


def _parameter(each: ir.Parameter, writer: TypeWriter) -> Argument:
    """Return the argument of a parameter. The only value of a required one is its default."""
    only = only_value(each.type, writer.models) if _is_required(each) else None
    if only is not None:
        default = literal(only.values[0])
        annotation = writer.request(each.type)
        return Argument(each.name, each.wire, each.location, annotation, False, _text(each), default=default)
    return _argument(each.name, each.wire, each.location, each.type, _is_required(each), _text(each), writer)


def _is_required(parameter: ir.Parameter) -> bool:
    """Return whether a parameter is required. The client generates idempotency keys."""
    return parameter.required and not parameter.idempotency


def _text(parameter: ir.Parameter) -> str:
    made = "Generated for each call if not given." if parameter.idempotency else ""
    default = "" if _is_required(parameter) else _default(parameter, prose.short(parameter.doc))
    return " ".join(text for text in (prose.short(parameter.doc), made, default) if text)


def _default(described: ir.Parameter | ir.Field, text: str) -> str:
    """Return a sentence about the default of an argument, unless its documentation has the value or it is long."""
    if not described.has_default:
        return ""
    value = json_text(described.default, None)
    shown = described.default if isinstance(described.default, str) else value
    return "" if shown in text or len(value) > _LONGEST or "`" in value else f"Default: ``{value}``."


def _argument(
    name: Identifier, wire: str | None, part: str, type: ir.TypeRef, required: bool, text: str, writer: TypeWriter
) -> Argument:
    annotation = writer.request(type)
    if not required:
        unset = symbol("._runtime.base.unset", "Unset")
        joined = gather(annotation, unset)
        annotation = Annotation(Code(f"{annotation.text} | Unset"), joined.symbols, joined.models)
    return Argument(name, wire, part, annotation, required, text)


def _member(each: ir.Field, body: ir.Body, writer: TypeWriter) -> Argument:
    """Return the argument of a member of the body. A constant is its default, except in an optional body."""
    text = prose.short(each.doc)
    if not (each.required and body.required):
        text = " ".join(part for part in (text, _default(each, text)) if part)
    if each.constant and body.required and isinstance(each.type, ir.LiteralOf):
        default = literal(each.type.values[0])
        return Argument(each.name, each.wire, "body", writer.request(each.type), False, text, default=default)
    return _argument(each.name, each.wire, "body", each.type, each.required and body.required, text, writer)


def _renamed(argument: Argument, old: tuple[ir.OldName, ...]) -> Argument:
    return replace(argument, old_names=tuple(each.name for each in old))


def _timed(argument: Argument, time: ir.Time, writer: TypeWriter) -> Argument:
    """Return an argument that also accepts a datetime or a time, if it is declared to be one."""
    if not time:
        return argument
    given = symbol("datetime", "time") if time == "time-of-day" else writer.request(ir.Plain("datetime"))
    return replace(argument, annotation=union(given, argument.annotation), time=time)
