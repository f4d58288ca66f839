"""The key of this user, which tells what pochoir wrote on this machine from what came with a project."""

import hmac
import os
import secrets
from pathlib import Path
from typing import Final

_SIZE: Final = 32


def file() -> Path:
    """Return the path of the key, outside of all projects."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    folder = Path(given) if Path(given).is_absolute() else Path.home() / ".cache"
    return folder / "pochoir" / "key"


def signed(content: bytes) -> bytes | None:
    """Return a content with its signature; None if there is no key and none can be written."""
    key = _key()
    return None if key is None else hmac.digest(key, content, "sha256") + content


def verified(content: bytes) -> bytes | None:
    """Return a content without its signature; None if it was not signed with the key of this user."""
    key, found, rest = _key(), content[:_SIZE], content[_SIZE:]
    if key is None or not hmac.compare_digest(hmac.digest(key, rest, "sha256"), found):
        return None
    return rest


def _key() -> bytes | None:
    """Return the key, which is created when it is first needed."""
    try:
        path = file()
        if not path.exists():
            _create(path)
        key = path.read_bytes()
    except (OSError, RuntimeError):  # no home, or one that cannot be written to
        return None
    return key if len(key) == _SIZE else None


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"key.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(secrets.token_bytes(_SIZE))
    unfinished.replace(path)
