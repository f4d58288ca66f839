"""Create the full-text search index with Pagefind in the folder of a site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from pochoir.optional import PAGEFIND, require

FOLDER: Final = "pagefind"
"""The folder of the index, in the folder of the site. It contains no other files."""

_IGNORED: Final = "figure pre, .index, .op, .facts, .type, .req, .flag, .old, .origin, .advice"
"""Elements that are not indexed: samples and examples, lists of pages, and labels that every field repeats."""

_CHUNK: Final = "2500"
"""The approximate number of word positions in each chunk of the index, of which a query loads one per word. With the
default of 20,000 and the many distinct names of a reference, that is more than the results themselves."""

_UNUSED: Final = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js")


def write(site: Path) -> None:
    """Index the text of the pages of a site.

    Args:
        site: the folder of the site. The index is written to its folder `pagefind`.

    Raises:
        MissingError: Pagefind is not installed. The search still finds titles, routes and names.
        RuntimeError: Pagefind failed. The message is its output.
    """
    require(PAGEFIND)
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    # With -P, a file pagefind.py in the working folder is not run.
    command = [sys.executable, "-P", "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    command += ["--exclude-selectors", _IGNORED]
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _CHUNK}
    process = subprocess.run(  # noqa: S603  # our own interpreter
        command, env=environment, capture_output=True, text=True, check=False
    )
    if process.returncode:
        raise RuntimeError(process.stderr.strip() or process.stdout.strip())
    for pattern in _UNUSED:
        for unused in (site / FOLDER).glob(pattern):
            unused.unlink()
