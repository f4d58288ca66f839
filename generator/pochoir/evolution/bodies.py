"""Compare the request body of an operation, and how it is passed."""

from collections.abc import Iterator, Mapping

from pochoir import ir
from pochoir.evolution import notation
from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, breaks
from pochoir.evolution.pairs import OperationPair, argument_removed, argument_renamed, old_names_removed
from pochoir.evolution.relation import Models, expanded
from pochoir.evolution.surface import Body, Member, Model
from pochoir.evolution.types import compare, same
from pochoir.evolution.words import code, typed


def compare_bodies(pair: OperationPair) -> Iterator[Change]:
    """Yield the changes of the request body of an operation."""
    before, after = pair.old.body, pair.new.body
    at = ("body",), ("body",)
    if before is None or after is None:
        if before is not None:
            yield pair.change(
                "body-removed", "the request body was removed", BREAKING, BREAKING, "do not pass a body", *at
            )
        elif after is not None:
            verdict = breaks(after.required)
            reason = f"{'a required' if after.required else 'an optional'} request body was added"
            cure = "pass a body" if after.required else ""
            yield pair.change("body-added", reason, verdict, verdict, cure, *at)
        return
    if before.media_type != after.media_type:
        reason = f"the request body was {code(before.media_type)}, and is now {code(after.media_type)}"
        yield pair.change("body-media-type", reason, BREAKING, NEUTRAL, "upgrade the client", *at)
    if before.required != after.required:
        verdict = breaks(after.required)
        reason = f"the request body is {'now' if after.required else 'no longer'} required"
        yield pair.change("body-required", reason, verdict, verdict, "pass a body" if after.required else "", *at)
    if not same(before.type, after.type, pair.models):
        wire, python = compare(before.type, after.type, "sent", pair.models)
        # Callers pass the members. The whole body that some pass besides has the type of the body.
        if before.arguments and not (before.whole and after.whole) and _fits(before, after, pair.models):
            python = COMPATIBLE
        reason = f"the request body {typed(before.type, after.type)}"
        cure = "pass a body of the new type" if BREAKING in (wire, python) else ""
        yield pair.change("body-type", reason, wire, python, cure, *at)
    yield from _arguments(pair, before, after)
    yield from _encodings(pair, before, after)


def _arguments(pair: OperationPair, before: Body, after: Body) -> Iterator[Change]:
    """Compare how a body is passed. Members that are new or gone are changes of its model."""
    at = ("body",), ("body",)
    if bool(before.arguments) != bool(after.arguments):
        now = "several arguments" if after.arguments else f"one argument, {code(after.name)}"
        reason = f"the request body is now {now}"
        yield pair.change("body-arguments", reason, NEUTRAL, BREAKING, "pass it in this form", *at)
    elif before.name != after.name:
        yield argument_renamed(pair, before.name, after.name, after.old_names.get("", {}), at)
    yield from _whole(pair, before, after)
    for wire, name in before.arguments.items():
        other = after.arguments.get(wire, name)
        if other != name:
            yield argument_renamed(pair, name, other, after.old_names.get(wire, {}), at)
    names = {"": after.name, **after.arguments}
    for wire, old in before.old_names.items():
        if wire in names:
            yield from old_names_removed(pair, old, after.old_names.get(wire, {}), names[wire], "pass", *at)


def _encodings(pair: OperationPair, before: Body, after: Body) -> Iterator[Change]:
    """Compare how the members of forms are serialized that are in both bodies."""
    olds, news = before.others | {before.media_type: before.type}, after.others | {after.media_type: after.type}
    for key in sorted(before.encodings.keys() | after.encodings.keys()):
        media_type, _, wire = key.partition(" ")
        both = media_type in olds and media_type in news
        both = both and wire in _members(olds[media_type], pair.models.old)
        both = both and wire in _members(news[media_type], pair.models.new)
        if both and before.encodings.get(key) != after.encodings.get(key):
            reason = f"the field {code(wire)} of the request body is serialized differently"
            yield pair.change("style", reason, BREAKING, NEUTRAL, "upgrade the client", ("body",), ("body",))


def _whole(pair: OperationPair, before: Body, after: Body) -> Iterator[Change]:
    """Compare the argument for the whole body, which methods that take its members may have as well."""
    at, now = (("body",), ("body",)), after.whole or after.name
    if before.whole and not now:
        yield argument_removed(pair, before.whole, *at)
    elif before.whole and now != before.whole:
        yield argument_renamed(pair, before.whole, now, (), at)
    elif before.arguments and after.whole and not before.whole:
        reason = f"the argument {code(after.whole)} was added"
        yield pair.change("argument-added", reason, NEUTRAL, COMPATIBLE, "", *at)


def _fits(before: Body, after: Body, models: Models) -> bool:
    """Return whether the arguments for an old body are right for a new one."""
    old, new = _members(before.type, models.old), _members(after.type, models.new)
    if not before.arguments.items() <= after.arguments.items() or not before.arguments.keys() <= old.keys():
        return False
    asked = {wire for wire, each in new.items() if _is_passed(each, after)}
    given = {wire for wire in before.arguments if _is_passed(old[wire], before)}
    return asked <= given and all(
        wire in new
        and (
            same(old[wire].type, new[wire].type, models)
            or compare(old[wire].type, new[wire].type, "sent", models)[1] is not BREAKING
        )
        for wire in before.arguments
    )


def _members(text: str, models: Mapping[str, Model]) -> Mapping[str, Member]:
    """Return the members that are sent of the model of a body, by the text of its type."""
    type = expanded(notation.read(text), models)
    found = models.get(type.name) if isinstance(type, ir.Named) else None
    return {wire: each for wire, each in found.members.items() if each.access != "read-only"} if found else {}


def _is_passed(member: Member, body: Body) -> bool:
    """Return whether callers have to pass a member of a body."""
    return body.required and member.required and not member.constant
