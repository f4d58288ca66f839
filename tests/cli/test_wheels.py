"""Wheels: `pochoir check --wheel` proves what they are made of, and `pochoir diff` compares them."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import distributions
from cli.projects import Project


@pytest.fixture
def wheel(project: Project) -> Path:
    """A wheel of the client of the project, which is generated without its documentation."""
    project.spec.with_name("LICENSE").write_text("Do what you like.\n", encoding="utf-8")
    settings = project.pyproject.read_text(encoding="utf-8")
    project.pyproject.write_text(
        f'{settings}license = "MIT"\nkeywords = ["b", "a"]\nurls = {{Source = "https://example.com"}}\n'
        'authors = [{name = "Ada Ü", email = "ada@example.com"}, {name = "Bea"}]\n',
        encoding="utf-8",
    )
    assert project.run("generate", "--only", "clients").code == 0
    return distributions.wheel(project.generated, project.root / "dist")


def rewritten(wheel: Path, change: Callable[[dict[str, bytes]], None]) -> str:
    """Change the files of a wheel, and return its path."""
    files = distributions.files(wheel)
    change(files)
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return str(wheel)


def test_a_wheel_of_the_description_passes(project: Project, wheel: Path) -> None:
    run = project.run("check", "--wheel", str(wheel))
    assert (run.code, run.err) == (0, ""), run.both
    assert run.out.endswith(".whl: what pochoir generates.\n")


def test_every_change_of_a_wheel_is_found(project: Project, wheel: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        [record] = [name for name in files if name.endswith("/METADATA")]
        [points] = [name for name in files if name.endswith("/entry_points.txt")]
        files["library/_client.py"] += b"# changed\n"
        del files["library/errors.py"]
        files["library/evil.py"] = b"import os\n"
        files["evil.pth"] = b"import os\n"
        files[record] = files[record].replace(b"httpx2<3,>=2.16", b"httpx3").replace(b"Ada", b"Eve")
        files[points] += b"[console_scripts]\npip = library:main\n"
        [about] = [name for name in files if name.endswith("/WHEEL")]
        files[about] = files[about].replace(b"Purelib: true", b"Purelib: false")

    run = project.run("check", "--wheel", rewritten(wheel, change))
    assert run.code == 1
    for message in (
        "error: wheel-file-changed: library/_client.py of this wheel is not what the description gives",
        "error: wheel-file-missing: library/errors.py is missing from this wheel",
        "error: wheel-file-added: evil.pth, library/evil.py of this wheel are not generated",
        "error: wheel-metadata: the metadata of this wheel differ in Requires-Dist: httpx3, ",
        "error: wheel-metadata: the metadata of this wheel differ in Author-Email: ",
        "error: wheel-metadata: the entry points of this wheel differ: console_scripts, pytest11 instead of pytest11",
        "error: wheel-metadata: WHEEL does not say that this wheel is pure Python",
        "error: wheel-record: evil.pth, ",
    ):
        assert message in run.out
    assert "build the wheel again from what `pochoir generate` writes" in run.out


def test_the_name_of_a_wheel_is_that_of_its_distribution(project: Project, wheel: Path) -> None:
    renamed = wheel.rename(wheel.with_name("library-9.9.9-py3-none-any.whl"))
    run = project.run("check", "--wheel", str(renamed))
    assert run.code == 1
    assert "error: wheel-metadata: the name of the file is not that of library 1.2.0" in run.out


def test_a_wheel_of_another_description_or_version_of_pochoir_says_so(project: Project, wheel: Path) -> None:
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("summary: Get a book", "summary: Fetch a book"), encoding="utf-8")
    run = project.run("check", "--wheel", str(wheel), "--format", "github")
    assert run.code == 1
    assert "from another description: check out the revision that was released" in run.out
    project.spec.write_text(text, encoding="utf-8")

    def older(files: dict[str, bytes]) -> None:
        [bill] = [name for name in files if name.endswith("/sbom.cdx.json")]
        files[bill] = files[bill].replace(b'"version": "0.', b'"version": "0.0.', 1)

    assert "made this wheel, and this is " in project.run("check", "--wheel", rewritten(wheel, older)).out


def test_a_file_that_is_no_wheel_of_the_project_is_refused(project: Project, wheel: Path) -> None:
    other = project.root / "other.whl"
    other.write_bytes(b"PK")
    run = project.run("check", "--wheel", str(other))
    assert run.code == 1
    assert "other.whl:1:1: error: wheel-unreadable: this wheel cannot be read: " in run.err

    def rename(files: dict[str, bytes]) -> None:
        [record] = [name for name in files if name.endswith("/METADATA")]
        files[record] = files[record].replace(b"Name: library", b"Name: libary")

    run = project.run("check", "--wheel", rewritten(wheel, rename))
    assert '"libary" is not a distribution of this project' in run.err
    assert 'did you mean "library"?' in run.err


def test_wheels_are_compared_with_each_other_and_with_descriptions(project: Project, wheel: Path) -> None:
    before = shutil.copy(wheel, project.root / "before.whl")
    text = project.spec.read_text(encoding="utf-8")
    project.spec.write_text(text.replace("tags: [Books]", "tags: [Volumes]"), encoding="utf-8")
    run = project.run("diff", str(before), "--fail-on", "breaking")
    assert run.code == 1
    assert "before.whl to specs/library/openapi.yaml)" in run.out
    assert "before: before.whl/surface.json:" in run.out
    assert project.run("generate", "--only", "clients").code == 0
    after = distributions.wheel(project.generated, project.root / "dist")
    run = project.run("diff", str(before), str(after))
    assert ("before.whl to dist/" in run.out, "operation-renamed: volumes.get" in run.out) == (True, True)
    assert project.run("diff", str(after), "specs/library/openapi.yaml").out.startswith("library: no change (")


def test_a_wheel_without_a_surface_cannot_be_compared(project: Project, wheel: Path) -> None:
    def bare(files: dict[str, bytes]) -> None:
        del files[next(name for name in files if name.endswith("surface.json"))]

    run = project.run("diff", rewritten(wheel, bare))
    assert run.code == 1
    assert "error: wheel-unreadable: this wheel has no surface.json" in run.err
