"""The command `new`. It imports what it needs when it runs."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pochoir.adoption.adopting import Adopted


class Forge(StrEnum):
    """Where the repository of a project is."""

    GITHUB = "github"
    GITLAB = "gitlab"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(new)


def new(
    name: Annotated[str, typer.Argument(help="The name of the API; omit it to add --ci to an existing project.")] = "",
    ci: Annotated[
        Forge | None, typer.Option("--ci", help="Also write workflows that check, test and publish the clients.")
    ] = None,
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="FILE|URL|MODULE:APP",
            help="Start from this description, with an overlay of what pochoir infers.",
        ),
    ] = "",
) -> None:
    """Create a commented example description, and list it in pyproject.toml, which is created if necessary.

    With --from, an existing description is copied unchanged. What pochoir infers from it (names, paging, envelopes, the
    login) goes into an overlay next to it, with the reasons. Review the overlay, and correct it.
    """
    from pochoir import config, render, tree
    from pochoir.scaffold import ci as workflows
    from pochoir.scaffold import starting

    project = config.nearest(Path.cwd())
    root = project.root if project else Path.cwd()
    if not name and (source or ci is None or project is None):
        raise typer.BadParameter("give the name of the API: pochoir new NAME")
    found = _adopted(name, source) if source else None
    files: dict[str, str | bytes] = {}
    if found is not None:
        files |= starting.foreign(name, found, root)
    elif name:
        files |= starting.first(name, render.starter(), root)
    if ci is not None:
        settings = files.get(config.FILE) or config.text_of(root)
        files |= workflows.files(ci.value, root, starting.output(str(settings)))
    for path in tree.write_new(root, files, changed=[config.FILE]):
        print(f"{config.shown(path)} written.")
    if found is not None:
        print(*_next_steps(found), sep="\n")
    elif name:
        print("Edit the description, then run: pochoir generate")
    elif not files:
        print("Nothing was written: the files exist.")


def _adopted(name: str, source: str) -> "Adopted":
    """Return the description of somebody else with the overlay for it.

    Raises:
        Refused: it cannot be read.
    """
    from tempfile import TemporaryDirectory

    from pochoir import applications
    from pochoir.adoption import adopting, fetching

    with TemporaryDirectory(prefix="pochoir-") as folder:
        spec = fetching.fetch(source, Path(folder)) if fetching.is_url(source) else Path(source)
        if applications.is_name(source):
            content = applications.read(source, Path.cwd())
            spec = Path(folder, "openapi.json" if content.lstrip()[:1] == b"{" else "openapi.yaml")
            spec.write_bytes(content)
        return adopting.adopt(spec, name)


def _next_steps(found: "Adopted") -> Iterator[str]:
    """Yield what to do with the overlay of an adopted description."""
    from pochoir.adoption import adopting

    counted = adopting.counted(found)
    yield f"The overlay has: {counted}." if counted else "The overlay is empty: nothing was inferred."
    if found.unknown:
        yield f"{found.unknown} extensions have no equivalent: see the end of the overlay."
    review = "Review and correct the overlay, then run" if counted or found.unknown else "Run"
    yield f"{review}: pochoir lint && pochoir generate"
