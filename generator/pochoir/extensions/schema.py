"""The JSON Schema of a description with extensions, for editors: that of OpenAPI 3.1, and the extensions in it."""

import json
from typing import Any, Final

from pochoir.document.grammar import FIELDS, Shape
from pochoir.document.references import FILES
from pochoir.extensions.extension import ANYWHERE, PREFIX
from pochoir.extensions.table import EXTENSIONS
from pochoir.findings import Object
from pochoir.validate.structure import specification

VERSION: Final = "3.1"
_SPECIFIC: Final = "specification-extensions"
_SCHEMA: Final[Object] = {"$ref": "#/$defs/schema"}


def as_json() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Object:
    """Return the JSON Schema that editors check a description with."""
    # Editors seldom follow $dynamicRef.
    text = json.dumps(specification(VERSION)).replace(json.dumps({"$dynamicRef": "#meta"}), json.dumps(_SCHEMA))
    found: dict[str, Any] = json.loads(text)
    del found["$id"]
    found["title"] = f"OpenAPI {VERSION} with the extensions of pochoir"
    definitions: dict[str, Any] = found["$defs"]
    definitions["schema"] = _schema_object()
    anywhere = definitions[_SPECIFIC].setdefault("properties", {})
    for each in EXTENSIONS.values():
        if len(each.places) == len(ANYWHERE):
            anywhere[each.key] = _member(each.places["openapi"].schema, each.meaning)
    for name, owner in {"openapi": found, **definitions}.items():
        if owner.get("$ref") == f"#/$defs/{_SPECIFIC}" or {"$ref": f"#/$defs/{_SPECIFIC}"} in owner.get("allOf", ()):
            _extend(owner, _allowed(name))
    _extend(definitions["schema"], _allowed("schema"))
    variants = definitions["operation"]["properties"]["x-pochoir-variants"]["items"]
    _extend(variants, _allowed("variant"))
    return found


def _member(definition: Object, meaning: str) -> Object:
    return definition | {"description": meaning}


def _allowed(name: str) -> Object:
    """Return the extensions that a kind of object may have, by their names."""
    return {
        each.key: _member(shape.schema, each.meaning)
        for each in EXTENSIONS.values()
        for kind, shape in each.places.items()
        if kind == name and len(each.places) < len(ANYWHERE)
    }


def _extend(owner: dict[str, Any], allowed: Object) -> None:
    """Let an object have some extensions of pochoir, and no other."""
    owner["properties"] = owner.get("properties", {}) | allowed
    others = "".join(f"(?!{key.removeprefix(PREFIX)}$)" for key in (*allowed, FILES))
    owner["patternProperties"] = owner.get("patternProperties", {}) | {f"^{PREFIX}{others}": False}


def _schema_object() -> Object:
    """Return what OpenAPI 3.1 leaves to JSON Schema: where a schema holds others."""
    places: Object = {key: _place(shape) for key, (shape, kind) in FIELDS["schema"].items() if kind == "schema"}
    return {"type": ["object", "boolean"], "properties": places}


def _place(shape: Shape) -> Object:
    one: Object = dict(_SCHEMA)
    several: Object = {"type": "array", "items": one}
    kinds: dict[Shape, Object] = {
        "one": one,
        "list": several,
        "names": {"type": "object", "additionalProperties": one},
        "one-or-list": {"anyOf": [one, several]},
    }
    return kinds[shape]
