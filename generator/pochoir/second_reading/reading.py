"""Read the classes, members and aliases of a module of pydantic models.

Types are read as sets of options. The source is parsed and never run.
"""

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, TypeAlias

Scalar: TypeAlias = "str | int | float | bool | None"

_ATOMS: Final = {
    "str": "str",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "bytes": "str",  # binary content is text in JSON
    "date": "date",
    "datetime": "datetime",
    "UUID": "uuid",
    "Any": "any",
    "JsonValue": "any",
    "object": "any",
    "None": "null",
}
_LIMITS: Final = frozenset({"min_length", "max_length", "ge", "gt", "le", "lt"})


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative of a type."""

    kind: Literal["atom", "value", "list", "map", "model"]
    name: str = ""
    value: Scalar = None
    inner: "Type" = frozenset()


Type: TypeAlias = frozenset[Option]
"""A type as a set of alternatives."""

ANY: Final = Option("atom", "any")
NULL: Final = Option("atom", "null")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a class."""

    wire: str
    type: Type
    required: bool
    default: Scalar = None
    limits: frozenset[tuple[str, float]] = frozenset()


@dataclass(slots=True)
class Module:
    """The classes and the aliases of a module, by name."""

    classes: dict[str, dict[str, Member]] = field(default_factory=dict[str, dict[str, Member]])
    bases: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    aliases: dict[str, Type] = field(default_factory=dict[str, Type])

    def members(self, name: str, seen: frozenset[str] = frozenset()) -> dict[str, Member]:
        """Return the members of a class by wire name, including those of its bases."""
        found: dict[str, Member] = {}
        for base in reversed(self.bases.get(name, ())):
            if base not in seen:
                ends = [each.name for each in self.aliases.get(base, ()) if each.kind == "model"]
                for each in [base, *ends]:
                    found |= self.members(each, seen | {name})
        return found | self.classes.get(name, {})


class NotUnderstood(Exception):
    """The source has statements that are not models. The message shows one."""


def read(
    sources: Iterable[str], texts: Mapping[str, str] | None = None, names: Collection[str] | None = None
) -> Module:
    """Read modules of models.

    Args:
        sources: the text of the modules.
        names: the classes and aliases to read; all of them when it is None.
        texts: the meanings of words in the sources; by default they are not replaced.

    Raises:
        NotUnderstood: a source has other statements than imports, classes and aliases.
    """
    module = Module()
    for source in sources:
        try:
            tree = ast.parse(source)
        except SyntaxError as error:
            raise NotUnderstood(f"{error}") from error
        reader = _Reader(module, texts)
        for statement in tree.body:
            if names is None or _defined(statement) in names:
                reader.statement(statement)
    return module


