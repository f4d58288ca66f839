"""Programs from npm, for tests that let the tools of others judge."""

import shutil
import subprocess
from pathlib import Path

_SECONDS = 90
"""How long a registry may take; one that cannot be reached may never answer."""


class Missing(Exception):
    """A program cannot be installed; the message names it."""


def chromium() -> str:
    """The path of a browser.

    Raises:
        Missing: none is installed.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise Missing("no chromium is installed")
    return found


def installed(root: Path, *packages: str) -> Path:
    """The folder of modules, installed below `root`.

    Raises:
        Missing: npm is not installed, or cannot install them.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("npm is not installed")
    quiet = ("--no-audit", "--no-fund", "--silent", "--ignore-scripts")
    command = [npm, "install", "--prefix", str(root), *quiet, *packages]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise Missing(f"npm cannot install {', '.join(packages)}") from None
    return root / "node_modules"
