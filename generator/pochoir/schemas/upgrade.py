"""Upgrade a schema of OpenAPI 3.0 to the form of 3.1."""

from collections.abc import Mapping
from typing import Final

from pochoir.ir import Json
from pochoir.schemas.keywords import KEYWORDS

_WRITTEN: Final = {keyword.name: keyword.written for keyword in KEYWORDS.values() if keyword.written}
"""The types of well-formed values, by keyword."""
_RAW: Final = ("application/octet-stream", "application/pdf", "application/zip", "audio/", "font/", "image/", "video/")
"""Prefixes of media types with binary content."""


def upgrade(schema: Json) -> Mapping[str, Json]:
    """Return a schema in the form of 3.1. The pointers of its keys and children do not change.

    `nullable` adds null to `type` and `enum`; it is kept next to a `$ref` or a composition, which have no `type`.
    Boolean bounds become numbers, `example` a list, and a binary `contentMediaType` becomes `format: binary`. Keywords
    with values of the wrong type are removed: validation has reported them, or they belong to an unsupported dialect.
    """
    if schema is False:
        return {"not": {}}
    if not isinstance(schema, dict):
        return {}
    new = {key: value for key, value in schema.items() if key not in _WRITTEN or isinstance(value, _WRITTEN[key])}
    if new.get("type") == "file":  # Swagger 2.0 has this type for parameters and responses.
        new |= {"type": "string", "format": "binary"}
    _join_null(new)
    _bounds(new, "exclusiveMinimum", "minimum")
    _bounds(new, "exclusiveMaximum", "maximum")
    if "example" in new:
        new["examples"] = new.get("examples") or [new["example"]]
        del new["example"]
    if _is_raw(new.get("contentMediaType")) and "contentEncoding" not in new:
        new["format"] = "binary"
    return new


def _is_raw(media_type: Json) -> bool:
    return isinstance(media_type, str) and media_type.lower().startswith(_RAW)


def _join_null(schema: dict[str, Json]) -> None:
    if schema.get("nullable") is not True:
        schema.pop("nullable", None)
        return
    kind = schema.get("type")
    if isinstance(kind, str):
        schema["type"] = [kind, "null"]
    elif isinstance(kind, list) and "null" not in kind:
        schema["type"] = [*kind, "null"]
    if isinstance(kind, str | list):
        del schema["nullable"]
    values = schema.get("enum")
    if isinstance(values, list) and None not in values:
        schema["enum"] = [*values, None]


def _bounds(schema: dict[str, Json], exclusive: str, inclusive: str) -> None:
    if not isinstance(schema.get(exclusive), bool):
        return
    if schema.pop(exclusive) is True and inclusive in schema:
        schema[exclusive] = schema.pop(inclusive)
