"""Write example calls in Python with the example values of the document."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Self
from uuid import UUID

from pochoir import ir, naming
from pochoir.annotations import Annotation, gather
from pochoir.examples.scalars import named
from pochoir.literals import ClassName, Code, bytes_literal, literal
from pochoir.targets.client.arguments import only_value
from pochoir.targets.client.fits import fits

_FILLERS: Final[Mapping[str, ir.Json]] = {
    "str": "text",
    "int": 1,
    "float": 1.5,
    "bool": True,
    "bytes": "content",
    "date": "2026-01-31",
    "datetime": "2026-01-31T09:00:00+00:00",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "decimal": "1.10",
    "decimal_number": 1.5,
    "base64": "dGV4dA==",
    "json": {},
    "none": None,
}
_DEEPEST: Final = 4


_WHO_I_AM: Final = frozenset(("current", "me", "profile", "self", "user", "whoami"))
"""The last step of the path of an operation that returns the user of the credentials."""


def first_operation(api: ir.Api, *, paged: bool | None = None) -> tuple[ir.Resource, ir.Operation] | None:
    """Return the best operation for a first call, or None without one.

    It is documented, reads data, and takes as few arguments as possible: it returns the current user, or a list.

    Args:
        api: the API.
        paged: whether only operations with, or without, several pages are considered; by default all are.
    """
    signing = api.login.operation if api.login else ""
    found = [
        (first_rank(operation), resource, operation)
        for resource in api.resources
        for operation in resource.operations
        if operation.id != signing and not operation.doc.deprecated
        if paged is None or (operation.paging is not None) == paged
    ]
    return min(found, key=lambda each: each[0])[1:] if found else None


def first_rank(operation: ir.Operation) -> tuple[bool, bool, int, int, bool, bool]:
    """Return the rank of an operation for a first call: the smallest is the best."""
    required = [each for each in operation.parameters if each.required]
    invented = sum(not each.examples or each.examples[0].synthetic for each in required)
    last = operation.path.rstrip("/").rpartition("/")[2].lower()
    lists = operation.paging is not None or operation.name.startswith("list")
    return (
        operation.method != "GET",
        operation.doc.origin != "documented",
        invented,
        len(required) + (operation.body is not None and operation.body.required),
        last not in _WHO_I_AM,
        not lists,
    )


@dataclass(frozen=True, slots=True)
class Samples:
    """A writer of example calls.

    Attributes:
        models: the models of the API by name.
        parameters: parameters with an example, by name, whose values other parameters of the same name and schema take.
    """

    models: Mapping[ClassName, ir.Model]
    parameters: Mapping[str, tuple[ir.Parameter, ...]] = field(default_factory=dict[str, tuple[ir.Parameter, ...]])

    @classmethod
    def of(cls, api: ir.Api) -> Self:
        """Return a writer with the models and the examples of an API."""
        found: dict[str, tuple[ir.Parameter, ...]] = {}
        for resource in api.resources:
            for operation in resource.operations:
                for each in operation.parameters:
                    if each.examples and not each.examples[0].synthetic:
                        found[each.wire] = (*found.get(each.wire, ()), each)
        return cls({model.name: model for model in api.models}, found)

    def value(self, parameter: ir.Parameter) -> ir.Json:
        """Return the value of a parameter: its example, else its default, else that of another with its name."""
        for value in self._given(parameter):
            # No argument of a path is empty, or a segment of dots.
            if parameter.location != "path" or value not in ("", ".", ".."):
                return value
        return self.filler(parameter.type, parameter.wire)

    def _given(self, parameter: ir.Parameter) -> Iterator[ir.Json]:
        if parameter.examples:
            yield parameter.examples[0].value
        default = parameter.default
        if default is not None and fits(parameter.type, default, self.models):
            yield default
        same = (parameter.location, parameter.type, parameter.schema, parameter.content)
        for each in self.parameters.get(parameter.wire, ()):
            if (each.location, each.type, each.schema, each.content) == same:
                yield each.examples[0].value
        if fits(parameter.type, parameter.sample, self.models):
            yield parameter.sample

    def arguments(self, operation: ir.Operation) -> tuple[Annotation, ...]:
        """Return the required arguments of a call."""
        parts: list[Annotation] = []
        by_name = sum(each.location == "path" for each in operation.parameters) > 1
        for each in sorted(operation.parameters, key=lambda each: each.location != "path"):
            # The only value of a parameter is its default.
            if each.required and only_value(each.type, self.models) is None:
                name = "" if each.location == "path" and not by_name else each.name
                parts.append(self._passed(name, self.expression(each.type, self.value(each))))
        if operation.confirm:
            parts.append(self._passed(operation.confirm, Annotation(Code("True"))))
        return (*parts, *self._body(operation))

    def expression(self, type: ir.TypeRef, value: ir.Json, depth: int = 0) -> Annotation:
        """Return the Python expression of a JSON value of a type: `date(2026, 1, 31)` for a date."""
        match type:
            case ir.Plain():
                return _plain(type, value)
            case ir.Named():
                return self._model(type.name, value, depth)
            case ir.ListOf() if isinstance(value, list):
                types = type.positions if len(type.positions) == len(value) else [type.item] * len(value)
                items = [self.expression(each, item, depth) for each, item in zip(types, value, strict=True)]
                return _wrapped("[", items, "]")
            case ir.MapOf() if isinstance(value, dict):
                members = [(key, self.expression(type.value, member, depth)) for key, member in value.items()]
                return _dictionary(members)
            case ir.UnionOf() if value is not None:
                return self.expression(self._option(type, value), value, depth)
            case _:
                return Annotation(literal(value))

    def filler(self, type: ir.TypeRef, name: str = "", depth: int = 0) -> ir.Json:
        """Return a value of a type without an example, for a parameter or member with this name."""
        match type:
            case ir.Plain():
                return named(name) if name and type.kind == "str" else _FILLERS[type.kind]
            case ir.LiteralOf():
                return type.values[0]
            case ir.ListOf() if type.positions:
                return [self.filler(each, "", depth + 1) for each in type.positions] if depth < _DEEPEST else []
            case ir.ListOf():
                return [self.filler(type.item, naming.singular(name), depth + 1)] if depth < _DEEPEST else []
            case ir.MapOf():
                return {}
            case ir.UnionOf():
                return self.filler(type.options[0], name, depth)
            case ir.Named():
                return self._filled(type.name, name, depth)

    def _filled(self, of: ClassName, name: str, depth: int) -> ir.Json:
        model = self.models.get(of)
        if model is None or depth > _DEEPEST:
            return {}
        if model.examples:
            return model.examples[0]
        if model.alias is not None:
            return self.filler(model.alias, name, depth + 1)
        return {each.wire: self.filler(each.type, each.wire, depth + 1) for each in model.fields if each.required}

    def _body(self, operation: ir.Operation) -> Iterable[Annotation]:
        body = sent_body(operation)
        if body is None:
            return
        given = _without_stream(operation, body.examples[0].value if body.examples else None)
        if not body.fields:
            value = self.filler(body.type) if given is None else given
            yield self._passed(body.name, self.expression(body.type, value))
        values = given if isinstance(given, dict) else {}
        for each in body.fields:
            if (each.required or each.wire in values) and not each.read_only:
                value = values[each.wire] if each.wire in values else self.filler(each.type, each.wire)
                yield self._passed(each.name, self.expression(each.type, value))

    def _model(self, name: ClassName, value: ir.Json, depth: int) -> Annotation:
        model = self.models.get(name)
        if model is None or depth > _DEEPEST:
            return Annotation(literal(value))
        if model.alias is not None:
            return self.expression(model.alias, value, depth + 1)
        if not isinstance(value, dict):
            return Annotation(literal(value))
        types = {each.wire: each.type for each in model.fields if not each.read_only}
        return _dictionary([(key, self.expression(types[key], value[key], depth + 1)) for key in value if key in types])

    def _option(self, type: ir.UnionOf, value: ir.Json) -> ir.TypeRef:
        return next((option for option in type.options if fits(option, value, self.models)), type.options[0])

    def _passed(self, name: str, value: Annotation) -> Annotation:
        return Annotation(Code(f"{name}={value.text}" if name else value.text), value.symbols)


def sent_body(operation: ir.Operation) -> ir.Body | None:
    """Return the body that samples of an operation send, or None: a required one, or one that tells something."""
    body = operation.body
    if body is None or body.required:
        return body
    has_example = bool(body.examples and body.examples[0].value)
    return body if has_example and operation.method in ("POST", "PUT", "PATCH") else None


def _without_stream(operation: ir.Operation, given: ir.Json) -> ir.Json:
    """Return the body of a call that asks for a value, not for a stream."""
    switch = operation.stream_switch
    return {**given, switch: False} if isinstance(given, dict) and given.get(switch) is True else given


def _plain(type: ir.Plain, value: ir.Json) -> Annotation:
    kind = type.kind
    if kind in ("decimal", "decimal_number") and fits(type, value, {}):
        return Annotation(Code(f"Decimal({literal(str(value))})"), frozenset({("decimal", "Decimal")}))
    if kind == "base64" and isinstance(value, str) and fits(type, value, {}):
        return Annotation(bytes_literal(b64decode(value)))
    if isinstance(value, str):
        try:
            if kind == "date":
                day = date.fromisoformat(value)
                return Annotation(Code(f"date({day.year}, {day.month}, {day.day})"), frozenset({("datetime", "date")}))
            if kind == "datetime":
                datetime.fromisoformat(value)
                return Annotation(
                    Code(f"datetime.fromisoformat({literal(value)})"), frozenset({("datetime", "datetime")})
                )
            if kind == "uuid":
                return Annotation(Code(f"UUID({literal(str(UUID(value)))})"), frozenset({("uuid", "UUID")}))
        except ValueError:
            return Annotation(literal(value))
        if kind == "bytes":
            return Annotation(Code(f"{literal(value)}.encode()"))
    return Annotation(literal(value))


def _dictionary(members: Iterable[tuple[str, Annotation]]) -> Annotation:
    return _wrapped(
        "{", [Annotation(Code(f"{literal(key)}: {value.text}"), value.symbols) for key, value in members], "}"
    )


def _wrapped(opening: str, parts: Iterable[Annotation], closing: str) -> Annotation:
    inner = _joined(parts)
    return Annotation(Code(f"{opening}{inner.text}{closing}"), inner.symbols)


def _joined(parts: Iterable[Annotation]) -> Annotation:
    annotations = tuple(parts)
    return Annotation(Code(", ".join(annotation.text for annotation in annotations)), gather(*annotations).symbols)
