"""OAuth tokens, and the stores in which callers keep them."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Protocol, TypeVar, cast

from ..base.errors import InvalidArgument
from ..base.locks import lock_of
from ..base.steps import Steps, ask, consult, wait

if TYPE_CHECKING:
    from ..base.context import CallContext

__all__ = ["AsyncTokenStore", "FileTokenStore", "MemoryTokenStore", "TokenStore", "Tokens", "exclusively", "loaded"]

T = TypeVar("T")
_POLL: Final = 0.05
"""Seconds between two attempts to lock a store."""


@dataclass(frozen=True, slots=True, repr=False)
class Tokens:
    """An access token and its refresh token. The ``repr`` shows neither.

    Attributes:
        access_token: the token that is sent with each request.
        refresh_token: the token that obtains the next pair; ``None`` if there is none.
        expires_at: when the access token expires, in seconds since the Unix epoch; ``None`` if unknown.
        scopes: the scopes that were requested.
        values: for a login, the credentials with the security scheme of each; ``access_token`` is the first.
        grant: how they were obtained, such as ``authorization_code``; ``""`` if unknown.
        owner: for a login, the server and a hash of the user; ``""`` if unknown.
    """

    access_token: str
    refresh_token: str | None = None
    expires_at: float | None = None
    scopes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    grant: str = ""
    owner: str = ""

    def __repr__(self) -> str:
        ends = "" if self.expires_at is None else f", access token expires at {self.expires_at:.0f}"
        return f"<Tokens{ends}>"

    def to_json(self) -> str:
        """Return the tokens as JSON for a store; the text contains them unencrypted."""
        more = [name for name in ("scopes", "grant", "owner") if getattr(self, name)]
        names = ("access_token", "refresh_token", "expires_at", *more)
        kept: dict[str, object] = {name: getattr(self, name) for name in names}
        return json.dumps({**kept, **({"values": dict(self.values)} if self.values else {})})

    @classmethod
    def from_json(cls, text: str) -> "Tokens":
        """Parse the text of ``to_json``.

        Raises:
            InvalidArgument: the text is not valid; the message does not show it.
        """
        try:
            value: object = json.loads(text)
        except ValueError:
            value = None
        members = cast("Mapping[str, object]", value if isinstance(value, dict) else {})
        access, refresh, ends = (members.get(name) for name in ("access_token", "refresh_token", "expires_at"))
        if not isinstance(access, str) or not access:
            raise InvalidArgument("tokens: the text is not the result of Tokens.to_json")
        known = isinstance(ends, (int, float)) and not isinstance(ends, bool)
        listed = members.get("scopes")
        scopes = tuple(map(str, cast("list[object]", listed))) if isinstance(listed, list) else ()
        until = float(cast("float", ends)) if known else None
        named = members.get("values")
        pairs = cast("Mapping[str, object]", named if isinstance(named, dict) else {}).items()
        values = tuple((name, text) for name, text in pairs if isinstance(text, str))
        how, owner = (each if isinstance(each := members.get(name), str) else "" for name in ("grant", "owner"))
        return cls(access, refresh if isinstance(refresh, str) else None, until, scopes, values, how, owner)


class TokenStore(Protocol):
    """Stores the tokens of one user: in a file, a database row or a vault, for example.

    A new pair is passed to ``save`` before it is used, because it may invalidate the old one. If ``save`` raises, the
    call raises too, and the next call tries ``save`` again first. ``load`` is called when the first token is needed and
    before each renewal, so that several processes may share a pair. If the store also has the methods ``try_lock``,
    which returns whether it locked the store without waiting, and ``unlock``, only one process at a time renews it.
    """

    def load(self) -> Tokens | None:
        """Return the tokens saved last; ``None`` if there are none."""
        ...

    def save(self, tokens: Tokens) -> None:
        """Replace the saved tokens."""
        ...


class AsyncTokenStore(Protocol):
    """A token store for async clients, which also accept a plain ``TokenStore``."""

    async def load(self) -> Tokens | None:
        """Return the tokens saved last; ``None`` if there are none."""
        ...

    async def save(self, tokens: Tokens) -> None:
        """Replace the saved tokens."""
        ...


class MemoryTokenStore:
    """Keeps the tokens in memory, for tests and for programs that save them elsewhere."""

    def __init__(self, tokens: Tokens | None = None) -> None:
        self._tokens = tokens

    def __repr__(self) -> str:
        return f"<MemoryTokenStore {'with' if self._tokens is not None else 'without'} tokens>"

    def load(self) -> Tokens | None:
        """Return the tokens saved last; ``None`` if there are none."""
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        """Replace the saved tokens."""
        self._tokens = tokens


class FileTokenStore:
    """Keeps the tokens in a file that only its owner can read; several processes of one user may share it.

    The file is replaced atomically: even if the process is killed, it contains either the old or the new tokens. While
    one process renews them, the others wait: a second file, ``<path>.lock``, is locked.
    """

    def __init__(self, path: "str | os.PathLike[str]") -> None:
        self._path = Path(path)
        self._held: BinaryIO | None = None
        self._one = lock_of(self, "_one")

    def __repr__(self) -> str:
        return f"<FileTokenStore {self._path}>"

    def load(self) -> Tokens | None:
        """Return the tokens saved last; ``None`` if there is no file yet.

        Raises:
            InvalidArgument: the content of the file is not valid.
        """
        try:
            return Tokens.from_json(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None

    def try_lock(self) -> bool:
        """Lock the tokens for this process without waiting; return whether it succeeded."""
        if not self._one.acquire(blocking=False):
            return False
        try:
            if self._held is not None:
                self._held.close()  # that of the process of which this one is a copy
            self._held = None
            self._held = _locked(f"{self._path}.lock")
        finally:
            if self._held is None:
                self._one.release()
        return self._held is not None

    def unlock(self) -> None:
        """Unlock the tokens; they are also unlocked when the process ends."""
        held, self._held = self._held, None
        if held is not None:
            _unlock(held)
            held.close()
            self._one.release()

    def save(self, tokens: Tokens) -> None:
        """Replace the saved tokens."""
        # mkstemp creates files that only the owner can read.
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


def _locked(path: str) -> BinaryIO | None:
    """Open a file that stays locked until it is closed; ``None`` if another process has locked it."""
    file = open(path, "ab")  # noqa: SIM115, PTH123  # closed by the caller, to unlock it
    try:
        _lock(file)
    except BlockingIOError:
        file.close()
        return None
    return file


def _unlock(file: BinaryIO) -> None:
    # To close the file is not enough if a copy of this process has it open, too.
    if os.name == "posix":
        posix: Any = import_module("fcntl")
        posix.flock(file, posix.LOCK_UN)


def _lock(file: BinaryIO) -> None:
    if os.name == "posix":
        posix: Any = import_module("fcntl")
        posix.flock(file, posix.LOCK_EX | posix.LOCK_NB)
        return
    windows: Any = import_module("msvcrt")
    try:
        file.seek(0)
        windows.locking(file.fileno(), windows.LK_NBLCK, 1)
    except OSError as error:
        raise BlockingIOError(str(error)) from None


def loaded(store: "TokenStore") -> Steps[Tokens | None]:
    """Load the tokens from the caller's store.

    Raises:
        InvalidArgument: the store returned something else.
    """
    found = yield from ask(store.load)
    if found is not None and not isinstance(found, Tokens):
        raise InvalidArgument(f"token_store: load() must return Tokens or None, not {type(found).__name__}")
    return found


def exclusively(store: object, context: "CallContext", flow: Steps[T]) -> Steps[T]:
    """Run a flow while the store is locked, if the store supports locking.

    Raises:
        Timeout: the deadline passed while another process held the lock.
    """
    try_lock = getattr(store, "try_lock", None)
    if try_lock is None:
        return (yield from flow)
    while not (yield from consult(try_lock, blocks=True)):
        yield from wait(min(_POLL, context.remaining()))
    try:
        return (yield from flow)
    finally:
        cast("Any", store).unlock()
