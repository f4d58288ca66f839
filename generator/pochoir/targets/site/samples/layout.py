"""Break long Python statements like black: at the commas of the outermost brackets."""

import re
from typing import Final

_WIDTH: Final = 72
_TOKEN: Final = re.compile(r"""(b?"(?:[^"\\]|\\.)*"|b?'(?:[^'\\]|\\.)*')|([(\[{])|([)\]}])|(, )""", re.DOTALL)


def break_lines(code: str, indent: int = 0) -> str:
    """Break a statement into several lines if it is too long at this indentation."""
    if len(code) + indent <= _WIDTH:
        return code
    found = _last_group(code)
    if found is None:
        return code
    start, end, commas = found
    inner = [code[a:b] for a, b in zip([start, *(at + 2 for at in commas)], [*commas, end], strict=True)]
    margin = "    "
    parts = [_lines(break_lines(part, indent + 4), margin) for part in inner if part]
    if not parts:
        return code
    return f"{code[:start]}\n" + "".join(f"{part},\n" for part in parts) + code[end:]


def _lines(text: str, margin: str) -> str:
    return "\n".join(margin + line for line in text.split("\n"))


def _last_group(code: str) -> tuple[int, int, list[int]] | None:
    """Return the last outermost bracket: its start, its end, and the positions of its commas."""
    depth, start, commas, found = 0, 0, list[int](), None
    for match in _TOKEN.finditer(code):
        _, opening, closing, comma = match.groups()
        if opening:
            depth += 1
            if depth == 1:
                start, commas = match.end(), []
        elif closing:
            depth -= 1
            if depth == 0:
                found = (start, match.start(), commas)
        elif comma and depth == 1:
            commas.append(match.start())
    return found
