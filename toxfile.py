"""Let tox find every Python that pyenv installed: what pyenv puts on the path starts the chosen versions only."""

import os
from pathlib import Path

_VERSIONS = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
_FOLDERS = [str(folder) for folder in sorted(_VERSIONS.glob("3.*/bin"))]

# Last on the path: what the user chose comes first.
os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", os.defpath), *_FOLDERS])
