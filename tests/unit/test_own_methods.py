"""Classes of `additions/` that extend a resource take its place in the client."""

import asyncio
import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pochoir import extras, pipeline
from pochoir.config.client import ClientSettings
from pochoir.config.code import CodeSettings
from pochoir.problems import Refused
from pochoir.targets.site import build, describe

SPEC = """openapi: 3.1.0
info: {title: Shelf, version: "1"}
servers: [{url: "https://example.org"}]
paths:
  /books:
    get:
      tags: [Books]
      operationId: listBooks
      responses:
        "200": {description: all, content: {application/json: {schema: {type: array, items: {type: string}}}}}
"""
OWN = '''"""Methods of books."""

from ..resources.books import AsyncBooks as GeneratedAsyncBooks
from ..resources.books import Books as GeneratedBooks


class Books(GeneratedBooks):
    """Books."""

    def longest(self) -> str:
        """Return the *longest* title | of all.

        More.
        """
        return max(self.list(), key=len)

    def _hidden(self) -> None: ...


class AsyncBooks(GeneratedAsyncBooks):
    """Books."""

    async def longest(self) -> str:
        """Return the *longest* title | of all."""
        return max(await self.list(), key=len)


class Helper: ...
'''


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A description with a module that extends its resource."""
    path = tmp_path / "openapi.yaml"
    path.write_text(SPEC, "utf-8")
    (tmp_path / "additions").mkdir()
    (tmp_path / "additions/more.py").write_text(OWN, "utf-8")
    return path


@pytest.fixture
def package(spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The generated package, imported."""
    for path, text in pipeline.generate(spec, "own-shelf").files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "own-shelf/src"), *sys.path])
    for name in [each for each in sys.modules if each.split(".")[0] == "own_shelf"]:
        monkeypatch.delitem(sys.modules, name)
    return importlib.import_module("own_shelf")


def test_both_clients_have_the_methods_and_the_generated_ones(package: ModuleType) -> None:
    testing = importlib.import_module("own_shelf.testing")
    more = importlib.import_module("own_shelf.additions.more")
    resources = importlib.import_module("own_shelf.resources")
    with testing.FakeOwnShelf() as fake:
        fake.books.list.replies(["a", "abc", "ab"])
        client = fake.client()
        assert client.books.longest() == "abc"
        assert client.books.list() == ["a", "abc", "ab"]
        assert asyncio.run(fake.async_client().books.longest()) == "abc"
        assert type(client.books) is more.Books is resources.Books
        assert client.with_options(retries=0).books.longest() == "abc"


def test_type_checkers_see_the_class(spec: Path) -> None:
    text = pipeline.generate(spec, "own-shelf").files["own-shelf/src/own_shelf/resources/__init__.py"]
    assert "from ..additions.more import AsyncBooks as AsyncBooks, Books as Books" in text
    assert "from .books import" in text and '"BooksWithResponse": "books"' in text


def test_the_readme_and_the_page_of_the_resource_list_the_methods(spec: Path) -> None:
    made = pipeline.generate(spec, "own-shelf")
    assert r"| `books.longest` |  | Return the *longest* title \| of all |" in made.files["own-shelf/README.md"]
    assert "- `client.books.longest` — Return the" in made.files["own-shelf/docs/resources/books.md"]
    site = build([describe(made.understood)])
    assert "<code>client.books.longest</code> — Return the <em>longest</em> title | of all." in (
        site["en/own-shelf/resources/books.html"]
    )
    assert "- `client.books.longest` — " in site["fr/own-shelf/resources/books.md"]
    assert "_hidden" not in "".join(site.values())


def test_only_the_classes_of_generated_clients_count(spec: Path) -> None:
    settings = ClientSettings(code=CodeSettings(clients="sync"))
    text = pipeline.generate(spec, "own-shelf", settings=settings).files[
        "own-shelf/src/own_shelf/resources/__init__.py"
    ]
    assert "additions.more import Books as Books\n" in text and "Async" not in text


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.py", "X = 1\n\nclass Books: ...\n", r"a\.py:3:1: error: addition-class: .*does not extend it"),
        ("z.py", "class Books(dict): ...\n", r"z\.py:1:1: error: addition-class: .*defined by two modules"),
        (
            "z.py",
            "from ..resources.book import Book\n",
            r'z\.py:1:1: error: addition-class: there is no resource "book"',
        ),
        (
            "z.py",
            "from ..resources.books import Booklets as Old\n\n\nclass Booklets(Old): ...\n",
            r'z\.py:4:1: error: addition-class: "Booklets" is not the class of a resource any more',
        ),
    ],
)
def test_a_class_that_cannot_take_the_place_is_a_finding(spec: Path, name: str, text: str, message: str) -> None:
    (spec.parent / extras.ADDITIONS / name).write_text(text, "utf-8")
    with pytest.raises(Refused, match=message):
        pipeline.understand(spec, "own-shelf")
