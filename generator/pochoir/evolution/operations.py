"""Compare the operations of two surfaces."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pochoir import path_templates
from pochoir.evolution import matching
from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, Verdict, breaks, removed, renamed
from pochoir.evolution.reading import batch_call
from pochoir.evolution.relation import Models
from pochoir.evolution.replies import compare_media_types, compare_replies
from pochoir.evolution.surface import Body, Credential, Key, Operation, Parameter, Surface
from pochoir.evolution.types import compare, same
from pochoir.evolution.words import code, deprecation, stated, typed


@dataclass(frozen=True, slots=True)
class Pair:
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


def compare_operations(old: Surface, new: Surface, models: Models) -> Iterator[Change]:
    """Yield the changes of operations."""
    pairs = matching.operations(old.operations, new.operations)
    for key, each in old.operations.items():
        if key not in pairs:
            reason, cure = f"{code(key)} was removed", f"stop using {code(each.call)}"
            yield Change("operation-removed", each.call, reason, BREAKING, BREAKING, cure, ("operations", key))
    for key, each in new.operations.items():
        if key not in pairs.values():
            reason = f"{code(key)} was added"
            yield Change("operation-added", each.call, reason, COMPATIBLE, COMPATIBLE, "", (), ("operations", key))
    for key, other in pairs.items():
        before, after = old.operations[key], new.operations[other]
        pair = Pair(("operations", key), ("operations", other), before, after, models)
        yield from _operation(pair, old, new)


def _operation(pair: Pair, old: Surface, new: Surface) -> Iterator[Change]:
    before, after = pair.old, pair.new
    route, other = (path_templates.filled(key[1], "{}") for key in (pair.old_key, pair.new_key))
    if route != other:
        reason = f"{code(pair.old_key[1])} is now {code(pair.new_key[1])}"
        yield pair.change("endpoint", reason, BREAKING, NEUTRAL, "upgrade the client")
    if before.call != after.call:
        verdict, note = renamed(before.call, after.old_calls)
        reason = f"{code(before.call)} is now called {code(after.call)}{note}"
        yield pair.change("operation-renamed", reason, NEUTRAL, verdict, f"call {code(after.call)}")
    elif before.id and after.id and before.id != after.id:
        reason = f"its operationId was {code(before.id)}, and is now {code(after.id)}; its name in Python is the same"
        yield pair.change("operation-id", reason, NEUTRAL, NEUTRAL)
    if before.server != after.server:
        reason = f"its server is now {code(after.server) if after.server else 'that of the API'}"
        yield pair.change("server", reason, BREAKING, NEUTRAL, "upgrade the client")
    yield from _old_names(pair, before.old_calls, after.old_calls, after.call, "call")
    yield from _flags(pair)
    yield from _security(pair, old.credentials, new.credentials)
    yield from _parameters(pair)
    yield from _body(pair)
    yield from (pair.change(*each) for each in compare_replies(before, after, pair.models))
    yield from (pair.change(*each) for each in compare_media_types(before, after, pair.models))


def _flags(pair: Pair) -> Iterator[Change]:
    before, after = pair.old, pair.new
    if before.deprecated != after.deprecated:
        yield pair.change("deprecated", deprecation(after.deprecated), COMPATIBLE, COMPATIBLE)
    if before.confirm != after.confirm:
        given, taken = code(f"{after.confirm}=True"), code(before.confirm)
        reason = f"must be confirmed with {given}" if after.confirm else f"the argument {taken} was removed"
        cure = f"pass {given}" if after.confirm else f"do not pass {taken}"
        yield pair.change("confirm", reason, NEUTRAL, BREAKING, cure)
    yield from _batch(pair)
    if before.docs != after.docs:
        yield pair.change("docs", "its documentation changed", NEUTRAL, NEUTRAL)


def _batch(pair: Pair) -> Iterator[Change]:
    last, now, kept = batch_call(pair.old), batch_call(pair.new), pair.new.old_batches
    yield from _old_names(pair, pair.old.old_batches, kept, now, "call")
    if not last and now:
        yield pair.change("batch", f"now has the batch method {code(now)}", NEUTRAL, COMPATIBLE)
    elif last and not now:
        yield pair.change("batch", f"the batch method {code(last)} was removed", NEUTRAL, BREAKING)
    elif last != now:
        verdict, note = renamed(last, kept)
        yield pair.change("batch", f"the batch method {code(last)} is now {code(now)}{note}", NEUTRAL, verdict)


def _security(pair: Pair, old: Mapping[str, Credential], new: Mapping[str, Credential]) -> Iterator[Change]:
    """Compare the alternatives: each of the old ones must still be enough."""
    before = [{_sent(name, old) for name in each} for each in pair.old.security]
    after = [{_sent(name, new) for name in each} for each in pair.new.security]
    if sorted(map(sorted, before)) == sorted(map(sorted, after)):
        return
    enough = not after or all(any(need <= given for need in after) for given in before or [set[str]()])
    needed = " or ".join(" and ".join(map(code, sorted(each))) or "nothing" for each in pair.new.security) or "nothing"
    reason = (
        "it no longer requires authentication" if needed == "nothing" else f"it now requires authentication by {needed}"
    )
    cure = "" if enough else f"pass these credentials to the client: {needed}"
    yield pair.change("security", reason, breaks(not enough), breaks(not enough), cure)


def _sent(name: str, credentials: Mapping[str, Credential]) -> str:
    """Return how a credential is sent, which makes a scheme what it is; its name does not matter."""
    return credentials[name].sent if name in credentials else name


def _parameters(pair: Pair) -> Iterator[Change]:
    before, after = pair.old.parameters, pair.new.parameters
    old, new = (pair.old_key[1], pair.old), (pair.new_key[1], pair.new)
    paths, pairs = matching.path_parameters(old, new), matching.parameters(old, new)
    body = {*pair.new.body.arguments.values(), pair.new.body.name} if pair.new.body else set[str]()
    for name, each in before.items():
        if name not in pairs:
            reason = f"the {_called(name, each)} was removed"
            # A member of the body may have come in its place, under the same name.
            python = COMPATIBLE if each.name in body else BREAKING
            cure = f"do not pass {code(each.name)}" if python is BREAKING else "upgrade the client"
            yield pair.change("parameter-removed", reason, BREAKING, python, cure, ("parameters", name), ())
    for name, each in after.items():
        if name not in pairs.values():
            verdict = breaks(each.required)
            reason = f"the {'required ' * each.required}{_called(name, each)} was added"
            cure = f"pass {code(each.name)}" if each.required else ""
            yield pair.change("parameter-added", reason, verdict, verdict, cure, (), ("parameters", name))
    for name, other in pairs.items():
        yield from _parameter(pair, name, other, in_path=name in paths)


def _parameter(pair: Pair, name: str, other: str, *, in_path: bool) -> Iterator[Change]:
    before, after = pair.old.parameters[name], pair.new.parameters[other]
    at = ("parameters", name), ("parameters", other)
    called = _called(other, after)
    if name != other and not in_path:
        python, note = renamed(before.name, {after.name, *after.old_names})
        note = note if before.name != after.name else ""
        reason, cure = f"the {_called(name, before)} is now {_called(other, after)}{note}", f"pass {code(after.name)}"
        yield pair.change("parameter-renamed", reason, BREAKING, python, cure, *at)
    elif before.name != after.name:
        yield _argument(pair, before.name, after.name, after.old_names, at)
    yield from _old_names(pair, before.old_names, after.old_names, after.name, "pass", *at)
    if before.required != after.required:
        verdict = breaks(after.required)
        reason = f"the {called} is {'now' if after.required else 'no longer'} required"
        cure = f"pass {code(after.name)} in every call" if after.required else ""
        yield pair.change("parameter-required", reason, verdict, verdict, cure, *at)
    if not same(before.type, after.type, pair.models):
        wire, python = compare(before.type, after.type, "sent", pair.models)
        reason = f"the {called} {typed(before.type, after.type)}"
        cure = f"pass {code(after.name)} of the new type" if BREAKING in (wire, python) else ""
        yield pair.change("parameter-type", reason, wire, python, cure, *at)
    yield from _details(pair, before, after, called, at)


def _details(
    pair: Pair, before: Parameter, after: Parameter, called: str, at: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Change]:
    if before.default != after.default:
        known = bool(before.default and after.default)
        reason = f"the default of the {called} was {stated(before.default)}, and is now {stated(after.default)}"
        cure = f"pass {code(f'{before.name}={before.default}')} to keep the old default" if known else ""
        yield pair.change("default", reason, BREAKING if known else NEUTRAL, NEUTRAL, cure, *at)
    if before.style != after.style:
        reason = f"the {called} is serialized differently"
        yield pair.change("style", reason, BREAKING, NEUTRAL, "upgrade the client", *at)
    if before.time != after.time:
        verdict = breaks(bool(before.time))
        reason = (
            f"the {called} is now a timestamp in {after.time}" if after.time else f"the {called} is now a plain number"
        )
        yield pair.change("time", reason, verdict, verdict, "pass the number itself" if before.time else "", *at)
    if before.deprecated != after.deprecated:
        reason = f"the {called} {deprecation(after.deprecated)}"
        yield pair.change("deprecated", reason, COMPATIBLE, COMPATIBLE, "", *at)


def _body(pair: Pair) -> Iterator[Change]:
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
        if before.arguments and after.arguments and before.arguments.items() <= after.arguments.items():
            python = COMPATIBLE
        reason = f"the request body {typed(before.type, after.type)}"
        cure = "pass a body of the new type" if BREAKING in (wire, python) else ""
        yield pair.change("body-type", reason, wire, python, cure, *at)
    yield from _arguments(pair, before, after)


def _arguments(pair: Pair, before: Body, after: Body) -> Iterator[Change]:
    """Compare how a body is passed. Members that are new or gone are changes of its model."""
    at = ("body",), ("body",)
    if bool(before.arguments) != bool(after.arguments):
        now = "several arguments" if after.arguments else f"one argument, {code(after.name)}"
        reason = f"the request body is now {now}"
        yield pair.change("body-arguments", reason, NEUTRAL, BREAKING, "pass it in this form", *at)
    elif before.name != after.name:
        yield _argument(pair, before.name, after.name, after.old_names.get("", {}), at)
    for wire, name in before.arguments.items():
        other = after.arguments.get(wire, name)
        if other != name:
            yield _argument(pair, name, other, after.old_names.get(wire, {}), at)
    names = {"": after.name, **after.arguments}
    for wire, old in before.old_names.items():
        if wire in names:
            yield from _old_names(pair, old, after.old_names.get(wire, {}), names[wire], "pass", *at)


def _argument(pair: Pair, old: str, new: str, kept: Collection[str], at: Iterable[tuple[str, ...]]) -> Change:
    verdict, note = renamed(old, kept)
    reason = f"the argument {code(old)} is now {code(new)}{note}"
    return pair.change("argument-renamed", reason, NEUTRAL, verdict, f"pass {code(new)}", *at)


def _old_names(
    pair: Pair, before: Collection[str], after: Collection[str], name: str, verb: str, *at: tuple[str, ...]
) -> Iterator[Change]:
    for old in removed(before, after, name):
        reason = f"the deprecated name {code(old)} was removed"
        yield pair.change("old-name-removed", reason, NEUTRAL, BREAKING, f"{verb} {code(name)}", *at)


def _called(key: str, parameter: Parameter) -> str:
    location, _, wire = key.partition(" ")
    shown = f"{code(parameter.name)}" if parameter.name == wire else f"{code(parameter.name)} ({code(wire)})"
    return f"{location} parameter {shown}"
