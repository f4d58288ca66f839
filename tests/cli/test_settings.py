"""Errors in `[tool.pochoir]` and in the templates of a project are findings with their place."""

import pytest

from cli.projects import Project
from pochoir.config import read
from pochoir.targets.base import Settings, target_files
from pochoir.targets.table import TARGETS, Target

API = '[[tool.pochoir.api]]\nspec = "specs/library/openapi.yaml"\n'


@pytest.mark.parametrize(
    ("settings", "place", "message", "hint"),
    [
        ("tool = 1\n", "1:1", "[tool] must be a table", "begin it with [tool.pochoir]"),
        ("[tool]\npochoir = 1\n", "2:1", "[tool.pochoir] must be a table", "begin it with [tool.pochoir]"),
        (f"[tool.pochoir]\noutput = 3\n{API}", "2:1", '"output" in [tool.pochoir] must be a string', "generated"),
        (f'[tool.pochoir]\noutput = ""\n{API}', "2:1", "is empty", "remove the line"),
        (f'[tool.pochoir]\noutput = "a\\u0000b"\n{API}', "2:1", "has a null character", "remove the character"),
        (f'[tool.pochoir]\ntemplates = "a\\u0000b"\n{API}', "2:1", "has a null character", "remove the character"),
        ('[[tool.pochoir.api]]\nspec = "a\\u0000b"\n', "2:1", "is not a file", "correct the path"),
        (f'[[tool.pochoir.api]]\nspec = "{"a" * 5000}"\n', "2:9", "is not a file", "correct the path"),
        (f'[tool.pochoir]\noutput = "{"a" * 5000}"\n{API}', "2:1", "cannot be a folder: file name too long", "another"),
        (f'[tool.pochoir]\ntemplates = "{"a" * 5000}"\n{API}', "2:1", "is not a folder of templates", "create it"),
        (
            f'[tool.pochoir]\noutput = "pyproject.toml/a"\n{API}',
            "2:1",
            "cannot be a folder: not a directory",
            "another",
        ),
        ('[tool.pochoir]\napi = ["x.yaml"]\n', "2:1", "an API must be a table", "[[tool.pochoir.api]]"),
        ("[tool.pochoir]\napi = " + "[" * 3000, "2:1", "not TOML: arrays or tables are nested too deeply", ""),
        ("[tool.pochoir]\napi = " + "{a=" * 3000, "2:1", "not TOML: arrays or tables are nested too deeply", ""),
        ("[tool.pochoir]\noutput = " + "1" * 5000, "2:10", "not TOML: a number has too many digits", ""),
        (f'[tool.pochoir]\nsite-url = "https://[x"\n{API}', "2:1", "is not the URL of a site", "https://"),
        (f'[tool.pochoir]\noutput = "../x"\n{API}', "2:1", "is outside the project", "--output"),
        (f'[tool.pochoir]\noutput = "/x"\n{API}', "2:1", "is outside the project", "--output"),
        (f'[tool.pochoir]\nouput = "x"\n{API}', "2:1", 'has no setting "ouput"', 'did you mean "output"?'),
        ("[tool.pochoir]\napi = 3\n", "2:1", "must be an array of tables", "[[tool.pochoir.api]]"),
        ("[tool.pochoir]\napi = [3]\n", "2:1", "an API must be a table", "[[tool.pochoir.api]]"),
        ('[tool.pochoir.api]\nspec = "a"\n', "1:15", "must be an array of tables", "[[tool.pochoir.api]]"),
        ('[[tool.pochoir.api]]\nspek = "a"\n', "2:1", 'has no setting "spek"', 'did you mean "spec"?'),
        ("[[tool.pochoir.api]]\nspec = 3\n", "2:1", '"spec" in [[tool.pochoir.api]] must be a string', "spec ="),
        ('[[tool.pochoir.api]]\nspec = ""\n', "2:1", "an API has no spec", "specs/NAME/openapi.yaml"),
        ("[[tool.pochoir.api]]\n", "1:1", "an API has no spec", "specs/NAME/openapi.yaml"),
        ('[[tool.pochoir.api]]\nspec = "specs"\n', "2:9", '"specs" is not a file', "correct the path"),
        (API + API, "4:15", 'two APIs would have the distribution name "library"', "give it another name"),
        (f'{API}distribution = "A.B"\n{API}distribution = "a-b"\n', "6:17", ' "a-b": "A.B" and "a-b"', "another name"),
        (f'{API}distribution = "lib"\n{API}distribution = "Lib"\n', "6:17", ' "lib": "lib" and "Lib"', "another name"),
        (f'{API}distribution = "li-b"\n{API}distribution = "li_b"\n', "6:17", '"li-b" and "li_b"', "another name"),
        (f'{API}distribution = "lib\\n"\n', "3:1", "cannot be the name of a distribution", 'write "lib"'),
        (f'{API}distribution = "a\\u0000b"\n', "3:1", "cannot be the name of a distribution", 'write "a-b"'),
        (f'{API}distribution = "../evil"\n', "3:17", "cannot be the name of a distribution", 'write "evil"'),
        (f'{API}distribution = "AUX"\n', "3:17", "cannot be the name of a distribution", 'write "aux-api"'),
        (f'{API}distribution = "con.x"\n', "3:17", "cannot be the name of a distribution", 'write "con-x"'),
        (f'{API}distribution = "Site"\n', "3:17", 'the folder "site" belongs to another target', "another name"),
        (f'{API}distribution = "../a/b"\n', "3:17", "cannot be the name of a distribution", 'write "a-b"'),
        (f'{API}distribution = "site"\n', "3:17", "belongs to another target", "another name"),
        (f'[tool.pochoir]\nsite-url = "example"\n{API}', "2:1", "is not the URL of a site", "https://"),
        (f'[tool.pochoir]\ntemplates = "nope"\n{API}', "2:1", "is not a folder of templates", "create it"),
        (f'[tool.pochoir]\nlicense = "MIT License"\n{API}', "2:1", "is not an SPDX license expression", 'write "MIT"'),
        (f'{API}license = "Ours"\n', "3:1", "is not an SPDX license expression", "LicenseRef-Proprietary"),
        (f"{API}authors = 3\n", "3:1", '"authors" in [[tool.pochoir.api]] must be an array', "authors = [{name ="),
        (f'{API}authors = [{{nam = "Ada"}}]\n', "3:1", "must have a name or an email address", 'did you mean "name"?'),
        (f'{API}authors = ["Ada"]\n', "3:1", "must have a name or an email address", "authors = [{name ="),
        (f'{API}maintainers = [{{email = "ada"}}]\n', "3:26", '"ada" is not an email address', "ada@example.com"),
        (f'{API}urls = {{Source = "example"}}\n', "3:9", '"example" is not the URL of a page', 'Source = "https://'),
        (f'{API}urls = {{"{"a" * 33}" = "https://a.example"}}\n', "3:10", "is not a label", "at most 32 characters"),
        (f'{API}keywords = ["a,b"]\n', "3:1", '"a,b" is not a keyword', 'keywords = ["books", "library"]'),
        (f'{API}classifiers = ["Typing :: Type"]\n', "3:17", "is not a classifier", 'did you mean "Typing :: Typed"?'),
        (f'{API}classifiers = ["License :: X"]\n', "3:17", 'replaced by the setting "license"', 'license = "MIT"'),
        (f'{API}requires-python = "3"\n', "3:1", "is not a version specifier", '">=3.12"'),
        (f'{API}requires-python = ">=3.8"\n', "3:1", "allows versions of Python before 3.11", '">=3.11"'),
        (
            f'{API}install = "pip install library"\n',
            "3:1",
            '"install" does not contain {distribution}',
            "pip install {",
        ),
        (f'{API}install = "pip install {{name}}"\n', "3:1", "{name}, which is not a placeholder", "pip install {"),
        (f'{API}install = "x {{folder}}\\n```"\n', "3:1", "must be one line without backquotes", "pip install {"),
        (f'[tool.pochoir]\ninstall = "\\"{{folder}}"\n{API}', "2:1", "a quote that is not closed", "pip install {"),
        (f"{API}install = 3\n", "3:1", '"install" in [[tool.pochoir.api]] must be a string', "pip install {"),
        (f'{API}licence = "MIT"\n', "3:1", 'has no setting "licence"', 'did you mean "license"?'),
        (
            f'[tool.pochoir]\ntesting = "no"\n{API}',
            "2:1",
            '"testing" in [tool.pochoir] must be true or false',
            "testing = false",
        ),
        (f"{API}testing = 0\n", "3:1", '"testing" in [[tool.pochoir.api]] must be true or false', "testing = false"),
        (f"{API}site-versions = 0\n", "3:1", "must be a number from 1 to 20", "write site-versions = 2"),
        (f"{API}site-versions = true\n", "3:1", "must be a number from 1 to 20", "write site-versions = 2"),
        (f'{API}site-versions = ["1.0", "a b"]\n', "3:1", "must be a number from 1 to 20", "write site-versions = 2"),
        (f"{API}site-try-it = 1\n", "3:1", '"site-try-it" in [[tool.pochoir.api]] must be true or false', "= true"),
        (f'[tool.pochoir]\nsite-accent = "green"\n{API}', "2:1", '"green" is not a colour', '"#0a6549"'),
        (f'[tool.pochoir]\nsite-accent = "#ffcc00"\n{API}', "2:1", "their contrast is 1.5", "choose a darker colour"),
        (
            f'[tool.pochoir]\nsite-languages = ["en", "fx"]\n{API}',
            "2:26",
            'no language "fx"',
            "the languages are en, fr",
        ),
        (f'[tool.pochoir]\nsite-logo = "logo.svg"\n{API}', "2:1", '"logo.svg" is not a file', "create the file"),
        (f'[tool.pochoir]\nsite-logo = "pyproject.toml"\n{API}', "2:1", "is not an SVG image", "save the logo as SVG"),
        (f'[tool.pochoir]\nsite-guides = "spec"\n{API}', "2:1", '"spec" is not a folder', 'did you mean "specs"?'),
        (f'[tool.pochoir]\nsite-links = {{Home = "/"}}\n{API}', "2:15", 'the link "Home" is not', "site-links = {"),
        (f'[tool.pochoir]\ntemplates = "template"\n{API}', "2:1", "not a folder", 'did you mean "templates"?'),
        (f'[tool.pochoir]\nsite-title = "{"a" * 61}"\n{API}', "2:1", "is not a single short line", "at most 60"),
        (f'[tool.pochoir]\nsite-titel = "a"\n{API}', "2:1", 'no setting "site-titel"', 'did you mean "site-title"?'),
        (
            '[[tool.pochoir.api]]\nspec = "specs/libary/openapi.yml"\n',
            "2:9",
            "is not a file",
            'did you mean "specs/library/openapi.yaml"?',
        ),
        (f'[tool.pochoir]\nruntime = "share"\n{API}', "2:1", "is not a place of the runtime", 'did you mean "shared"?'),
        (f'[tool.pochoir]\nruntime = "shared"\nruntime-name = "a/b"\n{API}', "3:17", "cannot be the name", '"a-b"'),
        (f'{API}clients = "asinc"\n', "3:1", '"asinc" does not say which clients', 'did you mean "async"?'),
        (f"{API}line-length = 10\n", "3:1", '"10" is not a length of lines', "from 60 to 320"),
        (f"{API}line-length = true\n", "3:1", '"True" is not a length of lines', "from 60 to 320"),
        (f'{API}line-lenght = "x"\n', "3:1", 'no setting "line-lenght"', 'did you mean "line-length"?'),
        (f'{API}package = "My Books"\n', "3:12", "cannot be the name of a package", 'write "my_books"'),
        (f'{API}package = "json"\n', "3:12", "cannot be the name of a package", 'write "json_api"'),
        (f'{API}class-name = "books"\n', "3:15", "cannot be the name of the client class", 'write "Books"'),
        (f'{API}class-name = "library"\n', "3:15", "cannot be the name of the client class", 'write "Library"'),
        (f'{API}package = "specs"\nclass-name = "a b"\n', "4:15", "cannot be the name of the client class", "write"),
        (f'{API}<<<<<<< HEAD\nversion = "1.0.0"\n', "3:1", "Git left a merge conflict here", "remove the markers"),
        (f'{API}class-name = "Page"\n', "3:15", "cannot be the name of the client class", 'write "PageClient"'),
        (f'{API}dependencies = ["a b"]\n', "3:18", '"a b" is not a requirement', "tenacity>=9"),
        (f'{API}header = "a\\u0000"\n', "3:1", "has invisible characters", "write at most"),
        (f'[tool.pochoir]\npackage = "x"\n{API}', "2:1", '[tool.pochoir] has no setting "package"', "the settings are"),
        ("[tool.pochoir\n", "1:14", "this is not TOML: expected ']'", ""),
        ('[tool.pochoir]\noutput = "a', "2:12", "this is not TOML: ", ""),
        ("\ufeff[tool.pochoir]\n", "1:1", "byte order mark", "save the file as UTF-8 without one"),
    ],
)
def test_a_wrong_setting_is_a_finding(project: Project, settings: str, place: str, message: str, hint: str) -> None:
    project.pyproject.write_text(settings, encoding="utf-8")
    run = project.run("lint")
    assert run.code == 1
    assert f"pyproject.toml:{place}: error: config-" in run.err
    assert message in run.err and hint in run.err


