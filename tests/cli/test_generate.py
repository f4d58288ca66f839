"""`pochoir generate`, from outside."""

import ast
import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.projects import Project
from pochoir.command import workers

HERE = Path(__file__).parent


def test_all_that_the_project_lists_is_generated(project: Project) -> None:
    run = project.run("generate")
    assert run.code == 0, run.both
    assert "generated/library: 1 operation, 1 model" in run.out
    assert (project.generated / "src" / "library" / "py.typed").is_file()


def test_a_second_run_changes_nothing_and_says_so(generated_project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in generated_project.generated.rglob("*")}
    run = generated_project.run("generate")
    assert "Nothing had changed." in run.out
    assert {path: path.stat().st_mtime_ns for path in generated_project.generated.rglob("*")} == before


def test_several_descriptions_give_the_same_in_one_process_and_in_two(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = project.spec.read_text(encoding="utf-8")
    for name in ("Archive", "Zoo"):
        copy = project.root / "specs" / name / "openapi.yaml"
        copy.parent.mkdir()
        warned = text.replace("required: [title]", "required: [title]\n      propertyNames: {minLength: 2}")
        copy.write_text(warned.replace("title: Library", f"title: {name}"), "utf-8")
        with project.pyproject.open("a", encoding="utf-8") as settings:
            settings.write(f'\n[[tool.pochoir.api]]\nspec = "specs/{name}/openapi.yaml"\n')
    results: list[tuple[str, dict[str, bytes]]] = []
    for number in (1, 2):
        monkeypatch.setattr(workers, "processors", lambda number=number: number)
        run = project.run("generate", "--no-cache")
        assert run.code == 0, run.both
        results.append((run.err, project.files()))
        shutil.rmtree(project.root / "generated")
    assert "specs/Archive" in results[0][0]
    assert results[0] == results[1]


def test_a_description_outside_the_project_goes_where_output_says(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere" / "some.yaml"
    outside.parent.mkdir()
    outside.write_text(project.spec.read_text(encoding="utf-8"), encoding="utf-8")
    run = project.run("generate", str(outside), "--output", str(tmp_path / "out"))
    assert run.code == 0, run.both
    assert (tmp_path / "out" / "library" / "pyproject.toml").is_file()


def test_a_description_the_project_does_not_list_needs_an_output(project: Project) -> None:
    other = project.root / "other.yaml"
    other.write_text(project.spec.read_text(encoding="utf-8"), encoding="utf-8")
    run = project.run("generate", "other.yaml")
    assert run.code == 2
    assert "--output" in run.err


def test_an_error_writes_nothing_at_all(generated_project: Project) -> None:
    before = generated_project.files()
    generated_project.spec.write_text(
        generated_project.spec.read_text(encoding="utf-8").replace("schemas/Book", "schemas/Bok"), "utf-8"
    )
    run = generated_project.run("generate")
    assert run.code == 1
    assert "specs/library/openapi.yaml:16:" in run.err
    assert 'did you mean "#/components/schemas/Book"?' in run.err
    assert "1 error. Nothing was written." in run.err
    assert generated_project.files() == before


def test_every_broken_description_is_reported_in_one_run(generated_project: Project) -> None:
    second = generated_project.root / "specs" / "second" / "openapi.yaml"
    second.parent.mkdir()
    second.write_text("openapi: 2.0.0\ninfo: {title: Second}\npaths: {}\n", encoding="utf-8")
    with generated_project.pyproject.open("a", encoding="utf-8") as file:
        file.write('[[tool.pochoir.api]]\nspec = "specs/second/openapi.yaml"\n')
    generated_project.spec.write_text(
        generated_project.spec.read_text(encoding="utf-8").replace("schemas/Book", "schemas/Bok"), "utf-8"
    )
    run = generated_project.run("generate")
    assert run.code == 1
    assert "specs/library/openapi.yaml:16:" in run.err
    assert "specs/second/openapi.yaml:1:" in run.err
    assert "2 errors" in run.err


def test_the_report_counts_operations_and_lists_problems(project: Project) -> None:
    assert project.run("generate", "--report", "report.json").code == 0
    [spec] = json.loads((project.root / "report.json").read_text(encoding="utf-8"))["specs"]
    assert (spec["distribution"], spec["package"]) == ("library", "library")
    assert (spec["operations"], spec["generated"], spec["schemas"]) == (1, 1, 1)
    assert spec["problems"] == []
    assert set(spec["seconds"]) >= {"read", "validate", "lower", "render", "style"}


def test_the_report_of_a_refused_description_has_its_problems(project: Project) -> None:
    project.spec.write_text(project.spec.read_text(encoding="utf-8").replace("schemas/Book", "schemas/Bok"), "utf-8")
    assert project.run("generate", "--report", "report.json").code == 1
    [spec] = json.loads((project.root / "report.json").read_text(encoding="utf-8"))["specs"]
    [problem] = spec["problems"]
    assert (problem["severity"], problem["code"], problem["line"]) == ("error", "reference-not-found", 16)
    assert spec["generated"] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("generate", "absent.yaml", "-o", "out"), "absent.yaml"),
        (("generate", "--frob"), "--frob"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_wrong_usage_says_what_is_wrong(project: Project, arguments: tuple[str, ...], words: str) -> None:
    run = project.run(*arguments)
    assert run.code in (1, 2)
    assert words in run.both
    assert "Traceback" not in run.both


def test_without_a_project_and_without_a_description_it_says_what_to_do(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    project.pyproject.unlink()
    monkeypatch.chdir(empty)
    run = project.run("generate")
    assert run.code == 2
    assert "[tool.pochoir]" in run.err


def test_a_setting_that_nobody_knows_is_located(project: Project) -> None:
    project.pyproject.write_text('[tool.pochoir]\noutputs = "x"\n', encoding="utf-8")
    run = project.run("generate")
    assert run.code == 1
    assert 'pyproject.toml:2:1: error: config-setting: [tool.pochoir] has no setting "outputs"' in run.err


def test_same_input_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    outputs: list[dict[str, bytes]] = []
    surroundings = (
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
        {"LC_ALL": "C.UTF-8", "TZ": "America/Anchorage", "PYTHONHASHSEED": "2", "COLUMNS": "40"},
    )
    for index, environment in enumerate(surroundings):
        folder = tmp_path / f"place-{index}" / ("x" * index) / "specs" / "library"
        folder.mkdir(parents=True)
        (folder / "openapi.yaml").write_bytes((HERE / "library.yaml").read_bytes())
        output = tmp_path / f"out-{index}"
        command = [sys.executable, "-m", "pochoir", "generate", str(folder / "openapi.yaml"), "-o", str(output)]
        subprocess.run(command, check=True, env=os.environ | environment, cwd=folder, umask=0o077 if index else 0o022)
        outputs.append({str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*.*")})
    assert outputs[0] == outputs[1]
    assert outputs[0]


def test_no_word_of_a_description_becomes_a_name_that_is_called(generated_project: Project) -> None:
    for path in generated_project.generated.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in {"eval", "exec"}]


def test_a_report_that_cannot_be_written_is_an_error_and_nothing_is_generated(project: Project) -> None:
    run = project.run("generate", "--report", "absent/report.json")
    assert run.code == 2
    assert "absent/report.json cannot be used: no such file or directory" in run.err
    assert not project.generated.exists()


def test_a_template_of_the_project_changes_the_shape_of_every_method(project: Project) -> None:
    """A decorator of one's own on each method takes two lines: where it is imported and where it is used."""
    method = project.own_template("client/partials/method.j2")
    text = method.read_text(encoding="utf-8")
    method.write_text(text.replace("{% macro method(method) %}\n", "{% macro method(method) %}\n    @traced\n"))
    resource = project.own_template("client/distribution/src/{package}/resources/{resource}.py.j2")
    text = resource.read_text(encoding="utf-8")
    resource.write_text(
        text.replace("{{ all(imports) -}}", "{{ all(imports) }}\nfrom my_company.tracing import traced")
    )
    assert project.run("generate").both.endswith("files written.\n")
    books = (project.generated / "src" / "library" / "resources" / "books.py").read_text(encoding="utf-8")
    assert "\n    @traced\n    def get(" in books
    assert "\n    @traced\n    async def get(" in books


HEAVY = {"asyncio", "black", "jinja2", "jsonschema_rs", "markdown_it", "openapi_spec_validator", "pygments", "yaml"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["generate", "--only", "nothing"]])
def test_help_and_usage_errors_import_nothing_heavy(arguments: list[str]) -> None:
    program = "import sys; from pochoir import cli; cli.run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in run.stderr.split()}
    assert "typer" in loaded
    assert loaded & HEAVY == set()
    if arguments[0].startswith("--"):  # typer itself imports pydantic to parse the arguments of a command
        assert "pydantic_core" not in loaded
    ours = {name for name in run.stderr.split() if name.startswith("pochoir.")}
    assert not {name for name in ours if name.startswith(("pochoir.config", "pochoir.lower", "pochoir.pipeline"))}


def test_two_descriptions_of_one_title_are_refused(project: Project) -> None:
    other = project.root / "other.yaml"
    other.write_text(project.spec.read_text(encoding="utf-8"), encoding="utf-8")
    run = project.run("generate", "specs/library/openapi.yaml", "other.yaml", "--output", "out")
    assert run.code == 1
    assert "error: distribution-duplicate: " in run.err
    assert not (project.root / "out").exists()


def test_the_output_must_not_contain_the_description(project: Project) -> None:
    text = project.pyproject.read_text(encoding="utf-8")
    project.pyproject.write_text(text.replace("[tool.pochoir]\n", '[tool.pochoir]\noutput = "specs"\n'), "utf-8")
    before = project.spec.read_bytes()
    run = project.run("generate")
    assert run.code == 1
    message = "error: output-in-the-way: the description is in the output folder of its client"
    assert f"specs/library/openapi.yaml:1:1: {message}" in run.err
    assert [path.name for path in project.spec.parent.iterdir()] == ["openapi.yaml"]
    assert project.spec.read_bytes() == before


@pytest.mark.parametrize("path", ["specs/library/openapi.yaml", "pyproject.toml", "specs/../pyproject.toml"])
def test_a_report_overwrites_no_input(project: Project, path: str) -> None:
    before = (project.root / path).read_bytes()
    for more in ([], ["--watch"]):
        run = project.run("generate", "--report", path, *more)
        assert run.code == 2
        assert "--report would overwrite" in " ".join(run.err.split())
        assert (project.root / path).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("Toma", '"parts/b.yaml#/Toma" is not defined', 'did you mean "parts/b.yaml#/Tome"?'),
        ("Tomes", '"#/Tom" is not defined', 'did you mean "#/Tome"?'),
    ],
)
def test_a_reference_into_another_file_is_shown_as_it_is_written(
    project: Project, name: str, message: str, hint: str
) -> None:
    (project.spec.parent / "parts").mkdir()
    (project.spec.parent / "parts" / "b.yaml").write_text("Tome: {type: object}\nTomes: {$ref: '#/Tom'}\n", "utf-8")
    text = project.spec.read_text(encoding="utf-8").replace("#/components/schemas/Book", f"parts/b.yaml#/{name}", 1)
    project.spec.write_text(text, "utf-8")
    run = project.run("lint", "--format", "json")
    found = [each for each in json.loads(run.out) if each["code"] == "reference-not-found"]
    assert [(each["message"], each["hint"]) for each in found] == [(message, hint)]


def test_a_file_is_called_by_its_name(project: Project) -> None:
    for name, content in (("one.yaml", "$ref: two.yaml"), ("two.yaml", "$ref: one.yaml"), ("100.yaml", "type: object")):
        (project.spec.parent / name).write_text(f"{content}\n", "utf-8")
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("#/components/schemas/Book", "one.yaml", 1), "utf-8")
    assert "only defined in terms of itself: one.yaml -> two.yaml -> one.yaml" in project.run("lint").out
    project.spec.write_text(text.replace("#/components/schemas/Book", "100.yaml", 1), "utf-8")
    assert "name-numbered" not in project.run("lint").out


def test_a_worker_whose_parent_was_killed_ends_without_a_traceback() -> None:
    program = "from pochoir.command import workers\nworkers.serve('time', 'sleep')"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as worker:
        assert worker.stdin is not None and worker.stdout is not None and worker.stderr is not None
        worker.stdout.close()
        worker.stdin.write(pickle.dumps(0))
        worker.stdin.flush()
        assert worker.stderr.read() == b""
        assert worker.wait() == 1


def test_a_description_that_does_not_exist_is_not_said_to_be_unlisted(project: Project) -> None:
    run = project.run("generate", "nope.yaml")
    assert run.code == 2
    assert "there is no file nope.yaml" in run.err
