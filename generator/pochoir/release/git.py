"""Read a folder of a project as it was in a revision of Git."""

import subprocess
import tarfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pochoir.config import Target
from pochoir.config.reading import Reading


class GitError(Exception):
    """Git cannot give what was asked for. The message says why."""


@contextmanager
def folder_at(folder: Path, revision: str) -> Generator[Path]:
    """Yield a temporary copy of a folder as it was in a revision.

    Raises:
        GitError: the folder is not in a repository, or there is no such revision, or no such folder in it.
    """
    commit = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise GitError(f'"{revision}" is neither a file nor a revision of the repository')
    with TemporaryDirectory(prefix="pochoir-") as place:
        # Of a commit, Git archives the folder that it is called in, with paths from there.
        content = _run(folder, "archive", "--format=tar", commit.decode().strip())
        if not content:
            raise GitError(f'revision "{revision}" has no folder {folder.name}')
        # Generated files show the last folders of a path.
        copy = Path(place, *folder.resolve().parts[-2:])
        copy.mkdir(parents=True)
        with tarfile.open(fileobj=BytesIO(content)) as archive:
            archive.extractall(copy, filter="data")
        yield copy


@contextmanager
def target_at(target: Target, revision: str) -> Generator[tuple[Path, Reading]]:
    """Yield a temporary copy of a description as it was in a revision, and how it is read, with the overlays of then.

    An overlay that the revision does not have was not applied then.

    Raises:
        GitError: as `folder_at`.
    """
    with folder_at(target.spec.parent, revision) as folder, ExitStack() as stack:
        overlays: list[Path] = []
        for each in target.reading.overlays:
            place = each.parent
            # The first folder above both may be the whole repository: that of the overlay is enough.
            with suppress(GitError):
                copy = folder if place == target.spec.parent else stack.enter_context(folder_at(place, revision))
                overlays += [copy / each.name] if (copy / each.name).is_file() else []
        yield folder / target.spec.name, replace(target.reading, overlays=tuple(overlays))


def _run(folder: Path, *arguments: str) -> bytes:
    """Return what Git prints, or nothing if it fails.

    Raises:
        GitError: there is no Git, or no repository.
    """
    try:
        if subprocess.run(["git", "rev-parse", "--is-inside-work-tree"], cwd=folder, capture_output=True).returncode:
            raise GitError("this is not a Git repository, so there are no revisions; name a file")
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True)
    except FileNotFoundError:
        raise GitError("Git is not installed, so no revision can be read; name a file") from None
    return b"" if done.returncode else done.stdout
