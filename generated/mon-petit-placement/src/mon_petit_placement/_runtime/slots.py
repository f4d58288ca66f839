"""Which requests a window counts, and when one more may be sent.

A server counts a request when it arrives: after it was admitted here, and before its reply. So a slot counts from its
admission until one window after its reply. However long a request is on its way, no window at the server holds more
requests than it allows. Whoever asks first is admitted first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from .throttle import Budget

__all__ = ["LONGEST", "Slot", "Slots", "State", "admit", "release"]

State: TypeAlias = Literal["waiting", "sent", "arrived"]

LONGEST: Final = 15.0
"""Seconds after which a request without a reply counts as arrived, and a slot that was not used is given up."""

_TICK: Final = 0.001
"""Seconds that are not worth a pause; windows have a margin larger than that."""


@dataclass(slots=True)
class Slot:
    """One request of a budget; ``at`` is when it is expected to be sent, when it was, or when its reply came."""

    ticket: str
    at: float
    state: State


Slots: TypeAlias = list[Slot]
"""The slots of one budget, in the order in which they were asked for."""


def admit(budgets: Sequence[Budget], held: Sequence[Slots], ticket: str, patience: float, now: float) -> float:
    """Return the seconds until a request may be sent; it counts as sent where there are none.

    Args:
        budgets: all of them must have room.
        held: the slots of each; they are changed in place.
        ticket: identifies the request. It keeps its place until it is admitted.
        patience: seconds; a request that has to wait longer gets no place.
        now: the time.
    """
    first = now
    for budget, slots in zip(budgets, held, strict=True):
        _expire(budget, slots, now)
        first = max(first, _first(budget, slots, ticket, now))
    state: State = "sent" if first - now <= _TICK else "waiting"
    for slots in held:
        own = next((slot for slot in slots if slot.ticket == ticket), None)
        if state == "waiting" and first - now > patience:
            if own is not None:
                slots.remove(own)
        elif own is None:
            slots.append(Slot(ticket, first, state))
        else:
            own.at, own.state = first, state
    return 0.0 if state == "sent" else first - now


def release(held: Sequence[Slots], ticket: str, now: float) -> None:
    """Take note that a request has arrived, or that it will not be sent."""
    for slots in held:
        own = next((slot for slot in slots if slot.ticket == ticket), None)
        if own is None:
            continue
        if own.state == "waiting":
            slots.remove(own)
        else:
            own.at, own.state = now, "arrived"


def _first(budget: Budget, slots: Slots, ticket: str, now: float) -> float:
    """Return the earliest moment at which the windows of a budget may have room."""
    at = next((at for at, slot in enumerate(slots) if slot.ticket == ticket), len(slots))
    # What has not arrived yet arrives now at the earliest.
    arrivals = sorted(slot.at if slot.state == "arrived" else max(slot.at, now) for slot in slots[:at])
    full = [window for window in budget.windows if len(arrivals) >= window.requests]
    return max((arrivals[-window.requests] + window.per for window in full), default=now)


def _expire(budget: Budget, slots: Slots, now: float) -> None:
    longest = max(window.per for window in budget.windows)
    for slot in slots:
        if slot.state == "sent" and slot.at + LONGEST <= now:
            slot.at, slot.state = slot.at + LONGEST, "arrived"
    slots[:] = [slot for slot in slots if now < slot.at + (longest if slot.state == "arrived" else LONGEST)]
