"""Types of values that have no model: any JSON in a response or request, and files in a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal
    from uuid import UUID

    from ..base.scalars import Wired

__all__ = ["File", "FileContent", "FileInput", "JsonInput", "JsonValue"]

if TYPE_CHECKING:
    JsonValue: TypeAlias = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
    JsonInput: TypeAlias = (
        Mapping[str, "JsonInput"]
        | Sequence["JsonInput"]
        | Wired
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
    # Type checkers need the recursive type; at run time the values come from a JSON parser and need no check.
    JsonValue = Any
    JsonInput = Any


FileContent: TypeAlias = "bytes | BinaryIO | PathLike[str]"
"""Bytes; a binary file, sent from its current position; or the path of a file."""

FileInput: TypeAlias = "FileContent | File | tuple[str, FileContent] | tuple[str, FileContent, str]"
"""A file: its content, optionally with a name and a media type, as ``File`` or as a tuple."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to send.

    Attributes:
        content: bytes; a binary file, sent from its current position; or the path of a file.
        name: the file name, sent in a multipart form; if empty, that of the path or open file, otherwise ``file``.
        media_type: the media type of the content; if empty, guessed from the name.
    """

    content: FileContent
    name: str = ""
    media_type: str = ""
