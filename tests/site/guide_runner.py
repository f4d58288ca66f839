"""Run as a program: runs the programs of guides against the fake of a stamped package, each after a script.

A job comes as JSON on standard input; what happened goes as JSON to standard output. It runs in a process of its own,
so that the packages it imports are not those of the tests.
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
    """A program, and what the fake does meanwhile.

    Attributes:
        code: the program.
        operation: the operation that has a script, `projects.get`; "" for none.
        status: what it answers; 0 for what the description shows.
        error: the class of the transport error that it meets; "" for none.
        without_credentials: whether no credential stands in the environment.
        redirect_parameters: the names of code and state in the address that a user comes back with.
    """

    code: str
    operation: str
    status: int
    error: str
    without_credentials: bool
    redirect_parameters: list[str]


class ScenarioJob(TypedDict):
    """Scenes that are result one after another.

    Attributes:
        package: the stamped package.
        client: the class of its client.
        credentials: what the fake takes for good, by the argument of the client.
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
    """What happened: what was printed, what was raised, and the requests, operation and URL."""

    output: str = ""
    failure: str = ""
    requests: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    mismatches: list[str] = field(default_factory=list[str])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])


def run_scenario(job: ScenarioJob, scenario: Scenario) -> ScenarioResult:
    """ScenarioJob one scenario on a fake of its own."""
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
        # Set to nothing it stands for no credential; not set at all the fake puts one there.
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
    """A user who opens the address that was printed last, agrees, and copies the address he comes back to."""

    def come_back(prompt: str) -> str:
        code, state = redirect_parameters
        asked = parse_qs(urlsplit(output.getvalue().split()[-1]).query)
        return f"{asked['redirect_uri'][0]}?{urlencode({code: 'a-code', state: asked[state][0]})}"

    return come_back


def main() -> None:
    """ScenarioJob everything."""
    job: ScenarioJob = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        results = [asdict(run_scenario(job, scenario)) for scenario in job["scenarios"]]
        os.chdir("/")
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
