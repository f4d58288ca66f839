"""Shapes of extension values, and whether a JSON pointer can lead somewhere in a reply."""

import re
from collections.abc import Mapping

from pochoir.document.pointers import escape, tokens
from pochoir.findings import Findings, Object, brief, did_you_mean, items, members
from pochoir.ir import Json

_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_POINTER = re.compile(r"(?:/(?:[^~/]|~[01])*)*")
_DEPTH = 20


def one_of(findings: Findings, pointer: str, value: Json, options: tuple[str, ...]) -> bool:
    """Whether a value is one of some words; reported when it is not."""
    if isinstance(value, str) and value in options:
        return True
    hint = did_you_mean(value, list(options)) if isinstance(value, str) else ""
    findings.error("extension-shape", pointer, f"{brief(value)} is not one of {', '.join(options)}", hint)
    return False


def mapping(findings: Findings, pointer: str, value: Json, known: tuple[str, ...], needed: tuple[str, ...]) -> Object:
    """The members of a mapping with known keys; what is unknown or missing is reported."""
    if not isinstance(value, dict):
        message = f"this must be a mapping of {', '.join(known)}; found {brief(value)}"
        findings.error("extension-shape", pointer, message)
        return {}
    for key in value.keys() - set(known):
        if not key.startswith("x-"):
            hint = did_you_mean(key, list(known)) or f"known are {', '.join(known)}"
            findings.error("extension-shape", f"{pointer}/{escape(key)}", f'the key "{key}" is unknown', hint, "key")
    for key in needed:
        if key not in value:
            findings.error("extension-shape", pointer, f'"{key}" is missing', f'add "{key}"', "key")
    return value


def text(findings: Findings, pointer: str, value: Json) -> str:
    """A text that is not empty; "" when it is none, which is reported."""
    if isinstance(value, str) and value:
        return value
    findings.error("extension-shape", pointer, f"this must be text, found {brief(value)}")
    return ""


def positive(findings: Findings, pointer: str, value: Json) -> None:
    """Report what is no integer greater than zero."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        findings.error("extension-shape", pointer, f"this must be a positive integer, found {brief(value)}")


def is_header_name(name: str) -> bool:
    """Whether HTTP can carry a header, or a cookie, of this name."""
    return _TOKEN.fullmatch(name) is not None


def json_pointer(findings: Findings, pointer: str, value: Json, replies: Mapping[str, Json]) -> list[Json]:
    """Check a JSON pointer into the bodies of `replies` (schema by pointer); give the schemas it can lead to."""
    if not isinstance(value, str) or not _POINTER.fullmatch(value):
        hint = f'write "/{value}"' if isinstance(value, str) else ""
        findings.error("extension-shape", pointer, f"{brief(value)} is no JSON pointer", hint)
        return []
    reached: list[Json] = []
    missed: list[str] = []
    for schema in replies.values():
        found = _follow(findings, schema, tokens(value), missed)
        if found is not None:
            reached.append(found)
    if replies and not reached:
        hint = did_you_mean(missed[0], missed[1:]) if missed else ""
        findings.error("extension-target", pointer, f'no reply has anything at "{value}"', hint)
    return reached


def _follow(findings: Findings, schema: Json, keys: list[str], missed: list[str], depth: int = 0) -> "Json | None":
    """The schema at a pointer within what `schema` describes; True when it says nothing, None when nothing is there.

    The key that led nowhere and the keys it could have been are put into `missed`.
    """
    schema = findings.resolved("", schema)[1]
    if not isinstance(schema, dict) or depth > _DEPTH:
        return True
    parts = [part for word in ("allOf", "anyOf", "oneOf") for part in items(schema.get(word))]
    if not keys:
        return schema
    properties = members(schema.get("properties"))
    if keys[0] in properties:
        return _follow(findings, properties[keys[0]], keys[1:], missed, depth + 1)
    for part in parts:
        found = _follow(findings, part, keys, missed, depth + 1)
        if found is not None and found is not True:
            return found
    if schema.get("type") == "array" or "items" in schema:
        return _follow(findings, schema.get("items", True), keys[1:], missed, depth + 1) if keys[0].isdigit() else None
    more = schema.get("additionalProperties")
    if isinstance(more, dict):
        return _follow(findings, more, keys[1:], missed, depth + 1)
    if properties or parts:
        missed.extend([keys[0], *properties] if not missed else properties)
        return None
    return True if more is not False else None


def reply_schemas(findings: Findings, operation: Object) -> dict[str, Json]:
    """The schemas of the JSON bodies of an operation's successes, by status and media type."""
    found: dict[str, Json] = {}
    for status, value in members(operation.get("responses")).items():
        if status.startswith("2") or status == "default":
            reply = members(findings.resolved("", value)[1])
            for name, media_type in members(reply.get("content")).items():
                if "json" in name.lower() or "*" in name:
                    found[f"{status} {name}"] = members(findings.resolved("", media_type)[1]).get("schema", True)
    specific = {key: schema for key, schema in found.items() if key.startswith("2")}
    return specific or found
