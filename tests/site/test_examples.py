"""Examples: each one validates against its schema, and each documented status has one or says why not."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

import jsonschema_rs
import pytest

from pochoir import ir
from pochoir.ir import Json
from pochoir.resolve import pointers
from pochoir.site import Described


def _examples(api: Described) -> Iterator[tuple[str, str, Json]]:
    """Where an example stands, the pointer of its schema, and the example; JSON bodies only."""
    tree = api.tree
    for operation in (each for resource in api.api.resources for each in resource.operations):
        body = operation.body
        if body is not None and body.kind == "json":
            schema = pointers.join(body.pointer, "content", body.media_type, "schema")
            for example in body.examples:
                yield f"{operation.id} body {example.name}", schema, example.value
        for reply in operation.replies:
            owner = tree.resolved(reply.pointer)
            media = next((name for name in reply.media_types if "json" in name), "")
            for example in reply.examples if reply.kind == "json" and media else ():
                yield f"{operation.id} {reply.status} {example.name}", pointers.join(
                    owner, "content", media, "schema"
                ), example.value


def _whole(api: Described, pointer: str) -> dict[str, Json]:
    return {
        "$ref": f"#{quote(pointer)}",
        "components": api.tree.root.get("components", {}),
        "paths": api.tree.root.get("paths", {}),
    }


def test_every_example_validates(apis: tuple[Described, ...]) -> None:
    wrong: list[str] = []
    for api in apis:
        for where, schema, value in _examples(api):
            if api.tree.has(schema) and not jsonschema_rs.is_valid(_whole(api, schema), value):
                wrong.append(f"{api.api.distribution}: {where}")
    assert not wrong, "\n".join(wrong)


def test_every_status_has_an_example_or_says_why_not(apis: tuple[Described, ...], site: Mapping[str, str]) -> None:
    for api in apis:
        for operation in (each for resource in api.api.resources for each in resource.operations):
            for reply in operation.replies:
                assert reply.examples or reply.kind in ("empty", "bytes"), (operation.id, reply.status)
    assert any("No body" in text for text in site.values())


@pytest.mark.parametrize("broken", [{"id": "no number"}, None])
def test_a_planted_example_that_is_wrong_is_found(broken: Json) -> None:
    schema: dict[str, Json] = {"type": "object", "properties": {"id": {"type": "integer"}}}
    assert not jsonschema_rs.is_valid(schema, broken)
    assert ir.Example("example", broken).value == broken
