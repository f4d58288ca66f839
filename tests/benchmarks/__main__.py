"""Measures, and prints a table: `python -m benchmarks` from the folder `tests`; `--quick` for a first look."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.calling import calling
from benchmarks.commands import commands
from benchmarks.decoding import decoding
from benchmarks.documenting import documenting
from benchmarks.generating import generating
from benchmarks.importing import importing
from benchmarks.measure import Measure

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "generated" / "rdv-solidarites" / "src"
SPEC = ROOT / "specs" / "rdv-solidarites" / "openapi.yaml"
SPECS = sorted((ROOT / "specs").glob("*/openapi.yaml"))


def measures(objects: int, calls: int, turns: int, specs: Sequence[Path] = SPECS) -> Iterator[Measure]:
    """Measure everything.

    Args:
        objects: how many are decoded.
        calls: how many are made.
        turns: how often each is done; generating, the slowest, a third as often.
        specs: the descriptions that commands are run on.
    """
    yield from importing(SOURCE, "rdv_solidarites", turns)
    yield decoding(objects, turns)
    yield calling(calls, turns)
    yield generating(SPEC, max(1, turns // 3))
    yield documenting(SPEC, max(1, turns // 3))
    yield from commands(specs, max(1, turns // 3))


def table(lines: Iterator[Measure]) -> Iterator[str]:
    """Write the table, a line as soon as it is measured."""
    yield f"{'what':28}{'against':26}{'ours':>10}{'theirs':>10}{'ratio':>8}"
    for line in lines:
        ours, theirs = (f"{seconds * 1000:.1f} ms" for seconds in (line.ours, line.theirs))
        yield f"{line.what:28}{line.against:26}{ours:>10}{theirs:>10}{line.ratio:>8.2f}"


def main(arguments: list[str]) -> None:
    """Print the table."""
    sys.path.insert(0, str(SOURCE))
    quick = "--quick" in arguments
    for line in table(measures(2_000, 100, 3) if quick else measures(20_000, 1_000, 15)):
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
