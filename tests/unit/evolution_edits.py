"""Edits of descriptions, made from a seed, with the verdict that each one deserves."""

import copy
import json
import random
from dataclasses import dataclass

from unit.evolution_breaking import BREAKING
from unit.evolution_descriptions import Tree, description
from unit.evolution_harmless import HARMLESS
from unit.evolution_subtle import SUBTLE


@dataclass(frozen=True)
class Case:
    """Two descriptions, the name of the edit between them and whether it breaks callers."""

    name: str
    old: Tree
    new: Tree
    breaking: bool


def cases(number: int, seed: int) -> list[Case]:
    """Make cases: every edit in turn, each in another description."""
    edits = [(edit.__name__, edit, True) for edit in BREAKING]
    edits += [(edit.__name__, edit, True) for edit in SUBTLE]
    edits += [(edit.__name__, edit, False) for edit in HARMLESS]
    made: list[Case] = []
    for at in range(number):
        rng = random.Random(f"{seed}/{at}")
        name, edit, breaks = edits[at % len(edits)]
        old = description(rng)
        new = copy.deepcopy(old)
        edit(new, rng)
        assert json.dumps(new) != json.dumps(old), name
        made.append(Case(name, old, new, breaks))
    return made
