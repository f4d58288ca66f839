"""What datamodel-code-generator declared, checked against what was asked of it."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pochoir import ir
from pochoir.literals import ClassName, Identifier
from pochoir.schemas.alphabet import Alphabet
from pochoir.schemas.source import SchemaError

# The root of what is handed over holds nothing but definitions; this is the name it is given.
_ROOT = "Model"
_BASE = "BaseModel"


@dataclass(slots=True)
class Class:
    """A class: the words of its bases, and its annotations by the word of the field."""

    bases: tuple[str, ...]
    fields: dict[str, ast.expr]


@dataclass(slots=True)
class Declarations:
    """The classes and the values of the aliases of one module, by the word that was handed over."""

    alphabet: Alphabet
    classes: dict[str, Class] = field(default_factory=dict[str, Class])
    aliases: dict[str, ast.expr] = field(default_factory=dict[str, ast.expr])

    @classmethod
    def read(cls, module: ast.Module, alphabet: Alphabet, models: Iterable[ir.Model]) -> "Declarations":
        """Read a module.

        Raises:
            SchemaError: a model is missing, or a class came that is no model; the message names the model.
        """
        found = cls(alphabet)
        for statement in module.body:
            found._statement(statement)
        for word in found.classes:
            alphabet.model_of(word)
        for model in models:
            word = alphabet.model(model.name)
            if word not in found.classes and word not in found.aliases:
                raise SchemaError(f"datamodel-code-generator left out {model.name}")
        return found

    def _statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.ClassDef(name=name, bases=bases, body=body):
                fields = {key: annotation for part in body for key, annotation in _member(part)}
                self.classes[name] = Class(tuple(_base(base) for base in bases), fields)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if name != _ROOT:
                    self.aliases[name] = _alias(name, value)
            case ast.ImportFrom() | ast.Expr(value=ast.Call(func=ast.Attribute(attr="model_rebuild"))):
                pass  # imports are written from what is used; a rebuild would undo `defer_build`
            case _:
                raise SchemaError(f"datamodel-code-generator wrote {ast.unparse(statement)[:80]!r}")

    def invented(self) -> Mapping[str, ast.expr]:
        """The aliases that no model asked for: parts of a type that were given a name."""
        return {name: value for name, value in self.aliases.items() if not self.alphabet.knows_model(name)}

    def fields_of(self, model: ir.Model) -> Mapping[Identifier, ast.expr]:
        """The annotations of a class, those of its bases included, which `allOf` gives it.

        Raises:
            SchemaError: the fields are not those that were decided.
        """
        annotations: dict[str, ast.expr] = {}
        self._collect(self.alphabet.model(model.name), annotations, frozenset())
        fields = {self.alphabet.field_of(word): annotation for word, annotation in annotations.items()}
        if fields.keys() != {each.name for each in model.fields}:
            wrong = sorted(fields.keys() ^ {each.name for each in model.fields})
            raise SchemaError(f"{model.name} came out with other fields than decided: {', '.join(wrong)}")
        return fields

    def _collect(self, word: str, into: dict[str, ast.expr], seen: frozenset[str]) -> None:
        if word == _BASE:
            return
        while isinstance(value := self.aliases.get(word), ast.Name):
            word = value.id
        if word in seen or word not in self.classes:
            raise SchemaError(f"{self._name(word)} is a base, but no class")
        declared = self.classes[word]
        for base in reversed(declared.bases):
            self._collect(base, into, seen | {word})
        into.update(declared.fields)

    def alias_of(self, model: ir.Model) -> ast.expr:
        """The value of an alias. A class without members of its own stands for its one base, or for any object."""
        word = self.alphabet.model(model.name)
        if word in self.aliases:
            return self.aliases[word]
        declared = self.classes[word]
        bases = [base for base in declared.bases if base != _BASE]
        if declared.fields or len(bases) > 1:
            raise SchemaError(f"{model.name} came out as a class, not as an alias")
        return ast.Name(bases[0]) if bases else ast.Name("dict")

    def _name(self, word: str) -> str:
        return self.alphabet.model_of(word) if self.alphabet.knows_model(word) else ClassName(word)


def _member(statement: ast.stmt) -> Iterable[tuple[str, ast.expr]]:
    match statement:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
            return [(name, annotation)]
        case ast.Pass() | ast.Assign(targets=[ast.Name(id="model_config" | "__annotations__")]):
            return []  # the base class decides the configuration
        case _:
            raise SchemaError(f"datamodel-code-generator wrote {ast.unparse(statement)[:80]!r} in a class")


def _base(base: ast.expr) -> str:
    if not isinstance(base, ast.Name):
        raise SchemaError(f"datamodel-code-generator wrote the base {ast.unparse(base)[:80]!r}")
    return base.id


def _alias(name: str, value: ast.expr) -> ast.expr:
    match value:
        case ast.Call(func=ast.Name(id="TypeAliasType"), args=[ast.Constant(value=str(same)), target]) if same == name:
            return target
        case _:
            raise SchemaError(f"datamodel-code-generator wrote the alias {ast.unparse(value)[:80]!r}")
