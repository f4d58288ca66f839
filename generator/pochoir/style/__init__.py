"""Format generated files so that black would change none, and normalise line ends. The result is deterministic.

The templates of pochoir write statements with the spaces and quotes of black. Where to break lines that are too long is
decided here, by the same rules (`splitting`), in a tenth of the time that black needs to read a file. A file with a
statement of another kind is left to black, and so are all files where a project replaces templates of clients. Nothing
relies on these rules being complete: `pochoir check` and the tests have black read every file.
"""

import re
from collections.abc import Mapping
from typing import Final

from pochoir.cache import Cache
from pochoir.style.statements import laid_out
from pochoir.style.tokens import WIDTH, Unsure

__all__ = ["WIDTH", "rewrapped", "style", "styled"]

# `templates/runtime/` is hand-written Python, checked there and copied unchanged.
_VERBATIM: Final = "/_runtime/"
# The data of the test kit's fake server is large, and already formatted by `targets.client.layout`.
_PREFORMATTED: Final = re.compile(r"/testing/(?!__init__\.py$|_schemas\.py$)[^/]+\.py$")


def style(files: Mapping[str, str], workers: int | None = None, cache: Cache | None = None) -> dict[str, str]:
    """Format files: LF line ends, one newline at the end of files that are not empty, Python as black formats it.

    Args:
        files: texts by path.
        workers: number of processes that run black; by default one per processor if there is enough to do. The result
            does not depend on it.
        cache: remembers what black made of each text.

    Raises:
        StyleError: a file is not valid Python.
    """
    result = {path: _normalise(text) for path, text in files.items()}
    python = {path: text for path, text in result.items() if text and _is_rendered(path)}
    if python:
        from pochoir.style.blacken import blacken

        result |= blacken(python, workers, cache)
    return result


def styled(path: str, text: str) -> str | None:
    """Return a file that a template of pochoir made as `style` formats it, without black; None if only black can."""
    text = _normalise(text)
    if not text or not _is_rendered(path):
        return text
    try:
        return laid_out(text)
    except Unsure:
        return None


def rewrapped(files: Mapping[str, str], length: int) -> dict[str, str]:
    """Return files with lines of Python up to a length, for projects that set one.

    What was split for a shorter line is joined where it fits.
    """
    import black
    from black.mode import TargetVersion

    mode = black.Mode(line_length=length, target_versions={TargetVersion.PY311}, magic_trailing_comma=False)
    return {
        path: black.format_str(text, mode=mode) if path.endswith(".py") and _VERBATIM not in path else text
        for path, text in files.items()
    }


def _is_rendered(path: str) -> bool:
    return path.endswith(".py") and _VERBATIM not in path and _PREFORMATTED.search(path) is None


def _normalise(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    return f"{lines}\n" if lines else ""
