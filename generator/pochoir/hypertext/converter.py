"""Convert a text with HTML tags to Markdown."""

import re
from collections import Counter
from dataclasses import dataclass, field

from pochoir.hypertext.formatting import (
    LINE_FORMATTERS,
    attribute,
    block,
    code_block,
    emphasis,
    format_list,
    format_table,
    inline_code,
    link,
    safe_url,
)
from pochoir.hypertext.tags import (
    BLOCKS,
    BREAK,
    CLOSES,
    CODE,
    EMPHASIS,
    MAX_DEPTH,
    ONE_LINE,
    OPTIONAL_END,
    SUPPORTED,
    TOKEN,
    VOID,
)


@dataclass(slots=True)
class _Frame:
    """An open tag and its content so far. `source` is the tag as written."""

    tag: str
    source: str = ""
    address: str = ""
    parts: list[str] = field(default_factory=list[str])
    items: list[str] = field(default_factory=list[str])
    rows: list[list[str]] = field(default_factory=list[list[str]])


class Converter:
    """Converts one text in a single pass. `frames` is the stack of open tags."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code = _code_lines(text)
        self.frames = [_Frame("")]
        self.open: Counter[str] = Counter()

    def convert(self) -> str:
        """Return the text as Markdown."""
        end = 0
        for found in TOKEN.finditer(self.text):
            self.add_text(self.text[end : found.start()])
            self.handle(found)
            end = found.end()
        self.add_text(self.text[end:])
        while len(self.frames) > 1:
            self.pop(found=None)
        whole = "".join(self.frames[0].parts)
        return re.sub(rf"\s*{BREAK}[\s{BREAK}]*", "\n\n", whole).strip()

    def handle(self, found: re.Match[str]) -> None:
        """Handle a token: a tag, a comment, or code that contains no tags."""
        name = (found["name"] or "").lower()
        if found["comment"]:
            return
        if name not in SUPPORTED or (self.inside("pre") and name in BLOCKS | ONE_LINE) or self.in_code(found):
            self.add_text(found[0])
        elif name in VOID:
            self.add_text(self.void_tag(name, found))
        elif found["close"]:
            self.close_tag(name, found)
        elif len(self.frames) > MAX_DEPTH:
            self.add_text(found[0])
        else:
            self.open_tag(name, found)

    def add_text(self, text: str) -> None:
        """Add text to the innermost open tag. Line breaks become spaces where HTML ignores them."""
        frame = self.frames[-1]
        if frame.tag in ("ul", "ol", "table", "tr") and not text.strip():
            return
        if len(self.frames) > 1 and not self.inside("pre"):
            if (self.inside(*ONE_LINE, *EMPHASIS, "a")) and BREAK not in text:
                text = re.sub(r"\s+", " ", text)
            elif self.inside("p"):
                text = re.sub(r"\n[ \t]+", "\n", text)
        frame.parts.append(text)

    def inside(self, *tags: str) -> bool:
        """Return whether one of these tags is open."""
        return any(self.open[tag] for tag in tags)

    def open_tag(self, name: str, found: re.Match[str]) -> None:
        """Open a tag, and close the tags that cannot contain it."""
        while self.frames[-1].tag in CLOSES.get(name, ()):
            self.pop(found)
        self.frames.append(_Frame(name, found[0], safe_url(found["attributes"] or "", "href")))
        self.open[name] += 1

    def close_tag(self, name: str, found: re.Match[str]) -> None:
        """Close a tag and the tags still open in it. An end tag without a start tag is text or is dropped."""
        if not self.open[name]:
            if name not in OPTIONAL_END:
                self.add_text(found[0])
            return
        while self.frames[-1].tag != name:
            self.pop(None if self.frames[-1].tag not in OPTIONAL_END else found)
        self.pop(found)

    def pop(self, found: re.Match[str] | None) -> None:
        """Pop the innermost tag. If it was never closed and must be, its start tag becomes text."""
        frame = self.frames.pop()
        self.open[frame.tag] -= 1
        if found is None and frame.tag not in OPTIONAL_END:
            self.frames[-1].parts += [frame.source, *frame.parts]
            return
        self.append_to_parent(frame, "".join(frame.parts), self.text[found.end() : found.end() + 1] if found else "")

    def append_to_parent(self, frame: _Frame, inner: str, after: str) -> None:
        """Add the Markdown of a closed tag to its parent."""
        parent = self.frames[-1]
        match frame.tag:
            case "li" if parent.tag in ("ul", "ol"):
                parent.items.append(inner)
            case "td" | "th" if parent.tag == "tr":
                parent.items.append(re.sub(rf"[\s{BREAK}]+", " ", inner).strip().replace("|", "\\|"))
            case "tr":
                cells = [*frame.items, *([inner.strip()] if inner.strip() else [])]
                around = next((each for each in reversed(self.frames) if each.tag == "table"), None)
                if around is None:
                    parent.parts.append(block(" | ".join(cells)))
                else:
                    around.rows.append(cells)
            case "ul" | "ol":
                parent.parts.append(f"{inner.strip()}{BREAK}{format_list(frame.items, frame.tag == 'ol')}{BREAK}")
            case "table":
                parent.parts.append(f"{BREAK}{inner.strip()}{BREAK}{format_table(frame.rows)}{BREAK}")
            case "pre":
                parent.parts.append(f"{BREAK}{code_block(inner)}{BREAK}")
            case tag if tag in CODE:
                parent.parts.append(inner if self.inside("pre", *CODE) else inline_code(inner))
            case tag if tag in EMPHASIS:
                again = self.inside(*(each for each in EMPHASIS if EMPHASIS[each] == EMPHASIS[tag]), "pre", *CODE)
                before = next((part[-1] for part in reversed(parent.parts) if part), "")
                parent.parts.append(inner if again else emphasis(inner, EMPHASIS[tag], before, after))
            case "a":
                parent.parts.append(link(inner, "" if self.inside("a", "pre", *CODE) else frame.address))
            case tag:
                parent.parts.append(LINE_FORMATTERS.get(tag, block if tag in BLOCKS else str)(inner))

    def void_tag(self, name: str, found: re.Match[str]) -> str:
        """Return the Markdown of a tag without content."""
        if name == "br":
            return "\n" if self.inside("pre") else " " if self.inside(*ONE_LINE) or self.in_line(found) else BREAK
        if name == "hr":
            return f"{BREAK}---{BREAK}"
        alternative = attribute(found["attributes"] or "", "alt")
        # An image with neither text nor address is part of a sentence about HTML: keep it as text.
        return (
            link(re.sub(r"[\[\]\s]+", " ", alternative).strip(), safe_url(found["attributes"] or "", "src")) or found[0]
        )

    def in_code(self, found: re.Match[str]) -> bool:
        """Return whether a tag is inside of an indented code block."""
        return len(self.frames) == 1 and self.text.rfind("\n", 0, found.start()) + 1 in self.code

    def in_line(self, found: re.Match[str]) -> bool:
        """Return whether a tag is in a line that must not be broken: a table row, heading, list item or quotation."""
        start = self.text.rfind("\n", 0, found.start()) + 1
        return re.match(r"\s*(?:[|#>*+-]|\d+[.)])\s?", self.text[start : found.start()]) is not None


def _code_lines(text: str) -> frozenset[int]:
    """Return the offsets of the lines of indented code at the start of a text, before any list."""
    found: set[int] = set()
    start, code = 0, True
    for line in text.split("\n"):
        if re.match(r"\s*(?:[-*+]|\d+[.)])\s", line):
            break
        code = (code and line.startswith(("    ", "\t"))) or not line.strip()
        if code and line.strip():
            found.add(start)
        start += len(line) + 1
    return frozenset(found)
