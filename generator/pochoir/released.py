"""Read the surface of the last release, `released.json` next to a description."""

from pathlib import Path

from pochoir import extras
from pochoir.disk import UnreadableError, read_bytes
from pochoir.evolution import files
from pochoir.evolution.files import Released
from pochoir.problems import Location, Problem, Refused


def file(spec: Path) -> Path:
    """Return where the surface of the last release of a description is."""
    return extras.extra_path(spec, extras.RELEASED)


def read(path: Path, shown: str = "") -> Released:
    """Return the release in a file that `pochoir release` wrote.

    Args:
        path: the file.
        shown: its path, as problems show it.

    Raises:
        Refused: it cannot be read.
    """
    try:
        return files.read(read_bytes(path).decode("utf-8"))
    except (UnreadableError, UnicodeDecodeError, files.FileError) as error:
        line, column = (error.line, error.column) if isinstance(error, files.FileError) else (1, 1)
        place = Location(shown or str(path), line, column)
        hint = "restore the file from version control: it keeps the names that were released"
        problem = Problem("error", "release-unreadable", "", str(error), hint, location=place)
        raise Refused((problem,)) from None
