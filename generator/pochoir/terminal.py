"""What the command line prints while it works and when it is done."""

import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pochoir.problems import Refused

if TYPE_CHECKING:
    from pochoir.problems import Problem
    from pochoir.tree import Difference


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@contextmanager
def progress() -> Generator[Callable[[str], None]]:
    """Show what is being done; on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda doing: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    # Without a thread that draws, so that the process can be copied (see `forking`).
    with Live(console=Console(stderr=True), auto_refresh=False, transient=True) as live:
        yield lambda doing: live.update(Text(doing), refresh=True)


def clear() -> None:
    """Clear the screen, on a terminal only."""
    if sys.stdout.isatty():
        print("\x1b[2J\x1b[H", end="", flush=True)


def print_error(error: Exception) -> None:
    """Print why a command has written nothing."""
    if isinstance(error, Refused):
        from pochoir import report

        message = report.text(error.problems, "Nothing was written.")
    elif isinstance(error, OSError):
        message = f"{error.filename or 'a file'} cannot be used: {(error.strerror or str(error)).lower()}"
    else:
        message = str(error)
    print(message, file=sys.stderr)


def print_timings(rows: Sequence[tuple[str, Mapping[str, float]]]) -> None:
    """Print the time of each stage on the standard error stream.

    Args:
        rows: what was worked on, and the seconds of each stage.
    """
    for name, seconds in rows:
        stages = ", ".join(f"{stage} {taken:.2f} s" for stage, taken in seconds.items())
        print(f"{name}: {stages}", file=sys.stderr)


def print_findings(problems: Sequence["Problem"]) -> None:
    """Print findings on the standard error stream."""
    from pochoir import report

    if problems:
        print(report.text(problems), file=sys.stderr)


def print_report(problems: Sequence["Problem"], form: Format, outcome: str = "") -> None:
    """Print findings on the standard output stream.

    Args:
        problems: the findings.
        form: how they are printed.
        outcome: a sentence to end the text with.
    """
    from pochoir import report

    match form:
        case Format.TEXT:
            text = report.text(problems, outcome)
        case Format.JSON:
            text = report.as_json(problems)
        case Format.GITHUB:
            text = report.github(problems)
    if text:
        print(text)


def print_check(
    differences: Sequence[tuple["Difference", str, str]], problems: Sequence["Problem"], form: Format
) -> None:
    """Print the result of a comparison with the disk.

    Args:
        differences: each with the output folder and the description that the file belongs to.
        problems: what other tools found.
        form: how they are printed.
    """
    from pochoir import report

    if form is not Format.TEXT:
        print_report((*problems, *(report.difference_problem(*each) for each in differences)), form)
        return
    for each in differences:
        print(report.difference(*each))
    print_findings(problems)
    if differences:
        print(f"{count(len(differences), 'difference')}. Run: pochoir generate", file=sys.stderr)


def print_wheels(paths: Sequence[Path], problems: Sequence["Problem"], form: Format) -> None:
    """Print the result of a comparison of wheels, and end the command with 1 if anything differs."""
    if problems or form is not Format.TEXT:
        print_report(problems, form)
    else:
        print("\n".join(f"{path}: what pochoir generates." for path in paths))
    if problems:
        raise SystemExit(1)


def outcome(written: int) -> str:
    """Return how many files were written, as a sentence."""
    return f"{count(written, 'file')} written." if written else "Nothing had changed."


@contextmanager
def refusals(form: Format) -> Generator[None]:
    """Print the findings of a `Refused` that ends the block, and end the command; as text, the caller does."""
    try:
        yield
    except Refused as error:
        if form is Format.TEXT:
            raise
        print_report(error.problems, form)
        raise SystemExit(1) from None


def count(number: int, noun: str) -> str:
    """Return a number with its noun, such as `1,650 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
