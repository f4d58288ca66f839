"""`pochoir generate --only schema`: the schemas of a description as one JSON Schema document."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.projects import Project
from pochoir import pipeline
from pochoir.targets import schema
from pochoir.targets.base import Api, Settings

ROOT = Path(__file__).parents[2]
SPECS = sorted((ROOT / "specs").glob("*/openapi.yaml"))


def written(folder: Path, version: str, schemas: dict[str, Any]) -> dict[str, Any]:
    """The document that is made of a description with these schemas."""
    path = folder / "openapi.json"
    info = {"title": "T", "version": "1"}
    servers = [{"url": "https://api.example.com"}]
    components = {"schemas": schemas}
    path.write_text(
        json.dumps({"openapi": version, "info": info, "servers": servers, "paths": {}, "components": components})
    )
    [(_, text)] = schema.target_files([Api(lambda: pipeline.understand(path, "t"))], Settings())
    document: dict[str, Any] = json.loads(text)
    return document


def is_valid(document: dict[str, Any], name: str, value: object) -> bool:
    """Return whether a value is valid for a definition; a reference that leads nowhere raises."""
    validator: Any = Draft202012Validator({**document, "$ref": f"#/$defs/{name}"})
    return bool(validator.is_valid(value))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.parent.name)
def test_the_schemas_of_a_description_are_one_valid_document(spec: Path) -> None:
    understood = pipeline.understand(spec)
    document: Any = schema.document(understood)
    Draft202012Validator.check_schema(document)
    assert set(document["$defs"]) == {str(name) for name in understood.resolved.names.values()}
    for name in document["$defs"]:
        is_valid(document, name, {})


def test_openapi_3_0_is_written_in_the_shape_of_json_schema(tmp_path: Path) -> None:
    pet = {
        "type": "object",
        "required": ["name"],
        "discriminator": {"propertyName": "name"},
        "properties": {
            "name": {"type": "string", "nullable": True, "example": "Rex", "x-origin": "observed"},
            "age": {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
            "friend": {"allOf": [{"$ref": "#/components/schemas/my-pet"}], "nullable": True},
            "toy": {"type": "object", "properties": {"colour": {"type": "string"}}},
        },
    }
    document = written(tmp_path, "3.0.3", {"my-pet": pet})
    assert document["$defs"] == {
        "MyPet": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": ["string", "null"], "examples": ["Rex"]},
                "age": {"type": "integer", "exclusiveMinimum": 0},
                "friend": {"anyOf": [{"allOf": [{"$ref": "#/$defs/MyPet"}]}, {"type": "null"}]},
                "toy": {"$ref": "#/$defs/MyPetToy"},
            },
        },
        "MyPetToy": {"type": "object", "properties": {"colour": {"type": "string"}}},
    }
    assert is_valid(document, "MyPet", {"name": None, "friend": {"name": "Tom", "friend": None}})
    assert not is_valid(document, "MyPet", {"name": "Rex", "friend": {"age": 1}})


def test_generate_writes_it_in_a_folder_of_the_target(project: Project) -> None:
    run = project.run("generate", "--only", "schema")
    assert (run.code, run.err) == (0, "")
    assert sorted(project.files()) == ["schema/MANIFEST.json", "schema/library/schema.json"]
    assert json.loads(project.files()["schema/library/schema.json"])["$defs"].keys() == {"Book"}
    assert project.run("generate", "--only", "schema").out.endswith("Nothing had changed.\n")


def test_an_unknown_target_is_named_with_those_there_are(project: Project) -> None:
    run = project.run("generate", "--only", "schemas")
    assert run.code == 2
    assert "'schemas' is not a target; the targets are: clients, site, schema" in run.err
