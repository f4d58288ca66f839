"""Format literals over several lines as black does, for data that is too large for black."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pochoir import ir
from pochoir.literals import Code, literal, string
from pochoir.style import WIDTH
from pochoir.style.tokens import width

_STEP = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a dictionary in a template, or a row of a table."""

    key: Code
    value: Code


def laid_out(value: ir.Json, indent: int, taken: int = 0) -> Code:
    """Return the literal of a JSON value, on one line if it fits.

    Args:
        value: the value.
        indent: the indentation of its first line.
        taken: the number of characters already on that line after the indentation.
    """
    flat = literal(value)
    if not isinstance(value, dict | list) or not value or indent + taken + width(flat) + 1 <= WIDTH:
        return flat
    inner = indent + _STEP
    if isinstance(value, Mapping):
        keys = [(string(key), member) for key, member in value.items()]
        lines = [f"{key}: {laid_out(member, inner, width(key) + 2)}" for key, member in keys]
    else:
        lines = [laid_out(item, inner) for item in value]
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    return _between(opening, lines, closing, indent)


def called(name: str, arguments: Iterable[tuple[str, ir.Json]], indent: int, taken: int = 0) -> Code:
    """Return a call, on one line if it fits.

    Args:
        name: the name of the callable.
        arguments: pairs of a keyword ("" if positional) and a value, where `Code` is not quoted.
        indent: the indentation of its first line.
        taken: the number of characters already on that line after the indentation.
    """
    given = [(f"{keyword}=" if keyword else "", value) for keyword, value in arguments]
    flat = f"{name}({', '.join(f'{prefix}{_flat(value)}' for prefix, value in given)})"
    if indent + taken + width(flat) + 1 <= WIDTH:
        return Code(flat)
    inner = indent + _STEP
    lines = [
        f"{prefix}{value if isinstance(value, Code) else laid_out(value, inner, len(prefix))}"
        for prefix, value in given
    ]
    return _between(f"{name}(", lines, ")", indent)


def tupled(items: Iterable[Code], indent: int, taken: int) -> Code:
    """Return a tuple of calls, one per line unless a single one fits, or "" when there are none."""
    written = tuple(items)
    if not written:
        return Code("")
    alone = f"({written[0]},)"
    if len(written) == 1 and "\n" not in alone and indent + taken + width(alone) + 1 <= WIDTH:
        return Code(alone)
    return _between("(", written, ")", indent)


def _flat(value: ir.Json) -> Code:
    return value if isinstance(value, Code) else literal(value)


def _between(opening: str, lines: Iterable[str], closing: str, indent: int) -> Code:
    margin = " " * indent
    body = "".join(f"{margin}{' ' * _STEP}{line},\n" for line in lines)
    return Code(f"{opening}\n{body}{margin}{closing}")
