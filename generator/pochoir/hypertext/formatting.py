"""Markdown for each kind of HTML element."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Final

from pochoir.hypertext.tags import BREAK

_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\^{|}\[\]]+", re.IGNORECASE)


def attribute(attributes: str, name: str) -> str:
    """Return the value of an attribute; "" if it is missing."""
    found = re.search(rf"(?:^|\s){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", attributes, re.IGNORECASE)
    return unescape(next(filter(None, found.groups()), "")) if found else ""


def safe_url(attributes: str, name: str) -> str:
    """Return the URL in an attribute if it is http, https or mailto; otherwise ""."""
    url = attribute(attributes, name).strip()
    return url.replace("(", "%28").replace(")", "%29") if _ADDRESS.fullmatch(url) else ""


def link(inner: str, address: str) -> str:
    """Format a link. Without an address, return only its text."""
    label = inner.strip()
    if not address:
        return inner
    return f"[{label}]({address})" if label and not set("[]") & set(label) else f"{label} <{address}>".strip()


def inline_code(inner: str) -> str:
    """Format inline code."""
    text = " ".join(unescape(inner).split())
    if not text:
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def code_block(inner: str) -> str:
    """Format a code block."""
    text = unescape(inner).strip("\n").rstrip()
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}\n{text}\n{fence}"


def emphasis(inner: str, delimiter: str, before: str, after: str) -> str:
    """Format emphasis.

    Markdown allows no white space inside of the delimiters and sometimes requires it outside; it is moved or added.

    Args:
        inner: the content of the element.
        delimiter: `*` or `**`.
        before: the character before the element.
        after: the character after the element.
    """
    text = inner.strip()
    if not text or BREAK in text or "\n\n" in text or delimiter in text:
        return inner
    start, end = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    start = start or (" " if before in ("*", "_") or (before.isalnum() and not text[0].isalnum()) else "")
    end = end or (" " if after.isalnum() and not text[-1].isalnum() else "")
    return f"{start}{delimiter}{text}{delimiter}{end}"


def format_list(items: Iterable[str], ordered: bool) -> str:
    """Format a list. Further lines of an item are indented below its marker."""
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        marker = f"{number}. " if ordered else "- "
        text = re.sub(rf"\s*{BREAK}[\s{BREAK}]*(?=- |\d+\. )", "\n", item.strip(f" \n{BREAK}"))
        text = re.sub(rf"\s*{BREAK}[\s{BREAK}]*", "\n\n", text)
        lines.append(marker + re.sub(r"\n(?=[^\n])", "\n" + " " * len(marker), text))
    return "\n".join(lines)


def format_table(rows: list[list[str]]) -> str:
    """Format a table. The first row is its header."""
    filled = [row for row in rows if row]
    if not filled:
        return ""
    width = max(map(len, filled))
    head = [*filled[0], *[""] * (width - len(filled[0]))]
    lines = [head, ["---"] * width, *filled[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def block(inner: str) -> str:
    """Put a paragraph break before and after an element."""
    return f"{BREAK}{inner}{BREAK}"


def _title(inner: str) -> str:
    return f"{BREAK}{emphasis(inner.strip(), '**', '', '')}{BREAK}"


def _heading(level: int) -> Callable[[str], str]:
    return lambda inner: f"{BREAK}{'#' * level} {inner.strip()}{BREAK}" if inner.strip() else ""


def _item(inner: str) -> str:
    return f"{BREAK}- {inner.strip()}{BREAK}"


LINE_FORMATTERS: Final[Mapping[str, Callable[[str], str]]] = {
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    "summary": _title,
    "dt": _title,
    "li": _item,
}
"""Formatters of the elements that take one line."""
