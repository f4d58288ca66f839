"""Text of a document in a Markdown file: formatting kept, raw HTML and foreign links inert.

In code `<` stays as it is only where a Markdown reader was asked and finds no HTML.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pochoir.literals import LINE_BREAK, Code, plain, shown

# `<` only opens a tag when a letter, `/`, `!` or `?` follows.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>\"'`]*)>")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# Where a link may lead: by the schemes of rule 10, within the page, to a file beside it.
_TARGET = r"(?!\s*<?(?:https?://|mailto:|#|\.{0,2}/|[\w.-]+(?:[/#?)\s]|$)))"
_LINK = re.compile(r"\]\(" + _TARGET, re.IGNORECASE)
_DEFINITION = re.compile(r"(?im)^([ >]*)\[([^\]]*)\]:(?!\s*<?(?:https?://|mailto:|#))")
_READERS: Final = (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable("table"))
"""Readers that take HTML for HTML."""
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>&:@])")


def markdown(text: str) -> Code:
    """The Markdown of a description: lines, lists, code and http(s) links stay; HTML, images and other links show
    as text. Without blank lines at its ends."""
    lines = [shown(line) for line in LINE_BREAK.sub("\n", text).expandtabs(4).split("\n")]
    return Code(_closest(lambda apart: _blocks(lines, apart)))


def _closest(write: Callable[[str], str]) -> str:
    """A text whose code shows `<` as it is, where every reader takes it for code; else with a space behind it."""
    apart, close = write("< "), write("<")
    return close if close == apart or not _has_html(close) else apart


def _has_html(text: str) -> bool:
    """Whether a reader of Markdown finds HTML in a text, with tables or without."""
    return any("html" in each.type for reader in _READERS for token in reader.parse(text) for each in _every(token))


def _every(token: Token) -> list[Token]:
    return [token, *(token.children or ())]


def _blocks(lines: Iterable[str], apart: str) -> str:
    """A text of several lines; `apart` is written for `<` in code."""
    written: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence or mark:
            written.append(_TAG.sub(apart, line))
            fence = _next_fence(fence, mark[1] if mark else "")
        else:
            written.append(_inline(line, apart))
    while written and not written[0].strip():
        written.pop(0)
    closing = [fence] if fence else []
    return "\n".join(line.rstrip() for line in written + closing).rstrip()


def _next_fence(fence: str, mark: str) -> str:
    if not fence:
        return mark
    return "" if mark.startswith(fence) else fence


def _inline(line: str, apart: str) -> str:
    """One line outside of a fence: code spans lose nothing but, perhaps, the closeness of `<`; the rest is inert."""
    parts: list[str] = []
    end = 0
    for span in _CODE.finditer(line):
        parts += [_inert(line[end : span.start()]), _TAG.sub(apart, span[0])]
        end = span.end()
    # Links are looked for in the whole line: what is taken for code here may not be code to every reader.
    return _links("".join([*parts, _inert(line[end:])]))


def _links(line: str) -> str:
    """A line whose images, and links to other places than a page may lead to, are text."""
    return _DEFINITION.sub(r"\1\\[\2]:", _LINK.sub(r"]\\(", line.replace("![", "\\![")))


def _inert(text: str) -> str:
    kept = _AUTOLINK.sub("\x00\\1\x01", text)
    return _TAG.sub("&lt;", kept).replace("\x00", "<").replace("\x01", ">")


def markdown_line(text: str) -> Code:
    """Text that Markdown shows character for character, on one line: for titles and names."""
    return Code(_PUNCTUATION.sub(r"\\\1", plain(text)).replace("<", "&lt;"))


def markdown_cell(text: str) -> Code:
    """A Markdown description in a cell of a table: one line, its bars escaped; `-` when there is nothing to say."""
    line: str = plain(text)
    if "`" in _CODE.sub("", line) or "\\`" in line:
        # A backtick that pairs with none in its cell could pair with one of another cell: no backtick is code.
        line = re.sub(r"(\\.)|`", lambda found: found[1] or "\\`", line)
    return Code(_closest(lambda apart: _cell(line, apart)) or "-")


def _cell(line: str, apart: str) -> str:
    written = _links(_inert(line)) if "\\`" in line else _inline(line, apart)
    return written.replace("\\|", "|").replace("|", "\\|")


def code_span(text: str, *, cell: bool = False) -> Code:
    """A code span that shows `text`, on one line. In a `cell` of a table bars are escaped, as GitHub wants it."""
    line = plain(text)
    if not line:
        return Code("` `")
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    shielded = line.replace("|", "\\|") if cell else line
    return Code(f"{fence}{pad}{shielded}{pad}{fence}")
