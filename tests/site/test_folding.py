"""Long unions and enumerations have a page of their own, so that no page is large; nothing of them is lost."""

import gzip
from pathlib import Path

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data, operation

BRANCHES, VALUES, NAMES = 300, 400, 500
LIMIT = 30 * 1024


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of an API with long unions and a long enumeration, inline and by reference."""
    branches: Json = [{"$ref": f"#/components/schemas/Node{number}"} for number in range(BRANCHES)]
    values: Json = [f"value-{number}" for number in range(VALUES)]
    thing: Json = {
        "type": "object",
        "properties": {
            "node": {"description": "The node.", "oneOf": branches},
            "nodes": {"type": "array", "items": {"oneOf": branches, "title": "another"}},
            "by_name": {"type": "object", "additionalProperties": {"anyOf": branches}},
            "state": {"type": "string", "enum": values, "default": "value-7"},
            "code": {"$ref": "#/components/schemas/Code"},
            "short": {"type": "string", "enum": ["a", "b"]},
        },
    }
    tree = operation(thing)
    schemas = tree["components"]
    assert isinstance(schemas, dict) and isinstance(schemas["schemas"], dict)
    for number in range(NAMES):
        schemas["schemas"][f"Node{number}"] = {
            "type": "object",
            "description": f"What node {number} does, with words that differ from those of node {number + 1}.",
            "x-tags": [f"tag-{number}", f"other-{number * 7}"],
            "properties": {f"member_{number}": {"type": "string"}, "kind": {"const": f"kind-{number}"}},
        }
    schemas["schemas"]["Code"] = {"type": "string", "enum": [f"code-{number}" for number in range(VALUES)]}
    return build([describe_data(tmp_path_factory.mktemp("long"), tree)])


def test_no_page_is_large(files: dict[str, str]) -> None:
    fixed = sum(_weight(files[f"assets/{name}"]) for name in ("style.css", "site.js", "theme.js"))
    weights = {path: _weight(text) + fixed for path, text in files.items() if path.endswith(".html")}
    heaviest = max(weights, key=lambda path: weights[path])
    assert weights[heaviest] <= LIMIT, (heaviest, weights[heaviest])


def test_what_is_long_is_linked_to_and_complete_on_its_page(files: dict[str, str]) -> None:
    page = files["en/example/operations/list-things.html"]
    for name, inside in (
        ("thing-node", "node299.html"),
        ("thing-nodes", "node299.html"),
        ("thing-by-name", "node299.html"),
        ("thing-state", ">value-399<"),
        ("code", ">code-399<"),
    ):
        slug = next(path for path in files if path.startswith(f"en/example/schemas/{name}") and path.endswith(".html"))
        assert f'schemas/{slug.rpartition("/")[2]}"' in page, name
        assert inside not in page and inside in files[slug], name
        assert f'"{slug.rpartition("/")[2]}"' in files["en/example/schemas/index.html"]
    assert "The node." in page and "value-7" in page
    assert "<code>a</code>" in page, "a short one stays where it is"


def test_a_long_type_names_its_first_parts_and_counts_the_others(files: dict[str, str]) -> None:
    own = next(
        text
        for path, text in files.items()
        if path.startswith("en/example/schemas/thing-node") and path.endswith(".html")
    )
    assert f"| … (+{BRANCHES - 12})" in own


def test_the_markdown_has_the_same(files: dict[str, str], tmp_path: Path) -> None:
    page = files["en/example/operations/list-things.md"]
    assert "value-399" not in page and "schemas/thing-state" in page


def _weight(text: str) -> int:
    return len(gzip.compress(text.encode()))
