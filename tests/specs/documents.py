"""The hand-written descriptions, read for the tests of this folder, and ways to walk through them."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml
from jsonschema import Draft202012Validator, ValidationError

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]

ROOT = Path(__file__).parents[2]
APIS = ("mon-petit-placement", "rdv-solidarites", "miimosa", "emjpm", "rightech")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@cache
def document(api: str) -> JsonObject:
    """The description of one API, as plain JSON values."""
    return mapping(yaml.load((ROOT / "specs" / api / "openapi.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader))


def mapping(value: Json) -> JsonObject:
    """The value, which must be an object."""
    assert isinstance(value, dict), value
    return value


def items(value: Json) -> list[Json]:
    """The value, which must be an array."""
    assert isinstance(value, list), value
    return value


def escape(key: str) -> str:
    """A key as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def at(root: Json, pointer: str) -> Json:
    """The value at a JSON pointer.

    Raises:
        KeyError, IndexError: there is none.
    """
    value = root
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else mapping(value)[key]
    return value


def follow(root: JsonObject, node: JsonObject) -> JsonObject:
    """The node, or what its `$ref` leads to."""
    target = node.get("$ref")
    return mapping(at(root, target.removeprefix("#"))) if isinstance(target, str) else node


def walk(value: Json, pointer: str = "") -> Iterator[tuple[str, JsonObject]]:
    """Every object of the document with its pointer, the inside of examples left out."""
    if isinstance(value, dict):
        yield pointer, value
        for key, child in value.items():
            if key not in ("example", "examples", "enum", "default") or pointer == "/components":
                yield from walk(child, f"{pointer}/{escape(key)}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, f"{pointer}/{index}")


def operations(root: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Every operation with its pointer."""
    for path, path_item in mapping(root["paths"]).items():
        for method, operation in mapping(path_item).items():
            if method in METHODS:
                yield f"/paths/{escape(path)}/{method}", mapping(operation)


def parameters(root: JsonObject, pointer: str) -> list[JsonObject]:
    """The parameters of the operation at `pointer`, those of its path included."""
    path_item = mapping(at(root, pointer.rpartition("/")[0]))
    both = [*items(path_item.get("parameters", [])), *items(mapping(at(root, pointer)).get("parameters", []))]
    return [follow(root, mapping(one)) for one in both]


def violations(schema: JsonObject, value: Json) -> list[str]:
    """Return the errors of a value by a JSON Schema (2020-12), formats included: pointer and message."""
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    # jsonschema does not annotate the optional argument `_schema` of this method.
    found: Iterator[ValidationError] = validator.iter_errors(value)  # pyright: ignore[reportUnknownMemberType]
    return [f"/{'/'.join(str(step) for step in error.path)}: {error.message}" for error in found]


def cited(node: Mapping[str, Json]) -> list[str]:
    """The numbers of the facts that a node cites itself."""
    return [str(number) for number in items(node.get("x-facts", []))]
