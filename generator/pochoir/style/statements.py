"""Lay out the statements of generated Python as black does, as far as generated files have them.

The templates write statements with the spaces and quotes of black; only where lines are broken depends on their length.
`laid_out` breaks them, and raises `Unsure` where a statement is of a kind that templates do not write.
"""

import re
from collections.abc import Sequence
from typing import Final

from pochoir.style import splitting
from pochoir.style.tokens import TEXT, Line, Token, Unsure, fits, nested, tokens
from pochoir.style.usual import usual

_STRING: Final = re.compile(TEXT)
_DOCSTRING: Final = re.compile(r' *[rR]?"""')
# A comma or an empty line before a closing bracket, or parentheses that may be superfluous.
_TO_TOKENIZE: Final = re.compile(r",\s*[)\]}]|[(\[{]\s+|\s[)\]}]|(?:= |return |-> |: |\[|with |in |if )\(|;|\\")
_KEYWORD: Final = re.compile(r"\b(?:and|else|for|if|in|is|lambda|not|or|yield)\b")
_UNKNOWN: Final = frozenset(
    ("assert", "async", "case", "del", "elif", "except", "for", "if", "match", "while", "yield")
)
"""The statements that black may write optional parentheses in, other than those below."""
_IMPORTS: Final = ("from ", "import ")
_DEFINITIONS: Final = ("@", "async def ", "class ", "def ")


def laid_out(text: str) -> str:
    """Return the text of a Python file with lines broken as black does.

    Raises:
        Unsure: only black knows how.
    """
    result: list[str] = []
    rows = text.split("\n")
    at, blank, imported = 0, 0, False
    while at < len(rows):
        if not rows[at]:
            at, blank = at + 1, blank + 1
            continue
        end, block = _block(rows, at)
        result += [""] * _blank_lines(block[0], blank, imported)
        result += block
        at, blank, imported = end, 0, block[0].startswith(_IMPORTS)
    return "\n".join([*result, ""])


def _blank_lines(row: str, written: int, imported: bool) -> int:
    """Return the number of blank lines that black leaves before a line."""
    if imported and not row.startswith((*_IMPORTS, *_DEFINITIONS)):
        return 1
    return min(written, 1 if row.startswith(" ") else 2)


def _block(rows: Sequence[str], at: int) -> tuple[int, Sequence[str]]:
    """Return where a docstring, a comment or a statement ends, and its lines."""
    row, end = rows[at], at + 1
    if _DOCSTRING.match(row):
        end = _docstring_end(rows, at)
        return end, rows[at:end]
    if row.lstrip(" ").startswith("#"):
        return end, [row]
    bare = _STRING.sub("0", row) if '"' in row or "'" in row else row
    depth = _balance(bare)
    while depth > 0 and end < len(rows):
        more = _STRING.sub("0", rows[end])
        depth += _balance(more)
        bare += f"\n{more}"
        end += 1
    if '"' in bare or "'" in bare or "#" in bare or depth:
        raise Unsure
    if end == at + 1 and not _TO_TOKENIZE.search(bare):
        found = [row] if fits(row) else usual(row) if not _KEYWORD.search(bare) else None
        if found is not None:
            return end, found
    return end, statement("\n".join(rows[at:end]))


def _docstring_end(rows: Sequence[str], at: int) -> int:
    first = rows[at].partition('"""')[2]
    if '"""' in first:
        if first.rstrip().endswith('"""') and first.count('"""') == 1:
            return at + 1
        raise Unsure
    for end in range(at + 1, len(rows)):
        if '"""' in rows[end]:
            if rows[end].endswith('"""'):
                return end + 1
            break
    raise Unsure


def _balance(bare: str) -> int:
    opened = bare.count("(") + bare.count("[") + bare.count("{")
    return opened - bare.count(")") - bare.count("]") - bare.count("}")


def statement(text: str) -> list[str]:
    """Return the lines of a statement.

    Raises:
        Unsure: only black knows them.
    """
    depth, rest = divmod(len(text) - len(text.lstrip(" ")), 4)
    found = tokens(text.lstrip(" "))
    if rest or not found:
        raise Unsure
    line = Line(_with_optional(found), depth)
    if not line.magic and line.fits:
        return [line.text]
    if found[0].text in _UNKNOWN and found[1].text != "def":
        raise Unsure
    line.check()
    return splitting.lines(line)


