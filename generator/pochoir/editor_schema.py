"""The JSON Schema of a description with extensions, for editors: that of OpenAPI 3.1, and the extensions in it."""

import json
from collections.abc import Iterator
from typing import Any, Final

from pochoir.document.grammar import FIELDS
from pochoir.extensions.extension import ANYWHERE, PREFIX
from pochoir.extensions.table import EXTENSIONS
from pochoir.findings import Object
from pochoir.pointers import FILES
from pochoir.schemas.keywords import Holds
from pochoir.validate.structure import specification

VERSION: Final = "3.1"
_EXTENSIBLE: Final[Object] = {"$ref": "#/$defs/specification-extensions"}
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
    del definitions["specification-extensions"]
    definitions["schema"] = _schema_object()
    for name, owner in [*_definitions("openapi", found)]:
        if _freed(owner) or name == "schema":
            _extend(owner, name)
    _extend(definitions["operation"]["properties"]["x-pochoir-variants"]["items"], "variant")
    return found


def _definitions(name: str, definition: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a definition and those inside of it, by name."""
    yield name, definition
    for key, each in definition.get("$defs", {}).items():
        yield from _definitions(key, each)


def _freed(owner: dict[str, Any]) -> bool:
    """Return whether an object may have extensions, and remove the reference that allows them.

    Some editors ignore the keywords next to a reference, so `_extend` writes its target out.
    """
    references = [_EXTENSIBLE] if owner.get("$ref") == _EXTENSIBLE["$ref"] else owner.get("allOf", [])
    if _EXTENSIBLE not in references:
        return False
    owner.pop("$ref", None)
    if "allOf" in owner:
        owner["allOf"].remove(_EXTENSIBLE)
    return True


def _extend(owner: dict[str, Any], name: str) -> None:
    """Let an object have the extensions of its kind, and those of others, but no other of pochoir."""
    allowed: Object = {
        each.key: shape.schema | {"description": each.meaning}
        for each in EXTENSIONS.values()
        for kind, shape in each.places.items()
        if kind == (name if len(each.places) < len(ANYWHERE) else "openapi")
    }
    owner["properties"] = owner.get("properties", {}) | allowed
    own = (key.removeprefix(PREFIX) for key in (*allowed, FILES) if key.startswith(PREFIX))
    others = "".join(f"(?!{key}$)" for key in own)
    kept = {key: value for key, value in owner.get("patternProperties", {}).items() if key != "^x-"}
    owner["patternProperties"] = kept | {f"^x-(?!{PREFIX[2:]})": True, f"^{PREFIX}{others}": False}


def _schema_object() -> Object:
    """Return what OpenAPI 3.1 leaves to JSON Schema: where a schema holds others."""
    places: Object = {key: _place(holds) for key, (holds, kind) in FIELDS["schema"].items() if kind == "schema"}
    return {"type": ["object", "boolean"], "properties": places}


def _place(holds: Holds) -> Object:
    one: Object = dict(_SCHEMA)
    several: Object = {"type": "array", "items": one}
    kinds: dict[Holds, Object] = {
        "one": one,
        "list": several,
        "names": {"type": "object", "additionalProperties": one},
        "one-or-list": {"anyOf": [one, several]},
    }
    return kinds[holds]
