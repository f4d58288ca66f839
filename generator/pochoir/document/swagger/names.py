"""Names of what operations share: any text in 2.0; letters, digits and `.-_` in 3.0."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from pochoir import naming
from pochoir.document.marks import unescape
from pochoir.document.swagger.spots import Spot

GROUPS: Final[Mapping[str, str]] = {
    "definitions": "schemas",
    "responses": "responses",
    "parameters": "parameters",
    "securityDefinitions": "securitySchemes",
}
"""Where what is shared stands in 2.0, and below `components` in 3.0."""


class Names:
    """The names that 3.0 admits, by group and name in 2.0."""

    def __init__(self, root: Spot) -> None:
        groups = root.members()
        self._named = {group: naming.components(groups[group].members()) for group in GROUPS if group in groups}

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
