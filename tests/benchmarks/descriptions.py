"""Descriptions that are made up, in any size."""

import json
from pathlib import Path
from typing import Any

__all__ = ["made_up", "of_schemas", "written"]


def made_up(operations: int) -> dict[str, Any]:
    """Return a description with so many operations, five for each resource, and a schema for each resource."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for number in range(operations // 5):
        name = f"Thing{number}"
        properties = {f"member{each}": {"type": kind} for each, kind in enumerate(["string", "integer", "boolean"] * 4)}
        other = {"$ref": f"#/components/schemas/Thing{max(number - 1, 0)}"}
        schemas[name] = {"type": "object", "required": ["member0"], "properties": {**properties, "other": other}}
        reference = {"$ref": f"#/components/schemas/{name}"}
        content = {"application/json": {"schema": reference}}
        one = {"description": "One.", "content": content}
        many = {
            "description": "Many.",
            "content": {"application/json": {"schema": {"type": "array", "items": reference}}},
        }
        identity = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        size = {"name": "size", "in": "query", "schema": {"type": "integer"}}

        def operation(verb: str, response: dict[str, Any], name: str = name, **more: Any) -> dict[str, Any]:
            return {
                "operationId": f"{verb}{name}",
                "summary": f"Call {verb} on a thing.",
                "tags": [name],
                "responses": {"200": response},
                **more,
            }

        body = {"required": True, "content": content}
        paths[f"/things{number}"] = {
            "get": operation("list", many, parameters=[size]),
            "post": operation("create", one, requestBody=body),
        }
        paths[f"/things{number}/{{id}}"] = {
            "parameters": [identity],
            "get": operation("get", one),
            "put": operation("update", one, requestBody=body),
            "delete": operation("delete", one),
        }
    return {"openapi": "3.1.0", **_about(f"Made up {operations}"), "paths": paths, "components": {"schemas": schemas}}


def of_schemas(title: str, schemas: dict[str, Any]) -> dict[str, Any]:
    """Return a description with one operation, whose response is the last of these schemas."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{list(schemas)[-1]}"}}}
    get = {"operationId": "get", "tags": ["Things"], "responses": {"200": {"description": "Fine.", "content": content}}}
    paths = {"/thing": {"get": get}}
    return {"openapi": "3.1.0", **_about(title), "paths": paths, "components": {"schemas": schemas}}


def _about(title: str) -> dict[str, Any]:
    return {"info": {"title": title, "version": "1.0.0"}, "servers": [{"url": "https://api.example.com"}]}


def written(folder: Path, description: dict[str, Any]) -> Path:
    """Write a description, named after its title."""
    path = folder / f"{description['info']['title'].lower().replace(' ', '-')}.json"
    path.write_text(json.dumps(description, indent=1), encoding="utf-8")
    return path
