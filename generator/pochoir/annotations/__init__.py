"""Write a `TypeRef` as an annotation, with the symbols that must be imported for it.

A type is written differently in six places:

- `model`: a field of a model, with constraints: `Annotated[str, Field(max_length=3)]`, `list[Absence]`;
- `reply`: the return type of a method, without constraints, with open literals and `JsonValue`;
- `request`: an argument of a method: `Sequence[Absence | AbsenceInput]`, closed literals, `JsonInput`;
- `alias`: as `request`, but evaluated at module level, so that names of models are quoted;
- `thunk`: as `reply`, but in a `lambda`, where models are attributes of the lazily imported package `models`;
- `qualified`: as `reply`, but with `models.Error` where the name of a model may have another meaning.
"""

import builtins
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, TypeGuard

from pochoir import ir, literals, naming
from pochoir.annotations.limits import BOUNDED, FORM, FORMS, formed, limited
from pochoir.annotations.parts import (
    FIELD,
    LITERAL,
    NONE,
    Annotation,
    Symbol,
    field_call,
    gather,
    generic,
    literal_of,
    quoted,
    symbol,
    union,
)
from pochoir.literals import ClassName, Code

__all__ = [
    "NONE",
    "Annotation",
    "Place",
    "Symbol",
    "TypeWriter",
    "field_call",
    "gather",
    "generic",
    "input_name",
    "literal_of",
    "symbol",
    "union",
]

Place: TypeAlias = Literal["model", "reply", "request", "alias", "thunk", "qualified"]

_SYMBOLS: Mapping[str, Symbol] = {
    "date": ("datetime", "date"),
    "datetime": ("datetime", "datetime"),
    "uuid": ("uuid", "UUID"),
    "decimal": ("decimal", "Decimal"),
    "decimal_number": ("decimal", "Decimal"),
}
_VALUES = "._runtime.codec.values"
_STR = Annotation(Code("str"))
_ONE_OF: Symbol = ("._runtime.codec.unions", "OneOf")


def _is_file(type: ir.TypeRef | None) -> TypeGuard[ir.TypeRef]:
    """Return whether a type is a file or a list of files."""
    match type:
        case ir.Plain():
            return type.kind == "bytes"
        case ir.ListOf():
            return _is_file(type.item)
        case ir.UnionOf():
            return any(_is_file(option) for option in type.options)
        case _:
            return False


def input_name(model: ir.Model) -> ClassName:
    """Return the name of the input type of a model."""
    return model.input or ClassName(naming.input_class(model.name))