@pytest.mark.parametrize(
    ("settings", "has_test_kit"),
    [
        (f"[tool.pochoir]\n{API}", True),
        (f"[tool.pochoir]\ntesting = false\n{API}", False),
        (f"[tool.pochoir]\n{API}testing = false\n", False),
        (f"[tool.pochoir]\ntesting = false\n{API}testing = true\n", True),
    ],
)
def test_a_setting_leaves_the_test_kit_out(project: Project, settings: str, has_test_kit: bool) -> None:
    project.pyproject.write_text(settings, encoding="utf-8")
    found = read(project.root, settings)
    assert found is not None
    assert [target.settings.testing for target in found.targets] == [has_test_kit]


def test_clients_without_a_test_kit_are_generated_and_checked(project: Project) -> None:
    project.pyproject.write_text(f"[tool.pochoir]\ntesting = false\n{API}", encoding="utf-8")
    assert project.run("generate").code == 0
    assert not (project.generated / "src" / "library" / "testing").exists()
    assert project.run("check").code == 0


def test_clients_without_pages_are_generated_and_checked(project: Project) -> None:
    project.pyproject.write_text(f"[tool.pochoir]\ndocs = false\n{API}", encoding="utf-8")
    assert project.run("generate", "--only", "clients").code == 0
    assert not (project.generated / "docs").exists()
    assert "docs/README.md" not in (project.generated / "README.md").read_text("utf-8")
    assert project.run("check").code == 0


