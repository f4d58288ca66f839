"""Extract the samples of the pages and run them; see `sample_runner.py`."""

import json
import os
import shutil
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pochoir import ir
from pochoir.security_schemes import KINDS
from pochoir.targets.site.site_index import Entry, SiteIndex
from processes import started

from .sample_runner import Job, Program, ProgramResult, ReceivedRequest

ALWAYS_RUN = ("curl", "python", "async")
"""The kinds that are always run. JavaScript needs Node."""
KEY = "key-1234567890"
"""The value of every credential except user and password."""


class _Figures(HTMLParser):
    """Extracts the samples of a page with their kinds, as a browser would copy them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._kind, self._code = "", False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Start a sample."""
        if tag == "figure":
            self._kind = dict(attrs).get("data-kind") or ""
        elif tag == "code" and self._kind:
            self._code = True
            self.found.append((self._kind, ""))

    def handle_endtag(self, tag: str) -> None:
        """End a sample."""
        if tag == "code":
            self._code = False
        elif tag == "figure":
            self._kind = ""

    def handle_data(self, data: str) -> None:
        """Add code to a sample."""
        if self._code:
            kind, code = self.found[-1]
            self.found[-1] = (kind, code + data)


def code_samples(page: str) -> list[tuple[str, str]]:
    """Return the samples of an HTML page with their kinds, in order."""
    return _Figures(page).found


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of an operation by kind."""

    entry: Entry
    codes: Mapping[str, str]

    @property
    def name(self) -> str:
        """The operation as the fake names it."""
        return f"{self.entry.resource.name}.{self.entry.operation.name}"


def samples_of(site: Mapping[str, str], index: SiteIndex, language: str = "en") -> Iterator[Samples]:
    """Yield the samples on the pages of an API."""
    for entry in index.entries:
        found = code_samples(site[f"{language}/{index.folder}/operations/{entry.slug}.html"])
        codes = dict(found)
        assert len(codes) == len(found), entry.slug
        yield Samples(entry, codes)


def origins(api: ir.Api) -> list[str]:
    """Return the servers of an API as scheme and host, without duplicates."""
    urls = [urlsplit(each.url) for each in (*api.servers, *api.own_servers)]
    return list(dict.fromkeys(f"{each.scheme}://{each.netloc}" for each in urls)) or ["https://api.example.com"]


def environment(api: ir.Api) -> dict[str, str]:
    """Return the environment variables of the samples: credentials, and URLs of servers in the runner."""
    package, known = str(api.package).upper(), origins(api)
    found = {each.variable: f"user:{KEY}" if each.kind == "basic" else KEY for each in api.schemes if each.variable}
    named = {f"{str(each.name).upper()}_": each.url for each in api.own_servers}
    for name, url in {"": api.servers[0].url if api.servers else known[0], **named}.items():
        parts = urlsplit(url)
        number = known.index(f"{parts.scheme}://{parts.netloc}")
        found[f"{package}_{name}BASE_URL"] = f"{{{number}}}{parts.path.rstrip('/')}"
    return found


def job(api: ir.Api, programs: Iterable[Program]) -> Job:
    """Return a job that runs programs against the fake of an API."""
    return {
        "package": str(api.package),
        "client": str(api.class_name),
        "origins": origins(api),
        "credentials": {
            str(each.argument): f"user:{KEY}" if each.kind == "basic" else KEY
            for each in api.schemes
            if KINDS[each.kind].supported
        },
        "environment": environment(api),
        "programs": list(programs),
    }


def programs(found: Iterable[Samples], kinds: Sequence[str]) -> Iterator[Program]:
    """Yield samples as programs to run."""
    for each in found:
        for kind in kinds:
            yield {"name": each.name, "kind": kind, "code": each.codes[kind]}


def runnable_kinds() -> tuple[str, ...]:
    """Return the kinds of samples that can be run on this machine."""
    return (*ALWAYS_RUN, "javascript") if shutil.which("node") else ALWAYS_RUN


def run_jobs(jobs: Iterable[tuple[Job, Path]]) -> Iterator[list[ProgramResult]]:
    """Run jobs in parallel, each against its generated package."""
    # -P: a module of the tests may have the name of a package.
    command = [sys.executable, "-P", str(Path(__file__).with_name("sample_runner.py"))]
    with ExitStack() as stack:
        running: list[subprocess.Popen[str]] = []
        for each, folder in jobs:
            inherited = {name: value for name, value in os.environ.items() if not name.endswith(("_PROXY", "_proxy"))}
            variables = {**inherited, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
            process = stack.enter_context(started(command, stdin=subprocess.PIPE, env=variables))
            assert process.stdin is not None
            process.stdin.write(json.dumps(each))
            process.stdin.close()
            process.stdin = None
            running.append(process)
        for process in running:
            output, _ = process.communicate(timeout=300)
            assert process.returncode == 0
            yield [_ran(each) for each in json.loads(output)]


def _ran(result: dict[str, Any]) -> ProgramResult:
    ran = ProgramResult(**result)
    ran.requests = [ReceivedRequest(**each) for each in result["requests"]]
    return ran


def body_of(asked: ReceivedRequest) -> bytes:
    """Return the body of a request."""
    return b64decode(asked.body)