@dataclass(frozen=True, slots=True)
class _Reader:
    module: Module
    texts: Mapping[str, str] | None

    def statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.ClassDef(name=name, bases=bases, body=body):
                self.module.bases[name] = tuple(_last(base) for base in bases)
                members = [member for part in body if (member := self._member(part)) is not None]
                self.module.classes[name] = {member.wire: member for member in members}
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=func, args=[_, value])) if (
                _last(func) == "TypeAliasType"
            ):
                self.module.aliases[name] = self.type(value)
            case ast.AnnAssign(
                target=ast.Name(id=name), annotation=ast.Name(id="TypeAlias"), value=ast.expr() as value
            ):
                self.module.aliases[name] = self.type(value)
            case ast.Import() | ast.ImportFrom() | ast.Expr() | ast.If() | ast.Assign():
                pass
            case _:
                raise NotUnderstood(ast.unparse(statement)[:80])

    def _member(self, statement: ast.stmt) -> Member | None:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                settings = dict(_settings(annotation))
                alias = settings.get("alias")
                wire = alias if isinstance(alias, str) else self._text(name)
                limits = frozenset((key, float(each)) for key, each in settings.items() if key in _LIMITS)
                default = self._value(value) if value is not None else None
                return Member(wire, self.type(annotation), value is None, default, limits)
            case _:
                return None

    def type(self, node: ast.expr) -> Type:
        """Read an annotation."""
        found = frozenset(self._options(node))
        return frozenset({ANY}) if ANY in found else found

    def _options(self, node: ast.expr) -> Iterator[Option]:
        match node:
            case ast.Constant(value=None):
                yield NULL
            case ast.Constant(value=str(text)):
                yield from self._options(ast.parse(text, mode="eval").body)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                yield from self._options(left)
                yield from self._options(right)
            case ast.Name() | ast.Attribute():
                yield self._name(_last(node))
            case ast.Subscript(value=value, slice=ast.Tuple(elts=arguments)):
                yield from self._generic(_last(value), arguments)
            case ast.Subscript(value=value, slice=argument):
                yield from self._generic(_last(value), [argument])
            case _:
                raise NotUnderstood(ast.unparse(node)[:80])

    def _name(self, name: str) -> Option:
        if name in _ATOMS:
            return Option("atom", _ATOMS[name])
        if name in ("list", "dict"):
            return Option("list" if name == "list" else "map", inner=frozenset({ANY}))
        return Option("model", name)

    def _generic(self, name: str, arguments: list[ast.expr]) -> Iterator[Option]:
        match name:
            case "Annotated":
                form = next((found for each in arguments[1:] if (found := _form(each))), "")
                if form:
                    yield Option("atom", form)
                else:
                    yield from self._options(arguments[0])
            case "Union" | "Optional":
                for argument in arguments:
                    yield from self._options(argument)
                if name == "Optional":
                    yield NULL
            case "Literal":
                for argument in arguments:
                    value = self._value(argument)
                    yield NULL if value is None else Option("value", type(value).__name__, value)
            case "list" | "tuple" | "set":
                yield Option("list", inner=frozenset[Option]().union(*(self.type(each) for each in arguments)))
            case "dict":
                yield Option("map", inner=self.type(arguments[1]))
            case _:
                raise NotUnderstood(f"{name}[...]")

    def _value(self, node: ast.expr) -> Scalar:
        try:
            value: Any = ast.literal_eval(node)
        except ValueError:
            return None
        if isinstance(value, str):
            return self._text(value)
        return value if isinstance(value, int | float | bool) else None

    def _text(self, word: str) -> str:
        return word if self.texts is None else self.texts.get(word, word)


def _form(node: ast.expr) -> str:
    """Return the type in JSON of a decimal or bytes by its marker, or "" for any other annotation."""
    match node:
        case ast.Name(id="AS_NUMBER") | ast.Call(func=ast.Name(id="_Form"), args=[ast.Constant(value="number")]):
            return "float"
        case ast.Name(id="AS_TEXT" | "AS_BASE64") | ast.Call(func=ast.Name(id="_Form")):
            return "str"
        case _:
            return ""


def _settings(annotation: ast.expr) -> Iterator[tuple[str, Any]]:
    """Yield the arguments of the `Field` of a member, not those deeper in its type."""
    match annotation:
        case ast.Subscript(value=value, slice=ast.Tuple(elts=[inner, *metadata])) if _last(value) == "Annotated":
            yield from _settings(inner)
            for call in metadata:
                for keyword in call.keywords if isinstance(call, ast.Call) else ():
                    try:
                        yield str(keyword.arg), ast.literal_eval(keyword.value)
                    except ValueError:
                        continue
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _settings(left)
            yield from _settings(right)
        case _:
            return


def _defined(statement: ast.stmt) -> str:
    match statement:
        case (
            ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)])
        ):
            return name
        case _:
            return ""


def _last(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            raise NotUnderstood(ast.unparse(node)[:80])


def without(type_: Type, *options: Option) -> Type:
    """Return a type without some of its options."""
    return type_ - frozenset(options)


def renamed(option: Option, inner: Type) -> Option:
    """Return an option with another inner type."""
    return replace(option, inner=inner)
