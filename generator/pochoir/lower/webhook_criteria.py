"""Find the constant values by which a webhook is recognised: of header parameters, and of members of the payload."""

from collections.abc import Mapping
from itertools import chain
from typing import Final, Literal, TypeAlias

from pochoir import ir, pointers
from pochoir.extensions.webhooks import Event
from pochoir.lower import unions
from pochoir.lower.context import Context
from pochoir.lower.unions import Scalar
from pochoir.resolve import shapes
from pochoir.resolve.paths import parameters
from pochoir.resolve.webhooks import WebhookNode

Place: TypeAlias = tuple[Literal["header", "body"], str]
Values: TypeAlias = Mapping[Place, tuple[Scalar, ...]]
_Known: TypeAlias = dict[tuple[str, int], Mapping[str, tuple[Scalar, ...]]]
_DEEPEST: Final = 3
"""How deep in a payload constant members are looked for."""


def criteria(
    context: Context, nodes: list[WebhookNode], payloads: list[str], event: Event | None
) -> list[tuple[ir.Criterion, ...]]:
    """Return the values by which each webhook is recognised.

    A constant that all webhooks share is left out, unless there is only one webhook: others may be added. A list of
    values is left out if another webhook has a list that overlaps.

    Args:
        context: the document.
        nodes: the webhooks.
        payloads: the pointer of the schema of each payload, or "".
        event: where a request says which webhook it is.
    """
    known: _Known = {}
    found: list[Values] = [
        _explicit(node, event) | _of_headers(context, node) | _of_payload(context, payload, known)
        for node, payload in zip(nodes, payloads, strict=True)
    ]
    separating = {place for place in {*chain(*found)} if _separates(place, found)}
    result = [
        tuple(ir.Criterion(*place, values) for place, values in each.items() if place in separating) for each in found
    ]
    _report_equal(context, nodes, payloads, result)
    return result


def _explicit(node: WebhookNode, event: Event | None) -> dict[Place, tuple[Scalar, ...]]:
    if event is None or node.operation:
        return {}
    value = dict(event.values).get(node.name, node.name)
    return {("body", event.body) if event.body is not None else ("header", event.header): (value,)}


def _of_headers(context: Context, node: WebhookNode) -> dict[Place, tuple[Scalar, ...]]:
    tree = context.tree
    found: dict[Place, tuple[Scalar, ...]] = {}
    for place in parameters(tree, node.item, node.pointer):
        parameter = tree.mapping(place)
        values = _values(context, pointers.join(place, "schema"))
        if parameter.get("in") == "header" and isinstance(name := parameter.get("name"), str) and values:
            found["header", name] = values
    return found


def _of_payload(context: Context, schema: str, known: _Known) -> dict[Place, tuple[Scalar, ...]]:
    if not schema:
        return {}
    return {("body", place): values for place, values in _members(context, schema, _DEEPEST, known).items()}


def _members(context: Context, schema: str, depth: int, known: _Known) -> Mapping[str, tuple[Scalar, ...]]:
    """Return the constant members in a schema by their pointer into the value.

    Args:
        context: the document.
        schema: the pointer of the schema.
        depth: how deep they are looked for.
        known: the results of earlier calls, by schema and depth: payloads share most of their schemas.
    """
    end = shapes.end(context.tree, schema)
    if (end, depth) not in known:
        known[end, depth] = _members_of(context, end, depth, known)
    return known[end, depth]


def _members_of(context: Context, end: str, depth: int, known: _Known) -> dict[str, tuple[Scalar, ...]]:
    tree = context.tree
    found: dict[str, tuple[Scalar, ...]] = {}
    match shapes.kind(tree, end):
        case "object":
            for wire, place in shapes.members(tree, end).properties.items():
                values = _values(context, place)
                inner = {"": values} if values else _members(context, place, depth - 1, known) if depth else {}
                found |= {f"/{pointers.escape(wire)}{rest}": each for rest, each in inner.items()}
        case "union":
            options = [_members(context, option, depth, known) for option in shapes.options(tree, end)]
            shared = set(options[0]).intersection(*options[1:]) if options else set[str]()
            for place in sorted(shared):
                # In Python, but not in JSON, `True` equals 1.
                different = {(type(value), value): value for option in options for value in option[place]}
                found[place] = tuple(different.values())
        case _:
            pass
    return found


def _values(context: Context, schema: str) -> tuple[Scalar, ...]:
    return unions.listed(context.tree, schema) or () if context.tree.has(schema) else ()


def _separates(place: Place, found: list[Values]) -> bool:
    listed = [frozenset((type(value), value) for value in each[place]) for each in found if place in each]
    if len(found) == 1:
        return len(listed[0]) == 1
    if all(len(values) == 1 for values in listed):
        return len(set(listed)) > 1 or len(listed) < len(found)
    different = list(set(listed))
    apart = all(not one & other for at, one in enumerate(different) for other in different[at + 1 :])
    return apart and len(different) > 1


def _report_equal(
    context: Context, nodes: list[WebhookNode], payloads: list[str], found: list[tuple[ir.Criterion, ...]]
) -> None:
    """Warn of webhooks that have the payload of an earlier one, and no value that distinguishes them."""
    known: dict[tuple[str, frozenset[tuple[str, str, tuple[Scalar, ...]]]], WebhookNode] = {}
    for node, payload, each in zip(nodes, payloads, found, strict=True):
        values = frozenset((criterion.source, criterion.name, criterion.values) for criterion in each)
        if not payload or node.operation:
            continue
        first = known.setdefault((shapes.end(context.tree, payload), values), node)
        if first is not node:
            hint = "use x-pochoir-webhooks to tell them apart, or pass event=... to unwrap"
            message = f'nothing distinguishes this webhook from "{first.name}", which has the same payload'
            context.warn("webhook-ambiguous", node.pointer, message, hint)
