"""The metadata of distributions: from the settings and from the description."""

import json
import os
import shutil
import tomllib
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from packaging.metadata import Metadata

from cli import distributions
from cli.projects import Project

API = '[[tool.pochoir.api]]\nspec = "specs/library/openapi.yaml"\n'
HOSTILE = '"\\"]\\n[project.scripts]\\nx = \\"a:b\\"\\r\\nName: other"'
ABOUT = (
    "license: {name: Apache 2.0}, termsOfService: 'https://example.com/terms', "
    f"contact: {{name: {HOSTILE}, email: api@example.com, url: 'https://example.com/\">x'}}"
)


def describe(project: Project, about: str) -> None:
    """Add members to `info`."""
    text = project.spec.read_text(encoding="utf-8")
    assert "info: {" in text
    project.spec.write_text(text.replace("info: {", f"info: {{{about}, ", 1), encoding="utf-8")


def generated(project: Project) -> dict[str, Any]:
    run = project.run("generate")
    assert run.code == 0, run.both
    return dict(tomllib.loads((project.generated / "pyproject.toml").read_text("utf-8"))["project"])


def test_settings_of_all_apis_and_of_one_become_metadata(project: Project) -> None:
    project.pyproject.write_text(
        '[tool.pochoir]\nlicense = "mit"\nauthors = [{name = "Ada", email = "ada@example.com"}]\nkeywords = ["books"]\n'
        'urls = {Source = "https://example.com/{distribution}", Changelog = "https://example.com/all"}\n\n'
        f'{API}requires-python = ">=3.12"\nkeywords = ["shelf"]\nmaintainers = [{{name = "Bea"}}]\n'
        'classifiers = ["Framework :: AsyncIO"]\nurls = {changelog = "https://example.com/one"}\n',
        encoding="utf-8",
    )
    found = generated(project)
    assert (found["license"], found["requires-python"], found["keywords"]) == ("MIT", ">=3.12", ["shelf"])
    assert found["authors"] == [{"name": "Ada", "email": "ada@example.com"}]
    assert found["maintainers"] == [{"name": "Bea"}]
    assert found["urls"] == {"Source": "https://example.com/library", "changelog": "https://example.com/one"}
    assert "Framework :: AsyncIO" in found["classifiers"]
    assert "Programming Language :: Python :: 3.11" not in found["classifiers"]
    readme = (project.generated / "README.md").read_text("utf-8")
    links = "- Source: <https://example.com/library>\n- changelog: <https://example.com/one>\n"
    assert readme.endswith(f"## Links\n\n{links}\nLicense: `MIT`\n")
    assert "Requires Python `>=3.12`." in readme
    assert project.run("check").code == 0


def test_the_install_command_of_all_apis_or_of_one_is_shown_everywhere(project: Project) -> None:
    setting = '[tool.pochoir]\noutput = "my out"\ninstall = "uv add {distribution}"\n'
    for text, command in (
        (f"{setting}{API}", "uv add library"),
        (f'{setting}{API}install = "pip install git+https://h.example/{{folder}}"\n', "git+https://h.example/library"),
        (setting.replace("install", "#") + API, "pip install './my out/library'"),
    ):
        project.pyproject.write_text(text, encoding="utf-8")
        run = project.run("generate")
        assert run.code == 0, run.both
        out = project.pyproject.parent / "my out"
        assert command in (out / "library/README.md").read_text("utf-8")
        for page in ("index", "library/index"):
            assert command in (out / f"site/en/{page}.md").read_text("utf-8")
            assert command in unescape((out / f"site/en/{page}.html").read_text("utf-8"))


def test_what_info_says_is_the_default_and_cannot_become_other_metadata(project: Project, tmp_path: Path) -> None:
    describe(project, ABOUT)
    found = generated(project)
    assert found["license"] == "Apache-2.0"
    assert found["authors"] == [{"name": '"] [project.scripts] x = "a:b" Name: other', "email": "api@example.com"}]
    assert found["urls"] == {"Terms of service": "https://example.com/terms"}
    built = distributions.files(distributions.wheel(project.generated, tmp_path / "dist"))
    [text] = [content for name, content in built.items() if name.endswith(".dist-info/METADATA")]
    metadata = Metadata.from_email(text)
    assert (metadata.name, metadata.license_expression) == ("library", "Apache-2.0")
    assert text.count(b"\nName: ") == 1


