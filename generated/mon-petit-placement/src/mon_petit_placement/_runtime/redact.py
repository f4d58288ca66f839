"""What must never be printed: secrets, and the values in a URL."""

from collections.abc import Iterable
from typing import Final, NoReturn, final
from urllib.parse import urlsplit

__all__ = ["HIDDEN", "Scrubber", "Secret", "redact_url"]

HIDDEN: Final = "***"

_SHORTEST: Final = 8
"""Shorter secrets are not looked for in a reply: they would be found in innocent text."""


@final
class Secret:
    """A text that is never printed and never pickled; ``reveal`` gives it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Give the text, to be sent."""
        return self._text

    def __repr__(self) -> str:
        return HIDDEN

    def __bool__(self) -> bool:
        return bool(self._text)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret cannot be pickled")


def redact_url(url: str) -> str:
    """Give the URL without user information and with every query value hidden, since keys and e-mails travel there."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    names = [part.partition("=")[0] for part in parts.query.split("&") if part]
    query = "?" + "&".join(f"{name}={HIDDEN}" for name in names) if names else ""
    return f"{parts.scheme}://{host}{parts.path}{query}"


class Scrubber:
    """Hides known secrets in what a server sent back, before an error keeps it."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        texts = {secret.reveal() for secret in secrets}
        self._texts = sorted((text for text in texts if len(text) >= _SHORTEST), key=len, reverse=True)

    def text(self, text: str) -> str:
        """Give the text with every known secret hidden."""
        for secret in self._texts:
            text = text.replace(secret, HIDDEN)
        return text

    def content(self, content: bytes) -> bytes:
        """Give the bytes with every known secret hidden."""
        for secret in self._texts:
            content = content.replace(secret.encode(), HIDDEN.encode())
        return content

    def __repr__(self) -> str:
        return f"<{len(self._texts)} secrets>"
