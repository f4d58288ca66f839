"""The commands `index` and `serve`, for the documentation."""

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from pochoir.cli.options import Overlays, Specs, work_of
from pochoir.targets import table


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("index")(make_index)
    app.command()(serve)


def make_index(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="SITE", help="The generated documentation; by default that of the project."),
    ] = None,
) -> None:
    """Create the full-text search index of the documentation with Pagefind.

    Without this index, the search only finds names and titles.
    """
    from pochoir import config
    from pochoir.targets.site import pagefind

    place = folder or work_of((), None).output / table.SITE.name
    if not (place / "index.html").is_file():
        raise typer.BadParameter(f"{config.shown(place)} contains no documentation; run: pochoir generate --only site")
    try:
        pagefind.write(place)
    except RuntimeError as error:
        print(f"Pagefind failed: {error}", file=sys.stderr)
        raise typer.Exit(1) from None
    print(f"{config.shown(place / pagefind.FOLDER)} written.")


def serve(
    specs: Specs = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on 127.0.0.1; 0 picks a free one.")] = 8000,
    overlays: Overlays = None,
) -> None:
    """Serve the documentation on this machine.

    It is rebuilt when a description or a template changes.
    """
    from pochoir import command
    from pochoir.targets.site import serve as site_server

    work = work_of(specs, Path(), overlays)
    gc.enable()  # this run ends when its reader wants
    try:
        site_server.serve(command.preview(work), port)
    except OSError as error:
        print(f"cannot listen on 127.0.0.1:{port}: {error.strerror}. Choose another with --port.", file=sys.stderr)
        raise typer.Exit(2) from None
