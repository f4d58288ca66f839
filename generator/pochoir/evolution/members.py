"""Compare the members of a model."""

from collections.abc import Iterator

from pochoir import ir
from pochoir.evolution import matching, notation
from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, Verdict, breaks, removed, renamed
from pochoir.evolution.pairs import ModelPair, compare_types, old_name_removed
from pochoir.evolution.surface import Member
from pochoir.evolution.types import Direction, compare, optional, same
from pochoir.evolution.words import code, deprecation, stated, typed


def compare_members(pair: ModelPair) -> Iterator[Change]:
    """Yield the changes of the members of a model."""
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


def _removed(pair: ModelPair, wire: str, member: Member) -> Change:
    directions = _directions(pair, member)
    # An optional member may always be absent; what a server does with an unknown one is not known.
    breaking = "sent" in directions or ("received" in directions and member.required)
    reason, cure = f"{code(member.name)} was removed", f"stop using {code(member.name)}"
    verdict = breaks(breaking) if directions else NEUTRAL
    return pair.change("member-removed", reason, (verdict, BREAKING), cure, wire)


def _added(pair: ModelPair, wire: str, member: Member) -> Change:
    sent = "sent" in _directions(pair, member) and member.required
    reason = f"the {'required ' * member.required}field {code(member.name)} was added"
    # The client sends a constant, which callers need not pass.
    verdicts = breaks(sent), breaks(sent and not member.constant)
    cure = "" if not sent else "upgrade the client" if member.constant else f"pass {code(member.name)}"
    return pair.change("member-added", reason, verdicts, cure, "", wire)


def _member(pair: ModelPair, wire: str, other: str) -> Iterator[Change]:
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
        yield old_name_removed(pair, old, after.name, wire, other)
    if before.required != after.required:
        yield _required(pair, wire, other)
    if not same(before.type, after.type, pair.models):
        verdicts = compare_types(pair, before.type, after.type, _directions(pair, before))
        if not before.required or not after.required:
            verdicts = verdicts[0], _python(pair, before, after)
        if before.tag and "received" in _directions(pair, before) and not _has_values(after, before):
            verdicts = BREAKING, BREAKING
        reason = f"{code(after.name)} {typed(before.type, after.type)}"
        cure = "use the new type" if BREAKING in verdicts else ""
        yield pair.change("member-type", reason, verdicts, cure, wire, other)
    yield from _details(pair, wire, other)


def _python(pair: ModelPair, before: Member, after: Member) -> Verdict:
    """Return the verdict for Python on the type of a member that may be absent, which reads as None."""
    verdicts = [COMPATIBLE]
    for direction in _directions(pair, before):
        old, new = before.type, after.type
        if direction == "received" and not before.required:
            old, new = _attribute(before), _attribute(after)
        verdicts.append(compare(old, new, direction, pair.models)[1])
    return max(verdicts)


def _has_values(tag: Member, allowed: Member) -> bool:
    """Return whether the values of one tag are among those of another, by which a client chooses the model."""
    some, every = _values(tag), _values(allowed)
    return bool(some) and some <= every


def _values(member: Member) -> set[object]:
    type = notation.read(member.type)
    options = type.options if isinstance(type, ir.UnionOf) else (type,)
    return {value for each in options if isinstance(each, ir.LiteralOf) for value in each.values}


def _attribute(member: Member) -> str:
    """Return the type of the attribute of a member: one that may be absent is None unless it has a default."""
    always = (member.required and member.access != "write-only") or member.constant
    return member.type if always or member.default not in ("", "null") else optional(member.type)


def _gains_none(before: Member, after: Member) -> bool:
    """Return whether an attribute may be None now, because its member may be absent."""
    return _attribute(before) == before.type != optional(before.type) and _attribute(after) != after.type


def _required(pair: ModelPair, wire: str, other: str) -> Change:
    before, after = pair.old.members[wire], pair.new.members[other]
    directions = _directions(pair, before)
    if after.required:
        wire_verdict = breaks("sent" in directions)
        python = breaks("sent" in directions and not after.constant)
        cure = f"pass {code(after.name)}" if python is BREAKING else ""
        reason = f"{code(after.name)} is now required"
        return pair.change("member-required", reason, (wire_verdict, python), cure, wire, other)
    received = "received" in directions
    now_none = received and _gains_none(before, after)
    cure = f"expect {code(after.name)} to be None" if now_none else "upgrade the client" * received
    reason = f"{code(after.name)} is no longer required"
    return pair.change("member-required", reason, (breaks(received), breaks(now_none)), cure, wire, other)


def _details(pair: ModelPair, wire: str, other: str) -> Iterator[Change]:
    before, after = pair.old.members[wire], pair.new.members[other]
    directions = _directions(pair, before)
    if before.default != after.default:
        yield _default(pair, wire, other)
    if before.access != after.access:
        yield _access(pair, wire, other)
    if before.constant and not after.constant and before.required and after.required and "sent" in directions:
        reason, cure = f"the argument {code(after.name)} is now required", f"pass {code(after.name)}"
        yield pair.change("member-required", reason, (NEUTRAL, BREAKING), cure, wire, other)
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


def _default(pair: ModelPair, wire: str, other: str) -> Change:
    """Return the change of a default: servers assume it in requests, and the attribute has it in responses."""
    before, after = pair.old.members[wire], pair.new.members[other]
    known = "sent" in pair.directions and bool(before.default and after.default)
    # Of a member that is no longer required, that is what it means.
    now_none = "received" in _directions(pair, before) and not before.required and _gains_none(before, after)
    reason = f"the default of {code(after.name)} was {stated(before.default)}, and is now {stated(after.default)}"
    cure = f"expect {code(after.name)} to be None" if now_none else ""
    cure = f"pass {code(f'{after.name}={before.default}')} to keep the old default" if known else cure
    verdicts = BREAKING if known else NEUTRAL, BREAKING if now_none else NEUTRAL
    return pair.change("default", reason, verdicts, cure, wire, other)


def _access(pair: ModelPair, wire: str, other: str) -> Change:
    """Return the change of who may send a member."""
    before, after = pair.old.members[wire], pair.new.members[other]
    sent, received = pair.old.sent, pair.old.received
    closed = (sent and after.access == "read-only") or (received and after.access == "write-only")
    asked = sent and before.access == "read-only" and after.access != "read-only" and after.required
    reason = f"{code(after.name)} is now {after.access or 'sent and received'}"
    cure = f"do not {'pass' if after.access == 'read-only' else 'read'} {code(after.name)}" if closed else ""
    if asked:
        cure = "upgrade the client" if after.constant else f"pass {code(after.name)}"
    verdicts = breaks(closed or asked), breaks(closed or (asked and not after.constant))
    return pair.change("access", reason, verdicts, cure, wire, other)


def _directions(pair: ModelPair, member: Member) -> tuple[Direction, ...]:
    """Return the directions in which a member goes: a read-only one is not sent, a write-only one not received."""
    refused = {"read-only": "sent", "write-only": "received"}.get(member.access)
    return tuple(each for each in pair.directions if each != refused)
