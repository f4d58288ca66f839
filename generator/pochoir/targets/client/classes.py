"""Plan the classes and aliases of models.

Constraints (`maxLength`, `pattern`, ...) become `Annotated[..., Field()]`. If a response violates one, the runtime
(`_runtime.codec.lenient`) keeps the value and reports drift. Enums are open in responses (`Literal[...] | str`), except
for discriminators of unions, and closed in requests.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from pochoir import ir
from pochoir.annotations import NONE, Annotation, Symbol, TypeWriter, field_call, gather, generic, symbol, union
from pochoir.ir.client import ANY
from pochoir.literals import ClassName, Code, Identifier, literal, string
from pochoir.targets.client.defaults import fit
from pochoir.targets.client.fits import fits

_ALONE: Final = ("None", "JsonValue")
"""Annotations that include null without saying so."""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A line of a class: `name: annotation` and, unless `default` is None, ` = default`."""

    name: Identifier
    annotation: Code
    default: Code | None = None


@dataclass(frozen=True, slots=True)
class ModelSource:
    """The source of a model.

    Attributes:
        name: the name of the class or the alias.
        kind: `class` (of `_runtime.codec.model.Model`) or `alias`.
        fields: the fields of a class, in the order of the document.
        alias: the type of an alias.
        lazy: whether an alias refers to models of its own module. It is then written as
            `X = TypeAliasType("X", <alias>)`, because it is evaluated before those exist, and otherwise as
            `X: TypeAlias = <alias>`.
        symbols: the symbols to import at run time, except the base class `Model`.
        models: the models that it refers to, which may include itself. Those of other modules are imported at run time,
            because pydantic resolves them when it builds a class. Modules must therefore not import each other.
    """

    name: ClassName
    kind: Literal["class", "alias"]
    fields: tuple[FieldSource, ...] = ()
    alias: Code | None = None
    lazy: bool = False
    symbols: frozenset[Symbol] = frozenset()
    models: frozenset[ClassName] = frozenset()


def by_module(models: Iterable[ir.Model]) -> dict[Identifier, list[ir.Model]]:
    """Return the models of each module, in the order of the API."""
    modules: dict[Identifier, list[ir.Model]] = {}
    for model in models:
        modules.setdefault(model.module, []).append(model)
    return modules


def model_sources(models: Sequence[ir.Model], writer: TypeWriter) -> list[ModelSource]:
    """Return the sources of the models of one module, in their order."""
    module = frozenset(model.name for model in models)
    return [_model(model, writer, module) for model in models]


def has_lazy_alias(modules: Iterable[Sequence[ir.Model]], writer: TypeWriter) -> bool:
    """Return whether an alias in one of the modules refers to models of the same module."""
    return any(
        _model(model, writer, frozenset(each.name for each in models)).lazy
        for models in modules
        for model in models
        if model.alias is not None
    )


def _model(model: ir.Model, writer: TypeWriter, module: frozenset[ClassName]) -> ModelSource:
    writer = replace(writer, closed=not _is_open(model))
    if model.alias is not None:
        return _alias(model.name, model.alias, replace(writer, later=module))
    old = (old.name for each in model.fields for old in each.old_names)
    writer = writer.inside((*(each.name for each in model.fields), *old))
    written = [_field(model, each, writer) for each in model.fields]
    every = gather(*(annotation for pair in written for annotation in pair if annotation is not None))
    fields = [
        FieldSource(each.name, annotation.text, default.text if default is not None else None)
        for each, (annotation, default) in zip(model.fields, written, strict=True)
    ]
    if model.extra not in (None, ANY):
        # pydantic reads undeclared members as this type.
        extra = writer.write(ir.MapOf(model.extra), "model")
        call = field_call({"init": Code("False")})
        fields.append(FieldSource(Identifier("__pydantic_extra__"), extra.text, call.text))
        every = gather(every, extra, call)
    return ModelSource(model.name, "class", tuple(fields), symbols=every.symbols, models=every.models)


def _alias(name: ClassName, alias: ir.TypeRef, writer: TypeWriter) -> ModelSource:
    annotation = writer.alias(alias)
    lazy = bool(annotation.models & writer.later)
    word = ("typing_extensions", "TypeAliasType") if lazy else ("typing", "TypeAlias")
    return ModelSource(
        name, "alias", alias=annotation.text, lazy=lazy, symbols=annotation.symbols | {word}, models=annotation.models
    )


def _field(model: ir.Model, field: ir.Field, writer: TypeWriter) -> tuple[Annotation, Annotation | None]:
    required = _is_required(model, field) and not field.constant
    annotation = replace(writer, closed=writer.closed or field.tag).write(field.type, "model")
    default = None if required else _default(field, writer.models)
    if default == NONE:
        annotation = _nullable(annotation)
    notes = [field_call({"alias": string(field.wire)})] if field.wire != field.name else []
    if _is_open(model) and default == NONE and annotation.text not in _ALONE and fits(field.type, None, writer.models):
        notes.append(symbol("._runtime.codec.model", "NULLABLE"))
    notes += [symbol("._runtime.codec.model", "READ_ONLY")] if field.read_only else []
    if field.constant and _is_open(model) and _is_required(model, field):
        notes.append(symbol("._runtime.codec.model", "REQUIRED"))
    return generic(symbol("typing", "Annotated"), annotation, *notes) if notes else annotation, default


def _is_open(model: ir.Model) -> bool:
    """Return whether enums of a model are open, as they are in responses."""
    return model.in_replies or not model.in_requests


def _is_required(model: ir.Model, field: ir.Field) -> bool:
    """Return whether a field is always present. Responses have no write-only fields, and requests no read-only ones."""
    return field.required and not (field.write_only if _is_open(model) else field.read_only)


def _nullable(annotation: Annotation) -> Annotation:
    return annotation if annotation.text in _ALONE or annotation.text.endswith(" | None") else union(annotation, NONE)


def _default(field: ir.Field, models: Mapping[ClassName, ir.Model]) -> Annotation:
    """Return the default of a field. One that is no literal of Python, such as a date, is read from its JSON."""
    if field.constant and isinstance(field.type, ir.LiteralOf):
        return Annotation(literal(field.type.values[0]))
    if not field.has_default or field.default is None:
        return NONE
    written = literal(field.default)
    match fit(field.default, field.type, models):
        case "literal":
            return Annotation(written)
        case "json":
            return field_call({"default": written, "validate_default": Code("True")})
        case _:
            return NONE
