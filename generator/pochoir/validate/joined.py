"""Find the schemas whose type is that of another one with which `allOf` joins them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from pochoir.findings import Findings
from pochoir.schemas import Schema

_MOST: Final = 20_000
"""Number of schemas that are joined at most."""


def typed_elsewhere(findings: Findings) -> set[str]:
    """Return the pointers of the schemas that are joined with one that has a type: members and items of one name."""
    waiting = [_parts(findings, (schema.pointer,)) for schema in findings.schemas(references=True) if _joins(schema)]
    seen: set[frozenset[str]] = set()
    typed: set[str] = set()
    while waiting and len(seen) < _MOST:
        group = waiting.pop()
        if group in seen:
            continue
        seen.add(group)
        schemas = [findings.schema(place) for place in sorted(group)]
        typed |= group if any(schema.types for schema in schemas) else set()
        below: dict[str, list[str]] = {}
        for name, place in chain.from_iterable(map(_children, schemas)):
            below.setdefault(name, []).append(place)
        waiting += (_parts(findings, places) for places in below.values() if len(places) > 1)
    return typed


def _joins(schema: Schema) -> bool:
    return bool(schema.all_of) or (schema.ref is not None and len(schema.keywords) > 1)


def _children(schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the schemas directly below one, which are joined with those of the same name."""
    yield from ((f"properties/{name}", place) for name, place in schema.properties.items())
    for key, place in (("items", schema.child("items")), ("additionalProperties", schema.additional)):
        if place and isinstance(place, str):
            yield key, place


def _parts(findings: Findings, places: Iterable[str]) -> frozenset[str]:
    """Return the pointers of some schemas, of what they refer to and of the branches of their `allOf`."""
    found: set[str] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            schema = findings.schema(place)
            end = findings.resolved_schema(schema).pointer
            waiting += (end, *schema.all_of)
    return frozenset(found)
