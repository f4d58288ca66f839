"""Limits on the size of a description.

Published descriptions stay far below them; they stop hostile ones early. The largest description known to us
(GitHub's) has 13 MB, 600,000 values and a depth of 40.
"""

MAX_NODES = 2_000_000
"""Number of values in one file. Values repeated by YAML aliases count every time."""

MAX_DEPTH = 200
"""Nesting depth of mappings and lists. Later stages may recurse this deep."""

MAX_DIGITS = 300
"""Digits of an integer. No float is that large, and beyond 4,300 digits Python itself refuses to convert."""

MAX_FILES = 2_000
"""Number of files that a description may refer to."""
