"""Send a model as the body of a call whose arguments are the fields of the body."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.operation import Body, JsonBody, Operation, ReplyKind
from ..base.scalars import Complete, Wired, is_object, kind, members
from ..base.unset import Unset

__all__ = ["WholeBody"]

OperationT = TypeVar("OperationT", bound=Operation[object])


@dataclass(frozen=True, slots=True)
class WholeBody:
    """The body of an operation as one argument, in addition to the arguments for its fields.

    Attributes:
        argument: the name of the argument.
        members: the arguments for the fields, without constants, by field name.
        required: the fields that a call without the whole body must pass.
    """

    argument: str
    members: Mapping[str, str]
    required: tuple[str, ...] = ()

    @property
    def bodies(self) -> Mapping[str, Body]:
        """The request bodies in other media types: none."""
        return {}

    @property
    def replies(self) -> Mapping[str, Mapping[str, ReplyKind]]:
        """The responses in other media types: none."""
        return {}

    def choose(
        self, operation: OperationT, arguments: Arguments, content_type: object, accept: object, whole: object
    ) -> tuple[OperationT, Arguments]:
        """Return the operation and the arguments of a call, with the given fields merged into the whole body.

        Only fields passed as arguments are checked against the limits in the description: others may come from the
        server.

        Raises:
            InvalidArgument: the whole body is not an object.
            TypeError: a required field is missing.
        """
        passed = {
            name: value
            for name, value in cast("Mapping[str, object]", arguments.body).items()
            if not isinstance(value, Unset)
        }
        if isinstance(whole, Unset):
            missing = [self.members[wire] for wire in self.required if wire not in passed]
            if missing:
                method = operation.name.rpartition(".")[2] or operation.id
                raise TypeError(
                    f"{method}() missing a required keyword-only argument: {missing[0]!r}, or {self.argument!r}"
                )
            return operation, arguments
        if not is_object(whole):
            raise InvalidArgument(f"{self.argument}: must be a model or a mapping, not {kind(whole)}")
        changes = {name: value for name, value in passed.items() if name in self.members}
        if isinstance(operation.body, JsonBody) and operation.body.bounds:
            bounds = {name: limits for name, limits in operation.body.bounds.items() if name in changes}
            operation = replace(operation, body=operation.body._replace(bounds=bounds))
        sent = dict(members(whole, self.argument))
        # A model has the constants that it is to have: those that a response lacked are not sent back.
        body = Complete({**sent, **changes}) if isinstance(whole, Wired) else {**passed, **sent, **changes}
        return operation, replace(arguments, body=body)
