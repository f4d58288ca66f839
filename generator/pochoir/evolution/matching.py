"""Pair what is in both surfaces, and tell a rename from a removal and an addition."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final, TypeVar

from pochoir import ir, path_templates
from pochoir.evolution import notation
from pochoir.evolution.surface import Credential, Member, Model, Operation, Parameter, Surface
from pochoir.evolution.types import names

PartT = TypeVar("PartT", Parameter, Member)
_ALIKE: Final = 0.6
_ANY: Final = ir.Plain("json")
_URL: Final = re.compile(r"^ /|\{|://")
"""What the URL of a callback has, or its expression."""


def operations(old: Mapping[str, Operation], new: Mapping[str, Operation]) -> dict[str, str]:
    """Return the key of each old operation in the new surface.

    They are the same if they have the same method and path (whatever the parameters of the path are called), or else
    the same operationId, or else the same name in Python.
    """
    found: dict[str, str] = {}
    for attribute in _IDENTITIES:
        rest = _unique((attribute(key, each), key) for key, each in new.items() if key not in found.values())
        mine = _unique((attribute(key, each), key) for key, each in old.items() if key not in found)
        found |= {key: rest[value] for value, key in mine.items() if value and value in rest}
    return found


def parts(old: Mapping[str, PartT], new: Mapping[str, PartT]) -> dict[str, str]:
    """Return the name of each old parameter or member in the new surface, whether it was renamed or not.

    It was renamed if one of the same kind was added that is its counterpart: it has the same name in Python, or a
    similar one while no other is as similar.
    """
    found = {name: name for name in old if name in new}
    gone, added = [name for name in old if name not in found], [name for name in new if name not in found]
    return _paired(((_alike(one, old[one], other, new[other]), one, other) for one in gone for other in added), found)


def servers(old: Surface, new: Surface) -> dict[str, str]:
    """Return the name of each old server in the new surface: the same, or that of a new one with its URL."""
    found = {name: name for name in old.servers if name in new.servers}
    urls = {url: name for name, url in reversed(new.servers.items()) if name not in old.servers}
    return found | {name: urls[url] for name, url in old.servers.items() if name not in found and url in urls}


def credentials(old: Surface, new: Surface) -> dict[str, str]:
    """Pair credentials by name, or else by how they are sent."""
    found = {name: name for name in old.credentials if name in new.credentials}

    def identity(credential: Credential) -> tuple[str, str]:
        return credential.sent, "" if credential.sent else credential.argument

    for name, credential in old.credentials.items():
        for other, candidate in new.credentials.items():
            free = name not in found and other not in found.values()
            if free and identity(credential) == identity(candidate):
                found[name] = other
    return found


def events(old: Surface, new: Surface) -> dict[str, str]:
    """Return the key of each old event in the new surface: the same, or that of the only new one with its type."""
    found = {key: key for key in old.events if key in new.events}
    found |= {key: other for key in old.events if key not in found and (other := _with_url(key, old, new))}
    gone = _unique((each.type, key) for key, each in old.events.items() if key not in found)
    come = _unique((each.type, key) for key, each in new.events.items() if key not in found.values())
    return found | {
        key: come[type] for type, key in gone.items() if type in come and type and notation.read(type) != _ANY
    }


def _with_url(key: str, old: Surface, new: Surface) -> str:
    """Return the key of a callback that had none with its URL in an earlier version of pochoir, or "" if there is none.

    Of several URLs, it is the one whose callback has kept the name.
    """
    added = (each for each in new.events if each not in old.events and each.startswith(f"{key} "))
    found = [each for each in added if _URL.search(each[len(key) :])]
    same = [each for each in found if new.events[each].name == old.events[key].name]
    return (same or found)[0] if len(same) == 1 or len(found) == 1 else ""


def sockets(old: Surface, new: Surface) -> dict[str, str]:
    """Return the name of each old WebSocket in the new surface: the same, or that of the only new one at its path."""
    found = {name: name for name in old.sockets if name in new.sockets}
    gone = _unique((f"{each.protocol} {each.path}", name) for name, each in old.sockets.items() if name not in found)
    come = _unique((f"{each.protocol} {each.path}", name) for name, each in new.sockets.items() if name not in found)
    return found | {name: come[place] for place, name in gone.items() if place in come}


def parameters(old: tuple[str, Operation], new: tuple[str, Operation]) -> dict[str, str]:
    """Return the name of each old parameter of an operation in the new one. Operations are given with their keys."""
    paths = path_parameters(old, new)
    rest = {name: each for name, each in old[1].parameters.items() if name not in paths}
    free = {name: each for name, each in new[1].parameters.items() if name not in paths.values()}
    return paths | parts(rest, free)


def path_parameters(old: tuple[str, Operation], new: tuple[str, Operation]) -> dict[str, str]:
    """Pair the parameters of the path by their order in it, which is that of the arguments."""
    found: list[list[str]] = []
    for key, operation in (old, new):
        names = [f"path {name}" for name in path_templates.names(key.partition(" ")[2])]
        found.append([name for name in names if name in operation.parameters])
    before, after = found
    if len(before) != len(after):
        return {name: name for name in before if name in after}
    return dict(zip(before, after, strict=True))


def models(old: Surface, new: Surface) -> dict[str, str]:
    """Return the new name of each model that was renamed.

    A model that is gone was renamed to one that is new if it has the same place in the description, or the same
    members, or if the one is used where the other was and they share at least half of their members.
    """
    gone = [name for name in old.models if name not in new.models]
    added = [name for name in new.models if name not in old.models]
    if not gone or not added:
        return {}
    shapes = {name: _shape(old.models[name], name) for name in gone}
    coming = {name: _shape(new.models[name], name) for name in added}
    used = {pair for pair in _replaced(old, new) if _share(old.models.get(pair[0]), new.models.get(pair[1]))}
    pairs = [(one, other) for one in gone for other in added if shapes[one] == coming[other] or (one, other) in used]
    places = {place: name for name in added for place in _places(new.models[name])}
    found = {name: places[place] for name in gone for place in reversed(_places(old.models[name])) if place in places}
    # The same use says more than the same members, and those more than the same type that both are a name of.
    more = {pair: 1.0 if pair in used else _ALIKE if old.models[pair[0]].members else 0.0 for pair in pairs}
    return _paired(((similar(*pair) + more[pair], *pair) for pair in pairs), found)


def _places(model: Model) -> tuple[str, ...]:
    return (model.at, *model.also) if model.at else ()


def similar(one: str, other: str) -> float:
    """Return how similar two names are, from 0 to 1; their case and the signs between words do not count."""
    short, long = sorted((re.sub(r"[^0-9a-z]", "", name.lower()) for name in (one, other)), key=len)
    if not short:
        return 0.0
    ratio = SequenceMatcher(None, short, long).ratio()
    return max(ratio, _ALIKE) if len(short) > 2 and (long.startswith(short) or long.endswith(short)) else ratio


def _paired(scored: Iterable[tuple[float, str, str]], known: Mapping[str, str]) -> dict[str, str]:
    """Return known pairs and further ones, the most similar first. Nothing is in two of them."""
    found = dict(known)
    for score, one, other in sorted(scored, key=lambda each: (-each[0], each[1:])):
        if score >= _ALIKE and one not in found and other not in found.values():
            found[one] = other
    return found


def _endpoint(key: str, _: Operation) -> str:
    return path_templates.filled(key, "{}")


def _key(key: str, _: Operation) -> str:
    return key


def _id(_: str, operation: Operation) -> str:
    return operation.id


def _call(_: str, operation: Operation) -> str:
    return operation.call


_IDENTITIES: Final[tuple[Callable[[str, Operation], str], ...]] = (_endpoint, _key, _id, _call)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the key of each value that only one of the pairs has."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for value, key in pairs:
        if found.setdefault(value, key) != key:
            twice.add(value)
    return {value: key for value, key in found.items() if value not in twice}


def _alike(one: str, old: PartT, other: str, new: PartT) -> float:
    if _kind(one, old) != _kind(other, new):
        return 0.0
    if old.name == new.name:
        return 2.0
    return similar(one.rpartition(" ")[2], other.rpartition(" ")[2])


def _kind(name: str, part: Parameter | Member) -> tuple[object, ...]:
    """Return what a rename does not change: the location, the type, whether it is required."""
    return name.partition(" ")[0] if isinstance(part, Parameter) else "", part.type, part.required


def _replaced(old: Surface, new: Surface) -> set[tuple[str, str]]:
    """Return pairs of models that are used at the same place, the one in the old surface, the other in the new one."""
    before, after = dict(_uses(old)), dict(_uses(new))
    found: set[tuple[str, str]] = set()
    for place in before.keys() & after.keys():
        one, other = before[place] - after[place], after[place] - before[place]
        if len(one) == len(other) == 1:
            found.add((next(iter(one)), next(iter(other))))
    return found


def _uses(surface: Surface) -> Iterable[tuple[tuple[str, ...], frozenset[str]]]:
    for key, operation in surface.operations.items():
        for status, reply in operation.replies.items():
            yield (key, status), names(notation.read(reply.type)) if reply.type else frozenset[str]()
        if operation.body:
            yield (key, "body"), names(notation.read(operation.body.type))
        for name, parameter in operation.parameters.items():
            yield (key, name), names(notation.read(parameter.type))
    for name, model in surface.models.items():
        for wire, member in model.members.items():
            yield ("models", name, wire), names(notation.read(member.type))


def _share(old: Model | None, new: Model | None) -> bool:
    """Return whether two models share at least half of their members, or are other names of types."""
    if old is None or new is None or bool(old.alias) != bool(new.alias):
        return False
    shared, whole = len(old.members.keys() & new.members.keys()), max(len(old.members), len(new.members))
    return bool(old.alias) or shared * 2 >= whole


def _shape(model: Model, name: str) -> tuple[object, ...]:
    """Return what makes a model; references to itself are the same in a model of another name."""
    members = {
        wire: replace(each, type=re.sub(rf"\b{re.escape(name)}\b", "Self", each.type), deprecated=False)
        for wire, each in model.members.items()
    }
    return model.alias, tuple(sorted(members.items(), key=lambda item: item[0]))
