"""Rewrite the reference of the extensions: `python -m pochoir.extensions docs/extensions.md`."""

import sys
from pathlib import Path

from pochoir.extensions.reference import rewritten

for page in map(Path, sys.argv[1:]):
    page.write_text(rewritten(page.read_text("utf-8")), "utf-8", newline="\n")
