"""Every guide has samples, and each of them runs and does what the guide states."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from pochoir import ir
from pochoir.targets.site import ApiDescription
from pochoir.targets.site.site_index import build_index

from . import page_samples
from .descriptions import GENERATED, SPECS
from .guide_programs import REFUSED, Guides, guides_of, run_scenarios, scenarios
from .guide_runner import ScenarioResult
from .page_samples import samples_of
from .sample_runner import Program

ELSEWHERE = ("real-time", "webhooks")
"""Guides whose programs call nothing: `test_real_time` and `test_webhooks` run them."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The guides of an API, and the results of their programs by scenario."""

    guides: Guides
    played: Mapping[str, ScenarioResult]

    def scenarios(self, guide: str) -> dict[str, ScenarioResult]:
        """Return the results of the scenarios of a guide."""
        start = f"{guide}: "
        return {name.removeprefix(start): each for name, each in self.played.items() if name.startswith(start)}


@pytest.fixture(scope="session")
def stages(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> Mapping[str, Stage]:
    """The results of the guides of every API. `test_real_time.py` runs those with WebSockets."""
    found = [guides_of(site, build_index(each)) for each in apis]
    played = run_scenarios((each, GENERATED / each.index.folder / "src") for each in found)
    return {each.index.folder: Stage(each, result) for each, result in zip(found, played, strict=True)}


@pytest.fixture(params=SPECS)
def stage(request: pytest.FixtureRequest, stages: Mapping[str, Stage]) -> Stage:
    """The results of one API."""
    name: str = request.param
    return stages[name]


def _replies(api: ir.Api) -> list[ir.Reply]:
    return [reply for resource in api.resources for operation in resource.operations for reply in operation.replies]


def _is_paged(api: ir.Api) -> bool:
    return any(operation.paging for resource in api.resources for operation in resource.operations)


def test_every_guide_has_a_python_program(stage: Stage) -> None:
    for guide in stage.guides.samples:
        unknown = guide == "open-questions" or (guide == "pagination" and not _is_paged(stage.guides.api))
        assert bool(stage.guides.programs(guide)) != unknown, guide


def test_every_program_runs(stage: Stage) -> None:
    for name, played in stage.played.items():
        assert (played.failure, played.mismatches) == ("", []), name
        # The programs of the guide to production make a client; `tests/calls/test_readme_options.py` calls it.
        assert played.requests or name == "errors: lost" or name.startswith("production: "), name
    programs = {
        code for guide in stage.guides.samples for code in stage.guides.programs(guide) if guide not in ELSEWHERE
    }
    assert programs == {scenario["code"] for _, scenario in scenarios(stage.guides)}


def test_other_samples_are_those_of_operations_or_run(stage: Stage, site: Mapping[str, str]) -> None:
    index = stage.guides.index
    known = {code for each in samples_of(site, index) for code in each.codes.values()}
    others = [
        (guide, kind, code)
        for guide, samples in stage.guides.samples.items()
        for kind, code in samples
        if kind not in ("python", "async") and code not in known and guide not in ELSEWHERE
    ]
    # What signs in is more than one request: `test_sign_in.py` runs it.
    signing = {"authentication"} if index.api.login else set[str]()
    assert {kind for guide, kind, _ in others if guide not in signing} <= {"curl"}, others
    programs: list[Program] = [
        {"name": guide, "kind": kind, "code": code} for guide, kind, code in others if guide not in signing
    ]
    [ran] = page_samples.run_jobs([(page_samples.job(index.api, programs), GENERATED / index.folder / "src")])
    for each in ran:
        assert not each.failure and [asked.mismatch for asked in each.requests] == [""], (each.name, each.failure)


def test_every_way_to_authenticate_works(stage: Stage) -> None:
    guides, played = stage.guides, stage.scenarios("authentication")
    for code, each in played.items():
        # A path with a literal segment may be that of another operation, too.
        assert guides.reaches(code, each.requests[-1][1]), code
    needed = {name for entry in guides.index.entries for need in entry.operation.security for name in need}
    sent = {f"{name}: {value}" for each in played.values() for fields in each.headers for name, value in fields.items()}
    for scheme in guides.api.schemes:
        if scheme.id in needed:
            assert any(scheme.wire.lower() in each and f"<{scheme.argument}>" in each for each in sent), scheme.id


def test_the_client_signs_in_by_itself(stage: Stage) -> None:
    api = stage.guides.api
    ways = {api.login.operation: api.login.secrets} if api.login else {}
    ways |= {api.oauth2.operation: (api.oauth2.client_id, api.oauth2.client_secret)} if api.oauth2 else {}
    for operation, secrets in ways.items():
        entry = next(each for each in stage.guides.index.entries if each.operation.id == operation)
        [played] = [
            each
            for code, each in stage.scenarios("authentication").items()
            if all(f"{secret.argument}=" in code for secret in secrets)
            and f"client.{entry.resource.name}.{entry.operation.name}(" not in code
        ]
        assert played.requests[0][0] == f"{entry.resource.name}.{entry.operation.name}"
        assert len(played.requests) >= 2


def test_the_errors_are_raised_and_caught(stage: Stage) -> None:
    [code] = stage.guides.programs("errors")
    played = stage.scenarios("errors")
    assert len({each.output for each in played.values()}) == 4
    assert played["documented"].output.startswith(f"{stage.guides.failure(code).status} ")
    assert f" {REFUSED} " in played["another"].output
    assert "scripted" in played["lost"].output


def test_every_error_links_to_its_operations(stage: Stage, site: Mapping[str, str]) -> None:
    index = stage.guides.index
    page = site[f"en/{index.folder}/guides/errors.html"]
    for failure in index.api.failures:
        section = page.partition(f'<section id="status.{failure.status}">')[2].partition("</section>")[0]
        for entry in index.entries:
            documents = str(failure.status) in {reply.status for reply in entry.operation.replies}
            assert (f"operations/{entry.slug}.html" in section) == documents, (failure.status, entry.slug)


def test_rate_limit_errors_are_handled(stage: Stage) -> None:
    assert float(stage.scenarios("rate-limits")["refused"].output) >= 0


def after_login(stage: Stage, played: ScenarioResult) -> list[tuple[str, str]]:
    """Return the requests of a scenario without the login, which may be at another server."""
    api = stage.guides.api
    logins = {
        f"{resource.access}{operation.name}"
        for resource in api.resources
        for operation in resource.operations
        if api.login is not None and operation.id == api.login.operation
    }
    return [(name, url) for name, url in played.requests if name not in logins]


def test_a_list_is_read_item_by_item_and_page_by_page(stage: Stage) -> None:
    played = stage.scenarios("pagination")
    assert len(played) == (2 if _is_paged(stage.guides.api) else 0)
    for code, each in played.items():
        assert [name for name, _ in after_login(stage, each)] == [stage.guides.called(code)] * 2
        assert each.output.endswith(" None\n")


def test_a_server_is_chosen_by_its_name(stage: Stage) -> None:
    servers = {str(each.name): each.url for each in stage.guides.api.servers}
    [(code, played)] = stage.scenarios("environments").items()
    [name] = [name for name in servers if f'server="{name}"' in code]
    assert name == list(servers)[:2][-1]
    assert all(url.startswith(servers[name] + "/") for _, url in after_login(stage, played))


def test_undocumented_facts_are_shown_as_unknown(stage: Stage, site: Mapping[str, str]) -> None:
    api, folder = stage.guides.api, stage.guides.index.folder
    limited = bool(api.limits) or any(reply.status == "429" for reply in _replies(api))
    assert ("Unknown" in site[f"en/{folder}/guides/rate-limits.md"]) != limited
    assert ("Unknown" in site[f"en/{folder}/guides/pagination.md"]) != _is_paged(api)
    failing = any(reply.status[0] in "45" for reply in _replies(api))
    assert ("Unknown" in site[f"en/{folder}/guides/errors.md"]) != failing
