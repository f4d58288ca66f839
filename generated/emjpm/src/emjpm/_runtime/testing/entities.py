"""The state of a fake: the items that a test creates, in collections that follow from the paths.

A path ``/absences/{id}`` is an item of the collection ``/absences``: POST there creates one, GET lists them, and
GET, PUT, PATCH and DELETE of an item read, change and remove it. The examples show where in a body the item is, and
which field is its key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal

from ..base.operation import PagedOperation
from .checking import Checker
from .collection import Collection, Keys
from .described import Described, Shown
from .pointers import at, put

if TYPE_CHECKING:
    from ..codec.values import JsonValue
    from .collection import Entity
    from .received import Received

__all__ = ["MISSING", "Entities", "Missing", "is_paged", "list_pointer", "success"]

_KEYS: Final = ("id", "_id", "uuid", "uid", "key", "code", "slug")


class Missing(Enum):
    """The result of a request for an item that does not exist."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


@dataclass(frozen=True, slots=True)
class Role:
    """The effect of an operation on a collection; ``pointer`` leads to the item or the items in its response."""

    kind: Literal["get", "change", "remove", "create", "many", "list", "clear"]
    collection: str
    pointer: str
    key: str


def success(described: Described) -> Shown:
    """Return the described success of an operation; an empty one if there is none."""
    found = [each for each in described.replies if each.status[0] in "23"]
    return (found or [each for each in described.replies if each.status == "default"] or [Shown("200")])[0]


class Entities:
    """The collections of an API."""

    def __init__(self, checker: Checker, operations: Iterable[Described]) -> None:
        self._checker = checker
        self._collections: dict[str, Collection] = {}
        every = list(operations)
        self._seeds: dict[str, Described] = {}
        self._roles: dict[str, Role] = {}
        keys = self._keys(every)
        for described in every:
            role = self._role(described, keys)
            if role is not None:
                self._roles[described.operation.id] = role
                if role.kind == "list":
                    self._seeds[role.collection] = described

    def collection(self, described: Described, received: "Received | None") -> Collection | None:
        """Return the collection of an operation; without a request, that of its first path."""
        role = self._roles.get(described.operation.id)
        return None if role is None else self._of(role, {} if received is None else received.path)

    def items(self, described: Described, received: "Received") -> "list[JsonValue] | None":
        """Return the items of a list as in its response; ``None`` if the operation does not list a collection."""
        role = self._roles.get(described.operation.id)
        if role is None or role.kind != "list":
            return None
        shown = success(described)
        sample = at(shown.body, f"{role.pointer}/0")
        schema = self._checker.items(self._schema(shown.schema, role.pointer))
        kept = self._of(role, received.path).items.values()
        return [self._over(schema, sample if isinstance(sample, dict) else {}, item) for item in kept]

    def answer(self, described: Described, received: "Received") -> "JsonValue | Missing":
        """Process a request and return the response body; ``MISSING`` if the item does not exist."""
        shown = success(described)
        role = self._roles.get(described.operation.id)
        if role is None or role.kind == "list":
            return shown.body
        collection = self._of(role, received.path)
        sent = received.body if not isinstance(received.body, bytes) else None
        if role.kind == "clear":
            collection.gone |= set(collection.items)
            collection.items.clear()
            return shown.body
        if role.kind == "many":
            return self._many(described, role, collection, sent)
        if role.kind == "create":
            return self._shown(shown, role, self._create(shown, role, collection, sent))
        return self._item(shown, role, collection, list(received.path.values())[-1], sent)

    def keep(self, described: Described, received: "Received | None", items: "Sequence[JsonValue]") -> None:
        """Replace the items of a collection.

        Raises:
            TypeError: the operation belongs to no collection, or an item has no key.
        """
        role = self._roles.get(described.operation.id)
        collection = self.collection(described, received)
        if role is None or collection is None:
            raise TypeError(f"{described.operation.id} does not belong to a collection of items")
        collection.closed = True
        collection.items.clear()
        collection.keys = Keys(collection.gone)
        for item in items:
            if not isinstance(item, dict) or item.get(role.key) is None:
                raise TypeError(f"an item of {role.collection} needs a field {role.key!r}")
            collection.add(str(item[role.key]), item)

    def _item(
        self, shown: Shown, role: Role, collection: Collection, asked: "JsonValue", sent: "JsonValue"
    ) -> "JsonValue | Missing":
        key = str(asked)
        if key in collection.gone or (collection.closed and key not in collection.items):
            return MISSING
        if role.kind == "remove":
            collection.remove(key)
            return shown.body
        entity = collection.items.get(key) or self._sample(shown, role, asked)
        if role.kind == "change":
            entity = {**entity, **self._entity(sent, role)}
            collection.add(key, entity)
            collection.keys.use(entity.get(role.key))
        return self._shown(shown, role, entity)

    def _sample(self, shown: Shown, role: Role, asked: "JsonValue") -> "Entity":
        sample = at(shown.body, role.pointer)
        schema = self._checker.member(self._schema(shown.schema, role.pointer), role.key)
        fits = schema is not False and self._checker.fits(schema, asked)
        return {**(sample if isinstance(sample, dict) else {}), **({role.key: asked} if fits else {})}

    def _create(self, shown: Shown, role: Role, collection: Collection, sent: "JsonValue") -> "Entity":
        sample = at(shown.body, role.pointer)
        base = sample if isinstance(sample, dict) else {}
        entity = self._over(self._schema(shown.schema, role.pointer), base, self._entity(sent, role))
        given = self._entity(sent, role)
        key = given.get(role.key)
        if key is None or str(key) in collection.items:
            key = collection.keys.new(base.get(role.key))
        entity = {**given, **entity, role.key: key}
        collection.add(str(key), entity)
        return entity

    def _many(self, described: Described, role: Role, collection: Collection, sent: "JsonValue") -> "JsonValue":
        shown, many = success(described), described.many
        listed = at(sent, f"/{many.items}") if many is not None else None
        if many is None or not isinstance(listed, list):
            return shown.body
        one = Role("create", role.collection, f"{many.results}/0", role.key)
        made = [self._create(shown, one, collection, item) for item in listed]
        sample = at(shown.body, one.pointer)
        schema = self._checker.items(self._schema(shown.schema, many.results))
        base = sample if isinstance(sample, dict) else {}
        return put(shown.body, many.results, [self._over(schema, base, item) for item in made])

    def _shown(self, shown: Shown, role: Role, entity: "Entity") -> "JsonValue":
        sample = at(shown.body, role.pointer)
        if not isinstance(sample, dict):
            return shown.body
        schema = self._schema(shown.schema, role.pointer)
        return put(shown.body, role.pointer, self._over(schema, sample, entity))

    def _over(self, schema: "JsonValue", base: "Entity", changes: "Entity") -> "Entity":
        """Update the fields that the schema of the response declares."""
        made = dict(base)
        for name, value in changes.items():
            member = self._checker.member(schema, name)
            if isinstance(member, dict) and member.get("writeOnly") is True:
                continue
            if member is not False and self._checker.fits(member, value):
                made[name] = value
        return made

    def _schema(self, schema: "JsonValue", pointer: str) -> "JsonValue":
        for token in pointer.split("/")[1:]:
            inner = self._checker.items(schema) if token.isdigit() else self._checker.member(schema, token)
            schema = True if inner is False else inner
        return schema

    def _entity(self, sent: "JsonValue", role: Role) -> "Entity":
        """Return the item in a body, which may be nested as in the response."""
        inner = at(sent, role.pointer) if role.pointer else sent
        found = inner if isinstance(inner, dict) else sent
        return dict(found) if isinstance(found, dict) else {}

    def _of(self, role: Role, path: "Mapping[str, JsonValue]") -> Collection:
        place = role.collection
        for name, value in path.items():
            place = place.replace(f"{{{name}}}", str(value))
        if place not in self._collections:
            collection = self._collections[place] = Collection()
            seed = self._seeds.get(role.collection)
            listed = at(success(seed).body, self._roles[seed.operation.id].pointer) if seed is not None else None
            for item in listed if isinstance(listed, list) else ():
                if isinstance(item, dict) and item.get(role.key) is not None:
                    collection.add(str(item[role.key]), dict(item))
        return self._collections[place]

    def _keys(self, operations: Iterable[Described]) -> Mapping[str, str]:
        """Return the name of the key of each collection."""
        found: dict[str, str] = {}
        for described in operations:
            collection, parameter = _split(described.operation.path)
            if parameter and described.operation.method in ("GET", "PUT", "PATCH"):
                located = _locate(success(described).body, (parameter, *_KEYS))
                if located is not None:
                    found.setdefault(collection, located[1])
        return found

    def _role(self, described: Described, keys: Mapping[str, str]) -> Role | None:
        operation, body = described.operation, success(described).body
        collection, parameter = _split(operation.path)
        if parameter and collection in keys:
            key = keys[collection]
            located = _locate(body, (key,))
            kinds: Mapping[str, Literal["get", "change", "remove"]]
            kinds = {"GET": "get", "PUT": "change", "PATCH": "change", "DELETE": "remove"}
            kind = kinds.get(operation.method)
            if kind is None or (located is None and kind == "get"):
                return None
            return Role(kind, collection, located[0] if located else "", key)
        return _collective(described, keys)


