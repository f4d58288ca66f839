"""JSON pointers (RFC 6901) of a document as it is written."""

from collections.abc import Sequence


def escape(token: str) -> str:
    """Return a key with `~` and `/` escaped for a JSON pointer."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def unescape(token: str) -> str:
    """Return the key that an escaped token of a JSON pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def tokens(pointer: str) -> list[str]:
    """Split a JSON pointer into its keys, unescaped; the pointer of the root has none."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def join(keys: Sequence[str]) -> str:
    """Build the JSON pointer that goes through `keys`."""
    return "".join("/" + escape(key) for key in keys)


def shorten(pointer: str) -> str:
    """Return the first three keys of a pointer: enough to name the component that is nested too deeply."""
    return "/".join(pointer.split("/")[:4])