def test_settings_that_are_not_utf_8_are_a_finding(project: Project) -> None:
    project.pyproject.write_bytes(b"# caf\xe9\n[tool.pochoir]\n")
    run = project.run("lint")
    assert (run.code, run.out) == (1, "")
    assert "pyproject.toml:1:6: error: config-toml: byte 0xE9 is not UTF-8" in run.err


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_distribution_is_where_another_target_is(project: Project, target: Target) -> None:
    project.pyproject.write_text(f'[tool.pochoir]\n{API}distribution = "{target.name}"\n', encoding="utf-8")
    run = project.run("lint")
    assert run.code == 1
    assert f'the folder "{target.name}" belongs to another target' in run.err


def test_the_package_of_every_target_makes_its_files() -> None:
    paths = {target.name: [path for path, _ in target_files(target, [], Settings())] for target in TARGETS}
    assert "index.html" in paths["site"]
    assert paths["schema"] == []


@pytest.mark.parametrize("command", ["lint", "generate", "check"])
def test_a_project_that_lists_no_description_has_nothing_to_do(project: Project, command: str) -> None:
    project.pyproject.write_text("[tool.pochoir]\n", encoding="utf-8")
    run = project.run(command)
    assert run.code == 2
    assert "pochoir new NAME" in run.err


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("client/distribution/READMY.md.j2", 'did you mean "client/distribution/README.md.j2"?'),
        ("site/operations.html.j2", 'did you mean "site/operation.html.j2"?'),
        ("base.j2", "partials/"),
    ],
)
@pytest.mark.parametrize("command", [("generate",), ("generate", "--only", "site"), ("check",)])
def test_a_template_that_would_not_be_rendered_is_a_finding(
    project: Project, command: tuple[str, ...], name: str, hint: str
) -> None:
    path = project.root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    run = project.run(*command)
    assert run.code == 1
    assert f"templates/{name}:1:1: error: template-unknown" in run.err
    assert hint in run.err


