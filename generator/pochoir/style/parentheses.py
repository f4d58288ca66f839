"""Decide whether optional parentheses are needed, with the rules of black, whose functions are named."""

from dataclasses import dataclass
from typing import Final

from pochoir.style.tokens import COMMA, DOT, WIDTH, Line, Token, fits

STEP: Final = 4
"""The columns of one level of indentation."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """A line that is broken at a pair of brackets."""

    head: Line
    body: Line
    tail: Line

    @property
    def opening(self) -> Token:
        return self.head.tokens[-1]

    @property
    def closing(self) -> Token:
        return self.tail.tokens[0]


def is_better(other: Parts, parts: Parts) -> bool:
    """Return whether to break at other brackets than optional parentheses (`_prefer_split_rhs_oop_over_rhs`)."""
    head = parts.head.tokens
    if len(head) < 2 or head[-2].text != "=":
        return True
    if not any(each.kind in ("opening", "closing") for each in head[:-1]):
        return True
    if not fits(parts.head.text, WIDTH - 1) or parts.head.magic:
        return True
    equals = [sum(1 for each in some.tokens if each.text == "=") for some in (parts.head, other.head)]
    if equals[0] > 1 and equals[0] > equals[1]:
        return False
    for token in reversed(other.head.tokens):
        if token.text == "=":
            break
        if token.kind == "closing":
            return True
    return equals[1] > 0 and other.head.fits


def can_be_omitted(parts: Parts) -> bool:
    """Return whether what is in optional parentheses reads well without them (`can_omit_invisible_parens`)."""
    body = parts.body
    priority = body.priority()
    if not priority:
        return True
    if body.count(priority) > 1 or (priority == COMMA and parts.head.starts in ("with", "async")):
        return False
    if priority == DOT:
        return True
    first, second = body.tokens[:2]
    before, last = body.tokens[-2:]
    if first.kind == "opening" and second.kind != "closing" and _opening_can_be_omitted(body, first):
        return True
    if last.text in (")", "}") or (last.text == "]" and last.mate is not None and last.mate.shows):
        return before.kind != "opening" and _closing_can_be_omitted(body, last)
    return False


def _opening_can_be_omitted(body: Line, first: Token) -> bool:
    length, after = STEP * body.depth, False
    for token in body.tokens:
        if token is first.mate:
            after = True
        if after:
            length += token.length
            if length > WIDTH:
                return False
            after = token.kind != "opening"
    return True


def _closing_can_be_omitted(body: Line, last: Token) -> bool:
    length, others = STEP * body.depth, False
    for token in body.tokens:
        length += token.length
        if token is last.mate:
            return others or length <= WIDTH
        others = others or token.kind == "opening"
    return False
