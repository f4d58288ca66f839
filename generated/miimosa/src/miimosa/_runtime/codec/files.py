"""Files in requests: content, file name and media type."""

import inspect
import os
from io import TextIOBase
from mimetypes import guess_type
from os import PathLike
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeGuard, cast

from ..base.errors import InvalidArgument
from ..base.headers import main_type
from ..base.operation import is_one_of
from ..base.scalars import is_object, kind, scalar
from ..base.wire import FilePart, PathPart
from .json_writer import json_text
from .values import File

if TYPE_CHECKING:
    from ..base.operation import BinaryBody, MultipartBody

__all__ = ["file_body", "file_bytes", "is_file_tuple", "no_file", "part_of"]

_OCTETS: Final = "application/octet-stream"
_COMPRESSED: Final = {"gzip": "application/gzip", "bzip2": "application/x-bzip2", "xz": "application/x-xz"}
_WANTED: Final = 'a pathlib.Path, a file opened with open(path, "rb"), or bytes'


def part_of(
    name: str, item: object, body: "MultipartBody"
) -> tuple[str | None, str | None, bytes | FilePart | PathPart]:
    """Return the media type, the file name and the content of one part of a multipart body.

    Args:
        name: the name of the field.
        item: the value of the field, or one item of a list.
        body: the form.

    Raises:
        InvalidArgument: the value cannot be sent.
    """
    media_type = body.encoding.get(name)
    item = _with_name(item, f"body.{name}")
    if isinstance(item, File):
        file_name = item.name or _name(item.content)
        found = item.media_type or _usual(body, name, file_name)
        return found, file_name or "file", file_bytes(item.content, f"body.{name}")
    if _is_content(item):
        file_name = _name(item)
        return _usual(body, name, file_name), file_name or name, file_bytes(item, f"body.{name}")
    if name in body.files:
        if item is None:
            # A form cannot contain null; servers read an empty value without a file name as null.
            return None, None, b""
        hint = f"pass {_WANTED}, or one of these with its name: (name, content) or (name, content, media type)"
        raise InvalidArgument(f"body.{name}: must be a file, not {kind(item)}; {hint}")
    is_json = main_type(media_type or "").endswith("json")
    if media_type is not None and is_object(item) and not is_json:
        hint = f"pass the text, because the client cannot write {main_type(media_type)}"
        raise InvalidArgument(f"body.{name}: must be str, not {kind(item)}; {hint}")
    if is_object(item) or item is None or is_json:
        return media_type or "application/json", None, json_text(item, f"body.{name}").encode()
    return media_type, None, scalar(item, f"body.{name}").encode()


def _usual(body: "MultipartBody", name: str, file_name: str) -> str:
    """Return the media type of a file, which is guessed from its name if the description does not name one."""
    guessed, allowed = _guessed(file_name), body.media_types.get(name, ())
    return guessed if is_one_of(guessed, allowed) else body.encoding.get(name) or guessed


def file_body(value: object, body: "BinaryBody") -> tuple[str, bytes | FilePart | PathPart]:
    """Return the media type and the content of a body that is a file.

    The caller may pass the media type with the file. Otherwise it is guessed from the name of the file if the
    description allows that one, or else the first that it allows.

    Raises:
        InvalidArgument: the value cannot be sent.
    """
    given = _with_name(value, "body")
    file = given if isinstance(given, File) else File(cast("Any", given))
    guessed = _guessed(file.name or _name(file.content))
    usual = guessed if body.takes(guessed) else body.media_type
    return file.media_type or usual, file_bytes(file.content, "body")


def _with_name(value: object, name: str) -> object:
    """Return a tuple with a file as ``File``, and any other value unchanged.

    Raises:
        InvalidArgument: its media type cannot be sent.
    """
    if is_file_tuple(value):
        given = cast("tuple[Any, ...]", value)
        value = File(given[1], given[0] or "", (given[2] if len(given) > 2 else None) or "")
    if isinstance(value, File) and any(not " " <= character <= "~" for character in value.media_type):
        raise InvalidArgument(f"{name}: the media type contains a character that is not allowed in a header")
    return value


def no_file(name: str) -> InvalidArgument:
    """Return the error for ``None`` in place of a file."""
    return InvalidArgument(f"body.{name}: must be a file, not None; pass {_WANTED}, or omit it if it is optional")


def is_file_tuple(value: object) -> TypeGuard[tuple[str, bytes, str]]:
    """Return whether a tuple is a file with its name rather than a list of values: its second item is the content.

    As in other libraries, the name and the media type may be ``None``.
    """
    if not isinstance(value, tuple):
        return False
    items = cast("tuple[object, ...]", value)
    named = len(items) in (2, 3) and isinstance(items[0], str | None)
    return named and (len(items) == 2 or isinstance(items[2], str | None)) and _is_content(items[1])


def file_bytes(value: object, name: str) -> bytes | FilePart | PathPart:
    """Return the content of a file in the form that the transport sends.

    Raises:
        InvalidArgument: the value is not a file, or cannot be read as bytes.
    """
    if isinstance(value, bytes):
        return value
    if isinstance(value, bytearray):
        return bytes(value)
    if isinstance(value, memoryview):
        return value.tobytes()
    if _is_file(value):
        _check_binary(value, name)
        return FilePart(value)
    if _is_path(value):
        try:
            return PathPart(value)
        except OSError as error:
            raise InvalidArgument(f"{name}: the file cannot be read: {error.strerror}") from error
    raise InvalidArgument(f"{name}: must be a file, not {kind(value)}; pass {_WANTED}")


def _check_binary(file: BinaryIO, name: str) -> None:
    # Also detected by its encoding, since a temporary file is wrapped in another class.
    if isinstance(file, TextIOBase) or isinstance(getattr(file, "encoding", None), str):
        raise InvalidArgument(f'{name}: the file is open as text; open it with open(path, "rb")')
    if inspect.iscoroutinefunction(file.read):
        raise InvalidArgument(f"{name}: the file is asynchronous; pass the wrapped synchronous file, or its bytes")
    if getattr(file, "closed", False) is True:
        raise InvalidArgument(f"{name}: the file is closed; pass an open file")


def _name(content: object) -> str:
    """Return the base name of a path or of an open file; ``""`` if it has none."""
    if _is_path(content):
        found: object = content.__fspath__()
    else:
        # A file opened by a descriptor has a number as its name; "<stdin>" is not a file name.
        found = getattr(content, "name", "")
    if isinstance(found, bytes):
        found = os.fsdecode(found)
    if not isinstance(found, str) or found.startswith("<"):
        return ""
    # Not pathlib: a PathLike need not be a path of pathlib.
    return os.path.basename(found)  # noqa: PTH119


def _guessed(name: str) -> str:
    """Return the media type for the extension of a file name."""
    media_type, compression = guess_type(name)
    return (_COMPRESSED.get(compression, _OCTETS) if compression else media_type) or _OCTETS


def _is_content(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, memoryview)) or _is_file(value) or _is_path(value)


def _is_path(value: object) -> "TypeGuard[PathLike[str]]":
    return isinstance(value, PathLike)


def _is_file(value: object) -> TypeGuard[BinaryIO]:
    read = getattr(value, "read", None)
    return callable(read) and (callable(getattr(value, "seekable", None)) or inspect.iscoroutinefunction(read))
