"""The verdicts of other tools on what was generated, for `pochoir check`.

datamodel-code-generator reads the schemas a second time, openapi-spec-validator judges the description, and black the
generated Python files. They run in separate processes, while the files on disk are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from pochoir import document, report, second_reading
from pochoir.pipeline import Generated
from pochoir.problems import Problem
from pochoir.verdicts import formatting, specification

__all__ = ["CODES", "Verdicts", "start"]

CODES: Final = frozenset(
    {
        "black-changes",
        "black-failed",
        "second-reading",
        "second-reading-failed",
        "spec-validator",
        "spec-validator-failed",
    }
)
"""The codes of what the tools find."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Tools that are reading what was generated. At the end of a `with` block those that still run are stopped."""

    generated: tuple[Generated, ...]
    models: second_reading.Reader
    descriptions: specification.Specification
    files: formatting.Formatting

    def problems(self, root: str) -> tuple[Problem, ...]:
        """Wait for the tools and return what they find, with locations.

        Args:
            root: the output folder, as it should be displayed.
        """
        found: list[Problem] = []
        for each, reading in zip(self.generated, self.models.finish(), strict=True):
            problems = reading.problems(each.api, each.resolved, each.files)
            found += document.located(each.understood.document, problems)
        known = [(each.understood.document, each.problems) for each in self.generated]
        for read, problem in self.descriptions.problems(known):
            found += document.located(read, (problem,))
        return report.sort((*found, *self.files.problems(root)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in (self.models.worker, self.descriptions.worker, self.files.worker):
            worker.stop()


def start(generated: Sequence[Generated]) -> Verdicts:
    """Start the tools on generated clients."""
    files = {path: text for each in generated for path, text in each.files.items()}
    by_hand = [f"{each.distribution}/{path}" for each in generated for path in each.understood.extras]
    return Verdicts(
        tuple(generated),
        second_reading.start(each.resolved for each in generated),
        specification.start([each.understood.document for each in generated]),
        formatting.start(files, by_hand),
    )
