"""Descriptions made from a seed, and ways to choose a part of them."""

import random
from typing import Any, cast

Tree = dict[str, Any]

WORDS = ("order", "customer", "invoice", "parcel", "ticket", "voucher", "route", "driver", "meeting", "folder")
MEMBERS = ("colour", "weight", "label", "price", "street", "remark", "owner", "phone", "height", "origin", "priority")
PLAIN = ({"type": "string"}, {"type": "integer"}, {"type": "boolean"}, {"type": "string", "format": "date"})


def description(rng: random.Random) -> Tree:
    """A description with two or three resources: a list, a creation, a single thing and its deletion."""
    tree: Tree = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [{"url": "https://a.example.com"}, {"url": "https://b.example.com"}],
        "paths": {},
        "components": {
            "schemas": {"Problem": {"type": "object", "properties": {"code": {"type": "string"}}}},
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        },
    }
    for word in rng.sample(WORDS, rng.randint(2, 3)):
        name, many = word.title(), f"{word}s"
        tree["components"]["schemas"][name] = _schema(rng, ("status", ["open", "paid", "void"]))
        tree["components"]["schemas"][f"New{name}"] = _schema(rng, ("kind", ["big", "small", "tiny"]))
        one: Tree = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        filters: list[Tree] = [
            {"name": each, "in": "query", "schema": dict(rng.choice(PLAIN))} for each in rng.sample(MEMBERS, 3)
        ]
        filters += [
            {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["up", "down", "none"]}},
            {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50, "default": 10}},
            {"name": "tenant", "in": "query", "required": True, "schema": {"type": "string"}},
            {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
        ]
        problem = reply_of("Problem")
        tree["paths"][f"/{many}"] = {
            "get": {
                "operationId": f"list{name}s", "tags": [many], "parameters": filters,
                "responses": {"200": reply_of(name, many=True), "409": problem},
            },
            "post": {
                "operationId": f"create{name}", "tags": [many],
                "requestBody": {"required": True} | reply_of(f"New{name}"),
                "responses": {
                    "201": reply_of(name) | {"headers": {"X-Count": {"schema": {"type": "integer"}}}}, "409": problem,
                },
            },
        }  # fmt: skip
        tree["paths"][f"/{many}/{{id}}"] = {
            "get": {
                "operationId": f"get{name}", "tags": [many], "parameters": [one],
                "responses": {"200": reply_of(name)},
            },
            "delete": {
                "operationId": f"delete{name}", "tags": [many], "parameters": [one],
                "responses": {"204": {"description": "gone"}},
            },
        }  # fmt: skip
    return tree


def _schema(rng: random.Random, enumeration: tuple[str, list[str]]) -> Tree:
    names = rng.sample(MEMBERS, rng.randint(4, 6))
    properties: Tree = {each: dict(rng.choice(PLAIN)) for each in names}
    properties["code"] = {"type": "string"}
    properties["count"] = {"type": "integer", "maximum": 20}
    properties["stock"] = {"type": "integer", "default": 1}
    properties["number"] = {"type": "integer", "readOnly": True}
    properties[enumeration[0]] = {"type": "string", "enum": enumeration[1]}
    return {"type": "object", "required": [names[0], "count", "number"], "properties": properties}


def reply_of(name: str, *, many: bool = False) -> Tree:
    schema: Tree = {"$ref": f"#/components/schemas/{name}"}
    schema = {"type": "array", "items": schema} if many else schema
    return {"description": "ok", "content": {"application/json": {"schema": schema}}}


def any_path(tree: Tree, rng: random.Random, *, one: bool = False) -> str:
    paths: list[str] = [path for path in tree["paths"] if path.endswith("}") == one]
    return rng.choice(paths)


def any_operation(tree: Tree, rng: random.Random, method: str) -> Tree:
    found: Tree = tree["paths"][any_path(tree, rng, one=method == "delete")][method]
    return found


def any_filter(tree: Tree, rng: random.Random, name: str = "") -> Tree:
    listed = any_operation(tree, rng, "get")["parameters"]
    plain = [each for each in listed if each["name"] in MEMBERS]
    found: Tree = next((each for each in listed if each["name"] == name), rng.choice(plain))
    return found


def any_received(tree: Tree, rng: random.Random) -> Tree:
    return any_model(tree, rng, new=False)


def any_sent(tree: Tree, rng: random.Random) -> Tree:
    return any_model(tree, rng, new=True)


def any_model(tree: Tree, rng: random.Random, *, new: bool) -> Tree:
    schemas = tree["components"]["schemas"]
    found: Tree = schemas[rng.choice([name for name in schemas if name != "Problem" and name.startswith("New") == new])]
    return found


def any_optional(model: Tree, rng: random.Random) -> str:
    names: list[str] = [name for name in model["properties"] if name in MEMBERS and name not in model["required"]]
    return rng.choice(names)


def another_type(schema: Tree) -> Tree:
    return {"type": "object", "additionalProperties": {"type": "number"}} if schema.get("type") != "object" else {}


def every_object(node: object) -> list[Tree]:
    """Return every object in a value."""
    if isinstance(node, list):
        return [each for part in cast("list[object]", node) for each in every_object(part)]
    if not isinstance(node, dict):
        return []
    inner = cast("Tree", node)
    return [inner, *(each for part in inner.values() for each in every_object(part))]
