"""Compare the models of two surfaces."""

from collections.abc import Iterator

from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, removed, renamed
from pochoir.evolution.inputs import compare_inputs
from pochoir.evolution.members import compare_members
from pochoir.evolution.pairs import ModelPair, compare_types, old_name_removed
from pochoir.evolution.relation import Models
from pochoir.evolution.surface import Surface
from pochoir.evolution.types import same
from pochoir.evolution.undeclared import compare_undeclared
from pochoir.evolution.words import code, deprecation


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
            yield from _model(ModelPair(name, other, model, new.models[other], models))


def _model(pair: ModelPair) -> Iterator[Change]:
    before, after = pair.old, pair.new
    if pair.old_name != pair.new_name:
        verdict, note = renamed(pair.old_name, after.old_names)
        reason = f"{code(pair.old_name)} is now called {code(pair.new_name)}{note}"
        yield pair.change("model-renamed", reason, (NEUTRAL, verdict), f"use {code('models.' + pair.new_name)}")
    for old in removed(before.old_names, after.old_names, pair.new_name):
        yield old_name_removed(pair, old, f"models.{pair.new_name}")
    yield from compare_inputs(pair)
    if bool(before.alias) != bool(after.alias):
        kind = f"another name of {code(after.alias)}" if after.alias else "a class with fields"
        yield pair.change("model-kind", f"it is now {kind}", (BREAKING, BREAKING), "use it as such")
    elif before.alias and not same(before.alias, after.alias, pair.models):
        verdicts = compare_types(pair, before.alias, after.alias)
        reason = f"it was {code(before.alias)}, and is now {code(after.alias)}"
        yield pair.change("model-type", reason, verdicts, "use the new type" if BREAKING in verdicts else "")
    elif before.members or after.members:
        yield from compare_members(pair)
    if not before.alias and not after.alias:
        yield from compare_undeclared(pair)
    if before.deprecated != after.deprecated:
        yield pair.change("deprecated", deprecation(after.deprecated), (COMPATIBLE, COMPATIBLE))
    if before.docs != after.docs:
        yield pair.change("docs", "its documentation changed", (NEUTRAL, NEUTRAL))
