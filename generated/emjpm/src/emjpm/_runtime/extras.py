"""Add to a request what the description does not contain: query parameters, header fields, members of the body."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, TypeVar, cast

from .errors import InvalidArgument
from .operation import BinaryBody, Body, Operation, Parameter, TextBody
from .request import Arguments, own_fields
from .scalars import is_object, kind, members
from .unset import Unset

if TYPE_CHECKING:
    from .operation import Location

__all__ = ["RequestExtras", "extended"]

OperationT = TypeVar("OperationT", bound=Operation[object])


class RequestExtras(TypedDict, total=False):
    """Arguments of every method, for what the description does not contain."""

    extra_query: Mapping[str, object]
    """Query parameters by name; they replace those of the same name. Lists repeat the parameter."""
    extra_headers: Mapping[str, str]
    """Header fields; they replace those of the same name, ``Content-Type`` included. Those of a credential are sent
    instead of the credentials of the client."""
    extra_body: Mapping[str, object]
    """Members to add to the body, an object or a form; they replace those of the same name."""


def extended(operation: OperationT, arguments: Arguments, extra: RequestExtras) -> tuple[OperationT, Arguments]:
    """Return the operation and the arguments with the extras of a call.

    Raises:
        TypeError: the caller passed another argument that the method does not have.
        InvalidArgument: an extra is not valid, or the operation has no body to add members to.
    """
    unknown = extra.keys() - RequestExtras.__optional_keys__
    if unknown:
        name = operation.name.rpartition(".")[2] or operation.id
        raise TypeError(f"{name}() got an unexpected keyword argument {min(unknown)!r}")
    for name, value in extra.items():
        _check(name, value)
    query, fields = extra.get("extra_query", {}), extra.get("extra_headers", {})
    own_fields(fields, "extra_headers")
    declared = {each.name.lower(): each.name for each in operation.parameters if each.location == "header"}
    header = {declared.get(name.lower(), name): value for name, value in fields.items()}
    added = (*_undeclared(operation, "query", query), *_undeclared(operation, "header", header))
    if added:
        operation = replace(operation, parameters=(*operation.parameters, *added))
    body = arguments.body
    if "extra_body" in extra:
        body = _merged(operation.body, body, extra["extra_body"])
    return operation, replace(
        arguments, query={**arguments.query, **query}, header={**arguments.header, **header}, body=body
    )


def _check(name: str, value: object) -> None:
    if not isinstance(value, Mapping):
        raise InvalidArgument(f"{name}: must be a mapping, not {kind(value)}")
    for key in cast("Mapping[object, object]", value):
        if not isinstance(key, str):
            raise InvalidArgument(f"{name}: the keys must be str, not {kind(key)}")


def _undeclared(operation: Operation[object], location: "Location", names: Mapping[str, object]) -> list[Parameter]:
    declared = {each.name for each in operation.parameters if each.location == location}
    return [Parameter(name, location) for name in names if name not in declared]


def _merged(described: Body | None, body: object, extra: Mapping[str, object]) -> Mapping[str, object]:
    if described is None:
        raise InvalidArgument("extra_body: this operation takes no body; leave it out")
    if isinstance(described, (TextBody, BinaryBody)):
        raise InvalidArgument("extra_body: the body of this operation is no object; leave it out")
    if isinstance(body, Unset):
        return dict(extra)
    if not is_object(body):
        raise InvalidArgument(f"extra_body: the body is of type {kind(body)}; only an object can have more members")
    return {**dict(members(body, "body")), **extra}
