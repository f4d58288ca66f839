"""The state of a fake: the items that a test creates, in the collections of the API."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final

from .checking import Checker
from .collection import IDS, Collection
from .described import Described, Shown
from .pointers import at, put
from .roles import Role, list_pointer, roles, success

if TYPE_CHECKING:
    from ..codec.values import JsonValue
    from .collection import Entity
    from .received import Received

__all__ = ["MISSING", "Entities", "Missing"]


class Missing(Enum):
    """The result of a request for an item that does not exist."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


class Entities:
    """The collections of an API."""

    def __init__(self, checker: Checker, operations: Sequence[Described]) -> None:
        self._checker = checker
        self._operations = operations
        self._roles = roles(operations)
        self._names: dict[str, frozenset[str]] = {}
        self._collections: dict[str, dict[tuple[str, ...], Collection]] = {}
        """The collections by path, and each by the values of the parameters in it."""
        self._held: dict[str, Collection] = {}
        """The items that the test set for a path, whatever the values of its parameters."""
        lists = [each for each in operations if self._kind(each) == "list"]
        self._seeds = {self._roles[each.operation.id].collection: each for each in lists}

    def items(self, described: Described, received: "Received") -> "list[JsonValue] | None":
        """Return the items of a list as in its response; ``None`` if the operation does not list a collection."""
        role = self._roles.get(described.operation.id)
        if role is None or role.kind != "list":
            return None
        collection = self._of(role, received.path)
        return [*(self._listed(described, role, item) for item in collection.items.values()), *collection.others]

    def answer(self, described: Described, received: "Received") -> "JsonValue | Missing":
        """Process a request and return the response body; ``MISSING`` if the item does not exist."""
        shown = success(described)
        role = self._roles.get(described.operation.id)
        if role is None or role.kind == "list":
            return shown.body
        collection = self._of(role, received.path)
        sent = received.body if not isinstance(received.body, bytes) else None
        if role.kind == "clear":
            collection.clear()
            return shown.body
        if role.kind == "many":
            return self._many(described, role, collection, sent)
        if role.kind == "create":
            return self._shown(shown, role, self._create(shown, role, collection, sent))
        return self._item(shown, role, collection, received.path.get(role.parameter), sent)

    def keep(self, described: Described, items: "Sequence[JsonValue]") -> None:
        """Replace the items of a collection, for all values of the parameters in its path.

        Raises:
            TypeError: the operation belongs to no collection, or an item has no key.
        """
        name = described.operation.id
        role = self._roles.get(name)
        if role is None:
            instead = "[...]" if list_pointer(described) is not None else "..."
            raise TypeError(f"{name} returns no list and no item of one: set its response with .replies({instead})")
        held = Collection(closed=True)
        for item in items:
            if not role.key:
                held.others.append(self._listed(described, role, item))
            elif isinstance(item, dict) and item.get(role.key) is not None:
                held.add(str(item[role.key]), item)
            else:
                raise TypeError(f"an item of {role.collection} needs a field {role.key!r}")
        self._held[role.collection] = held
        self._collections.pop(role.collection, None)

    def _listed(self, described: Described, role: Role, item: "JsonValue") -> "JsonValue":
        """Return an item as in the response of a list."""
        shown = success(described)
        if not isinstance(item, dict):
            return item
        sample = at(shown.body, f"{role.pointer}/0")
        schema = self._checker.items(self._schema(shown.schema, role.pointer))
        return self._over(schema, sample if isinstance(sample, dict) else {}, item, role)

    def _item(
        self, shown: Shown, role: Role, collection: Collection, asked: "JsonValue", sent: "JsonValue"
    ) -> "JsonValue | Missing":
        key = collection.find(str(asked))
        if key not in collection.items and (collection.closed or key in collection.gone):
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
        found = at(shown.body, role.pointer)
        sample = found if isinstance(found, dict) else {}
        forms = {
            name: self._checker.member(self._schema(shown.schema, role.pointer), name) for name in (role.key, *IDS)
        }
        fitting = [name for name, form in forms.items() if form is not False and self._checker.fits(form, asked)]
        # A key may also be another id of the item: one whose form it has, unlike the key in the example.
        others = [
            name for name in fitting if name in sample and not self._checker.fits(forms[name], sample.get(role.key))
        ]
        own = [role.key] if role.key in fitting else []
        return {**sample, **dict.fromkeys((*others, *own)[:1], asked)}

    def _create(self, shown: Shown, role: Role, collection: Collection, sent: "JsonValue") -> "Entity":
        sample = at(shown.body, role.pointer)
        base = sample if isinstance(sample, dict) else {}
        given = self._entity(sent, role)
        entity = self._over(self._schema(shown.schema, role.pointer), base, given, role)
        key = given.get(role.key)
        if key is None or str(key) in collection.items:
            key = collection.keys.new(base.get(role.key))
        others = [name for name in IDS if base.get(name) is not None and given.get(name) is None and name != role.key]
        entity = {**given, **entity, **{name: collection.keys.new(base[name]) for name in others}, role.key: key}
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
        return put(shown.body, many.results, [self._over(schema, base, item, role) for item in made])

    def _shown(self, shown: Shown, role: Role, entity: "Entity") -> "JsonValue":
        sample = at(shown.body, role.pointer)
        if not isinstance(sample, dict):
            return shown.body
        schema = self._schema(shown.schema, role.pointer)
        return put(shown.body, role.pointer, self._over(schema, sample, entity, role))

    def _over(self, schema: "JsonValue", base: "Entity", changes: "Entity", role: Role) -> "Entity":
        """Update the fields that a response can contain."""
        made = dict(base)
        for name, value in changes.items():
            if self._is_shown(schema, {**made, name: value}, name, role):
                made[name] = value
        return made

    def _is_shown(self, schema: "JsonValue", item: "Entity", name: str, role: Role) -> bool:
        """Return whether a response contains a field.

        A field that the description only declares elsewhere, such as a password in a request, is not in the response.
        One that it declares nowhere is, if the schema allows it.
        """
        declared = self._checker.names(schema)
        if name in declared:
            member = self._checker.member(schema, name)
            hidden = isinstance(member, dict) and member.get("writeOnly") is True
            return not hidden and self._checker.fits(member, item[name])
        if declared and name in self._declared(role.collection):
            return False
        return self._checker.allows(schema, item, name)

    def _declared(self, collection: str) -> frozenset[str]:
        """Return the names of the fields of an item in any request or response."""
        if collection not in self._names:
            schemas: list[JsonValue] = []
            for described in self._operations:
                role = self._roles.get(described.operation.id)
                if role is None or role.collection != collection:
                    continue
                shown = self._schema(success(described).schema, role.pointer)
                sent = self._schema(described.body, f"/{described.many.items}/0" if described.many else role.pointer)
                schemas += [described.body, sent, self._checker.items(shown) if role.kind == "list" else shown]
            self._names[collection] = frozenset(name for each in schemas for name in self._checker.names(each))
        return self._names[collection]

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
        """Return a collection; the values of the parameters in its path are those of a request."""
        every = self._collections.setdefault(role.collection, {})
        values = tuple(str(path.get(name)) for name in re.findall(r"\{([^{}]+)\}", role.collection))
        if values not in every:
            held = self._held.get(role.collection)
            every[values] = held.copy() if held is not None else self._seeded(role)
        return every[values]

    def _seeded(self, role: Role) -> Collection:
        """Return a collection with the items in the example of its list."""
        collection = Collection()
        seed = self._seeds.get(role.collection)
        listed = at(success(seed).body, self._roles[seed.operation.id].pointer) if seed is not None else None
        for item in listed if isinstance(listed, list) else ():
            if role.key and isinstance(item, dict) and item.get(role.key) is not None:
                collection.add(str(item[role.key]), dict(item))
            else:
                collection.others.append(item)
        return collection

    def _kind(self, described: Described) -> str:
        role = self._roles.get(described.operation.id)
        return "" if role is None else role.kind
