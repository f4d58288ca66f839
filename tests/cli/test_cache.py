"""`pochoir generate` with its cache: the same bytes and the same words, sooner."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from cli.projects import Project
from pochoir import memory
from pochoir.cache import Cache, key
from pochoir.installation import LIBRARIES
from pochoir.targets import base
from pochoir.targets.base import Files
from pochoir.targets.site import ApiDescription, chapters

CACHE = ".pochoir-cache"
MODULES = """
import sys
before = set(sys.modules)
from pochoir import cli
code = cli.run(sys.argv[1:])
print(*set(sys.modules) - before)
sys.exit(code)
"""
READ = """
import os, sys
def note(event, arguments):
    if event == "open":
        os.write(2, f"read {arguments[0]}\\n".encode())  # at once: a copy of the process writes there, too
sys.addaudithook(note)
from pochoir import cli
cli.run(sys.argv[1:])
"""
HEAVY = {"babel", "black", "jinja2", "jsonschema_rs", "markdown_it", "markupsafe", "pygments", "rich", "yaml"}
# They print, read the command line, or check that types are right: no byte of a result depends on them.
ASIDE = {
    *("annotated-doc", "annotated-types", "click", "mypy-extensions", "packaging", "pathspec", "platformdirs"),
    *("rich", "shellingham", "typer", "typing-extensions", "typing-inspection"),
}


def modules(project: Project, *arguments: str) -> set[str]:
    """Run pochoir in a separate process; return the modules that it imported."""
    command = [sys.executable, "-c", MODULES, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, cwd=project.root, check=True)
    return set(run.stdout.splitlines()[-1].split())


def entries(project: Project) -> list[Path]:
    return sorted(path for path in (project.root / CACHE).iterdir() if path.name != ".gitignore")


def test_the_cache_is_next_to_the_settings(project: Project) -> None:
    assert project.run("generate").code == 0
    assert (project.root / CACHE / ".gitignore").read_text() == "*\n"


def test_without_cache_nothing_is_remembered(project: Project) -> None:
    assert project.run("generate", "--no-cache").code == 0
    assert not (project.root / CACHE).exists()


def test_check_does_not_use_the_cache(project: Project) -> None:
    assert project.run("generate", "--no-cache").code == 0
    assert project.run("check", "--no-second-reading").code == 0
    assert not (project.root / CACHE).exists()


def test_a_cache_that_cannot_be_written_to_is_no_error(project: Project) -> None:
    (project.root / CACHE).write_text("a file")
    run = project.run("generate")
    assert (run.code, run.err) == (0, "")
    assert (project.root / CACHE).read_text() == "a file"


def test_a_run_without_changes_imports_nothing_that_generates(generated_project: Project) -> None:
    found = modules(generated_project, "generate")
    assert {name.partition(".")[0] for name in found} & HEAVY == set()
    generating = ("document", "lower", "pipeline", "render", "resolve", "second_reading", "style", "validate")
    assert not [name for name in found if name.startswith(tuple(f"pochoir.{each}" for each in generating))]
    assert not [name for name in found if name.startswith("pochoir.targets.site")]


def test_every_library_that_generates_is_part_of_the_keys(project: Project) -> None:
    project.own_template("client/partials/method.j2")  # black formats what it writes
    owners = metadata.packages_distributions()
    top = {name.partition(".")[0] for name in modules(project, "generate", "--no-cache")}
    loaded = {owner.lower().replace("_", "-") for name in top for owner in owners.get(name, ())}
    assert {"black", "jinja2"} <= loaded
    assert loaded - ASIDE - {"pochoir"} <= set(LIBRARIES)


def test_generating_reads_no_file_that_is_not_part_of_the_keys(project: Project) -> None:
    """A file that is read anew here belongs into `pochoir.inputs`: else a change of it would go unnoticed."""
    known = ["parts/book.yaml", "examples/a.py", "additions/b.py", "NOT_GENERATED.md", "facts.md", "earlier/1.0.0.yaml"]
    for path in known:
        place = project.spec.parent / path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(project.spec.read_bytes() if path.startswith("earlier") else b"{}\n")
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("#/components/schemas/Book", "parts/book.yaml"), encoding="utf-8")
    project.own_template("client/distribution/README.md.j2")
    command = [sys.executable, "-c", READ, "generate", "--no-cache"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=project.root, check=True)
    paths = {project.root / line.removeprefix("read ") for line in run.stderr.splitlines() if line.startswith("read ")}
    inside = {path.relative_to(project.root) for path in paths if path.is_file() and path.is_relative_to(project.root)}
    read = {path.as_posix() for path in inside if path.parts[0] == "specs"}
    assert read == {"specs/library/openapi.yaml", *(f"specs/library/{path}" for path in known)}


def test_warnings_are_printed_again(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("type: object", "type: object\n      propertyNames: {pattern: a}", 1), "utf-8")
    first, second = project.run("generate"), project.run("generate")
    assert "warning: unsupported-keyword" in first.err
    assert second.err == first.err
    assert second.out == first.out.rpartition("\n")[0].rpartition("\n")[0] + "\nNothing had changed.\n"


def test_a_fact_is_looked_up_again_when_the_table_changes(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("info: {", "info: {x-facts: [LIB-1], ", 1), "utf-8")
    table = project.spec.parent / "facts.md"
    table.write_text("| LIB-2 | the list |\n", encoding="utf-8")
    assert "fact-unknown" in project.run("generate").err
    table.write_text("| LIB-1 | the title |\n", encoding="utf-8")
    assert "fact-unknown" not in project.run("generate").err


def test_an_error_is_reported_until_it_is_corrected(generated_project: Project) -> None:
    text = generated_project.spec.read_text(encoding="utf-8")
    generated_project.spec.write_text(text.replace("schemas/Book", "schemas/Bok"), "utf-8")
    assert generated_project.run("generate").err == generated_project.run("generate").err != ""
    generated_project.spec.write_text(text, encoding="utf-8")
    assert generated_project.run("generate").out.endswith("Nothing had changed.\n")


def test_a_file_that_an_earlier_version_refers_to_is_part_of_the_keys(project: Project) -> None:
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write("site-versions = 2\n")
    text = project.spec.read_text(encoding="utf-8")
    earlier = project.spec.parent / "earlier" / "1.0.0.yaml"
    earlier.parent.mkdir()
    text = text.replace("1.2.0", "1.0.0").replace("#/components/schemas/Book", "../common.yaml#/Book", 1)
    earlier.write_text(text, encoding="utf-8")
    common = project.spec.parent / "common.yaml"
    common.write_text("Book: {$ref: 'deep/book.yaml'}\n", encoding="utf-8")
    deep = project.spec.parent / "deep" / "book.yaml"
    deep.parent.mkdir()
    deep.write_text("{type: object, description: One}\n", encoding="utf-8")
    assert project.run("generate").code == 0
    deep.write_text("{type: object, description: Two}\n", encoding="utf-8")
    assert "files written" in project.run("generate").out
    files = project.files()
    assert project.run("generate", "--no-cache").out.endswith("Nothing had changed.\n")
    assert project.files() == files


def test_what_is_missing_from_the_output_is_written_again(generated_project: Project) -> None:
    before = generated_project.files()
    for path in ("library/README.md", "site/index.html"):
        (generated_project.root / "generated" / path).unlink()
    (generated_project.root / "generated" / "site" / "robots.txt").write_text("changed")
    assert generated_project.run("generate", "--overwrite").out.endswith("3 files written.\n")
    assert generated_project.files() == before


def test_a_target_that_failed_is_not_remembered(project: Project) -> None:
    page = project.own_template("site/schema.md.j2")
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "{{ missing }}", encoding="utf-8")
    first = project.run("generate")
    assert first.code == 1
    assert project.run("generate") == first
    page.write_text(text, encoding="utf-8")
    assert project.run("generate").code == 0


@pytest.mark.parametrize("most", [250, 0])
def test_after_an_edit_only_what_is_about_that_api_is_made(
    project: Project, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(base, "MOST_WITH_TEXTS", most)
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write(f'[[tool.pochoir.api]]\nspec = "{second(project)}"\n')
    assert project.run("generate").code == 0
    documented = project.root / "documented.txt"  # a copy of this process makes them
    make = chapters.files

    def recording(description: ApiDescription, *rest: Any) -> Files:
        with documented.open("a", encoding="utf-8") as file:
            print(description.api.distribution, file=file)
        return make(description, *rest)

    monkeypatch.setattr(chapters, "files", recording)
    project.spec.write_text(project.spec.read_text("utf-8").replace("Get a book", "Find a book"), encoding="utf-8")
    before = {path: path.stat().st_ino for path in (project.root / "generated" / "museum").rglob("*")}
    assert project.run("generate", "--report", "report.json").code == 0
    assert documented.read_text("utf-8").splitlines() == ["library"]
    reports = json.loads((project.root / "report.json").read_text(encoding="utf-8"))["specs"]
    assert ["style" in each["seconds"] for each in reports] == [True, False]
    assert {path: path.stat().st_ino for path in before} == before
    front = (project.root / "generated" / "site" / "en" / "index.md").read_text(encoding="utf-8")
    assert front.index("Library") < front.index("Museum")


@pytest.mark.parametrize("lost", [False, True])
def test_texts_are_kept_apart_and_made_again_if_they_are_lost(
    project: Project, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write(f'[[tool.pochoir.api]]\nspec = "{second(project)}"\n')
    assert project.run("generate").code == 0
    before, keys = project.files(), keys_of_texts(monkeypatch)
    if lost:
        get = Cache.get

        def some(self: Cache, key: str) -> str | None:
            return None if key in keys else get(self, key)

        monkeypatch.setattr(Cache, "get", some)
    # Of the other API, whose description is the same, files are missing in the client and in the site.
    project.spec.write_text(project.spec.read_text("utf-8").replace("Get a book", "Find a book"), encoding="utf-8")
    for path in ("museum/README.md", "site/en/museum/index.html"):
        (project.root / "generated" / path).unlink()
    assert project.run("generate").code == 0
    after = project.files()
    assert [path for path in before if "museum" in path and before[path] != after[path]] == []
    assert keys


@pytest.mark.parametrize("changed", ["path", "text"])
def test_a_description_that_is_edited_during_the_run_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    monkeypatch.setattr(base, "MOST_WITH_TEXTS", 0)
    assert project.run("generate").code == 0
    shutil.rmtree(project.root / "generated" / "site")
    before = project.files()
    make = chapters.files

    def other(description: ApiDescription, *rest: Any) -> Files:
        for path, text in make(description, *rest):
            yield (f"{path}!", text) if changed == "path" else (path, f"{text}!")

    monkeypatch.setattr(chapters, "files", other)
    run = project.run("generate")
    assert run.code == 1
    assert "openapi.yaml:1:1: error: input-changed: a file was changed during the run; nothing was written" in run.err
    assert project.files() == before


def keys_of_texts(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the keys of texts, which are added when they are used from now on."""
    found: set[str] = set()

    def recording(*parts: str) -> str:
        made = key(*parts)
        if parts[0] == "texts":
            found.add(made)
        return made

    monkeypatch.setattr(memory, "key", recording)
    return found


