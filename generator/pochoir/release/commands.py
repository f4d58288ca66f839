"""The commands about releases. Each imports what it needs when it runs."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class DiffFormat(StrEnum):
    """How changes are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"


class FailOn(StrEnum):
    """The changes that make `pochoir diff` exit with 1."""

    NONE = "none"
    BREAKING = "breaking"
    ANY = "any"


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(diff)
    app.command()(release)


def diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="A description, a folder, a wheel, a revision or released.json; by default the last release.",
        ),
    ] = "",
    new: Annotated[
        str,
        typer.Argument(
            metavar="NEW",
            help="A description, a folder, a wheel, a revision or released.json; by default the working tree.",
        ),
    ] = "",
    form: Annotated[DiffFormat, typer.Option("--format", help="How changes are printed.")] = DiffFormat.TEXT,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 if there is such a change.")] = FailOn.NONE,
    overlays: Annotated[
        list[Path] | None,
        typer.Option(
            "--overlay", metavar="FILE", help="Apply an OpenAPI Overlay to the descriptions; may be repeated."
        ),
    ] = None,
) -> None:
    """Show what changed between two versions of an API, and what that means for callers.

    Each change is breaking, compatible or neutral, for the wire and for Python.
    """
    from pochoir import config, evolution
    from pochoir.release import choosing, show

    project = config.nearest(Path.cwd())
    try:
        compared = choosing.comparisons(old, new, project, overlays or ())
    except choosing.Usage as error:
        raise typer.BadParameter(str(error)) from None
    for each in choosing.unreleased(project) if project and not old else ():
        print(f"{config.shown(each.spec)}: not released yet", file=sys.stderr)
    text = show.FORMATS[form.value](compared)
    if text:
        print(text)
    found = [change for each in compared for change in each.changes]
    limits = {FailOn.BREAKING: evolution.BREAKING, FailOn.ANY: evolution.NEUTRAL}
    if any(change.verdict >= limits[fail_on] for change in found if fail_on in limits):
        print(f"{show.summary(found)}.", file=sys.stderr)
        raise typer.Exit(1)


def release(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the distribution, as in generated/.")],
    version: Annotated[
        str, typer.Option(metavar="VERSION", help="The new version; by default the next one that the changes require.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the entry of the changelog and write nothing.")
    ] = False,
) -> None:
    """Set the next version of a client, and write its changelog and its released surface.

    The version follows from what changed since the last release: 2.0.0 if callers break, 1.1.0 if something is new.
    """
    from pochoir import config
    from pochoir.release import choosing, releasing

    try:
        made = releasing.release(name, config.nearest(Path.cwd()), version)
    except choosing.Usage as error:
        raise typer.BadParameter(str(error)) from None
    if dry_run:
        print(made.entry, end="")
        return
    releasing.write(made)
    for path in made.files:
        print(f"{config.shown(path)} written.")
    for path in made.notes:
        print(f"{config.shown(path)} removed; it is in the changelog now.")
    print(f"{made.name} {made.version}{f' after {made.previous}' if made.previous else ''}. Run: pochoir generate")
    if made.runtime:
        print(f"It depends on {made.runtime}: publish that first, unless the package index has it.")
