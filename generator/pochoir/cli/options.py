"""Arguments and options that several commands have."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pochoir.terminal import Format

if TYPE_CHECKING:
    from pochoir.command import Work

_SPECS_HELP = "OpenAPI descriptions, or applications as module:app; by default all that pyproject.toml lists."
Specs = Annotated[list[Path] | None, typer.Argument(metavar="SPEC", help=_SPECS_HELP)]
Overlays = Annotated[
    list[Path] | None,
    typer.Option("--overlay", metavar="FILE", help="Apply an OpenAPI Overlay to the description; may be repeated."),
]
Form = Annotated[Format, typer.Option("--format", help="How findings are printed.")]


def work_of(specs: Sequence[Path] | None, output: Path | None, overlays: Sequence[Path] | None = None) -> "Work":
    """Return what a command works on.

    Raises:
        BadParameter: the arguments name nothing to work on.
    """
    from pochoir import command, config

    try:
        return command.work(specs or (), output, config.nearest(Path.cwd())).with_overlays(overlays or ())
    except command.Usage as error:
        raise typer.BadParameter(str(error)) from None
