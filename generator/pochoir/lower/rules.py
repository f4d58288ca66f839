"""Return the assertions of a schema as JSON Schema. The test kit validates requests with them.

Annotations such as titles, examples and extensions are left out. A `$ref` is the key of a definition: the class name of
the schema, or its pointer if it has no name.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.literals import ClassName
from pochoir.lower.context import Context
from pochoir.schemas import Schema
from pochoir.schemas.keywords import BOUNDS

_PLAIN: Final = ("type", "enum", "const", "required", "dependentRequired", "format", *sorted(BOUNDS))
_ONE: Final = ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else", "contains")
_LISTED: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
NAMED: Final = ("properties", "patternProperties", "dependentSchemas")
_HOLDING: Final = frozenset((*_ONE, *_LISTED, *NAMED))
_MARKS: Final = ("readOnly", "writeOnly", "nullable")


def rule(context: Context, pointer: str) -> Json:
    """Return the assertions of the schema at a pointer, or `True` when there is none."""
    schema = context.tree.schema(pointer)
    if schema.boolean is not None:
        return schema.boolean
    kept: dict[str, Json] = {}
    target = context.tree.target(pointer)
    if target is not None:
        kept["$ref"] = str(context.names.get(target, target))
    written = schema.keywords
    kept |= {key: written[key] for key in _PLAIN if key in written}
    kept |= {key: True for key in _MARKS if written.get(key) is True}
    # Most schemas have no others inside of them.
    if not _HOLDING.isdisjoint(written):
        kept |= _inside(context, schema)
    return kept or True


def _inside(context: Context, schema: Schema) -> dict[str, Json]:
    kept: dict[str, Json] = {key: rule(context, place) for key in _ONE if (place := schema.child(key))}
    for key in _LISTED:
        if listed := schema.listed(key):
            kept[key] = [rule(context, place) for place in listed]
    for key in NAMED:
        if named := schema.named(key):
            kept[key] = {name: rule(context, place) for name, place in named.items()}
    return kept


def definitions(
    context: Context, operations: Iterable[ir.Operation], webhooks: Iterable[ir.Webhook] = ()
) -> Mapping[str, Json]:
    """Return the assertions of all schemas that the rules of operations and webhooks refer to, sorted by key."""
    schemas = [schema for operation in operations for schema in _rules(operation)]
    waiting = [key for schema in (*schemas, *(each.schema for each in webhooks)) for key in _references(schema)]
    found: dict[str, Json] = {}
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = rule(context, context.places.get(ClassName(key), key))
            waiting += _references(found[key])
    return dict(sorted(found.items()))


def _rules(operation: ir.Operation) -> Iterator[Json]:
    yield from (parameter.schema for parameter in operation.parameters)
    yield from (reply.schema for reply in operation.replies if reply.status.startswith("2"))
    if operation.body is not None:
        yield operation.body.schema
        yield from (each.schema for each in operation.body.others)


def _references(schema: Json) -> Iterator[str]:
    if isinstance(schema, list):
        for each in schema:
            yield from _references(each)
    elif isinstance(schema, dict):
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield reference
        for key in _HOLDING.intersection(schema):
            value = schema[key]
            if key not in NAMED:
                yield from _references(value)
            elif isinstance(value, dict):
                for each in value.values():
                    yield from _references(each)
