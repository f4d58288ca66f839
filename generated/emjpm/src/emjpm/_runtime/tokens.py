"""A pair of tokens, and where a caller keeps it between two runs."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from .errors import InvalidArgument

__all__ = ["AsyncTokenStore", "FileTokenStore", "MemoryTokenStore", "TokenStore", "Tokens"]


@dataclass(frozen=True, slots=True, repr=False)
class Tokens:
    """A pair of tokens. Its ``repr`` shows neither.

    Attributes:
        access_token: what is sent with every call.
        refresh_token: what gets the next pair; ``None`` when the server gives none.
        expires_at: when the access token ends, in seconds since 1970; ``None`` when nobody says.
    """

    access_token: str
    refresh_token: str | None = None
    expires_at: float | None = None

    def __repr__(self) -> str:
        ends = "" if self.expires_at is None else f", the first ends at {self.expires_at:.0f}"
        return f"<Tokens{ends}>"

    def to_json(self) -> str:
        """Give the pair as a text that a store can keep; it holds the tokens in clear."""
        names = ("access_token", "refresh_token", "expires_at")
        return json.dumps({name: getattr(self, name) for name in names})

    @classmethod
    def from_json(cls, text: str) -> "Tokens":
        """Read what ``to_json`` gave.

        Raises:
            InvalidArgument: it is something else; the message does not show it.
        """
        try:
            value: object = json.loads(text)
        except ValueError:
            value = None
        told = cast("Mapping[str, object]", value if isinstance(value, dict) else {})
        access, refresh, ends = (told.get(name) for name in ("access_token", "refresh_token", "expires_at"))
        if not isinstance(access, str) or not access:
            raise InvalidArgument("tokens: this text is none that Tokens.to_json gave")
        known = isinstance(ends, (int, float)) and not isinstance(ends, bool)
        return cls(access, refresh if isinstance(refresh, str) else None, float(cast("float", ends)) if known else None)


class TokenStore(Protocol):
    """Where the pair of one user is kept: a file, a row of a database, a vault.

    A new pair is given to ``save`` before it is used, because it may have killed the old one; when ``save`` raises, the
    call raises too, and the next one tries ``save`` again first. ``load`` is asked when the first token is needed and
    before each renewal, so that several processes may share one pair.
    """

    def load(self) -> Tokens | None:
        """Give the pair kept last, ``None`` when there is none."""
        ...

    def save(self, tokens: Tokens) -> None:
        """Keep a new pair in the place of the last one."""
        ...


class AsyncTokenStore(Protocol):
    """The same for an async client, which also takes a plain ``TokenStore``."""

    async def load(self) -> Tokens | None:
        """Give the pair kept last, ``None`` when there is none."""
        ...

    async def save(self, tokens: Tokens) -> None:
        """Keep a new pair in the place of the last one."""
        ...


class MemoryTokenStore:
    """Keeps the pair in this process only; for tests, and for a pair that is kept elsewhere at the end."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._tokens = tokens

    def __repr__(self) -> str:
        return f"<MemoryTokenStore {'with' if self._tokens is not None else 'without'} tokens>"

    def load(self) -> Tokens | None:
        """Give the pair kept last, ``None`` when there is none."""
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        """Keep a new pair in the place of the last one."""
        self._tokens = tokens


class FileTokenStore:
    """Keeps the pair in a file that its owner alone can read; several processes of one user may share it.

    A new pair takes the place of the last one in a single step: whoever reads, or stops the process, at any moment
    finds one of the two whole.
    """

    def __init__(self, path: "str | os.PathLike[str]") -> None:
        self._path = Path(path)

    def __repr__(self) -> str:
        return f"<FileTokenStore {self._path}>"

    def load(self) -> Tokens | None:
        """Give the pair kept last, ``None`` when there is no file yet.

        Raises:
            InvalidArgument: the file holds something else.
        """
        try:
            return Tokens.from_json(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def save(self, tokens: Tokens) -> None:
        """Keep a new pair in the place of the last one."""
        # mkstemp lets nobody but the owner read what it makes.
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(tokens.to_json())
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
