"""`pochoir generate --watch` generates whenever a file changes, and survives errors; `--timings`."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from cli.projects import Project
from pochoir.command import watching

Edit = Callable[[], object]


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make edits, one after the other, while pochoir waits for one; then interrupt it."""

    def plan(*edits: Edit) -> None:
        steps = iter(edits)

        def pause() -> None:
            for edit in steps:
                edit()
                return
            raise KeyboardInterrupt

        monkeypatch.setattr(watching, "pause", pause)

    return plan


def edit(path: Path, old: str, new: str) -> Edit:
    return lambda: path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_an_edit_is_generated_and_an_error_is_survived(project: Project, between: Callable[..., None]) -> None:
    source = project.generated / "src" / "library" / "resources" / "books.py"
    seen: list[str] = []

    def noted(step: Edit) -> Edit:
        def both() -> None:
            seen.append(source.read_text("utf-8"))
            step()

        return both

    between(
        noted(edit(project.spec, "Get a book", "Find a book")),
        noted(edit(project.spec, "schemas/Book", "schemas/Bok")),
        noted(edit(project.pyproject, "templates = ", "template = ")),
        noted(edit(project.pyproject, "template = ", "templates = ")),
        noted(edit(project.spec, "schemas/Bok", "schemas/Book")),
        noted(lambda: None),
        lambda: project.spec.rename(project.spec.with_name("moved.yaml")),
        lambda: project.spec.with_name("moved.yaml").rename(project.spec),
    )
    run = project.run("generate", "--watch")
    assert run.code == 0
    assert '"""Get a book.' in seen[0] and '"""Find a book.' in seen[1]
    assert seen[1] == seen[2] == seen[3] == seen[4] == seen[5]
    assert run.err.count("reference-not-found") == 2
    assert run.err.count("Nothing was written.") == 4, run.err
    assert run.err.count('has no setting "template"') == 1


def test_without_a_change_nothing_is_generated(project: Project, between: Callable[..., None]) -> None:
    between(lambda: None, lambda: None)
    assert project.run("generate", "--watch").out.count("written.") == 1


def test_files_next_to_the_description_and_templates_count(project: Project, between: Callable[..., None]) -> None:
    notes = project.spec.parent / "NOT_GENERATED.md"
    between(lambda: notes.write_text("Not this.\n", "utf-8"), lambda: project.own_template("site/schema.md.j2"))
    assert project.run("generate", "--watch").out.count("operation") >= 3


def test_shared_files_elsewhere_in_the_project_count(project: Project, between: Callable[..., None]) -> None:
    shared = project.root / "shared" / "things.yaml"
    shared.parent.mkdir()
    shared.write_text("Shelf: {type: object, properties: {label: {type: string}}}\n", "utf-8")
    text = project.spec.read_text("utf-8")
    project.spec.write_text(
        text.replace("  schemas:\n", '  schemas:\n    Shelf: {$ref: "../../shared/things.yaml#/Shelf"}\n', 1), "utf-8"
    )
    assert "Shelf" in project.spec.read_text("utf-8")
    between(edit(shared, "label", "title"), lambda: None)
    run = project.run("generate", "--watch")
    assert run.out.count("written.") == 2, run.both


def test_what_is_generated_and_hidden_folders_are_not_watched(project: Project, between: Callable[..., None]) -> None:
    text = project.pyproject.read_text("utf-8").replace("specs/library/", "")
    project.pyproject.write_text(text, encoding="utf-8")
    project.spec.rename(project.root / "openapi.yaml")
    (hidden := project.root / ".git").mkdir()
    (environment := project.root / "environment").mkdir()
    (environment / "pyvenv.cfg").touch()

    def elsewhere() -> None:
        for folder in (hidden, environment, project.root / "generated"):
            (folder / "new.txt").touch()

    between(elsewhere, elsewhere)
    assert project.run("generate", "--watch").out.count("written.") == 1


def test_a_terminal_shows_the_description_and_the_stage(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("pochoir.terminal.progress", lambda: nullcontext(shown.append))
    assert project.run("generate").code == 0
    name = "1 of 1: specs/library/openapi.yaml"
    assert shown[:3] == [name, f"{name}: read", f"{name}: validate"]
    assert shown[-2:] == [f"{name}: inspect", "generated: write"]


def test_timings_name_every_stage(project: Project) -> None:
    run = project.run("generate", "--timings")
    stages = ("read", "validate", "resolve", "lower", "render", "style", "inspect")
    assert all(f" {stage} 0." in run.err for stage in stages), run.err
    assert "output: write " in run.err
    assert project.run("generate").err == ""
