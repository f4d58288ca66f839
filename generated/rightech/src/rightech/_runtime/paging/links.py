"""Parse the ``Link`` header (RFC 8288)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from ..base.errors import PagingError

__all__ = ["Link", "next_link", "parse_links"]

_BLANK: Final = " \t"


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its target, and the first value of each parameter by lower-case name."""

    target: str
    parameters: dict[str, str]

    @property
    def relations(self) -> frozenset[str]:
        """The relation types in lower case; one value may list several."""
        return frozenset(self.parameters.get("rel", "").lower().split())


class _Reader:
    """A scanner for one field value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def skip(self, characters: str) -> None:
        while self.peek() and self.peek() in characters:
            self.at += 1

    def until(self, characters: str) -> str:
        start = self.at
        while self.peek() and self.peek() not in characters:
            self.at += 1
        return self.text[start : self.at]

    def quoted(self) -> str:
        self.at += 1
        pieces: list[str] = []
        while self.peek() and self.peek() != '"':
            if self.peek() == "\\":
                self.at += 1
            pieces.append(self.peek())
            self.at += 1
        self.at += 1
        return "".join(pieces)


def parse_links(value: str) -> list[Link]:
    """Parse a ``Link`` field value; parts that are not links are skipped."""
    reader = _Reader(value)
    links: list[Link] = []
    while reader.peek():
        reader.skip(_BLANK + ",")
        if reader.peek() != "<":
            reader.until(",")
            continue
        reader.at += 1
        target = reader.until(">")
        if not reader.peek():
            break
        reader.at += 1
        links.append(Link(target.strip(), _parameters(reader)))
    return links


def _parameters(reader: _Reader) -> dict[str, str]:
    parameters: dict[str, str] = {}
    while True:
        reader.skip(_BLANK)
        if reader.peek() != ";":
            reader.until(",")
            return parameters
        reader.skip(_BLANK + ";")
        name = reader.until("=;,").strip(_BLANK).lower()
        value = ""
        if reader.peek() == "=":
            reader.at += 1
            reader.skip(_BLANK)
            value = reader.quoted() if reader.peek() == '"' else reader.until(";,").strip(_BLANK)
        if name:
            parameters.setdefault(name, value)


def next_link(values: Iterable[str], page: str) -> str | None:
    """Return the URL of the next page; ``None`` if there is none.

    Args:
        values: the values of the ``Link`` fields.
        page: the URL of this page, to resolve a relative target.

    Raises:
        PagingError: the target is not a valid URL.
    """
    for value in values:
        for link in parse_links(value):
            if "next" in link.relations and "anchor" not in link.parameters:
                return _followed(page, link.target)
    return None


def _followed(page: str, target: str) -> str:
    # An invalid URL is not repaired: that would be guessing.
    if not target.isascii() or not target.isprintable() or set(target) & set(' "\\<>^`{|}'):
        raise PagingError("the URL of the next page in the Link header contains a character that is not allowed")
    try:
        url = urljoin(page, target)
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise PagingError("the URL of the next page in the Link header is not valid") from None
    if not valid:
        raise PagingError("the URL of the next page in the Link header is not an http or https URL")
    if "@" in parts.netloc:
        raise PagingError("the URL of the next page in the Link header contains a user or a password")
    return url
