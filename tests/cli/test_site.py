"""The documentation site, from the command line."""

import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from cli.projects import Project
from pochoir import pipeline
from pochoir.optional import Library


def test_the_site_is_generated_next_to_the_clients(generated_project: Project) -> None:
    site = generated_project.root / "generated" / "site"
    assert "Get a book" in (site / "en" / "library" / "index.html").read_text(encoding="utf-8")
    assert (site / "index.html").is_file()


def test_each_target_can_be_generated_alone(project: Project) -> None:
    assert project.run("generate", "--only", "clients").code == 0
    assert not (project.root / "generated" / "site").exists()
    assert project.run("generate", "--only", "site").code == 0
    assert (project.root / "generated" / "site" / "index.html").is_file()
    assert (project.generated / "pyproject.toml").is_file()


def test_generating_the_clients_does_not_change_the_site(generated_project: Project) -> None:
    assert generated_project.run("generate", "--only", "clients").code == 0
    assert (generated_project.root / "generated" / "site" / "index.html").is_file()
    assert generated_project.run("check").code == 0


def test_a_single_description_becomes_only_a_client(project: Project) -> None:
    assert project.run("generate", "specs/library/openapi.yaml", "--output", "out").code == 0
    assert [path.name for path in (project.root / "out").iterdir()] == ["library"]


def test_the_changelog_compares_the_descriptions_in_earlier(project: Project) -> None:
    earlier = project.spec.parent / "earlier"
    earlier.mkdir()
    text = project.spec.read_text(encoding="utf-8")
    old = text.replace("1.2.0", "0.9.0").replace("/books/{id}:", "/volumes/{id}:")
    (earlier / "0.9.yaml").write_text(old, encoding="utf-8")
    (earlier / "0.10.yaml").write_text(text.replace("1.2.0", "0.10.0"), encoding="utf-8")
    (earlier / "README.md").write_text("What the API was.", encoding="utf-8")
    assert project.run("generate", "--only", "site").code == 0
    page = (project.root / "generated" / "site" / "en" / "library" / "changelog.html").read_text(encoding="utf-8")
    assert page.index("1.2.0") < page.index("0.10.0") < page.index("To do: upgrade the client.") < page.index("0.9.0")


def test_an_earlier_description_with_an_error_is_refused_with_its_place(project: Project) -> None:
    earlier = project.spec.parent / "earlier"
    earlier.mkdir()
    (earlier / "1.yaml").write_text("openapi: 3.1.1\ninfo: {title: Library}\npaths: []\n", encoding="utf-8")
    run = project.run("generate", "--only", "site")
    assert run.code == 1
    assert "specs/library/earlier/1.yaml:3:8: error:" in run.both
    assert not (project.root / "generated").exists()


def test_a_site_in_another_folder_is_compared(generated_project: Project) -> None:
    built = generated_project.root / "public"
    (generated_project.root / "generated" / "site").rename(built)
    (built / "pagefind").mkdir()
    (built / "pagefind" / "pagefind.js").touch()
    assert generated_project.run("check", "--site", "public").code == 0
    page = built / "en" / "library" / "index.html"
    page.write_text(page.read_text("utf-8").replace("Get a book", "Take a book"), encoding="utf-8")
    (built / "en" / "library" / "gone.html").touch()
    (built / "robots.txt").unlink()
    run = generated_project.run("check", "--site", "public")
    assert run.code == 1
    assert "public/en/library/index.html differs" in run.out and "-Take" not in run.err
    assert "public/en/library/gone.html" in run.out and "public/robots.txt" in run.out
    assert "3 differences" in run.err


def test_a_folder_without_a_site_is_not_compared(project: Project) -> None:
    assert project.run("check", "--site", "specs").code == 2


def test_serve_says_when_its_port_is_taken(project: Project) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = project.run("serve", "--port", str(port))
    assert run.code == 2
    assert f"cannot listen on 127.0.0.1:{port}" in run.err


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_serve_refuses_a_port_that_is_none(project: Project, port: str) -> None:
    run = project.run("serve", "--port", port)
    assert run.code == 2
    assert "Invalid value for '--port': Input should be" in run.err


