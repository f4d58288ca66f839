"""An operation or a model that is in both surfaces, and changes of their names."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pochoir.evolution.change import BREAKING, NEUTRAL, Change, Verdict, removed, renamed
from pochoir.evolution.relation import Models
from pochoir.evolution.surface import Key, Model, Operation
from pochoir.evolution.types import Direction, compare
from pochoir.evolution.words import code


@dataclass(frozen=True, slots=True)
class OperationPair:
    """An operation in both surfaces, with the keys."""

    old_key: Key
    new_key: Key
    old: Operation
    new: Operation
    models: Models

    @property
    def where(self) -> str:
        """The operation as callers know it now."""
        return self.new.call

    def change(
        self, code: str, reason: str, wire: Verdict, python: Verdict, cure: str = "", *inner: tuple[str, ...]
    ) -> Change:
        """Return a change of the operation; `inner` are the paths of the part in the old and the new operation."""
        old, new = inner if len(inner) == 2 else ((), ())
        return Change(code, self.where, reason, wire, python, cure, (*self.old_key, *old), (*self.new_key, *new))


def argument_renamed(
    pair: OperationPair, old: str, new: str, kept: Collection[str], at: Iterable[tuple[str, ...]]
) -> Change:
    """Return the change of the name of an argument; `kept` are the old names that still work."""
    verdict, note = renamed(old, kept)
    reason = f"the argument {code(old)} is now {code(new)}{note}"
    return pair.change("argument-renamed", reason, NEUTRAL, verdict, f"pass {code(new)}", *at)


def argument_removed(pair: OperationPair, name: str, *at: tuple[str, ...]) -> Change:
    """Return the change of an argument that is gone, although what it was for may still be sent."""
    reason, cure = f"the argument {code(name)} was removed", f"do not pass {code(name)}"
    return pair.change("argument-removed", reason, NEUTRAL, BREAKING, cure, *at)


def old_names_removed(
    pair: OperationPair, before: Collection[str], after: Collection[str], name: str, verb: str, *at: tuple[str, ...]
) -> Iterator[Change]:
    """Yield the changes of old names that no longer work."""
    for old in removed(before, after, name):
        reason = f"the deprecated name {code(old)} was removed"
        yield pair.change("old-name-removed", reason, NEUTRAL, BREAKING, f"{verb} {code(name)}", *at)


@dataclass(frozen=True, slots=True)
class ModelPair:
    """A model in both surfaces, by its names, and the directions in which it is used."""

    old_name: str
    new_name: str
    old: Model
    new: Model
    models: Models

    @property
    def directions(self) -> tuple[Direction, ...]:
        """Whether callers send or receive it."""
        found: list[Direction] = ["sent"] if self.old.sent else []
        return (*found, "received") if self.old.received else tuple(found)

    def change(
        self, code: str, reason: str, verdicts: tuple[Verdict, Verdict], cure: str = "", old: str = "", new: str = ""
    ) -> Change:
        """Return a change of the model, or of the members with these names in JSON."""
        before = ("models", self.old_name, *(("members", old) if old else ()))
        after = ("models", self.new_name, *(("members", new) if new else ()))
        return Change(code, f"models.{self.new_name}", reason, *verdicts, cure, before, after)


def compare_types(
    pair: ModelPair, old: str, new: str, directions: tuple[Direction, ...] = ()
) -> tuple[Verdict, Verdict]:
    """Return the verdicts on a type in all directions in which the model is used."""
    found = [compare(old, new, each, pair.models) for each in directions or pair.directions]
    if not found:
        return NEUTRAL, compare(old, new, "received", pair.models)[1]
    return max(wire for wire, _ in found), max(python for _, python in found)


def old_name_removed(pair: ModelPair, old: str, new: str, wire: str = "", other: str = "") -> Change:
    """Return the change of an old name that no longer works."""
    reason = f"the deprecated name {code(old)} was removed"
    return pair.change("old-name-removed", reason, (NEUTRAL, BREAKING), f"use {code(new)}", wire, other)
