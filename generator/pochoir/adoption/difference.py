"""The actions of an overlay that make one description of another."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pochoir.adoption.queries import having, is_quotable, quoted, segment
from pochoir.equality import same_json
from pochoir.ir import Json


@dataclass(frozen=True, slots=True)
class Change:
    """An action of an overlay.

    Attributes:
        target: the JSONPath of what it changes.
        update: what it merges, if it does not remove its target.
        removes: whether it does.
        reasons: why, for people.
    """

    target: str
    update: Json = None
    removes: bool = False
    reasons: tuple[str, ...] = ()


class _ReplacedError(Exception):
    """A value cannot be changed into another by actions: it is removed and added."""


@dataclass(slots=True)
class _Actions:
    """The removals and the updates, which follow them."""

    removals: list[Change] = field(default_factory=list[Change])
    updates: list[Change] = field(default_factory=list[Change])


_WHOLE: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query", "info"})
_SECTIONS: Final = 3
"""Number of keys that lead to a component."""


def difference(before: "dict[str, Json]", after: "dict[str, Json]") -> tuple[Change, ...]:
    """Return the changes that make `after` of `before`. The order of members does not count."""
    found = _Actions()
    update = _object(before, after, "$", found)
    removed = frozenset(each.target for each in found.removals)
    found.updates += _split("$", (), before, update, removed) if update else ()
    return (*found.removals, *found.updates)


def _object(before: "Mapping[str, Json]", after: "Mapping[str, Json]", path: str, found: _Actions) -> "dict[str, Json]":
    """Return what is to be merged into an object, and add other actions to `found`.

    Raises:
        _ReplacedError: a member changes whose name no JSONPath can contain.
    """
    if any(not is_quotable(key) and not same_json(value, after.get(key)) for key, value in before.items()):
        raise _ReplacedError
    update: dict[str, Json] = {}
    for key in before:
        if key not in after:
            found.removals.append(Change(path + segment(key), removes=True))
    for key, value in after.items():
        if key not in before:
            update[key] = value
        elif not same_json(before[key], value):
            inner = path + segment(key)
            own = _Actions()
            try:
                changed = _value(before[key], value, inner, own)
            except _ReplacedError:
                found.removals.append(Change(inner, removes=True))
                update[key] = value
                continue
            found.removals += own.removals
            found.updates += own.updates
            if changed not in ({}, []):
                update[key] = changed
    return update


def _value(before: Json, after: Json, path: str, found: _Actions) -> Json:
    """Return what is to be merged into a value; an empty object or list if nothing is.

    Raises:
        _ReplacedError: actions cannot change one into the other.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return _object(before, after, path, found)
    if isinstance(before, list) and isinstance(after, list):
        return _list(before, after, path, found)
    if isinstance(before, (dict, list)) or isinstance(after, (dict, list)):
        raise _ReplacedError
    return after


def _list(before: "list[Json]", after: "list[Json]", path: str, found: _Actions) -> "list[Json]":
    """Return the items to append to a list, and add what changes its items to `found`."""
    if same_json(before, after[: len(before)]):
        return after[len(before) :]
    old, new = _identities(before), _identities(after)
    if old is not None and new is not None:
        kept = [each for each in old if each in new]
        if list(new)[: len(kept)] != kept:
            raise _ReplacedError  # in another order
        found.removals += (Change(path + each, removes=True) for each in old if each not in new)
        for each in kept:
            _item(old[each], new[each], path + each, found)
        return list(new.values())[len(kept) :]
    if len(before) != len(after):
        raise _ReplacedError
    for at, (one, other) in enumerate(zip(before, after, strict=True)):
        _item(one, other, path + segment(at), found)
    return []


def _item(before: Json, after: Json, path: str, found: _Actions) -> None:
    """Add what changes an item of a list to `found`."""
    if same_json(before, after):
        return
    update = _value(before, after, path, found)
    if update or not isinstance(update, (dict, list)):
        found.updates.append(Change(path, update))


def _identities(items: "Sequence[Json]") -> "dict[str, Json] | None":
    """Return the items of a list by the segment that selects each, or None if there is not one for each."""
    found: dict[str, Json] = {}
    for item in items:
        members = _named(item)
        if not all(map(is_quotable, [item] if isinstance(item, str) else members.values())):
            return None
        if not isinstance(item, str) and (not members or sum(_has(other, members) for other in items) != 1):
            return None
        selector = f"[?@ == {quoted(item)}]" if isinstance(item, str) else having(members)
        if selector in found:
            return None
        found[selector] = item
    return found


def _named(item: Json) -> dict[str, str]:
    """Return the members of an object that name it in a list."""
    for keys in (("name", "in"), ("$ref",), ("name",), ("url",)) if isinstance(item, dict) else ():
        given = {key: value for key in keys if isinstance(item, dict) and isinstance(value := item.get(key), str)}
        if len(given) == len(keys):
            return given
    return {}


def _has(item: Json, members: Mapping[str, str]) -> bool:
    return isinstance(item, dict) and all(item.get(key) == value for key, value in members.items())


def _split(
    path: str, keys: Sequence[str], before: Json, update: "Mapping[str, Json]", removed: Collection[str]
) -> Iterator[Change]:
    """Yield an update for each operation, component or other part of a description that changes.

    A single update of the whole would be right, too, but nobody could read it.

    Args:
        path: the JSONPath of an object.
        keys: the keys that lead to it.
        before: the object.
        update: what is to be merged into it.
        removed: the JSONPaths of what is removed before.
    """
    here: dict[str, Json] = {}
    inner: list[Change] = []
    for key, value in update.items():
        known = before.get(key) if isinstance(before, dict) else None
        is_split = isinstance(known, dict) and is_quotable(key) and not _is_whole(keys)
        if isinstance(value, dict) and is_split and path + segment(key) not in removed:
            inner += _split(path + segment(key), (*keys, key), known, value, removed)
        else:
            here[key] = value
    if here:
        yield Change(path, here)
    yield from inner


def _is_whole(keys: Sequence[str]) -> bool:
    """Return whether what is at some keys is read as one thing."""
    return len(keys) >= _SECTIONS or bool(keys and keys[-1] in _WHOLE)
