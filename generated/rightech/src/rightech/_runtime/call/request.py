"""Build requests from operations and arguments; invalid arguments are rejected before anything is sent."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.headers import Headers
from ..base.operation import Binary, Empty, Events, Json, Operation, ReplyKind, Text
from ..base.security import Placed
from ..base.unset import UNSET, Unset
from ..base.urls import Base
from ..base.wire import Content, Request
from ..codec.bounds import check_arguments
from ..codec.serialize import check_cookie, check_header, cookie_pairs, header_text, path_text, query_pairs
from ..http.codings import accept_encoding

if TYPE_CHECKING:
    from ..base.options import Settings

__all__ = ["Draft", "draft", "dress"]

_OWN: Final = frozenset({"host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade"})
"""The header fields that frame a message, which only the transport sets."""

_TOKEN: Final = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """A request without credentials, identical for all attempts of a call."""

    method: str
    url: str
    query: tuple[str, ...]
    headers: Headers
    cookies: tuple[str, ...]
    content: Content
    keyed: bool = False
    """Whether an idempotency key makes it safe to repeat."""


def draft(
    base: Base, operation: Operation[object], arguments: Arguments, settings: "Settings", agent: str, url: str | None
) -> Draft:
    """Build the request of an operation, without credentials.

    Args:
        base: the base URL.
        operation: the operation.
        arguments: the argument values.
        settings: the settings, for additional header fields.
        agent: the ``User-Agent``.
        url: a complete URL instead of path and query, such as that of a next page.

    Raises:
        InvalidArgument: a value is not valid.
    """
    from ..codec.bodies import encode_body

    if settings.check_arguments:
        check_arguments(operation, arguments)
    query: list[str] = []
    fields: list[tuple[str, str]] = []
    cookies: list[str] = []
    keyed = False
    for parameter in operation.parameters:
        if parameter.location == "query":
            query += query_pairs(parameter, arguments.query.get(parameter.name, UNSET))
        elif parameter.location == "header":
            value = arguments.header.get(parameter.name, UNSET)
            if isinstance(value, Unset) and parameter.idempotency:
                value = os.urandom(16).hex()
            text = header_text(parameter, value)
            if text is not None:
                fields.append((parameter.name, text))
                keyed = keyed or parameter.idempotency
        elif parameter.location == "cookie":
            cookies += cookie_pairs(parameter, arguments.cookie.get(parameter.name, UNSET))
    media_type, content = encode_body(operation.body, arguments.body)
    headers = Headers([("Accept", _accept(operation.replies)), ("Accept-Encoding", accept_encoding())])
    headers = headers.with_fields([("User-Agent", agent)]).with_fields(own_fields(settings.headers)).with_fields(fields)
    if media_type is not None and not _typed(fields, media_type):
        headers = headers.with_fields([("Content-Type", media_type)])
    if url is None:
        url = base.url + _path(operation, arguments.path)
    else:
        query = []
    return Draft(
        operation.method, url, tuple(query), headers, tuple(cookies), content, keyed or "idempotency-key" in headers
    )


def _typed(fields: Sequence[tuple[str, str]], media_type: str) -> bool:
    """Return whether the caller passes the media type of the body of this call.

    Raises:
        InvalidArgument: the media type of the body has a boundary, which the caller does not know.
    """
    given = any(name.lower() == "content-type" for name, _ in fields)
    if given and media_type.startswith("multipart/"):
        raise InvalidArgument("extra_headers: the client sets the Content-Type of a multipart form; leave it out")
    return given


def own_fields(headers: Mapping[str, str], argument: str = "headers") -> list[tuple[str, str]]:
    """Check header fields passed by the caller as an argument.

    Raises:
        InvalidArgument: a name or a value is not valid, or the transport sets the field.
    """
    for name, value in headers.items():
        if not name or not set(name) <= _TOKEN:
            raise InvalidArgument(f"{argument}: a name contains a character that is not allowed in a header name")
        if name.lower() in _OWN:
            raise InvalidArgument(f"{argument}: {name} is set by the client itself; leave it out")
        check_header(name, value)
    return list(headers.items())


def _path(operation: Operation[object], values: Mapping[str, object]) -> str:
    path = operation.path
    pieces: list[str] = []
    while "{" in path:
        before, _, rest = path.partition("{")
        name, _, path = rest.partition("}")
        parameter = next((p for p in operation.parameters if p.location == "path" and p.name == name), None)
        if parameter is None:
            raise InvalidArgument(f"{name}: the path contains this parameter, but the operation does not declare it")
        pieces += [before, path_text(parameter, values.get(name))]
    whole = "".join([*pieces, path])
    if any(segment in (".", "..") for segment in whole.split("/")):
        raise InvalidArgument("the path arguments together form a segment . or .., which is not allowed")
    return whole if whole.startswith("/") else f"/{whole}"


def _accept(replies: Mapping[str, ReplyKind]) -> str:
    """Return the ``Accept`` header: media types of successes, then of other responses, then any (RFC 9110, 12.5.1)."""
    types = [(key[0] in "23", _asked(kind)) for key, kind in replies.items() if not isinstance(kind, Empty)]
    first = list(dict.fromkeys(each for success, each in types if success))
    others = dict.fromkeys(each for success, each in types if not success and each not in first)
    if not first:
        first, others = list(others) or ["application/json"], {}
    elif "application/json" not in first and any(isinstance(kind, Json) for kind in replies.values()):
        others.setdefault("application/json")
    last = () if "*/*" in (*first, *others) else ("*/*;q=0.1",)
    return ", ".join([*first, *(f"{each};q=0.9" for each in others), *last])


def _asked(kind: Json | Text | Binary | Events) -> str:
    """Return the media type to request; for a range such as ``image/*``, any."""
    if isinstance(kind, Json) and "*" in kind.media_type:
        return "application/json"
    return "text/plain" if isinstance(kind, Text) and kind.media_type == "*/*" else kind.media_type


def dress(written: Draft, placed: Sequence[Placed], settings: "Settings", remaining: float) -> Request:
    """Add credentials to a draft.

    Raises:
        InvalidArgument: a credential cannot be sent in its place.
    """
    headers, query, cookies = written.headers, list(written.query), list(written.cookies)
    for credential in placed:
        text = credential.value.reveal()
        if credential.location == "header":
            headers = headers.with_fields([(credential.name, check_header(credential.name, text))])
        elif credential.location == "query":
            query.append(f"{credential.name}={text}")
        else:
            cookies.append(f"{credential.name}={check_cookie(credential.name, text)}")
    if cookies:
        headers = headers.with_fields([("Cookie", "; ".join(cookies))])
    url = written.url
    if query:
        url += ("&" if "?" in url else "?") + "&".join(query)
    return Request(written.method, url, headers, written.content, settings.timeout, remaining, settings.max_reply_bytes)
