"""Check the folders of a project: where it writes to, and its own templates."""

import os
from collections.abc import Iterator
from pathlib import Path

from pochoir.problems import Location, Problem
from pochoir.settings_text import SettingsText, refusal


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
        settings.report(f'"{name}" is not a folder of templates', "create it, or remove the line", "templates")
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


def _links(folder: Path) -> Iterator[Path]:
    """Yield the symbolic links below a folder, except for those that editors write to say who edits a file."""
    for place, folders, files in os.walk(folder):
        found = (Path(place, name) for name in sorted((*folders, *files)))
        yield from (path for path in found if path.is_symlink() and (path.exists() or not path.name.startswith(".")))
