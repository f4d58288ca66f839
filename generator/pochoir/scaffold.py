"""Start a description: `pochoir new`."""

import tomllib
from pathlib import Path

from pochoir import naming, render
from pochoir.problems import Location, Problem, Refused


def new(name: str, root: Path) -> list[Path]:
    """Write a commented first description and list it in pyproject.toml, if there is one with `[tool.pochoir]`.

    Args:
        name: what the API is called; its slug names the folder and the distribution.
        root: the folder of the project.

    Returns:
        The files written, the description first.

    Raises:
        Refused: the description exists.
    """
    slug = naming.slug(name)
    spec = root / "specs" / slug / "openapi.yaml"
    if spec.exists():
        place = Location(str(spec.relative_to(root)), 1, 1)
        hint = "choose another name, or edit the description that stands there"
        raise Refused((Problem("error", "spec-exists", "", "this description exists", hint, location=place),))
    text = render.templates_folder().joinpath("new", "openapi.yaml").read_text(encoding="utf-8")
    spec.parent.mkdir(parents=True, exist_ok=True)
    spec.write_text(text.replace("A first API", naming.title(name)), encoding="utf-8", newline="\n")
    listed = _list(root / "pyproject.toml", f"specs/{slug}/openapi.yaml")
    return [spec, *listed]


def _list(pyproject: Path, spec: str) -> tuple[Path, ...]:
    if not pyproject.is_file():
        return ()
    text = pyproject.read_text(encoding="utf-8")
    if "pochoir" not in tomllib.loads(text).get("tool", {}):
        return ()
    # A table of an array may stand anywhere after its parent: appending it disturbs nothing that a person wrote.
    longer = f'{text.rstrip()}\n\n[[tool.pochoir.api]]\nspec = "{spec}"\n'
    pyproject.write_text(longer, encoding="utf-8", newline="\n")
    return (pyproject,)
