"""Convert HTML in descriptions to Markdown.

Descriptions are Markdown, but many contain HTML. A fixed list of tags is converted; any other tag stays text. Of the
attributes, only the alternative text of images and the addresses of links and images are kept, and only http, https and
mailto addresses. The result is rendered with raw HTML disabled, so no tag of a description reaches a page.
"""

from functools import lru_cache

from pochoir.hypertext.converter import Converter
from pochoir.hypertext.tags import BREAK, MAX_LENGTH, SUPPORTED, TOKEN

__all__ = ["as_markdown"]


@lru_cache(maxsize=65536)
def as_markdown(text: str) -> str:
    """Convert the HTML in a description to Markdown. Text without HTML is returned unchanged."""
    if "<" not in text or len(text) > MAX_LENGTH or BREAK in text:
        return text
    if not any((token["name"] or "").lower() in SUPPORTED or token["comment"] for token in TOKEN.finditer(text)):
        return text
    return Converter(text).convert()
