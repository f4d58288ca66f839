"""Keep secrets and URL values out of texts."""

from collections.abc import Iterable
from typing import Final, NoReturn, final
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


class Scrubber:
    """Redacts known secrets in a response before an error keeps it."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        texts = {secret.reveal() for secret in secrets}
        self._texts = sorted((text for text in texts if len(text) >= _SHORTEST), key=len, reverse=True)

    def text(self, text: str) -> str:
        """Return the text with all known secrets redacted."""
        for secret in self._texts:
            text = text.replace(secret, HIDDEN)
        return text

    def content(self, content: bytes) -> bytes:
        """Return the bytes with all known secrets redacted."""
        for secret in self._texts:
            content = content.replace(secret.encode(), HIDDEN.encode())
        return content

    def __repr__(self) -> str:
        return f"<{len(self._texts)} secrets>"
