"""Writes a text with tags as Markdown."""

import re
from collections import Counter
from dataclasses import dataclass, field

from pochoir.hypertext.shapes import SHAPES, address, attribute, block, fenced, link, listed, marked, span, table
from pochoir.hypertext.tags import BLOCKS, BREAK, CLOSES, CODE, DEEPEST, EMPTY, KNOWN, LINES, MARKED, OPEN_ENDED, PARTS


@dataclass(slots=True)
class _Frame:
    """A tag that is open: what it holds so far, and how it was written."""

    tag: str
    written: str = ""
    address: str = ""
    parts: list[str] = field(default_factory=list[str])
    items: list[str] = field(default_factory=list[str])
    rows: list[list[str]] = field(default_factory=list[list[str]])


class Writer:
    """Writes one text, from its first character to its last; `frames` are the tags that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.code = _code_lines(text)
        self.frames = [_Frame("")]
        self.open: Counter[str] = Counter()

    def written(self) -> str:
        """The text as Markdown."""
        end = 0
        for found in PARTS.finditer(self.text):
            self.say(self.text[end : found.start()])
            self.part(found)
            end = found.end()
        self.say(self.text[end:])
        while len(self.frames) > 1:
            self.end(found=None)
        whole = "".join(self.frames[0].parts)
        return re.sub(rf"\s*{BREAK}[\s{BREAK}]*", "\n\n", whole).strip()

    def part(self, found: re.Match[str]) -> None:
        """A tag, or what holds none."""
        name = (found["name"] or "").lower()
        if found["comment"]:
            return
        if name not in KNOWN or (self.inside("pre") and name in BLOCKS | LINES) or self.in_code(found):
            self.say(found[0])
        elif name in EMPTY:
            self.say(self.empty(name, found))
        elif found["close"]:
            self.close(name, found)
        elif len(self.frames) > DEEPEST:
            self.say(found[0])
        else:
            self.begin(name, found)

    def say(self, text: str) -> None:
        """Add text to what is open; where lines mean nothing in HTML, they mean nothing here."""
        frame = self.frames[-1]
        if frame.tag in ("ul", "ol", "table", "tr") and not text.strip():
            return
        if len(self.frames) > 1 and not self.inside("pre"):
            if (self.inside(*LINES, *MARKED, "a")) and BREAK not in text:
                text = re.sub(r"\s+", " ", text)
            elif self.inside("p"):
                text = re.sub(r"\n[ \t]+", "\n", text)
        frame.parts.append(text)

    def inside(self, *tags: str) -> bool:
        """Whether one of these tags is open."""
        return any(self.open[tag] for tag in tags)

    def begin(self, name: str, found: re.Match[str]) -> None:
        """Open a tag, and end what cannot hold it."""
        while self.frames[-1].tag in CLOSES.get(name, ()):
            self.end(found)
        self.frames.append(_Frame(name, found[0], address(found["attributes"] or "", "href")))
        self.open[name] += 1

    def close(self, name: str, found: re.Match[str]) -> None:
        """Close a tag, and what is still open in it. One that is not open is text, unless it may have no beginning."""
        if not self.open[name]:
            if name not in OPEN_ENDED:
                self.say(found[0])
            return
        while self.frames[-1].tag != name:
            self.end(None if self.frames[-1].tag not in OPEN_ENDED else found)
        self.end(found)

    def end(self, found: re.Match[str] | None) -> None:
        """End the innermost tag, where something closes it, or where it needs nothing to."""
        frame = self.frames.pop()
        self.open[frame.tag] -= 1
        if found is None and frame.tag not in OPEN_ENDED:
            self.frames[-1].parts += [frame.written, *frame.parts]
            return
        self.finish(frame, "".join(frame.parts), self.text[found.end() : found.end() + 1] if found else "")

    def finish(self, frame: _Frame, inner: str, after: str) -> None:
        """Add a tag that ended to what holds it."""
        holder = self.frames[-1]
        match frame.tag:
            case "li" if holder.tag in ("ul", "ol"):
                holder.items.append(inner)
            case "td" | "th" if holder.tag == "tr":
                holder.items.append(re.sub(rf"[\s{BREAK}]+", " ", inner).strip().replace("|", "\\|"))
            case "tr":
                cells = [*frame.items, *([inner.strip()] if inner.strip() else [])]
                around = next((each for each in reversed(self.frames) if each.tag == "table"), None)
                if around is None:
                    holder.parts.append(block(" | ".join(cells)))
                else:
                    around.rows.append(cells)
            case "ul" | "ol":
                holder.parts.append(f"{inner.strip()}{BREAK}{listed(frame.items, frame.tag == 'ol')}{BREAK}")
            case "table":
                holder.parts.append(f"{BREAK}{inner.strip()}{BREAK}{table(frame.rows)}{BREAK}")
            case "pre":
                holder.parts.append(f"{BREAK}{fenced(inner)}{BREAK}")
            case tag if tag in CODE:
                holder.parts.append(inner if self.inside("pre", *CODE) else span(inner))
            case tag if tag in MARKED:
                again = self.inside(*(each for each in MARKED if MARKED[each] == MARKED[tag]), "pre", *CODE)
                before = next((part[-1] for part in reversed(holder.parts) if part), "")
                holder.parts.append(inner if again else marked(inner, MARKED[tag], before, after))
            case "a":
                holder.parts.append(link(inner, "" if self.inside("a", "pre", *CODE) else frame.address))
            case tag:
                holder.parts.append(SHAPES.get(tag, block if tag in BLOCKS else str)(inner))

    def empty(self, name: str, found: re.Match[str]) -> str:
        """A tag that holds nothing."""
        if name == "br":
            return "\n" if self.inside("pre") else " " if self.inside(*LINES) or self.in_line(found) else BREAK
        if name == "hr":
            return f"{BREAK}---{BREAK}"
        alternative = attribute(found["attributes"] or "", "alt")
        # Without either it is a word of a sentence about HTML.
        return (
            link(re.sub(r"[\[\]\s]+", " ", alternative).strip(), address(found["attributes"] or "", "src")) or found[0]
        )

    def in_code(self, found: re.Match[str]) -> bool:
        """Whether a tag stands in code that is indented."""
        return len(self.frames) == 1 and self.text.rfind("\n", 0, found.start()) + 1 in self.code

    def in_line(self, found: re.Match[str]) -> bool:
        """Whether a tag stands in a line that Markdown needs whole: of a table, a heading, a list, a quotation."""
        start = self.text.rfind("\n", 0, found.start()) + 1
        return re.match(r"\s*(?:[|#>*+-]|\d+[.)])\s?", self.text[start : found.start()]) is not None


def _code_lines(text: str) -> frozenset[int]:
    """Where the lines of indented code begin: below an empty line, in a text without lists."""
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
