"""Write JSONPaths (RFC 9535)."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPES: Final = {"'": "'", "\\": "\\", "\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t"}
_ESCAPED: Final = re.compile(f"[{re.escape(''.join(_ESCAPES))}]")
_CONTROLS: Final = re.compile(r"[\x00-\x1f]")


def query(keys: Sequence[str | int]) -> str:
    """Return the JSONPath of the value at some keys and indices: `$.paths['/books'].get`."""
    return "$" + "".join(map(segment, keys))


def segment(key: str | int) -> str:
    """Return the segment of a JSONPath that selects a member or an item."""
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key}" if _NAME.fullmatch(key) else f"[{quoted(key)}]"


def having(members: Mapping[str, str]) -> str:
    """Return the segment that selects the items with some members: `[?@.name == 'id' && @.in == 'path']`."""
    tests = (f"@{segment(key)} == {quoted(value)}" for key, value in members.items())
    return f"[?{' && '.join(tests)}]"


def quoted(text: str) -> str:
    """Return a text in quotes."""
    return f"'{_ESCAPED.sub(_escape, text)}'"


def is_quotable(text: str) -> bool:
    """Return whether a JSONPath can contain a text.

    RFC 9535 has an escape for every control character, of which python-jsonpath refuses those without a letter.
    """
    return not _CONTROLS.search(_ESCAPED.sub("", text))


def _escape(found: re.Match[str]) -> str:
    return f"\\{_ESCAPES[found[0]]}"
