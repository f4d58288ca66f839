"""Samples of everything that an API can ask for: they run, and are one request, whatever stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from pochoir import ir, pipeline
from pochoir.targets.site import build
from pochoir.targets.site.atlas import atlas

from . import sampled
from .compared import differences
from .make import of_data
from .perform import Ran
from .sampled import Samples, shown
from .shapes import description

pytestmark = pytest.mark.xdist_group("samples")


@dataclass(frozen=True, slots=True)
class Performed:
    """The samples of the description, and what became of them, by operation and kind."""

    api: ir.Api
    samples: tuple[Samples, ...]
    ran: Mapping[tuple[str, str], Ran]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Performed:
    """The samples of the description, and what became of them."""
    folder = tmp_path_factory.mktemp("shapes")
    api = of_data(folder, description(), "shapes")
    generated = pipeline.generate(folder / "openapi.json", "shapes")
    assert not [each for each in generated.problems if each.severity == "error"], generated.problems
    for path, text in generated.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    samples = tuple(shown(build([api]), atlas(api)))
    job = sampled.job(api.api, sampled.programs(samples, sampled.kinds()))
    [done] = sampled.perform([(job, folder / "shapes" / "src")])
    return Performed(api.api, samples, {(each.name, each.kind): each for each in done})


def test_they_run(ran: Performed) -> None:
    wrong = [
        f"{each.name} {each.kind}: {each.failure} {[(asked.operation, asked.mismatch) for asked in each.asked]}"
        for each in ran.ran.values()
        if each.failure or [(asked.operation, asked.mismatch) for asked in each.asked] != [(each.name, "")]
    ]
    assert not wrong, "\n".join(wrong)


def test_they_are_one_request(ran: Performed) -> None:
    different = list(differences(ran.api, ran.samples, ran.ran))
    assert not different, "\n".join(different)
