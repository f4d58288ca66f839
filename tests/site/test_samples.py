"""Samples: six for each operation; curl and both Pythons are executed, the others are parsed; none is left out."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from pochoir import ir, pipeline
from pochoir.site import Described
from pochoir.site.atlas import Atlas, Entry, atlas
from pochoir.site.samples import KINDS, request_of, samples

from .make import ROOT, SPECS, described


@dataclass(slots=True)
class Recorder:
    """A server that answers each operation with its documented example, and remembers what it was asked."""

    api: ir.Api
    asked: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def reply(self, method: str, path: str, query: str) -> tuple[int, str, bytes]:
        """The first documented success of the operation that has this method and path, the most literal path first."""
        found = [
            each
            for resource in self.api.resources
            for each in resource.operations
            if _matches(self.api, each, method, path)
        ]
        if not found:
            return 404, "text/plain", b"no such operation"
        fixed = {f"{name}={value}" for each in found for name, value in each.fixed} & set(query.split("&"))
        found = [each for each in found if {f"{name}={value}" for name, value in each.fixed} == fixed]
        operation = min(found, key=lambda each: each.path.count("{"))
        reply = next((each for each in operation.replies if each.status.isdigit() and each.status[0] in "23"), None)
        if reply is None:
            return 200, "application/json", b"{}"
        value = reply.examples[0].value if reply.examples else {}
        if reply.kind == "empty":
            return int(reply.status), "", b""
        text = value if isinstance(value, str) and reply.kind != "json" else json.dumps(value)
        return int(reply.status), reply.media_types[0], text.encode()


def _matches(api: ir.Api, operation: ir.Operation, method: str, path: str) -> bool:
    servers = {urlsplit(each.url).path.rstrip("/") for each in (*api.servers, *api.own_servers)} | {""}
    pattern = "".join(
        "[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]*\})", operation.path)
    )
    return operation.method.upper() == method and any(re.fullmatch(re.escape(base) + pattern, path) for base in servers)


@pytest.fixture(params=SPECS, scope="module")
def api(request: pytest.FixtureRequest) -> Described:
    """One API of the project after the other."""
    name: str = request.param
    return described(ROOT / "specs" / name / "openapi.yaml", name)


@pytest.fixture(scope="module")
def place(api: Described) -> Atlas:
    """Where everything of it stands."""
    return atlas(api)


@pytest.fixture(scope="module")
def recorder(api: Described) -> Iterator[tuple[Recorder, str]]:
    """The server, and its address."""
    recorder = Recorder(api.api)

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            """Answer as the documentation says, and remember the request."""
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            path = urlsplit(self.path).path
            recorder.asked.append((self.command, self.path))
            status, kind, body = recorder.reply(self.command, path, urlsplit(self.path).query)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "https://example.com/login")
            if kind:
                self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"):
        setattr(Handler, f"do_{method}", Handler.answer)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield recorder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _codes(place: Atlas, entry: Entry) -> dict[str, str]:
    return {each.kind: each.code for each in samples(place.api, place.values, entry.resource, entry.operation)}


def _environment(api: ir.Api, address: str) -> dict[str, str]:
    secrets = {scheme.variable: "secret" for scheme in api.schemes if scheme.variable and scheme.kind != "basic"}
    secrets |= {scheme.variable: "user:secret" for scheme in api.schemes if scheme.kind == "basic"}
    package = str(api.package).upper()
    origin = "/".join(address.split("/")[:3])
    others = {
        f"{package}_{str(each.name).upper()}_BASE_URL": origin + urlsplit(each.url).path.rstrip("/")
        for each in (*api.servers, *api.own_servers)
    }
    return {**os.environ, **secrets, **others, f"{package}_BASE_URL": address, "NO_PROXY": "*"}


def test_every_operation_has_every_sample(place: Atlas) -> None:
    for entry in place.entries:
        codes = _codes(place, entry)
        assert list(codes) == [kind for kind, _, _ in KINDS]
        assert all(code.strip() for code in codes.values()), entry.operation.id


def test_the_samples_that_are_not_executed_can_be_parsed(place: Atlas, tmp_path: Path) -> None:
    node = shutil.which("node")
    for entry in place.entries:
        codes = _codes(place, entry)
        words = shlex.split(codes["httpie"].replace("\\\n", " "))
        assert words[0] == "http"
        assert entry.operation.method.upper() in words
        head, _, body = codes["http"].partition("\n\n")
        assert re.fullmatch(r"[A-Z]+ \S+ HTTP/1\.1", head.split("\n")[0]), entry.operation.id
        assert all(
            re.fullmatch(r"[!-9;-~]+: .*", line) for line in head.strip("\n").split("\n")[1:]
        ), entry.operation.id
        request = request_of(place.api, place.values, entry.operation)
        if request.kind == "json":
            assert json.loads(body) == request.body
        if node:
            script = tmp_path / f"{entry.slug}.mjs"
            script.write_text(codes["javascript"], encoding="utf-8")
    if node:
        scripts = sorted(map(str, tmp_path.glob("*.mjs")))
        check = (
            'const { execFileSync } = require("child_process"); '
            'for (const each of process.argv.slice(1)) execFileSync(process.execPath, ["--check", each]);'
        )
        subprocess.run([node, "-e", check, *scripts], check=True, capture_output=True)


def test_every_curl_sample_asks_its_operation(place: Atlas, recorder: tuple[Recorder, str], tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    server, address = recorder
    (tmp_path / "file").write_text("content", encoding="utf-8")
    failed: list[str] = []
    for entry in place.entries:
        request = request_of(place.api, place.values, entry.operation)
        code = _codes(place, entry)["curl"]
        code = code.replace(request.server, address, 1) if request.server else code
        server.asked.clear()
        command = ["sh", "-euc", code.replace("curl", "curl -sS --fail", 1)]
        done = subprocess.run(
            command, cwd=tmp_path, env=_environment(place.api, address), capture_output=True, text=True, check=False
        )
        target = request.target if not request.query_secrets else request.target.partition("?")[0]
        if (
            done.returncode
            or not server.asked
            or server.asked[0][0] != request.method
            or target not in server.asked[0][1]
        ):
            failed.append(f"{entry.operation.id}: {done.stderr.strip()} {server.asked}")
    assert not failed, "\n".join(failed)


@pytest.fixture(scope="module")
def client(api: Described, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stamped client on disk: the folder to import it from."""
    root = tmp_path_factory.mktemp("client")
    generated = pipeline.generate(ROOT / api.api.spec, api.api.distribution)
    for path, text in generated.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root / api.api.distribution / "src"


_RUN = """
import json, sys, traceback
for name, code in json.load(sys.stdin):
    try:
        exec(compile(code, name, "exec"), {"__name__": "__main__"})
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
"""


@pytest.mark.parametrize("kind", ["python", "async"])
def test_every_python_sample_runs(kind: str, place: Atlas, client: Path, recorder: tuple[Recorder, str]) -> None:
    server, address = recorder
    server.asked.clear()
    first = place.api.servers[0].url if place.api.servers else ""
    base = address + urlsplit(first).path.rstrip("/")
    programs = json.dumps([(entry.operation.id, _codes(place, entry)[kind]) for entry in place.entries])
    environment = _environment(place.api, base) | {"PYTHONPATH": str(client)}
    command = [sys.executable, "-c", _RUN]
    done = subprocess.run(command, input=programs, env=environment, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    assert len(server.asked) >= len(place.entries)
