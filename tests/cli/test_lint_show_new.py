"""`pochoir lint`, `show` and `new`, from outside."""

import json
import os
import subprocess
from contextlib import chdir
from itertools import chain
from pathlib import Path

import pytest
import yaml

from cli.projects import Project
from pochoir.version import __version__


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


PAGED = """
  /shelves:
    get:
      operationId: listShelves
      tags: [Shelves]
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses: {"200": {description: Shelves, content: {application/json: {schema: {type: object, properties: {
        shelves: {type: array, items: {type: string}}, next_cursor: {type: string}}}}}}}
"""


def _page(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    text = text.replace("tags: [{", "tags: [{name: Shelves}, {", 1).replace("paths:\n", f"paths:{PAGED}", 1)
    project.spec.write_text(text, encoding="utf-8")


def test_paging_that_is_not_declared_is_a_note_that_fails_nothing(project: Project) -> None:
    _page(project)
    run = project.run("lint", "--strict")
    assert (run.code, "note: paging-undeclared: this list has pages" in run.out) == (0, True)
    assert "::notice file=specs/library/openapi.yaml,line=" in project.run("lint", "--format", "github").out
    assert "paging-undeclared" not in project.run("generate").both


def test_a_setting_accepts_the_paging_that_lint_proposes(project: Project) -> None:
    _page(project)
    settings = project.pyproject.read_text(encoding="utf-8")
    project.pyproject.write_text(settings.replace("spec =", 'paging = "infer"\nspec =', 1), encoding="utf-8")
    assert "paging-undeclared" not in project.run("lint").both
    assert project.run("generate").code == 0
    [written] = project.root.glob("generated/*/src/*/resources/shelves.py")
    assert "Paged[str]" in written.read_text(encoding="utf-8")


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
    assert "error: spec-exists: this file already exists" in run.err


def test_new_begins_a_project_in_an_empty_folder(project: Project) -> None:
    project.pyproject.unlink()
    run = project.run("new", "My Shop")
    assert run.code == 0, run.both
    assert project.pyproject.read_text(encoding="utf-8") == (
        '[tool.pochoir]\noutput = "generated"\n\n[[tool.pochoir.api]]\nspec = "specs/my-shop/openapi.yaml"\n'
    )
    attributes = project.root / ".gitattributes"
    assert attributes.read_text(encoding="utf-8").endswith(
        "\ngenerated/** linguist-generated text eol=lf merge=union\n"
    )
    assert [project.run(command).code for command in ("lint", "generate", "check")] == [0, 0, 0]
    client = project.root / "generated" / "my-shop"
    books = (client / "src/my_shop/resources/books.py").read_text(encoding="utf-8")
    assert "-> Paged[Book]:" in books and "errors.NotFound: There is no such book." in books
    assert "| `token` | `MY_SHOP_TOKEN` | " in (client / "README.md").read_text(encoding="utf-8")


def test_new_leaves_out_of_git_what_is_built(project: Project) -> None:
    project.pyproject.write_text('[tool.pochoir]\noutput = "./out put/"\n', encoding="utf-8")
    assert project.run("new", "shop").code == 0
    for path in ("out put/shop/dist/shop.whl", "out put/shop/src/dist/x.py", "out put/site/x.html", "out put/shop/x"):
        (project.root / path).parent.mkdir(parents=True, exist_ok=True)
        (project.root / path).write_text("", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], check=True)
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "out put"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert sorted(listed.strip("\0").split("\0")) == ["out put/shop/src/dist/x.py", "out put/shop/x"]
    attributes = subprocess.run(
        ["git", "check-attr", "merge", "out put/shop/x"], check=True, capture_output=True, text=True
    )
    assert attributes.stdout.endswith(": merge: union\n")


def test_new_writes_hooks_that_do_what_those_of_pochoir_do(project: Project) -> None:
    (project.root / ".gitignore").write_text("mine\n", encoding="utf-8")
    assert project.run("new", "shop").code == 0
    hooks = project.root / ".pre-commit-config.yaml"
    [repository] = yaml.safe_load(hooks.read_text(encoding="utf-8"))["repos"]
    theirs = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    shared = ("id", "entry", "language", "pass_filenames")
    assert [[hook[key] for key in shared] for hook in repository["hooks"]] == [
        [hook[key] for key in shared] for hook in theirs
    ]
    assert {*chain(*(hook["additional_dependencies"] for hook in repository["hooks"]))} == {f"pochoir=={__version__}"}
    hooks.write_text("repos: []\n", encoding="utf-8")
    assert project.run("new", "market").code == 0
    assert hooks.read_text(encoding="utf-8") == "repos: []\n"
    assert (project.root / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_new_writes_hooks_at_the_top_of_a_repository_only(project: Project) -> None:
    (project.root / ".git").mkdir()
    inner = project.root / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.pochoir]\n", encoding="utf-8")
    with chdir(inner):
        assert project.run("new", "shop").code == 0
    assert (inner / ".gitignore").is_file() and not (inner / ".pre-commit-config.yaml").exists()


