"""`pochoir diff`: what changed since a revision, between two files, for people and for programs."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.projects import Project

# Long lines are kept as people write them.
# ruff: noqa: E501
BEFORE = """\
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
servers: [{url: "https://api.example.com"}]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [Orders]
      parameters:
        - {name: state, in: query, schema: {type: string, enum: [open, paid, void]}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        "200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Order"}}}}}
        "409": {description: no, content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}}
    post:
      operationId: createOrder
      tags: [Orders]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/NewOrder"}}}}
      responses: {"201": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [Orders]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
components:
  schemas:
    Problem: {type: object, properties: {code: {type: string}}}
    NewOrder: {type: object, required: [sku], properties: {sku: {type: string}, note: {type: string}}}
    Order: {type: object, required: [id, total], properties: {id: {type: integer}, total: {type: integer}, note: {type: string}, lines: {type: array, items: {$ref: "#/components/schemas/Line"}}}}
    Line: {type: object, properties: {sku: {type: string}}}
"""
EDITS = [
    (", void]", "]"),
    ("{name: limit, in: query,", "{name: limit, in: query, required: true,"),
    (
        '        "409": {description: no, content: {application/json: {schema: {$ref: "#/components/schemas/Problem"}}}}\n',
        "",
    ),
    ("operationId: getOrder", "operationId: openOrder"),
    ("required: [sku],", "required: [sku, note],"),
    ("total: {type: integer}, note: {type: string},", "total: {type: string},"),
    ("schemas/Line", "schemas/Row"),
    ("    Line:", "    Row:"),
]


@pytest.fixture
def shop(project: Project) -> Project:
    project.spec.write_text(BEFORE, encoding="utf-8")
    return project


def edited() -> str:
    text = BEFORE
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    return text


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def test_every_breaking_edit_is_found_with_both_places_and_what_to_do(shop: Project) -> None:
    (shop.root / "after.yaml").write_text(edited(), encoding="utf-8")
    run = shop.run("diff", "specs/library/openapi.yaml", "after.yaml", "--format", "json")
    assert run.code == 0
    (api,) = json.loads(run.out)
    assert (api["api"], api["verdict"]) == ("library", "breaking")
    breaking = [each for each in api["changes"] if each["verdict"] == "breaking"]
    assert [(each["code"], each["where"], each["old"], each["new"]) for each in breaking] == [
        ("member-required", "models.NewOrder", "specs/library/openapi.yaml:29:81", "after.yaml:28:87"),
        ("member-removed", "models.Order", "specs/library/openapi.yaml:30:108", "after.yaml:29:5"),
        ("member-type", "models.Order", "specs/library/openapi.yaml:30:84", "after.yaml:29:84"),
        ("model-renamed", "models.Row", "specs/library/openapi.yaml:31:5", "after.yaml:30:5"),
        ("parameter-required", "orders.list", "specs/library/openapi.yaml:11:11", "after.yaml:11:11"),
        ("parameter-type", "orders.list", "specs/library/openapi.yaml:10:11", "after.yaml:10:11"),
        ("response-removed", "orders.list", "specs/library/openapi.yaml:14:9", "after.yaml:6:5"),
        ("operation-renamed", "orders.open", "specs/library/openapi.yaml:21:5", "after.yaml:20:5"),
    ]
    assert all(each["to_do"] for each in breaking)


def test_text_says_what_it_means_for_the_wire_and_for_python(shop: Project) -> None:
    (shop.root / "after.yaml").write_text(edited(), encoding="utf-8")
    run = shop.run("diff", "specs/library/openapi.yaml", "after.yaml", "--fail-on", "breaking")
    assert run.code == 1
    assert run.out.startswith("library: 8 breaking (specs/library/openapi.yaml to after.yaml)\n")
    assert (
        "after.yaml:20:5: breaking: operation-renamed: orders.open: `orders.get` is now called `orders.open`\n"
        "    = wire: neutral, Python: breaking; before: specs/library/openapi.yaml:21:5\n"
        "    = to do: call `orders.open`\n"
    ) in run.out
    assert run.err == "8 breaking.\n"


def test_markdown_is_an_entry_of_a_changelog(shop: Project) -> None:
    (shop.root / "after.yaml").write_text(edited(), encoding="utf-8")
    run = shop.run("diff", "specs/library/openapi.yaml", "after.yaml", "--format", "markdown")
    assert (
        "# library\n\n## Breaking changes\n\n- `models.NewOrder`: `note` is now required. To do: pass `note`."
        in run.out
    )


def test_a_breaking_change_is_an_error_of_a_forge(shop: Project) -> None:
    (shop.root / "after.yaml").write_text(edited(), encoding="utf-8")
    run = shop.run("diff", "specs/library/openapi.yaml", "after.yaml", "--format", "github")
    assert "::error file=after.yaml,line=20,col=5,title=operation-renamed::orders.open: " in run.out


def test_a_revision_is_compared_with_the_working_tree(shop: Project) -> None:
    git(shop.root, "init", "-q")
    git(shop.root, "add", "specs")
    git(shop.root, "commit", "-qm", "first")
    shop.spec.write_text(edited(), encoding="utf-8")
    run = shop.run("diff", "HEAD", "--fail-on", "breaking")
    assert run.code == 1
    assert "; before: HEAD:specs/library/openapi.yaml:21:5" in run.out
    assert shop.run("diff", "HEAD", "HEAD").out == (
        "library: no change (HEAD:specs/library/openapi.yaml to HEAD:specs/library/openapi.yaml)\n"
    )


def test_another_copy_of_the_project_is_compared(shop: Project) -> None:
    copy = shop.root / "copy"
    shutil.copytree(shop.root / "specs", copy / "specs")
    shop.spec.write_text(edited(), encoding="utf-8")
    for folder in ("copy", "copy/specs/library"):
        out = shop.run("diff", folder).out
        assert "library: 8 breaking (copy/specs/library/openapi.yaml to specs/library/openapi.yaml)\n" in out
    run = shop.run("diff", "templates")
    assert (run.code, "templates has neither" in run.err) == (2, True)


def test_settings_of_an_api_hold_for_both_descriptions(shop: Project) -> None:
    limit = "{name: limit, in: query, schema: {type: integer}}"
    text = BEFORE.replace(limit, f"{limit}\n        - {{name: offset, in: query, schema: {{type: integer}}}}")
    shop.spec.write_text(text, encoding="utf-8")
    shop.spec.with_name("before.yaml").write_text(text, encoding="utf-8")
    api = '[[tool.pochoir.api]]\nspec = "specs/library/openapi.yaml"\npaging = "infer"\n'
    shop.pyproject.write_text(f"[tool.pochoir]\n{api}", encoding="utf-8")
    assert "library: no change (" in shop.run("diff", "specs/library/before.yaml").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing",), '"nothing" is neither a file nor a revision'),
        (("--", "--output=x"), '"--output=x" is neither a file nor a revision'),
        ((), "specs/library/openapi.yaml was never released"),
    ],
)
def test_what_cannot_be_compared_is_refused(shop: Project, arguments: tuple[str, ...], message: str) -> None:
    git(shop.root, "init", "-q")
    run = shop.run("diff", *arguments)
    assert run.code == 2
    assert message in " ".join(run.err.split())


def test_an_api_that_was_never_released_is_left_out(shop: Project) -> None:
    other = shop.root / "specs" / "other" / "openapi.yaml"
    other.parent.mkdir()
    other.write_text(BEFORE.replace("title: Shop", "title: Other"), encoding="utf-8")
    with shop.pyproject.open("a", encoding="utf-8") as file:
        file.write('[[tool.pochoir.api]]\nspec = "specs/other/openapi.yaml"\n')
    assert shop.run("release", "library").code == 0
    shop.spec.write_text(edited(), encoding="utf-8")
    run = shop.run("diff", "--fail-on", "breaking")
    assert run.code == 1
    assert "specs/other/openapi.yaml: not released yet" in run.err
    assert "breaking" in run.out


def test_a_revision_outside_of_a_repository_is_refused(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(shop.root.parent))
    run = shop.run("diff", "HEAD")
    assert run.code == 2
    assert "this is not a Git repository" in " ".join(run.err.split())


@pytest.mark.parametrize(
    ("content", "place"),
    [("{", "1:2"), ('{"format": 1, "version": "1.0.0", "surface": {}}', "1:1"), ("{\n<<<<<<< HEAD\n}", "2:1")],
)
def test_a_release_that_cannot_be_read_is_a_finding(shop: Project, content: str, place: str) -> None:
    shop.spec.with_name("released.json").write_text(content, encoding="utf-8")
    run = shop.run("diff")
    assert run.code == 1
    assert f"specs/library/released.json:{place}: error: release-unreadable: " in run.err


def test_settings_that_take_away_names_break_callers_of_the_release(shop: Project) -> None:
    assert shop.run("release", "library").code == 0
    settings = shop.pyproject.read_text(encoding="utf-8")
    assert "library: no change" in shop.run("diff").out
    shop.pyproject.write_text(settings + 'testing = false\nclients = "sync"\n', encoding="utf-8")
    out = shop.run("diff").out
    assert "breaking: names-removed: client: these names were removed from the package: `AsyncLibrary`, " in out
    assert ", `testing`\n" in out
