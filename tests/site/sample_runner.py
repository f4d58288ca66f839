"""A program that serves the fake of a generated package over HTTP and runs samples against it.

It reads a job as JSON from standard input and writes the results as JSON to standard output. It runs in a separate
process, so that the packages it imports do not affect the tests.
"""

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypedDict

MISMATCH: Final = 418
"""The status of the respond to a request that the fake does not take."""
_NEXT: Final = "/-/next/"
_REQUEST_START: Final = re.compile(r"\b(curl |fetch\()")
"""The start of a request, whose URL is on the same line."""


class Program(TypedDict):
    """A sample to run."""

    name: str
    kind: str
    code: str


class Job(TypedDict):
    """The programs to run, and the fake to run them against.

    Attributes:
        package: the generated package.
        client: the class of its client.
        origins: the servers in the samples, scheme and host; each is served below `/<number>`.
        credentials: the credentials that the fake accepts, by argument of the client.
        environment: the environment variables; `{0}` in a value is the URL of the first origin.
        programs: the programs to run.
    """

    package: str
    client: str
    origins: list[str]
    credentials: dict[str, Any]
    environment: dict[str, str]
    programs: list[Program]


@dataclass
class ReceivedRequest:
    """A request and its response: the operation that matched, or why none did."""

    method: str
    url: str
    headers: list[tuple[str, str]]
    body: str
    operation: str = ""
    mismatch: str = ""
    status: int = 0
    values: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass
class ProgramResult:
    """The result of a program."""

    name: str
    kind: str
    requests: list[ReceivedRequest] = field(default_factory=list[ReceivedRequest])
    output: str = ""
    failure: str = ""


