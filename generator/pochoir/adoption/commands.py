"""The command `overlay`. It imports what it needs when it runs."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(overlay)


def overlay(
    original: Annotated[
        Path, typer.Argument(metavar="[ORIGINAL]", help="The description; by default that of the last commit.")
    ],
    edited: Annotated[Path | None, typer.Argument(metavar="EDITED", help="An edited copy of it.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the overlay to a new file instead of printing it."),
    ] = None,
) -> None:
    """Write an OpenAPI Overlay from an edited copy of a description.

    With one file, it is compared with the last commit. Restore the file afterwards: the changes are in the overlay.
    """
    from pochoir import config, tree
    from pochoir.adoption import edited as copies
    from pochoir.release.git import GitError

    folder = output.parent if output else Path.cwd()
    try:
        if edited is None:
            text, count = copies.from_revision(original, folder)
        else:
            text, count = copies.from_copy(original, edited, folder)
    except GitError as error:
        raise typer.BadParameter(str(error)) from None
    if not count:
        print("The two files are identical; there is nothing to write.", file=sys.stderr)
        return
    if output is None:
        print(text, end="")
        return
    tree.write_new(folder, {output.name: text})
    print(f"{config.shown(output)} written: {count} {'action' if count == 1 else 'actions'}.")
