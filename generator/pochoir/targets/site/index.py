"""The search index of Pagefind, written into the folder of a site that stands on disk."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

FOLDER: Final = "pagefind"
"""Where the index stands in the folder of the site; no other file of the site is below it."""

_IGNORED: Final = "figure pre, .index, .op, .facts, .type, .req, .flag, .old, .origin, .advice"
"""What the whole text is found without: samples and examples, lists of pages, what fields say in the same words."""

_CHUNK: Final = "2500"
"""About how many places of words a reader loads for each word of a query. Pagefind's own 20,000 are too much for the
names that a reference is made of: with them a query of three words loads more than it finds."""

_UNUSED: Final = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js")


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
        raise Unavailable('the index of the whole text needs Pagefind: pip install "pagefind[bin]"')
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    command += ["--exclude-selectors", _IGNORED]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK}
    done = subprocess.run(  # noqa: S603  # our own interpreter
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or done.stdout.strip())
    for pattern in _UNUSED:
        for unused in (site / FOLDER).glob(pattern):
            unused.unlink()
