"""`pochoir release`: the version follows from what changed, and `check` holds it."""

import errno
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cli.projects import Project

SETTINGS = """\
# What is generated here.
[tool.pochoir]
output = "generated"  # below this folder

[[tool.pochoir.api]]
spec = "specs/library/openapi.yaml"  # the description

[tool.other]
version = "9.9.9"
"""


@pytest.fixture
def library(project: Project) -> Project:
    """A project that was released and generated once."""
    project.pyproject.write_text(SETTINGS, encoding="utf-8")
    assert project.run("release", "library").code == 0
    assert project.run("generate").code == 0
    return project


def change(project: Project, old: str, new: str) -> None:
    text = project.spec.read_text(encoding="utf-8")
    assert old in text
    project.spec.write_text(text.replace(old, new), encoding="utf-8")


def version_of(project: Project) -> str:
    text = (project.generated / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def test_a_first_release_has_a_version_a_changelog_and_a_surface(library: Project) -> None:
    assert library.pyproject.read_text(encoding="utf-8") == SETTINGS.replace(
        "# the description\n", '# the description\nversion = "1.0.0"\n'
    )
    surface = json.loads(library.spec.with_name("released.json").read_text(encoding="utf-8"))
    assert (surface["version"], surface["surface"]["client"]) == ("1.0.0", "Library")
    log = (library.generated / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log.startswith("# Changelog\n\n## 1.0.0\n\nVersion `")
    assert log.endswith("The first release.\n")
    assert version_of(library) == "1.0.0"
    assert "api_version=" in (library.generated / "src/library/_api.py").read_text(encoding="utf-8")
    assert library.run("check").code == 0


def test_releases_follow_from_the_changes(library: Project) -> None:
    change(library, "summary: Get a book", "summary: Fetch a book")
    assert "library 1.0.1 after 1.0.0." in library.run("release", "library").out
    change(
        library,
        "paths:\n",
        'paths:\n  /ping: {get: {operationId: ping, x-pochoir-method: ping, responses: {"204": {description: Up.}}}}\n',
    )
    assert "library 1.1.0 after 1.0.1." in library.run("release", "library").out
    change(
        library, "get: {operationId: ping, x-pochoir-method: ping", "put: {operationId: ping, x-pochoir-method: pong"
    )
    assert "library 2.0.0 after 1.1.0." in library.run("release", "library").out
    assert library.run("generate").code == 0
    log = (library.generated / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [line for line in log.splitlines() if line.startswith("## ")] == [
        "## 2.0.0",
        "## 1.1.0",
        "## 1.0.1",
        "## 1.0.0",
    ]
    assert "### Breaking changes\n\n- `pong`: `GET /ping` is now `PUT /ping`. To do: upgrade the client." in log
    assert version_of(library) == "2.0.0"
    assert library.run("check").code == 0


def test_the_release_that_added_something_is_on_its_page(library: Project) -> None:
    path = '  /ping: {get: {operationId: ping, x-pochoir-method: ping, responses: {"204": {description: Up.}}}}\n'
    change(library, "paths:\n", f"paths:\n{path}")
    assert library.run("release", "library").code == 0
    change(library, "summary: Get a book", "summary: Fetch a book")
    assert library.run("release", "library").code == 0
    surface = json.loads(library.spec.with_name("released.json").read_text(encoding="utf-8"))
    assert surface["added"] == {"1.1.0": [["operations", "GET /ping"]]}
    assert library.run("generate", "--only", "site").code == 0
    pages = list((library.generated.parent / "site/en/library/operations").glob("*.html"))
    new = [
        each.name for each in pages if "added to the client in version <code>1.1.0</code>" in each.read_text("utf-8")
    ]
    assert new == ["ping.html"]


def test_check_fails_where_callers_break_and_the_version_does_not_say_so(library: Project) -> None:
    change(library, "required: true, description: Its id., schema: {type: integer}", "required: true, schema: {}")
    change(library, "required: [title]", "required: []")
    assert library.run("generate").code == 0
    run = library.run("check")
    assert run.code == 1
    assert "pyproject.toml:7:1: error: version-too-low: version 1.0.0 of library does not say what changed: " in run.err
    assert 'write version = "2.0.0", or run: pochoir release library' in run.err
    settings = library.pyproject.read_text(encoding="utf-8")
    library.pyproject.write_text(settings.replace('version = "1.0.0"', 'version = "2.0.0rc1"'), encoding="utf-8")
    assert library.run("generate").code == 0
    assert library.run("check").code == 0


def test_a_version_below_the_released_one_is_found(library: Project) -> None:
    settings = library.pyproject.read_text(encoding="utf-8")
    library.pyproject.write_text(settings.replace('version = "1.0.0"', 'version = "0.9.0"'), encoding="utf-8")
    assert library.run("generate").code == 0
    run = library.run("check")
    assert "version 0.9.0 of library does not say what changed: 1.0.0 was released before" in run.err


def test_a_version_of_the_settings_is_taken_if_it_says_enough(library: Project) -> None:
    settings = library.pyproject.read_text(encoding="utf-8")
    library.pyproject.write_text(settings.replace('version = "1.0.0"', 'version = "3.0.0"'), encoding="utf-8")
    assert "library 3.0.0 after 1.0.0." in library.run("release", "library").out


def test_notes_become_part_of_the_changelog(library: Project) -> None:
    note = library.spec.parent / "changes" / "moved.md"
    note.parent.mkdir()
    note.write_text("The server has moved to another country.\n", encoding="utf-8")
    shown = library.run("release", "library", "--dry-run").out
    assert note.exists() and shown.startswith("## 1.0.1\n")
    run = library.run("release", "library")
    assert "specs/library/changes/moved.md removed" in run.out and not note.exists()
    log = library.spec.with_name("CHANGELOG.md").read_text(encoding="utf-8")
    assert "The server has moved to another country.\n\nNothing changed for callers.\n\n## 1.0.0" in log


def test_the_changelog_is_in_french_too(library: Project) -> None:
    notes = library.spec.parent / "changes"
    notes.mkdir()
    for name, text in (("a.md", "It moved."), ("a.fr.md", "Il a déménagé."), ("b.fr.md", "Aussi vite.")):
        (notes / name).write_text(f"{text}\n", encoding="utf-8")
    change(library, "tags: [Books]", "tags: [Volumes]")
    change(library, "title: {type: string", "title: {type: integer")
    assert library.run("release", "library").code == 0
    english, french = (
        library.spec.with_name(f"CHANGELOG{end}").read_text(encoding="utf-8") for end in (".md", ".fr.md")
    )
    assert "It moved.\n\nAussi vite.\n\n### Breaking changes\n" in english
    assert french.startswith(
        "# Journal des modifications\n\n## 2.0.0\n\nVersion `1.2.0` de l’API.\n\nIl a déménagé.\n\n"
    )
    assert (
        "### Changements incompatibles\n\n- `models.Book`\u00a0: `title` était du type `str`, et est maintenant du "
        "type `int`. À faire\u00a0: utiliser le nouveau type.\n" in french
    )
    assert (
        "`books.get` s’appelle maintenant `volumes.get_book`\u00a0; `books.get` fonctionne encore, mais est obsolète"
        in french
    )
    assert french.endswith("La première version.\n")
    assert library.run("generate", "--only", "clients").code == 0
    assert (library.generated / "CHANGELOG.fr.md").read_text(encoding="utf-8") == french


def test_a_note_that_is_too_large_is_a_finding(library: Project) -> None:
    note = library.spec.parent / "changes" / "moved.md"
    note.parent.mkdir()
    note.write_text("a" * (1024 * 1024 + 1), encoding="utf-8")
    run = library.run("release", "library")
    assert run.code == 1
    assert "changes/moved.md:1:1: error: extra-unreadable: the file is larger than 1024 kB" in run.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("libary",), 'did you mean "library"?'),
        (("library", "--version", "2"), '"2" is not the version of a client'),
        (
            ("library", "--version", "1.0.0"),
            "version 1.0.0 does not say what changed since 1.0.0; the next one is 1.0.1",
        ),
    ],
)
def test_what_cannot_be_released_is_refused(library: Project, arguments: tuple[str, ...], message: str) -> None:
    run = library.run("release", *arguments)
    assert run.code == 2
    assert message in " ".join(run.err.replace("│", " ").split())