@pytest.mark.parametrize("command", ["lint", "generate", "check"])
def test_links_among_the_templates_are_findings_and_are_not_followed(project: Project, command: str) -> None:
    inner = project.root / "templates" / "client" / "distribution"
    inner.mkdir(parents=True)
    (inner / "NOTES.md").symlink_to("/etc/hostname")
    (project.root / "templates" / ".everything").symlink_to("/")
    (project.root / "templates" / ".#README.md.j2").symlink_to("somebody@example.1234")  # of an editor
    run = project.run(command)
    assert run.code == 1
    assert "templates/client/distribution/NOTES.md:1:1: error: template-link: " in run.err
    assert "templates/.everything:1:1: error: template-link: " in run.err
    assert run.err.count("template-link") == 2
    assert not project.generated.exists()


def test_a_linked_folder_of_templates_is_a_finding(project: Project) -> None:
    (project.root / "templates").rmdir()
    (project.root / "templates").symlink_to("/")
    run = project.run("generate")
    assert run.code == 1
    assert 'pyproject.toml:2:1: error: config-setting: the folder of templates "templates" is a symbolic' in run.err


def test_a_template_that_walks_to_other_code_is_a_finding_at_its_line(project: Project) -> None:
    path = project.own_template("client/distribution/README.md.j2")
    path.write_text("\n{% if ''.__class__.__base__.__subclasses__() %}{% endif %}\n", encoding="utf-8")
    run = project.run("generate")
    assert run.code == 1
    place = "client/distribution/README.md.j2:2:1: error: template-failed: access to attribute '__class__'"
    assert place in run.err
    assert not project.generated.exists()


