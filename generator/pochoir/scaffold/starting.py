"""Start a description: the files of a new one, and those of one that somebody else wrote."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pochoir import config, editor_schema, naming
from pochoir.problems import Location, Problem, Refused
from pochoir.scaffold import repository
from pochoir.settings_text import loads

if TYPE_CHECKING:
    from pochoir.adoption.adopting import Adopted

_SCHEMA = "specs/pochoir.schema.json"
_SETTINGS = '[tool.pochoir]\noutput = "generated"\n\n'


def first(name: str, starter: str, root: Path) -> dict[str, str]:
    """Return the files that begin a description, by path below the project, the description first.

    Args:
        name: what the API is called; its slug names the folder and the distribution.
        starter: the description to begin with.
        root: the folder of the project; its `pyproject.toml` is added to, or begun.

    Raises:
        Refused: the description cannot be listed in `pyproject.toml`.
    """
    spec = f"specs/{naming.slug(name)}/openapi.yaml"
    listed = _listed(config.text_of(root), spec)
    try:
        loads(listed)
    except tomllib.TOMLDecodeError:
        hint = f'add {{spec = "{spec}"}} to the list "api" of [tool.pochoir]'
        raise _refused(root, "no [[tool.pochoir.api]] can be added to the end of this file", hint) from None
    try:
        # A description that exists is refused where it would be written.
        if not (root / spec).exists():
            config.read(root, listed, coming=(spec,))
    except Refused as error:
        message = f'"{name}" cannot be added: {error.problems[-1].message}'
        raise _refused(root, message, "choose another name") from None
    # Its first line names the schema, for editors.
    schemas = {} if (root / _SCHEMA).exists() else {_SCHEMA: editor_schema.as_json()}
    others = repository.files(root, output(listed))
    return {spec: starter.replace("A first API", naming.title(name)), **schemas, **others, config.FILE: listed}


def foreign(name: str, adopted: "Adopted", root: Path) -> dict[str, str | bytes]:
    """Return the files that begin an API of somebody else: its description as it is, an overlay, and the settings.

    Args:
        name: what the API is called.
        adopted: the description, and what was read of it.
        root: the folder of the project.

    Raises:
        Refused: the description cannot be listed in `pyproject.toml`.
    """
    from pochoir.adoption import adopting  # which the help, too, would wait for

    starter, *others = first(name, "", root).items()
    folder = starter[0].rpartition("/")[0]
    files: dict[str, str | bytes] = {f"{folder}/{path}": data for path, data in adopted.files.items()}
    files[f"{folder}/{adopting.OVERLAY}"] = adopted.overlay
    spec = next(iter(files))
    settings = adopting.settings(spec, adopted)
    for path, text in others:
        files[path] = text.replace(f'spec = "{starter[0]}"', settings) if path == config.FILE else text
    return files


def output(settings: str) -> str:
    """Return the output folder in the text of a pyproject.toml."""
    found = cast("dict[str, dict[str, dict[str, object]]]", loads(settings))["tool"]["pochoir"]
    return str(found.get("output", "generated")).strip("/")


def _listed(text: str, spec: str) -> str:
    """Return the text of a pyproject.toml with a description listed at its end; nothing else in it changes."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    table = f'[[tool.pochoir.api]]\nspec = "{spec}"\n'
    if not text.strip():
        return text + _SETTINGS + table
    gap = "\n" if text.endswith("\n") else "\n\n"
    return text + (gap + table).replace("\n", line_end)


def _refused(root: Path, message: str, hint: str) -> Refused:
    place = Location(config.shown(root / config.FILE), 1, 1)
    return Refused((Problem("error", "config-setting", "", message, hint, location=place),))
