"""`pochoir lint`, `show` and `new`, from outside."""

import json

import pytest

from cli.projects import Project


def _break(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("schemas/Book", "schemas/Bok"), encoding="utf-8")


def test_lint_is_silent_about_a_sound_description(project: Project) -> None:
    run = project.run("lint")
    assert (run.code, run.out) == (0, "")


def test_lint_shows_the_line_and_the_cure(project: Project) -> None:
    _break(project)
    run = project.run("lint")
    assert run.code == 1
    assert "specs/library/openapi.yaml:16:" in run.out
    assert "    16 |" in run.out
    assert "^ did you mean" in run.out


def test_lint_speaks_json_and_github(project: Project) -> None:
    _break(project)
    [finding] = json.loads(project.run("lint", "--format", "json").out)
    assert finding["code"] == "reference-not-found"
    assert project.run("lint", "--format", "github").out.startswith("::error file=specs/library/openapi.yaml,line=16")


@pytest.mark.parametrize("stage", ["document", "resolved", "api", "plan"])
def test_show_prints_a_stage_as_json(project: Project, stage: str) -> None:
    run = project.run("show", "specs/library/openapi.yaml", "--stage", stage)
    assert run.code == 0, run.both
    assert "getBook" in json.dumps(json.loads(run.out))


def test_new_writes_a_description_that_generates(project: Project) -> None:
    run = project.run("new", "My Shop")
    assert run.code == 0, run.both
    assert "specs/my-shop/openapi.yaml" in run.out
    assert project.run("lint").both == ""
    assert project.run("generate").code == 0
    assert (project.root / "generated" / "my-shop" / "src" / "my_shop").is_dir()
    assert project.run("check").code == 0


def test_new_does_not_touch_a_description_that_exists(project: Project) -> None:
    run = project.run("new", "library")
    assert run.code == 1
    assert "exists" in run.err
