"""What the command line prints while it works and when it is done."""

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pochoir.problems import Problem


@contextmanager
def progress() -> Generator[Callable[[Path], None]]:
    """Show which description is being read; on a terminal only."""
    from rich.console import Console
    from rich.text import Text

    from pochoir import config

    with Console(stderr=True).status("") as status:
        yield lambda spec: status.update(Text(config.shown(spec)))


def print_findings(problems: Sequence["Problem"]) -> None:
    """Print findings on the standard error stream."""
    from pochoir import report

    if problems:
        print(report.text(problems), file=sys.stderr)


def count(number: int, noun: str) -> str:
    """Return a number with its noun, such as `1,650 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
