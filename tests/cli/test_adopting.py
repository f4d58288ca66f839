"""`pochoir new NAME --from`: the description of somebody else, unchanged, beside an overlay."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from cli.projects import Project

VENDOR = b"""\
openapi: 3.1.0\r
info: {title: Shop, version: "1"}\r
servers: [{url: "https://api.example.com"}]\r
tags: [{name: Items}]\r
paths:\r
  /items:\r
    get:\r
      operationId: read_items_items_get\r
      tags: [Items]\r
      parameters: [{name: cursor, in: query, schema: {type: string}}]\r
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "parts/page.yaml"}}}}}\r
    delete: {operationId: purge, x-internal: true, tags: [Items], responses: {"204": {description: ok}}}\r
"""
PAGE = b"{type: object, properties: {items: {type: array, items: {type: string}}, next_cursor: {type: string}}}\n"


@pytest.fixture
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the description of somebody else."""
    folder = tmp_path_factory.mktemp("vendor")
    (folder / "parts").mkdir()
    (folder / "shop.yml").write_bytes(VENDOR)
    (folder / "parts" / "page.yaml").write_bytes(PAGE)
    return folder


@pytest.fixture
def url(vendor: Path) -> Iterator[str]:
    """The URL of that folder."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", "file:///etc/hostname")
                self.end_headers()
                return
            super().do_GET()

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(vendor))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_description_is_adopted_as_it_is(project: Project, vendor: Path) -> None:
    run = project.run("new", "Shop", "--from", str(vendor / "shop.yml"))
    assert run.code == 0, run.both
    assert "The overlay has: 1 method name, 1 paged list." in run.out
    folder = project.root / "specs" / "shop"
    assert (folder / "openapi.yaml").read_bytes() == VENDOR
    assert (folder / "parts" / "page.yaml").read_bytes() == PAGE
    overlay = (folder / "overlay.yaml").read_text(encoding="utf-8")
    assert "extends: openapi.yaml" in overlay
    assert project.pyproject.read_text(encoding="utf-8").endswith(
        '[[tool.pochoir.api]]\nspec = "specs/shop/openapi.yaml"\noverlays = ["specs/shop/overlay.yaml"]\n'
        'except = {extensions = ["x-internal"]}\n'
    )
    run = project.run("lint", "--strict")
    assert "overlay" not in run.both
    assert project.run("generate").code == 0
    text = (project.root / "generated/shop/src/shop/resources/items.py").read_text(encoding="utf-8")
    assert "def list(" in text and "Paged[str]" in text and "def purge(" not in text
    assert project.run("check").code == 0
    assert "spec-exists" in project.run("new", "Shop", "--from", str(vendor / "shop.yml")).err


def test_a_description_is_downloaded(project: Project, vendor: Path, url: str) -> None:
    (vendor / "one.json").write_bytes(b'{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}')
    run = project.run("new", "one", "--from", f"{url}/one.json")
    assert run.code == 0, run.both
    assert (project.root / "specs" / "one" / "openapi.json").read_bytes() == (vendor / "one.json").read_bytes()
    for path in ("missing.json", "moved"):
        run = project.run("new", "two", "--from", f"{url}/{path}")
        assert (run.code, "it cannot be downloaded" in run.err) == (1, True), run.both


def test_what_cannot_be_read_is_refused_and_nothing_is_written(project: Project, vendor: Path) -> None:
    before = project.pyproject.read_text(encoding="utf-8")
    (vendor / "shop.yml").write_text("- 1\n", encoding="utf-8")
    for source in ("shop.yml", "missing.yml"):
        assert project.run("new", "Shop", "--from", str(vendor / source)).code == 1
    assert project.pyproject.read_text(encoding="utf-8") == before
    assert not (project.root / "specs" / "shop").exists()


def test_a_description_with_errors_is_adopted_without_what_has_them(project: Project, vendor: Path) -> None:
    (vendor / "shop.yml").write_bytes(
        VENDOR.replace(b"{operationId: purge", b"{security: [{no: []}], operationId: purge")
    )
    assert project.run("new", "Shop", "--from", str(vendor / "shop.yml")).code == 0
    assert "keep-going = true  # the description has errors" in project.pyproject.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["additions/page.yaml", "overlay.yaml", "page.py"])
def test_a_file_that_would_have_another_meaning_is_not_copied(project: Project, vendor: Path, place: str) -> None:
    (vendor / place).parent.mkdir(exist_ok=True)
    (vendor / place).write_bytes(PAGE)
    (vendor / "shop.yml").write_bytes(VENDOR.replace(b"parts/page.yaml", place.encode()))
    run = project.run("new", "Shop", "--from", str(vendor / "shop.yml"))
    assert (run.code, "adopt-place" in run.err) == (1, True), run.both
    assert not (project.root / "specs" / "shop").exists()


def test_workflows_are_written_for_an_adopted_description_too(project: Project, vendor: Path) -> None:
    assert project.run("new", "--from", str(vendor / "shop.yml")).code == 2
    run = project.run("new", "Shop", "--from", str(vendor / "shop.yml"), "--ci", "github")
    assert run.code == 0, run.both
    assert (project.root / ".github" / "workflows" / "clients.yml").is_file()