def test_the_documentation_alone_needs_no_client(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "generate", None)
    run = project.run("generate", "--only", "site")
    assert run.code == 0
    assert "generated/site: 1 API, 1 operation" in run.out


def test_the_full_text_index_is_created_and_kept(generated_project: Project) -> None:
    pytest.importorskip("pagefind", reason="pagefind is not installed")
    run = generated_project.run("index")
    assert (run.code, run.out) == (0, "generated/site/pagefind written.\n")
    made = generated_project.root / "generated" / "site" / "pagefind" / "pagefind.js"
    assert made.is_file()
    assert generated_project.run("generate").out.endswith("Nothing had changed.\n")
    assert made.is_file()


def test_indexing_states_what_it_needs(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    run = project.run("index")
    assert run.code == 2
    assert "generated/site contains no documentation; run: pochoir generate --only site" in run.both
    assert project.run("generate", "--only", "site").code == 0
    monkeypatch.setattr(Library, "is_installed", False)
    run = project.run("index")
    assert run.code == 2
    assert run.err == 'the full-text index needs pagefind: pip install "pochoir[site]"\n'


def test_a_module_pagefind_in_the_working_folder_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "pagefind.py").write_text("open('executed', 'w').close()\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<html><body>one</body></html>", encoding="utf-8")
    command = [sys.executable, "-m", "pochoir", "index", "site"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert not (tmp_path / "executed").exists()
    installed = PathFinder.find_spec("pagefind") is not None
    assert (done.returncode, "written" in done.stdout) == ((0, True) if installed else (2, False)), done.stderr


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("operation.html.j2", "\n{% if %}", "site/operation.html.j2:2:1: error: template-syntax:"),
        ("operation.md.j2", "\n{{ nothing.here }}", "site/operation.md.j2:2:1: error: template-failed:"),
        ("partials/menu.html.j2", "{{ 1 // 0 }}", "site/partials/menu.html.j2:1:1: error: template-failed:"),
        ("gateway.html.j2", '{% include "no.j2" %}', "gateway.html.j2:1:1: error: template-not-found:"),
        (
            "locale/fr.po",
            'msgid "a"\nmsgstr "b"\noops\n',
            "site/locale/fr.po:3:1: error: translation-invalid: invalid PO",
        ),
        (
            "locale/de.po",
            'msgid "%(count)s value"\nmsgstr "%(cont)s Wert"\n',
            "site/locale/de.po:1:1: error: translation-invalid: unknown named placeholder 'cont'",
        ),
        ("locale/elvish.po", "", "site/locale/elvish.po:1:1: error: translation-invalid: unknown language elvish"),
    ],
)
def test_an_error_in_a_template_of_the_project_is_located(project: Project, name: str, text: str, found: str) -> None:
    path = project.root / "templates" / "site" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    run = project.run("generate", "--only", "site")
    assert run.code == 1
    assert found in run.both
    assert not (project.root / "generated").exists()


def test_a_catalogue_of_the_project_adds_a_language(project: Project) -> None:
    path = project.root / "templates" / "site" / "locale" / "pt-BR.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Copy"\nmsgstr "Copiar"\n', encoding="utf-8")
    assert project.run("generate", "--only", "site").code == 0
    site = project.root / "generated" / "site"
    assert '<html lang="pt-BR"' in (site / "pt-BR" / "index.html").read_text(encoding="utf-8")
    assert "Português (Brasil)" in (site / "index.html").read_text(encoding="utf-8")


def test_a_version_that_does_not_exist_is_reported_in_the_settings(project: Project) -> None:
    with project.pyproject.open("a", encoding="utf-8") as file:
        file.write('site-versions = ["0.9.0"]\n')
    run = project.run("generate")
    assert run.code == 1
    assert "pyproject.toml:6:1: error: site-version: " in run.err
