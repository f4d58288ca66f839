"""Choose the media types of a call, by the arguments of a method that has several."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.operation import Alternatives, Empty, Operation
from ..base.unset import UNSET, Unset

__all__ = ["chosen"]

OperationT = TypeVar("OperationT", bound=Operation[object])


def chosen(
    operation: OperationT, arguments: Arguments, content_type: object, accept: object, whole: object
) -> tuple[OperationT, Arguments]:
    """Return the operation and the arguments of a call in the media types that the caller passes.

    Args:
        operation: the operation.
        arguments: the argument values.
        content_type: the media type of the body, or ``UNSET``.
        accept: the media type to ask for, or ``UNSET``.
        whole: the body in a media type whose members are no arguments, or ``UNSET``.

    Raises:
        InvalidArgument: the operation does not have the media type.
        TypeError: the arguments are those of another media type.
    """
    others = operation.alternatives or Alternatives()
    usual = operation.body.media_type if operation.body is not None else ""
    if not isinstance(content_type, Unset) and content_type != usual:
        body = others.bodies.get(content_type) if isinstance(content_type, str) else None
        if body is None:
            raise _unknown("content_type", content_type, (usual, *others.bodies))
        operation = replace(operation, body=body)
    if others.whole:
        arguments = _with_body(operation, arguments, others, content_type, whole)
    if not isinstance(accept, Unset) and accept not in (known := _usual(operation)):
        replies = others.replies.get(accept) if isinstance(accept, str) else None
        if replies is None:
            raise _unknown("accept", accept, (*known, *others.replies))
        operation = replace(operation, replies={**operation.replies, **replies})
    return operation, arguments


def _usual(operation: Operation[object]) -> list[str]:
    """Return the media types that the successes have without a choice."""
    good = [kind for status, kind in operation.replies.items() if status[0] == "2"] or [*operation.replies.values()]
    return [kind.media_type for kind in good if not isinstance(kind, Empty) and "*" not in kind.media_type]


def _with_body(
    operation: Operation[object], arguments: Arguments, others: Alternatives, content_type: object, whole: object
) -> Arguments:
    """Return the arguments with the body of the media type: its members, or the whole body."""
    method = operation.name.rpartition(".")[2] or operation.id
    members = cast("Mapping[str, object]", arguments.body)
    passed = [name for wire, name in others.members.items() if not isinstance(members.get(wire, UNSET), Unset)]
    if content_type in others.whole:
        if passed:
            raise TypeError(f"{method}() takes the whole body with content_type={content_type!r}, not {passed[0]!r}")
        return replace(arguments, body=whole)
    if not isinstance(whole, Unset):
        names = " or ".join(map(repr, others.whole))
        raise TypeError(f"{method}() takes the whole body only with content_type={names}")
    missing = [others.members[wire] for wire in others.required if isinstance(members.get(wire, UNSET), Unset)]
    if missing:
        raise TypeError(f"{method}() missing a required keyword-only argument: {missing[0]!r}")
    return arguments


def _unknown(argument: str, value: object, known: Iterable[str]) -> InvalidArgument:
    names = ", ".join(repr(each) for each in known if each)
    return InvalidArgument(
        f"{argument}: {value!r} is not described for this operation; it has {names}. Use client.request for others"
    )
