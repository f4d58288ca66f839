"""Swagger 2.0 is converted to OpenAPI 3.0, and every value keeps its position in the file."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pochoir import document, pipeline
from pochoir.ir import Json
from pochoir.problems import Refused

CASE = Path(__file__).parents[1] / "cases" / "swagger"
WRITTEN: Json = yaml.load((CASE / "spec.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.sampled_from(["", "#/definitions/Book", "body", "file", "array"]),
    lambda below: st.lists(below, max_size=3)
    | st.dictionaries(st.sampled_from(["$ref", "in", "name", "type", "schema", "items", "x"]), below, max_size=3),
    max_leaves=6,
)


def test_swagger_is_converted_to_the_equivalent_openapi() -> None:
    read = document.read(CASE / "spec.yaml")
    assert read.tree == yaml.load((CASE / "as-openapi.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert not read.problems


BOOK = "/paths/~1books~1{id}"


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("/openapi", 'swagger: "2.0"'),
        ("/servers/0/url", "schemes: [http, https]"),
        ("/components/schemas/Book/discriminator/propertyName", "discriminator: kind"),
        ("/components/schemas/Entry_long__2", '"Entry«long»":'),
        ("/components/securitySchemes/password", "password: {type: basic, description: of the reader}"),
        (f"{BOOK}/put/requestBody/content/application~1json/schema", 'schema: {$ref: "#/definitions/Book"}'),
        (
            f"{BOOK}/get/responses/200/content/application~1json/example/title",
            "application/json: {title: Les Misérables}",
        ),
        (
            "/paths/~1search/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/q",
            "- {name: q, in: formData, type: string, required: true}",
        ),
    ],
)
def test_converted_values_are_located_where_they_were_written(pointer: str, text: str) -> None:
    assert document.read(CASE / "spec.yaml").locate(pointer, "key").source.strip() == text


def test_problems_have_the_pointer_of_the_file_as_written() -> None:
    read = document.read(CASE / "spec.yaml")
    assert read.original_pointer("/components/schemas/Entry_long__2/properties/value", "key") == (
        "/definitions/Entry«long»/properties/value"
    )
    assert read.original_pointer(f"{BOOK}/put/requestBody/content/application~1json/schema/$ref") == (
        "/parameters/BookBody/schema/$ref"
    )


def test_json_and_a_numeric_version_are_accepted(tmp_path: Path) -> None:
    assert isinstance(WRITTEN, dict)
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(WRITTEN | {"swagger": 2.0}, indent=1), encoding="utf-8")
    read = document.read(spec)
    assert read.tree == document.read(CASE / "spec.yaml").tree
    assert '"kind"' in read.locate("/components/schemas/Book/discriminator", "value").source


def test_a_client_is_generated_from_swagger() -> None:
    generated = pipeline.generate(CASE / "spec.yaml", "library")
    assert (generated.operations, generated.generated) == (5, 5)
    assert "def update(" in generated.files["library/src/library/resources/books.py"]


def _places(value: Json, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _places(child, (*path, key))
    elif isinstance(value, list):
        for at, child in enumerate(value):
            yield from _places(child, (*path, at))


PLACES = [path for path in _places(WRITTEN) if path and path[0] != "swagger"]


@given(st.sampled_from(PLACES), JSON)
def test_any_malformed_value_is_reported_with_a_location(path: tuple[str | int, ...], value: Json) -> None:
    tree: Any = copy.deepcopy(WRITTEN)
    holder = tree
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "pochoir.document.read_bytes", {Path("spec.yaml"): json.dumps(tree, ensure_ascii=False).encode()}.get
        )
        try:
            problems = pipeline.understand(Path("spec.yaml"), "library").problems
        except Refused as refused:
            problems = refused.problems
            assert problems
    assert all(problem.location is not None and problem.location.line for problem in problems)


@pytest.mark.parametrize(
    ("form", "expected"), [("multi", None), ("csv", {"tags": {"style": "form", "explode": False}})]
)
def test_the_parts_of_a_list_in_a_multipart_form_have_no_style(tmp_path: Path, form: str, expected: Json) -> None:
    fields = [{"name": "f", "in": "formData", "type": "file"}]
    tags = {"name": "tags", "in": "formData", "type": "array", "collectionFormat": form, "items": {"type": "string"}}
    post = {"parameters": [*fields, tags], "responses": {"204": {"description": "Done."}}}
    written = {"swagger": "2.0", "info": {"title": "A", "version": "1"}, "paths": {"/a": {"post": post}}}
    (tmp_path / "a.json").write_text(json.dumps(written), "utf-8")
    tree: Any = document.read(tmp_path / "a.json").tree
    content = tree["paths"]["/a"]["post"]["requestBody"]["content"]["multipart/form-data"]
    assert content.get("encoding") == expected
