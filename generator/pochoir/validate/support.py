"""Warn of valid parts of a description that are not supported. `lower` reports those of operations."""

from typing import Final

from pochoir.document.grammar import METHODS, Kind
from pochoir.findings import Findings, members
from pochoir.ir import Json
from pochoir.media_types import is_events, is_items
from pochoir.pointers import escape, unescape

_DYNAMIC: Final = ("$dynamicRef", "$recursiveRef")
_DIALECTS: Final = ("https://json-schema.org/draft/2020-12/schema", "https://spec.openapis.org/oas/")
_STREAMS: Final = ("itemSchema", "itemEncoding", "prefixEncoding")
_WITHOUT_EFFECT: Final[tuple[tuple[Kind, str, str], ...]] = (
    ("encoding", "headers", "parts of a form have no headers"),
    ("encoding", "encoding", "a part of a form is sent as one piece"),
    ("encoding", "itemEncoding", "a part of a form is sent as one piece"),
    ("encoding", "prefixEncoding", "a part of a form is sent as one piece"),
    ("media-type", "description", "requests and responses have the same description"),
)
_BESIDE: Final[dict[Kind, tuple[str, ...]]] = {
    "path-item": ("summary", "description", "parameters", "servers"),
    **dict.fromkeys(("parameter", "header", "request-body", "response", "security-scheme"), ("description", "summary")),
}
"""Keys next to a `$ref` that are ignored in favor of the target, by kind of object."""


def check_support(findings: Findings) -> None:
    """Warn of unsupported parts of the description."""
    _check_streams(findings)
    for kind, key, why in _WITHOUT_EFFECT:
        for pointer, node in findings.objects(kind):
            if key in node:
                _without_effect(findings, f"{pointer}/{key}", why)
    for pointer, response in findings.objects("response"):
        if members(response.get("links")):
            hint = "call the operation that the link refers to"
            findings.warning(
                "links-not-generated", f"{pointer}/links", "links do not become methods of the client", hint, "key"
            )
    _check_parameters(findings)
    _check_examples(findings)
    _check_references(findings)
    _check_schemas(findings)


def _without_effect(findings: Findings, pointer: str, why: str) -> None:
    message = f'"{pointer.rpartition("/")[2]}" has no effect: {why}'
    findings.warning("unsupported-keyword", pointer, message, part="key")


def _check_streams(findings: Findings) -> None:
    """Warn of bodies that are streams of items, and of styles for parts of forms."""
    for pointer, media_type in findings.objects("media-type"):
        name = unescape(pointer.rpartition("/")[2])
        events = "/responses/" in pointer and (is_events(name) or is_items(name))
        for key in _STREAMS:
            if key in media_type and not (events and key == "itemSchema"):
                message = f'"{key}" describes a stream; the body is sent and received as a whole'
                findings.warning("unsupported-streams", f"{pointer}/{key}", message, part="key")
        if pointer.rpartition("/")[2].lower().startswith("multipart~1"):
            for name, encoding in members(media_type.get("encoding")).items():
                for key in ("style", "explode", "allowReserved"):
                    if key in members(encoding):
                        place = f"{pointer}/encoding/{escape(name)}/{key}"
                        _without_effect(findings, place, "every part of a form is sent separately")


def _check_parameters(findings: Findings) -> None:
    """Warn of `allowReserved` outside of queries, where it is not supported."""
    for pointer, parameter in findings.objects("parameter"):
        if parameter.get("allowReserved") is True and parameter.get("in") != "query":
            _without_effect(findings, f"{pointer}/allowReserved", "reserved characters are always encoded")


def _check_examples(findings: Findings) -> None:
    """Warn of examples that are not in the description."""
    for pointer, example in findings.objects("example"):
        for key in ("externalValue", "serializedValue"):
            if key in example and not example.keys() & {"value", "dataValue"}:
                _without_effect(findings, f"{pointer}/{key}", "only examples in the description are shown")


def _check_references(findings: Findings) -> None:
    """Warn of ignored keys next to a reference."""
    for pointer, node in findings.nodes(*_BESIDE):
        value = members(node.value)
        if node.kind == "path-item" and not value.keys().isdisjoint(METHODS):
            continue  # They are those of the operations next to the reference.
        for key in _BESIDE[node.kind] if "$ref" in value else ():
            if key in value:
                _without_effect(findings, f"{pointer}/{key}", "it is taken from the target of the reference")


def _check_schemas(findings: Findings) -> None:
    """Warn of schemas in unsupported dialects."""
    _check_dialect(findings, "/jsonSchemaDialect", findings.document.tree.get("jsonSchemaDialect"))
    for schema in findings.schemas():
        pointer = schema.pointer
        for key in _DYNAMIC:
            if schema.has(key):
                message = f'"{key}" does not lead to one schema; any value is accepted here'
                findings.warning("unsupported-dynamic-reference", f"{pointer}/{key}", message, "use $ref", "key")
        _check_dialect(findings, f"{pointer}/$schema", schema.value("$schema"))


def _check_dialect(findings: Findings, pointer: str, dialect: Json) -> None:
    if isinstance(dialect, str) and not dialect.rstrip("#").startswith(_DIALECTS):
        message = "a schema in another dialect is read as JSON Schema 2020-12"
        findings.warning("unsupported-dialect", pointer, message, f"remove {pointer.rpartition('/')[2]}")
