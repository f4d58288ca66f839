"""State shared by the conversion functions."""

from dataclasses import dataclass, field

from pochoir.document.limits import MAX_NODES
from pochoir.document.swagger.located import Located
from pochoir.document.swagger.names import Names
from pochoir.document.text import Text
from pochoir.problems import Problem, Refused


@dataclass(slots=True)
class Context:
    """The state of one conversion.

    Attributes:
        text: the text of the file, for locations.
        names: the names of shared objects in OpenAPI 3.0.
        problems: the problems found so far, with their locations.
        schemas: the number of schemas converted so far.
    """

    text: Text
    names: Names
    problems: list[Problem] = field(default_factory=list[Problem])
    schemas: int = 0

    def warn(self, code: str, node: Located, message: str, hint: str = "") -> None:
        """Report something that the client will not support."""
        location = self.text.location(node.position[0])
        self.problems.append(Problem("warning", code, node.pointer, message, hint, "key", location))

    def refuse(self, code: str, node: Located, message: str, hint: str = "") -> None:
        """Report something that keeps a correct client from being generated."""
        location = self.text.location(node.position[0])
        self.problems.append(Problem("error", code, node.pointer, message, hint, "key", location))

    def count(self, node: Located) -> None:
        """Count a converted schema. Shared parameters and responses are copied into each operation that uses them.

        Raises:
            Refused: there are more than `MAX_NODES`.
        """
        self.schemas += 1
        if self.schemas > MAX_NODES:
            message = f"the shared parameters and responses expand to more than {MAX_NODES:,} schemas"
            self.refuse("limit-nodes", node, message, "move their schemas to `definitions` and refer to them")
            raise Refused(tuple(self.problems))
