"""Count requests in windows, and compute when the next one may be sent.

A server counts a request when it arrives: after its admission here, and before its response. A slot therefore counts
from its admission until one window after its response, so that no window at the server contains more requests than
allowed, however long requests take to arrive. Requests are admitted in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from ..base.rate_limits import Budget

__all__ = ["LONGEST", "Slot", "Slots", "State", "admit", "release"]

State: TypeAlias = Literal["waiting", "sent", "arrived"]

LONGEST: Final = 15.0
"""Seconds after which a request without a response counts as arrived, and after which an unused slot is released."""

_TICK: Final = 0.001
"""A wait shorter than this many seconds is skipped; the margin of the windows is larger."""


@dataclass(slots=True)
class Slot:
    """One request of a budget; ``at`` is the time at which it is to be sent, was sent, or was answered, by state."""

    ticket: str
    at: float
    state: State


Slots: TypeAlias = list[Slot]
"""The slots of one budget, in the order of their reservation."""


def admit(budgets: Sequence[Budget], held: Sequence[Slots], ticket: str, patience: float, now: float) -> float:
    """Return the seconds until a request may be sent; if 0, it is recorded as sent.

    Args:
        budgets: the budgets that count the request; all must have room.
        held: the slots of each budget, changed in place.
        ticket: the id of the request, which keeps its position in the queue until it is admitted.
        patience: the maximum wait in seconds; a request that would wait longer gets no slot.
        now: the current time in seconds.
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
    """Record that a request has arrived, or will not be sent."""
    for slots in held:
        own = next((slot for slot in slots if slot.ticket == ticket), None)
        if own is None:
            continue
        if own.state == "waiting":
            slots.remove(own)
        else:
            own.at, own.state = now, "arrived"


def _first(budget: Budget, slots: Slots, ticket: str, now: float) -> float:
    """Return the earliest time at which the windows of a budget may have room."""
    at = next((at for at, slot in enumerate(slots) if slot.ticket == ticket), len(slots))
    # A request that has not arrived yet arrives now at the earliest.
    arrivals = sorted([slot.at if slot.state == "arrived" else max(slot.at, now) for slot in slots[:at]])
    full = [window for window in budget.windows if len(arrivals) >= window.requests]
    return max((arrivals[-window.requests] + window.per for window in full), default=now)


def _expire(budget: Budget, slots: Slots, now: float) -> None:
    longest = max(window.per for window in budget.windows)
    for slot in slots:
        if slot.state == "arrived":
            slot.at = min(slot.at, now)  # the clock may have been set back
        if slot.state == "sent" and slot.at + LONGEST <= now:
            slot.at, slot.state = slot.at + LONGEST, "arrived"
    slots[:] = [slot for slot in slots if now < slot.at + (longest if slot.state == "arrived" else LONGEST)]
