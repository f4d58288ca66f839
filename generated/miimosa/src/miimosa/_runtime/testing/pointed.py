"""Values at a JSON pointer: read, and put without changing what is there."""

from typing import TYPE_CHECKING

from ..decode import find

if TYPE_CHECKING:
    from ..values import JsonValue

__all__ = ["at", "drop", "put"]


def at(value: "JsonValue", pointer: str) -> "JsonValue":
    """Give what a pointer leads to; ``None`` when it leads nowhere."""
    try:
        return find(value, pointer)
    except LookupError:
        return None


def put(value: "JsonValue", pointer: str, new: "JsonValue") -> "JsonValue":
    """Give a copy of a value with another one at a pointer; objects on the way are made where there are none."""
    if not pointer:
        return new
    head, _, rest = pointer[1:].partition("/")
    name = head.replace("~1", "/").replace("~0", "~")
    rest = f"/{rest}" if _ else ""
    if isinstance(value, list) and name.isdigit() and int(name) < len(value):
        index = int(name)
        return [*value[:index], put(value[index], rest, new), *value[index + 1 :]]
    members = value if isinstance(value, dict) else {}
    return {**members, name: put(members.get(name), rest, new)}


def drop(value: "JsonValue", pointer: str) -> "JsonValue":
    """Give a copy of a value without the member at a pointer."""
    above, _, name = pointer.rpartition("/")
    owner = at(value, above)
    if not isinstance(owner, dict):
        return value
    name = name.replace("~1", "/").replace("~0", "~")
    return put(value, above, {key: member for key, member in owner.items() if key != name})
