"""Find the members that an example of one direction lacks: `readOnly` in responses, `writeOnly` in requests."""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from pochoir.findings import Findings, brief
from pochoir.ir import Json
from pochoir.pointers import escape, tokens
from pochoir.schemas import Schema

OneWay: TypeAlias = Literal["readOnly", "writeOnly"]
_MOST: Final = 3
"""Number of findings for one example."""


def required_here(media_type: str) -> OneWay | None:
    """Return which one-way members a media type has, by its pointer: those of a response or those of a request.

    `None` for others, such as that of a webhook, which the other side sends.
    """
    keys = tokens(media_type)
    group, owner, content = ["", "", "", *keys][-4:-1]
    if content != "content" or keys[0] in ("webhooks", "x-webhooks") or "callbacks" in keys:
        return None
    if group == "responses":
        return "readOnly"
    return "writeOnly" if owner == "requestBody" or group == "requestBodies" else None


def missing(findings: Findings, schema_pointer: str, value: Json, keyword: OneWay) -> Iterator[tuple[str, str]]:
    """Yield the pointer below the example, and a message, for each required one-way member that is not there."""
    waiting = [(schema_pointer, "", value)]
    found: dict[tuple[str, str], str] = {}
    seen: set[tuple[str, str]] = set()
    while waiting and len(found) < _MOST:
        place, where, here = waiting.pop()
        schema = findings.resolved_schema(findings.schema(place))
        if (schema.pointer, where) in seen:
            continue
        seen.add((schema.pointer, where))
        waiting += [(each, where, here) for each in schema.all_of]
        item = schema.child("items")
        if isinstance(here, list) and item:
            waiting += [(item, f"{where}/{at}", each) for at, each in enumerate(here)]
        if not isinstance(here, dict):
            continue
        for name, member in schema.properties.items():
            if name in here:
                waiting.append((member, f"{where}/{escape(name)}", here[name]))
            elif name in schema.required and _is_on(findings, findings.schema(member), keyword):
                side = "a response" if keyword == "readOnly" else "a request"
                found[(where, name)] = f"{brief(name)} is missing, which {side} has ({keyword})"
    yield from ((where, message) for (where, _), message in found.items())


def _is_on(findings: Findings, schema: Schema, keyword: OneWay) -> bool:
    """Return whether a schema, or the one that it refers to, is of one direction."""
    return schema.is_on(keyword) or findings.resolved_schema(schema).is_on(keyword)
