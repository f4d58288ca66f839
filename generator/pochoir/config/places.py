"""Check the files and folders that settings name: where a project writes to, and its own templates and guides."""

import os
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from pochoir.problems import Location, Problem, did_you_mean
from pochoir.settings_text import SettingsText, refusal

_LOOKED_AT: Final = 2000
"""The number of paths among which one that is nearly right is looked for."""


def check_output(settings: SettingsText, output: Path, given: object) -> None:
    """Report an output folder that cannot be one, or is outside the project."""
    if reason := refusal(output):
        settings.report(f'"output" cannot be a folder: {reason}', "name another folder", "output")
    elif not output.resolve().is_relative_to(settings.file.parent.resolve()):
        hint = "name a folder below this file, or give another for one run with --output"
        settings.report(f'the output folder "{given}" is outside the project', hint, "output")


def check_templates(settings: SettingsText, name: str) -> None:
    """Report a folder of templates that is missing, and the symbolic links in it.

    Links are found before anything follows them: one may lead to any file of the machine, or to all of them.
    """
    folder = settings.file.parent / name
    if refusal(folder) or not folder.is_dir():
        hint = nearest(settings.file.parent, name, folder=True) or "create it, or remove the line"
        settings.report(f'"{name}" is not a folder of templates', hint, "templates")
        return
    if folder.is_symlink():
        message = f'the folder of templates "{name}" is a symbolic link'
        settings.report(message, "name the folder that the link points to", "templates")
        return
    message, hint = "a template must not be a symbolic link", "put a copy of the file in its place"
    root = Path(settings.shown).parent
    for link in _links(folder):
        place = Location((root / link.relative_to(settings.file.parent)).as_posix(), 1, 1)
        settings.problems.append(Problem("error", "template-link", "", message, hint, location=place))


def folder_of(settings: SettingsText, key: str, name: str) -> Path | None:
    """Return the folder that a setting names, or None if there is none, which is reported."""
    folder = settings.file.parent / name
    if refusal(folder) or not name or not folder.is_dir() or folder.is_symlink():
        hint = nearest(settings.file.parent, name, folder=True) or "create it, or remove the line"
        settings.report(f'"{name}" is not a folder', hint, key)
        return None
    return folder


def is_file(place: Path) -> bool:
    """Return whether the system takes a path as that of a file, which is not a symbolic link."""
    return not refusal(place) and place.is_file() and not place.is_symlink()


def nearest(root: Path, name: str, *, folder: bool = False) -> str:
    """Return a hint that names the existing file, or folder, whose path is most like one that does not exist, or "".

    It looks in the nearest folder above the path that exists, and in those below that.
    """
    place = root / name
    if refusal(place) or not name:
        return ""
    above = next(each for each in place.parents if not refusal(each) and each.is_dir())
    found = islice(chain(above.glob("*"), above.glob("*/*")), _LOOKED_AT)
    fitting = (path for path in found if path.is_relative_to(root) and path.is_dir() == folder)
    shown = {path.relative_to(root).as_posix() for path in fitting}
    return did_you_mean(name, {each for each in shown if not each.startswith(".")}, cutoff=0.7)


def _links(folder: Path) -> Iterator[Path]:
    """Yield the symbolic links below a folder, except for those that editors write to say who edits a file."""
    for place, folders, files in os.walk(folder):
        found = (Path(place, name) for name in sorted((*folders, *files)))
        yield from (path for path in found if path.is_symlink() and (path.exists() or not path.name.startswith(".")))
