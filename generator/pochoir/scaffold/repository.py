"""The files of a new project for Git and pre-commit."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from pochoir.installation import templates_folder
from pochoir.version import __version__

_HOOKS: Final = ".pre-commit-config.yaml"
_FILES: Final[Mapping[str, str]] = {
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": _HOOKS,
}
"""The place in a project of each file in `templates/new/project/`."""
_SPECIAL: Final = re.compile(r"[\s*?\[\]\\\"]")
"""Characters with a meaning in a pattern of Git."""


def files(root: Path, output: str) -> dict[str, str]:
    """Return the files by path below the project, without those that exist.

    Args:
        root: the folder of the project.
        output: its output folder, relative to that.
    """
    folder = templates_folder() / "new" / "project"
    # A question mark is any character.
    pattern = _SPECIAL.sub("?", PurePosixPath(output).as_posix())
    return {
        path: (folder / name).read_text("utf-8").replace("@OUTPUT@", pattern).replace("@VERSION@", __version__)
        for name, path in _FILES.items()
        # pre-commit reads its settings at the top of a repository only.
        if not (root / path).exists() and not (path == _HOOKS and _is_below_repository(root))
    }


def _is_below_repository(root: Path) -> bool:
    """Return whether a folder is in a repository of Git, and not its top."""
    return not (root / ".git").exists() and any((parent / ".git").exists() for parent in root.resolve().parents)
