"""Judge descriptions and files without writing anything: the commands `check`, `lint` and `serve`.

What reads and generates is imported where it is used, as in `making`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pochoir import acceptance, config, installation, report, tree
from pochoir.command import watching, workers
from pochoir.command.jobs import understand
from pochoir.command.making import Done, files, generate, of_targets
from pochoir.command.selection import STDIN, Work
from pochoir.memory import Client
from pochoir.problems import Problem, Refused

if TYPE_CHECKING:
    from pochoir.targets.site.serve import Preview


_INVALID: Final = frozenset(
    {
        "default-mismatch",
        "enum-mismatch",
        "missing",
        "nullable-3.1",
        "operation-id-duplicate",
        "path-ambiguous",
        "path-parameter-optional",
        "path-slash",
        "pattern-unreadable",
        "required-misspelled",
        "server-url-invalid",
        "status-unquoted",
        "structure",
        "unknown-key",
        "version-short",
    }
)
"""Warnings about what OpenAPI does not allow, or what is wrong however it is read."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a comparison with the disk.

    Attributes:
        done: what was generated.
        differences: the files that differ.
        problems: what other tools found, errors of parts that are left out, and entries of the settings that accept
            nothing.
    """

    done: Done
    differences: tuple[tree.Difference, ...]
    problems: tuple[Problem, ...]


def check(work: Work, progress: Callable[[str], None], known: Sequence[str], *, other_tools: bool) -> Checked:
    """Generate clients in memory, compare the disk with them, and have other tools judge them.

    Args:
        work: the descriptions and the output folder.
        progress: called with the description and the stage whenever a stage begins.
        known: the folders of targets below the output folder, which are not compared.
        other_tools: whether other tools judge the files.

    Raises:
        Refused: a description has errors. The exception has the problems of all.
    """
    from pochoir import pipeline, verdicts
    from pochoir.release import checking

    clients: list[pipeline.Generated] = []
    with verdicts.Verdicts(workers.processors()) as others:

        def made(client: Client) -> None:
            clients.append(pipeline.Generated(client.understood.get(), client.files, client.seconds))
            if other_tools:
                others.add(clients[-1])

        # In this process: the others have enough to do, and what was understood is needed here.
        done = generate(work, progress, processes=1, made=made)
        found = tree.compare(work.output, files(done), complete=work.complete, known=known)
        problems = others.problems(config.shown(work.output))
    understood = [each.understood for each in clients]
    released = tuple(checking.problems(understood, config.nearest(work.root) if work.root else None))
    entries = [entry for entry in work.accept if other_tools or entry.code not in verdicts.CODES]
    accepted = acceptance.split((*problems, *done.problems), entries, errors=True)
    # `lint` and `generate` report the other warnings.
    judged = (each for each in accepted.remaining if each.code in verdicts.CODES or each.severity == "error")
    return Checked(done, found, (*judged, *released, *accepted.unused))


def check_site(work: Work, folder: Path) -> tuple[tree.Difference, ...]:
    """Compare a built site with what would be built. The index of Pagefind is not compared.

    Raises:
        Refused: a description has errors.
    """
    from pochoir.targets import table
    from pochoir.targets.site import pagefind

    done = generate(work, lambda spec: None, clients=False)
    streams, _ = of_targets(work, done, [table.SITE])
    ignored = (tree.MANIFEST, pagefind.FOLDER)
    return tuple(tree.compare_folder(folder.resolve(), streams[table.SITE.name], ignored))


def lint(work: Work, given: bytes = b"") -> acceptance.Split:
    """Return the problems of descriptions without generating anything.

    Args:
        work: the descriptions.
        given: the content of the description `STDIN`.
    """
    from pochoir import document, pipeline, ugly_names, verdicts

    problems: list[Problem] = []
    refused: set[Problem] = set()
    for target in work.targets:
        try:
            if target.spec == STDIN:
                understood = pipeline.understand(Path("<stdin>"), content=given, reading=target.reading)
            else:
                understood = understand(target)
            problems += understood.problems
            problems += document.located(
                understood.document, tuple(ugly_names.problems(understood.api, understood.document.digests))
            )
        except Refused as error:
            problems += error.problems
            refused.update(error.problems)
    # Only `check` finds what other tools find.
    entries = [entry for entry in work.accept if entry.code not in verdicts.CODES]
    found = acceptance.split(report.sort(problems), entries, errors=True, refused=refused)
    return replace(found, remaining=tuple(map(judged, found.remaining)))


def judged(problem: Problem) -> Problem:
    """Return a problem as `lint` reports it: a warning is an error if the description is not valid."""
    return replace(problem, severity="error") if problem.code in _INVALID else problem


def preview(work: Work) -> "Preview":
    """Return a preview of the documentation, which is rebuilt when a description or a template changes."""
    from pochoir.targets import site
    from pochoir.targets.site.serve import Preview

    def build() -> dict[str, str]:
        understood = (understand(each) for each in work.targets)
        return site.build(
            [site.describe(each, for_maintainers=work.for_maintainers) for each in understood],
            templates=work.templates,
            look=work.look,
        )

    def watched() -> Iterator[Path]:
        yield from watching.files(work)
        yield from installation.templates_folder().glob("**/*.*")

    return Preview(build, watched)
