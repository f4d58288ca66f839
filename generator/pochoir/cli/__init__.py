"""The command line: reads arguments, prints, chooses exit codes.

0 is success, 1 a finding of severity error or a difference, 2 wrong usage. Each command imports what it needs when it
runs, so that help and usage errors cost no more than the import of typer.
"""

import gc
import sys
from collections.abc import Sequence
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pochoir import terminal
from pochoir.adoption import commands as adoption_commands
from pochoir.cli import site as site_commands
from pochoir.cli.options import Form, Overlays, Specs, work_of
from pochoir.optional import SECOND_READING, MissingError
from pochoir.problems import Refused
from pochoir.release import commands as release_commands
from pochoir.scaffold import commands as scaffold_commands
from pochoir.targets import table
from pochoir.terminal import Format
from pochoir.version import __version__

if TYPE_CHECKING:
    from pochoir.command import Work

_ABOUT = "Generate typed Python clients and docs from OpenAPI descriptions, and check that they are up to date."

app = typer.Typer(
    help=_ABOUT,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Stage(StrEnum):
    """A stage of the pipeline."""

    DOCUMENT = "document"
    RESOLVED = "resolved"
    API = "api"
    PLAN = "plan"


def main() -> None:
    """Run the command line on the process's arguments; the entry point `pochoir`."""
    # A run makes millions of objects that live until it ends, and hardly a cycle to look for.
    gc.disable()
    code = run(sys.argv[1:])
    # Nor does Python have to look for one when it ends, which takes half a second after a large description.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; nothing a user can get wrong raises."""
    # A description may hold any character; a terminal or a pipe that cannot show one must not end the run.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if list(arguments) == ["--version"]:
        # typer imports pydantic to run a command.
        print(f"pochoir {__version__}")
        return 0
    try:
        app(list(arguments), prog_name="pochoir")
    except Refused as error:
        terminal.print_error(error)
        return 1
    except MissingError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        terminal.print_error(error)
        return 2
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


@app.callback(invoke_without_command=True, help=_ABOUT)
def pochoir(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        print(f"pochoir {__version__}")
        raise typer.Exit


@app.command()
def generate(
    specs: Specs = None,
    overlays: Overlays = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="The output folder; by default that of pyproject.toml."),
    ] = None,
    only: Annotated[
        str | None, typer.Option(metavar="TARGET", help=f"Generate one target only: {', '.join(table.NAMES)}.")
    ] = None,
    report_file: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="FILE", help="Write a JSON report: counts, timings, findings, and why files changed."
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Neither read nor write the cache of earlier runs, .pochoir-cache.")
    ] = False,
    keep_going: Annotated[
        bool,
        typer.Option("--keep-going", help="Leave out the parts with errors, and the operations that depend on them."),
    ] = False,
    accept: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Accept findings with this code; may be repeated.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Also replace generated files that were edited by hand.")
    ] = False,
    timings: Annotated[bool, typer.Option("--timings", help="Print how long each stage took.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Generate again whenever a file changes.")] = False,
) -> None:
    """Generate clients and their documentation.

    If a description has an error, nothing is written. With --keep-going, the parts without errors are generated anyway;
    the exit code is still 1 unless the errors are accepted.
    """
    targets = [each for each in table.TARGETS if only == each.name or (only is None and each.by_default and not specs)]
    clients = only in (None, table.CLIENTS)  # Without SPEC everything is generated, with SPEC only its client.
    if not targets and not clients:
        raise typer.BadParameter(f"{only!r} is not a target; the targets are: {', '.join(table.NAMES)}")
    from pochoir import command, config

    def load() -> "Work":
        work = command.work(specs or (), output, config.nearest(Path.cwd())).with_overlays(overlays or ())
        return work.keeping_going() if keep_going else work

    if report_file is not None:
        inputs = {each.resolve() for each in work_of(specs, output, overlays).inputs}
        if report_file.resolve() in inputs:
            raise typer.BadParameter(f"--report would overwrite {config.shown(report_file)}; name another file")
    options = command.Options(targets, clients, not no_cache, accept or (), report_file, timings, overwrite)
    if watch:
        gc.enable()  # this run ends when its user wants
        command.watch(load, lambda work: command.run(work, options, in_place=True), terminal.print_error)
        return
    work = work_of(specs, output, overlays)
    if not command.run(work.keeping_going() if keep_going else work, options):
        raise typer.Exit(1)


