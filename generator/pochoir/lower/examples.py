"""Collect the examples of requests, responses and parameters, or make one from the schema."""

from dataclasses import replace
from typing import Literal

from pochoir import pointers
from pochoir.examples import Direction, complete, synthesise
from pochoir.examples.scalars import named
from pochoir.ir import Example, Json
from pochoir.lower.context import Context
from pochoir.resolve import shapes


def written(context: Context, owner: str) -> tuple[Example, ...]:
    """Return the examples of a media type or a parameter. Those with an `externalValue` are not fetched."""
    found: list[Example] = []
    for name in context.tree.mapping(pointers.join(owner, "examples")):
        node = context.tree.mapping(context.tree.resolved(pointers.join(owner, "examples", name)))
        summary = node.get("summary", node.get("description"))
        for key in ("value", "dataValue"):
            if key in node:
                found.append(Example(name, node[key], summary if isinstance(summary, str) else ""))
                break
    if not found and context.tree.has(pointers.join(owner, "example")):
        found.append(Example("example", context.tree.at(pointers.join(owner, "example"))))
    return tuple(found)


def given(context: Context, owner: str, schema: str, direction: Direction) -> tuple[Example, ...]:
    """Return the examples of a media type, or those of its schema, with the members that only one direction has."""
    shown = written(context, owner) or of_schema(context, schema)
    if not context.tree.has(schema):
        return shown
    tree, tags = context.tree, context.tags
    return tuple(replace(each, value=complete(tree, schema, each.value, direction, tags)) for each in shown)


def of_schema(context: Context, schema: str) -> tuple[Example, ...]:
    """Return the examples of a schema, or of the schema that it refers to."""
    seen: set[str] = set()
    while schema and schema not in seen:
        seen.add(schema)
        listed = context.tree.schema(schema).examples
        if listed:
            many = len(listed) > 1
            return tuple(Example(f"example{at}" if many else "example", value) for at, value in enumerate(listed, 1))
        schema = shapes.same(context.tree, schema)
    return ()


def sample(context: Context, schema: str, name: str) -> Json:
    """Return a synthetic value for a parameter with this name."""
    return synthesise(context.tree, schema, "request", context.tags, name) if context.tree.has(schema) else named(name)


def synthesised(
    context: Context, schema: str, kind: Literal["json", "form", "multipart", "text", "bytes"], direction: Direction
) -> tuple[Example, ...]:
    """Return a synthetic example made from a schema, or nothing for bytes."""
    if kind == "bytes":
        return ()
    if kind == "text" or not context.tree.has(schema):
        text = "Hello!" if direction == "request" else "text"
        return (Example("example", text if kind == "text" else {}, synthetic=True),)
    return (Example("example", synthesise(context.tree, schema, direction, context.tags), synthetic=True),)
