"""The models of an API as Python, by way of datamodel-code-generator, which is trusted with nothing.

It is given schemas in which every name and every text is a word that means nothing (`alphabet`, `prepare`); what it
writes is read as a tree and never run (`call`, `declarations`); and every annotation is written anew from the few
words known here (`annotations`). So nothing of the document reaches it, and nothing it writes reaches a file.

Constraints (`maxLength`, `pattern`, ...) stand as `Annotated[..., Field()]`, which costs nothing in typing. Nor does a
server that breaks its own `maxLength` cost its users the object: the runtime (`_runtime.lenient`) keeps a value whose
type matches and reports the constraint as drift. Enumerations are open in all that a reply may hold
(`Literal[...] | str`), but for the member by which the models of a union are told apart, and closed in requests.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.hints import NONE, Hint, gather, generic, symbol, union
from pochoir.literals import ClassName, Code, Identifier, literal, string
from pochoir.problems import Problem
from pochoir.schemas.alphabet import Alphabet
from pochoir.schemas.annotations import Writer, field_call, literal_of
from pochoir.schemas.call import generate
from pochoir.schemas.declarations import Declarations
from pochoir.schemas.defaults import Defaults
from pochoir.schemas.prepare import Preparation, is_open
from pochoir.schemas.source import FieldSource, ModelSource, SchemaError
from pochoir.schemas.unions import Unions

__all__ = ["FieldSource", "ModelSource", "SchemaError", "model_sources"]


def model_sources(api: ir.Api) -> tuple[dict[ClassName, ModelSource], tuple[Problem, ...]]:
    """The Python of every model of an API, in its order, and warnings about what could not be kept.

    Raises:
        SchemaError: datamodel-code-generator gave something else than what was decided; a defect, no one's mistake.
    """
    if not api.models:
        return {}, ()
    alphabet = Alphabet()
    preparation = Preparation(alphabet, frozenset(model.name for model in api.models))
    schemas = {alphabet.model(model.name): preparation.model(model) for model in api.models}
    module = generate(schemas)
    declarations = Declarations.read(module, alphabet, api.models)
    unions = Unions.of(api.models)
    sources = _Sources(
        declarations,
        unions,
        Writer(alphabet, declarations.invented(), unions.tags),
        Defaults({model.name: model for model in api.models}),
        _modules(api),
        preparation.problems,
    )
    return {model.name: sources.write(model) for model in api.models}, tuple(preparation.problems)


@dataclass(frozen=True, slots=True)
class _Sources:
    declarations: Declarations
    unions: Unions
    writer: Writer
    defaults: Defaults
    modules: Mapping[Identifier, frozenset[ClassName]]
    problems: list[Problem]

    def write(self, model: ir.Model) -> ModelSource:
        """One model."""
        writer = replace(self.writer, open=is_open(model))
        return self._class(model, writer) if model.alias is None else self._alias(model, writer)

    def _alias(self, model: ir.Model, writer: Writer) -> ModelSource:
        hint = replace(writer, early=self.modules[model.module]).write_early(self.declarations.alias_of(model))
        lazy = bool(hint.models & self.modules[model.module])
        word = ("typing_extensions", "TypeAliasType") if lazy else ("typing", "TypeAlias")
        return ModelSource(
            model.name, "alias", alias=hint.text, lazy=lazy, symbols=hint.symbols | {word}, models=hint.models
        )

    def _class(self, model: ir.Model, writer: Writer) -> ModelSource:
        annotations = self.declarations.fields_of(model)
        inside = replace(writer, shadowed=frozenset(annotations))
        written = [self._field(model, each, inside, annotations[each.name]) for each in model.fields]
        every = gather(*(hint for hint, _ in written))
        fields = tuple(
            FieldSource(each.name, hint.text, default)
            for each, (hint, default) in zip(model.fields, written, strict=True)
        )
        return ModelSource(model.name, "class", fields, symbols=every.symbols, models=every.models)

    def _field(self, model: ir.Model, each: ir.Field, writer: Writer, annotation: ast.expr) -> tuple[Hint, Code | None]:
        values = self.unions.values.get((model.name, each.name), ())
        hint = literal_of(values) if values else self._writer(model, each, writer).write(annotation)
        default = None if _is_required(model, each) else self._default(each, values)
        if default == "None":
            hint = _nullable(hint)
        if each.wire != each.name:
            hint = generic(symbol("typing", "Annotated"), hint, field_call({"alias": string(each.wire)}))
        return hint, default

    def _writer(self, model: ir.Model, each: ir.Field, writer: Writer) -> Writer:
        constant = isinstance(each.type, ir.LiteralOf) and len(each.type.values) == 1
        closed = constant and _is_required(model, each) and model.name in self.unions.options
        return replace(writer, open=writer.open and not closed)

    def _default(self, each: ir.Field, values: tuple[str, ...]) -> Code:
        if values:
            return literal(values[0]) if len(values) == 1 else Code("None")
        if not each.has_default or each.default is None:
            return Code("None")
        fits = self.defaults.fits(each.default, each.type)
        if fits is False:
            message = "this default is not of the type of its field; the client will not use it"
            problem = Problem(
                "warning", "default-wrong-type", f"{each.pointer}/default", message, "correct one of them"
            )
            self.problems.append(problem)
        return literal(each.default) if fits else Code("None")


def _modules(api: ir.Api) -> Mapping[Identifier, frozenset[ClassName]]:
    names: dict[Identifier, set[ClassName]] = {}
    for model in api.models:
        names.setdefault(model.module, set()).add(model.name)
    return {module: frozenset(found) for module, found in names.items()}


def _is_required(model: ir.Model, each: ir.Field) -> bool:
    """Whether an object always has the member: a reply never has what is only written, a request what is only read."""
    return each.required and not (each.write_only if is_open(model) else each.read_only)


def _nullable(hint: Hint) -> Hint:
    return hint if hint.text in ("None", "JsonValue") or hint.text.endswith(" | None") else union(hint, NONE)
