"""From a `TypeRef` to the text of an annotation, and the symbols that the text needs.

A type is written in five places, each with its own words:

- `reply`: what a method gives and a model holds: `list[Absence]`, open literals, `JsonValue`;
- `request`: what a method takes: `Sequence[Absence | AbsenceInput]`, closed literals, `JsonInput`;
- `alias`: the request words at module level, where Python evaluates them: names of models stand in quotes;
- `thunk`: the reply words inside a `lambda`, where models are attributes of the lazy package `models`;
- `qualified`: the reply words where a model might have the name of something else, so `models.Error`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from pochoir import ir, literals
from pochoir.literals import ClassName, Code

Symbol: TypeAlias = tuple[str, str]
"""A module and a name in it; no name means the module itself.

A module that begins with a dot is one of the package: `.` itself, `._runtime.values` below it.
"""

Place: TypeAlias = Literal["reply", "request", "alias", "thunk", "qualified"]

_SYMBOLS: Mapping[str, Symbol] = {
    "date": ("datetime", "date"),
    "datetime": ("datetime", "datetime"),
    "uuid": ("uuid", "UUID"),
}
_VALUES = "._runtime.values"
_INPUT = "Input"


@dataclass(frozen=True, slots=True)
class Hint:
    """The text of an annotation, the symbols to import for it and the models it names.

    `quoted` says that the text is, or holds at its top, a string: `|` is not for it when Python evaluates the text.
    """

    text: Code
    symbols: frozenset[Symbol] = frozenset()
    models: frozenset[ClassName] = frozenset()
    quoted: bool = False


def symbol(module: str, name: str, attribute: str = "") -> Hint:
    """What one imported name says, or an attribute of it."""
    return Hint(Code(f"{name}.{attribute}" if attribute else name), frozenset({(module, name)}))


def generic(outer: Hint, *inner: Hint) -> Hint:
    """`outer[inner, ...]`."""
    text = Code(f"{outer.text}[{', '.join(hint.text for hint in inner)}]")
    return replace(gather(outer, *inner), text=text)


def union(*options: Hint) -> Hint:
    """`a | b`, each option once, `None` last."""
    once = {hint.text: hint for hint in options}
    ordered = sorted(once.values(), key=lambda hint: hint.text == "None")
    if len(ordered) == 1:
        return ordered[0]
    if any(hint.quoted for hint in ordered):
        return generic(symbol("typing", "Union"), *ordered)
    return replace(gather(*ordered), text=Code(" | ".join(hint.text for hint in ordered)))


def gather(*hints: Hint) -> Hint:
    """A hint without text that needs what all of these need."""
    symbols = frozenset[Symbol]().union(*(hint.symbols for hint in hints))
    models = frozenset[ClassName]().union(*(hint.models for hint in hints))
    return Hint(Code(""), symbols, models)


NONE = Hint(Code("None"))


def input_name(name: ClassName) -> ClassName:
    """The name under which a model is written in requests."""
    return ClassName(name + _INPUT)


@dataclass(frozen=True, slots=True)
class Hints:
    """Writes the types of one API.

    Args:
        models: the models of the API by name.
        shadowed: names that the class being written defines, `list` for one: inside it they are not the builtins,
            nor the imported `date`.
        files: what a request takes for bytes: a binary file or a path too, where a body may be one.
    """

    models: Mapping[ClassName, ir.Model] = field(default_factory=dict[ClassName, ir.Model])
    shadowed: frozenset[str] = frozenset()
    files: Hint = Hint(Code("bytes"))

    @classmethod
    def of(cls, models: Iterable[ir.Model]) -> "Hints":
        """Hints of an API with these models."""
        return cls({model.name: model for model in models})

    def inside(self, names: Iterable[str]) -> "Hints":
        """Hints for the body of a class that defines these names."""
        return replace(self, shadowed=frozenset(names))

    def sending(self, kind: str) -> "Hints":
        """Hints for a request body of this kind, where bytes may come from a file."""
        names = {"multipart": "FileInput", "bytes": "FileContent"}
        return replace(self, files=symbol(_VALUES, names[kind])) if kind in names else self

    def write(self, type: ir.TypeRef, place: Place) -> Hint:
        """The hint of a type in one of the five places."""
        match type:
            case ir.Plain():
                return self._plain(type, place)
            case ir.Named():
                return self._named(type.name, place)
            case ir.LiteralOf():
                return self._literal(type, place)
            case ir.ListOf():
                return generic(self._container("list", "Sequence", place), self.write(type.item, place))
            case ir.MapOf():
                outer = self._container("dict", "Mapping", place)
                return generic(outer, self.builtin("str"), self.write(type.value, place))
            case ir.UnionOf():
                return union(*(self.write(option, place) for option in type.options))

    def reply(self, type: ir.TypeRef) -> Hint:
        """What a method gives and a model holds."""
        return self.write(type, "reply")

    def request(self, type: ir.TypeRef) -> Hint:
        """What a method takes."""
        return self.write(type, "request")

    def builtin(self, name: str) -> Hint:
        """A builtin, by its full name where the class defines the same."""
        if name in self.shadowed:
            return Hint(Code(f"builtins.{name}"), frozenset({("builtins", "")}))
        return Hint(Code(name))

    def differs(self, type: ir.TypeRef, seen: frozenset[ClassName] = frozenset()) -> bool:
        """Whether a type is written with other words in requests than in replies."""
        match type:
            case ir.Plain():
                return type.kind == "json"
            case ir.Named():
                model = self.models.get(type.name)
                if model is None or type.name in seen:
                    return False
                return model.alias is None or self.differs(model.alias, seen | {type.name})
            case ir.UnionOf():
                return any(self.differs(option, seen) for option in type.options)
            case ir.LiteralOf() | ir.ListOf() | ir.MapOf():
                return True

    def _plain(self, type: ir.Plain, place: Place) -> Hint:
        if type.kind == "none":
            return NONE
        if type.kind == "json":
            return symbol(_VALUES, "JsonInput" if place in ("request", "alias") else "JsonValue")
        if type.kind == "bytes" and place == "request":
            return self.files if self.files.symbols else self.builtin("bytes")
        if type.kind not in _SYMBOLS:
            return self.builtin(type.kind)
        module, name = _SYMBOLS[type.kind]
        if name in self.shadowed:
            return Hint(Code(f"_{module}.{name}"), frozenset({(f"{module} as _{module}", "")}))
        return symbol(module, name)

    def _named(self, name: ClassName, place: Place) -> Hint:
        if place in ("thunk", "qualified"):
            return symbol(".", "models", name)
        model = self.models.get(name)
        plain = Hint(name, models=frozenset({name}))
        if place == "reply" or model is None or not self.differs(ir.Named(name)):
            return plain if place != "alias" else _quoted(plain)
        given = Hint(input_name(name), models=frozenset({input_name(name)}))
        both = given if model.alias is not None else union(plain, given)
        return both if place != "alias" else _quoted(both)

    def _literal(self, type: ir.LiteralOf, place: Place) -> Hint:
        values = tuple(value for value in type.values if value is not None)
        options = [NONE] if None in type.values else []
        if place not in ("request", "alias"):
            options.insert(0, self._plain(type.base, place))
        if values:
            text = Code(f"Literal[{', '.join(literals.literal(value) for value in values)}]")
            options.insert(0, Hint(text, frozenset({("typing", "Literal")})))
        return union(*options)

    def _container(self, reply: str, request: str, place: Place) -> Hint:
        return symbol("collections.abc", request) if place in ("request", "alias") else self.builtin(reply)


def _quoted(hint: Hint) -> Hint:
    # Only names that `naming` decided stand in these quotes, never text of the document.
    return replace(hint, text=Code(f'"{hint.text}"'), quoted=True)
