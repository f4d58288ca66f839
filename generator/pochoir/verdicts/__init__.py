"""The verdicts of other tools on what was generated, for `pochoir check`.

datamodel-code-generator reads the schemas a second time, openapi-spec-validator judges the description, and black the
generated Python files. They run in separate processes, while other clients are generated and the files on disk are
compared.
"""

from typing import Final, Self

from pochoir import document, report, second_reading
from pochoir.pipeline import Generated
from pochoir.problems import Problem
from pochoir.verdicts import formatting, specification

__all__ = ["CODES", "Verdicts"]

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


class Verdicts:
    """Tools that read what is generated, as it comes. At the end of a `with` block those that still run are stopped.

    Args:
        processes: the number of processes in which black reads files.
    """

    def __init__(self, processes: int = 1) -> None:
        self.models = second_reading.Reader()
        self.descriptions = specification.Specification()
        self.files = formatting.Formatting(processes)
        self._generated: list[Generated] = []

    def add(self, generated: Generated) -> None:
        """Have the tools read another client and its description."""
        self._generated.append(generated)
        self.models.add(generated.resolved)
        self.descriptions.add(generated.understood.document)
        by_hand = (f"{generated.distribution}/{path}" for path in generated.understood.extras)
        # Where a setting says how long lines are, black itself has formatted the files.
        if not generated.understood.settings.code.line_length:
            self.files.add(generated.files, by_hand)

    def problems(self, root: str) -> tuple[Problem, ...]:
        """Wait for the tools and return what they find, with locations.

        Args:
            root: the output folder, as it should be displayed.
        """
        found: list[Problem] = []
        for each, reading in zip(self._generated, self.models.finish(), strict=True):
            problems = reading.problems(each.api, each.resolved, each.files)
            found += document.located(each.understood.document, problems)
        known = [(each.understood.document, each.problems) for each in self._generated]
        for read, problem in self.descriptions.problems(known):
            found += document.located(read, (problem,))
        return report.sort((*found, *self.files.problems(root)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.models.worker.stop()
        self.descriptions.worker.stop()
        self.files.stop()
