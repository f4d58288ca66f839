"""The files of `pochoir new --ci`: workflows that check, test and publish clients."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pochoir.installation import templates_folder
from pochoir.version import __version__

FORGES: Final[Mapping[str, Mapping[str, str]]] = {
    "github": {
        "clients.yml": ".github/workflows/clients.yml",
        "publish.yml": ".github/workflows/publish.yml",
        "dependabot.yml": ".github/dependabot.yml",
    },
    "gitlab": {"gitlab-ci.yml": ".gitlab-ci.yml", "renovate.json": "renovate.json"},
}
"""The place in a repository of each file in the folder of a forge in `templates/new/`."""


def files(forge: str, root: Path, output: str) -> dict[str, str]:
    """Return the files for a forge by path below the project, without those that exist.

    Args:
        forge: a key of `FORGES`.
        root: the folder of the project.
        output: its output folder, relative to that.
    """
    folder = templates_folder() / "new" / forge
    # A string of JSON is one of YAML.
    quoted = json.dumps(output)
    return {
        path: (folder / name).read_text("utf-8").replace('"@OUTPUT@"', quoted).replace("@VERSION@", __version__)
        for name, path in FORGES[forge].items()
        if not (root / path).exists()
    }