class Recorder:
    """The fake of the current program, and the requests it received."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.ran: list[ProgramResult] = []
        self.fake: Any = None
        self.limits: Any = None
        if (Path(import_module(job["package"]).__file__ or "").parent / "_runtime" / "limits" / "limiter.py").is_file():
            self.limits = import_module(f"{job['package']}._runtime.limits.limiter")

    def start(self, number: int) -> ProgramResult:
        """Start a program with a new fake, a new file and new rate limits."""
        program = self.job["programs"][number]
        testing = import_module(f"{self.job['package']}.testing")
        self.fake = getattr(testing, f"Fake{self.job['client']}")()
        if self.job["credentials"]:
            self.fake.accepts(**self.job["credentials"])
        if self.limits is not None:
            self.limits.PROCESS = self.limits.MemoryStore()
        Path("file").write_text("content", encoding="utf-8")
        self.ran.append(ProgramResult(program["name"], program["kind"]))
        return self.ran[-1]

    def respond(
        self, method: str, target: str, fields: list[tuple[str, str]], body: bytes
    ) -> tuple[int, Iterable[tuple[str, str]], bytes]:
        """Return the response of the fake: status, headers and body."""
        number, _, rest = target.removeprefix("/").partition("/")
        url = self.job["origins"][int(number)] + "/" + rest
        record = ReceivedRequest(method, url, fields, base64.b64encode(body).decode())
        self.ran[-1].requests.append(record)
        engine = f"{self.job['package']}._runtime"
        wire, headers = import_module(f"{engine}.base.wire"), import_module(f"{engine}.base.headers").Headers(fields)
        timeout = import_module(f"{engine}.base.options").Timeout()
        request = wire.Request(method, url, headers, wire.Content((body,)), timeout, 60.0, 2**20)
        try:
            reply = self.fake.transport.send(request)
        except AssertionError as mismatch:
            record.status, record.mismatch = MISMATCH, str(mismatch)
            return MISMATCH, [("content-type", "text/plain")], str(mismatch).encode()
        received = self.fake.requests[-1]
        record.status, record.operation = reply.status, received.operation
        record.values = {name: dict(getattr(received, name)) for name in ("path", "query", "header", "cookie")}
        record.values["body"] = received.body.decode("latin-1") if isinstance(received.body, bytes) else received.body
        return reply.status, reply.headers.fields, reply.content


def handler(recorder: Recorder) -> type[BaseHTTPRequestHandler]:
    """Return a handler that passes requests on to the fake."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def respond(self) -> None:
            """Respond to a request."""
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path.startswith(_NEXT):
                recorder.start(int(self.path.removeprefix(_NEXT)))
                self.send(204, (), b"")
            else:
                self.send(*recorder.respond(self.command, self.path, self.headers.items(), body))

        def send(self, status: int, fields: Iterable[tuple[str, str]], content: bytes) -> None:
            """Send a response."""
            self.send_response_only(status)
            for name, value in fields:
                self.send_header(name, value)
            if status not in (204, 304):
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Log nothing."""

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
        setattr(Handler, f"do_{method}", Handler.respond)
    return Handler


def run(recorder: Recorder, address: str) -> None:
    """Run all programs: curl in a shell, Python in this process, JavaScript in one Node process."""
    scripts: list[tuple[int, str]] = []
    for number, program in enumerate(recorder.job["programs"]):
        code = program["code"]
        if program["kind"] == "javascript":
            scripts.append((number, _with_local_urls(recorder.job["origins"], address, code)))
        elif program["kind"] == "curl":
            ran = recorder.start(number)
            done = _shell(["sh", "-euc", _with_local_urls(recorder.job["origins"], address, code)])
            ran.output, ran.failure = done.stdout, f"{done.returncode}: {done.stderr}" if done.returncode else ""
        else:
            _python(recorder.start(number), code)
    if scripts:
        _node(recorder, address, scripts)


def _shell(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)


def _with_local_urls(origins: list[str], address: str, code: str) -> str:
    """Replace the server in the URL of each request by this server."""
    return "\n".join(
        _line_with_local_url(origins, address, line) if _REQUEST_START.search(line) else line
        for line in code.split("\n")
    )


def _line_with_local_url(origins: list[str], address: str, line: str) -> str:
    places = sorted((line.find(origin), number) for number, origin in enumerate(origins) if origin in line)
    if not places:
        return line
    number = places[0][1]
    return line.replace(origins[number], f"{address}/{number}", 1)


def _python(ran: ProgramResult, code: str) -> None:
    output = StringIO()
    try:
        with redirect_stdout(output):
            exec(compile(code, f"{ran.name} ({ran.kind})", "exec"), {"__name__": "__main__"})
    except Exception as error:
        ran.failure = f"{type(error).__name__}: {error}"
    ran.output = output.getvalue()


_RUNNER: Final = """
const failures = {};
for (const number of process.argv.slice(3)) {
  await fetch(`${process.argv[2]}/-/next/${number}`);
  try { await import(`./${number}.mjs`); } catch (error) { failures[number] = String(error?.stack ?? error); }
}
process.stderr.write(JSON.stringify(failures));
"""


def _node(recorder: Recorder, address: str, scripts: list[tuple[int, str]]) -> None:
    Path("run.mjs").write_text(_RUNNER, encoding="utf-8")
    for number, code in scripts:
        Path(f"{number}.mjs").write_text(code, encoding="utf-8")
    first = len(recorder.ran)
    done = _shell(["node", "run.mjs", address, *(str(number) for number, _ in scripts)])
    failures: Mapping[str, str] = json.loads(done.stderr) if not done.returncode else {}
    for (number, _), ran in zip(scripts, recorder.ran[first:], strict=True):
        ran.failure = failures.get(str(number), "") if not done.returncode else f"node: {done.stderr}"


def _environment(job: Job, address: str) -> Iterator[tuple[str, str]]:
    for name, value in job["environment"].items():
        yield name, value.format(*(f"{address}/{number}" for number in range(len(job["origins"]))))
    yield "NO_PROXY", "*"
    yield "CURL_HOME", str(Path.cwd())


def main() -> None:
    """Run the job on standard input."""
    job: Job = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        # What a person sees for himself: an respond that is a refusal.
        Path(".curlrc").write_text("silent\nshow-error\nfail\n", encoding="utf-8")
        recorder = Recorder(job)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler(recorder)) as server:
            address = f"http://127.0.0.1:{server.server_port}"
            os.environ.update(_environment(job, address))
            Thread(target=server.serve_forever, daemon=True).start()
            run(recorder, address)
            server.shutdown()
        os.chdir("/")
    json.dump([asdict(ran) for ran in recorder.ran], sys.stdout)


if __name__ == "__main__":
    main()
