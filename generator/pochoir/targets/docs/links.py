"""The links between the Markdown pages of a distribution."""

from collections.abc import Mapping
from dataclasses import dataclass

from pochoir.literals import Code
from pochoir.targets.site.rows.markdown import PageLinks


@dataclass(frozen=True, slots=True)
class DocsLinks(PageLinks):
    """The URLs of the pages: operations are on the page of their resource.

    Attributes:
        root: the relative path to the folder of the pages.
        resources: the slugs of resources by those of their operations.
    """

    resources: Mapping[str, str]

    def operation(self, slug: str) -> Code:
        """Return the URL of an operation."""
        return Code(f"{self.root}resources/{self.resources[slug]}.md#{slug}")

    def schema(self, slug: str) -> Code:
        """Return the URL of a schema."""
        return Code(f"{self.root}models/{slug}.md")