def _collective(described: Described, keys: Mapping[str, str]) -> Role | None:
    """Return the effect of an operation on a collection."""
    operation, body = described.operation, success(described).body
    path = operation.path.rstrip("/")
    if described.many is not None:
        parent = path.rpartition("/")[0]
        owner = path if path in keys else parent
        return Role("many", owner, "", keys[owner]) if owner in keys else None
    if path not in keys:
        return None
    if operation.method == "GET":
        pointer = list_pointer(described)
        return None if pointer is None else Role("list", path, pointer, keys[path])
    if operation.method == "POST":
        located = _locate(body, (keys[path],))
        return Role("create", path, located[0] if located else "", keys[path])
    return Role("clear", path, "", keys[path]) if operation.method == "DELETE" and operation.body is None else None


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


def _split(path: str) -> tuple[str, str]:
    """Return the path of the collection and the parameter of the item; empty if the path has no item."""
    collection, _, last = path.rstrip("/").rpartition("/")
    is_item = last.startswith("{") and last.endswith("}") and last.count("{") == 1
    return (collection, last[1:-1]) if is_item else (path, "")


def _locate(body: "JsonValue", keys: Sequence[str]) -> tuple[str, str] | None:
    """Return the pointer to the item in a body, at the top level or nested, and the name of its key."""
    if not isinstance(body, dict):
        return None
    for key in keys:
        if key in body:
            return "", key
    inner = [(name, member) for name, member in body.items() if isinstance(member, dict)]
    if len(inner) != 1:
        return None
    name, member = inner[0]
    pointer = "/" + name.replace("~", "~0").replace("/", "~1")
    return next(((pointer, key) for key in keys if key in member), None)
