"""Every hand-written description is valid and documented throughout, with valid examples."""

import re
from collections.abc import Iterator

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from specs.documents import (
    APIS,
    Json,
    JsonObject,
    at,
    cited,
    document,
    follow,
    items,
    mapping,
    operations,
    parameters,
    violations,
    walk,
)

pytestmark = pytest.mark.parametrize("api", APIS)

_STATUS = re.compile(r"[1-5][0-9]{2}|default")


def test_is_valid_openapi(api: str) -> None:
    root = document(api)
    assert root["openapi"] == "3.1.1"
    assert not [str(error) for error in OpenAPIV31SpecValidator(root).iter_errors()]


def test_every_example_validates(api: str) -> None:
    root = document(api)
    # What only the server gives is no part of a request, required or not (OpenAPI, Fixed Fields of a Schema Object).
    sent = mapping(_without_read_only(root))
    wrong = {
        pointer: message
        for pointer, schema, value in _examples(root)
        for message in _violations(sent if "/requestBody/" in pointer else root, schema, value)
    }
    assert not wrong


def test_every_request_reply_parameter_and_header_has_an_example(api: str) -> None:
    root = document(api)
    wanted = {pointer for pointer, node in walk(root) if "schema" in node}
    given = {pointer for pointer, _, _ in _examples(root)}
    assert not {one for one in wanted if not any(other.startswith(f"{one}/example") for other in given)}


def test_everything_is_described(api: str) -> None:
    root = document(api)
    bare = [pointer for pointer, node in _describable(root) if not str(node.get("description", "")).strip()]
    assert not bare
    assert not [pointer for pointer, operation in operations(root) if not operation.get("summary")]


def test_every_operation_can_be_named(api: str) -> None:
    root = document(api)
    names = [str(operation["operationId"]) for _, operation in operations(root)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)
    tags = {str(mapping(tag)["name"]) for tag in items(root["tags"])}
    assert all(str(items(operation["tags"])[0]) in tags for _, operation in operations(root))


def test_every_operation_has_a_success_and_a_default(api: str) -> None:
    for pointer, operation in operations(document(api)):
        statuses = mapping(operation["responses"])
        assert all(_STATUS.fullmatch(status) for status in statuses), pointer
        assert "default" in statuses, pointer
        assert any(status.startswith(("101", "2", "3")) for status in statuses), pointer


def test_no_header_parameter_repeats_a_credential(api: str) -> None:
    root = document(api)
    schemes = map(mapping, _schemes(root).values())
    credentials = {str(scheme.get("name", "authorization")).lower() for scheme in schemes}
    for pointer, _ in operations(root):
        headers = {str(one["name"]).lower() for one in parameters(root, pointer) if one["in"] == "header"}
        assert not headers & credentials, pointer


def test_statements_say_where_they_come_from(api: str) -> None:
    for pointer, node in walk(document(api)):
        assert node.get("x-origin", "documented") in ("documented", "observed", "inferred"), pointer
        assert len(set(cited(node))) == len(cited(node)), pointer
        observed = bool(cited(node)) and all("-T" in number for number in cited(node))
        if observed and "x-origin" not in node and "responses" not in pointer:
            pytest.fail(f"{pointer} rests on what was observed and does not say so")


def test_pages_have_what_their_extension_names(api: str) -> None:
    root = document(api)
    for pointer, operation in operations(root):
        paging = operation.get("x-pochoir-pagination")
        if paging is None:
            continue
        reply = mapping(mapping(operation["responses"])["200"])
        style = mapping(paging)["style"]
        assert style in ("link", "page", "offset", "single"), pointer
        if style == "link":
            assert "Link" in mapping(reply["headers"]), pointer
            continue
        names = [one["name"] for one in parameters(root, pointer)]
        assert style == "single" or mapping(paging)["parameter"] in names, pointer
        pages = mapping(paging)["items"]
        shapes = list(_shapes(root, mapping(next(iter(mapping(reply["content"]).values())))["schema"]))
        for place in _list(pages) or [pages]:
            assert any(_is_list(root, shape, str(place)) for shape in shapes), pointer


def _shapes(root: JsonObject, schema: Json) -> Iterator[JsonObject]:
    """Return the schema of a response, or each of its alternatives."""
    found = follow(root, mapping(schema))
    for alternative in _list(found.get("oneOf")) or [found]:
        yield follow(root, mapping(alternative))


def _list(value: Json) -> list[Json]:
    """A list, empty when the value is none."""
    return value if isinstance(value, list) else []


