"""Extract the programs of the guides and run them; see `guide_runner.py`."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pochoir import ir
from pochoir.targets.client import credentials
from pochoir.targets.site.site_index import SiteIndex
from processes import started

from .guide_runner import Scenario, ScenarioJob, ScenarioResult
from .page_samples import code_samples

REFUSED = 418
"""A status that no description documents."""
Kind = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Guides:
    """The samples of the guides of an API, by guide, each with its kind."""

    index: SiteIndex
    samples: Mapping[str, tuple[Kind, ...]]

    @property
    def api(self) -> ir.Api:
        """The API."""
        return self.index.api

    def programs(self, guide: str) -> list[str]:
        """Return the Python programs of a guide."""
        return [code for kind, code in self.samples.get(guide, ()) if kind in ("python", "async")]

    def called(self, code: str) -> str:
        """Return the operation that a program calls, as the fake names it."""
        names = [f"{entry.resource.name}.{entry.operation.name}" for entry in self.index.entries]
        *_, last = (name for line in code.split("\n") for name in names if f"client.{name}(" in line)
        return last

    def reaches(self, code: str, url: str) -> bool:
        """Return whether a URL is one of the operation that a program calls."""
        called = self.called(code)
        paths = (
            each.operation.path
            for each in self.index.entries
            if called == f"{each.resource.name}.{each.operation.name}"
        )
        return any(re.search(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path)) + r"(\?.*)?$", url) for path in paths)

    def failure(self, code: str) -> ir.Failure:
        """Return the error that a program expects."""
        return next(each for each in self.api.failures if f"errors.{each.class_name} " in code)


def guides_of(site: Mapping[str, str], index: SiteIndex) -> Guides:
    """Return the guides of an API."""
    pages = {guide: site[f"en/{index.folder}/guides/{guide}.html"] for guide in index.guides}
    return Guides(index, {guide: tuple(code_samples(page)) for guide, page in pages.items()})


def scenarios(guides: Guides) -> Iterator[tuple[str, Scenario]]:
    """Yield the scenarios in which the programs of an API are run, with their names."""
    oauth2 = guides.api.oauth2
    back = [oauth2.redirect.code, oauth2.redirect.state] if oauth2 else []
    for code in guides.programs("authentication"):
        # A client without arguments reads the credentials from the environment.
        without_credentials = f"{guides.api.class_name}()" not in code
        yield f"authentication: {code}", _scenario(
            code, without_credentials=without_credentials, redirect_parameters=back
        )
    for code in guides.programs("errors"):
        operation = guides.called(code)
        yield "errors: served", _scenario(code)
        yield "errors: documented", _scenario(code, operation, guides.failure(code).status)
        yield "errors: another", _scenario(code, operation, REFUSED)
        yield "errors: lost", _scenario(code, operation, error="ConnectError")
    for code in guides.programs("rate-limits"):
        yield "rate-limits: served", _scenario(code)
        yield "rate-limits: refused", _scenario(code, guides.called(code), 429)
    for guide in ("pagination", "environments", "production"):
        for code in guides.programs(guide):
            yield f"{guide}: {code}", _scenario(code)


def _scenario(
    code: str,
    operation: str = "",
    status: int = 0,
    error: str = "",
    without_credentials: bool = False,
    redirect_parameters: Iterable[str] = (),
) -> Scenario:
    return {
        "code": code,
        "operation": operation,
        "status": status,
        "error": error,
        "without_credentials": without_credentials,
        "redirect_parameters": [*redirect_parameters],
    }


def run_scenarios(jobs: Iterable[tuple[Guides, Path]]) -> Iterator[dict[str, ScenarioResult]]:
    """Run the programs of guides in parallel, each against its generated package. Return the results by scenario."""
    command = [sys.executable, "-P", str(Path(__file__).with_name("guide_runner.py"))]
    with ExitStack() as stack:
        running: list[tuple[subprocess.Popen[str], list[str]]] = []
        for guides, folder in jobs:
            named = dict(scenarios(guides))
            job: ScenarioJob = {
                "package": str(guides.api.package),
                "client": str(guides.api.class_name),
                "credentials": {str(each.argument): f"<{each.argument}>" for each in credentials.schemes(guides.api)},
                "variables": [each.variable for each in credentials.credentials(guides.api)],
                "scenarios": list(named.values()),
            }
            environment = {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
            process = stack.enter_context(started(command, stdin=subprocess.PIPE, env=environment))
            assert process.stdin is not None
            process.stdin.write(json.dumps(job))
            process.stdin.close()
            process.stdin = None
            running.append((process, list(named)))
        for process, names in running:
            output, _ = process.communicate(timeout=300)
            assert process.returncode == 0
            yield {name: ScenarioResult(**result) for name, result in zip(names, json.loads(output), strict=True)}
