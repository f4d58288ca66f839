"""Measure everything: `python -m benchmarks` from the folder `tests`, on a machine that does nothing else.

`--quick` is a first look, `--only GROUP` measures one group, `--write` puts the tables into docs/benchmarks.md.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from benchmarks.calling import calling
from benchmarks.commands import commands
from benchmarks.decoding import decoding
from benchmarks.documenting import documenting
from benchmarks.extremes import extremes
from benchmarks.generating import generating
from benchmarks.importing import importing
from benchmarks.large import large
from benchmarks.measure import Row
from benchmarks.page import PAGE, machine, put, table
from benchmarks.saving import saving
from benchmarks.suite import suite

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "generated" / "rdv-solidarites" / "src"
SPEC = ROOT / "specs" / "rdv-solidarites" / "openapi.yaml"
SPECS = sorted((ROOT / "specs").glob("*/openapi.yaml"))
_LONG = ("large", "suite")
"""The groups that take minutes, whatever the numbers are."""


class Group(Protocol):
    """Measures the rows of one table."""

    def __call__(self) -> Iterator[Row]:
        """Yield each row as soon as it is measured."""
        ...


def groups(size: int, documents: Sequence[Path], peer: Path | None, specs: Sequence[Path]) -> Mapping[str, Group]:
    """Return what is measured, by the name of its table.

    Args:
        size: what numbers are divided by, for a first look.
        documents: further large descriptions.
        peer: the program openapi-python-client, if it is installed.
        specs: the descriptions on which commands are run.
    """
    turns = max(1, 15 // size)
    return {
        "clients": partial(_clients, max(20, 20_000 // size), max(2, 1_000 // size), turns),
        "commands": partial(commands, specs, max(1, turns // 3)),
        "generators": partial(_generators, max(1, turns // 3)),
        "saving": partial(saving, max(5, 100 // size), max(1, turns // 3)),
        "extremes": partial(extremes, size),
        "large": partial(large, documents, peer),
        "suite": partial(suite, ROOT),
    }


def _clients(objects: int, calls: int, turns: int) -> Iterator[Row]:
    yield from importing(SOURCE, "rdv_solidarites", turns)
    yield decoding(objects, turns)
    yield from calling(SOURCE, calls, turns)


def _generators(turns: int) -> Iterator[Row]:
    yield generating(SPEC, turns)
    yield documenting(SPEC, turns)


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("documents", nargs="*", type=Path, help="further large descriptions")
    parser.add_argument("--quick", action="store_true", help="with small numbers, and without what takes minutes")
    parser.add_argument("--only", action="append", default=[], metavar="GROUP")
    parser.add_argument("--peer", type=Path, help="the program openapi-python-client")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    given = parser.parse_args(arguments)
    sys.path.insert(0, str(SOURCE))
    documents = [each.resolve() for each in given.documents]
    found = groups(50 if given.quick else 1, documents, given.peer, SPECS)
    for name in given.only or [name for name in found if name not in _LONG or not given.quick]:
        lines: list[str] = []
        print(f"\n{name}\n")
        for line in table(found[name]()):
            lines.append(line)
            print(line, flush=True)
        if given.write:
            text = put(PAGE.read_text("utf-8"), name, "\n".join(lines))
            PAGE.write_text(put(text, "machine", machine()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