@dataclass(frozen=True, slots=True)
class TypeWriter:
    """A writer of the types of one API.

    Args:
        models: the models of the API by name.
        shadowed: names that the class defines, such as `list`, and that therefore do not mean the builtin inside it.
        files: the annotation of bytes in a request with a file; `str` in other requests.
        closed: whether enums in a model only allow the listed values.
        later: models that may be defined after the annotation, and whose names are quoted.
        traits: what the values of each model may contain; empty until somebody asks for it.
    """

    models: Mapping[ClassName, ir.Model] = field(default_factory=dict[ClassName, ir.Model])
    shadowed: frozenset[str] = frozenset()
    files: Annotation = _STR
    closed: bool = False
    later: frozenset[ClassName] = frozenset()
    traits: dict[ClassName, set[str]] = field(default_factory=dict[ClassName, set[str]], repr=False, compare=False)

    @classmethod
    def of(cls, models: Iterable[ir.Model]) -> "TypeWriter":
        """Return the writer of an API with these models."""
        return cls({model.name: model for model in models})

    def inside(self, names: Iterable[str]) -> "TypeWriter":
        """Return the writer for the body of a class that defines these names."""
        return replace(self, shadowed=frozenset(names))

    def sending(self, kind: str) -> "TypeWriter":
        """Return the writer for a request body of this kind, where bytes may come from a file."""
        names = {"multipart": "FileInput", "bytes": "FileInput"}
        return replace(self, files=symbol(_VALUES, names[kind])) if kind in names else self

    def write(self, type: ir.TypeRef, place: Place) -> Annotation:
        """Return the annotation of a type in one of the six places."""
        match type:
            case ir.Plain():
                return self._plain(type, place)
            case ir.Named():
                return self._named(type.name, place)
            case ir.LiteralOf():
                return self._literal(type, place)
            case ir.ListOf() if type.positions:
                items = (self.write(each, place) for each in type.positions)
                whole = limited(generic(self.builtin("tuple"), *items), type.limits if place == "model" else None)
                if place not in ("request", "alias"):
                    return whole
                # A list may be passed, too.
                return union(whole, self.write(replace(type, positions=()), place))
            case ir.ListOf():
                outer = self._container("list", "Sequence", place)
                return limited(generic(outer, self.write(type.item, place)), type.limits if place == "model" else None)
            case ir.MapOf():
                outer = self._container("dict", "Mapping", place)
                return generic(outer, self.builtin("str"), self.write(type.value, place))
            case ir.UnionOf():
                options = [self.write(option, place) for option in type.options]
                # Signatures do not show discriminators.
                return _joined(options, type.discriminator if place in ("model", "thunk") else None)

    def alias(self, type: ir.TypeRef) -> Annotation:
        """Return the annotation of an alias, which is evaluated before the `later` models exist.

        Whole options are quoted, because mypy does not resolve recursive names inside of an expression. Options with
        literals are not, because text of the document must not be part of a string annotation.
        """
        options = type.options if isinstance(type, ir.UnionOf) else (type,)
        bare = replace(self, later=frozenset())
        written = [(bare.write(option, "model"), self.write(option, "model")) for option in options]
        joined = [_whole(one) or other if one.models & self.later else one for one, other in written]
        return _joined(joined, type.discriminator if isinstance(type, ir.UnionOf) else None)

    def reply(self, type: ir.TypeRef) -> Annotation:
        """Return the annotation of a return type."""
        return self.write(type, "reply")

    def request(self, type: ir.TypeRef) -> Annotation:
        """Return the annotation of an argument."""
        return self.write(type, "request")

    def builtin(self, name: str) -> Annotation:
        """Return a builtin, qualified if the class defines the same name."""
        if name in self.shadowed:
            return Annotation(Code(f"builtins.{name}"), frozenset({("builtins", "")}))
        return Annotation(Code(name))

    def differs(self, type: ir.TypeRef, seen: frozenset[ClassName] = frozenset()) -> bool:
        """Return whether a type has different annotations in requests and in responses."""
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

    def _plain(self, type: ir.Plain, place: Place) -> Annotation:
        if type.kind == "none":
            return NONE
        if type.kind == "json":
            return symbol(_VALUES, "JsonInput" if place in ("request", "alias") else "JsonValue")
        if type.kind == "bytes" and place not in ("reply", "thunk", "qualified"):
            # Only bodies and parts of forms can be bytes; in JSON and parameters they are strings.
            return self.files if self.files.symbols and place == "request" else self.builtin("str")
        if type.kind in FORMS:
            plain = self.builtin("bytes") if type.kind == "base64" else self._imported(type.kind)
            return formed(plain, type, in_model=place == "model") if place in ("model", "thunk") else plain
        if type.kind not in _SYMBOLS:
            return limited(self.builtin(type.kind), type.limits if place == "model" else None)
        return self._imported(type.kind)

    def _imported(self, kind: str) -> Annotation:
        module, name = _SYMBOLS[kind]
        if name in self.shadowed:
            return Annotation(Code(f"_{module}.{name}"), frozenset({(f"{module} as _{module}", "")}))
        return symbol(module, name)

    def _named(self, name: ClassName, place: Place) -> Annotation:
        if place in ("thunk", "qualified"):
            return symbol(".", "models", name)
        model = self.models.get(name)
        if place == "request" and self.files.symbols and model is not None and _is_file(model.alias):
            # The alias is for responses; a request also accepts a path or an open file.
            return self.write(model.alias, place)
        plain = Annotation(name, models=frozenset({name}))
        if place == "model":
            return quoted(plain) if name in self.later else plain
        if place == "reply" or model is None or not self.differs(ir.Named(name)):
            return plain if place != "alias" else quoted(plain)
        given = Annotation(input_name(model), models=frozenset({input_name(model)}))
        both = given if model.alias is not None else union(plain, given)
        if model.extra is not None:
            # A `TypedDict` has no undeclared members for all type checkers.
            extra = self._plain(ir.Plain("json"), place)
            both = union(both, generic(symbol("collections.abc", "Mapping"), self.builtin("str"), extra))
        return both if place != "alias" else quoted(both)

    def _literal(self, type: ir.LiteralOf, place: Place) -> Annotation:
        values = tuple(value for value in type.values if value is not None)
        options = [NONE] if None in type.values else []
        if place not in ("request", "alias") and not (place == "model" and self.closed):
            kinds = dict.fromkeys(builtins.type(value).__name__ for value in values)
            mixed = type.base.kind == "json" and values
            options[:0] = [self.builtin(kind) for kind in kinds] if mixed else [self._plain(type.base, place)]
        if values:
            options.insert(0, literal_of(values))
        return union(*options)

    def _container(self, reply: str, request: str, place: Place) -> Annotation:
        return symbol("collections.abc", request) if place in ("request", "alias") else self.builtin(reply)


def _joined(options: Iterable[Annotation], discriminator: ir.Discriminator | None) -> Annotation:
    """Return `a | b`, or `Annotated[a | b, OneOf("kind", ("cat", "Cat"), ...)]` with a discriminator."""
    every = list(options)
    if discriminator is None:
        return union(*every)
    tags = [literals.literal(discriminator.wire)] if discriminator.tags else []
    for tag in discriminator.tags:
        tags.append(Code(f"({', '.join(map(literals.literal, (tag.value, *map(str, tag.models))))})"))
    if discriminator.otherwise is not None:
        tags.append(Code(f"otherwise={literals.literal(str(discriminator.otherwise))}"))
    if discriminator.default is not None:
        tags.append(Code(f"default={literals.literal(str(discriminator.default))}"))
    one_of = Annotation(Code(f"OneOf({', '.join(tags)})"), frozenset({_ONE_OF}))
    joined = union(*(option for option in every if option.text != "None"))
    annotated = generic(symbol("typing", "Annotated"), joined, one_of)
    return union(annotated, NONE) if any(option.text == "None" for option in every) else annotated


def _whole(annotation: Annotation) -> Annotation | None:
    return None if annotation.symbols & {LITERAL, FIELD, FORM, _ONE_OF, BOUNDED} else quoted(annotation)
