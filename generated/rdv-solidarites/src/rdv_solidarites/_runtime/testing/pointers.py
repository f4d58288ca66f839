"""Read and replace values at a JSON pointer (RFC 6901), without changing the original."""

from typing import TYPE_CHECKING

from ..codec.decode import find

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["at", "drop", "put"]


def at(value: "JsonValue", pointer: str) -> "JsonValue":
    """Return the value at a pointer; ``None`` if there is none."""
    try:
        return find(value, pointer)
    except LookupError:
        return None


def put(value: "JsonValue", pointer: str, new: "JsonValue") -> "JsonValue":
    """Return a copy with another value at a pointer; missing objects on the way are created."""
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
    """Return a copy without the member at a pointer."""
    above, _, name = pointer.rpartition("/")
    owner = at(value, above)
    if not isinstance(owner, dict):
        return value
    name = name.replace("~1", "/").replace("~0", "~")
    return put(value, above, {key: member for key, member in owner.items() if key != name})
