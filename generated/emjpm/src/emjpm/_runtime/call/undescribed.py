"""Requests to paths that the description does not contain, as ordinary operations."""

from collections.abc import Mapping

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.operation import Empty, Json, JsonBody, Operation, Parameter, Retry, Security
from ..base.unset import Unset
from ..codec.values import JsonInput, JsonValue
from .request import own_fields

__all__ = ["describe"]

_RETRY = {
    "GET": Retry.SAFE,
    "HEAD": Retry.SAFE,
    "OPTIONS": Retry.SAFE,
    "PUT": Retry.IDEMPOTENT,
    "DELETE": Retry.IDEMPOTENT,
}


def _any_json() -> object:
    return JsonValue


def describe(
    method: str,
    path: str,
    query: Mapping[str, object],
    headers: Mapping[str, str],
    body: JsonInput | Unset,
    security: Security,
) -> tuple[Operation[JsonValue | bytes], Arguments, Mapping[str, str]]:
    """Return the operation, its arguments and its header fields.

    Raises:
        InvalidArgument: the method or the path is not valid.
    """
    if not (method.isascii() and method.isalpha()):
        raise InvalidArgument("method: must consist of letters")
    if not path.startswith("/") or path.startswith("//") or set(path) & set("?#\\{}"):
        raise InvalidArgument(
            "path: must start with a single /, without ?, #, \\ and braces; pass the query as query=..."
        )
    if not (path.isascii() and path.isprintable()) or " " in path:
        raise InvalidArgument("path: must be percent-encoded")
    if any(segment.lower().replace("%2e", ".") in (".", "..") for segment in path.split("/")):
        raise InvalidArgument("path: must not contain the segments . and ..")
    own_fields(headers)
    operation: Operation[JsonValue | bytes] = Operation(
        id=f"{method.upper()} {path}",
        method=method.upper(),
        path=path,
        parameters=tuple(Parameter(name, "query") for name in query),
        security=security,
        body=None if isinstance(body, Unset) else JsonBody(required=True),
        replies={"2XX": Empty() if method.upper() == "HEAD" else Json(_any_json, media_type="*/*")},
        retry=_RETRY.get(method.upper(), Retry.UNSAFE),
    )
    return operation, Arguments(query=query, body=body), headers
