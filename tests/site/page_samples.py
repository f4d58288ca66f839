"""The samples of the pages, and what became of them when they ran; see `perform.py`."""

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
from pochoir.targets.site.site_index import Entry, SiteIndex
from processes import started

from .sample_runner import Job, Program, ProgramResult, ReceivedRequest

ALWAYS_RUN = ("curl", "python", "async")
"""The kinds that are run wherever curl is installed; JavaScript is run too where Node is."""
KEY = "key-1234567890"
"""Every credential of every API, but for a user and a password."""


class _Figures(HTMLParser):
    """The samples of a page by kind, as a browser would copy them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._kind, self._code = "", False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the code of a sample begins."""
        if tag == "figure":
            self._kind = dict(attrs).get("data-kind") or ""
        elif tag == "code" and self._kind:
            self._code = True
            self.found.append((self._kind, ""))

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        if tag == "code":
            self._code = False
        elif tag == "figure":
            self._kind = ""

    def handle_data(self, data: str) -> None:
        """Take the code."""
        if self._code:
            kind, code = self.found[-1]
            self.found[-1] = (kind, code + data)


def code_samples(page: str) -> list[tuple[str, str]]:
    """The samples of a page of HTML, each with its kind, in their order."""
    return _Figures(page).found


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of an operation, by kind."""

    entry: Entry
    codes: Mapping[str, str]

    @property
    def name(self) -> str:
        """What the fake calls the operation."""
        return f"{self.entry.resource.name}.{self.entry.operation.name}"


def samples_of(site: Mapping[str, str], index: SiteIndex, language: str = "en") -> Iterator[Samples]:
    """The samples that the pages of an API show."""
    for entry in index.entries:
        found = code_samples(site[f"{language}/{index.folder}/operations/{entry.slug}.html"])
        codes = dict(found)
        assert len(codes) == len(found), entry.slug
        yield Samples(entry, codes)


def origins(api: ir.Api) -> list[str]:
    """The servers of an API, scheme and host, each once."""
    urls = [urlsplit(each.url) for each in (*api.servers, *api.own_servers)]
    return list(dict.fromkeys(f"{each.scheme}://{each.netloc}" for each in urls)) or ["https://api.example.com"]


def environment(api: ir.Api) -> dict[str, str]:
    """The variables of the samples: every credential, and where each server is in the process that runs them."""
    package, known = str(api.package).upper(), origins(api)
    found = {each.variable: f"user:{KEY}" if each.kind == "basic" else KEY for each in api.schemes if each.variable}
    named = {f"{str(each.name).upper()}_": each.url for each in api.own_servers}
    for name, url in {"": api.servers[0].url if api.servers else known[0], **named}.items():
        parts = urlsplit(url)
        number = known.index(f"{parts.scheme}://{parts.netloc}")
        found[f"{package}_{name}BASE_URL"] = f"{{{number}}}{parts.path.rstrip('/')}"
    return found


def job(api: ir.Api, programs: Iterable[Program]) -> Job:
    """Programs to run against the fake of an API."""
    return {
        "package": str(api.package),
        "client": str(api.class_name),
        "origins": origins(api),
        "credentials": {
            str(each.argument): f"user:{KEY}" if each.kind == "basic" else KEY
            for each in api.schemes
            if each.kind != "unsupported"
        },
        "environment": environment(api),
        "programs": list(programs),
    }


def programs(found: Iterable[Samples], kinds: Sequence[str]) -> Iterator[Program]:
    """Samples as programs to run."""
    for each in found:
        for kind in kinds:
            yield {"name": each.name, "kind": kind, "code": each.codes[kind]}


def runnable_kinds() -> tuple[str, ...]:
    """The kinds that can be run here."""
    return (*ALWAYS_RUN, "javascript") if shutil.which("node") else ALWAYS_RUN


def run_jobs(jobs: Iterable[tuple[Job, Path]]) -> Iterator[list[ProgramResult]]:
    """Run jobs side by side, each against the package that stands in its folder."""
    # Not from beside the program: a module of the tests may be called like a package.
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
    """The body of a request."""
    return b64decode(asked.body)
