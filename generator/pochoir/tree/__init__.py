"""Write the output folder, or compare it with what would be written. Only this package writes generated files.

The output folder contains one folder per distribution, with a `MANIFEST.json` that lists the generated files. A folder
is built in a staging folder, with unchanged files hard-linked into it, and then swapped in. At any moment, even if the
process is killed, the old folder or the new one is in place. Files added by hand are kept: only files that the old
manifest lists, with an unchanged hash, are deleted. Symbolic links are never followed.
"""

from pochoir.tree.comparing import Difference, compare, compare_folder, recorded
from pochoir.tree.manifests import MANIFEST, HashedText, HashedTexts, Origin, Recorded, Text, manifest
from pochoir.tree.writing import write, write_new

__all__ = [
    "MANIFEST",
    "Difference",
    "HashedText",
    "HashedTexts",
    "Origin",
    "Recorded",
    "Text",
    "compare",
    "compare_folder",
    "manifest",
    "recorded",
    "write",
    "write_new",
]
