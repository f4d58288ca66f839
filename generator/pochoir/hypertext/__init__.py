"""HTML in a description as the Markdown that says the same.

Descriptions are Markdown, in which many documents write HTML. The tags of a short list become Markdown; any other tag
stays text, and nothing of an attribute is kept but the address of a link to http, https or mailto. What comes out is
read as Markdown without HTML, as every description is: no tag of a document ever reaches a page.
"""

from functools import lru_cache

from pochoir.hypertext.tags import BREAK, KNOWN, LONGEST, PARTS
from pochoir.hypertext.writer import Writer

__all__ = ["as_markdown"]


@lru_cache(maxsize=65536)
def as_markdown(text: str) -> str:
    """A description, its HTML as Markdown; the same text where it has none."""
    if "<" not in text or len(text) > LONGEST or BREAK in text:
        return text
    if not any((each["name"] or "").lower() in KNOWN or each["comment"] for each in PARTS.finditer(text)):
        return text
    return Writer(text).written()
