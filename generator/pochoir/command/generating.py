"""The command `generate`: one run, from descriptions to files on disk."""

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from pochoir import acceptance, config, terminal, tree
from pochoir.command import causes, jobs, making
from pochoir.command.selection import Work
from pochoir.problems import Location, Problem, did_you_mean
from pochoir.targets import table
from pochoir.targets.table import Target

_ALLOCATIONS: Final = 100_000
"""The number of new objects after which Python looks for cycles."""


@dataclass(frozen=True, slots=True)
class Options:
    """What `generate` does with its descriptions.

    Attributes:
        targets: the targets, in addition to clients.
        clients: whether clients are generated.
        cached: whether earlier runs are remembered.
        accept: the codes of findings that are accepted.
        report_file: where to write counts, timings, findings, and why files changed.
        timings: whether to print the time of each stage.
        overwrite: whether generated files replace those that somebody changed.
    """

    targets: Sequence[Target]
    clients: bool
    cached: bool = True
    accept: Collection[str] = ()
    report_file: Path | None = None
    timings: bool = False
    overwrite: bool = False


def run(work: Work, options: Options, *, in_place: bool = False) -> bool:
    """Generate, write and print what was done; return whether there was no error.

    Args:
        work: the descriptions.
        options: what to do with them.
        in_place: whether to print over what an earlier run has printed.

    Raises:
        Refused: nothing was written.
    """
    if in_place:
        terminal.clear()
    memory = jobs.memory(work) if options.cached else None
    with terminal.progress() as progress, ExitStack() as running:
        done = making.generate(
            work, progress, clients=options.clients, memory=memory, products=options.targets, running=running
        )
        if options.report_file is not None:
            # There is a report if nothing can be written, too.
            options.report_file.write_text(making.as_json(done), encoding="utf-8", newline="\n")
        if options.clients:
            making.check_places(work, done)
        start = perf_counter()
        progress(f"{config.shown(work.output)}: write")
        files = making.files(done)
        streams, digests = making.of_targets(work, done, options.targets, memory)
        known = [*table.FOLDERS, *(each.distribution for each in done.generated)]
        known += filter(None, (each.settings.code.runtime for each in work.targets))
        before = causes.recorded(work, done)
        if streams:
            _collect_from_now_on()
        changes = tree.write(
            work.output,
            files,
            streams=streams,
            digests=digests,
            complete=work.complete,
            known=known,
            overwrite=options.overwrite,
        )
    if memory:
        memory.cache.trim()
    written = perf_counter() - start
    found = causes.causes(work, done, before, changes)
    if options.report_file is not None:
        options.report_file.write_text(making.as_json(done, found), encoding="utf-8", newline="\n")
    shown = _shown(done, work, options)
    terminal.print_findings(shown)
    print(*making.summary(work.output, done, clients=options.clients, folders=streams), sep="\n")
    print("\n".join([*causes.explain(work, found), terminal.outcome(len(changes))]), flush=True)
    if options.timings:
        terminal.print_timings(
            [*((each.spec, each.seconds) for each in done.generated), ("output", {"write": written})]
        )
    return not any(problem.severity == "error" for problem in shown)


def _collect_from_now_on() -> None:
    """Let Python collect the cycles that pages leave behind, but look for none among the objects that exist now.

    The command line has turned the collection of cycles off, because what is read before lives until the end.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(_ALLOCATIONS, 20, 100)
        gc.enable()


def _shown(done: making.Done, work: Work, options: Options) -> list[Problem]:
    """Return the findings to print: those that are not accepted, without the notes."""
    remaining = acceptance.split(done.problems, work.accept, errors=True).remaining
    shown = [each for each in remaining if each.severity != "note" and each.code not in options.accept]
    return [*shown, *_unused(done, options)]


def _unused(done: making.Done, options: Options) -> Iterator[Problem]:
    """Yield a warning for each code of `--accept` that no finding has, which may be misspelt."""
    found = {each.code for each in done.problems}
    for code in sorted({*options.accept} - found):
        hint = did_you_mean(code, found) or "remove the option, or correct it"
        message = f'no finding has the code "{code}"'
        yield Problem("warning", "accept-unused", "", message, hint, location=Location("--accept", 1, 1))
