"""What the value of an extension names: operations, parameters, members of bodies, places in replies."""

from collections.abc import Iterable, Mapping

from pochoir.extensions.shapes import POINTER
from pochoir.findings import Findings, Object, did_you_mean, items, members, operations
from pochoir.ir import Json
from pochoir.pointers import tokens

_DEPTH = 20


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


def body_members(findings: Findings, operation: Object | None) -> Object:
    """Return the schemas of the members of an operation's body, by name; none when they cannot be told."""
    found: Object = {}
    body = members(findings.resolved("", members(operation).get("requestBody"))[1])
    for media_type in members(body.get("content")).values():
        found |= properties(findings, members(findings.resolved("", media_type)[1]).get("schema"))
    return found


def properties(findings: Findings, schema: Json, depth: int = 0) -> Object:
    """Return the properties of a schema and of the parts of its `allOf`, by name."""
    described = members(findings.resolved("", schema)[1])
    found = dict(members(described.get("properties")))
    for part in items(described.get("allOf")) if depth < _DEPTH else ():
        found |= properties(findings, part, depth + 1)
    return found


def reply_schemas(findings: Findings, operation: Object | None) -> dict[str, Json]:
    """Return the schemas of the JSON bodies of an operation's successes, by status and media type."""
    found: dict[str, Json] = {}
    for status, value in members(members(operation).get("responses")).items():
        if status.startswith("2") or status == "default":
            reply = members(findings.resolved("", value)[1])
            for name, media_type in members(reply.get("content")).items():
                if "json" in name.lower() or "*" in name:
                    found[f"{status} {name}"] = members(findings.resolved("", media_type)[1]).get("schema", True)
    specific = {key: schema for key, schema in found.items() if key.startswith("2")}
    return specific or found


def in_reply(findings: Findings, pointer: str, value: Json, replies: Mapping[str, Json]) -> list[Json]:
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
    """Tell whether a value is a JSON pointer."""
    return POINTER.accepts(value)


def _follow(findings: Findings, schema: Json, keys: list[str], missed: list[str], depth: int = 0) -> "Json | None":
    """Return the schema at a pointer into what a schema describes; True when it says nothing, None when there is none.

    The key that led nowhere and the keys it could have been are put into `missed`.
    """
    schema = findings.resolved("", schema)[1]
    if not isinstance(schema, dict) or depth > _DEPTH:
        return True
    parts = [part for word in ("allOf", "anyOf", "oneOf") for part in items(schema.get(word))]
    if not keys:
        return schema
    named = members(schema.get("properties"))
    if keys[0] in named:
        return _follow(findings, named[keys[0]], keys[1:], missed, depth + 1)
    for part in parts:
        found = _follow(findings, part, keys, missed, depth + 1)
        if found is not None and found is not True:
            return found
    if schema.get("type") == "array" or "items" in schema:
        return _follow(findings, schema.get("items", True), keys[1:], missed, depth + 1) if keys[0].isdigit() else None
    more = schema.get("additionalProperties")
    if isinstance(more, dict):
        return _follow(findings, more, keys[1:], missed, depth + 1)
    if named or parts:
        missed.extend([keys[0], *named] if not missed else named)
        return None
    return True if more is not False else None
