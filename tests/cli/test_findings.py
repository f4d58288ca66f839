"""Findings that are accepted, counted as errors, read from standard input, or printed for other programs."""

import io
import json

import pytest

from cli.projects import Project

UNUSED = "\n    Old: {type: object}\n"
ENTRY = '[[tool.pochoir.accept]]\ncode = "{}"\nfile = "specs/library/openapi.yaml"\nreason = "kept for old clients"\n'


def add_unused(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.rstrip() + UNUSED, encoding="utf-8")


def accept(project: Project, code: str, *more: str) -> None:
    text = project.pyproject.read_text(encoding="utf-8")
    project.pyproject.write_text("\n".join([text, ENTRY.format(code), *more]), encoding="utf-8")


def make_wrong(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("schemas/Book", "schemas/Bok"), encoding="utf-8")


# --strict -----------------------------------------------------------------------------------------------------


def test_a_warning_counts_with_strict_only(project: Project) -> None:
    assert project.run("lint", "--strict").code == 0
    add_unused(project)
    assert project.run("lint").code == 0
    run = project.run("lint", "--strict")
    assert run.code == 1
    assert "warning: component-unused" in run.out


# Accepted -----------------------------------------------------------------------------------------------------


def test_an_accepted_warning_is_neither_shown_nor_counted(project: Project) -> None:
    add_unused(project)
    accept(project, "component-unused", 'pointer = "/components/schemas/Old"')
    run = project.run("lint", "--strict")
    assert (run.code, run.both) == (0, "")
    assert "component-unused" not in project.run("generate").both
    assert project.run("check").code == 0


def test_a_pointer_covers_all_below_it_and_nothing_else(project: Project) -> None:
    add_unused(project)
    accept(project, "component-unused", 'pointer = "/components"')
    assert project.run("lint", "--strict").code == 0
    text = project.pyproject.read_text(encoding="utf-8")
    project.pyproject.write_text(text.replace('"/components"', '"/components/schemas/Ol"'), encoding="utf-8")
    assert "warning: component-unused" in project.run("lint", "--strict").out


def test_an_entry_that_is_about_no_finding_is_a_finding_at_its_line(project: Project) -> None:
    accept(project, "component-unused", 'pointer = "/components/schemas/Old"')
    run = project.run("lint")
    assert run.code == 0
    assert 'pyproject.toml:7:1: warning: accept-unused: openapi.yaml has no finding "component-unused" at' in run.out
    assert project.run("lint", "--strict").code == 1
    assert project.run("generate").code == 0
    assert "accept-unused" in project.run("check").err


def test_an_entry_is_judged_only_where_its_file_is_read(project: Project) -> None:
    accept(project, "component-unused")
    other = project.root / "other.yaml"
    other.write_text(project.spec.read_text(encoding="utf-8"), encoding="utf-8")
    assert project.run("lint", "other.yaml", "--strict").code == 0
    assert "accept-unused" in project.run("lint", str(project.spec), "--strict").out


def test_what_only_check_finds_is_not_missed_by_lint(project: Project) -> None:
    assert project.run("generate").code == 0
    accept(project, "spec-validator")
    assert project.run("lint", "--strict").code == 0
    assert "accept-unused" in project.run("check", "--second-reading").err
    assert project.run("check", "--no-second-reading").both == ""


def test_a_verdict_of_another_tool_can_be_accepted(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("type: integer}", "type: integer, default: x}"), encoding="utf-8")
    assert project.run("generate").code == 0

    def nothing_is_reported(*_: object) -> bool:
        return False

    monkeypatch.setattr("pochoir.verdicts.specification.reported", nothing_is_reported)
    run = project.run("check", "--second-reading")
    assert run.code == 1
    assert "openapi.yaml:12:103: error: spec-validator: openapi-spec-validator finds a fault here" in run.err
    accept(project, "spec-validator")
    run = project.run("check", "--second-reading")
    assert (run.code, run.both) == (0, "")


def test_an_error_cannot_be_accepted(project: Project) -> None:
    make_wrong(project)
    accept(project, "reference-not-found")
    run = project.run("lint")
    assert run.code == 1
    assert "error: reference-not-found" in run.out
    assert "accept-unused" not in run.out


def test_the_text_ends_with_the_number_of_accepted_findings(project: Project) -> None:
    add_unused(project)
    accept(project, "component-unused")
    accept(project, "items-missing")
    assert project.run("lint").out.endswith("1 warning. 1 accepted.\n")


@pytest.mark.parametrize(
    ("entry", "place", "message", "hint"),
    [
        ('code = "a"\nfile = "a"', "7:1", "an accepted finding has no reason", "older clients"),
        ('file = "a"\nreason = "a"', "7:1", "an accepted finding has no code", "component-unused"),
        ('code = "a"\nreason = ""\nfile = "a"', "9:1", "an accepted finding has no reason", "write reason ="),
        ('code = "a"\nreason = "a"\nfile = 3', "10:1", '"file" in [[tool.pochoir.accept]] must be a string', "file ="),
        ('code = "a"\nreason = "a"\nfile = "a"\npointer = "b"', "11:1", '"b" is not a JSON pointer', "/paths/"),
        ('code = "a"\nreasn = "a"\nfile = "a"', "9:1", 'has no setting "reasn"', 'did you mean "reason"?'),
    ],
)
def test_a_wrong_entry_is_a_finding(project: Project, entry: str, place: str, message: str, hint: str) -> None:
    text = project.pyproject.read_text(encoding="utf-8")
    project.pyproject.write_text(f"{text}\n[[tool.pochoir.accept]]\n{entry}\n", encoding="utf-8")
    run = project.run("lint")
    assert run.code == 1
    assert f"pyproject.toml:{place}: error: config-setting" in run.err
    assert message in run.err and hint in run.err


