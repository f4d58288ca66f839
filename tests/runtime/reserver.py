"""Admits requests with a shared store, as one process of several: prints when each arrives, in seconds since 1970.

Run as a program: reserver.py STORE COUNT PROCESSES. With more than one process, it forks after it has used the store.
"""

import os
import random
import sys
import time
import uuid
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    import_module("conftest")  # makes the sample package importable

from sample._runtime.base.clock import SystemClock
from sample._runtime.base.rate_limits import Budget, Window
from sample._runtime.limits.shared import SharedStore

BUDGET = Budget("host", (Window(10, 0.5), Window(30, 3)))


def opened(place: str) -> SharedStore:
    """The store at a URL of Redis, or at a path."""
    return SharedStore.redis(place) if "://" in place else SharedStore.sqlite(place)


def send(store: SharedStore, count: int, budgets: Sequence[Budget] = (BUDGET,)) -> list[float]:
    """Send so many requests, one after the other, each delayed on its way; return the times of their arrival."""
    clock, arrivals = SystemClock(), list[float]()
    for _ in range(count):
        ticket = uuid.uuid4().hex
        while (pause := store.reserve(ticket, budgets, 1000, clock)) > 0:
            time.sleep(pause)
        time.sleep(random.choice((0, 0, 0.1)))
        arrivals.append(time.time())
        time.sleep(random.choice((0, 0, 0.05)))
        store.release(ticket, budgets, clock)
    return arrivals


def main(place: str, count: int, processes: int) -> None:
    """Print the arrivals of this process, or of all that it forks."""
    store = opened(place)
    before = send(store, 1) if processes > 1 else []
    children: list[int] = []
    for _ in range(processes - 1):
        child = os.fork()
        if not child:
            before = []
            break
        children.append(child)
    else:
        child = 1
    moments = before + send(store, count)
    # One write for all of it, so that processes do not write into each other's lines.
    os.write(1, "".join(f"{moment:.4f}\n" for moment in moments).encode())
    if not child:
        os._exit(0)
    for each in children:
        os.waitpid(each, 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
