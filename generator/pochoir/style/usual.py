"""Lay out the statements that most long lines of generated Python are: a signature, and a call that is returned.

The result is that of `splitting`, which takes several times as long, because it looks at each token.
"""

import re
from typing import Final

from pochoir.style.tokens import CLOSING, OPENING, TEXT, fits

_SIGNATURE: Final = re.compile(r"( *)((?:async )?def \w+\()(.+)(\) -> .+:(?: \.\.\.)?)")
_RETURNED: Final = re.compile(r"( *)(return (?:await )?[\w.]+\()(.+)(\))")
_DICTIONARY: Final = re.compile(r"( *)(\w+=\{)(.+)(\},)")
_UNION: Final = re.compile(rf"( *)(\w+: )(.+?)((?: = (?:[\w.]+|{TEXT}))?,)")
_MARK: Final = re.compile(rf"{TEXT}|[,()\[\]{{}}|]")
_STEP: Final = "    "


def usual(row: str) -> list[str] | None:
    """Return the lines of a statement that does not fit on one; None if it is not one of these.

    Args:
        row: the statement on one line, without comments, keywords in its expressions, and superfluous brackets, spaces
            and commas.
    """
    match = _SIGNATURE.fullmatch(row) or _RETURNED.fullmatch(row)
    if match is None:
        return None
    indent, head, inside, tail = match.groups()
    items, margin = _apart(inside, ","), indent + _STEP
    if len(items) < 2:
        return None
    lines = [margin + inside]
    if not fits(lines[0]):
        split = _annotated if match.re is _SIGNATURE else _passed
        whole = [f"{margin}{item}," for item in items]
        lines = [line for each in whole for line in ([each] if fits(each) else split(each))]
    found = [indent + head, *lines, indent + tail]
    return found if all(map(fits, found)) else None


def _passed(line: str) -> list[str]:
    """Return the lines of an argument: those of a dictionary have one item each."""
    match = _DICTIONARY.fullmatch(line)
    items = _apart(match[3], ",") if match else []
    if match is None or len(items) < 2:
        return [line]
    indent = match[1]
    return [indent + match[2], *(f"{indent}{_STEP}{item}," for item in items), indent + match[4]]


def _annotated(line: str) -> list[str]:
    """Return the lines of a parameter: a union is in parentheses, on one line if it fits."""
    match = _UNION.fullmatch(line)
    options = _apart(match[3], "|") if match else []
    if match is None or len(options) < 2:
        return [line]
    indent, name, union, tail = match.groups()
    first, *others = (option.strip(" ") for option in options)
    margin = indent + _STEP
    inner = [margin + union]
    if not fits(inner[0]):
        inner = [margin + first, *(f"{margin}| {option}" for option in others)]
    return [f"{indent}{name}(", *inner, f"{indent}){tail}"]


def _apart(text: str, separator: str) -> list[str]:
    """Return what is between separators that are not in brackets; nothing if brackets do not match."""
    items: list[str] = []
    start = depth = 0
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == separator and not depth:
            items.append(text[start : match.start()])
            start = match.end() + 1
        elif mark in OPENING:
            depth += 1
        elif mark in CLOSING:
            depth -= 1
            if depth < 0:
                return []
    return [*items, text[start:]] if not depth else []
