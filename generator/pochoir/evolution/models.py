"""Compare the models of two surfaces."""

from collections.abc import Iterator
from dataclasses import dataclass

from pochoir.evolution import matching
from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, Verdict, breaks, removed, renamed
from pochoir.evolution.reading import input_of
from pochoir.evolution.relation import Models
from pochoir.evolution.surface import Member, Model, Surface
from pochoir.evolution.types import Direction, compare, optional, same
from pochoir.evolution.words import code, deprecation, stated, typed


@dataclass(frozen=True, slots=True)
class Pair:
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


def compare_models(old: Surface, new: Surface, models: Models) -> Iterator[Change]:
    """Yield the changes of models."""
    for name in old.models:
        if name not in new.models and name not in models.renamed:
            reason, cure = f"{code(name)} was removed", f"stop using {code('models.' + name)}"
            yield Change("model-removed", f"models.{name}", reason, NEUTRAL, BREAKING, cure, ("models", name))
    for name in new.models:
        if name not in old.models and name not in models.renamed.values():
            reason = f"{code(name)} was added"
            yield Change("model-added", f"models.{name}", reason, NEUTRAL, COMPATIBLE, "", (), ("models", name))
    for name, model in old.models.items():
        other = models.renamed.get(name, name)
        if other in new.models:
            yield from _model(Pair(name, other, model, new.models[other], models))


def _model(pair: Pair) -> Iterator[Change]:
    before, after = pair.old, pair.new
    if pair.old_name != pair.new_name:
        verdict, note = renamed(pair.old_name, after.old_names)
        reason = f"{code(pair.old_name)} is now called {code(pair.new_name)}{note}"
        yield pair.change("model-renamed", reason, (NEUTRAL, verdict), f"use {code('models.' + pair.new_name)}")
    for old in removed(before.old_names, after.old_names, pair.new_name):
        yield _old_name(pair, old, f"models.{pair.new_name}")
    yield from _input(pair)
    if bool(before.alias) != bool(after.alias):
        kind = f"another name of {code(after.alias)}" if after.alias else "a class with fields"
        yield pair.change("model-kind", f"it is now {kind}", (BREAKING, BREAKING), "use it as such")
    elif before.alias and not same(before.alias, after.alias, pair.models):
        verdicts = _types(pair, before.alias, after.alias)
        reason = f"it was {code(before.alias)}, and is now {code(after.alias)}"
        yield pair.change("model-type", reason, verdicts, "use the new type" if BREAKING in verdicts else "")
    elif before.members or after.members:
        yield from _members(pair)
    if before.deprecated != after.deprecated:
        yield pair.change("deprecated", deprecation(after.deprecated), (COMPATIBLE, COMPATIBLE))
    if before.docs != after.docs:
        yield pair.change("docs", "its documentation changed", (NEUTRAL, NEUTRAL))


def _input(pair: Pair) -> Iterator[Change]:
    """Compare the names of the input types, of which nothing is to say where the class has the same change."""
    last, now = input_of(pair.old, pair.old_name), input_of(pair.new, pair.new_name)
    verdict, note = renamed(last, pair.new.old_inputs)
    if last and now and last != now and (pair.old_name == pair.new_name or verdict is BREAKING):
        reason = f"{code(last)} is now called {code(now)}{note}"
        yield pair.change("input-renamed", reason, (NEUTRAL, verdict), f"use {code('models.' + now)}")
    if not list(removed(pair.old.old_names, pair.new.old_names, pair.new_name)):
        for old in removed(pair.old.old_inputs, pair.new.old_inputs, now):
            yield _old_name(pair, old, f"models.{now}")


def _types(pair: Pair, old: str, new: str, directions: tuple[Direction, ...] = ()) -> tuple[Verdict, Verdict]:
    """Return the verdicts on a type in all directions in which the model is used."""
    found = [compare(old, new, each, pair.models) for each in directions or pair.directions]
    if not found:
        return NEUTRAL, compare(old, new, "received", pair.models)[1]
    return max(wire for wire, _ in found), max(python for _, python in found)


def _members(pair: Pair) -> Iterator[Change]:
    before, after = pair.old.members, pair.new.members
    pairs = matching.parts(before, after)
    for wire, member in before.items():
        if wire not in pairs:
            yield _removed(pair, wire, member)
    for wire, member in after.items():
        if wire not in pairs.values():
            yield _added(pair, wire, member)
    for wire, other in pairs.items():
        yield from _member(pair, wire, other)


def _removed(pair: Pair, wire: str, member: Member) -> Change:
    directions = _directions(pair, member)
    # An optional member may always be absent; what a server does with an unknown one is not known.
    breaking = "sent" in directions or ("received" in directions and member.required)
    reason, cure = f"{code(member.name)} was removed", f"stop using {code(member.name)}"
    verdict = breaks(breaking) if directions else NEUTRAL
    return pair.change("member-removed", reason, (verdict, BREAKING), cure, wire)


