"""Bodies as bytes: JSON, forms, multipart, text and files, written without building models."""

import os
from io import BytesIO
from os import PathLike
from typing import Any, BinaryIO, Final, TypeGuard, cast

from .errors import InvalidArgument
from .jsontext import json_text
from .operation import BinaryBody, Body, FormBody, JsonBody, MultipartBody, Parameter, TextBody
from .scalars import is_list, is_object, kind, members, scalar
from .serialize import query_pairs
from .unset import Unset
from .values import File
from .wire import Content, FilePart, PathPart

__all__ = ["encode_body"]

_OCTETS: Final = "application/octet-stream"


def encode_body(body: Body | None, value: object) -> tuple[str | None, Content]:
    """Give the media type and the bytes of a body; ``None`` and nothing when there is none to send.

    Raises:
        InvalidArgument: the body is missing, or cannot be written in its media type.
    """
    if body is None:
        if isinstance(value, Unset):
            return None, Content()
        raise InvalidArgument("body: this operation takes none")
    if isinstance(value, Unset) or (is_object(value) and not body.required and not members(value, "body")):
        if body.required:
            raise InvalidArgument("body: this operation needs one")
        return None, Content()
    if isinstance(body, (JsonBody, FormBody, MultipartBody)) and body.type is not None:
        from .constants import completed

        value = completed(body.type(), value)
    if isinstance(body, JsonBody):
        return body.media_type, Content((json_text(value, "body").encode(),))
    if isinstance(body, FormBody):
        return body.media_type, Content((_form(body, value).encode(),))
    if isinstance(body, MultipartBody):
        return _multipart(body, value)
    if isinstance(body, TextBody):
        if not isinstance(value, str):
            raise InvalidArgument(f"body: must be str, not {kind(value)}")
        return _as_utf8(body.media_type), Content((scalar(value, "body").encode(),))
    assert isinstance(body, BinaryBody)
    return body.media_type, Content((_bytes(value, "body"),))


def _as_utf8(media_type: str) -> str:
    """Say how a text is written, in the place of what the description may say."""
    main, *parameters = (part.strip() for part in media_type.split(";"))
    kept = [part for part in parameters if part and not part.lower().startswith("charset=")]
    return "; ".join((main, *kept, "charset=utf-8"))


def _form(body: FormBody, value: object) -> str:
    if not is_object(value):
        raise InvalidArgument(f"body: a form must be an object, not {kind(value)}")
    pairs: list[str] = []
    for name, member in members(value, "body"):
        parameter = body.encoding.get(name, Parameter(name, "query"))
        if is_object(member) and name not in body.encoding:
            parameter = Parameter(name, "query", content="application/json")
        pairs += query_pairs(parameter, member)
    return "&".join(pairs)


def _multipart(body: MultipartBody, value: object) -> tuple[str, Content]:
    if not is_object(value):
        raise InvalidArgument(f"body: a form must be an object, not {kind(value)}")
    boundary = os.urandom(16).hex()
    parts: list[bytes | FilePart | PathPart] = []
    for name, member in members(value, "body"):
        for item in member if is_list(member) and not _is_file_tuple(member) else [member]:
            media_type, file_name, content = _part(name, item, body.encoding.get(name))
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
            if file_name is not None:
                head += f'; filename="{_quoted(file_name)}"'
            if media_type is not None:
                head += f"\r\nContent-Type: {media_type}"
            parts += [f"{head}\r\n\r\n".encode(), content, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    main = body.media_type.partition(";")[0].strip()
    return f"{main}; boundary={boundary}", Content(tuple(parts))


def _part(
    name: str, item: object, media_type: str | None
) -> tuple[str | None, str | None, bytes | FilePart | PathPart]:
    """Give the media type, the file name and the content of one part."""
    if _is_file_tuple(item):
        parts = cast("tuple[Any, ...]", item)
        item = File(parts[1], parts[0], parts[2] if len(parts) > 2 else media_type or _OCTETS)
    if isinstance(item, File):
        if any(not " " <= character <= "~" for character in item.media_type):
            raise InvalidArgument(f"body.{name}: the media type holds a character that a header cannot carry")
        return item.media_type, item.name or _name(item.content, "file"), _bytes(item.content, f"body.{name}")
    if _is_bytes(item) or _is_file(item) or _is_path(item):
        return media_type or _OCTETS, _name(item, name), _bytes(item, f"body.{name}")
    if is_object(item) or item is None or (media_type or "").endswith("json"):
        return media_type or "application/json", None, json_text(item, f"body.{name}").encode()
    return media_type, None, scalar(item, f"body.{name}").encode()


def _quoted(text: str) -> str:
    """Escape a name as browsers do (WHATWG), so that it cannot end the header."""
    return scalar(text, "body").replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _name(content: object, other: str) -> str:
    """Give the name of a path, without its folder."""
    # Not by pathlib: what is a PathLike need be no path of its.
    return os.path.basename(content) if _is_path(content) else other  # noqa: PTH119


def _is_file_tuple(value: object) -> TypeGuard[tuple[str, bytes, str]]:
    """Tell a file with its name from a list of values: its second member is a content."""
    if not isinstance(value, tuple):
        return False
    items = cast("tuple[object, ...]", value)
    named = len(items) in (2, 3) and isinstance(items[0], str) and (len(items) == 2 or isinstance(items[2], str))
    return named and (_is_bytes(items[1]) or _is_file(items[1]) or _is_path(items[1]))


def _bytes(value: object, name: str) -> bytes | FilePart | PathPart:
    if isinstance(value, bytes):
        return value
    if isinstance(value, bytearray):
        return bytes(value)
    if isinstance(value, memoryview):
        return value.tobytes()
    if _is_file(value):
        return FilePart(value)
    if _is_path(value):
        try:
            return PathPart(value)
        except OSError as error:
            raise InvalidArgument(f"{name}: the file cannot be read: {error.strerror}") from error
    raise InvalidArgument(f"{name}: must be bytes, a binary file or a path, not {kind(value)}")


def _is_bytes(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, memoryview))


def _is_path(value: object) -> "TypeGuard[PathLike[str]]":
    return isinstance(value, PathLike)


def _is_file(value: object) -> TypeGuard[BinaryIO]:
    return isinstance(value, BytesIO) or (
        callable(getattr(value, "read", None)) and callable(getattr(value, "seekable", None))
    )
