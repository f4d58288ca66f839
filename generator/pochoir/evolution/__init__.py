"""Compare an API with an earlier version of it: what changed, and what that means for callers.

`surface(api)` is what callers can depend on, as small data that `files` keeps in a file. `compare(old, new)` gives the
changes, each with a verdict for the wire and one for Python. Everything here is a pure function.
"""

from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, Verdict, additions, worst
from pochoir.evolution.comparing import compare
from pochoir.evolution.keeping import classes, moved, pinned
from pochoir.evolution.old_names import with_old_names
from pochoir.evolution.reading import pointers, surface
from pochoir.evolution.settling import settled
from pochoir.evolution.surface import Key, Surface
from pochoir.evolution.translation import in_french

__all__ = [
    "BREAKING",
    "COMPATIBLE",
    "NEUTRAL",
    "Change",
    "Key",
    "Surface",
    "Verdict",
    "additions",
    "classes",
    "compare",
    "in_french",
    "moved",
    "pinned",
    "pointers",
    "settled",
    "surface",
    "with_old_names",
    "worst",
]
