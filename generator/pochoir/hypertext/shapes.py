"""How tags are written in Markdown, each by what it holds."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Final

from pochoir.hypertext.tags import BREAK

_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\^{|}\[\]]+", re.IGNORECASE)


def attribute(attributes: str, name: str) -> str:
    """The value of an attribute; "" where there is none."""
    found = re.search(rf"(?:^|\s){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", attributes, re.IGNORECASE)
    return unescape(next(filter(None, found.groups()), "")) if found else ""


def address(attributes: str, name: str) -> str:
    """The address of a link, where a page may lead to it; else ""."""
    written = attribute(attributes, name).strip()
    return written.replace("(", "%28").replace(")", "%29") if _ADDRESS.fullmatch(written) else ""


def link(inner: str, address: str) -> str:
    """A link with its text; the text alone without an address."""
    label = inner.strip()
    if not address:
        return inner
    return f"[{label}]({address})" if label and not set("[]") & set(label) else f"{label} <{address}>".strip()


def span(inner: str) -> str:
    """Code in a line: what stands there is what is shown."""
    text = " ".join(unescape(inner).split())
    if not text:
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def fenced(inner: str) -> str:
    """Code of several lines."""
    text = unescape(inner).strip("\n").rstrip()
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}\n{text}\n{fence}"


def marked(inner: str, mark: str, before: str, after: str) -> str:
    """Emphasis. Blanks are outside of the marks, and a word at once before or behind has a blank where it needs one."""
    text = inner.strip()
    if not text or BREAK in text or "\n\n" in text or mark in text:
        return inner
    start, end = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    start = start or (" " if before in ("*", "_") or (before.isalnum() and not text[0].isalnum()) else "")
    end = end or (" " if after.isalnum() and not text[-1].isalnum() else "")
    return f"{start}{mark}{text}{mark}{end}"


def listed(items: Iterable[str], ordered: bool) -> str:
    """The items of a list; what an item holds is indented below its marker."""
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        marker = f"{number}. " if ordered else "- "
        text = re.sub(rf"\s*{BREAK}[\s{BREAK}]*(?=- |\d+\. )", "\n", item.strip(f" \n{BREAK}"))
        text = re.sub(rf"\s*{BREAK}[\s{BREAK}]*", "\n\n", text)
        lines.append(marker + re.sub(r"\n(?=[^\n])", "\n" + " " * len(marker), text))
    return "\n".join(lines)


def table(rows: list[list[str]]) -> str:
    """The rows of a table, the first one its head."""
    filled = [row for row in rows if row]
    if not filled:
        return ""
    width = max(map(len, filled))
    head = [*filled[0], *[""] * (width - len(filled[0]))]
    lines = [head, ["---"] * width, *filled[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def block(inner: str) -> str:
    """A block: empty lines around it."""
    return f"{BREAK}{inner}{BREAK}"


def _title(inner: str) -> str:
    return f"{BREAK}{marked(inner.strip(), '**', '', '')}{BREAK}"


def _heading(level: int) -> Callable[[str], str]:
    return lambda inner: f"{BREAK}{'#' * level} {inner.strip()}{BREAK}" if inner.strip() else ""


def _item(inner: str) -> str:
    return f"{BREAK}- {inner.strip()}{BREAK}"


SHAPES: Final[Mapping[str, Callable[[str], str]]] = {
    **{f"h{level}": _heading(level) for level in range(1, 7)},
    "summary": _title,
    "dt": _title,
    "li": _item,
}
"""How tags of one line are written."""
