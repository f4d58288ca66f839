"""Plan `models/<module>.py`: classes for responses, `TypedDict`s for requests, and aliases."""

import keyword
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, TypeWriter, gather, generic, input_name, symbol
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.classes import FieldSource, ModelSource
from pochoir.targets.client.imports import Imports, imports

_MODEL = "._runtime.codec.model"
_RENAMED = "._runtime.codec.renamed_model"
_NONE = Code("")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A line of a class, or a member of a functional `TypedDict`, with its docstring."""

    declaration: Code
    doc: Code = _NONE


@dataclass(frozen=True, slots=True)
class OldMember:
    """An old name of a member, with the type and the name of the member, and the text of the warning."""

    name: Identifier
    annotation: Code
    now: Identifier
    warning: Code

    @property
    def key(self) -> Code:
        """The old name as a literal."""
        return literal(str(self.name))

    @property
    def value(self) -> Code:
        """The name as a literal."""
        return literal(str(self.now))


@dataclass(frozen=True, slots=True)
class ModelPart:
    """A definition: an alias if it has `alias`, a functional `TypedDict` if it has `key`, or else a class.

    `old` are the old names of the members of a class.
    """

    name: ClassName
    doc: Code
    base: Code = _NONE
    fields: tuple[FieldLine, ...] = ()
    alias: Code = _NONE
    lazy: bool = False
    key: Code = _NONE
    input: Code = _NONE
    """The input form of a class, which its `as_input` returns."""
    old: tuple[OldMember, ...] = ()
    overloads: tuple[tuple[Code, ...], ...] = ()
    """The signatures of the constructor of a class with old names of members; the first one has none of them."""
    warning: Code = _NONE
    """The message for a call of the constructor with an old name."""


@dataclass(frozen=True, slots=True)
class ModelsFile:
    """The context of a module. Models that refer to each other share a module, so there are no import cycles."""

    imports: Imports
    models: tuple[ModelPart, ...]


def exported(model: ir.Model, writer: TypeWriter) -> tuple[ClassName, ...]:
    """Return the public names of a model."""
    return (model.name, input_name(model)) if _has_input(model, writer) else (model.name,)


def old_classes(models: Iterable[ir.Model], writer: TypeWriter) -> dict[str, ClassName]:
    """Return the name of each class and input type by its old name."""
    found: dict[str, ClassName] = {}
    for model in models:
        found |= {str(old.name): model.name for old in model.old_names}
        if _has_input(model, writer):
            found |= {str(old.name): input_name(model) for old in model.old_inputs}
    return found


def models_module(
    sources: Iterable[ModelSource],
    models: Mapping[ClassName, ir.Model],
    modules: Mapping[ClassName, str],
    writer: TypeWriter,
) -> ModelsFile:
    """Return the context of a module.

    Args:
        sources: the sources of the models of the module.
        models: every model of the API by name.
        modules: the module of every class and alias of `models`.
        writer: the writer of types.
    """
    parts: list[ModelPart] = []
    runtime: set[Symbol] = set()
    typing: set[Symbol] = set()
    for source in sources:
        model, here = models[source.name], modules[source.name]
        parts.append(_written(source, model, writer))
        runtime |= source.symbols
        if source.kind == "class":
            runtime.add((_RENAMED, "RenamedModel") if parts[-1].old else (_MODEL, "Model"))
            typing |= {("typing", "overload as _overload")} if parts[-1].old else set()
            typing |= {("typing_extensions", "deprecated as _deprecated")} if parts[-1].old else set()
        # Classes are built on first use and import their parts then, so that long chains do not nest imports.
        parts_of = typing if source.kind == "class" else runtime
        parts_of |= {(f".models.{modules[name]}", name) for name in source.models if modules[name] != here}
        if _has_input(model, writer):
            part, annotation, evaluated = _input(model, writer)
            parts.append(part)
            runtime |= {("typing", "TypeAlias" if part.alias else "TypedDict")}
            runtime |= {("typing", "TYPE_CHECKING")} if parts[-2].input else set()
            runtime |= (
                annotation.symbols if evaluated else {each for each in annotation.symbols if each[1] == "NotRequired"}
            )
            typing |= annotation.symbols
            typing |= {(f".models.{modules[name]}", name) for name in annotation.models if modules[name] != here}
    return ModelsFile(imports=imports(runtime, typing, here="models"), models=tuple(parts))


def _has_input(model: ir.Model, writer: TypeWriter) -> bool:
    return model.in_requests and writer.differs(ir.Named(model.name))


def _written(source: ModelSource, model: ir.Model, writer: TypeWriter) -> ModelPart:
    lead = prose.with_source(prose.lead(model.doc), model.doc)
    if source.kind == "alias":
        doc = docstring(lead) if lead else _NONE
        return ModelPart(source.name, doc, alias=source.alias or _NONE, lazy=source.lazy, key=literal(str(source.name)))
    doc = docstring(lead or f"The schema ``{model.pointer}``.", 4)
    docs = {each.name: each.doc for each in model.fields}
    lines = tuple(_line(each, docs.get(each.name, ir.Doc())) for each in source.fields)
    is_read = model.in_replies and _has_input(model, writer)
    form = input_name(model) if is_read else _NONE
    old = tuple(_old_members(source, model))
    base = Code("RenamedModel" if old else "Model")
    signatures, warning = _constructors(source, model) if old else ((), _NONE)
    return ModelPart(
        source.name, doc, base=base, fields=lines, input=form, old=old, overloads=signatures, warning=warning
    )


def _constructors(source: ModelSource, model: ir.Model) -> tuple[tuple[tuple[Code, ...], ...], Code]:
    """Return the signatures of a constructor, as it is and with old names of members, and the message for the others.

    There is more than one signature with old names if a member was renamed several times.
    """
    old = {each.name: each.old_names for each in model.fields if each.old_names}

    def signature(number: int) -> tuple[Code, ...]:
        declared: list[Code] = []
        for each in source.fields:
            names = old.get(each.name, ())
            name = names[min(number, len(names) - 1)].name if names and number >= 0 else each.name
            default = f" = {each.default}" if each.default is not None else ""
            declared += [] if name.startswith("_") else [Code(f"{name}: {each.annotation}{default}")]
        # A member can be called `self`.
        return (Code("_self" if any(each.name == "self" for each in source.fields) else "self"), Code("*"), *declared)

    now = ", ".join(f"{name} instead of {one.name}" for name, names in old.items() for one in names)
    signatures = tuple(signature(number) for number in range(-1, max(map(len, old.values()))))
    return signatures, literal(f"{model.name}: pass {now}")


def _old_members(source: ModelSource, model: ir.Model) -> Iterator[OldMember]:
    annotations = {each.name: each.annotation for each in source.fields}
    for field in model.fields:
        for old in field.old_names:
            warning = literal(f"{model.name}.{old.name} is deprecated, use {model.name}.{field.name}")
            yield OldMember(old.name, annotations[field.name], field.name, warning)


def _line(field: FieldSource, doc: ir.Doc) -> FieldLine:
    default = f" = {field.default}" if field.default is not None else ""
    text = prose.short(doc)
    return FieldLine(Code(f"{field.name}: {field.annotation}{default}"), docstring(text, 4) if text else _NONE)


def _input(model: ir.Model, writer: TypeWriter) -> tuple[ModelPart, Annotation, bool]:
    """Return the input type of a model, its annotations, and whether they are evaluated at run time."""
    name = input_name(model)
    if model.alias is not None:
        annotation = writer.write(model.alias, "alias")
        doc = docstring(f"Input form of `{model.name}`, for requests.")
        return ModelPart(name, doc, alias=annotation.text), annotation, True
    fields = [each for each in model.fields if not each.read_only]
    annotations = [_required(each, writer.request(each.type)) for each in fields]
    functional = not _can_be_class([each.wire for each in fields], gather(*annotations))
    if functional:
        annotations = [_required(each, writer.write(each.type, "alias")) for each in fields]
    text = f"Input form of `{model.name}`, for requests."
    lines = tuple(
        FieldLine(Code(f"{literal(each.wire) if functional else each.wire}: {annotation.text}"))
        for each, annotation in zip(fields, annotations, strict=True)
    )
    key = literal(str(name)) if functional else _NONE
    part = ModelPart(name, docstring(text, 0 if functional else 4), Code("TypedDict"), lines, key=key)
    return part, gather(*annotations), functional


def _required(field: ir.Field, annotation: Annotation) -> Annotation:
    return annotation if field.required and not field.constant else generic(symbol("typing", "NotRequired"), annotation)


def _can_be_class(wires: Sequence[str], needed: Annotation) -> bool:
    """Return whether a `TypedDict` can be a class: no member hides a name in a later annotation."""
    named = {"bool", "bytes", "float", "int", "str", *needed.models, *(name for _, name in needed.symbols)}
    return all(_is_key(wire) and wire not in named for wire in wires)


def _is_key(wire: str) -> bool:
    # A name with two leading underscores would be changed inside a class.
    return wire.isascii() and wire.isidentifier() and not keyword.iskeyword(wire) and not wire.startswith("__")
