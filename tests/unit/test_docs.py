"""The Markdown pages of a distribution: complete, linked, in the language of the API, with small diffs."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path, PurePosixPath

import pytest
from markdown_it import MarkdownIt

from pochoir import pipeline
from pochoir.ir import Json
from pochoir.targets import docs
from pochoir.understanding import understand

ROOT = Path(__file__).parents[2]
SPECS = sorted(path.parent.name for path in (ROOT / "specs").glob("*/openapi.yaml"))
_ANCHOR = re.compile(r'<a id="([^"]*)"></a>')


def pages(name: str) -> Mapping[str, str]:
    return docs.files(understand(ROOT / "specs" / name / "openapi.yaml", name))


def _links(page: str) -> Iterator[str]:
    """Yield the relative URLs in a page."""
    for token in chain.from_iterable(block.children or () for block in MarkdownIt("commonmark").parse(page)):
        href = str(token.attrs.get("href", ""))
        if token.type == "link_open" and not href.startswith(("https:", "http:", "mailto:")):
            yield href


def of(folder: Path, tree: Mapping[str, Json]) -> Mapping[str, str]:
    path = folder / "openapi.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    return docs.files(understand(path))


def small(**thing: Json) -> dict[str, Json]:
    schema: Json = {"$ref": "#/components/schemas/Thing"}
    media: Json = {"application/json": {"schema": schema}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0.0", "description": "The things."},
        "servers": [{"url": "https://example.com"}],
        "paths": {
            "/things": {
                "get": {
                    "operationId": "listThings",
                    "summary": "List the things",
                    "tags": ["things"],
                    "responses": {
                        "200": {
                            "description": "All.",
                            "content": {"application/json": {"schema": {"type": "array", "items": schema}}},
                        }
                    },
                },
                "post": {
                    "operationId": "createThing",
                    "summary": "Create a thing",
                    "tags": ["things"],
                    "requestBody": {"required": True, "content": media},
                    "responses": {"201": {"description": "It.", "content": media}},
                },
            }
        },
        "components": {"schemas": {"Thing": {"type": "object", "properties": {"colour": {"type": "string"}}, **thing}}},
    }


def test_there_is_a_page_for_each_resource_schema_and_guide(tmp_path: Path) -> None:
    found = of(tmp_path, small())
    assert {path for path in found if "/guides/" not in path} == {
        "docs/README.md",
        "docs/resources/things.md",
        "docs/models/thing.md",
    }
    assert "docs/guides/errors.md" in found
    page = found["docs/resources/things.md"]
    assert page.index("## List the things") < page.index("## Create a thing")
    assert "client.things.create(colour=" in page and "curl " in page


@pytest.mark.parametrize("name", SPECS)
def test_every_link_leads_to_a_page_and_an_anchor(name: str) -> None:
    found = pages(name)
    assert all("\x02" not in page and "\x03" not in page for page in found.values())
    for path, page in found.items():
        for target, _, anchor in (link.partition("#") for link in _links(page)):
            parts: list[str] = []
            for part in (PurePosixPath(path).parent / target).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            there = "/".join(parts)
            assert there in found or there in ("README.md", "CHANGELOG.md"), (path, target)
            assert not anchor or anchor in _ANCHOR.findall(found[there]), (path, target, anchor)


def test_the_pages_are_in_the_language_of_the_api() -> None:
    assert "## Premier appel" in pages("emjpm")["docs/README.md"]
    assert "## First call" in pages("rightech")["docs/README.md"]


def test_a_renamed_field_changes_only_the_lines_that_name_it(tmp_path: Path) -> None:
    text = (ROOT / "specs" / "mon-petit-placement" / "openapi.yaml").read_text("utf-8")
    for folder, name in (("before", "averageAcquisitionAmount"), ("after", "meanCost")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "openapi.yaml").write_text(
            text.replace("averageAcquisitionAmount", name), encoding="utf-8"
        )
    before, after = (docs.files(understand(tmp_path / each / "openapi.yaml")) for each in ("before", "after"))
    assert before.keys() == after.keys()
    changed = [
        (old, new)
        for path in before
        for old, new in zip(before[path].split("\n"), after[path].split("\n"), strict=True)
        if old != new
    ]
    assert changed
    assert all(old.replace("averageAcquisitionAmount", "meanCost") == new for old, new in changed)


def test_a_new_value_of_an_enumeration_is_one_line(tmp_path: Path) -> None:
    values: list[list[Json]] = [["red", "green"], ["red", "green", "blue"]]
    before, after = (of(tmp_path, small(properties={"colour": {"type": "string", "enum": each}})) for each in values)
    lines = [set(chain.from_iterable(page.split("\n") for page in each.values())) for each in (before, after)]
    assert lines[1] - lines[0] == {"  - `blue`"} and not lines[0] - lines[1]


def test_text_of_a_description_is_no_html(tmp_path: Path) -> None:
    tree = small(description="<script>alert(1)</script>", properties={"<img src=x>": {"type": "string"}})
    tree["info"] = {"title": "<b onclick=x>Shop", "version": "<i>1</i>", "description": "<!-- a --> <iframe src=x>"}
    for page in of(tmp_path, tree).values():
        tokens = [token for block in MarkdownIt("commonmark").parse(page) for token in (block, *(block.children or ()))]
        html = [token.content.strip() for token in tokens if token.type.startswith("html")]
        assert all(re.fullmatch(r'<a id="[a-z0-9-]+">|</a>|<a id="[a-z0-9-]+"></a>', each) for each in html), html


def test_they_are_files_of_the_distribution(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(small()), encoding="utf-8")
    files = pipeline.generate(path, "shop").files
    assert "shop/docs/README.md" in files and '"docs"' in files["shop/pyproject.toml"]
    assert "[docs](docs/README.md)" in files["shop/README.md"]
    assert "docs/resources/things.md" in files["shop/MANIFEST.json"]
