"""Keep secrets and URL values out of texts."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NoReturn, cast, final
from urllib.parse import urlsplit

__all__ = ["HIDDEN", "Scrubber", "Secret", "redact_url"]

HIDDEN: Final = "***"

_SHORTEST: Final = 8
"""Shorter secrets are not redacted in responses, since they would match harmless text."""


@final
class Secret:
    """A string that is never printed or pickled; ``reveal`` returns it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the string."""
        return self._text

    def __repr__(self) -> str:
        return HIDDEN

    def __bool__(self) -> bool:
        return bool(self._text)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret cannot be pickled")


def redact_url(url: str) -> str:
    """Return the URL without user information and with all query values redacted, since they may hold secrets."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    names = [part.partition("=")[0] for part in parts.query.split("&") if part]
    query = "?" + "&".join(f"{name}={HIDDEN}" for name in names) if names else ""
    return f"{parts.scheme}://{host}{parts.path}{query}"


_DEEPEST: Final = 100
_SLASHES: Final = 15
"""The number of backslashes of an escape in JSON that is a string of JSON, and so on, three times. Without a bound, a
long run of them would be read again from each of its characters."""
_ZEROS: Final = 6
_LONGEST_ESCAPE: Final = 2 * (_SLASHES + 5)
_ESCAPES: Final = re.compile(r"\\[/\"\\ubfnrt]|%[0-9A-Fa-f]{2}|&[#a-z]")
"""Matches the start of an escape in JSON, in a URL or in HTML."""
_HTML: Final = {"&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos"}


def _pattern(secret: str) -> re.Pattern[str]:
    """Return a pattern that matches a secret, each character as it is or escaped."""
    return re.compile("".join(map(_part, re.findall(r"\\+|[^\\]", secret, re.DOTALL))))


def _part(text: str) -> str:
    """Return a pattern for one character of a secret, or for a run of backslashes."""
    if text.startswith("\\"):
        # Each string of JSON in a string of JSON has twice as many.
        lengths = [len(text) * times for times in (16, 8, 4, 2, 1)]
        escaped = [
            *(rf"\\{{{length}}}" for length in lengths),
            *(f"(?:{each}){{{len(text)}}}" for each in _forms("\\")),
        ]
        return f"(?:{'|'.join(escaped)})"
    return f"(?:{'|'.join([re.escape(text), *_forms(text)])})"


def _forms(character: str) -> list[str]:
    """Return patterns for the escaped forms of a character."""
    code, zeros = ord(character), f"0{{0,{_ZEROS}}}"
    slashes = rf"\\{{1,{_SLASHES}}}"
    # JSON writes a character beyond U+FFFF as two surrogates.
    units = character.encode("utf-16-be", "surrogatepass").hex(" ", 2).split()
    forms = [
        "".join(f"{slashes}u(?i:{unit})" for unit in units),
        f"&#{zeros}{code};",
        f"&#[xX]{zeros}(?i:{code:x});",
        "".join(f"%(?i:{byte:02x})" for byte in character.encode("utf-8", "surrogatepass")),
    ]
    if character in '/"':
        forms.append(f"{slashes}{character}")
    if character in _HTML:
        forms.append(f"&{_HTML[character]};")
    return forms


def _windows(text: str, reach: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text that are near an escape."""
    start = end = -1
    for found in _ESCAPES.finditer(text):
        if start >= 0 and found.start() - reach > end:
            yield start, end
            start = -1
        if start < 0:
            start = max(0, found.start() - reach, end)
        end = min(len(text), found.end() + reach)
    if start >= 0:
        yield start, end


class Scrubber:
    """Redacts known secrets in a response before an error keeps it."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        texts = {secret.reveal() for secret in secrets}
        self._texts = sorted((text for text in texts if len(text) >= _SHORTEST), key=len, reverse=True)

    def text(self, text: str) -> str:
        """Return the text with all known secrets redacted, also where they are escaped."""
        for secret in self._texts:
            text = text.replace(secret, HIDDEN)
        return self._unescaped(text) if _ESCAPES.search(text) else text

    def content(self, content: bytes) -> bytes:
        """Return the bytes with all known secrets redacted, also where they are escaped."""
        for secret in self._texts:
            content = content.replace(secret.encode(), HIDDEN.encode())
        # Other bytes come back as they were.
        text = content.decode("utf-8", "surrogateescape")
        return self._unescaped(text).encode("utf-8", "surrogateescape") if _ESCAPES.search(text) else content

    def tree(self, value: object, depth: int = 0) -> object:
        """Return a JSON value with all known secrets in its strings redacted."""
        if isinstance(value, str):
            return self.text(value)
        if depth > _DEEPEST or not self._texts:
            return value
        if isinstance(value, list):
            return [self.tree(each, depth + 1) for each in cast("list[object]", value)]
        if isinstance(value, dict):
            pairs = cast("dict[object, object]", value).items()
            return {self.tree(key, depth + 1): self.tree(each, depth + 1) for key, each in pairs}
        return value

    def _unescaped(self, text: str) -> str:
        """Redact secrets with escapes in them; only the surroundings of escapes are searched."""
        for secret in self._texts:
            pattern, reach = _pattern(secret), _LONGEST_ESCAPE * len(secret)
            pieces: list[str] = []
            at = 0
            for start, end in _windows(text, reach):
                pieces += [text[at:start], pattern.sub(HIDDEN, text[start:end])]
                at = end
            text = "".join([*pieces, text[at:]])
        return text

    def __repr__(self) -> str:
        return f"<{len(self._texts)} secrets>"
