"""The parts that annotations are made of: their text with the symbols to import, joined in every way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from pochoir import ir, literals
from pochoir.literals import ClassName, Code

Symbol: TypeAlias = tuple[str, str]
"""A module and a name in it, or "" for the module itself.

Modules of the package begin with a dot: `.` is the package, `._runtime.codec.values` a module of it.
"""

LITERAL: Symbol = ("typing", "Literal")
FIELD: Symbol = ("pydantic", "Field")
_LONGEST: Final = 100
"""The number of alternatives up to which a union is written with `|`, which pyright reads 256 deep at most."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """The text of an annotation, the symbols to import for it, and the models in it.

    If it is `quoted`, the text is a string or a union of strings, which do not support `|` at run time.
    """

    text: Code
    symbols: frozenset[Symbol] = frozenset()
    models: frozenset[ClassName] = frozenset()
    quoted: bool = False


def symbol(module: str, name: str, attribute: str = "") -> Annotation:
    """Return the annotation for an imported name, or for an attribute of it."""
    return Annotation(Code(f"{name}.{attribute}" if attribute else name), frozenset({(module, name)}))


def generic(outer: Annotation, *inner: Annotation) -> Annotation:
    """Return `outer[inner, ...]`."""
    text = Code(f"{outer.text}[{', '.join(annotation.text for annotation in inner)}]")
    return replace(gather(outer, *inner), text=text)


def union(*options: Annotation) -> Annotation:
    """Return `a | b` without duplicates and with `None` last."""
    once = {annotation.text: annotation for annotation in options}
    ordered = sorted(once.values(), key=lambda annotation: annotation.text == "None")
    if len(ordered) == 1:
        return ordered[0]
    if any(annotation.quoted for annotation in ordered) or len(ordered) > _LONGEST:
        return generic(symbol("typing", "Union"), *ordered)
    return replace(gather(*ordered), text=Code(" | ".join(annotation.text for annotation in ordered)))


def gather(*annotations: Annotation) -> Annotation:
    """Return an annotation without text that has the symbols and models of all."""
    symbols = frozenset[Symbol]().union(*(annotation.symbols for annotation in annotations))
    models = frozenset[ClassName]().union(*(annotation.models for annotation in annotations))
    return Annotation(Code(""), symbols, models)


NONE = Annotation(Code("None"))


def field_call(arguments: Mapping[str, Code]) -> Annotation:
    """Return `Field(name=value, ...)`."""
    return call("Field", [f"{name}={value}" for name, value in arguments.items()], FIELD)


def literal_of(values: Iterable[ir.Json]) -> Annotation:
    """Return `Literal[...]` with some values."""
    return Annotation(Code(f"Literal[{', '.join(map(literals.literal, values))}]"), frozenset({LITERAL}))


def call(name: str, arguments: Iterable[str], imported: Symbol) -> Annotation:
    """Return the call of an imported name."""
    return Annotation(Code(f"{name}({', '.join(arguments)})"), frozenset({imported}))


def quoted(annotation: Annotation) -> Annotation:
    """Return an annotation as a string, for a name that is defined later."""
    # Only names made by `naming` are quoted, never text of the document.
    return replace(annotation, text=Code(f'"{annotation.text}"'), quoted=True)
