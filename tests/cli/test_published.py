"""Releases on a package index: installed, upgraded, and used by a program that was written for the first."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from cli import distributions, package_index
from cli.projects import Project

PROGRAM = """\
from importlib.metadata import version
from library import errors
from library.testing import FakeLibrary

with FakeLibrary() as fake:
    print(version("library"), type(fake.client().books.get(1)).__name__)
"""
ADDED = '  /books: {get: {operationId: listTitles, tags: [Books], responses: {"204": {description: None.}}}}\n'


def publish(project: Project, index: Path) -> str:
    """Release, generate and build the client; return its version."""
    release = project.run("release", "library")
    assert release.code == 0, release.both
    assert project.run("generate", "--only", "clients").code == 0
    wheel = distributions.wheel(project.generated, index)
    checked = project.run("check", "--wheel", str(wheel))
    assert checked.code == 0, checked.both
    return wheel.name.split("-")[1]


def pip(python: Path, url: str, *arguments: str) -> None:
    """Install into a virtual environment, from the index only."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("PIP_")}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "NO_PROXY": "127.0.0.1"}
    options = ["--no-deps", "--no-cache-dir", "--no-input", "--disable-pip-version-check", "--index-url", url]
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", *options, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def run(python: Path) -> str:
    # What the client depends on is that of the tests.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if "site-packages" in path)}
    done = subprocess.run([python, "-c", PROGRAM], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
def test_a_program_runs_with_every_release_that_an_index_has(project: Project, tmp_path: Path) -> None:
    project.pyproject.write_text('[[tool.pochoir.api]]\nspec = "specs/library/openapi.yaml"\n', "utf-8")
    index, environment = tmp_path / "index", tmp_path / "environment"
    venv.create(environment, symlinks=os.name == "posix")
    python = environment / ("bin/python" if os.name == "posix" else "Scripts/python.exe")
    assert publish(project, index) == "1.0.0"
    with package_index.served(index) as url:
        pip(python, url, "library==1.0.0")
        assert run(python) == "1.0.0 Book"
        project.spec.write_text(project.spec.read_text("utf-8").replace("paths:\n", f"paths:\n{ADDED}", 1), "utf-8")
        assert publish(project, index) == "1.1.0"
        pip(python, url, "--upgrade", "library")
        assert run(python) == "1.1.0 Book"
        assert [path.name for path in environment.rglob("*.dist-info")] == ["library-1.1.0.dist-info"]
        wheels = sorted(str(path) for path in index.glob("*.whl"))
        assert "library: 1 compatible (" in project.run("diff", *wheels).out
