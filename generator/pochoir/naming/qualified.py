"""Shorten the names of types of .NET, Java and Python: without their namespaces, and with what a generic type holds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pochoir.naming.names import pascal
from pochoir.naming.scope import NameRequest, assign

_NAMESPACE: Final = 2
"""A name of more segments is one in a namespace."""
_IDENTIFIER: Final = re.compile(r"[A-Za-z][\w-]*")
_OPENED: Final = re.compile(r"[\w.+-]+(?:`\d+)?\s*[<«\[]")
_BRACKETS: Final = str.maketrans("<«>»", "[[]]")
_SIGNS: Final = re.compile(r"[\[\],]|[^\[\],]+")
_ARITY: Final = re.compile(r"`\d+")
_SEGMENTS: Final = re.compile(r"[.+]")
_UNDERSCORED: Final = re.compile(r"(?P<name>[\w.]+?)(?P<closed>_+)(?P<rest>-\w+)?")
_TYPE: Final = re.compile(r"[A-Z]")
_NOT_IN_COMPONENTS: Final = re.compile(r"[^A-Za-z0-9._-]+")
_DEEPEST: Final = 20
"""Maximum number of types that hold a type whose name is read."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a type, with the names of what it holds."""

    segments: tuple[str, ...]
    held: tuple["_Name", ...] = ()

    def leaves(self) -> Iterator["_Name"]:
        """Yield the types that hold no other."""
        if not self.held:
            yield self
        for each in self.held:
            yield from each.leaves()

    def longest(self) -> int:
        """Return the number of segments of the longest name in it."""
        return max(len(self.segments), *(each.longest() for each in self.held), 0)

    def last(self, count: int) -> str:
        """Return the last segments of the name, without what it holds."""
        return "".join(pascal(each, "") for each in self.segments[-count:])

    def chain(self, count: int, joint: str) -> str:
        """Return the last segments of all names, from the outermost one."""
        inner = joint.join(each.chain(count, joint) for each in self.held)
        return f"{self.last(count)}Of{inner}" if inner else self.last(count)


def short_names(text: str, longest: int) -> tuple[str, ...]:
    """Return shorter texts for the name of a type, the shortest first; none for a name without a namespace.

    `Acme.Model.Order` gives `Order` and `Model.Order`, ``Acme.Page`1[[Acme.Model.Order, Acme]]`` and
    `Acme.Page_Acme.Model.Order_` give `PageOfOrder` and more. A name of lower-case words is one in a namespace if it is
    longer than `longest` only.
    """
    generic = _underscored(text) or _bracketed(text)
    if generic is None:
        parts = text.split(".")
        is_namespaced = len(parts) > _NAMESPACE and all(map(_IDENTIFIER.fullmatch, parts))
        is_namespaced = is_namespaced and (len(text) > longest or bool(_TYPE.match(parts[-1])))
        return tuple(".".join(parts[at:]) for at in reversed(range(1, len(parts)))) if is_namespaced else ()
    name, joint, rest = generic
    leaves = joint.join(each.last(1) for each in name.leaves())
    chains = (name.chain(count, joint) for count in range(1, name.longest() + 1))
    return tuple(dict.fromkeys(each + rest for each in (f"{name.last(1)}Of{leaves}", *chains)))


def components(texts: Iterable[str]) -> dict[str, str]:
    """Name components of OpenAPI 3 with letters, digits, `.`, `-` and `_`. Names that are already valid are kept.

    The brackets of a generic type become underscores, by which `short_names` knows it.
    """
    requests = (NameRequest(text, (text,), pin=text if _component(text) == text else "") for text in texts)
    return assign(requests, _component, _component)


def _component(text: str) -> str:
    generic = _bracketed(text)
    if generic:
        return _written(generic[0])
    return _NOT_IN_COMPONENTS.sub("_", text).strip("_") if _NOT_IN_COMPONENTS.search(text) else text


def _written(name: _Name) -> str:
    outer = _NOT_IN_COMPONENTS.sub("_", ".".join(name.segments))
    return f"{outer}_{'_'.join(map(_written, name.held))}_" if name.held else outer


def _bracketed(text: str) -> tuple[_Name, str, str] | None:
    """Read `Page«Order»`, `Page<Order>`, `Page[Order]` or ``Page`1[[Order, Assembly, Version=1.0.0.0]]``."""
    if not _OPENED.match(text):
        return None
    signs = _SIGNS.findall(text.translate(_BRACKETS))
    if signs.count("[") > 2 * _DEEPEST:
        return None
    signs.reverse()
    name = _type(signs)
    return (name, "And", "") if name and name.held and not signs else None


def _type(signs: list[str]) -> _Name | None:
    """Take a type from the signs, the next of which is the last."""
    segments = tuple(_SEGMENTS.split(_ARITY.sub("", signs.pop().strip()))) if signs else ()
    if not segments or not all(map(_IDENTIFIER.fullmatch, segments)):
        return None
    if signs[-1:] != ["["]:
        return _Name(segments)
    held: list[_Name] = []
    sign = signs.pop()
    while sign in ("[", ","):
        one = _argument(signs)
        if one is None or not signs:
            return None
        held.append(one)
        sign = signs.pop()
    return _Name(segments, tuple(held)) if sign == "]" else None


def _argument(signs: list[str]) -> _Name | None:
    """Take an argument of a generic type; one in its own brackets is followed by the name of its assembly."""
    if signs[-1:] != ["["]:
        return _type(signs)
    signs.pop()
    name = _type(signs)
    while signs and signs.pop() != "]":
        pass
    return name


def _underscored(text: str) -> tuple[_Name, str, str] | None:
    """Read `Page_Order_` and `Page_List_Order__`: each bracket of the name has become an underscore.

    The arguments of a type that is inside of another cannot be told from its name: each name then holds the next one
    only if there are as many as brackets.
    """
    found = _UNDERSCORED.fullmatch(text)
    if found is None or len(found["closed"]) > _DEEPEST or not found["name"].strip("_"):
        return None
    outer, *others = (tuple(each.split(".")) for each in found["name"].split("_") if each)
    depth = len(found["closed"])
    every = [part for each in (outer, *others) for part in each]
    if len(others) < depth or not all(map(_IDENTIFIER.fullmatch, every)) or not _TYPE.match(outer[-1]):
        return None
    if len(others) > depth:
        return _Name(outer, tuple(map(_Name, others))), "", found["rest"] or ""
    name: tuple[_Name, ...] = ()
    for each in reversed(others):
        name = (_Name(each, name),)
    return _Name(outer, name), "", found["rest"] or ""
