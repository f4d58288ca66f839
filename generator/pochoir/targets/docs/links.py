"""The links between the Markdown pages of a distribution."""

from collections.abc import Mapping
from dataclasses import dataclass

from pochoir.literals import Code


@dataclass(frozen=True, slots=True)
class DocsLinks:
    """The URLs of the pages.

    Attributes:
        root: the relative path to the folder of the pages.
        resources: the slugs of resources by those of their operations.
    """

    root: str
    resources: Mapping[str, str]

    def operation(self, slug: str) -> Code:
        """Return the URL of an operation."""
        return Code(f"{self.root}resources/{self.resources[slug]}.md#{slug}")

    def resource(self, slug: str) -> Code:
        """Return the URL of a resource."""
        return Code(f"{self.root}resources/{slug}.md")

    def schema(self, slug: str) -> Code:
        """Return the URL of a schema."""
        return Code(f"{self.root}models/{slug}.md")

    def guide(self, name: str) -> Code:
        """Return the URL of a guide."""
        return Code(f"{self.root}guides/{name}.md")
