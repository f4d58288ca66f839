"""Add undescribed query parameters, header fields and body fields to a request."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.operation import BinaryBody, Body, Operation, Parameter, TextBody
from ..base.scalars import is_object, kind, members
from ..base.unset import Unset
from .request import own_fields

if TYPE_CHECKING:
    from ..base.operation import Location

__all__ = ["RequestExtras", "extended"]

OperationT = TypeVar("OperationT", bound=Operation[object])


class RequestExtras(TypedDict, total=False):
    """Arguments that every method accepts, for values that the description does not contain."""

    extra_query: Mapping[str, object]
    """Query parameters by name; they override those of the same name. A list repeats the parameter."""
    extra_headers: Mapping[str, str]
    """Header fields; they override those of the same name, including ``Content-Type``. A header that carries a
    credential overrides the credentials of the client.
    """
    extra_body: Mapping[str, object]
    """Fields to add to the body, an object or a form; they override those of the same name."""


def extended(
    operation: OperationT, arguments: Arguments, extra: RequestExtras, resource: type[object]
) -> tuple[OperationT, Arguments]:
    """Return the operation and the arguments with the extras of a call.

    Args:
        operation: the operation.
        arguments: the argument values.
        extra: the keyword arguments that are not arguments of the method.
        resource: the class of the method; its arguments are suggested for a misspelled one.

    Raises:
        TypeError: the method has no argument of that name.
        InvalidArgument: an extra is not valid, or the operation has no body to add members to.
    """
    unknown = extra.keys() - RequestExtras.__optional_keys__
    if unknown:
        raise _unexpected(operation.name.rpartition(".")[2] or operation.id, min(unknown), resource)
    for name, value in extra.items():
        _check(name, value)
    query, fields = extra.get("extra_query", {}), extra.get("extra_headers", {})
    own_fields(fields, "extra_headers")
    declared = {each.name.lower(): each.name for each in operation.parameters if each.location == "header"}
    header = {declared.get(name.lower(), name): value for name, value in fields.items()}
    if query or header:
        operation = replace(operation, parameters=_parameters(operation, {"query": query, "header": header}))
    body = arguments.body
    if "extra_body" in extra:
        body = _merged(operation.body, body, extra["extra_body"])
        operation = replace(operation, body=_unbounded(operation.body, extra["extra_body"]))
    return operation, replace(
        arguments, query={**arguments.query, **query}, header={**arguments.header, **header}, body=body
    )


def _unexpected(method: str, name: str, resource: type[object]) -> TypeError:
    from difflib import get_close_matches
    from inspect import signature

    function = getattr(resource, method, None)
    taken = {*signature(function).parameters} - {"self", "_extra"} if callable(function) else set[str]()
    near = get_close_matches(name, sorted({*taken, *RequestExtras.__optional_keys__}), 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return TypeError(f"{method}() got an unexpected keyword argument {name!r}{hint}")


def _check(name: str, value: object) -> None:
    if not isinstance(value, Mapping):
        raise InvalidArgument(f"{name}: must be a mapping, not {kind(value)}")
    for key in cast("Mapping[object, object]", value):
        if not isinstance(key, str):
            raise InvalidArgument(f"{name}: the keys must be str, not {kind(key)}")


def _parameters(
    operation: Operation[object], extra: "Mapping[Location, Mapping[str, object]]"
) -> tuple[Parameter, ...]:
    """Return the parameters of an operation and those of the extras, which have no limits."""
    kept = [
        each._replace(bounds={}) if each.name in extra.get(each.location, {}) else each for each in operation.parameters
    ]
    declared = {(each.location, each.name) for each in kept}
    added = [
        Parameter(name, location)
        for location, names in extra.items()
        for name in names
        if (location, name) not in declared
    ]
    return (*kept, *added)


def _unbounded(body: Body | None, extra: Mapping[str, object]) -> Body | None:
    """Return the description of a body without limits for the members of the extras."""
    if body is None or isinstance(body, (TextBody, BinaryBody)):
        return body
    return body._replace(bounds={name: bounds for name, bounds in body.bounds.items() if name not in extra})


def _merged(described: Body | None, body: object, extra: Mapping[str, object]) -> Mapping[str, object]:
    if described is None:
        raise InvalidArgument("extra_body: this operation takes no body; remove this argument")
    if isinstance(described, (TextBody, BinaryBody)):
        raise InvalidArgument("extra_body: the body of this operation is not an object; remove this argument")
    if isinstance(body, Unset):
        return dict(extra)
    if not is_object(body):
        raise InvalidArgument(f"extra_body: the body is of type {kind(body)}; only an object can take more fields")
    return {**dict(members(body, "body")), **extra}
