"""Schemathesis calls the fake of each API on a port: it answers as its description says."""

import importlib.util
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from behaviour.example_calls import examples, fake_of

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("schemathesis") is None, reason="schemathesis is not installed"
)

SPECIAL: Mapping[str, tuple[str, ...]] = {
    # MiiMOSA answers 403 to requests without credentials, and the check knows 401 only.
    "miimosa": ("--exclude-checks", "missing_required_header"),
    # The paths of any store are those of single stores too, with other rules; the others are handshakes of WebSockets.
    # An object in the query takes any name: what Schemathesis invents against its schema is valid once it is written.
    "rightech": (
        "--exclude-path-regex",
        r"^/(\{store\}|events/stream|socket\.io/)",
        "--phases",
        "examples,coverage",
    ),
}


def credentials(package: str, fake: Any) -> dict[str, str]:
    """The header fields with the credentials of a fake, of every scheme that an operation names first."""
    api, security = import_module(f"{package}._api").API, import_module(f"{package}._runtime.base.security")
    fields: dict[str, str] = {}
    for each in fake.kit.operations:
        for name in (name for names in each.described.operation.security[:1] for name in names):
            scheme = api.schemes[name]
            placed = security.place(scheme, security.seal("", fake.kit.keys.placeholders()[scheme.argument]))
            assert placed.location == "header"
            fields[placed.name] = placed.value.reveal()
    return fields


def test_the_fake_answers_as_the_description_says(distribution: str, description: Path, tmp_path: Path) -> None:
    package = distribution.replace("-", "_")
    fake = fake_of(package, next(each.client for each in examples() if each.package == package))
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", str(description), "--no-color"]
    command += ["--phases", "examples,coverage,fuzzing", "--max-examples", "5", "--seed", "1"]
    command += ["--generation-database", "none", "--request-timeout", "120"]
    command += SPECIAL.get(distribution, ())
    with fake.serve() as server:
        command += ["--url", server.url]
        for name, value in credentials(package, fake).items():
            command += ["--header", f"{name}: {value}"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert len(fake.requests) > 5 * len(fake.kit.operations) / 2
