"""The items of one collection, and the keys of new ones."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["IDS", "Collection", "Entity", "Keys"]

Entity: TypeAlias = "dict[str, JsonValue]"
IDS: Final = ("id", "_id", "uuid", "uid")
"""The fields that identify an item; one that has several is found by each of them."""


class Keys:
    """The keys that a collection has used, and the next new one, in constant time.

    Args:
        used: keys that are not assigned to new items.
    """

    def __init__(self, used: Iterable[str] = ()) -> None:
        self._used: set[str] = set()
        self._largest = 0
        self._counts: dict[str, int] = {}
        for key in used:
            self.use(key)

    def use(self, key: "JsonValue") -> None:
        """Record that a key is or was in use, so that no new item gets it."""
        text = str(key)
        self._used.add(text)
        if re.fullmatch(r"\d{1,18}", text):
            self._largest = max(self._largest, int(text))

    def new(self, sample: "JsonValue") -> "JsonValue":
        """Return an unused key in the style of an example: a number, digits, a UUID, hexadecimal or any other text."""
        self.use(sample)
        if not isinstance(sample, str):
            return self._largest + 1
        count = self._counts.get(sample, 1)
        while (key := _like(sample, count)) in self._used:
            count += 1
        # No key becomes free again, so the next search starts here.
        self._counts[sample] = count
        return key


@dataclass(slots=True)
class Collection:
    """The items of one collection by key, and those without a key; ``closed`` if no other items exist."""

    items: "dict[str, Entity]" = field(default_factory=dict[str, "Entity"])
    others: "list[JsonValue]" = field(default_factory=list["JsonValue"])
    gone: set[str] = field(default_factory=set[str])
    closed: bool = False
    keys: Keys = field(default_factory=Keys)
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    """The keys of items by their other ids."""

    def find(self, key: str) -> str:
        """Return the key of the item with a key or another id; the same if there is none."""
        return key if key in self.items else self.aliases.get(key, key)

    def add(self, key: str, item: "Entity") -> None:
        """Add an item, or replace the one with the same key."""
        self.items[key] = item
        for each in (key, *_ids(item)):
            self.keys.use(each)
            self.aliases[each] = key

    def remove(self, key: str) -> None:
        """Remove an item, if it exists."""
        self.gone |= {key, *_ids(self.items.pop(key, {}))}
        self.keys.use(key)

    def clear(self) -> None:
        """Remove all items."""
        self.gone |= {*self.items, *self.aliases}
        self.items.clear()
        self.others.clear()

    def copy(self) -> "Collection":
        """Return a collection with the same items, to be changed separately."""
        made = Collection(others=list(self.others), closed=self.closed)
        for key, item in self.items.items():
            made.add(key, item)
        return made


def _ids(item: "Entity") -> list[str]:
    return [str(item[name]) for name in IDS if item.get(name) is not None]


def _like(sample: str, count: int) -> str:
    if re.fullmatch(r"\d{1,18}", sample):
        return str(int(sample) + count).zfill(len(sample))
    if re.fullmatch(r"[0-9a-f-]{8,}", sample) and sample[-8:].isalnum():
        return f"{sample[:-8]}{(int(sample[-8:], 16) + count) % 16**8:08x}"
    return f"{sample}-{count + 1}"
