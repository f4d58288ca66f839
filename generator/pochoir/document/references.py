"""What a reference says: a file, a pointer, or something that must not be followed."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final
from urllib.parse import unquote

from pochoir.document.marks import join, tokens
from pochoir.ir import Json

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
FILES: Final = "x-pochoir-files"
"""The root key under which the trees of referenced files stand."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reference taken apart. `file` is "" for one within its own file, and `refusal` says why it is not followed."""

    file: str
    pointer: str
    refusal: str = ""
    anchor: str = ""


class Missing(Enum):
    """The type of MISSING."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING
"""What `lookup` gives when nothing stands there: None is a value."""


def parse(reference: str) -> Target:
    """Take a reference apart; nothing is opened or asked."""
    file, _, fragment = reference.partition("#")
    fragment = unquote(fragment)
    if fragment and not fragment.startswith("/"):
        return Target(file, "", anchor=fragment)
    pointer = join(tokens(fragment))
    if not file:
        return Target("", pointer)
    path = unquote(file)
    if path.startswith(("//", "\\\\")) or re.match("https?:", path, re.IGNORECASE):
        return Target(file, pointer, "the network is never asked")
    if _SCHEME.match(path):
        return Target(file, pointer, "it is a URL, not a relative path")
    if path.startswith("/") or "\\" in path:
        return Target(file, pointer, "it is not a relative path with forward slashes")
    if "\0" in path or "?" in file:
        return Target(file, pointer, "it is no path of a file")
    return Target(path, pointer)


def lookup(tree: Json, pointer: str) -> "Json | Missing":
    """The value at a JSON pointer, or MISSING."""
    value = tree
    for token in tokens(pointer):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and token.isascii() and token.isdigit() and len(token) < 10:
            if int(token) >= len(value):
                return MISSING
            value = value[int(token)]
        else:
            return MISSING
    return value
