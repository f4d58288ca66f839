"""Compatible changes: samples of the old client run against the new server, and with the new client."""

import copy
import random
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from packages import imported
from pochoir import ir, pipeline
from pochoir.evolution import BREAKING
from pochoir.targets.client.samples import Samples
from pochoir.targets.site.samples import python
from unit.evolution_descriptions import Tree, description
from unit.evolution_harmless import HARMLESS
from unit.test_evolution import changes
from unit.written_documents import Written

SECRET = "key-1234567890"


def programs(api: ir.Api) -> Iterator[str]:
    """Yield the sample of each operation, as the documentation shows it."""
    values = Samples({model.name: model for model in api.models})
    for resource in api.resources:
        for operation in resource.operations:
            yield python.write(api, values, resource, operation)


def run(programs: list[str], package: Any, server: Any) -> None:
    """Run programs that were written for the package `old` with a package, against the fake of a package."""
    name = package.__name__
    fake = getattr(import_module(f"{server.__name__}.testing"), f"Fake{server.__name__.title()}")()
    client = getattr(package, name.title())

    def connected(**options: Any) -> Any:
        return client(**options | {"transport": fake.transport, "strict": True, "key": SECRET})

    setattr(package, name.title(), connected)
    try:
        for program in programs:
            exec(compile(program.replace("from old ", f"from {name} ").replace("Old", name.title()), name, "exec"), {})
    finally:
        setattr(package, name.title(), client)


def edited(tree: Tree, edits: list[Any], rng: random.Random) -> Tree:
    new = copy.deepcopy(tree)
    for edit in edits:
        edit(new, rng)
    return new


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_compatible_edits_break_no_sample(seed: int, tmp_path: Path) -> None:
    rng = random.Random(f"samples/{seed}")
    tree = description(rng)
    # One part of the edits is made in each description: together they are all.
    edits = rng.sample(HARMLESS, len(HARMLESS))
    with imported(tree, tmp_path, "old") as old:
        api = pipeline.understand(tmp_path / "old.json", "old").api
        samples = list(programs(api))
        assert len(samples) >= 8
        run(samples, old, old)
        for part in (edits[::2], edits[1::2]):
            new_tree = edited(tree, part, rng)
            assert [each for each in changes(Written(tree), Written(new_tree)) if each.verdict is BREAKING] == []
            with imported(new_tree, tmp_path, "new") as new:
                run(samples, old, new)
                run(samples, new, new)


@pytest.mark.slow
def test_a_breaking_edit_breaks_a_sample(tmp_path: Path) -> None:
    rng = random.Random("samples")
    tree = description(rng)
    new_tree = copy.deepcopy(tree)
    for path in new_tree["paths"].values():
        for operation in path.values():
            region = {"name": "region", "in": "query", "required": True, "schema": {"type": "string"}}
            operation["parameters"] = [*operation.get("parameters", []), region]
    with imported(tree, tmp_path, "old") as old, imported(new_tree, tmp_path, "new") as new:
        samples = list(programs(pipeline.understand(tmp_path / "old.json", "old").api))
        with pytest.raises(Exception, match="region"):
            run(samples, old, new)
        with pytest.raises(TypeError, match="region"):
            run(samples, new, new)