def _is_list(root: JsonObject, shape: JsonObject, items: str) -> bool:
    """Return whether there is a list at a pointer into a value of this shape."""
    for step in items.split("/")[1:]:
        shape = follow(root, mapping(mapping(shape.get("properties", {})).get(step, {})))
    return shape.get("type") == "array"


def _schemes(root: JsonObject) -> JsonObject:
    return mapping(mapping(root["components"])["securitySchemes"])


def _describable(root: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Yield the nodes that must have a description, or refer to one that has."""
    pattern = re.compile(
        r"/info|/tags/\d+|/servers/\d+|/paths/[^/]+/[a-z]+|.*/(parameters|headers|responses|securitySchemes|schemas)/[^/]+"
        r"|.*/requestBody|.*/properties/[^/]+|/paths/[^/]+/[a-z]+/responses/[^/]+"
    )
    for pointer, node in walk(root):
        if pattern.fullmatch(pointer):
            yield pointer, {**follow(root, node), **node}


def _examples(root: JsonObject) -> Iterator[tuple[str, str, Json]]:
    """Every example: its pointer, the pointer of its schema, its value."""
    for pointer, node in walk(root):
        if "schema" in node:
            if "example" in node:
                yield f"{pointer}/example", f"{pointer}/schema", node["example"]
            for name, example in mapping(node.get("examples", {})).items():
                yield f"{pointer}/examples/{name}", f"{pointer}/schema", follow(root, mapping(example))["value"]
        elif pointer.startswith("/components/schemas/") and "examples" in node and "properties" not in node:
            for index, value in enumerate(items(node["examples"])):
                yield f"{pointer}/examples/{index}", pointer, value


def _without_read_only(value: Json) -> Json:
    """The value, its schemas without the requirement of read-only properties."""
    if isinstance(value, list):
        return [_without_read_only(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: _without_read_only(child) for key, child in value.items()}
    properties = found.get("properties")
    if isinstance(found.get("required"), list) and isinstance(properties, dict):
        hidden = {name for name, one in properties.items() if isinstance(one, dict) and one.get("readOnly") is True}
        found["required"] = [name for name in items(found["required"]) if name not in hidden]
    return found


def _violations(root: JsonObject, schema: str, value: Json) -> list[str]:
    assert at(root, schema) is not None
    escaped = schema.replace("%", "%25").replace("{", "%7B").replace("}", "%7D")
    # A JSON Schema reads nothing of an OpenAPI document but the reference added here, which leads into it.
    return violations({**root, "$ref": f"#{escaped}"}, value)


def test_no_component_serves_extensions_only(api: str) -> None:
    root = document(api)
    used = set(_references(root))
    for kind, components in mapping(root["components"]).items():
        if kind not in ("securitySchemes", "examples"):
            unused = {f"#/components/{kind}/{name}" for name in mapping(components)} - used
            assert not unused


def test_examples_have_declared_members_only(api: str) -> None:
    root = document(api)
    undeclared = {
        f"{pointer}: {member}"
        for pointer, schema, value in _examples(root)
        for member in _undeclared(root, mapping(at(root, schema)), value)
    }
    assert not undeclared


def _references(value: Json) -> Iterator[str]:
    """The references of a document outside its extensions."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield str(value["$ref"])
        for key, child in value.items():
            if not key.startswith("x-"):
                yield from _references(child)
    elif isinstance(value, list):
        for child in value:
            yield from _references(child)


def _undeclared(root: JsonObject, schema: JsonObject, value: Json, place: str = "") -> Iterator[str]:
    """The members of an example that no part of its schema declares; none where the schema says that it is open."""
    parts = list(_parts(root, schema))
    if isinstance(value, list):
        for item in value:
            for one in [mapping(part["items"]) for part in parts if "items" in part][:1]:
                yield from _undeclared(root, one, item, f"{place}/-")
    elif isinstance(value, dict):
        declared = {name: one for part in parts for name, one in mapping(part.get("properties", {})).items()}
        is_open = not declared or any("additionalProperties" in part for part in parts)
        for name, member in value.items():
            if name in declared:
                yield from _undeclared(root, mapping(declared[name]), member, f"{place}/{name}")
            elif not is_open:
                yield f"{place}/{name}"


def _parts(root: JsonObject, schema: JsonObject) -> Iterator[JsonObject]:
    """A schema and those that it is made of."""
    found = follow(root, schema)
    yield found
    for key in ("allOf", "anyOf", "oneOf"):
        for part in _list(found.get(key)):
            yield from _parts(root, mapping(part))
