"""Convert text of a description to Markdown: formatting is kept, raw HTML and unsafe links are neutralised.

In code, `<` is kept only if a Markdown parser finds no HTML in the result. Otherwise it is followed by a space.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from pochoir.literals import LINE_BREAK, Code, plain, shown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# `<` only opens a tag when a letter, `/`, `!` or `?` follows.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>\"'`]*)>")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# Links may use http, https or mailto, or point to the same page or a relative path.
_TARGET = r"(?!\s*<?(?:https?://|mailto:|#|\.{0,2}/|[\w.-]+(?:[/#?)\s]|$)))"
_LINK = re.compile(r"\]\(" + _TARGET, re.IGNORECASE)
_DEFINITION = re.compile(r"(?im)^([ >]*)\[([^\]]*)\]:(?!\s*<?(?:https?://|mailto:|#))")
_URL = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>&:@])")


def markdown(text: str) -> Code:
    """Return a description as Markdown, without blank lines at its ends.

    Line breaks, lists, code and http(s) links are kept. HTML, images and other links are shown as text.
    """
    lines = [shown(line) for line in LINE_BREAK.sub("\n", text).expandtabs(4).split("\n")]
    return Code(_closest(lambda apart: _blocks(lines, apart)))


def _closest(write: Callable[[str], str]) -> str:
    """Return the text that `write` builds, with `<` in code unchanged unless a parser would find HTML."""
    apart, close = write("< "), write("<")
    return close if close == apart or not _has_html(close) else apart


def _has_html(text: str) -> bool:
    """Return whether a Markdown parser finds HTML in a text, with tables or without."""
    return any("html" in each.type for reader in _readers() for token in reader.parse(text) for each in _every(token))


@cache
def _readers() -> "tuple[MarkdownIt, ...]":
    """Return Markdown parsers that recognise HTML, imported when they are needed: few descriptions have `<` in code."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark"), MarkdownIt("commonmark").enable("table")


def _every(token: "Token") -> "list[Token]":
    return [token, *(token.children or ())]


def _blocks(lines: Iterable[str], apart: str) -> str:
    """Neutralise a text of several lines; `apart` replaces `<` in code."""
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
    """Neutralise one line outside of a fenced block; `apart` replaces `<` in code spans."""
    parts: list[str] = []
    end = 0
    for span in _CODE.finditer(line):
        parts += [_inert(line[end : span.start()]), _TAG.sub(apart, span[0])]
        end = span.end()
    # Links are neutralised in code spans, too: other Markdown parsers may not see a code span there.
    return _links("".join([*parts, _inert(line[end:])]))


def _links(line: str) -> str:
    """Neutralise the images of a line, and its links that do not have an allowed target."""
    return _DEFINITION.sub(r"\1\\[\2]:", _LINK.sub(r"]\\(", line.replace("![", "\\![")))


def _inert(text: str) -> str:
    kept = _AUTOLINK.sub("\x00\\1\x01", text)
    return _TAG.sub("&lt;", kept).replace("\x00", "<").replace("\x01", ">")


def markdown_line(text: str) -> Code:
    """Return text on one line that Markdown displays literally: for titles and names."""
    return Code(_PUNCTUATION.sub(r"\\\1", plain(text)).replace("<", "&lt;"))


def markdown_cell(text: str) -> Code:
    """Return a description as one table cell: on one line, with `|` escaped; `-` if it is empty."""
    line: str = plain(text)
    if "`" in _CODE.sub("", line) or "\\`" in line:
        # An unpaired backtick could pair with one in another cell, so all backticks of this cell are escaped.
        line = re.sub(r"(\\.)|`", lambda found: found[1] or "\\`", line)
    return Code(_closest(lambda apart: _cell(line, apart)) or "-")


def _cell(line: str, apart: str) -> str:
    written = _links(_inert(line)) if "\\`" in line else _inline(line, apart)
    return written.replace("\\|", "|").replace("|", "\\|")


def autolink(url: str) -> Code:
    """Return a link that displays its URL, or a code span for a text that is no URL with ASCII characters only."""
    return Code(f"<{url}>") if _URL.fullmatch(url) else code_span(url)


def code_span(text: str, *, cell: bool = False) -> Code:
    """Return a code span that displays `text`, on one line. In a table `cell`, `|` is escaped as GitHub expects."""
    line = plain(text)
    if not line:
        return Code("` `")
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    shielded = line.replace("|", "\\|") if cell else line
    return Code(f"{fence}{pad}{shielded}{pad}{fence}")
