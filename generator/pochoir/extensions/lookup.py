"""Look up what an extension names: operations, parameters, members of bodies, places in responses."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir.extensions.shapes import POINTER
from pochoir.findings import Findings, Object, did_you_mean, items, members, operations
from pochoir.ir import Json
from pochoir.pointers import tokens
from pochoir.schemas import Schema

_DEPTH = 20
ANYTHING: Final = Schema.parse(True)
"""The schema of a value that is not described."""


def unknown(
    findings: Findings, pointer: str, message: str, name: str, known: Iterable[str], *, key: bool = False
) -> None:
    """Report a name that is none of those known."""
    findings.error("extension-target", pointer, message, did_you_mean(name, known), "key" if key else "value")


def operation(findings: Findings, pointer: str, name: str) -> Object | None:
    """Return the operation that the client has under a name; None when there is none, which is reported."""
    known: dict[str, Object] = {}
    for path in members(findings.document.tree.get("paths")).values():
        for _, _, found in operations(members(findings.resolved("", path)[1])):
            known.setdefault(str(found.get("operationId")), found)
            for variant in items(found.get("x-pochoir-variants")):
                known.setdefault(str(members(variant).get("operationId")), found)
    if name and name not in known:
        unknown(findings, pointer, f'there is no operation "{name}"', name, known)
    return known.get(name)


def query_parameters(findings: Findings, pointer: str, operation: Object) -> set[str]:
    """Return the names of the query parameters of an operation that has an extension at a pointer, its path's too."""
    owner = pointer.rpartition("/")[0].rpartition("/")[0].removesuffix("/additionalOperations")
    item = findings.document.survey.nodes.get(owner)
    lists = [operation.get("parameters"), members(item.value).get("parameters") if item else None]
    found = [members(findings.resolved("", value)[1]) for values in lists for value in items(values)]
    return {str(parameter.get("name")) for parameter in found if parameter.get("in") == "query"}


def query_parameter(findings: Findings, pointer: str, name: str, known: set[str], hint: str = "") -> None:
    """Report a name of no query parameter of the operation."""
    if name and name not in known:
        message = f'the operation has no query parameter "{name}"'
        findings.error("extension-target", pointer, message, did_you_mean(name, known) or hint)


def body_members(findings: Findings, operation: Object | None) -> dict[str, Schema]:
    """Return the schemas of the members of an operation's body, by name; none if they are unknown."""
    found: dict[str, Schema] = {}
    body = members(findings.resolved("", members(operation).get("requestBody"))[1])
    for media_type in members(body.get("content")).values():
        found |= properties(findings, content_schema(findings, media_type))
    return found


def content_schema(findings: Findings, media_type: Json) -> Schema:
    """Return the schema of a media type object; one that admits any value when it has none."""
    return findings.schema_of(members(findings.resolved("", media_type)[1]).get("schema")) or ANYTHING


def properties(findings: Findings, schema: Schema, depth: int = 0) -> dict[str, Schema]:
    """Return the properties of a schema and of the parts of its `allOf`, by name."""
    described = findings.resolved_schema(schema)
    found = {name: findings.schema(place) for name, place in described.properties.items()}
    for part in described.all_of if depth < _DEPTH else ():
        found |= properties(findings, findings.schema(part), depth + 1)
    return found


def reply_schemas(findings: Findings, operation: Object | None) -> dict[str, Schema]:
    """Return the schemas of the JSON bodies of an operation's successes, by status and media type."""
    found: dict[str, Schema] = {}
    for status, value in members(members(operation).get("responses")).items():
        if status.startswith("2") or status == "default":
            reply = members(findings.resolved("", value)[1])
            for name, media_type in members(reply.get("content")).items():
                if "json" in name.lower() or "*" in name:
                    found[f"{status} {name}"] = content_schema(findings, media_type)
    specific = {key: schema for key, schema in found.items() if key.startswith("2")}
    return specific or found


def in_reply(findings: Findings, pointer: str, value: Json, replies: Mapping[str, Schema]) -> list[Schema]:
    """Return the schemas to which a JSON pointer leads in the bodies of replies; none at all is reported."""
    if not isinstance(value, str) or not is_pointer(value):
        return []
    missed: list[str] = []
    reached = [_follow(findings, schema, tokens(value), missed) for schema in replies.values()]
    if replies and all(found is None for found in reached):
        hint = did_you_mean(missed[0], missed[1:]) if missed else ""
        findings.error("extension-target", pointer, f'no reply has anything at "{value}"', hint)
    return [found for found in reached if found is not None]


def is_pointer(value: Json) -> bool:
    """Return whether a value is a JSON pointer."""
    return POINTER.accepts(value)


def _follow(findings: Findings, schema: Schema, keys: list[str], missed: list[str], depth: int = 0) -> Schema | None:
    """Return the schema at a pointer into what a schema describes, `ANYTHING` if it is not described, None if nothing.

    The key that led nowhere and the keys it could have been are put into `missed`.
    """
    schema = findings.resolved_schema(schema)
    if not isinstance(schema.written, dict) or depth > _DEPTH:
        return ANYTHING
    if not keys:
        return schema

    def follow(place: str, rest: list[str]) -> Schema | None:
        return _follow(findings, findings.schema(place), rest, missed, depth + 1)

    parts = (*schema.all_of, *schema.any_of, *schema.one_of)
    if keys[0] in schema.properties:
        return follow(schema.properties[keys[0]], keys[1:])
    for part in parts:
        found = follow(part, keys)
        if found is not None and found is not ANYTHING:
            return found
    if schema.types == ("array",) or schema.has("items"):
        item = schema.child("items")
        return (follow(item, keys[1:]) if item else ANYTHING) if keys[0].isdigit() else None
    if isinstance(schema.additional, str):
        return follow(schema.additional, keys[1:])
    if schema.properties or parts:
        missed.extend([keys[0], *schema.properties] if not missed else schema.properties)
        return None
    return ANYTHING if schema.additional is not False else None
