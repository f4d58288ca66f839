"""Encode request bodies (JSON, forms, multipart, text and files) without building models."""

import os
from typing import Final, cast

from ..base.errors import InvalidArgument
from ..base.operation import BinaryBody, Body, FormBody, JsonBody, MultipartBody, Parameter, TextBody
from ..base.scalars import is_list, is_object, kind, members, scalar
from ..base.unset import Unset
from ..base.wire import Content, FilePart, PathPart
from .files import file_body, is_file_tuple, no_file, part_of
from .json_writer import json_text
from .serialize import query_pairs

__all__ = ["encode_body"]

_NOTHING: Final = Content()


def encode_body(body: Body | None, value: object) -> tuple[str | None, Content]:
    """Return the media type and the content of a body; ``None`` and empty content if there is nothing to send.

    Raises:
        InvalidArgument: the body is missing, or cannot be encoded in its media type.
    """
    if body is None:
        if isinstance(value, Unset):
            return None, _NOTHING
        raise InvalidArgument("body: this operation takes no body; remove this argument")
    if isinstance(value, Unset) or (not body.required and _is_left_out(value)):
        if body.required:
            raise InvalidArgument("body: this operation requires a body")
        return None, _NOTHING
    if isinstance(body, (JsonBody, FormBody, MultipartBody)) and body.type is not None:
        from .sending import completed

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
    media_type, content = file_body(value, body)
    return media_type, Content((content,))


def _is_left_out(value: object) -> bool:
    """Return whether none of the arguments that are the members of a body was passed; an empty mapping was."""
    return isinstance(value, dict) and value != {} and not members(cast("dict[str, object]", value), "body")


def _as_utf8(media_type: str) -> str:
    """Return the media type with ``charset=utf-8`` in place of any other charset."""
    main, *parameters = (part.strip() for part in media_type.split(";"))
    kept = [part for part in parameters if part and not part.lower().startswith("charset=")]
    return "; ".join((main, *kept, "charset=utf-8"))


def _form(body: FormBody, value: object) -> str:
    if not is_object(value):
        raise InvalidArgument(f"body: a form must be a mapping or a model, not {kind(value)}")
    pairs: list[str] = []
    for name, member in members(value, "body"):
        if name in body.encoding:
            pairs += query_pairs(body.encoding[name], member)
            continue
        for item in member if is_list(member) else [member]:
            content = "application/json" if is_object(item) or is_list(item) else None
            pairs += query_pairs(Parameter(name, "query", content=content), item)
    return "&".join(pairs)


def _multipart(body: MultipartBody, value: object) -> tuple[str, Content]:
    if not is_object(value):
        raise InvalidArgument(f"body: a form must be a mapping or a model, not {kind(value)}")
    boundary = os.urandom(16).hex()
    parts: list[bytes | FilePart | PathPart] = []
    for name, member in members(value, "body"):
        if member is None and name in body.files and name not in body.nullable:
            raise no_file(name)
        for item in member if is_list(member) and not is_file_tuple(member) else [member]:
            media_type, file_name, content = part_of(name, item, body)
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'
            if file_name is not None:
                head += f'; filename="{_quoted(file_name)}"'
            if media_type is not None:
                head += f"\r\nContent-Type: {media_type}"
            parts += [f"{head}\r\n\r\n".encode(), content, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    main = body.media_type.partition(";")[0].strip()
    return f"{main}; boundary={boundary}", Content(tuple(parts))


def _quoted(text: str) -> str:
    """Escape a name as browsers do (WHATWG HTML, 4.10.21.8), so that it cannot end the header."""
    return scalar(text, "body").replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