def test_a_license_that_spdx_does_not_list_is_a_note(project: Project) -> None:
    describe(project, "license: {name: Ours}")
    run = project.run("lint", "--strict")
    assert (run.code, "note: license-unknown: " in run.out) == (0, True)
    assert "license" not in generated(project)
    project.pyproject.write_text(f'[tool.pochoir]\n{API}license = "LicenseRef-Ours"\n', encoding="utf-8")
    assert project.run("lint").both == ""
    assert generated(project)["license"] == "LicenseRef-Ours"


def test_the_text_of_a_license_is_part_of_the_distribution(project: Project, tmp_path: Path) -> None:
    project.spec.with_name("LICENSE").write_text("Do what you like.\n", encoding="utf-8")
    generated(project)
    built = distributions.files(distributions.wheel(project.generated, tmp_path / "dist"))
    assert [content for name, content in built.items() if name.endswith("/licenses/LICENSE")] == [
        b"Do what you like.\n"
    ]


def test_a_distribution_is_the_same_on_every_machine(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated(project)
    other = tmp_path / "elsewhere" / "copy"
    before = os.umask(0o077)
    try:
        shutil.copytree(project.generated, other, copy_function=shutil.copyfile)
    finally:
        os.umask(before)
    for number, path in enumerate(sorted(other.rglob("*"))):
        os.utime(path, (number, number))
    (other / "src" / "library" / "__pycache__").mkdir()
    (other / "src" / "library" / "__pycache__" / "x.pyc").write_bytes(b"x")
    (other / ".coverage").write_text("x", encoding="utf-8")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    for build in (distributions.wheel, distributions.sdist):
        one, two = build(project.generated, tmp_path / "one"), build(other, tmp_path / "two")
        assert one.name == two.name
        assert one.read_bytes() == two.read_bytes()


def test_a_wheel_has_a_bill_of_materials(project: Project, tmp_path: Path) -> None:
    generated(project)
    built = distributions.files(distributions.wheel(project.generated, tmp_path / "dist"))
    [text] = [content for name, content in built.items() if name.endswith(".dist-info/sboms/sbom.cdx.json")]
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["metadata"]["tools"]["components"][0]["name"]) == ("CycloneDX", "pochoir")
    parts = {part["bom-ref"]: part for part in bill["components"]}
    assert {"pkg:pypi/httpx2", "pkg:pypi/pydantic", "pochoir-runtime"} <= parts.keys()
    [digest] = parts["description/openapi.yaml"]["hashes"]
    assert digest["content"] == distributions.sha256(project.spec)
    assert bill["dependencies"][0]["dependsOn"] == sorted(ref for ref in parts if not ref.startswith("description/"))


def test_a_source_distribution_has_what_is_generated_and_nothing_else(project: Project, tmp_path: Path) -> None:
    generated(project)
    (project.generated / "notes.txt").write_text("mine", encoding="utf-8")
    built = distributions.files(distributions.sdist(project.generated, tmp_path / "dist"))
    inside = {name.partition("/")[2] for name in built} - {"PKG-INFO"}
    made = {path.relative_to(project.generated).as_posix() for path in project.generated.rglob("*") if path.is_file()}
    assert inside == made - {"notes.txt", "MANIFEST.json"}


def test_what_cannot_be_metadata_is_said(project: Project) -> None:
    text = project.spec.read_text(encoding="utf-8")
    contact = "contact: {name: Ada, email: ada at example, url: not a url}, termsOfService: /terms"
    project.spec.write_text(text.replace("info: {", f"info: {{{contact}, ", 1), "utf-8")
    out = project.run("lint").out
    assert out.count("note: metadata-unusable: ") == 3
    assert '"ada at example" is not an email address' in out
    assert '"/terms" is not the whole URL of a page' in out
