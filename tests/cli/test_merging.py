"""Generated files after a merge, and why `generate` changed them."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from cli.projects import Project
from pochoir.version import __version__

PING = '  /ping: {get: {operationId: ping, tags: [Aaa], responses: {"204": {description: Up.}}}}\n'
PONG = '  /pong: {get: {operationId: pong, tags: [Zzz], responses: {"204": {description: Up.}}}}\n'
BOOK = '  /book: {get: {operationId: getOne, tags: [Books], responses: {"204": {description: Up.}}}}\n'


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def add(project: Project, paths: str, *, at_the_end: bool = False) -> None:
    """Add operations before or after the others."""
    head, rest = project.spec.read_text("utf-8").split("paths:\n")
    before, mark, after = rest.partition("components:\n")
    changed = f"{before}{paths}" if at_the_end else f"{paths}{before}"
    project.spec.write_text(f"{head}paths:\n{changed}{mark}{after}", "utf-8")


def generate(project: Project, *options: str) -> str:
    run = project.run("generate", "--only", "clients", *options)
    assert run.code == 0, run.both
    return run.out


@pytest.fixture
def library(project: Project) -> Project:
    """A project in a repository, with a client that was generated and committed."""
    marks = "generated/** linguist-generated text eol=lf merge=union\n"
    (project.root / ".gitattributes").write_text(marks, "utf-8")
    (project.root / ".gitignore").write_text(".pochoir-cache/\n", "utf-8")
    generate(project)
    git(project.root, "init", "-qb", "main")
    commit(project)
    return project


def commit(project: Project) -> None:
    git(project.root, "add", "-A")
    git(project.root, "commit", "-qm", "change")


def test_two_branches_that_changed_a_description_merge_and_generate_settles_the_rest(library: Project) -> None:
    git(library.root, "checkout", "-qb", "one")
    add(library, PING + BOOK)
    generate(library)
    commit(library)
    git(library.root, "checkout", "-qb", "two", "main")
    add(library, PONG, at_the_end=True)
    generate(library)
    commit(library)
    git(library.root, "merge", "-q", "one", "-m", "merge")
    assert library.run("check").code == 1
    assert "because two branches were merged" in generate(library)
    assert library.run("check").code == 0
    assert (library.generated / "src/library/resources/aaa.py").is_file()
    assert (library.generated / "src/library/resources/zzz.py").is_file()


def test_generate_settles_a_file_that_one_branch_deleted_and_the_other_changed(library: Project) -> None:
    add(library, PING)
    generate(library)
    made_by_an_earlier_version(library, "src/library/resources/aaa.py")
    commit(library)
    git(library.root, "checkout", "-qb", "upgraded")
    generate(library)
    commit(library)
    git(library.root, "checkout", "-qb", "removed", "main")
    library.spec.write_text(library.spec.read_text("utf-8").replace(PING, ""), "utf-8")
    generate(library)
    commit(library)
    merge = subprocess.run(["git", "merge", "-q", "upgraded"], cwd=library.root, capture_output=True, text=True)
    assert (merge.returncode, "(modify/delete)" in merge.stdout) == (1, True)
    generate(library)
    commit(library)
    assert not (library.generated / "src/library/resources/aaa.py").exists()
    assert library.run("check").code == 0


def test_generate_says_that_the_description_or_the_settings_changed(library: Project) -> None:
    add(library, PING)
    out = generate(library)
    assert "generated/library: " in out and " files changed because the description changed.\n" in out
    settings = library.pyproject.read_text("utf-8")
    library.pyproject.write_text(f'{settings}license = "MIT"\n', "utf-8")
    run = library.run("generate", "--only", "clients", "--report", "report.json")
    assert "generated/library: 3 files changed because the settings changed.\n" in run.out
    [spec] = json.loads((library.root / "report.json").read_text("utf-8"))["specs"]
    files = ["README.md", "pyproject.toml", "sbom.cdx.json"]
    assert spec["changed"] == [{"because": "the settings changed", "files": files}]
    add(library, PONG)
    library.pyproject.write_text(settings, "utf-8")
    assert " files changed because the description and the settings changed.\n" in generate(library)
    errors = library.generated / "src/library/errors.py"
    errors.write_text("changed", "utf-8")
    refused = library.run("generate", "--only", "clients")
    assert (refused.code, errors.read_text("utf-8")) == (1, "changed")
    assert "generated/library/src/library/errors.py:1:1: error: output-edited: " in refused.err
    assert refused.err.endswith("1 error. Nothing was written.\n")
    out = generate(library, "--overwrite")
    assert "generated/library: 1 file changed because of a change by hand.\n" in out


@pytest.mark.parametrize("settings", ["", "testing = false\n"])
def test_generate_says_which_of_pochoir_and_the_description_changed_a_file(library: Project, settings: str) -> None:
    library.pyproject.write_text(library.pyproject.read_text("utf-8") + settings, "utf-8")
    generate(library)
    made_by_an_earlier_version(library, "src/library/errors.py")
    commit(library)
    upgraded = f"because pochoir changed from 0.0.1 to {__version__}"
    assert f"generated/library: 1 file changed {upgraded}.\n" in generate(library)
    git(library.root, "checkout", "-q", "generated")
    add(library, PING)
    out = generate(library)
    assert f" files changed because the description changed, 1 {upgraded}.\n" in out
    # Without the earlier description, nobody can tell.
    git(library.root, "checkout", "-q", "generated")
    (library.root / ".git").rename(library.root / "git")
    assert f" files changed because the description changed and pochoir changed from 0.0.1 to {__version__}.\n" in (
        generate(library)
    )


def test_generate_says_that_the_last_release_changed_a_file(library: Project) -> None:
    assert library.run("release", "library").code == 0
    generate(library)
    commit(library)
    released = library.spec.with_name("released.json")
    text = released.read_text("utf-8")
    assert '"call": "books.get"' in text
    released.write_text(text.replace('"call": "books.get"', '"call": "books.get_one"'), "utf-8")
    assert " files changed because released.json changed.\n" in generate(library)
    add(library, PING)
    released.write_text(text, "utf-8")
    assert " files changed because the description and released.json changed.\n" in generate(library)


def made_by_an_earlier_version(library: Project, path: str) -> None:
    """Let a file be one that version 0.0.1 of pochoir generated."""
    manifest, file = library.generated / "MANIFEST.json", library.generated / path
    old = file.read_bytes()
    file.write_bytes(b"# of an earlier version\n" + old)
    before, after = (hashlib.sha256(content).hexdigest() for content in (old, file.read_bytes()))
    text = manifest.read_text("utf-8").replace(f"pochoir {__version__}", "pochoir 0.0.1").replace(before, after)
    manifest.write_text(text, "utf-8")