def test_settings_that_cannot_be_changed_safely_are_refused(project: Project) -> None:
    inline = '[tool.pochoir]\napi = [{spec = "specs/library/openapi.yaml"}]\n'
    project.pyproject.write_text(inline, encoding="utf-8")
    run = project.run("release", "library")
    assert run.code == 1
    assert 'write version = "1.0.0" next to the spec' in run.err
    assert project.pyproject.read_text(encoding="utf-8") == inline
    assert not project.spec.with_name("released.json").exists()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_of_the_settings_stay(project: Project, line_end: str) -> None:
    project.pyproject.write_bytes(SETTINGS.replace("\n", line_end).encode())
    assert project.run("release", "library").code == 0
    changed = project.pyproject.read_bytes().decode()
    assert changed.replace(f'version = "1.0.0"{line_end}', "") == SETTINGS.replace("\n", line_end)


def test_the_version_of_an_api_is_a_setting(project: Project) -> None:
    project.pyproject.write_text(SETTINGS.replace("[tool.other]\n", "").replace("9.9.9", "1"), encoding="utf-8")
    run = project.run("lint")
    assert run.code == 1
    assert 'pyproject.toml:8:1: error: config-setting: "1" is not the version of a client' in run.err


def test_an_addition_does_not_rename_what_was_released(library: Project) -> None:
    added = "title: {type: string, description: The title.}"
    change(library, added, f"{added}\n        shelfNo: {{type: string}}")
    assert library.run("release", "library").code == 0
    change(library, added, f"{added}\n        shelf_no: {{type: string}}\n        ShelfNo: {{type: string}}")
    run = library.run("diff", "--fail-on", "breaking")
    assert run.code == 0
    assert "library: 2 compatible" in run.out
    assert library.run("generate").code == 0
    (model,) = (library.generated / "src/library/models").glob("book.py")
    text = model.read_text(encoding="utf-8")
    assert next(line for line in text.splitlines() if 'alias="shelfNo"' in line).strip().startswith("shelf_no: ")