def test_new_marks_the_output_folder_for_git_unless_the_project_has_its_own_marks(project: Project) -> None:
    project.pyproject.write_text('[tool.pochoir]\noutput = "clients/python"\n', encoding="utf-8")
    assert project.run("new", "shop").code == 0
    attributes = project.root / ".gitattributes"
    assert "\nclients/python/** linguist-generated" in attributes.read_text(encoding="utf-8")
    attributes.write_text("* text=auto\n", encoding="utf-8")
    assert project.run("new", "market").code == 0
    assert attributes.read_text(encoding="utf-8") == "* text=auto\n"


@pytest.mark.parametrize(
    "before",
    [
        b'[project]\nname = "x" # kept\n',
        b'# first\r\n[project]\r\nname = "x"\r\n\r\n\r\n',
        b"[tool.black]\nline-length = 120",
        b'[tool.pochoir]\noutput = "out"  # here\n\n[tool.black]\nline-length = 120\n',
        b"tool.black.line-length = 120\n",
    ],
)
def test_new_adds_to_a_pyproject_and_changes_nothing_in_it(project: Project, before: bytes) -> None:
    project.pyproject.write_bytes(before)
    assert project.run("new", "shop").code == 0
    after = project.pyproject.read_bytes()
    assert after.startswith(before)
    added = after.removeprefix(before).decode().split()
    assert added == ["[[tool.pochoir.api]]", "spec", "=", '"specs/shop/openapi.yaml"']
    assert (b"\r\n[[" in after) == (b"\r\n" in before)
    assert project.run("lint").both == ""


@pytest.mark.parametrize(
    "settings",
    [
        '[tool.pochoir]\napi = [{spec = "specs/library/openapi.yaml"}]\n',
        'tool = {pochoir = {api = [{spec = "specs/library/openapi.yaml"}]}}\n',
        '[tool]\npochoir.api = [{spec = "specs/library/openapi.yaml"}]\n',
    ],
)
def test_new_says_what_to_add_where_it_cannot_add_it(project: Project, settings: str) -> None:
    project.pyproject.write_text(settings, encoding="utf-8")
    run = project.run("new", "shop")
    assert run.code == 1
    assert 'add {spec = "specs/shop/openapi.yaml"} to the list "api" of [tool.pochoir]' in run.err
    assert project.pyproject.read_text(encoding="utf-8") == settings
    assert not (project.root / "specs" / "shop").exists()


def test_new_does_not_give_a_distribution_a_name_that_is_taken(project: Project) -> None:
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write('distribution = "shop"\n')
    run = project.run("new", "Shop")
    assert run.code == 1
    assert '"Shop" cannot be added: two APIs would have the distribution name "shop"' in run.err
    assert not (project.root / "specs" / "shop").exists()


def test_without_a_project_the_commands_name_the_one_that_begins_it(project: Project) -> None:
    project.pyproject.unlink()
    run = project.run("generate")
    assert run.code == 2
    assert "run: pochoir new NAME" in run.err


def test_new_writes_the_schema_that_its_first_line_names(project: Project) -> None:
    assert project.run("new", "shop").code == 0
    spec = project.root / "specs" / "shop" / "openapi.yaml"
    first = spec.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    named = spec.parent / first.partition("=")[2]
    assert named.read_text(encoding="utf-8") == project.run("schema").out
    named.write_text("{}", encoding="utf-8")
    assert project.run("new", "market").code == 0
    assert named.read_text(encoding="utf-8") == "{}"


def test_schema_prints_a_json_schema_that_knows_the_extensions(project: Project) -> None:
    run = project.run("schema")
    assert run.code == 0
    assert "x-pochoir-pagination" in json.loads(run.out)["$defs"]["operation"]["properties"]


def test_the_plan_is_the_same_in_each_run_and_shows_no_addresses(project: Project) -> None:
    found = [project.run("show", str(project.spec), "--stage", "plan").out for _ in range(2)]
    assert found[0] == found[1] != ""
    assert " at 0x" not in found[0]


@pytest.mark.skipif(os.name != "posix", reason="symbolic links")
@pytest.mark.parametrize("command", ["lint", "show"])
def test_a_loop_of_links_is_no_description(project: Project, command: str) -> None:
    loop = project.root / "loop.yaml"
    loop.symlink_to(loop)
    run = project.run(command, str(loop))
    assert run.code == 1
    assert "loop.yaml:1:1: error: document-unreadable" in run.both
