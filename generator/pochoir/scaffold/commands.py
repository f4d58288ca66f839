"""The command `new`. It imports what it needs when it runs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Forge(StrEnum):
    """Where the repository of a project is."""

    GITHUB = "github"
    GITLAB = "gitlab"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(new)


def new(
    name: Annotated[str, typer.Argument(help="What the API is called; leave it out to add --ci to a project.")] = "",
    ci: Annotated[
        Forge | None, typer.Option("--ci", help="Also write workflows that check, test and publish the clients.")
    ] = None,
) -> None:
    """Write a first description with comments, and list it in pyproject.toml, which is written if there is none."""
    from pochoir import config, render, scaffold, tree
    from pochoir.scaffold import ci as workflows

    project = config.nearest(Path.cwd())
    root = project.root if project else Path.cwd()
    if not name and (ci is None or project is None):
        raise typer.BadParameter("say what the API is called: pochoir new NAME")
    files = scaffold.first(name, render.starter(), root) if name else {}
    if ci is not None:
        files |= workflows.files(ci.value, root, scaffold.output(files.get(config.FILE) or config.text_of(root)))
    for path in tree.write_new(root, files, changed=[config.FILE]):
        print(f"{config.shown(path)} written.")
    if name:
        print("Change the description, then run: pochoir generate")
    elif not files:
        print("Nothing was written: the files exist.")
