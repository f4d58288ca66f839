"""Types as text and back: `list[Order]`, `int(ge=1) | None`, `Literal['open', 'paid']`.

The text is an expression of Python, so that its grammar is known and `ast` reads it; nothing is evaluated.
"""

import ast
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Final, cast, get_args

from pochoir import ir
from pochoir.literals import ClassName

_PLAIN: Final[Mapping[str, ir.Plain]] = {kind: ir.Plain(kind) for kind in get_args(ir.Plain.__annotations__["kind"])}
_MODELS: Final = "models"


class NotationError(ValueError):
    """A text is not a type."""


def write(type: ir.TypeRef) -> str:
    """Return the text of a type."""
    match type:
        case ir.Plain():
            return type.kind + _limits(type.limits)
        case ir.Named():
            return (
                f"{_MODELS}.{type.name}"
                if type.name in {*_PLAIN, "list", "tuple", "dict", "Literal"}
                else str(type.name)
            )
        case ir.LiteralOf():
            return f"Literal[{', '.join(map(repr, type.values))}]"
        case ir.ListOf() if type.positions:
            return f"tuple[{', '.join(map(write, type.positions))}]{_limits(type.limits)}"
        case ir.ListOf():
            return f"list[{write(type.item)}]{_limits(type.limits)}"
        case ir.MapOf():
            return f"dict[{write(type.value)}]"
        case ir.UnionOf():
            # The order of the options makes no difference; a union in another one needs no parentheses.
            written = {write(option) for option in type.options}
            return " | ".join(sorted(written, key=lambda text: (text == "none", text)))


@lru_cache(maxsize=4096)
def read(text: str) -> ir.TypeRef:
    """Return the type with a text.

    Raises:
        NotationError: the text is not that of a type.
    """
    try:
        return _type(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError, TypeError) as error:
        raise NotationError(f"{text[:80]!r} is not a type") from error


def _limits(limits: ir.Limits | None) -> str:
    if limits is None:
        return ""
    given = {each.name: getattr(limits, each.name) for each in fields(limits)}
    listed = ", ".join(f"{name}={value!r}" for name, value in given.items() if value not in (None, ()))
    return f"({listed})" if listed else ""


def _type(node: ast.expr, limits: ir.Limits | None = None) -> ir.TypeRef:
    match node:
        case ast.Call(func=inner, args=[], keywords=keywords):
            values = {str(each.arg): ast.literal_eval(each.value) for each in keywords}
            return _type(inner, ir.Limits(**values))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return ir.UnionOf((*_options(left), *_options(right)))
        case ast.Name(id=name):
            return replace(_PLAIN[name], limits=limits) if name in _PLAIN else ir.Named(ClassName(name))
        case ast.Constant(value=None):
            return ir.Plain("none")
        case ast.Attribute(value=ast.Name(id="models"), attr=name):
            return ir.Named(ClassName(name))
        case ast.Subscript(value=ast.Name(id="tuple"), slice=items):
            positions = tuple(map(_type, items.elts if isinstance(items, ast.Tuple) else [items]))
            only = tuple(dict.fromkeys(positions))
            return ir.ListOf(only[0] if len(only) == 1 else ir.UnionOf(only), limits, positions)
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return ir.ListOf(_type(item), limits)
        case ast.Subscript(value=ast.Name(id="dict"), slice=value):
            return ir.MapOf(_type(value))
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            read_values = ast.literal_eval(values)
            listed = cast("tuple[str | int | bool | None, ...]", read_values)
            return _literal(listed if isinstance(values, ast.Tuple) else (read_values,))
        case _:
            raise NotationError("not a type")


def _options(node: ast.expr) -> tuple[ir.TypeRef, ...]:
    found = _type(node)
    return found.options if isinstance(found, ir.UnionOf) else (found,)


def _literal(values: "tuple[str | int | bool | None, ...]") -> ir.LiteralOf:
    kinds = {type(value).__name__ for value in values if value is not None}
    kind = kinds.pop() if len(kinds) == 1 else "json"
    return ir.LiteralOf(values, _PLAIN.get(kind, _PLAIN["json"]))
