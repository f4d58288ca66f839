"""Samples of every kind of parameter, credential, body and response run, and are the same request."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from pochoir import ir, pipeline
from pochoir.targets.site import build
from pochoir.targets.site.site_index import build_index

from . import page_samples
from .descriptions import describe_data
from .every_kind import description
from .page_samples import Samples, samples_of
from .sample_comparison import differences
from .sample_runner import ProgramResult


@dataclass(frozen=True, slots=True)
class Executed:
    """The samples of the description, and their results by operation and kind."""

    api: ir.Api
    samples: tuple[Samples, ...]
    ran: Mapping[tuple[str, str], ProgramResult]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Executed:
    """The results of the samples of the description."""
    folder = tmp_path_factory.mktemp("shapes")
    api = describe_data(folder, description(), "shapes")
    generated = pipeline.generate(folder / "openapi.json", "shapes")
    assert not [each for each in generated.problems if each.severity == "error"], generated.problems
    for path, text in generated.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    samples = tuple(samples_of(build([api]), build_index(api)))
    job = page_samples.job(api.api, page_samples.programs(samples, page_samples.runnable_kinds()))
    [done] = page_samples.run_jobs([(job, folder / "shapes" / "src")])
    return Executed(api.api, samples, {(each.name, each.kind): each for each in done})


def test_every_sample_runs(ran: Executed) -> None:
    wrong = [
        f"{each.name} {each.kind}: {each.failure} {[(asked.operation, asked.mismatch) for asked in each.requests]}"
        for each in ran.ran.values()
        if each.failure or [(asked.operation, asked.mismatch) for asked in each.requests] != [(each.name, "")]
    ]
    assert not wrong, "\n".join(wrong)


def test_all_samples_are_the_same_request(ran: Executed) -> None:
    different = list(differences(ran.api, ran.samples, ran.ran))
    assert not different, "\n".join(different)
