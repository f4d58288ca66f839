"""Overlays and filters on the command line and in the settings."""

import json
import subprocess
from collections.abc import Callable

import pytest

from cli.projects import Project

OVERLAY = """\
overlay: 1.1.0
info: {title: Names, version: "1"}
actions:
  - target: $.paths['/books/{id}'].get
    update: {x-pochoir-method: fetch}
"""


@pytest.fixture
def overlaid(project: Project) -> Project:
    """A project with an overlay in a separate folder, which its settings name."""
    (project.root / "overlays").mkdir()
    (project.root / "overlays" / "names.yaml").write_text(OVERLAY, encoding="utf-8")
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write('overlays = ["overlays/names.yaml"]\n')
    return project


def method(project: Project) -> str:
    text = (project.generated / "src" / "library" / "resources" / "books.py").read_text(encoding="utf-8")
    return "fetch" if "def fetch(" in text else "get" if "def get(" in text else ""


def test_an_overlay_of_the_settings_shapes_the_client_and_check_knows_it(overlaid: Project) -> None:
    assert overlaid.run("generate").code == 0
    assert method(overlaid) == "fetch"
    assert overlaid.run("check").code == 0
    overlay = overlaid.root / "overlays" / "names.yaml"
    overlay.write_text(OVERLAY.replace("fetch", "read"), encoding="utf-8")
    run = overlaid.run("check")
    assert (run.code, "def read(" in run.out) == (1, True)
    run = overlaid.run("generate")  # The cache knows the overlay.
    assert "because the description changed" in run.out
    assert overlaid.run("check").code == 0
    assert "overlays/names.yaml" in (overlaid.generated / "sbom.cdx.json").read_text(encoding="utf-8")


def test_an_overlay_is_given_for_one_run(project: Project) -> None:
    (project.root / "o.yaml").write_text(OVERLAY, encoding="utf-8")
    spec = "specs/library/openapi.yaml"
    assert project.run("generate", spec, "--overlay", "o.yaml").code == 0
    assert method(project) == "fetch"
    assert project.run("check", "--overlay", "o.yaml").code == 0
    assert project.run("check").code == 1
    assert '"fetch"' in project.run("show", spec, "--overlay", "o.yaml").out
    changes = json.loads(project.run("diff", spec, spec, "--overlay", "o.yaml", "--format", "json").out)
    assert "fetch" not in json.dumps(changes)
    (project.root / "o.yaml").write_text(OVERLAY.replace("/books/{id}", "/books/{ib}"), encoding="utf-8")
    run = project.run("lint", "--overlay", "o.yaml", "--strict")
    assert (run.code, "o.yaml:4:13: warning: overlay-no-match:" in run.out) == (1, True)
    assert "did you mean" in run.out


def test_an_overlay_that_the_settings_name_must_exist(project: Project) -> None:
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write('overlays = ["names.yaml", 7]\n')
    run = project.run("lint")
    assert run.code == 1
    assert 'pyproject.toml:6:14: error: config-setting: "names.yaml" is not a file' in run.both
    assert "an overlay must be the path of a file" in run.both


def test_an_edit_of_an_overlay_is_watched(overlaid: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from pochoir.command import watching

    edits: list[Callable[[], object]] = [
        lambda: (overlaid.root / "overlays" / "names.yaml").write_text(OVERLAY.replace("fetch", "read"), "utf-8")
    ]

    def pause() -> None:
        if not edits:
            raise KeyboardInterrupt
        edits.pop()()

    monkeypatch.setattr(watching, "pause", pause)
    assert overlaid.run("generate", "--watch").out.count("written.") == 2


def test_a_revision_has_the_overlay_of_then(overlaid: Project) -> None:
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=overlaid.root, check=True)
    (overlaid.root / "overlays" / "names.yaml").write_text(OVERLAY.replace("fetch", "read"), encoding="utf-8")
    run = overlaid.run("diff", "HEAD")
    assert "fetch" in run.out
    assert "read" in run.out


def test_filters_of_the_settings_have_places(project: Project) -> None:
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write('except = {tags = ["Shelves"], pats = ["/x"]}\nonly = {}\n')
    run = project.run("lint")
    assert run.code == 1
    assert 'pyproject.toml:6:31: error: config-setting: "except" has no setting "pats"' in run.both
    assert 'did you mean "paths"?' in run.both
    assert '"only" selects nothing' in run.both
    text = project.pyproject.read_text(encoding="utf-8").replace(', pats = ["/x"]}\nonly = {}', "}")
    project.pyproject.write_text(text, encoding="utf-8")
    run = project.run("lint")
    assert 'pyproject.toml:6:20: warning: filter-no-match: no operation has the tag "Shelves"' in run.out


def test_an_edited_copy_becomes_an_overlay(project: Project) -> None:
    spec = "specs/library/openapi.yaml"
    copy = project.root / "edited.yaml"
    copy.write_text(project.spec.read_text("utf-8").replace("Get a book", "Find a book"), encoding="utf-8")
    run = project.run("overlay", spec, "edited.yaml", "--output", "specs/library/overlay.yaml")
    assert (run.code, run.out) == (0, "specs/library/overlay.yaml written: 1 action.\n")
    text = (project.spec.parent / "overlay.yaml").read_text(encoding="utf-8")
    assert "extends: openapi.yaml" in text
    assert "- target: $.paths['/books/{id}'].get\n    update:\n      summary: Find a book\n" in text
    assert project.run("lint", spec, "--overlay", "specs/library/overlay.yaml").both == ""
    assert "Find a book" in project.run("show", spec, "--overlay", "specs/library/overlay.yaml").out
    assert project.run("overlay", spec, "edited.yaml", "-o", "specs/library/overlay.yaml").code == 1  # it exists
    assert "there is nothing to write" in project.run("overlay", spec, spec).err


def test_a_description_that_was_edited_in_place_becomes_an_overlay(project: Project) -> None:
    assert project.run("overlay", "specs/library/openapi.yaml").code == 2
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=project.root, check=True)
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("Get a book", "Find a book"), encoding="utf-8")
    run = project.run("overlay", "specs/library/openapi.yaml")
    assert (run.code, "extends: specs/library/openapi.yaml" in run.out) == (0, True)
    assert "summary: Find a book" in run.out


def test_a_finding_in_an_overlay_is_accepted_in_the_settings(overlaid: Project) -> None:
    overlay = overlaid.root / "overlays" / "names.yaml"
    overlay.write_text(OVERLAY.replace("/books/{id}", "/gone"), encoding="utf-8")
    assert overlaid.run("lint", "--strict").code == 1
    entry = (
        'code = "overlay-no-match"\nfile = "overlays/names.yaml"\npointer = "/actions/0"\nreason = "older servers"\n'
    )
    with overlaid.pyproject.open("a", encoding="utf-8") as file:
        file.write(f"\n[[tool.pochoir.accept]]\n{entry}")
    assert overlaid.run("lint", "--strict").code == 0
