"""`pochoir new --ci`: the workflows are sound, pinned, and their commands work in the project."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.projects import Project
from pochoir.version import __version__

ROOT = Path(__file__).parents[2]
USES = re.compile(r"uses: ([^@\s]+)@(\S+)(.*)")
OUTPUT = "out/the clients"


@pytest.fixture(params=["github", "gitlab"])
def workflow(request: pytest.FixtureRequest, project: Project) -> dict[str, Any]:
    """The jobs of a forge by name, in a project with its own output folder."""
    settings = project.pyproject.read_text("utf-8").replace(
        "[tool.pochoir]\n", f'[tool.pochoir]\noutput = "{OUTPUT}"\n'
    )
    project.pyproject.write_text(settings, "utf-8")
    run = project.run("new", "--ci", request.param)
    assert run.code == 0, run.both
    jobs: dict[str, Any] = {}
    for line in run.out.splitlines():
        path = project.root / line.removesuffix(" written.")
        read: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))  # JSON is YAML
        jobs |= read.get("jobs", {}) | {name: job for name, job in read.items() if isinstance(job, dict)}
    return jobs


def commands(job: dict[str, Any]) -> Iterator[str]:
    yield from (step["run"] for step in job.get("steps", ()) if "run" in step)
    yield from job.get("script", ())


def test_what_checks_the_clients_passes_in_the_project(workflow: dict[str, Any], project: Project) -> None:
    assert project.run("generate", "--only", "clients").code == 0
    ours = [command for command in commands(workflow["check"]) if command.startswith("pochoir ")]
    assert [command.split()[1] for command in ours] == ["lint", "check"]
    for command in ours:
        run = project.run(*command.split()[1:])
        assert run.code == 0, run.both


@pytest.mark.parametrize(("tag", "code"), [("library-v1.2.0", 0), ("library-v1.3.0", 1)])
def test_a_tag_builds_its_distribution_in_its_version(
    workflow: dict[str, Any], project: Project, tag: str, code: int
) -> None:
    stub = project.root / "bin"
    stub.mkdir()
    for name in ("pip", "python", "pochoir"):
        (stub / name).write_text('#!/bin/sh\necho "$0" "$@" >> log\nmkdir -p dist\ntouch dist/library-1.2.0.tar.gz\n')
        (stub / name).chmod(0o755)
    environment = {
        "PATH": f"{stub}{os.pathsep}{os.environ['PATH']}",
        "OUTPUT": OUTPUT,
        "TAG": tag,
        "CI_COMMIT_TAG": tag,
    }
    script = "\n".join(commands(workflow["build"]))
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=project.root, env=environment)
    assert done.returncode == code
    assert f"-m build --outdir dist {OUTPUT}/library\n" in (project.root / "log").read_text("utf-8")


def test_clients_are_installed_together_with_a_runtime_that_they_share(
    workflow: dict[str, Any], project: Project
) -> None:
    for name in ("library/tests", "a-runtime", "site"):
        (project.root / OUTPUT / name).mkdir(parents=True)
    for name in ("library", "a-runtime"):
        (project.root / OUTPUT / name / "pyproject.toml").touch()
    stub = project.root / "bin"
    stub.mkdir()
    for name in ("pip", "pytest"):
        (stub / name).write_text(f'#!/bin/sh\nprintf "{name}" >> log\nprintf " <%s>" "$@" >> log\necho >> log\n')
        (stub / name).chmod(0o755)
    environment = {"PATH": f"{stub}{os.pathsep}{os.environ['PATH']}", "OUTPUT": OUTPUT}
    script = "\n".join(commands(workflow["tests"]))
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=project.root, env=environment, check=True)
    assert (project.root / "log").read_text("utf-8") == (
        f"pip <install> <pytest> <{OUTPUT}/a-runtime> <{OUTPUT}/library>\npytest <{OUTPUT}/library/tests>\n"
    )


def test_publishing_needs_no_secret_and_attests(workflow: dict[str, Any]) -> None:
    text = json.dumps(workflow["publish"])
    assert "secrets." not in text and "password" not in text
    assert '"id-token": "write"' in text or '"PYPI_ID_TOKEN"' in text
    assert '"attestations": true' in text or "--attestations" in text


def test_workflows_that_exist_stay(project: Project) -> None:
    (project.root / ".gitlab-ci.yml").write_text("mine: {}\n", "utf-8")
    assert project.run("new", "shop", "--ci", "gitlab").code == 0
    assert (project.root / ".gitlab-ci.yml").read_text("utf-8") == "mine: {}\n"
    assert (project.root / "renovate.json").is_file()
    assert project.run("new").code == 2


def test_every_action_is_pinned_by_its_hash_and_in_one_version() -> None:
    workflows = [*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob("templates/new/github/*.yml")]
    paths = [*workflows, ROOT / "docs" / "ci.md"]
    found = {
        found for path in paths for found in USES.findall(path.read_text("utf-8")) if not found[0].startswith("./")
    }
    assert len(found) > 3
    for action, commit, comment in found:
        assert re.fullmatch(r"[0-9a-f]{40}", commit) and re.fullmatch(r" # v[\d.]+", comment), action
    assert len({action for action, _, _ in found}) == len(found)


def test_the_page_names_this_version_of_pochoir() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert set(re.findall(r"pochoir\[check\]==([\w.]+)", page)) == {__version__}


def test_the_hooks_for_pre_commit_pass_in_a_project(project: Project) -> None:
    assert project.run("generate", "--only", "clients").code == 0
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        program, *words = hook["entry"].split()
        assert (program, project.run(*words).code) == ("pochoir", 0)