def test_names_that_nobody_would_choose_are_found(project: Project) -> None:
    added = "title: {type: string, description: The title.}"
    long = "a_name_" * 20
    change(
        project,
        added,
        f"{added}\n        shelfNo: {{type: string}}\n        shelf_no: {{type: string}}\n        {long}: {{}}",
    )
    out = " ".join(project.run("lint").both.split())
    assert 'warning: name-numbered: the field "Book.shelf_no_2" got a number, because the name is already taken' in out
    assert 'warning: name-shortened: the field "Book.a_name_' in out
    assert "choose one: x-pochoir-name: …" in out
    change(project, "shelfNo: {type: string}", "shelfNo: {type: string, x-pochoir-name: shelf}")
    assert "name-numbered" not in project.run("lint").both


def test_a_release_is_part_of_what_a_client_is_remembered_by(library: Project) -> None:
    assert library.run("release", "library").code == 0
    assert "CHANGELOG.md differs" in library.run("check").out
    assert library.run("generate").code == 0
    assert version_of(library) == "1.0.1"
    assert library.run("check").code == 0


def test_a_release_that_cannot_be_written_changes_nothing(library: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    change(library, "summary: Get a book", "summary: Fetch a book")
    before = {path: path.read_bytes() for path in library.root.rglob("*") if path.is_file()}
    write = Path.write_text

    def full(path: Path, text: str, **options: Any) -> int:
        if path.name.startswith("released.json"):
            write(path, text[:100], **options)
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, text, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        result = library.run("release", "library")
    assert (result.code, "released.json cannot be used: no space left on device" in result.err) == (2, True)
    assert {path: path.read_bytes() for path in library.root.rglob("*") if path.is_file()} == before
    assert "library 1.0.1 after 1.0.0." in library.run("release", "library").out


def test_the_entry_of_an_interrupted_release_is_not_repeated(library: Project) -> None:
    released = library.spec.with_name("released.json")
    before = released.read_bytes()
    change(library, "summary: Get a book", "summary: Fetch a book")
    for _ in range(2):
        released.write_bytes(before)
        assert "library 1.0.1 after 1.0.0." in library.run("release", "library").out
    for name in ("CHANGELOG.md", "CHANGELOG.fr.md"):
        log = library.spec.with_name(name).read_text(encoding="utf-8")
        assert [line for line in log.split("\n") if line.startswith("## ")] == ["## 1.0.1", "## 1.0.0"]
