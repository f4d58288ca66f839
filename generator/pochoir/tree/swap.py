"""Put a folder in the place of another."""

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
    """Put the folder `new` at `place`; what stood there, if anything, is at `old` or at `new` afterwards.

    In one step where the system can exchange two names. Elsewhere in two, and for the moment between them the old
    folder is at `old` only, from where `writing` brings it back should that moment have been the last.
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
    """Exchange two names in one step; False when the system or the file system cannot.

    Raises:
        OSError: it can, but not these.
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
