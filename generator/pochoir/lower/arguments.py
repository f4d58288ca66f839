"""Name the arguments of an operation. Its parameters and the members of its body share one scope."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pochoir import naming
from pochoir.extensions.names import NAME
from pochoir.literals import Identifier
from pochoir.lower import bodies, parameters
from pochoir.lower.context import Context
from pochoir.lower.members import pin_of

_LAST: Final = len(parameters.ORDER) + 2
_DISTINCT: Final = {"accept": "accept media type", "content_type": "body media type"}
"""Other names of arguments that are not sent, for operations that have arguments of these names."""


def names(
    context: Context,
    operation: str,
    found: list[parameters.Source],
    body: bodies.Source | None,
    more: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Identifier]:
    """Return the name of each argument of the operation at a pointer.

    The keys of the result are the `key` of a parameter, `body:<name>` for a member of the body, `body` for the whole
    body, and those of `more`, which has the names of arguments that are not sent. Equal names get their place as a
    suffix or prefix: `id`, `id_header`, `body_id`.
    """
    asked = tuple(
        (
            naming.NameRequest(key, (name,), name)
            if key == "confirm"
            else naming.NameRequest(key, (name, *filter(None, [_DISTINCT.get(key)])), rank=_LAST)
        )
        for key, name in more.items()
        if name
    )
    return naming.arguments(
        (*_parameters(context, operation, found), *_members(context, operation, found, body), *asked)
    )


def _parameters(context: Context, operation: str, found: list[parameters.Source]) -> Iterator[naming.NameRequest]:
    for source in found:
        pinned = NAME.of(context.tree.mapping(source.pointer), "parameter")
        pin = pinned or context.kept_name("argument", f"{operation} {source.location} {source.wire}")
        elsewhere = {naming.snake(other.wire) for other in found if other.location != source.location}
        distinct = (f"{source.wire} {source.location}",) if naming.snake(source.wire) in elsewhere else ()
        yield naming.NameRequest(
            source.key, (source.wire, *distinct), pin, rank=parameters.ORDER.index(source.location)
        )


def _members(
    context: Context, operation: str, found: list[parameters.Source], body: bodies.Source | None
) -> Iterator[naming.NameRequest]:
    if body is None:
        return
    taken = {naming.snake(source.wire) for source in found}
    for field in body.members:
        distinct = (f"body {field.wire}",) if naming.snake(field.wire) in taken else ()
        pin = pin_of(context, field.pointer) or context.kept_name("argument", f"{operation} body {field.wire}")
        yield naming.NameRequest(f"body:{field.wire}", (field.wire, *distinct), pin, len(parameters.ORDER))
    # The body is one argument only when its members are not arguments; its name is then assigned first.
    yield naming.NameRequest("body", ("body", "request body"), rank=len(parameters.ORDER) + 1 if body.members else -1)
