"""Generate clients of large descriptions, next to openapi-python-client: `python -m benchmarks.large DOCUMENT ...`.

Run it from the folder `tests`. The peer is installed in a separate environment, unless `--peer PROGRAM` names one.
Two descriptions that are made up, of 500 and 2,000 operations, show how the time grows. Each program runs once in a
fresh process. The CPU time is that of all processes that it starts, so other load changes it little.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

PEER = "openapi-python-client"


@dataclass(frozen=True, slots=True)
class Run:
    """What a program has taken: seconds of the processors and of the clock, and the memory of its largest process."""

    cpu: float
    wall: float
    megabytes: float
    code: int


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program and measure it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)} if command[0] == sys.executable else None
    start = perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as it:
        _, status, usage = os.wait4(it.pid, 0)
        it.returncode = os.waitstatus_to_exitcode(status)
    taken = perf_counter() - start
    return Run(usage.ru_utime + usage.ru_stime, taken, usage.ru_maxrss / 1024, it.returncode)


def made_up(operations: int) -> dict[str, Any]:
    """Return a description with so many operations, five for each resource, and a schema for each resource."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for number in range(operations // 5):
        name = f"Thing{number}"
        properties = {f"member{each}": {"type": kind} for each, kind in enumerate(["string", "integer", "boolean"] * 4)}
        other = {"$ref": f"#/components/schemas/Thing{max(number - 1, 0)}"}
        schemas[name] = {"type": "object", "required": ["member0"], "properties": {**properties, "other": other}}
        reference = {"$ref": f"#/components/schemas/{name}"}
        content = {"application/json": {"schema": reference}}
        one = {"description": "One.", "content": content}
        many = {
            "description": "Many.",
            "content": {"application/json": {"schema": {"type": "array", "items": reference}}},
        }
        identity = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        size = {"name": "size", "in": "query", "schema": {"type": "integer"}}

        def operation(verb: str, response: dict[str, Any], name: str = name, **more: Any) -> dict[str, Any]:
            return {"operationId": f"{verb}{name}", "tags": [name], "responses": {"200": response}, **more}

        body = {"required": True, "content": content}
        paths[f"/things{number}"] = {
            "get": operation("list", many, parameters=[size]),
            "post": operation("create", one, requestBody=body),
        }
        paths[f"/things{number}/{{id}}"] = {
            "parameters": [identity],
            "get": operation("get", one),
            "put": operation("update", one, requestBody=body),
            "delete": operation("delete", one),
        }
    info = {"title": f"Made up {operations}", "version": "1.0.0"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


def installed(folder: Path) -> Path:
    """Install the peer in a separate environment, and return its program."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", PEER], check=True)
    return programs / PEER


def lines(documents: Sequence[Path], peer: Path, folder: Path) -> Iterator[str]:
    """Measure each document, and yield a line of the table as soon as it is known."""
    yield f"{'description':40}{'':24}{'CPU':>8}{'clock':>8}{'memory':>9}"
    for number, document in enumerate(documents):
        out = folder / str(number)
        out.mkdir()
        ours = [
            sys.executable,
            "-m",
            "pochoir",
            "generate",
            str(document),
            "-o",
            str(out / "ours"),
            "--no-cache",
            "--keep-going",
        ]
        theirs = [
            str(peer),
            "generate",
            "--path",
            str(document),
            "--output-path",
            str(out / "theirs"),
            "--meta",
            "none",
        ]
        for name, command in (("pochoir", ours), (PEER, theirs)):
            found = run(command, out)
            measured = f"{found.cpu:6.1f} s{found.wall:6.1f} s{found.megabytes:6.0f} MB"
            yield f"{document.stem[:39]:40}{name:24}{measured}{f'  exit code {found.code}' if found.code else ''}"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--peer", type=Path)
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        documents = [Path(folder, f"made-up-{operations}.json") for operations in (500, 2000)]
        for operations, path in zip((500, 2000), documents, strict=True):
            path.write_text(json.dumps(made_up(operations)), encoding="utf-8")
        documents += [each.resolve() for each in given.documents]
        peer = given.peer or installed(Path(folder, "peer"))
        for line in lines(documents, peer, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
