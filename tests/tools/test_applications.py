"""docs/fastapi-and-django.md: its files are written and its commands run, with real FastAPI and Django."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from behaviour.installed import ROOT

PAGE = ROOT / "docs" / "fastapi-and-django.md"
BLOCK = re.compile(r"```(python|console|sh)\n(.*?)```", re.DOTALL)
SECTIONS = re.findall(r"(?m)^## (.+)$", PAGE.read_text(encoding="utf-8"))
NEEDED = ("fastapi", "rest_framework", "drf_spectacular", "pytest_httpx2")

pytestmark = pytest.mark.skipif(
    any(importlib.util.find_spec(each) is None for each in NEEDED), reason=f"{', '.join(NEEDED)} are not installed"
)


def section(title: str) -> str:
    """The text below a heading."""
    return PAGE.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def run(command: str, folder: Path) -> str:
    """Run a command of the page in a folder, where the client counts as installed; it must succeed."""
    words = shlex.split(command)
    if words[:2] == ["pip", "install"]:
        assert (folder / words[2] / "pyproject.toml").is_file()
        return ""
    program = {"pochoir": [sys.executable, "-P", "-m", "pochoir"], "python": [sys.executable]}[words[0]]
    places = [str(ROOT / "generator"), *(str(each) for each in folder.glob("clients/*/src"))]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(places), "PYTHONDONTWRITEBYTECODE": "1"}
    # The environment of the tests is not activated.
    environment["VIRTUAL_ENV"] = sys.prefix
    done = subprocess.run(
        [*program, *words[1:]], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def follow(title: str, folder: Path) -> dict[str, str]:
    """Do what a section says, and return what each command printed."""
    printed: dict[str, str] = {}
    for kind, text in BLOCK.findall(section(title)):
        if kind == "python":
            path = folder / text.partition("\n")[0].removeprefix("# ")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            command, _, target = line.removeprefix("$ ").partition(" > ")
            printed[command] = run(command, folder)
            if target:
                (folder / target).write_text(printed[command], encoding="utf-8")
    return printed


def test_a_fastapi_application_is_generated_from_and_called(tmp_path: Path) -> None:
    printed = follow("FastAPI", tmp_path)
    assert printed["pochoir lint backend.main:app"] == ""
    assert "3 passed" in printed["python -m pytest -q test_items.py"]
    follow("Keep the client in a repository", tmp_path)
    again = (tmp_path / "specs/shop/openapi.json").read_text(encoding="utf-8")
    assert '"x-pochoir-method": "list"' in again
    run("pochoir generate", tmp_path)
    assert (tmp_path / "generated/shop/src/shop/resources/items.py").is_file()


def test_a_django_project_is_generated_from_and_called(tmp_path: Path) -> None:
    printed = follow("Django REST framework", tmp_path)
    assert printed["pochoir lint config.wsgi:application"] == ""
    assert "Ran 1 test" in printed["python -m django test config.tests --settings config.settings"]


def test_the_other_commands_work(tmp_path: Path) -> None:
    assert "pochoir lint described:openapi" in follow("Other frameworks", tmp_path)
    assert SECTIONS[:3] == ["FastAPI", "Django REST framework", "Other frameworks"]


MOCKED = """
import asyncio

import httpx2
from described_client import AsyncDescribedClient, DescribedClient

URL = "https://shop.test"


def test_a_plugin_answers_both_clients(httpx2_mock) -> None:
    httpx2_mock.get("https://shop.test/things").respond(json=["a"])
    assert DescribedClient(base_url=URL).things.list() == ["a"]

    async def call() -> list[str]:
        async with AsyncDescribedClient(base_url=URL) as client:
            return await client.things.list()

    assert asyncio.run(call()) == ["a"]


def test_a_function_answers() -> None:
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=[request.url.path]))
    assert DescribedClient(base_url=URL, transport=transport).things.list() == ["/things"]
"""
DESCRIBED = """
openapi: 3.1.1
info: {title: Described client, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
"""


def test_http_is_mocked_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(DESCRIBED, encoding="utf-8")
    (tmp_path / "test_mocked.py").write_text(MOCKED, encoding="utf-8")
    run("pochoir generate spec.yaml --output clients", tmp_path)
    assert "2 passed" in run("python -m pytest -q test_mocked.py", tmp_path)
