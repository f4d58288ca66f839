"""Names of shared objects: any string in Swagger 2.0; letters, digits, `.`, `-` and `_` in OpenAPI 3.0."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from pochoir import naming
from pochoir.document.swagger.located import Located
from pochoir.pointers import unescape

GROUPS: Final[Mapping[str, str]] = {
    "definitions": "schemas",
    "responses": "responses",
    "parameters": "parameters",
    "securityDefinitions": "securitySchemes",
}
"""Where shared objects are in Swagger 2.0, and where they are below `components` in OpenAPI 3.0."""


class Names:
    """The names in OpenAPI 3.0 of all shared objects, by group and name in Swagger 2.0."""

    def __init__(self, root: Located) -> None:
        groups = root.members()
        self._named = {group: naming.components(groups[group].members()) for group in GROUPS if group in groups}

    def get(self, group: str, name: str) -> str:
        """Return the name of a shared object in OpenAPI 3.0; unknown names are unchanged."""
        return self._named.get(group, {}).get(name, name)

    def has(self, group: str, name: str) -> bool:
        """Return whether there is such a shared object."""
        return name in self._named.get(group, {})

    def reference(self, text: str) -> str:
        """Convert a reference string to where its target is in 3.0; one without a target is unchanged."""
        sign, _, moved = text.partition("/")
        group, _, below = moved.partition("/")
        name, slash, rest = below.partition("/")
        known = unescape(unquote(name))
        if sign != "#" or not self.has(group, known):
            return text
        return f"#/components/{GROUPS[group]}/{self.get(group, known)}{slash}{rest}"
