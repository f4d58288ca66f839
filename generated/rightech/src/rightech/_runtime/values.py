"""The types of values that have no model: any JSON in a reply, any JSON in a request, a file in a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal
    from uuid import UUID

    from .model import Model

__all__ = ["File", "FileContent", "FileInput", "JsonInput", "JsonValue"]

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


FileContent: TypeAlias = "bytes | BinaryIO | PathLike[str]"
"""Bytes; a binary file, sent from its present position; or the path of a file."""

FileInput: TypeAlias = "FileContent | File | tuple[str, FileContent] | tuple[str, FileContent, str]"
"""A file of a form: its content alone, or with a name and a media type, as ``File`` or in a tuple."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to send in a multipart form.

    Attributes:
        content: bytes; a binary file, sent from its present position; or the path of a file.
        name: the file name sent to the server; "" for that of the path or of the open file, or ``file``.
        media_type: of the content; "" for the one that the name tells.
    """

    content: FileContent
    name: str = ""
    media_type: str = ""
