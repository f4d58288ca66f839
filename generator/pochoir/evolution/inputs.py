"""Compare the input types of models: the `TypedDict`s that callers pass."""

from collections.abc import Iterator

from pochoir.evolution.change import BREAKING, NEUTRAL, Change, removed, renamed
from pochoir.evolution.pairs import ModelPair, old_name_removed
from pochoir.evolution.reading import input_of
from pochoir.evolution.words import code


def compare_inputs(pair: ModelPair) -> Iterator[Change]:
    """Compare the names of the input types, of which nothing is to say where the class has the same change."""
    last, now = input_of(pair.old, pair.old_name), input_of(pair.new, pair.new_name)
    verdict, note = renamed(last, pair.new.old_inputs)
    if last and now and last != now and (pair.old_name == pair.new_name or verdict is BREAKING):
        reason = f"{code(last)} is now called {code(now)}{note}"
        yield pair.change("input-renamed", reason, (NEUTRAL, verdict), f"use {code('models.' + now)}")
    if not list(removed(pair.old.old_names, pair.new.old_names, pair.new_name)):
        for old in removed(pair.old.old_inputs, pair.new.old_inputs, now):
            yield old_name_removed(pair, old, f"models.{now}")