@pytest.mark.parametrize("tag", ['extends "client/distribution/READMY.md.j2"', 'include "x.j2"', 'import "x.j2" as x'])
def test_a_template_that_asks_for_an_unknown_one_is_named_with_its_line(project: Project, tag: str) -> None:
    path = project.own_template("client/distribution/README.md.j2")
    path.write_text("\n{% " + tag + " %}\n", encoding="utf-8")
    run = project.run("generate")
    assert run.code == 1
    assert "client/distribution/README.md.j2:2:1: error: template-not-found: there is no template" in run.err


def files_of(project: Project, settings: str) -> dict[str, str]:
    """The generated files of the project with these settings of the API."""
    project.pyproject.write_text(f"{API}{settings}\n", encoding="utf-8")
    run = project.run("generate", "--only", "clients")
    assert run.code == 0, run.both
    folder = project.generated
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_settings_name_the_package_and_the_client_class(project: Project) -> None:
    files = files_of(project, 'package = "acme_books"\nclass-name = "BooksClient"')
    assert "class BooksClient(SyncClient):" in files["src/acme_books/_client.py"]
    assert 'packages = ["src/acme_books"]' in files["pyproject.toml"]
    assert "from acme_books import BooksClient" in files["README.md"]
    assert not [path for path in files if "src/library/" in path]


def test_a_header_is_at_the_top_of_each_file_of_templates(project: Project) -> None:
    files = files_of(project, 'header = """\nCopyright Ada\n\nAll rights reserved\n"""')
    written = {
        path: text for path, text in files.items() if path.endswith((".py", ".toml")) and "/_runtime/" not in path
    }
    assert len(written) > 5
    for path, text in written.items():
        assert text.startswith("# Copyright Ada\n#\n# All rights reserved\n"), path


def test_a_setting_chooses_the_length_of_lines(project: Project) -> None:
    narrow, wide = (
        files_of(project, f"line-length = {length}")["src/library/_operations/books.py"].splitlines()
        for length in (70, 200)
    )
    assert max(map(len, narrow)) <= 70 < 100 < max(map(len, wide)) <= 200
    assert len(wide) < len(narrow)
    assert project.run("check", "--second-reading").code == 0


def test_dependencies_of_a_setting_are_those_of_the_distribution(project: Project) -> None:
    files = files_of(project, 'dependencies = ["tenacity >= 9", "attrs"]')
    assert '    "tenacity>=9",\n    "attrs",\n]' in files["pyproject.toml"]


@pytest.mark.parametrize(("clients", "other"), [("sync", "async"), ("async", "def books(self) -> Books:")])
def test_a_setting_leaves_one_of_the_clients_out(project: Project, clients: str, other: str) -> None:
    files = files_of(project, f'clients = "{clients}"')
    lists = ("MANIFEST.json", "surface.json")
    written = {path: text for path, text in files.items() if "/_runtime/" not in path and path not in lists}
    assert not [path for path, text in written.items() if other in text.lower().replace("asynchronous", "")]
    name = "Library" if clients == "sync" else "AsyncLibrary"
    assert f"from library import {name}\n" in files["README.md"]
    assert f"_client import {name} as {name}\n" in files["src/library/__init__.py"]
    assert f'"{"Async" if clients == "sync" else ""}Library"' not in files["src/library/__init__.py"]
    other_half = ("AsyncMiddleware", "AsyncReplyCache") if clients == "sync" else ("Middleware", "ReplyCache")
    assert not [name for name in other_half if f'"{name}"' in files["src/library/__init__.py"]]
    assert project.run("generate", "--only", "site").code == 0
    page = next((project.root / "generated/site/en/library/operations").glob("*.md")).read_text("utf-8")
    assert ("await client." in page) == (clients == "async") and "Python async" not in page