@pytest.mark.parametrize("setting", ['version = "3.0.0"', 'paging = "infer"'])
def test_a_setting_of_an_api_is_part_of_the_keys_of_every_target(generated_project: Project, setting: str) -> None:
    with generated_project.pyproject.open("a", encoding="utf-8") as file:
        file.write(f"{setting}\n")
    assert generated_project.run("generate").code == 0
    files = generated_project.files()
    shutil.rmtree(generated_project.root / "generated")
    assert generated_project.run("generate", "--no-cache").code == 0
    assert generated_project.files() == files


def test_a_large_part_of_a_site_is_not_held_in_memory(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert project.run("generate", "--no-cache").code == 0
    before = project.files()
    monkeypatch.setattr(base, "MOST_WITH_TEXTS", 0)
    for _ in range(2):
        assert project.run("generate").out.endswith("Nothing had changed.\n")
    made: list[str] = []
    make = chapters.files

    def recording(description: ApiDescription, *rest: Any) -> Files:
        for path, text in make(description, *rest):
            made.append(path)
            yield path, text

    monkeypatch.setattr(chapters, "files", recording)
    shutil.rmtree(project.root / "generated" / "site")
    assert project.run("generate").code == 0
    assert project.files() == before
    assert made == list(dict.fromkeys(made)) != []
    project.spec.write_text(project.spec.read_text("utf-8").replace("Get a book", "Find a book"), encoding="utf-8")
    assert project.run("generate").code == 0
    assert project.files() != before


def test_two_processes_may_share_the_cache(project: Project) -> None:
    command = [sys.executable, "-m", "pochoir", "generate", "-o"]
    running = [subprocess.Popen([*command, name], cwd=project.root, stdout=subprocess.DEVNULL) for name in "ab"]
    assert [process.wait() for process in running] == [0, 0]
    found = [snapshot(project.root / name) for name in "ab"]
    assert found[0] == found[1] != {}
    assert project.run("generate", "--no-cache", "-o", "c").code == 0
    assert snapshot(project.root / "c") == found[0]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Random edits -------------------------------------------------------------------------------------------------

Edit = Callable[[Project, random.Random], None]


def toggle(path: str, *texts: str) -> Edit:
    """Make an edit that writes one of some texts to a file, or deletes it."""

    def edit(project: Project, chance: random.Random) -> None:
        place = project.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        text = chance.choice([*texts, ""])
        place.write_text(text, encoding="utf-8") if text else place.unlink(missing_ok=True)

    return edit


def replaced(*pairs: tuple[str, str]) -> Edit:
    """Make an edit that replaces a text of the description, there or back."""

    def edit(project: Project, chance: random.Random) -> None:
        text, (one, other) = project.spec.read_text(encoding="utf-8"), chance.choice(pairs)
        project.spec.write_text(text.replace(one, other) if one in text else text.replace(other, one), "utf-8")

    return edit


def settings(project: Project, chance: random.Random) -> None:
    other = chance.choice(["", f'[[tool.pochoir.api]]\nspec = "{second(project)}"\n'])
    url = chance.choice(["", 'site-url = "https://docs.example.com/"\n', 'site-url = "https://b.example.com/"\n'])
    name = chance.choice(["", 'distribution = "library"\n', 'distribution = "other"\n'])
    more = chance.choice(["", 'version = "3.0.0"\n', 'version = "3.0.1"\n', 'paging = "infer"\n'])
    api = f'[[tool.pochoir.api]]\nspec = "specs/library/openapi.yaml"\n{name}{more}'
    project.pyproject.write_text(f'[tool.pochoir]\ntemplates = "templates"\n{url}\n{api}{other}', encoding="utf-8")


def second(project: Project) -> str:
    """Write a second description; return its path below the project."""
    place = project.root / "specs" / "museum" / "openapi.yaml"
    place.parent.mkdir(exist_ok=True)
    text = project.spec.read_text(encoding="utf-8").replace("title: Library", "title: Museum")
    place.write_text(text.replace('"parts/book.yaml"', '"#/components/schemas/Book"'), encoding="utf-8")
    return "specs/museum/openapi.yaml"


def released(project: Project, chance: random.Random) -> None:
    place = project.spec.parent / "released.json"
    if place.exists():
        place.unlink()
    else:
        project.run("release", "library")


def template(project: Project, chance: random.Random) -> None:
    own = project.own_template(chance.choice(["client/distribution/README.md.j2", "site/schema.md.j2"]))
    with own.open("a", encoding="utf-8") as file:
        file.write(chance.choice(["", "One more line.\n"]))


def damage(project: Project, chance: random.Random) -> None:
    for path in entries(project):
        content = path.read_bytes()
        at = chance.randrange(len(content) or 1)
        kept = chance.choice([content, content[:at], content[:at] + b"?" + content[at + 1 :], b""])
        path.write_bytes(kept)


def lost(project: Project, chance: random.Random) -> None:
    for path in entries(project):
        if chance.random() < 0.5:
            path.unlink()


def without(project: Project, chance: random.Random) -> None:
    shutil.rmtree(project.root / CACHE)


NAMED = "openapi: 3.1.1\ninfo: {title: Library, version: 0.%d.0}\npaths: {}\n"
EDITS: list[Edit] = [
    replaced(("Get a book", "Find a book"), ("1.2.0", "1.2.1"), ("getBook", "readBook")),
    replaced(('"#/components/schemas/Book"', '"parts/book.yaml"')),
    toggle("specs/library/parts/book.yaml", "type: object\n", "type: object\nproperties: {title: {type: integer}}\n"),
    toggle("specs/library/examples/program.py", "print(1)\n", "print(2)\n"),
    toggle("specs/library/additions/more.py", "ONE = 1\n", "TWO = 2\n"),
    toggle("specs/library/facts.md", "| LIB-1 | the title |\n", "| LIB-2 | the list |\n"),
    toggle("specs/library/NOT_GENERATED.md", "Not this.\n", "Not that.\n"),
    toggle("specs/library/earlier/0.1.0.yaml", NAMED % 1, NAMED % 2),
    toggle("specs/library/earlier/0.2.0.yaml", NAMED % 3),
    released,
    settings,
    template,
    damage,
    lost,
    without,
]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_the_output_is_the_same_with_and_without_the_cache(generated_project: Project, seed: int) -> None:
    chance = random.Random(seed)
    generated, before, kept = (generated_project.root / name for name in ("generated", "before", "kept"))
    for _ in range(8):
        for edit in chance.sample(EDITS, chance.choice([1, 1, 2, 3])):
            if (generated_project.root / CACHE).exists():
                edit(generated_project, chance)
        if generated.exists():
            shutil.copytree(generated, before)
        run, files = generated_project.run("generate"), generated_project.files()
        again = generated_project.run("generate")
        assert (again.code, again.err, generated_project.files()) == (run.code, run.err, files)
        generated.rename(kept)
        if before.exists():
            before.rename(generated)
        fresh = generated_project.run("generate", "--no-cache")
        assert (fresh, generated_project.files()) == (run, files)
        shutil.rmtree(generated)
        kept.rename(generated)
