"""What operations do with collections of items, as their paths and examples show.

A path ``/absences/{id}`` is an item of the collection ``/absences``: POST there creates one, GET lists them, and
GET, PUT, PATCH and DELETE of an item read, change and remove it. The examples show where in a body the item is, and
which field is its key. A list without operations on its items is a collection without a key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from ..base.operation import PagedOperation
from .described import Described, Shown
from .pointers import at

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["Role", "is_paged", "list_pointer", "roles", "success"]

_KEYS: Final = ("id", "_id", "uuid", "uid", "key", "code", "slug")
_Kind: TypeAlias = Literal["get", "change", "remove", "create", "many", "list", "clear"]
_ON_ITEMS: Final[Mapping[str, _Kind]] = {"GET": "get", "PUT": "change", "PATCH": "change", "DELETE": "remove"}


@dataclass(frozen=True, slots=True)
class Role:
    """The effect of an operation on a collection.

    Attributes:
        kind: the effect.
        collection: the path of the collection, with parameters.
        pointer: leads to the item or the items in the response.
        key: the field with the key of an item; ``""`` if no operation has it in its path.
        parameter: the path parameter with the key; ``""`` if the operation has none.
    """

    kind: _Kind
    collection: str
    pointer: str
    key: str
    parameter: str = ""


def success(described: Described) -> Shown:
    """Return the described success of an operation; an empty one if there is none."""
    found = [each for each in described.replies if each.status[0] in "23"]
    return (found or [each for each in described.replies if each.status == "default"] or [Shown("200")])[0]


def is_paged(described: Described) -> bool:
    """Return whether an operation is paged."""
    return isinstance(described.operation, PagedOperation)


def list_pointer(described: Described) -> str | None:
    """Return the pointer to the list in the response of an operation; ``None`` if there is none."""
    operation, body = described.operation, success(described).body
    pointers = [""]
    if isinstance(operation, PagedOperation):
        pointers = [operation.paging.items, *getattr(operation.paging, "others", ()), ""]
    return next((pointer for pointer in pointers if isinstance(at(body, pointer), list)), None)


def roles(operations: Sequence[Described]) -> Mapping[str, Role]:
    """Return the effects of operations by id; those without an effect are left out."""
    keys = _keys(operations)
    found = {each.operation.id: _on_item(each, keys) or _on_collection(each, keys) for each in operations}
    return {name: role for name, role in found.items() if role is not None}


def _keys(operations: Iterable[Described]) -> Mapping[str, str]:
    """Return the name of the key of each collection."""
    found: dict[str, str] = {}
    # Empty examples come last, since the name of their key is a guess.
    for described in sorted(operations, key=lambda each: not success(each).body):
        collection, parameter = _split(described.operation.path)
        body, method = success(described).body, described.operation.method
        if parameter and method in (("GET", "PUT", "PATCH") if body else ("GET",)):
            located = _locate(body, (parameter, *_KEYS))
            if located is not None:
                found.setdefault(collection, located[1])
    return found


def _on_item(described: Described, keys: Mapping[str, str]) -> Role | None:
    """Return the effect of an operation on an item of a collection."""
    collection, parameter = _split(described.operation.path)
    kind = _ON_ITEMS.get(described.operation.method)
    if not parameter or collection not in keys or kind is None:
        return None
    key = keys[collection]
    located = _locate(success(described).body, (key,))
    if kind == "get" and (located is None or is_paged(described)):
        return None
    return Role(kind, collection, located[0] if located else "", key, parameter)


def _on_collection(described: Described, keys: Mapping[str, str]) -> Role | None:
    """Return the effect of an operation on a collection."""
    operation, body = described.operation, success(described).body
    path = operation.path.rstrip("/")
    if described.many is not None:
        owner = path if path in keys or path.endswith("}") else path.rpartition("/")[0]
        return Role("many", owner, "", keys[owner]) if owner in keys else None
    if operation.method == "GET" or is_paged(described):
        pointer = list_pointer(described)
        return None if pointer is None else Role("list", path, pointer, keys.get(path, ""))
    if path not in keys:
        return None
    if operation.method == "POST":
        located = _locate(body, (keys[path],))
        return Role("create", path, located[0] if located else "", keys[path])
    return Role("clear", path, "", keys[path]) if operation.method == "DELETE" and operation.body is None else None


def _split(path: str) -> tuple[str, str]:
    """Return the path of the collection and the parameter of the item; empty if the path has no item."""
    collection, _, last = path.rstrip("/").rpartition("/")
    is_item = last.startswith("{") and last.endswith("}") and last.count("{") == 1
    return (collection, last[1:-1]) if is_item else (path, "")


def _locate(body: "JsonValue", keys: Sequence[str]) -> tuple[str, str] | None:
    """Return the pointer to the item in a body, at the top level or nested, and the name of its key."""
    if not isinstance(body, dict):
        return None
    if not body:
        return "", next((key for key in keys if key in _KEYS), keys[0])
    for key in keys:
        if key in body:
            return "", key
    inner = [(name, member) for name, member in body.items() if isinstance(member, dict)]
    if len(inner) != 1:
        return None
    name, member = inner[0]
    pointer = "/" + name.replace("~", "~0").replace("/", "~1")
    return next(((pointer, key) for key in keys if key in member), None)