@app.command()
def check(
    specs: Specs = None,
    second_reading: Annotated[
        bool,
        typer.Option(help="Also check the result with datamodel-code-generator, openapi-spec-validator and black."),
    ] = True,
    wheels: Annotated[
        list[Path] | None,
        typer.Option("--wheel", metavar="FILE", help="Compare a wheel instead; may be repeated."),
    ] = None,
    site: Annotated[
        Path | None,
        typer.Option("--site", metavar="DIR", help="Compare the documentation site in a folder instead."),
    ] = None,
    overlays: Overlays = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="The output folder; by default that of pyproject.toml."),
    ] = None,
    form: Form = Format.TEXT,
) -> None:
    """Compare the files on disk, or wheels, with what would be generated.

    Prints a diff, and exits with 1 if anything differs.
    """
    if second_reading and not wheels and not SECOND_READING.is_installed:
        raise MissingError(f"{SECOND_READING.missing}, or leave it out: pochoir check --no-second-reading")
    from pochoir import command, config

    with terminal.refusals(form):
        work = work_of(specs, Path() if wheels else output, overlays)
        if wheels:
            terminal.print_wheels(wheels, command.check_wheels(work, wheels), form)
            return
        if site is not None:
            if not (site / "index.html").is_file():
                raise typer.BadParameter(f"{config.shown(site)} contains no documentation")
            built = command.check_site(work, site)
            place = config.shown(site.resolve().parent)
            terminal.print_check([(each, place, "the descriptions") for each in built], (), form)
            raise typer.Exit(1 if built else 0)
        # The site is made of the same descriptions when it is published; it is not committed, so it cannot drift.
        known = table.FOLDERS
        with terminal.progress() as progress:
            checked = command.check(work, progress, known, other_tools=second_reading)
    written = config.shown(work.output)
    found = [(each, written, command.origin(checked.done, each.path)) for each in checked.differences]
    terminal.print_check(found, checked.problems, form)
    if found or any(problem.severity == "error" for problem in checked.problems):
        raise typer.Exit(1)


@app.command()
def lint(
    specs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="SPEC",
            help="OpenAPI descriptions, module:app, or - for standard input; by default all that pyproject.toml lists.",
        ),
    ] = None,
    overlays: Overlays = None,
    form: Form = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings as well.")] = False,
) -> None:
    """Report all problems in descriptions. Exits with 1 if there is an error."""
    from pochoir import command
    from pochoir.disk import MAX_BYTES

    with terminal.refusals(form):
        work = work_of(specs, Path(), overlays)
        given = sys.stdin.buffer.read(MAX_BYTES + 1) if command.STDIN in (specs or ()) else b""
        found = command.lint(work, given)
    problems = (*found.remaining, *found.unused)
    terminal.print_report(problems, form, f"{len(found.accepted)} accepted." if found.accepted and problems else "")
    failing = ("error", "warning") if strict else ("error",)
    if any(problem.severity in failing for problem in problems):
        raise typer.Exit(1)


@app.command("show")
def show_stage(
    spec: Annotated[Path, typer.Argument(metavar="SPEC", help="The OpenAPI description, or module:app.")],
    stage: Annotated[Stage, typer.Option(help="The stage to print.")] = Stage.API,
    overlays: Overlays = None,
) -> None:
    """Print how pochoir understands a description, as JSON."""
    from pochoir import command, render, show
    from pochoir.resolve.paths import operations
    from pochoir.targets import client

    stages = command.understand(work_of([spec], Path(), overlays).targets[0])
    if stage is Stage.PLAN:
        names = render.template_names(render.environment())
        print(show.as_json(sorted(client.plan(stages.api, names), key=lambda each: each.path)))
        return
    resolved = {"operations": tuple(operations(stages.resolved.tree)), "names": stages.resolved.names}
    values = {Stage.DOCUMENT: stages.document.tree, Stage.RESOLVED: resolved, Stage.API: stages.api}
    print(show.as_json(values[stage]))


@app.command()
def schema() -> None:
    """Print the JSON Schema of OpenAPI with the x-pochoir extensions, for editors.

    It validates descriptions. For the JSON Schema of the models of an API, run: pochoir generate --only schema
    """
    from pochoir.editor_schema import as_json

    print(as_json(), end="")


# The help lists commands in this order.
for each in (site_commands, scaffold_commands, adoption_commands, release_commands):
    each.register(app)
