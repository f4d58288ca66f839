"""From an annotation that a third party wrote to one that pochoir writes.

Nothing is copied: the annotation is read as a tree in which only the words below may stand, and written anew.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pochoir.hints import NONE, Hint, generic, symbol, union
from pochoir.literals import ClassName, Code, Json, literal
from pochoir.schemas.alphabet import Alphabet
from pochoir.schemas.source import SchemaError

_BUILTINS: Final = frozenset({"str", "int", "float", "bool"})
_IMPORTED: Final = {"date": "datetime", "datetime": "datetime", "UUID": "uuid"}
_LIMITS: Final = frozenset({"min_length", "max_length", "ge", "gt", "le", "lt", "multiple_of", "pattern"})
_LITERAL: Final = ("typing", "Literal")
_FIELD: Final = ("pydantic", "Field")
_ANY: Final = symbol("._runtime.values", "JsonValue")

Tags = Mapping[frozenset[ClassName], Code]
"""The unions that a member tells apart: the models in one, and the literal of the member's name."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the annotations of one class, or the value of one alias.

    Args:
        alphabet: what the words mean.
        invented: aliases that the third party made up, to be written out where they are used.
        tags: unions with a discriminator.
        shadowed: the names of the fields of the class: inside it `date` is the field `date`.
        open: values an enumeration does not list are let in.
        early: models that may not exist when the text is evaluated, so that their names stand in quotes.
    """

    alphabet: Alphabet
    invented: Mapping[str, ast.expr]
    tags: Tags
    shadowed: frozenset[str] = frozenset()
    open: bool = True
    early: frozenset[ClassName] = frozenset()

    def write(self, node: ast.expr) -> Hint:
        """The hint of an annotation; raises SchemaError for a word that is not known."""
        return self._joined(self._options(node))

    def write_early(self, node: ast.expr) -> Hint:
        """The hint of an alias, whose text is evaluated before `early` models exist.

        A whole option is quoted where it can be, for mypy does not resolve an alias that names itself deep inside
        an expression; never one with a literal in it, for no text of the document stands in a string annotation.
        """
        bare = replace(self, early=frozenset[ClassName]())._options(node)
        options = zip(bare, self._options(node), strict=True)
        return self._joined([_whole(one) or other if one.models & self.early else one for one, other in options])

    def _options(self, node: ast.expr) -> list[Hint]:
        """The options of a union, however deep it is nested; one for what is no union."""
        match node:
            case ast.Constant(value=None):
                return [NONE]
            case ast.Constant(value=str(text)):
                return self._options(ast.parse(text, mode="eval").body)
            case ast.Name(id=name) if name in self.invented:
                invented = {key: value for key, value in self.invented.items() if key != name}
                return replace(self, invented=invented)._options(self.invented[name])
            case ast.Name(id=name):
                return [self._name(name)]
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return [*self._options(left), *self._options(right)]
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=arguments)):
                return self._subscript(name, arguments)
            case ast.Subscript(value=ast.Name(id=name), slice=argument):
                return self._subscript(name, [argument])
            case _:
                raise SchemaError(f"datamodel-code-generator wrote the type {ast.unparse(node)[:80]!r}")

    def _joined(self, options: list[Hint]) -> Hint:
        """One type of several options; told apart by their discriminator when all are models that have one."""
        once = {hint.text: hint for hint in options}
        choices = [hint for hint in once.values() if hint != NONE]
        models = frozenset(name for hint in choices for name in hint.models if hint.text in (name, f'"{name}"'))
        member = self.tags.get(models)
        if member is None or len(models) != len(choices):
            return union(*once.values())
        told = generic(symbol("typing", "Annotated"), union(*choices), field_call({"discriminator": member}))
        return union(told, NONE) if "None" in once else told

    def _builtin(self, name: str) -> Hint:
        if name in self.shadowed:
            return Hint(Code(f"builtins.{name}"), frozenset({("builtins", "")}))
        return Hint(Code(name))

    def _name(self, name: str) -> Hint:
        if name in _BUILTINS:
            return self._builtin(name)
        if name in _IMPORTED:
            return self._imported(_IMPORTED[name], name)
        if name == "Any":
            return _ANY
        if name in ("list", "dict"):
            return generic(self._builtin(name), *([self._builtin("str")] if name == "dict" else []), _ANY)
        model = self.alphabet.model_of(name)
        early = model in self.early
        return Hint(Code(f'"{model}"') if early else model, models=frozenset({model}), quoted=early)

    def _imported(self, module: str, name: str) -> Hint:
        if name in self.shadowed:
            return Hint(Code(f"_{module}.{name}"), frozenset({(f"{module} as _{module}", "")}))
        return symbol(module, name)

    def _subscript(self, name: str, arguments: list[ast.expr]) -> list[Hint]:
        match name, arguments:
            case "Literal", _:
                return self._literal(arguments)
            case "Annotated", [inner, *metadata]:
                return self._annotated(inner, metadata)
            case "Union", _:
                return [hint for node in arguments for hint in self._options(node)]
            case "Optional", [inner]:
                return [*self._options(inner), NONE]
            case "list", [item]:
                return [generic(self._builtin("list"), self.write(item))]
            case "dict", [_, value]:
                # Whatever a key looks like, it is a string in JSON.
                return [generic(self._builtin("dict"), self._builtin("str"), self.write(value))]
            case _:
                raise SchemaError(f"datamodel-code-generator wrote the type {name}[...]")

    def _literal(self, arguments: list[ast.expr]) -> list[Hint]:
        read = [ast.literal_eval(node) for node in arguments]
        values = [self.alphabet.text_of(value) if isinstance(value, str) else value for value in read]
        listed = tuple(value for value in values if value is not None)
        options = [literal_of(listed)] if listed else []
        if self.open:
            options += [self._builtin(kind) for kind in dict.fromkeys(type(value).__name__ for value in listed)]
        return [*options, *([NONE] if None in values else [])]

    def _annotated(self, inner: ast.expr, metadata: list[ast.expr]) -> list[Hint]:
        options = self._options(inner)
        limits = {key: value for node in metadata for key, value in self._limits(node)}
        rest = [hint for hint in options if hint != NONE]
        if not limits or len(rest) != 1:
            return options
        # Beside `None` a limit is not for the `None`.
        limited = generic(symbol("typing", "Annotated"), rest[0], field_call(limits))
        return [limited if hint != NONE else hint for hint in options]

    def _limits(self, node: ast.expr) -> list[tuple[str, Code]]:
        match node:
            case ast.Call(func=ast.Name(id="Field"), keywords=keywords):
                return [self._limit(each) for each in keywords if each.arg in _LIMITS]
            case _:
                raise SchemaError(f"datamodel-code-generator wrote the annotation {ast.unparse(node)[:80]!r}")

    def _limit(self, keyword: ast.keyword) -> tuple[str, Code]:
        value: Json = ast.literal_eval(keyword.value)
        return str(keyword.arg), literal(self.alphabet.text_of(value) if isinstance(value, str) else value)


def field_call(arguments: Mapping[str, Code]) -> Hint:
    """`Field(name=value, ...)`."""
    text = Code(f"Field({', '.join(f'{name}={value}' for name, value in arguments.items())})")
    return Hint(text, frozenset({_FIELD}))


def _whole(hint: Hint) -> Hint | None:
    if hint.symbols & {_LITERAL, _FIELD}:
        return None
    return replace(hint, text=Code(f'"{hint.text}"'), quoted=True)


def literal_of(values: tuple[str | int, ...]) -> Hint:
    """`Literal[...]` of these values."""
    text = Code(f"Literal[{', '.join(literal(value) for value in values)}]")
    return Hint(text, frozenset({_LITERAL}))
