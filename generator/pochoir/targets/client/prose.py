"""Write documentation as the text of docstrings, before it is made a literal."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from pochoir import ir
from pochoir.ir import Doc
from pochoir.literals import LINE_BREAK
from pochoir.wrap import wrap

WIDTH = 100
"""Width of docstrings, with their indentation."""

ON_CLIENT: Final = "Methods of the client itself"
"""What a README and docstrings say of them."""
_STRUCTURE = re.compile(r"\s*(?:[-*+]\s|[>|#=]|-{3}|\d+[.)]\s|```|~~~)")
_FENCE = re.compile(r"\s*(```|~~~)")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_REMEMBERED = 4096
"""Size of the caches. Operations have the same parameters, and each is documented in a sync and an async method."""
_SENTENCE = re.compile(r"[.!?…]\s+(?=[A-ZÀ-ÖØ-Þ])")
_SENTENCE_END = (".", "!", "?", "…", ":", "。")
_EMPTY_WORDS = {"ok", "success", "successful", "successful operation", "successful response", "created", "no content"}


def sentence(text: str) -> str:
    """Return a text on one line with punctuation at the end, or ""."""
    line = " ".join(text.split())
    ended = line.rstrip(")]»”\"'*_`").endswith(_SENTENCE_END)
    return line if not line or ended else f"{line}."


def lead(doc: Doc, fallback: str = "") -> str:
    """Return the summary and the description as paragraphs, without repetition."""
    summary, description = sentence(doc.summary), flowing(doc.description)
    if not summary:
        summary, description = _split(description)
    if sentence(description) == summary:
        description = ""
    parts = [summary or sentence(fallback), description]
    if doc.deprecated:
        parts.append("Deprecated: it may be removed from the API.")
    if doc.external.startswith(("https://", "http://")):
        parts.append(f"See {doc.external}")
    return "\n\n".join(part for part in parts if part)


def short(doc: Doc) -> str:
    """Return the description, or else the summary, with its origin, or ""."""
    text = flowing(doc.description) or sentence(doc.summary)
    if doc.deprecated:
        text = f"{sentence(text)} Deprecated." if text else "Deprecated."
    if not text:
        return ""
    return with_source(sentence(text) if "\n" not in text else text, doc)


def the_api(title: str) -> str:
    """Return `the Petstore API`, whether or not the title has these words."""
    words = " ".join(title.split()) or "unnamed"
    return f"the {words}" if "api" in words.lower().split() else f"the {words} API"


def about(resource: ir.Resource) -> str:
    """Return what a resource without a description has."""
    return f"Operations of ``{resource.label}``" if resource.access else ON_CLIENT


def headline(doc: Doc, fallback: str) -> str:
    """Return the first sentence of the documentation of an element."""
    return sentence(doc.summary) or _split(flowing(doc.description), long=True)[0] or sentence(fallback)


def status(code: int, doc: Doc) -> str:
    """Return `422: <description>`."""
    return f"{code}: {text}" if (text := short(doc)) else f"Status {code}."


def with_source(text: str, doc: Doc) -> str:
    """Return a text with its origin, at the end of a line or below several."""
    source = provenance(doc)
    if not text or not source:
        return text
    return f"{text.rstrip('.')} ({source})." if "\n" not in text else f"{text}\n\n({source})"


def provenance(doc: Doc) -> str:
    """Return the origin of a statement that the documentation of the API does not make, such as `observed`, or ""."""
    return "" if doc.origin == "documented" else doc.origin


def cited(doc: Doc) -> str:
    """Return the origin of an operation to follow its method and path, such as `, observed`, or ""."""
    return f", {doc.origin}" if doc.origin != "documented" else ""


def period(seconds: float) -> str:
    """Return a period of time in words, such as "5 minutes", in the largest unit of which it is a whole number."""
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds and seconds % size == 0:
            return f"{seconds / size:g} {unit}{'s' * (seconds != size)}"
    return "1 second" if seconds == 1 else f"{seconds:g} seconds"


def section(title: str, entries: Iterable[tuple[str, str]], indent: int) -> str:
    """Return a section of a docstring, such as `Args:` with entries, or "" without entries.

    An entry without a name is a paragraph.
    """
    lines = [line for name, text in entries for line in _entry(name, text, indent)]
    return "\n".join([f"{title}:", *lines]) if lines else ""


@lru_cache(maxsize=_REMEMBERED)
def _entry(name: str, text: str, indent: int) -> tuple[str, ...]:
    first, *rest = wrap(f"{name}: {text}" if name else text, WIDTH - indent - (8 if name else 4)) or [""]
    return f"    {first}", *(f"    {'    ' if name and line else ''}{line}".rstrip() for line in rest)


def paragraphs(parts: Sequence[str]) -> str:
    """Join parts with blank lines, except empty ones."""
    return "\n\n".join(part for part in parts if part)


def says_something(text: str) -> bool:
    """Return whether the description of a response is more than a word for success."""
    return bool(text) and text.strip().rstrip(".!").lower() not in _EMPTY_WORDS


@lru_cache(maxsize=_REMEMBERED)
def flowing(text: str) -> str:
    """Join the lines of each paragraph of a Markdown text, except in lists, tables and code."""
    lines: list[str] = []
    fenced = False
    for line in LINE_BREAK.sub("\n", text).strip().split("\n"):
        fence = bool(_FENCE.match(line))
        joined = lines and not fenced and not fence and _continues(lines[-1], line)
        if joined:
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line.rstrip("\r\t ") if not line.endswith("  ") else line)
        fenced = fenced != fence
    return "\n".join(lines)


def _continues(before: str, line: str) -> bool:
    if not before.strip() or not line.strip() or before.endswith(("  ", "\\")) or _STRUCTURE.match(line):
        return False
    if _BULLET.match(before):
        return True
    return not _STRUCTURE.match(before) and not line.startswith("    ") and not before.startswith("    ")


def _split(description: str, long: bool = False) -> tuple[str, str]:
    # Without a summary, the first sentence is the summary if the paragraph is too long for a line or `long` is set.
    paragraph, _, rest = description.partition("\n\n")
    first, _, others = paragraph.partition("\n")
    if _STRUCTURE.match(first):
        return "", description
    end = _SENTENCE.search(first) if long or len(first) > WIDTH - 20 else None
    if end and end.start() < WIDTH - 20:
        return first[: end.start() + 1], f"{first[end.end() :]}\n{others}\n\n{rest}".strip()
    return sentence(first), f"{others}\n\n{rest}".strip()
