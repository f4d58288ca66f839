"""Write an overlay from an edited copy of a description."""

from pathlib import Path

from pochoir import config
from pochoir.adoption.difference import difference
from pochoir.adoption.writing import overlay
from pochoir.disk import UnreadableError, read_bytes, relative
from pochoir.document.source import read_source
from pochoir.document.text import decode
from pochoir.ir import Json
from pochoir.problems import Location, Problem, Refused
from pochoir.release import git


def from_copy(original: Path, edited: Path, folder: Path) -> tuple[str, int]:
    """Return the overlay that makes an edited copy of a description, and the number of its actions.

    Args:
        original: the description.
        edited: the copy.
        folder: where the overlay will be.

    Raises:
        Refused: one of them cannot be read.
    """
    return _written(_tree(original), _tree(edited), edited.name, relative(original, folder))


def from_revision(edited: Path, folder: Path) -> tuple[str, int]:
    """Return the overlay that makes an edited description of the one that the last commit has.

    Raises:
        Refused: one of them cannot be read.
        GitError: there is no commit with it.
    """
    with git.folder_at(edited.resolve().parent, "HEAD") as place:
        original = place / edited.name
        if not original.is_file():
            raise git.GitError(f"the last commit has no {config.shown(edited)}; give the original before it")
        before = _tree(original)
    return _written(before, _tree(edited), edited.name, relative(edited, folder))


def _written(before: "dict[str, Json]", after: "dict[str, Json]", name: str, extends: str) -> tuple[str, int]:
    changes = difference(before, after)
    return overlay(f"Changes of {name}", extends, changes), len(changes)


def _tree(path: Path) -> "dict[str, Json]":
    try:
        data = read_bytes(path)
    except UnreadableError as error:
        raise _refused(config.named(path), error.code, str(error)) from None
    source, problems = read_source(decode(config.shown(path), data), path.name)
    errors = tuple(problem for problem in problems if problem.severity == "error")
    if errors:
        raise Refused(errors)
    if not isinstance(source.tree, dict):
        raise _refused(config.named(path), "document-not-object", "an OpenAPI description is an object")
    return source.tree


def _refused(path: Path, code: str, message: str) -> Refused:
    return Refused((Problem("error", code, "", message, location=Location(str(path), 1, 1)),))
