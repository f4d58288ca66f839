"""Reserves requests in a shared store, as one process of several: prints the moment of each, in seconds since 1970.

Run as a program: reserver.py STORE COUNT PROCESSES. With more than one process, it forks after it has used the store.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    import_module("conftest")  # makes the sample package importable

from sample._runtime.clock import SystemClock
from sample._runtime.shared_limits import SharedStore
from sample._runtime.throttle import Budget, Window

BUDGET = Budget("host", (Window(10, 0.5), Window(30, 3)))


def opened(place: str) -> SharedStore:
    """The store at a URL of Redis, or at a path."""
    return SharedStore.redis(place) if "://" in place else SharedStore.sqlite(place)


def reserve(store: SharedStore, count: int) -> list[float]:
    """Reserve so many requests, without waiting for them."""
    clock = SystemClock()
    moments: list[float] = []
    for _ in range(count):
        now = clock.wall()
        moments.append(now + store.reserve([BUDGET], 1000, clock))
    return moments


def main(place: str, count: int, processes: int) -> None:
    """Print the moments of this process, or of all that it forks."""
    store = opened(place)
    before = reserve(store, 1) if processes > 1 else []
    children: list[int] = []
    for _ in range(processes - 1):
        child = os.fork()
        if not child:
            before = []
            break
        children.append(child)
    else:
        child = 1
    moments = before + reserve(store, count)
    # One write for all of it, so that processes do not write into each other's lines.
    os.write(1, "".join(f"{moment:.4f}\n" for moment in moments).encode())
    if not child:
        os._exit(0)
    for each in children:
        os.waitpid(each, 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