# Optional parentheses ----------------------------------------------------------------------------------------


def _with_optional(found: Sequence[Token]) -> Sequence[Token]:
    """Return tokens with the parentheses that black may write, and without those that it may leave out."""
    first = found[0].text
    if first in ("def", "async") and any(each.text == "def" for each in found[:2]):
        return _of_function(found)
    if first == "from":
        start = next(index for index, each in enumerate(found) if each.text == "import") + 1
        return _wrapped(found, start, len(found))
    if first == "return" and len(found) > 1:
        return _wrapped(found, 1, len(found))
    if first == "with" and found[-1].text == ":":
        return _wrapped(found, 1, len(found) - 1)
    if first in ("class", "import", "@", "async"):
        return found
    return _of_assignment(found)


def _of_assignment(found: Sequence[Token]) -> Sequence[Token]:
    """Return an assignment with optional parentheses around its value, its annotation and its names, if several."""
    outer = [index for index, (each, depth) in enumerate(nested(found)) if not depth and each.text in ("=", ":")]
    if not outer or (len(outer) == 1 and outer[0] == len(found) - 1):
        return found
    if [found[index].text for index in outer] not in (["="], [":"], [":", "="]):
        raise Unsure
    names = found[: outer[0]]
    several = any(not depth and each.text == "," for each, depth in nested(names))
    result = [*(_wrapped(names, 0, len(names)) if several else names)]
    for start, end in zip(outer, [*outer[1:], len(found)], strict=True):
        result += [found[start], *_wrapped(found[start + 1 : end], 0, end - start - 1)]
    return result


def _of_function(found: Sequence[Token]) -> Sequence[Token]:
    start = next(index for index, each in enumerate(found) if each.text == "(")
    end = next(index for index, each in enumerate(found) if each is found[start].mate)
    result = [*found[: start + 1], *_parameters(found[start + 1 : end]), *found[end:]]
    arrow = next((index for index, each in enumerate(result) if each.text == "->"), None)
    if arrow is None:
        return result
    colon = next(
        index for index, (each, depth) in enumerate(nested(result)) if index > arrow and not depth and each.text == ":"
    )
    if result[arrow + 1].kind == "string" or any(each.magic for each in result[arrow:colon]):
        raise Unsure
    return _wrapped(result, arrow + 1, colon)


def _parameters(inside: Sequence[Token]) -> Sequence[Token]:
    """Return parameters with optional parentheses around the annotations that are unions."""
    result: list[Token] = []
    annotation: list[Token] | None = None
    for token, depth in nested(inside):
        if annotation is None:
            result.append(token)
            if not depth and token.text == ":":
                annotation = []
        elif not depth and token.text in (",", "="):
            result += [*_annotation(annotation), token]
            annotation = None
        else:
            annotation.append(token)
    return [*result, *_annotation(annotation or [])]


def _annotation(found: Sequence[Token]) -> Sequence[Token]:
    if found and found[0].text == "(":
        raise Unsure
    union = any(not depth and each.text == "|" for each, depth in nested(found))
    return _wrapped(found, 0, len(found)) if union else found


def _wrapped(found: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return tokens with optional parentheses around some of them."""
    inside = found[start:end]
    if not inside or inside[0].text == "*":
        return found
    if inside[0].text == "(" and inside[0].mate is inside[-1]:
        content = inside[1:-1]
        if content and content[0].text == "(" and content[0].mate is content[-1]:
            raise Unsure
        several = any(not depth and each.text in (",", "for") for each, depth in nested(content))
        if content and (not several or found[0].text == "from"):
            inside[0].text = inside[-1].text = ""
        return found
    opening = Token("", inside[0].space, "opening", shows=True)
    closing = Token("", "", "closing", opening)
    opening.mate = closing
    inside[0].space = ""
    return [*found[:start], opening, *inside, closing, *found[end:]]
