"""Compare the operations of two surfaces."""

from collections.abc import Iterator, Mapping

from pochoir import path_templates
from pochoir.evolution import matching
from pochoir.evolution.bodies import compare_bodies
from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, breaks, renamed
from pochoir.evolution.pairs import OperationPair, argument_removed, argument_renamed, old_names_removed
from pochoir.evolution.parameters import compare_parameters
from pochoir.evolution.reading import batch_call
from pochoir.evolution.relation import Models
from pochoir.evolution.replies import compare_media_types, compare_replies
from pochoir.evolution.surface import Credential, Surface
from pochoir.evolution.words import code, deprecation


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
        pair = OperationPair(("operations", key), ("operations", other), before, after, models)
        yield from _operation(pair, old, new)


def _operation(pair: OperationPair, old: Surface, new: Surface) -> Iterator[Change]:
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
    yield from old_names_removed(pair, before.old_calls, after.old_calls, after.call, "call")
    yield from _flags(pair)
    yield from _security(pair, old.credentials, new.credentials)
    yield from compare_parameters(pair)
    yield from _arguments(pair)
    yield from compare_bodies(pair)
    yield from (pair.change(*each) for each in compare_replies(before, after, pair.models))
    yield from (pair.change(*each) for each in compare_media_types(before, after, pair.models))


def _flags(pair: OperationPair) -> Iterator[Change]:
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


def _arguments(pair: OperationPair) -> Iterator[Change]:
    """Compare the arguments for the size of a page and for media types."""
    before, after = pair.old.arguments, pair.new.arguments
    for purpose in sorted(before.keys() | after.keys()):
        last, now = before.get(purpose, ""), after.get(purpose, "")
        if last and not now:
            yield argument_removed(pair, last)
        elif now and not last:
            yield pair.change("argument-added", f"the argument {code(now)} was added", NEUTRAL, COMPATIBLE)
        elif last != now:
            yield argument_renamed(pair, last, now, (), ())


def _batch(pair: OperationPair) -> Iterator[Change]:
    last, now, kept = batch_call(pair.old), batch_call(pair.new), pair.new.old_batches
    yield from old_names_removed(pair, pair.old.old_batches, kept, now, "call")
    if not last and now:
        yield pair.change("batch", f"now has the batch method {code(now)}", NEUTRAL, COMPATIBLE)
    elif last and not now:
        yield pair.change("batch", f"the batch method {code(last)} was removed", NEUTRAL, BREAKING)
    elif last != now:
        verdict, note = renamed(last, kept)
        yield pair.change("batch", f"the batch method {code(last)} is now {code(now)}{note}", NEUTRAL, verdict)


def _security(pair: OperationPair, old: Mapping[str, Credential], new: Mapping[str, Credential]) -> Iterator[Change]:
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
