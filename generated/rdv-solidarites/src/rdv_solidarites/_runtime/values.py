"""The types of values that have no model: any JSON in a reply, any JSON in a request, a file in a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal
    from uuid import UUID

    from .model import Model

__all__ = ["File", "JsonInput", "JsonValue"]

if TYPE_CHECKING:
    JsonValue: TypeAlias = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
    JsonInput: TypeAlias = (
        Mapping[str, "JsonInput"]
        | Sequence["JsonInput"]
        | Model
        | str
        | int
        | float
        | bool
        | Decimal
        | date
        | time
        | UUID
        | None
    )
else:
    # A type checker needs the recursion; at run time the value comes from a JSON parser, so there is nothing to check.
    JsonValue = Any
    JsonInput = Any


@dataclass(frozen=True, slots=True)
class File:
    """A file to send in a multipart form.

    ``content`` is bytes or a binary file, sent from its present position; ``name`` is the file name given to the
    server, ``media_type`` the type of its content.
    """

    content: bytes | BinaryIO
    name: str = "file"
    media_type: str = "application/octet-stream"
