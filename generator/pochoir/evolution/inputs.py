"""Compare the input types of models: the `TypedDict`s that callers pass."""

from collections.abc import Iterator, Mapping

from pochoir import ir
from pochoir.evolution import notation
from pochoir.evolution.change import BREAKING, NEUTRAL, Change, removed, renamed
from pochoir.evolution.pairs import ModelPair, old_name_removed
from pochoir.evolution.reading import input_of
from pochoir.evolution.relation import expanded
from pochoir.evolution.surface import Model
from pochoir.evolution.words import code


def compare_inputs(pair: ModelPair) -> Iterator[Change]:
    """Yield the changes of the names of input types, unless the class has the same change."""
    last, now = input_of(pair.old, pair.old_name), input_of(pair.new, pair.new_name)
    verdict, note = renamed(last, pair.new.old_inputs)
    if last and now and last != now and (pair.old_name == pair.new_name or verdict is BREAKING):
        reason = f"{code(last)} is now called {code(now)}{note}"
        yield pair.change("input-renamed", reason, (NEUTRAL, verdict), f"use {code('models.' + now)}")
    had, has = (_has_input(model, every) for model, every in ((pair.old, pair.models.old), (pair.new, pair.models.new)))
    if had and not has and not _is_name(last, pair.models.new):
        cure = f"stop using {code('models.' + last)}"
        yield pair.change("input-removed", f"{code(last)} was removed", (NEUTRAL, BREAKING), cure)
    if not list(removed(pair.old.old_names, pair.new.old_names, pair.new_name)):
        for old in removed(pair.old.old_inputs, pair.new.old_inputs, now):
            yield old_name_removed(pair, old, f"models.{now}")


def _has_input(model: Model, models: Mapping[str, Model]) -> bool:
    """Return whether a model has an input type: a class has one, and a type that differs in requests."""
    if not model.sent or not model.alias:
        return model.sent
    type = expanded(notation.read(model.alias), models)
    options = [expanded(each, models) for each in type.options] if isinstance(type, ir.UnionOf) else [type]
    return any(not isinstance(each, ir.Plain) or each.kind == "json" for each in options)


def _is_name(name: str, models: Mapping[str, Model]) -> bool:
    """Return whether a model or an input type has a name, now or as an old one."""
    return name in models or any(
        each.sent and (input_of(each, key) == name or name in each.old_inputs) for key, each in models.items()
    )
