"""A schema is read in one package: no other opens the mapping that it is written as."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pochoir.schemas import KEYWORDS

CODE = Path(__file__).parents[2] / "generator" / "pochoir"
READERS = ("schemas/", "document/", "second_reading/")
"""The package that reads schemas, the one that prepares the document, and the second reading, which is independent."""
OTHER_SCHEMAS = ("editor_schema.py", "validate/structure.py", "evolution/", "targets/client/own_test.py")
"""They read OpenAPI's own schema, or files and rules that pochoir made itself."""
MAPPINGS = ("keywords", "written", "written_keywords")
SHARED = {
    *("$ref", "type", "enum", "default", "required", "items"),
    *("title", "description", "deprecated", "example", "examples", "externalDocs"),
    "dependencies",  # a pyproject.toml has them
}
"""Keywords that other objects of a description have too, so that reading them by name is allowed."""


def opened(code: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of every keyword that code reads from a mapping."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Subscript(value=owner, slice=ast.Constant(value=str(key)), ctx=ast.Load()):
                pass
            case ast.Call(func=ast.Attribute(value=owner, attr="get" | "pop"), args=[ast.Constant(value=str(key)), *_]):
                pass
            case ast.Compare(left=ast.Constant(value=str(key)), ops=[ast.In() | ast.NotIn()], comparators=[owner]):
                pass
            case ast.Subscript(value=ast.Attribute(attr=attribute) as owner) if attribute in MAPPINGS:
                key = f"of .{attribute}"
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=attribute) as owner, attr="get" | "pop")) if (
                attribute in MAPPINGS
            ):
                key = f"of .{attribute}"
            case _:
                continue
        is_mapping = isinstance(owner, ast.Attribute) and owner.attr in MAPPINGS
        if is_mapping or key in KEYWORDS.keys() - SHARED:
            yield node.lineno, key


def test_no_other_package_opens_the_mapping_of_a_schema() -> None:
    paths = {str(path.relative_to(CODE)).replace("\\", "/"): path for path in CODE.rglob("*.py")}
    found = {
        f"{name}:{line} {key}"
        for name, path in paths.items()
        if not name.startswith((*READERS, *OTHER_SCHEMAS))
        for line, key in opened(path.read_text("utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize(
    "code",
    ['schema.get("allOf")', 'node["minLength"]', '"oneOf" in node', "schema.keywords[key]", "it.written.get(key)"],
)
def test_opening_it_would_be_found(code: str) -> None:
    assert len(list(opened(code))) == 1


@pytest.mark.parametrize("code", ['schema.has("allOf")', 'schema.bound("minLength")', 'parameter.get("required")'])
def test_the_typed_reading_is_not(code: str) -> None:
    assert list(opened(code)) == []
