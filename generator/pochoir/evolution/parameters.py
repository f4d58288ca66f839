"""Compare the parameters of an operation."""

from collections.abc import Iterator, Mapping

from pochoir import ir
from pochoir.evolution import matching, notation
from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, breaks, renamed
from pochoir.evolution.pairs import OperationPair, argument_removed, argument_renamed, old_names_removed
from pochoir.evolution.relation import expanded
from pochoir.evolution.surface import Model, Operation, Parameter
from pochoir.evolution.types import compare, same
from pochoir.evolution.words import code, deprecation, stated, typed


def compare_parameters(pair: OperationPair) -> Iterator[Change]:
    """Yield the changes of the parameters of an operation."""
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
            wire, python = breaks(each.required), breaks(is_passed(each, pair.models.new))
            reason = f"the {'required ' * each.required}{_called(name, each)} was added"
            cure = f"pass {code(each.name)}" if python is BREAKING else "upgrade the client" * each.required
            yield pair.change("parameter-added", reason, wire, python, cure, (), ("parameters", name))
    for name, other in pairs.items():
        yield from _parameter(pair, name, other, in_path=name in paths)


def _parameter(pair: OperationPair, name: str, other: str, *, in_path: bool) -> Iterator[Change]:
    before, after = pair.old.parameters[name], pair.new.parameters[other]
    at = ("parameters", name), ("parameters", other)
    called = _called(other, after)
    if name != other and not in_path:
        python, note = renamed(before.name, {after.name, *after.old_names})
        note = note if before.name != after.name else ""
        reason, cure = f"the {_called(name, before)} is now {_called(other, after)}{note}", f"pass {code(after.name)}"
        yield pair.change("parameter-renamed", reason, BREAKING, python, cure, *at)
    elif before.name != after.name:
        yield argument_renamed(pair, before.name, after.name, after.old_names, at)
    yield from old_names_removed(pair, before.old_names, after.old_names, after.name, "pass", *at)
    if not _is_set_by_paging(name, pair.old) and _is_set_by_paging(other, pair.new):
        yield argument_removed(pair, before.name, *at)
    yield from _required(pair, before, after, called, at)
    if not same(before.type, after.type, pair.models):
        wire, python = compare(before.type, after.type, "sent", pair.models)
        reason = f"the {called} {typed(before.type, after.type)}"
        cure = f"pass {code(after.name)} of the new type" if BREAKING in (wire, python) else ""
        yield pair.change("parameter-type", reason, wire, python, cure, *at)
    yield from _details(pair, before, after, called, at)


def _required(
    pair: OperationPair, before: Parameter, after: Parameter, called: str, at: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Change]:
    """Compare whether a parameter is sent with every request, and whether callers have to pass it."""
    passed, passes = is_passed(before, pair.models.old), is_passed(after, pair.models.new)
    cure = f"pass {code(after.name)} in every call" if passes and not passed else ""
    if before.required != after.required:
        wire, python = breaks(after.required), breaks(passes and not passed)
        reason = f"the {called} is {'now' if after.required else 'no longer'} required"
        yield pair.change(
            "parameter-required", reason, wire, python, cure or "upgrade the client" * after.required, *at
        )
    elif passed != passes:
        reason = f"the argument {code(after.name)} is {'now' if passes else 'no longer'} required"
        yield pair.change("parameter-required", reason, NEUTRAL, breaks(passes), cure, *at)


def _details(
    pair: OperationPair, before: Parameter, after: Parameter, called: str, at: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Change]:
    if before.default != after.default:
        known = bool(before.default and after.default)
        reason = f"the default of the {called} was {stated(before.default)}, and is now {stated(after.default)}"
        cure = f"pass {code(f'{before.name}={before.default}')} to keep the old default" if known else ""
        yield pair.change("default", reason, BREAKING if known else NEUTRAL, NEUTRAL, cure, *at)
    if (before.style, before.prefix) != (after.style, after.prefix):
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


def is_passed(parameter: Parameter, models: Mapping[str, Model]) -> bool:
    """Return whether callers have to pass a parameter. The client makes some values, and sends the only value."""
    only = expanded(notation.read(parameter.type), models)
    return parameter.required and not parameter.generated and not (isinstance(only, ir.LiteralOf) and _is_one(only))


def _is_one(type: ir.LiteralOf) -> bool:
    return len(type.values) == 1 and type.values[0] is not None


def _is_set_by_paging(key: str, operation: Operation) -> bool:
    """Return whether only the client sets a parameter, from page to page. An offset is also where a list begins."""
    style, _, name = operation.paging.partition(" ")
    return style not in ("", "offset") and key.partition(" ")[2] == name


def _called(key: str, parameter: Parameter) -> str:
    location, _, wire = key.partition(" ")
    shown = code(parameter.name) if parameter.name == wire else f"{code(parameter.name)} ({code(wire)})"
    return f"{location} parameter {shown}"
