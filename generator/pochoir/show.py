"""Print a stage of the pipeline as JSON, for debugging."""

import dataclasses
import json
from collections.abc import Mapping, Sequence, Set
from functools import partial
from typing import cast

from pochoir.ir import Json


def as_json(value: object) -> str:
    """Return a stage as indented JSON. Dataclasses become objects with the name of their class under `is`."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=2)


def _plain(value: object) -> Json:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        members = {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
        return {"is": type(value).__name__} | {name: member for name, member in members.items() if _is_set(member)}
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in cast("Mapping[object, object]", value).items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in cast("Sequence[object]", value)]
    if isinstance(value, set | frozenset):
        return sorted((_plain(member) for member in cast("Set[object]", value)), key=json.dumps)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, partial):
        made = cast("partial[object]", value)
        return {"is": _name(made.func), "arguments": _plain((*made.args, *made.keywords.values()))}
    if callable(value):
        return _name(value)
    return value if isinstance(value, int | float) or value is None else str(value)


def _name(function: object) -> str:
    """Return the name of a function, whose other forms show its address in memory."""
    return str(getattr(function, "__qualname__", type(function).__name__))


def _is_set(member: Json) -> bool:
    """Return whether a field has a value worth printing."""
    return member not in (None, "", [], {})
