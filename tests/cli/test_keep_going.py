"""`generate --keep-going`, the setting of the same name, and the errors that are accepted."""

from cli.projects import Project
from pochoir import config
from pochoir.config.client import ClientSettings
from pochoir.release import editions

BROKEN = '\n  /broken:\n    get: {operationId: getBroken, responses: {"200": {$ref: "#/components/responses/None"}}}\n'
ACCEPT = (
    '\n[[tool.pochoir.accept]]\ncode = "reference-not-found"\nfile = "specs/library/openapi.yaml"\nreason = "theirs"\n'
)


def break_one(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("\npaths:", f"\npaths:{BROKEN}".rstrip()), encoding="utf-8")


def keep_going(project: Project, more: str = "") -> None:
    text = project.pyproject.read_text(encoding="utf-8")
    project.pyproject.write_text(f"{text}keep-going = true\n{more}", encoding="utf-8")


def test_nothing_is_written_without_it(project: Project) -> None:
    break_one(project)
    run = project.run("generate")
    assert (run.code, project.generated.exists()) == (1, False)
    assert "left-out" not in run.both


def test_what_is_sound_is_written_and_the_exit_code_is_that_of_an_error(project: Project) -> None:
    break_one(project)
    run = project.run("generate", "--keep-going")
    assert run.code == 1
    assert "; 1 operation left out" in run.out
    assert "GET /broken (getBroken) is left out because of the error" in run.err
    assert project.generated.is_dir()
    again = project.run("generate", "--keep-going")
    assert (again.code, again.err) == (1, run.err)
    assert "Nothing had changed." in again.out


def test_the_exit_code_is_0_where_every_error_is_accepted(project: Project) -> None:
    break_one(project)
    run = project.run("generate", "--keep-going", "--accept", "reference-not-found")
    assert run.code == 0
    assert "error: reference-not-found" not in run.both


def test_an_accepted_code_that_no_finding_has_gives_a_warning(project: Project) -> None:
    break_one(project)
    run = project.run("generate", "--keep-going", "--accept", "reference-not-fond")
    assert run.code == 1
    assert '--accept:1:1: warning: accept-unused: no finding has the code "reference-not-fond"' in run.err
    assert 'did you mean "reference-not-found"?' in run.err


def test_with_the_setting_every_command_leaves_the_same_out(project: Project) -> None:
    break_one(project)
    keep_going(project)
    assert project.run("generate").code == 1
    assert project.run("lint").code == 1
    assert project.run("check").code == 1
    project.pyproject.write_text(project.pyproject.read_text(encoding="utf-8") + ACCEPT, encoding="utf-8")
    assert [project.run(command).code for command in ("generate", "lint", "check")] == [0, 0, 0]


def test_what_is_left_out_is_not_part_of_a_release(project: Project) -> None:
    whole = editions.of_description(config.Target(project.spec, "library")).surface
    break_one(project)
    assert (
        editions.of_description(config.Target(project.spec, "library", ClientSettings(keeps_going=True))).surface
        == whole
    )


def test_a_description_of_which_nothing_is_left_is_refused(project: Project) -> None:
    project.spec.write_text("openapi: 3.1.0\npaths: []\n", encoding="utf-8")
    keep_going(project, ACCEPT.replace("reference-not-found", "structure"))
    assert project.run("generate").code == 1
    assert project.run("lint").code == 1