def _added(pair: Pair, wire: str, member: Member) -> Change:
    sent = "sent" in _directions(pair, member) and member.required
    reason = f"the {'required ' * member.required}field {code(member.name)} was added"
    # The client sends a constant, which callers need not pass.
    verdicts = breaks(sent), breaks(sent and not member.constant)
    cure = "" if not sent else "upgrade the client" if member.constant else f"pass {code(member.name)}"
    return pair.change("member-added", reason, verdicts, cure, "", wire)


def _member(pair: Pair, wire: str, other: str) -> Iterator[Change]:
    before, after = pair.old.members[wire], pair.new.members[other]
    if wire != other:
        verdict, note = renamed(before.name, {after.name, *after.old_names})
        verdicts, note = (BREAKING, verdict), note if before.name != after.name else ""
        reason = f"the field {code(before.name)} ({code(wire)}) is now {code(after.name)} ({code(other)}){note}"
        cure = f"use {code(after.name)}" if before.name != after.name else "upgrade the client"
        yield pair.change("member-renamed", reason, verdicts, cure, wire, other)
    elif before.name != after.name:
        verdict, note = renamed(before.name, after.old_names)
        reason = f"the field {code(before.name)} is now called {code(after.name)}{note}"
        yield pair.change("name", reason, (NEUTRAL, verdict), f"use {code(after.name)}", wire, other)
    for old in removed(before.old_names, after.old_names, after.name):
        yield _old_name(pair, old, after.name, wire, other)
    if before.required != after.required:
        yield _required(pair, wire, other)
    if not same(before.type, after.type, pair.models):
        verdicts = _types(pair, before.type, after.type, _directions(pair, before))
        if not before.required or not after.required:
            verdicts = verdicts[0], _python(pair, before, after)
        reason = f"{code(after.name)} {typed(before.type, after.type)}"
        cure = "use the new type" if BREAKING in verdicts else ""
        yield pair.change("member-type", reason, verdicts, cure, wire, other)
    yield from _details(pair, wire, other)


def _old_name(pair: Pair, old: str, new: str, wire: str = "", other: str = "") -> Change:
    reason = f"the deprecated name {code(old)} was removed"
    return pair.change("old-name-removed", reason, (NEUTRAL, BREAKING), f"use {code(new)}", wire, other)


def _python(pair: Pair, before: Member, after: Member) -> Verdict:
    """Return the verdict for Python on the type of a member that may be absent, which reads as None."""
    verdicts = [COMPATIBLE]
    for direction in _directions(pair, before):
        old, new = before.type, after.type
        if direction == "received" and not before.required:
            old, new = optional(old), new if after.required else optional(new)
        verdicts.append(compare(old, new, direction, pair.models)[1])
    return max(verdicts)


def _required(pair: Pair, wire: str, other: str) -> Change:
    before, after = pair.old.members[wire], pair.new.members[other]
    directions = _directions(pair, before)
    if after.required:
        wire_verdict = breaks("sent" in directions)
        python = breaks("sent" in directions and not after.constant)
        cure = f"pass {code(after.name)}" if python is BREAKING else ""
        reason = f"{code(after.name)} is now required"
        return pair.change("member-required", reason, (wire_verdict, python), cure, wire, other)
    received = "received" in directions
    nullable = "none" in before.type.split(" | ")
    cure = f"expect {code(after.name)} to be None" if received and not nullable else ""
    reason = f"{code(after.name)} is no longer required"
    return pair.change(
        "member-required", reason, (breaks(received), breaks(received and not nullable)), cure, wire, other
    )


def _details(pair: Pair, wire: str, other: str) -> Iterator[Change]:
    before, after = pair.old.members[wire], pair.new.members[other]
    sent = "sent" in pair.directions
    if before.default != after.default:
        known = sent and bool(before.default and after.default)
        reason = f"the default of {code(after.name)} was {stated(before.default)}, and is now {stated(after.default)}"
        cure = f"pass {code(f'{after.name}={before.default}')} to keep the old default" if known else ""
        yield pair.change("default", reason, (BREAKING if known else NEUTRAL, NEUTRAL), cure, wire, other)
    if before.access != after.access:
        closed = (sent and after.access == "read-only") or (pair.old.received and after.access == "write-only")
        reason = f"{code(after.name)} is now {after.access or 'sent and received'}"
        cure = f"do not {'pass' if after.access == 'read-only' else 'read'} {code(after.name)}" if closed else ""
        yield pair.change("access", reason, (breaks(closed), breaks(closed)), cure, wire, other)
    if before.time != after.time:
        verdict = breaks(bool(before.time))
        reason = (
            f"{code(after.name)} is now a timestamp in {after.time}"
            if after.time
            else f"{code(after.name)} is now a plain number"
        )
        cure = "use the number itself" if before.time else ""
        yield pair.change("time", reason, (verdict, verdict), cure, wire, other)
    if before.deprecated != after.deprecated:
        reason = f"{code(after.name)} {deprecation(after.deprecated)}"
        yield pair.change("deprecated", reason, (COMPATIBLE, COMPATIBLE), "", wire, other)


def _directions(pair: Pair, member: Member) -> tuple[Direction, ...]:
    """Return the directions in which a member goes: a read-only one is not sent, a write-only one not received."""
    refused = {"read-only": "sent", "write-only": "received"}.get(member.access)
    return tuple(each for each in pair.directions if each != refused)
