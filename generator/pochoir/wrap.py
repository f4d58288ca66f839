"""Wrap long lines of Markdown where this does not change its meaning."""

import re

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?: +|$)|(?:> ?)+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FIXED = re.compile(r" {0,3}(?:#{1,6} |\||\[[^\]]+\]: )")
# A line that starts with one of these would be a heading, a list, a quotation, a rule, a table or a prompt.
_OPENER = re.compile(r"[-*+>|#=~<:]|`{3}|\d{1,9}[.)]|\\?>>>")
# The entries below these lines are wrapped already, each with its own indentation.
_SECTIONS = frozenset({"Args:", "Raises:", "Returns:"})
# French puts a space before these characters; they must not start a line.
_CLOSER = re.compile(r"[;:!?»%]+[.,)]*")
_BLANKS = " \t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def wrap(text: str, width: int, first_width: int | None = None) -> list[str]:
    """Return the lines of `text`, wrapped at spaces, without blank lines at either end.

    Only paragraphs with a line that is too long change: they are refilled up to the next hard break. Code (fenced or
    indented), tables, headings and link definitions are unchanged. Continuation lines of a list item are indented below
    its text, and no new line starts with characters that Markdown would read as a marker. The entries of `Args:` and
    other sections of a docstring are unchanged.

    Args:
        text: the Markdown text.
        width: the longest line, in characters.
        first_width: the longest first line, if it differs.
    """
    lines = [line.rstrip(_BLANKS) for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return []
    lines[0] = lines[0].lstrip(_BLANKS)
    result: list[str] = []
    paragraph: list[str] = []
    fence = ""
    in_section = False

    def fill() -> None:
        first = first_width if first_width is not None and not result else width
        result.extend(_fill(paragraph, width, first))
        paragraph.clear()

    for line in map(_normalise_indent, lines):
        in_section = line in _SECTIONS or (in_section and (not line or line.startswith("    ")))
        if in_section and line not in _SECTIONS:
            fill()
            result.append(line)
            continue
        mark = _FENCE.match(line)
        if fence or mark or not line or _is_code(line, paragraph or result) or _FIXED.match(line):
            fill()
            fence = (mark[1] if mark else "") if not fence else "" if mark and mark[1].startswith(fence) else fence
            result.append(line)
            continue
        if paragraph and (_starts_block(line) or paragraph[-1].endswith("\\")):
            fill()
        paragraph.append(line)
    fill()
    return result


def _starts_block(line: str) -> bool:
    """Return whether a line, not part of code, starts a new block: a list item, quotation, rule, table or heading."""
    return _OPENER.match(line.lstrip(" ")) is not None and not line.lstrip(" ").startswith("<")


def _fill(paragraph: list[str], width: int, first: int) -> list[str]:
    """Return the lines of a paragraph: unchanged if all of them fit, refilled if one is too long."""
    if all(len(line) <= (width if index else first) for index, line in enumerate(paragraph)):
        return list(paragraph)
    return _break(" ".join([paragraph[0], *(line.lstrip(" ") for line in paragraph[1:])]), width, first)


def _normalise_indent(line: str) -> str:
    """Replace leading blanks of any kind by spaces, so that every tool counts the same indentation."""
    stripped = line.lstrip(_BLANKS)
    return " " * (len(line) - len(stripped)) + stripped


def _is_code(line: str, before: list[str]) -> bool:
    """Return whether a line is indented code: by four spaces, below a blank line or other code."""
    return line.startswith("    ") and (not before or not before[-1] or before[-1].startswith("    "))


def _break(line: str, width: int, first: int) -> list[str]:
    """Break a line at spaces, and indent continuation lines below the text of a list item."""
    if len(line) <= first:
        return [line]
    stripped = line.lstrip(" ")
    margin = " " * (len(line) - len(stripped))
    marker = _MARKER.match(stripped)
    head = marker[0] if marker else ""
    hanging = head if head.startswith(">") else " " * len(head)
    lines: list[str] = []
    current = margin + head
    started = False
    for word in stripped[len(head) :].split(" "):
        room = first if not lines else width
        if (
            started
            and len(current) + 1 + len(word) > room
            and word
            and not (_OPENER.match(word) or _CLOSER.fullmatch(word))
        ):
            lines.append(current.rstrip(" "))
            current = margin + hanging + word
        else:
            current += f" {word}" if started else word
        started = True
    return [*lines, current.rstrip(" ")]
