"""The editions of an API that can be compared: a description, one in a revision of Git, a release, a wheel."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pochoir import config, extras, released
from pochoir.config import Target
from pochoir.evolution import Key, Surface, files, pointers
from pochoir.evolution.files import Released
from pochoir.problems import Location
from pochoir.release import git, wheels
from pochoir.targets.client.provenance import SURFACE, surface
from pochoir.understanding import Understood, understand


@dataclass(frozen=True, slots=True)
class Edition:
    """An API at some time.

    Attributes:
        shown: what it was read from, as it is printed.
        surface: its surface.
        locate: returns the place of a thing of the surface.
        version: the version of a release, "" for a description.
    """

    shown: str
    surface: Surface
    locate: Callable[[Key], Location]
    version: str = ""


def is_released(path: Path) -> bool:
    """Return whether a file is the surface of a release, by its name."""
    return path.name == extras.RELEASED or path.name.endswith(f".{extras.RELEASED}")


def of_description(target: Target) -> Edition:
    """Return the edition that a description is now.

    Raises:
        Refused: it has errors.
    """
    spec = config.named(target.spec)
    understood = understand(spec, target.distribution, target.settings, reading=target.reading)
    return of_understood(understood, config.shown(spec))


def of_understood(understood: Understood, shown: str) -> Edition:
    """Return the edition of a description that was read before."""
    known = pointers(understood.api)

    def locate(key: Key) -> Location:
        found = next((known[key[:length]] for length in range(len(key), -1, -1) if key[:length] in known), "")
        place = understood.document.locate(found or "/info", "key")
        return Location(_within(place.file, understood.path, shown), place.line, place.column, place.source)

    return Edition(shown, surface(understood.api, testing=understood.settings.testing), locate)


def of_revision(target: Target, revision: str) -> Edition:
    """Return the edition that a description was in a revision of Git.

    Raises:
        GitError: it cannot be read.
        Refused: it has errors.
    """
    shown = f"{revision}:{config.shown(target.spec)}"
    with git.target_at(target, revision) as (spec, reading):
        if not spec.is_file():
            raise git.GitError(f'revision "{revision}" has no {config.shown(target.spec)}')
        settings = replace(target.settings, version="")
        return of_understood(understand(spec, target.distribution, settings, reading=reading), shown)


def of_release(path: Path) -> Edition:
    """Return the edition in a file that `pochoir release` wrote.

    Raises:
        Refused: it cannot be read.
    """
    shown = config.shown(path)
    return _of_released(released.read(path, shown), shown, shown)


def _of_released(found: Released, shown: str, file: str) -> Edition:
    at = files.lines(found)

    def locate(key: Key) -> Location:
        line = next((at[key[:length]] for length in range(len(key), 0, -1) if key[:length] in at), 1)
        return Location(file, line, 1)

    return Edition(shown, found.surface, locate, found.version)


def of_wheel(path: Path) -> Edition:
    """Return the edition in a wheel that was built of a generated distribution.

    Raises:
        Refused: it has no surface, or cannot be read.
    """
    wheel = wheels.read(path)
    return _of_released(wheels.surface(wheel), wheel.shown, f"{wheel.shown}/{SURFACE}")


def _within(file: str, spec: Path, shown: str) -> str:
    """Return the path of a file of a description as the description itself is printed."""
    folder, _, _ = shown.rpartition("/")
    base = spec.parent.as_posix()
    if file == str(spec) or file == spec.as_posix():
        return shown
    inner = file.removeprefix(f"{base}/")
    return f"{folder}/{inner}" if inner != file and folder else file
