"""The output on disk: write it, all or nothing, or say how it differs. No other module touches it.

Below the output folder stands one folder per distribution, with a `MANIFEST.json` that lists what was stamped. A folder
is built anew beside the old one, unchanged files linked into it, and then takes its place in one step: whoever looks,
or kills, at any moment finds the old folder or the new one. What a person put there is carried over; only files that
the old manifest lists, with the hash they still have, are ever deleted. No symbolic link is followed on the way.
"""

from pochoir.tree.beginning import begin
from pochoir.tree.comparing import Difference, compare
from pochoir.tree.listing import MANIFEST, manifest
from pochoir.tree.writing import write

__all__ = ["MANIFEST", "Difference", "begin", "compare", "manifest", "write"]
