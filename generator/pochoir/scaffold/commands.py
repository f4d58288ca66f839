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
    source: Annotated[
        str,
        typer.Option(
            "--from", metavar="FILE|URL", help="Begin with this description, and an overlay of what it implies."
        ),
    ] = "",
) -> None:
    """Write a first description with comments, and list it in pyproject.toml, which is written if there is none.

    With --from, the description of somebody else is copied as it is. What pochoir infers of it is in an overlay beside
    it, with its reasons: names, paging, envelopes, the login. Read it, and change what is wrong.
    """
    from pochoir import config, render, scaffold, tree
    from pochoir.scaffold import ci as workflows

    project = config.nearest(Path.cwd())
    root = project.root if project else Path.cwd()
    if not name and (ci is None or project is None):
        raise typer.BadParameter("say what the API is called: pochoir new NAME")
    if source:
        adopted(name, source, root)
        return
    files = scaffold.first(name, render.starter(), root) if name else {}
    if ci is not None:
        files |= workflows.files(ci.value, root, scaffold.output(files.get(config.FILE) or config.text_of(root)))
    for path in tree.write_new(root, files, changed=[config.FILE]):
        print(f"{config.shown(path)} written.")
    if name:
        print("Change the description, then run: pochoir generate")
    elif not files:
        print("Nothing was written: the files exist.")


def adopted(name: str, source: str, root: Path) -> None:
    """Write the description of somebody else and an overlay, and list both in pyproject.toml.

    Raises:
        Refused: the description cannot be read, or a file exists.
    """
    from tempfile import TemporaryDirectory

    from pochoir import config, scaffold, tree
    from pochoir.adoption import adopting, fetching

    with TemporaryDirectory(prefix="pochoir-") as folder:
        spec = fetching.fetch(source, Path(folder)) if fetching.is_url(source) else Path(source)
        found = adopting.adopt(spec, name)
    for path in tree.write_new(root, scaffold.foreign(name, found, root), changed=[config.FILE]):
        print(f"{config.shown(path)} written.")
    print(f"The overlay has: {adopting.counted(found)}.")
    if found.unknown:
        print(f"{found.unknown} extensions have no counterpart: see the end of the overlay.")
    print("Read the overlay and change what is wrong, then run: pochoir lint && pochoir generate")
