"""Locks of threads that survive a fork."""

import os
import threading
import weakref
from typing import Final

__all__ = ["lock_of"]

_OWNERS: Final = weakref.WeakKeyDictionary[object, str]()


def lock_of(owner: object, attribute: str) -> threading.Lock:
    """Return a lock for an attribute of an object, which gets another one in a copy of the process.

    The thread that held the lock does not exist there, and would never release it.
    """
    _OWNERS[owner] = attribute
    return threading.Lock()


def _renew() -> None:
    for owner, attribute in list(_OWNERS.items()):
        setattr(owner, attribute, threading.Lock())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew)
