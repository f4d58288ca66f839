"""Format generated Python with another line length, for projects that set one."""

from collections.abc import Mapping
from typing import Final

_VERBATIM: Final = "/_runtime/"
"""The runtime is copied unchanged, as other projects copy a library."""


def rewrapped(files: Mapping[str, str], length: int) -> dict[str, str]:
    """Return files with lines of Python up to a length. What was split for a shorter line is joined where it fits."""
    import black
    from black.mode import TargetVersion

    mode = black.Mode(line_length=length, target_versions={TargetVersion.PY311}, magic_trailing_comma=False)
    return {
        path: black.format_str(text, mode=mode) if path.endswith(".py") and _VERBATIM not in path else text
        for path, text in files.items()
    }
