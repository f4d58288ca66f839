"""A program that runs the programs of guides against the fake of a generated package, each in a scenario.

It reads a job as JSON from standard input and writes the results as JSON to standard output. It runs in a separate
process, so that the packages it imports do not affect the tests.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass, field
from importlib import import_module
from io import StringIO
from typing import TypedDict
from urllib.parse import parse_qs, urlencode, urlsplit


class Scenario(TypedDict):
    """A program, and what the fake does while it runs.

    Attributes:
        code: the program.
        operation: the operation whose response is replaced, `projects.get`; "" for none.
        status: the status of its response; 0 for the documented one.
        error: the class of the transport error to raise; "" for none.
        without_credentials: whether no credentials are in the environment.
        redirect_parameters: the names of code and state in the redirect URL.
    """

    code: str
    operation: str
    status: int
    error: str
    without_credentials: bool
    redirect_parameters: list[str]


class ScenarioJob(TypedDict):
    """Scenarios to run one after another.

    Attributes:
        package: the generated package.
        client: the class of its client.
        credentials: the credentials that the fake accepts, by argument of the client.
        variables: the environment variables of all credentials.
        scenarios: the scenarios.
    """

    package: str
    client: str
    credentials: dict[str, str]
    variables: list[str]
    scenarios: list[Scenario]


@dataclass
class ScenarioResult:
    """The result of a scenario: output, error and requests (operation and URL)."""

    output: str = ""
    failure: str = ""
    requests: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    mismatches: list[str] = field(default_factory=list[str])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])


def run_scenario(job: ScenarioJob, scenario: Scenario) -> ScenarioResult:
    """Run a scenario against a new fake."""
    fake = getattr(import_module(f"{job['package']}.testing"), f"Fake{job['client']}")()
    if job["credentials"]:
        fake.accepts(**job["credentials"])
    errors = import_module(f"{job['package']}.errors")
    if scenario["operation"]:
        resource, _, name = scenario["operation"].partition(".")
        scripted = getattr(getattr(fake, resource), name)
        if scenario["error"]:
            scripted.fails(getattr(errors, scenario["error"]))
        else:
            scripted.replies(scenario["status"], headers={"Retry-After": "0"})
    for variable in job["variables"]:
        # The fake sets a credential that is unset. An empty one means no credential.
        os.environ.pop(variable, None)
        os.environ |= {variable: ""} if scenario["without_credentials"] else {}
    result, output = ScenarioResult(), StringIO()
    given = {"__name__": "__main__", "input": _user(output, scenario["redirect_parameters"])}
    try:
        with fake.installed(), redirect_stdout(output):
            exec(compile(scenario["code"], "program", "exec"), given)
    except Exception as error:
        result.failure = f"{type(error).__name__}: {error}"
    result.output = output.getvalue()
    result.requests = [(each.operation, each.url) for each in fake.requests]
    result.headers = [{name.lower(): each.headers[name] for name in each.headers} for each in fake.requests]
    result.mismatches = [str(each) for each in fake.mismatches]
    return result


def _user(output: StringIO, redirect_parameters: list[str]) -> Callable[[str], str]:
    """Return an `input` that simulates a user: it opens the URL printed last, agrees, and returns the redirect URL."""

    def come_back(prompt: str) -> str:
        code, state = redirect_parameters
        asked = parse_qs(urlsplit(output.getvalue().split()[-1]).query)
        return f"{asked['redirect_uri'][0]}?{urlencode({code: 'a-code', state: asked[state][0]})}"

    return come_back


def main() -> None:
    """Run the job on standard input."""
    job: ScenarioJob = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        results = [asdict(run_scenario(job, scenario)) for scenario in job["scenarios"]]
        os.chdir("/")
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
