"""What a description may cost. Published descriptions stay far below; the numbers stop hostile ones early.

The largest description known to us (GitHub's) has 13 MB, 600,000 nodes and a depth of 40.
"""

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of all files of a description together."""

MAX_NODES = 2_000_000
"""Values of one file, those behind YAML aliases counted every time they are used."""

MAX_DEPTH = 200
"""Mappings and lists inside each other: every later stage may recurse this deep and no deeper."""

MAX_DIGITS = 300
"""Digits of an integer: beyond them no float is near, and past 4,300 Python itself refuses to convert."""

MAX_FILES = 2_000
"""Files that one description may be made of."""
