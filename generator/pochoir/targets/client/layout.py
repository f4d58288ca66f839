"""Literals over several lines, as black would lay them out: for data too large to have black do it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from black.strings import str_width

from pochoir import ir
from pochoir.literals import Code, literal, string
from pochoir.style import WIDTH

_STEP = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a dictionary that a template writes, or one line of a table."""

    key: Code
    value: Code


def laid_out(value: ir.Json, indent: int, taken: int = 0) -> Code:
    """The literal of a JSON value, on one line where it has room.

    Args:
        value: the value.
        indent: of the line that it begins on.
        taken: characters that stand on that line already, beside the indent.
    """
    flat = literal(value)
    if not isinstance(value, dict | list) or not value or indent + taken + str_width(flat) + 1 <= WIDTH:
        return flat
    inner = indent + _STEP
    if isinstance(value, Mapping):
        keys = [(string(key), member) for key, member in value.items()]
        lines = [f"{key}: {laid_out(member, inner, str_width(key) + 2)}" for key, member in keys]
    else:
        lines = [laid_out(item, inner) for item in value]
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    return _between(opening, lines, closing, indent)


def called(name: str, arguments: Iterable[tuple[str, ir.Json]], indent: int, taken: int = 0) -> Code:
    """A call, on one line where it has room.

    Args:
        name: what is called.
        arguments: the keyword, empty for one by position, and the value; `Code` stands as it is.
        indent: of the line that it begins on.
        taken: characters that stand on that line already, beside the indent.
    """
    given = [(f"{keyword}=" if keyword else "", value) for keyword, value in arguments]
    flat = f"{name}({', '.join(f'{prefix}{_flat(value)}' for prefix, value in given)})"
    if indent + taken + str_width(flat) + 1 <= WIDTH:
        return Code(flat)
    inner = indent + _STEP
    lines = [
        f"{prefix}{value if isinstance(value, Code) else laid_out(value, inner, len(prefix))}"
        for prefix, value in given
    ]
    return _between(f"{name}(", lines, ")", indent)


def tupled(items: Iterable[Code], indent: int, taken: int) -> Code:
    """A tuple of calls: each on a line of its own, but for one alone that has room; empty when there are none."""
    written = tuple(items)
    if not written:
        return Code("")
    alone = f"({written[0]},)"
    if len(written) == 1 and "\n" not in alone and indent + taken + str_width(alone) + 1 <= WIDTH:
        return Code(alone)
    return _between("(", written, ")", indent)


def _flat(value: ir.Json) -> Code:
    return value if isinstance(value, Code) else literal(value)


def _between(opening: str, lines: Iterable[str], closing: str, indent: int) -> Code:
    margin = " " * indent
    body = "".join(f"{margin}{' ' * _STEP}{line},\n" for line in lines)
    return Code(f"{opening}\n{body}{margin}{closing}")
