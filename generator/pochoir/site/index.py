"""The search index of Pagefind, written into the folder of a site that stands on disk."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = "pagefind"
"""Where the index stands in the folder of the site; no other file of the site is below it."""


class Unavailable(Exception):
    """Pagefind is not installed: the search goes on with titles, routes and names only."""


def write(site: Path) -> None:
    """Index the pages of a site, so that the search finds the words of their text, too.

    Args:
        site: the folder of the site; the index becomes its folder `pagefind`.

    Raises:
        Unavailable: Pagefind is not installed (`pip install "pagefind[bin]"`).
        RuntimeError: Pagefind failed; the text says what it said.
    """
    if find_spec("pagefind") is None:
        raise Unavailable('the search index needs Pagefind: pip install "pagefind[bin]"')
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own interpreter
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or done.stdout.strip())
    for unused in (site / FOLDER).glob("pagefind-*ui*"):
        unused.unlink()
