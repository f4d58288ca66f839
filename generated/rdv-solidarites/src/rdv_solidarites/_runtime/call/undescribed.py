"""Requests to paths that the description does not contain, as ordinary operations."""

import re
from collections.abc import Mapping
from typing import cast

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.headers import main_type
from ..base.operation import (
    Binary,
    BinaryBody,
    Body,
    Empty,
    FormBody,
    Json,
    JsonBody,
    MultipartBody,
    Operation,
    Parameter,
    ReplyKind,
    Retry,
    Security,
    Text,
    TextBody,
)
from ..base.unset import Unset
from ..codec.decode import is_json, is_text
from ..codec.values import JsonValue
from .request import own_fields

__all__ = ["describe"]

_MEDIA_TYPE = re.compile(r"[\w!#$&^*.+-]+/[\w!#$&^*.+-]+( *; *[\w-]+=[\w.-]+)*", re.ASCII)
_RETRY = {
    "GET": Retry.SAFE,
    "HEAD": Retry.SAFE,
    "OPTIONS": Retry.SAFE,
    "PUT": Retry.IDEMPOTENT,
    "DELETE": Retry.IDEMPOTENT,
}


def _any_json() -> object:
    return JsonValue


def _body(media_type: str | None, body: object) -> Body:
    """Return how a body is written in a media type: JSON, a form, text, or bytes that are sent unchanged."""
    kind = main_type(media_type or "application/json")
    if kind == "application/x-www-form-urlencoded":
        return FormBody(required=True)
    if kind.startswith("multipart/"):
        return MultipartBody(required=True, media_type=kind)
    if is_json(kind):
        return JsonBody(required=True, media_type=media_type or kind)
    if is_text(kind) and isinstance(body, str):
        return TextBody(required=True, media_type=media_type or kind)
    return BinaryBody(required=True, media_type=media_type or kind)


def _replies(method: str, accept: str | None) -> Mapping[str, ReplyKind]:
    """Return how to decode a success: by its media type, which may be any unless the caller requests one."""
    if method == "HEAD":
        return {"2XX": Empty()}
    if accept is None:
        return {"2XX": Json(_any_json, media_type="*/*")}
    kind = main_type(accept)
    if is_json(kind) or "*" in kind:
        return {"2XX": Json(_any_json, media_type=accept)}
    return {"2XX": Text(accept) if is_text(kind) else Binary(accept)}


def describe(
    method: str,
    path: str,
    query: Mapping[str, object],
    headers: Mapping[str, str],
    body: object,
    media_types: tuple[str | None, str | None],
    security: Security,
) -> tuple[Operation[JsonValue | bytes], Arguments, Mapping[str, str]]:
    """Return the operation, its arguments and its header fields.

    Args:
        method: the HTTP method.
        path: the path.
        query: the query parameters.
        headers: the header fields.
        body: the body, or ``UNSET``.
        media_types: the media type of the body, and the one to request.
        security: the credentials to send.

    Raises:
        InvalidArgument: the method, the path or a media type is not valid.
    """
    content_type, accept = media_types
    _check(method, path, content_type, accept)
    own_fields(headers)
    operation: Operation[JsonValue | bytes] = Operation(
        id=f"{method.upper()} {path}",
        method=method.upper(),
        path=path,
        parameters=tuple(Parameter(name, "query") for name in query),
        security=security,
        body=None if isinstance(body, Unset) else _body(content_type, body),
        replies=_replies(method.upper(), accept),
        retry=_RETRY.get(method.upper(), Retry.UNSAFE),
    )
    if isinstance(body, str) and isinstance(operation.body, BinaryBody):
        body = body.encode()
    return operation, Arguments(query=query, body=body), headers


def _check(method: str, path: str, content_type: str | None, accept: str | None) -> None:
    """Raise ``InvalidArgument`` for a method, a path or a media type that no request can have."""
    for name, value in (("content_type", content_type), ("accept", accept)):
        if value is not None and (not isinstance(cast("object", value), str) or not _MEDIA_TYPE.fullmatch(value)):
            raise InvalidArgument(f"{name}: must be a media type such as application/json")
    if not (method.isascii() and method.isalpha()):
        raise InvalidArgument("method: must consist of letters only")
    if not path.startswith("/") or path.startswith("//") or set(path) & set("?#\\{}"):
        raise InvalidArgument(
            "path: must start with a single /, without ?, #, \\ and braces; pass the query as query=..."
        )
    if not (path.isascii() and path.isprintable()) or " " in path:
        raise InvalidArgument("path: must be percent-encoded")
    if any(segment.lower().replace("%2e", ".") in (".", "..") for segment in path.split("/")):
        raise InvalidArgument("path: must not contain the segments . and ..")
