"""Parse references into a file and a JSON pointer, and look up pointers."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final
from urllib.parse import unquote

from pochoir.ir import Json
from pochoir.pointers import join, tokens

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Target:
    """A parsed reference.

    Attributes:
        file: the relative path of the file; "" for a reference within its own file.
        pointer: the JSON pointer in that file.
        refusal: why the reference must not be followed; "" if it may be.
        anchor: the name of the `$anchor`, if the reference has one instead of a pointer.
    """

    file: str
    pointer: str
    refusal: str = ""
    anchor: str = ""


class Missing(Enum):
    """The type of MISSING."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING
"""Returned by `lookup` if there is no value. (None is a JSON value.)"""


def parse(reference: str) -> Target:
    """Parse a reference. Nothing is opened."""
    file, _, fragment = reference.partition("#")
    fragment = unquote(fragment)
    if fragment and not fragment.startswith("/"):
        return Target(file, "", anchor=fragment)
    pointer = join("", *tokens(fragment))
    if not file:
        return Target("", pointer)
    path = unquote(file)
    if path.startswith(("//", "\\\\")) or re.match("https?:", path, re.IGNORECASE):
        return Target(file, pointer, "pochoir does not access the network")
    if _SCHEME.match(path):
        return Target(file, pointer, "it is a URL, not a relative path")
    if path.startswith("/") or "\\" in path:
        return Target(file, pointer, "it is not a relative path with forward slashes")
    if "\0" in path or "?" in file:
        return Target(file, pointer, "it is not a valid file path")
    return Target(path, pointer)


def lookup(tree: Json, pointer: str) -> "Json | Missing":
    """Return the value at a JSON pointer, or MISSING."""
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
