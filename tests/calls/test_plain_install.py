"""A package in an environment that has what it depends on, and none of its extras."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from packages import written

SPEC = """
openapi: 3.1.1
info: {title: Many extras, version: "1"}
servers: [{url: "https://api.example.com"}]
x-pochoir-rate-limits: [{host: api.example.com, requests: 10, per: 1, scope: ip}]
x-pochoir-websocket:
  live: {path: /live, protocol: json, security: [{}], reconnect: false, message: {type: object}}
paths:
  /things:
    get:
      operationId: listThings
      tags: [Things]
      responses:
        "200": {description: Fine., content: {application/json: {schema: {type: array, items: {type: string}}}}}
"""

WITHOUT = """
import sys


class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("wsproto", "redis"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Missing())
"""

USE = """
import inspect, pydoc
import many_extras
from many_extras import *

print(sorted(set(many_extras.__all__) - set(globals())))
members = dict(inspect.getmembers(many_extras))
print(sorted(set(many_extras.__all__) - set(members)), members["SharedStore"] is SharedStore)
text = pydoc.plain(pydoc.render_doc(many_extras))
print("class SharedStore" in text, "class Events" in text)
for use in (
    lambda: SharedStore.redis("redis://localhost"),
    lambda: ManyExtras().live().__enter__(),
):
    try:
        use()
    except ImportError as error:
        print(error)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "sitecustomize.py").write_text(WITHOUT, "utf-8")
    return written(SPEC, folder, "many-extras")


def run(source: Path, *arguments: str) -> str:
    folders = os.pathsep.join([str(source.parents[1]), str(source)])
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=source.parent,
        env={**os.environ, "PYTHONPATH": folders},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_name_can_be_imported_listed_and_documented(source: Path) -> None:
    assert run(source, "-W", "error", "-c", USE).splitlines() == [
        "[]",
        "[] True",
        "True True",
        "SharedStore.redis requires the package redis: pip install './generated/many-extras[shared-limits]'",
        "live events need the package wsproto: pip install './generated/many-extras[events]'",
    ]


def test_the_package_passes_its_own_test(source: Path) -> None:
    assert " passed" in run(source, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
