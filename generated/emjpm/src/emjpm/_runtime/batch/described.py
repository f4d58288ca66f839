"""The batch form of an operation, as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ..base.errors import InvalidArgument
from ..base.operation import Body, JsonBody, Operation
from ..base.unset import Unset

__all__ = ["Batch", "KeyPart", "sent_as"]

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class KeyPart:
    """One part of the key that identifies a record, and how the server normalizes it."""

    pointer: str
    normalize: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Generic[ResultT]):
    """The batch form of an operation, as data.

    Attributes:
        operation: the operation.
        items: the field of the body that contains the records.
        type: returns the type of the list of results; called on first use.
        results: JSON pointers to the list in a response; the first that leads to a list is used.
        max_items: the maximum number of records per request.
        max_bytes: the maximum size of a body in bytes.
        key: the parts of the key that identifies a record; empty if there is none.
        lists: JSON pointers to the lists of errors in a rejection.
        parameter: where an error names the record and the field, such as ``mesures[3].civilite``.
        message: JSON pointers to the message of an error; the first that leads to text is used.
        value: where an error that names only a field has the wrong value: it is about all records that have it.
    """

    operation: Operation[object]
    items: str
    type: Callable[[], object]
    results: tuple[str, ...]
    max_items: int
    max_bytes: int
    key: tuple[KeyPart, ...] = ()
    lists: tuple[str, ...] = ()
    parameter: str = ""
    message: tuple[str, ...] = ()
    value: str = ""


def sent_as(batch: Batch[ResultT], content_type: "str | Unset") -> Batch[ResultT]:
    """Return the batch with its body in the media type that the caller passes.

    Raises:
        InvalidArgument: records cannot be sent in this media type.
    """
    operation = batch.operation
    if isinstance(content_type, Unset) or operation.body is None or content_type == operation.body.media_type:
        return batch
    others: Mapping[str, Body] = {} if operation.alternatives is None else operation.alternatives.bodies
    body = others.get(content_type)
    if not isinstance(body, JsonBody):
        known = [operation.body.media_type, *(name for name, each in others.items() if isinstance(each, JsonBody))]
        names = ", ".join(map(repr, known))
        raise InvalidArgument(f"content_type: records cannot be sent as {content_type!r}, only as {names}")
    return replace(batch, operation=replace(operation, body=body))
