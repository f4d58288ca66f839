"""Choose the media types of a call, by the arguments of a method that has several."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.operation import BinaryBody, Body, Empty, Operation, ReplyKind, without_pages
from ..base.scalars import is_object, members
from ..base.unset import UNSET, Unset

__all__ = ["Alternatives"]

OperationT = TypeVar("OperationT", bound=Operation[object])


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The media types of an operation besides the usual ones, which its method takes as arguments.

    Attributes:
        bodies: the request bodies by media type.
        replies: the kinds of successes by the media type that a call asks for, then by status.
        whole: the media types whose body is one argument, where the members of the usual body are arguments.
        members: the arguments for the members of the usual body, without constants, by the name of the member.
        required: the members that the usual body must have.
        switches: the member of the body that must be true for a stream, by its media type.
    """

    bodies: Mapping[str, Body] = field(default_factory=dict[str, Body])
    replies: Mapping[str, Mapping[str, ReplyKind]] = field(default_factory=dict[str, Mapping[str, ReplyKind]])
    whole: tuple[str, ...] = ()
    members: Mapping[str, str] = field(default_factory=dict[str, str])
    required: tuple[str, ...] = ()
    switches: Mapping[str, str] = field(default_factory=dict[str, str])

    def choose(
        self, operation: OperationT, arguments: Arguments, content_type: object, accept: object, whole: object
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
        if not isinstance(content_type, Unset):
            operation = replace(operation, body=_sent_as(operation.body, content_type, self.bodies))
        if self.whole:
            arguments = _with_body(operation, arguments, self, content_type, whole)
        if not isinstance(accept, Unset) and accept not in (known := _usual(operation)):
            replies = self.replies.get(accept) if isinstance(accept, str) else None
            if replies is None:
                raise _unknown("accept", accept, (*known, *self.replies))
            operation = cast("OperationT", without_pages(operation))
            operation = replace(operation, replies={**operation.replies, **replies})
        if self.switches:
            arguments = _switched(arguments, self.switches, accept)
        return operation, arguments


def _sent_as(usual: Body | None, media_type: object, others: Mapping[str, Body]) -> Body:
    """Return the body in the media type that the caller passes, whatever the name of a file suggests.

    Raises:
        InvalidArgument: the operation does not have the media type.
    """
    if isinstance(usual, BinaryBody) and isinstance(media_type, str):
        if media_type == usual.media_type or (media_type not in others and usual.takes(media_type)):
            return BinaryBody(usual.required, media_type)
    elif usual is not None and media_type == usual.media_type:
        return usual
    body = others.get(media_type) if isinstance(media_type, str) else None
    if body is None:
        ranges = usual.media_types if isinstance(usual, BinaryBody) else ()
        known = dict.fromkeys((usual.media_type if usual is not None else "", *others, *ranges))
        raise _unknown("content_type", media_type, known)
    return body


def _switched(arguments: Arguments, switches: Mapping[str, str], accept: object) -> Arguments:
    """Return the arguments with the member of the body that asks for a stream.

    Raises:
        InvalidArgument: the caller passes that member, but does not ask for a stream.
    """
    nothing: Mapping[str, object] = {}
    body: object = nothing if isinstance(arguments.body, Unset) else arguments.body
    if not is_object(body):
        return arguments
    given = dict(members(body, "body"))
    switch = switches.get(accept) if isinstance(accept, str) else None
    if switch is not None:
        return arguments if switch in given else replace(arguments, body={**given, switch: True})
    for media_type, name in switches.items():
        if given.get(name) is True:
            raise InvalidArgument(f"{name}: to get a stream, pass accept={media_type!r}")
    return arguments


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