# Standard input -----------------------------------------------------------------------------------------------


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_description_is_read_from_standard_input(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, project.spec.read_bytes())
    run = project.run("lint", "-")
    assert (run.code, run.both) == (0, "")
    make_wrong(project)
    give(monkeypatch, project.spec.read_bytes())
    run = project.run("lint", "-")
    assert run.code == 1
    assert "<stdin>:16:" in run.out and "error: reference-not-found" in run.out


def test_references_of_standard_input_begin_at_the_working_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = project.spec.read_text(encoding="utf-8").replace("#/components/schemas/Book", "book.yaml")
    (project.root / "book.yaml").write_text("{type: object, propertis: {}}", encoding="utf-8")
    give(monkeypatch, text.encode())
    assert "book.yaml:1:16: error: unknown-key" in project.run("lint", "-").out


def test_the_files_of_the_working_folder_are_not_those_of_standard_input(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.root / "examples").mkdir()
    (project.root / "examples" / "a.py").write_bytes(b"\xff")
    (project.root / "facts.md").write_bytes(b"\xff")
    give(monkeypatch, project.spec.read_bytes())
    assert project.run("lint", "-").both == ""


@pytest.mark.parametrize("content", [b"", b"\xff", b"{"])
def test_what_cannot_be_read_from_standard_input_is_a_finding(
    project: Project, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    give(monkeypatch, content)
    run = project.run("lint", "-")
    assert run.code == 1
    assert run.out.startswith("<stdin>:1:")


def test_too_much_of_standard_input_is_a_finding(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pochoir.document.check_size.__defaults__", (10,))
    give(monkeypatch, project.spec.read_bytes())
    assert "error: limit-size" in project.run("lint", "-").out


# For other programs -------------------------------------------------------------------------------------------


def test_check_prints_differences_as_annotations(generated_project: Project) -> None:
    errors = generated_project.generated / "src" / "library" / "errors.py"
    errors.write_text(errors.read_text(encoding="utf-8") + "\nedited = True\n", encoding="utf-8")
    lines = errors.read_text(encoding="utf-8").count("\n")
    (generated_project.generated / "CHANGELOG.md").unlink()
    (generated_project.generated / "mine, 100%.txt").write_text("", encoding="utf-8")
    run = generated_project.run("check", "--format", "github")
    assert run.code == 1
    assert run.out.splitlines() == [
        "::error file=generated/library/CHANGELOG.md,line=1,col=1,title=output-differs::"
        "generated/library/CHANGELOG.md is missing; it is generated from specs/library/openapi.yaml"
        " (run: pochoir generate)",
        "::error file=generated/library/mine%2C 100%25.txt,line=1,col=1,title=output-differs::"
        "generated/library/mine, 100%25.txt was not generated by pochoir (move or delete it)",
        f"::error file=generated/library/src/library/errors.py,line={lines},col=1,title=output-differs::"
        "generated/library/src/library/errors.py differs from specs/library/openapi.yaml (run: pochoir generate)",
    ]


def test_check_prints_differences_as_json(generated_project: Project) -> None:
    (generated_project.generated / "CHANGELOG.md").unlink()
    run = generated_project.run("check", "--format", "json")
    [row] = json.loads(run.out)
    assert (run.code, row["code"], row["file"]) == (1, "output-differs", "generated/library/CHANGELOG.md")


@pytest.mark.parametrize(("form", "nothing"), [("github", ""), ("json", "[]\n")])
def test_check_prints_nothing_where_nothing_differs(generated_project: Project, form: str, nothing: str) -> None:
    run = generated_project.run("check", "--format", form)
    assert (run.code, run.both) == (0, nothing)


@pytest.mark.parametrize("command", ["lint", "check"])
def test_errors_of_descriptions_and_settings_are_annotations_too(project: Project, command: str) -> None:
    make_wrong(project)
    run = project.run(command, "--format", "github")
    assert run.code == 1
    assert run.out.startswith("::error file=specs/library/openapi.yaml,line=16,col=")
    project.pyproject.write_text("[tool.pochoir]\nouput = 1\n", encoding="utf-8")
    run = project.run(command, "--format", "github")
    assert (run.code, run.err) == (1, "")
    assert run.out.startswith("::error file=pyproject.toml,line=2,col=1,title=config-setting::")


def test_a_message_cannot_end_an_annotation(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace('schemas/Book"', 'schemas/\\n::error::100%"', 1), encoding="utf-8")
    run = project.run("lint", "--format", "github")
    assert [line for line in run.out.splitlines() if not line.startswith("::error file=specs/")] == []
    assert "%0A::error::100%25" in run.out
