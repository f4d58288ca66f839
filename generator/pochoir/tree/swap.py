"""Replace a folder by another one."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD = -2 if sys.platform == "darwin" else -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS have the same number
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap(new: Path, place: Path, old: Path) -> None:
    """Move the folder `new` to `place`. What was at `place`, if anything, is at `old` or at `new` afterwards.

    This is one atomic step where the system can exchange two names. Elsewhere it takes two steps; if the process is
    killed between them, the old folder is at `old` only, and the next call of `writing.write` restores it from there.
    """
    if not os.path.lexists(place):
        new.rename(place)
    elif not exchange(new, place):
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one atomic step.

    Returns:
        Whether they were exchanged; False if the system or the file system does not support it.

    Raises:
        OSError: it is supported, but failed.
    """
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    function = _function(name) if name else None
    if function is None:
        return False
    arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    if function(*arguments) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


@cache
def _function(name: str) -> Callable[..., int] | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        prototype = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint, use_errno=True
        )
        return prototype((name, library))
    except (AttributeError, OSError, TypeError):
        return None
