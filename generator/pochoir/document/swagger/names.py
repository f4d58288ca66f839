"""Names of what operations share: any text in 2.0; letters, digits and `.-_` in 3.0."""

import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import unquote

from pochoir.document.marks import unescape
from pochoir.document.swagger.spots import Spot

GROUPS: Final[Mapping[str, str]] = {
    "definitions": "schemas",
    "responses": "responses",
    "parameters": "parameters",
    "securityDefinitions": "securitySchemes",
}
"""Where what is shared stands in 2.0, and below `components` in 3.0."""
_ODD: Final = re.compile(r"[^A-Za-z0-9._-]+")


class Names:
    """The names that 3.0 admits, by group and name in 2.0."""

    def __init__(self, root: Spot) -> None:
        groups = root.members()
        self._named = {group: _named(groups[group].members()) for group in GROUPS if group in groups}

    def of(self, group: str, name: str) -> str:
        """The name that something shared has in 3.0."""
        return self._named.get(group, {}).get(name, name)

    def has(self, group: str, name: str) -> bool:
        """Whether there is such a thing."""
        return name in self._named.get(group, {})

    def reference(self, text: str) -> str:
        """The text of a reference, to where its target has moved; one that leads nowhere stays as it is."""
        sign, _, moved = text.partition("/")
        group, _, below = moved.partition("/")
        name, slash, rest = below.partition("/")
        known = unescape(unquote(name))
        if sign != "#" or not self.has(group, known):
            return text
        return f"#/components/{GROUPS[group]}/{self.of(group, known)}{slash}{rest}"


def _named(names: Iterable[str]) -> dict[str, str]:
    every = list(names)
    taken = {name for name in every if not _ODD.search(name)}
    named = {name: name for name in taken}
    for name in every:
        if name in named:
            continue
        plain = free = _ODD.sub("_", name).strip("_") or "unnamed"
        number = 1
        while free in taken:
            number += 1
            free = f"{plain}_{number}"
        taken.add(free)
        named[name] = free
    return named
