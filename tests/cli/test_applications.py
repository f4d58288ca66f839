"""`pochoir generate module:app`: the document of an application, which is imported in a separate process."""

import json
import sys
from pathlib import Path

import pytest

from cli.projects import Project, Run

SHOP = """\
print("loading")

class App:
    def __init__(self, document):
        self.document = document
    def openapi(self):
        return self.document

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Corner shop", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "paths": {"/items": {"get": {"operationId": "listItems", "tags": ["Items"], "responses": {"200": {
        "description": "Items",
        "content": {"application/json": {"schema": {"type": "array", "items": {"type": "string"}}}},
    }}}}},
}
app = App(DOCUMENT)

class Later:
    app = app

class Litestar:
    class openapi_schema:
        to_schema = staticmethod(lambda: DOCUMENT)

async def document():
    return DOCUMENT

def text():
    return "openapi: 3.1.0\\ninfo: {title: Corner shop}\\npaths: {}\\n"

def wsgi(environ, start_response):
    return []

def broken():
    raise ValueError("first\\nno such table")
"""


@pytest.fixture
def shop(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A folder with an application, in the package `corner`, and no other environment than this one."""
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    folder = project.root / "corner"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "main.py").write_text(SHOP, encoding="utf-8")
    return project


def finding(run: Run) -> str:
    assert run.code == 1, run.both
    assert "Traceback" not in run.both
    return run.both


def test_a_client_is_generated_from_an_application(shop: Project) -> None:
    (shop.root / "additions").mkdir()
    (shop.root / "additions" / "own.py").write_text("", encoding="utf-8")
    run = shop.run("generate", "corner.main:app", "--output", "clients")
    assert run.code == 0, run.both
    package = shop.root / "clients" / "corner-shop" / "src" / "corner_shop"
    assert "def list(" in (package / "resources" / "items.py").read_text(encoding="utf-8")
    assert not (package / "additions").exists()  # what is in the folder does not belong to the application
    assert shop.run("generate", "corner.main:app", "--output", "clients").out.endswith("Nothing had changed.\n")
    assert shop.run("check", "corner.main:app", "--output", "clients").code == 0
    main = shop.root / "corner" / "main.py"
    main.write_text(SHOP.replace("listItems", "getItems"), encoding="utf-8")
    assert "getItems" in shop.run("check", "corner.main:app", "--output", "clients").out


@pytest.mark.parametrize("name", ["Later.app", "document", "DOCUMENT", "Litestar"])
def test_an_attribute_or_a_function_gives_the_document(shop: Project, name: str) -> None:
    run = shop.run("show", f"corner.main:{name}", "--stage", "document")
    assert json.loads(run.out)["info"]["title"] == "Corner shop", run.both


def test_a_finding_names_the_application_and_the_line_of_its_document(shop: Project) -> None:
    main = shop.root / "corner" / "main.py"
    main.write_text(SHOP.replace('"type": "string"', '"type": "strng"'), encoding="utf-8")
    assert "corner.main:app:27:29: error: structure:" in finding(shop.run("lint", "corner.main:app"))
    assert "corner.main:text:2:1: error: missing" in shop.run("lint", "corner.main:text").both


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cornr.main:app", "cornr.main:app:1:1: error: application-not-found: there is no module cornr"),
        ("corner.other:app", "application-not-found: there is no module corner.other"),
        ("corner.main:ap", 'did you mean "app"?'),
        ("corner.main:wsgi", "application-without-document: this function has no OpenAPI document"),
        (
            "corner.main:broken",
            "corner/main.py:37:5: error: application-failed: corner.main:broken raises ValueError: first no such table",
        ),
        ("needing:app", "needing.py:1:1: error: application-failed: needing:app raises ModuleNotFoundError: No module"),
        ("leaving:app", "leaving.py:2:1: error: application-failed: leaving:app raises SystemExit: 3"),
        ("wrong:app", "wrong.py:1:1: error: application-failed: wrong:app raises SyntaxError"),
        ("dying:app", "dying:app:1:1: error: application-failed: its process ended with code 7: out of memory"),
    ],
)
def test_what_is_wrong_with_an_application_is_a_finding(shop: Project, name: str, text: str) -> None:
    files = {
        "needing": "import no_such_library\n",
        "leaving": "import sys\nsys.exit(3)\n",
        "wrong": "x = = 1\n",
        "dying": "import os, sys\nsys.stderr.write('out of memory\\n'); sys.stderr.flush()\nos._exit(7)\n",
    }
    for module, code in files.items():
        (shop.root / f"{module}.py").write_text(code, encoding="utf-8")
    assert text in finding(shop.run("lint", name))


def test_settings_never_name_an_application(shop: Project) -> None:
    (shop.root / "corner" / "main.py").write_text("open('imported', 'w').close()", encoding="utf-8")
    shop.pyproject.write_text('[tool.pochoir]\napi = [{spec = "corner.main:app"}]\n', encoding="utf-8")
    found = finding(shop.run("lint"))
    assert '"corner.main:app" is not a file' in found
    assert "pochoir new NAME --from corner.main:app" in found
    assert not (shop.root / "imported").exists()


def test_new_begins_with_the_document_of_an_application(shop: Project) -> None:
    run = shop.run("new", "corner", "--from", "corner.main:app")
    assert run.code == 0, run.both
    copied = json.loads((shop.root / "specs" / "corner" / "openapi.json").read_text(encoding="utf-8"))
    assert copied["info"]["title"] == "Corner shop"


def test_the_application_is_imported_by_the_python_of_its_environment(
    shop: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pochoir import applications

    program = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    for environment in (".venv", "active"):
        (tmp_path / environment / program).parent.mkdir(parents=True)
        (tmp_path / environment / program).write_text("", encoding="utf-8")
    assert applications.interpreter(tmp_path / "corner") == sys.executable
    assert applications.interpreter(tmp_path) == str(tmp_path / ".venv" / program)
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "active"))
    assert applications.interpreter(tmp_path) == str(tmp_path / "active" / program)
