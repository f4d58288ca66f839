"""Every example is valid, and every documented status has an example or states why not."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest

from pochoir import document, pointers
from pochoir.ir import Json
from pochoir.resolve.tree import Tree
from pochoir.targets.site import ApiDescription
from pochoir.targets.site.site_index import build_index
from pochoir.validate import validate

from .descriptions import ROOT, SPECS, describe_data

_SCHEMA = "application/json"


def _media(tree: Tree, owner: str) -> Iterator[tuple[str, Json]]:
    """Yield the schema of each media type of a body or response with each of its examples."""
    for media_type in tree.mapping(pointers.join(owner, "content")):
        place = tree.resolved(pointers.join(owner, "content", media_type))
        # What is no JSON and no form is a text or bytes, whatever its schema says of members.
        if "json" in media_type or "form" in media_type:
            yield from _shown(tree, place)


def _shown(tree: Tree, place: str) -> Iterator[tuple[str, Json]]:
    """Yield the schema of a media type, parameter or header with each of its examples."""
    schema = pointers.join(place, "schema")
    if tree.has(schema):
        for name in tree.mapping(pointers.join(place, "examples")):
            example = tree.mapping(tree.resolved(pointers.join(place, "examples", name)))
            if "value" in example:
                yield schema, example["value"]
        if tree.has(pointers.join(place, "example")):
            yield schema, tree.at(pointers.join(place, "example"))


def _examples(api: ApiDescription) -> Iterator[tuple[str, str, Json]]:
    """Yield the examples in the description: where, the pointer of the schema, and the value."""
    tree = api.tree
    for operation in (each for resource in api.api.resources for each in resource.operations):
        for parameter in operation.parameters:
            for found in (*_shown(tree, parameter.pointer), *_media(tree, parameter.pointer)):
                yield f"{operation.id} {parameter.wire}", *found
        if operation.body is not None:
            for found in _media(tree, operation.body.pointer):
                yield f"{operation.id} body", *found
        for reply in operation.replies:
            owner = tree.resolved(reply.pointer)
            for found in _media(tree, owner):
                yield f"{operation.id} {reply.status}", *found
            for header in tree.mapping(pointers.join(owner, "headers")):
                for found in _shown(tree, tree.resolved(pointers.join(owner, "headers", header))):
                    yield f"{operation.id} {reply.status} {header}", *found
    for entry in build_index(api).schemas:
        listed = tree.mapping(entry.pointer).get("examples")
        for example in listed if isinstance(listed, list) else []:
            yield entry.name, entry.pointer, example


def _made(api: ApiDescription) -> Iterator[tuple[str, str, Json]]:
    """Yield the examples on the pages, including those generated from schemas."""
    for operation in (each for resource in api.api.resources for each in resource.operations):
        body = operation.body
        for example in body.examples if body is not None and body.kind == "json" else ():
            schema = pointers.join(body.pointer, "content", body.media_type, "schema") if body else ""
            yield f"{operation.id} body {example.name}", schema, example.value
        for reply in operation.replies:
            media = next((name for name in reply.media_types if "json" in name), "")
            schema = pointers.join(api.tree.resolved(reply.pointer), "content", media, "schema")
            for example in reply.examples if reply.kind == "json" and media else ():
                yield f"{operation.id} {reply.status} {example.name}", schema, example.value


def _wrong(api: ApiDescription, examples: Callable[[ApiDescription], Iterator[tuple[str, str, Json]]]) -> list[str]:
    """Return the examples that are invalid."""
    whole = {key: value for key, value in api.tree.root.items() if key in ("components", "paths")}
    sent = _without_read_only(whole)
    assert isinstance(sent, dict)
    wrong: list[str] = []
    for where, schema, value in examples(api):
        rules = sent if " body" in where else whole
        if api.tree.has(schema) and not jsonschema_rs.is_valid(
            {"$ref": f"#{quote(schema)}", **rules}, value, validate_formats=True
        ):
            wrong.append(where)
    return wrong


def _without_read_only(value: Json) -> Json:
    """Return schemas without the requirement of read-only properties, which are no part of a request."""
    if isinstance(value, list):
        return [_without_read_only(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: _without_read_only(child) for key, child in value.items()}
    properties, required = found.get("properties"), found.get("required")
    if isinstance(properties, dict) and isinstance(required, list):
        hidden = [name for name, one in properties.items() if isinstance(one, dict) and one.get("readOnly") is True]
        found["required"] = [name for name in required if name not in hidden]
    return found


@pytest.mark.parametrize("name", SPECS)
def test_every_example_is_valid(name: str, apis: tuple[ApiDescription, ...]) -> None:
    [api] = [each for each in apis if each.api.distribution == name]
    assert len(list(_examples(api))) >= len(list(api.api.resources)), "examples are looked for where there are some"
    assert _wrong(api, _examples) == []
    assert _wrong(api, _made) == []


def test_every_request_has_an_example_in_the_description(apis: tuple[ApiDescription, ...]) -> None:
    """Samples send examples of the description, not generated values."""
    for api in apis:
        for operation in (each for resource in api.api.resources for each in resource.operations):
            for parameter in operation.parameters:
                given = parameter.examples or not parameter.required
                assert given, (operation.id, parameter.wire)
            if operation.body is not None:
                assert operation.body.examples, operation.id
                assert not any(each.synthetic for each in operation.body.examples), operation.id


def test_every_status_has_an_example_or_a_reason(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    silent: list[str] = []
    for index in map(build_index, apis):
        for entry in index.entries:
            page = site[f"en/{index.folder}/operations/{entry.slug}.md"]
            section = page.partition("\n## Responses\n")[2].partition("\n## ")[0]
            sections = dict(re.findall(r"(?ms)^### (\S+)$(.*?)(?=^### |\Z)", section))
            assert list(sections) == [reply.status for reply in entry.operation.replies], entry.slug
            for reply in entry.operation.replies:
                text = sections[reply.status]
                reasons = ("\nExample", "No body", "No example: ", "Body not documented")
                if not any(reason in text for reason in reasons):
                    silent.append(f"{entry.slug} {reply.status}")
    assert not silent, silent


def _description() -> dict[str, Json]:
    schema: dict[str, Json] = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    content: dict[str, Json] = {_SCHEMA: {"schema": {"$ref": "#/components/schemas/Thing"}, "example": {"id": 1}}}
    header: Json = {"schema": {"type": "integer"}, "example": 3}
    operation: Json = {
        "operationId": "putThing",
        "tags": ["things"],
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}, "example": 1}],
        "requestBody": {"required": True, "content": deepcopy(content)},
        "responses": {"200": {"description": "It.", "headers": {"X-Left": header}, "content": deepcopy(content)}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1.0.0"},
        "servers": [{"url": "https://example.com"}],
        "paths": {"/things/{id}": {"put": operation}},
        "components": {"schemas": {"Thing": {**schema, "examples": [{"id": 1}]}}},
    }


_PUT = "/paths/~1things~1{id}/put"
_PLANTED = {
    "putThing id": f"{_PUT}/parameters/0/example",
    "putThing body": f"{_PUT}/requestBody/content/application~1json/example",
    "putThing 200": f"{_PUT}/responses/200/content/application~1json/example",
    "putThing 200 X-Left": f"{_PUT}/responses/200/headers/X-Left/example",
    "Thing": "/components/schemas/Thing/examples/0",
}


@pytest.mark.parametrize("where", _PLANTED)
def test_an_invalid_example_is_found(where: str, tmp_path: Path) -> None:
    """It is found both by the test above and by pochoir itself."""
    assert _wrong(describe_data(tmp_path / "right", _description()), _examples) == []
    tree = _description()
    *way, last = pointers.tokens(_PLANTED[where])
    place: Any = tree
    for part in way:
        place = place[int(part) if isinstance(place, list) else part]
    place[int(last) if isinstance(place, list) else last] = (
        "three" if where.endswith(("id", "X-Left")) else {"id": "three"}
    )
    assert _wrong(describe_data(tmp_path / "wrong", tree), _examples) == [where]
    (tmp_path / "openapi.json").write_text(json.dumps(tree, indent=2), encoding="utf-8")
    [problem] = validate(document.read(tmp_path / "openapi.json"))
    assert problem.code == "example-mismatch"
    assert problem.pointer.startswith(_PLANTED[where])
    assert problem.location is not None and problem.location.line > 1


@pytest.mark.parametrize("name", SPECS)
def test_pochoir_finds_no_invalid_example(name: str) -> None:
    problems = validate(document.read(ROOT / "specs" / name / "openapi.yaml"))
    assert not [each for each in problems if each.code in ("example-mismatch", "default-mismatch", "enum-mismatch")]
