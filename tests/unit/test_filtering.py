"""The settings `only` and `except`: which operations and components are left of a description."""

from pathlib import Path
from typing import Any

import pytest

from pochoir import pipeline
from pochoir.config.reading import Criterion, Kind, Reading
from pochoir.pipeline import Understood
from pochoir.problems import Refused

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Library, version: "1"}
servers: [{url: "https://api.example.com"}]
tags: [{name: Books}, {name: Admin}]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}}}
    post:
      operationId: addBook
      tags: [Books, Admin]
      x-internal: true
      security: [{key: []}]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}}}
  /books/{id}/pages:
    x-internal: false
    get:
      operationId: listPages
      tags: [Books]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
  /admin:
    x-beta: yes
    delete: {operationId: clear, tags: [Admin], responses: {"204": {description: ok}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Book: {type: object, properties: {shelf: {$ref: "#/components/schemas/Shelf"}}}
    Shelf: {type: object, properties: {name: {type: string}}}
    Note: {type: object, properties: {shelf: {$ref: "#/components/schemas/Shelf"}, author: {$ref: "#/components/schemas/Author"}}}
    Author: {type: object, properties: {name: {type: string}}}
    Unused: {type: object, properties: {more: {$ref: "#/components/schemas/Deep"}}}
    Deep: {type: object, properties: {name: {type: string}}}
    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    Cat: {allOf: [{$ref: "#/components/schemas/Pet"}, {type: object, properties: {name: {type: string}}}]}
"""  # noqa: E501


def criteria(kind: Kind, *texts: str) -> tuple[Criterion, ...]:
    return tuple(Criterion(kind, text) for text in texts)


def understood(folder: Path, only: tuple[Criterion, ...] = (), left_out: tuple[Criterion, ...] = ()) -> Understood:
    (folder / "openapi.yaml").write_text(DESCRIPTION, encoding="utf-8")
    return pipeline.understand(folder / "openapi.yaml", reading=Reading((), only, left_out))


def operations(found: Understood) -> list[str]:
    return sorted(each.id for resource in found.api.resources for each in resource.operations)


@pytest.mark.parametrize(
    ("only", "left_out", "expected"),
    [
        (criteria("tags", "Books"), (), ["addBook", "listBooks", "listPages"]),
        (criteria("tags", "Books"), criteria("tags", "Admin"), ["listBooks", "listPages"]),
        (criteria("paths", "/books"), (), ["addBook", "listBooks"]),
        (criteria("paths", "/books/**"), (), ["addBook", "listBooks", "listPages"]),
        (criteria("paths", "/books/*/pages"), (), ["listPages"]),
        (criteria("paths", "/*"), (), ["addBook", "clear", "listBooks"]),
        (criteria("operations", "clear", "listBooks"), (), ["clear", "listBooks"]),
        ((), criteria("extensions", "x-internal"), ["clear", "listBooks", "listPages"]),
        (criteria("extensions", "x-beta"), (), ["clear"]),
    ],
)
def test_operations_are_selected(
    tmp_path: Path, only: tuple[Criterion, ...], left_out: tuple[Criterion, ...], expected: list[str]
) -> None:
    found = understood(tmp_path, only, left_out)
    assert operations(found) == expected
    assert not [each for each in found.problems if each.code.startswith("filter-")]


def components(found: Understood) -> Any:
    return found.document.tree["components"]


def schemas(found: Understood) -> set[str]:
    return set(components(found)["schemas"])


def test_what_only_the_others_refer_to_is_left_out(tmp_path: Path) -> None:
    found = understood(tmp_path, left_out=criteria("operations", "addBook", "listPages"))
    assert schemas(found) == {"Book", "Shelf", "Unused", "Deep"}
    assert components(found)["securitySchemes"] == {}
    assert schemas(understood(tmp_path, left_out=criteria("tags", "Admin"))) >= {"Pet", "Cat"}


def test_a_filter_that_matches_nothing_is_a_finding(tmp_path: Path) -> None:
    found = understood(tmp_path, left_out=criteria("tags", "Admins"))
    [problem] = [each for each in found.problems if each.code == "filter-no-match"]
    assert problem.message == 'no operation has the tag "Admins"'


def test_filters_that_leave_nothing_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="filter-empty"):
        understood(tmp_path, criteria("paths", "/nothing"))


def test_an_error_in_what_is_left_out_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(DESCRIPTION.replace("schemas/Author", "schemas/Autor"), encoding="utf-8")
    reading = Reading(left_out=criteria("operations", "addBook"))
    assert operations(pipeline.understand(tmp_path / "openapi.yaml", reading=reading)) == [
        "clear",
        "listBooks",
        "listPages",
    ]


def test_an_operation_that_comes_back_has_its_name(tmp_path: Path) -> None:
    """Left out of one release and back in the next; what was left over keeps its name, too."""
    from pochoir import evolution, released
    from pochoir.evolution.files import Released, write

    text = DESCRIPTION.replace("operationId: listPages", "operationId: books_list")
    spec = tmp_path / "openapi.yaml"
    spec.write_text(text, encoding="utf-8")

    def names(reading: Reading) -> dict[str, str]:
        found = pipeline.understand(spec, reading=reading)
        released.file(spec).write_text(write(Released("1.0.0", evolution.surface(found.api))), encoding="utf-8")
        return {
            each.id: f"{resource.name}.{each.name}" for resource in found.api.resources for each in resource.operations
        }

    first = names(Reading())
    without = names(Reading(left_out=criteria("operations", "listBooks")))
    again = names(Reading())
    assert first == again
    assert without == {id: name for id, name in first.items() if id != "listBooks"}
