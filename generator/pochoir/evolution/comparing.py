"""Compare two surfaces."""

from typing import Final

from pochoir.evolution import matching
from pochoir.evolution.change import Change
from pochoir.evolution.client import compare_client
from pochoir.evolution.models import compare_models
from pochoir.evolution.operations import compare_operations
from pochoir.evolution.recorded import alike
from pochoir.evolution.relation import Models
from pochoir.evolution.surface import Surface

_DOCS: Final = "docs"


def compare(old: Surface, new: Surface) -> tuple[Change, ...]:
    """Return the changes from one surface to another, the breaking ones first."""
    old, new = alike(old, new)
    models = Models(old.models, new.models, matching.models(old, new))
    parts = (compare_client, compare_operations, compare_models)
    found = [change for part in parts for change in part(old, new, models)]
    changed = {each.where for each in found if each.code != _DOCS}
    # Where something else has changed, the words about it have too.
    kept = (each for each in found if each.code != _DOCS or each.where not in changed)
    return tuple(sorted(dict.fromkeys(kept), key=lambda each: (-each.verdict, each.where, each.code, each.reason)))
