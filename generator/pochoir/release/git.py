"""Read a folder of a project as it was in a revision of Git."""

import subprocess
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory


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


def _run(folder: Path, *arguments: str) -> bytes:
    """Return what Git prints, or nothing if it fails.

    Raises:
        GitError: there is no Git, or no repository.
    """
    try:
        if subprocess.run(["git", "rev-parse", "--is-inside-work-tree"], cwd=folder, capture_output=True).returncode:
            raise GitError("this is not a Git repository, so that there are no revisions; name a file")
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True)
    except FileNotFoundError:
        raise GitError("Git is not installed, so that no revision can be read; name a file") from None
    return b"" if done.returncode else done.stdout
