"""Which kind of object OpenAPI expects where.

This distinguishes a reference from a property named `$ref`, and an operation from an example that looks like one. The
kinds are those of OpenAPI 3.2, a superset of 3.0 and 3.1. Objects of the kinds `paths`, `responses` and `callback` are
maps that may also have `x-` extensions as keys; a field that holds `names` is a map in which every key is a name.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from pochoir.ir import Json
from pochoir.pointers import escape
from pochoir.schemas.keywords import HOLDING, Holds

Kind: TypeAlias = Literal[
    "openapi",
    "info",
    "server",
    "tag",
    "components",
    "paths",
    "path-item",
    "operation",
    "parameter",
    "header",
    "request-body",
    "media-type",
    "encoding",
    "responses",
    "response",
    "callback",
    "link",
    "example",
    "security-scheme",
    "security-requirement",
    "schema",
    "discriminator",
    "external-docs",
    "variant",
    "websocket",
]

REFERABLE: frozenset[Kind] = frozenset(
    (
        "path-item",
        "parameter",
        "header",
        "request-body",
        "media-type",
        "response",
        "callback",
        "link",
        "example",
        "security-scheme",
        "schema",
    )
)
"""The kinds of objects that a `$ref` may replace."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The keys of a path item that hold an operation."""

NOUNS: dict[Kind, str] = {
    "path-item": "a path item",
    "parameter": "a parameter",
    "header": "a header",
    "request-body": "a request body",
    "media-type": "a media type",
    "response": "a response",
    "callback": "a callback",
    "link": "a link",
    "example": "an example",
    "security-scheme": "a security scheme",
    "schema": "a schema",
    "operation": "an operation",
}
"""The kinds as nouns with an article, for messages."""

_PARAMETER: dict[str, tuple[Holds, Kind]] = {
    "schema": ("one", "schema"),
    "content": ("names", "media-type"),
    "examples": ("names", "example"),
}
FIELDS: dict[Kind, dict[str, tuple[Holds, Kind]]] = {
    "openapi": {
        "info": ("one", "info"),
        "servers": ("list", "server"),
        "paths": ("one", "paths"),
        "webhooks": ("names", "path-item"),
        "x-webhooks": ("names", "path-item"),
        "components": ("one", "components"),
        "security": ("list", "security-requirement"),
        "tags": ("list", "tag"),
        "externalDocs": ("one", "external-docs"),
        "x-pochoir-websocket": ("names", "websocket"),
    },
    "components": {
        "schemas": ("names", "schema"),
        "responses": ("names", "response"),
        "parameters": ("names", "parameter"),
        "examples": ("names", "example"),
        "requestBodies": ("names", "request-body"),
        "headers": ("names", "header"),
        "securitySchemes": ("names", "security-scheme"),
        "links": ("names", "link"),
        "callbacks": ("names", "callback"),
        "pathItems": ("names", "path-item"),
        "mediaTypes": ("names", "media-type"),
    },
    "path-item": {
        **dict.fromkeys(METHODS, ("one", "operation")),
        "additionalOperations": ("names", "operation"),
        "servers": ("list", "server"),
        "parameters": ("list", "parameter"),
    },
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "request-body"),
        "responses": ("one", "responses"),
        "callbacks": ("names", "callback"),
        "security": ("list", "security-requirement"),
        "servers": ("list", "server"),
        "externalDocs": ("one", "external-docs"),
        "x-pochoir-variants": ("list", "variant"),
    },
    "variant": {"response": ("one", "response")},
    "websocket": {"message": ("one", "schema"), "security": ("list", "security-requirement")},
    "parameter": _PARAMETER,
    "header": _PARAMETER,
    "request-body": {"content": ("names", "media-type")},
    "media-type": {
        "schema": ("one", "schema"),
        "itemSchema": ("one", "schema"),
        "examples": ("names", "example"),
        "encoding": ("names", "encoding"),
        "itemEncoding": ("one", "encoding"),
        "prefixEncoding": ("list", "encoding"),
    },
    "encoding": {"headers": ("names", "header")},
    "response": {
        "headers": ("names", "header"),
        "content": ("names", "media-type"),
        "links": ("names", "link"),
    },
    "link": {"server": ("one", "server")},
    "tag": {"externalDocs": ("one", "external-docs")},
    "schema": {
        **{keyword: (holds, "schema") for keyword, holds in HOLDING.items()},
        "discriminator": ("one", "discriminator"),
        "externalDocs": ("one", "external-docs"),
    },
}
_MAPS: dict[Kind, Kind] = {"paths": "path-item", "responses": "response", "callback": "path-item"}


def children(kind: Kind, pointer: str, value: "dict[str, Json]") -> Iterator[tuple[str, Kind, Json]]:
    """Yield pointer, kind and value of each object that OpenAPI defines directly below an object of kind `kind`."""
    if kind in _MAPS:
        yield from _members(pointer, _MAPS[kind], value, extensions=True)
        return
    fields = FIELDS.get(kind)
    if not fields:
        return
    for key, child in value.items():
        known = fields.get(key)
        if known is None:
            continue
        yield from _field(*known, f"{pointer}/{key}", child)


def _field(holds: Holds, kind: Kind, pointer: str, value: Json) -> Iterator[tuple[str, Kind, Json]]:
    """Yield the objects of one field; none if the value does not have the expected shape."""
    if isinstance(value, list):
        if holds in ("list", "one-or-list"):
            for number, item in enumerate(value):
                yield f"{pointer}/{number}", kind, item
    elif holds in ("one", "one-or-list"):
        yield pointer, kind, value
    elif holds == "names" and isinstance(value, dict):
        yield from _members(pointer, kind, value, extensions=False)


def _members(
    pointer: str, kind: Kind, value: "dict[str, Json]", *, extensions: bool
) -> Iterator[tuple[str, Kind, Json]]:
    for key, child in value.items():
        if not (extensions and key.startswith("x-")):
            yield f"{pointer}/{escape(key)}", kind, child
