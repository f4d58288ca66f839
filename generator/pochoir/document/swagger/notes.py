"""What the steps of the upgrade share."""

from dataclasses import dataclass, field

from pochoir.document.limits import MAX_NODES
from pochoir.document.swagger.names import Names
from pochoir.document.swagger.spots import Spot
from pochoir.document.text import Text
from pochoir.problems import Problem, Refused


@dataclass(slots=True)
class Notes:
    """What is called how in 3.0, what is lost on the way, and how many schemas there are by now."""

    text: Text
    names: Names
    problems: list[Problem] = field(default_factory=list[Problem])
    schemas: int = 0

    def warn(self, code: str, spot: Spot, message: str, hint: str = "") -> None:
        """Report what the client does without."""
        location = self.text.location(spot.mark[0])
        self.problems.append(Problem("warning", code, spot.pointer, message, hint, "key", location))

    def refuse(self, code: str, spot: Spot, message: str, hint: str = "") -> None:
        """Report what keeps a faithful client from being generated."""
        location = self.text.location(spot.mark[0])
        self.problems.append(Problem("error", code, spot.pointer, message, hint, "key", location))

    def count(self, spot: Spot) -> None:
        """Count a schema: what many operations share is written out for each of them.

        Raises:
            Refused: there are too many.
        """
        self.schemas += 1
        if self.schemas > MAX_NODES:
            message = f"what operations share here is more than {MAX_NODES:,} schemas"
            self.refuse("limit-nodes", spot, message, "let them refer to `definitions`")
            raise Refused(tuple(self.problems))
