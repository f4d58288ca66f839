"""A surface as a file: JSON that is sorted, with one thing on a line, so that a diff of it can be read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from pochoir.evolution import notation
from pochoir.evolution.surface import Key, Surface
from pochoir.literals import Json, json_text

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT: Final = 1
_TABLES: Final = frozenset(
    {
        "surface",
        "servers",
        "credentials",
        "errors",
        "sockets",
        "events",
        "resources",
        "operations",
        "parameters",
        "replies",
        "models",
        "members",
        "added",
    }
)
"""Mappings of which each value has a line."""


class FileError(ValueError):
    """A text is not a released surface. The message says why.

    Attributes:
        line, column: where the text is wrong.
    """

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class Released:
    """A release of a client: its version, its surface, and the keys of what each version has added, the newest last."""

    version: str
    surface: Surface
    added: Mapping[str, tuple[Key, ...]] = field(default_factory=dict[str, tuple[Key, ...]])


def write(released: Released) -> str:
    """Return the text of a release."""
    return "".join(line + "\n" for _, line in _lines(released))


def read(text: str) -> Released:
    """Return the release in a text.

    Raises:
        FileError: the text is not a release.
    """
    from pydantic import ValidationError

    try:
        data: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise FileError(f"this is not JSON: {error.msg}", error.lineno, error.colno) from None
    except (ValueError, RecursionError) as error:
        raise FileError(f"this is not JSON: {error}") from None
    if not isinstance(data, dict):
        raise FileError("this is not a JSON object")
    members = cast("dict[str, object]", data)
    if members.get("format") != FORMAT:
        raise FileError(f'"format" is not {FORMAT}: another version of pochoir wrote this file')
    version = members.get("version")
    if not isinstance(version, str):
        raise FileError('"version" is not a string')
    try:
        added = _added().validate_python(members.get("added", {}))
        surface = _surface().validate_python(members.get("surface"))
    except ValidationError as error:
        first = error.errors()[0]
        raise FileError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    for type in types(surface):
        try:
            notation.read(type)
        except notation.NotationError as error:
            raise FileError(str(error)) from None
    return Released(version, surface, added)


@cache
def _surface() -> "TypeAdapter[Surface]":
    """Return what reads and writes surfaces. Only runs that meet a release pay for making it."""
    from pydantic import TypeAdapter

    return TypeAdapter(Surface)


@cache
def _added() -> "TypeAdapter[dict[str, tuple[Key, ...]]]":
    """Return what reads and writes the keys that versions have added."""
    from pydantic import TypeAdapter

    return TypeAdapter(dict[str, tuple[Key, ...]])


def lines(released: Released) -> dict[Key, int]:
    """Return the number of the line of each thing in the text that `write` returns."""
    return {key: number for number, (key, _) in reversed(list(enumerate(_lines(released), 1)))}


def types(surface: Surface) -> Iterator[str]:
    """Yield the text of every type of a surface."""
    for operation in surface.operations.values():
        yield from (each.type for each in operation.parameters.values())
        yield from (header for each in operation.replies.values() for header in each.headers.values())
        bodies = [operation.body.type, *operation.body.others.values()] if operation.body else []
        bodies += operation.accepts.values()
        yield from filter(None, [operation.returns, *bodies, *(each.type for each in operation.replies.values())])
    for model in surface.models.values():
        yield from filter(None, [model.alias, model.extra, *(member.type for member in model.members.values())])
    yield from (socket.type for socket in surface.sockets.values())
    yield from (event.type for event in surface.events.values() if event.type)


def _lines(released: Released) -> Iterator[tuple[Key, str]]:
    data: dict[str, object] = {"format": FORMAT, "version": released.version}
    if released.added:
        data["added"] = _added().dump_python(dict(released.added), mode="json")
    data["surface"] = _surface().dump_python(released.surface, exclude_defaults=True)
    yield from _expanded((), data, "", "")


def _expanded(key: Key, value: Mapping[str, object], indent: str, end: str) -> Iterator[tuple[Key, str]]:
    """Yield the lines of an object with the key of what is on each: first what is short, then its tables."""
    start = f"{indent}{json_text(key[-1], None)}: " if key else ""
    yield _public(key), f"{start}{{"
    inner = f"{indent}  "
    members = list(value.items())
    for number, (name, member) in enumerate(members, 1):
        comma = "," if number < len(members) else ""
        if _is_long(name, member, key):
            yield from _expanded((*key, name), cast("Mapping[str, object]", member), inner, comma)
        else:
            text = json_text(cast("Json", member), None)
            yield _public((*key, name)), f"{inner}{json_text(name, None)}: {text}{comma}"
    yield _public(key), f"{indent}}}{end}"


def _is_long(name: str, member: object, key: Key) -> bool:
    """Return whether a member is a table, or an entry of a table that has tables itself."""
    if not isinstance(member, dict) or not member:
        return False
    if name in _TABLES and (not key or key[-1] not in _TABLES or key[-1] == "surface"):
        return True
    inner = cast("dict[str, object]", member)
    return bool(key) and key[-1] in _TABLES and any(each in _TABLES for each in inner)


def _public(key: Key) -> Key:
    """Return the key of the thing in the surface: without the head of the file."""
    return key[1:] if key[:1] == ("surface",) else ()
