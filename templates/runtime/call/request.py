"""Build requests from operations and arguments; invalid arguments are rejected before anything is sent."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ..base.arguments import Arguments
from ..base.errors import InvalidArgument
from ..base.headers import Headers
from ..base.operation import Operation
from ..base.security import Placed
from ..base.unset import UNSET, Unset
from ..base.urls import Base, with_fields
from ..base.wire import Content, Keep, Request
from ..codec.bounds import check_arguments
from ..codec.serialize import check_header, cookie_pairs, header_text, path_text, query_pairs
from ..http.codings import accept_encoding

if TYPE_CHECKING:
    from ..base.options import Settings

__all__ = ["BareRequest", "build_request", "with_credentials"]

_OWN: Final = frozenset({"host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade"})
"""The header fields that frame a message, which only the transport sets."""

_DOTS: Final = frozenset({".", ".."})

_TOKEN: Final = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class BareRequest:
    """A request without credentials, identical for all attempts of a call."""

    method: str
    url: str
    query: tuple[str, ...]
    headers: Headers
    cookies: tuple[str, ...]
    content: Content
    keyed: bool = False
    """Whether an idempotency key makes it safe to repeat."""


def build_request(
    base: Base, operation: Operation[object], arguments: Arguments, settings: "Settings", agent: str, url: str | None
) -> BareRequest:
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
    if settings.check_arguments:
        check_arguments(operation, arguments)
    arguments = _formed(operation, arguments) if operation.formed else arguments
    query: list[str] = []
    fields: list[tuple[str, str]] = []
    cookies: list[str] = []
    keyed = False
    for parameter in operation.parameters:
        if parameter.location == "path":
            continue
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
    media_type, content = _content(operation, arguments, settings)
    headers = Headers([("Accept", operation.accept), ("Accept-Encoding", accept_encoding()), ("User-Agent", agent)])
    if settings.headers:
        headers = headers.with_fields(own_fields(settings.headers))
    if fields:
        headers = headers.with_fields(fields)
    if media_type is not None and not _typed(fields, media_type):
        headers = headers.with_fields([("Content-Type", media_type)])
    if url is None:
        url = base.url + _path(operation, arguments.path)
    else:
        query = []
    return BareRequest(
        operation.method, url, tuple(query), headers, tuple(cookies), content, keyed or "idempotency-key" in headers
    )


def _formed(operation: Operation[object], arguments: Arguments) -> Arguments:
    """Return the arguments with the decimals and bytes of parameters in their form."""
    from ..codec.sending import completed

    for parameter in operation.formed:
        given: Mapping[str, object] = getattr(arguments, parameter.location)
        if parameter.name in given and parameter.type is not None:
            value = completed(parameter.type(), given[parameter.name], parameter.name)
            changed: dict[str, Any] = {parameter.location: {**given, parameter.name: value}}
            arguments = replace(arguments, **changed)
    return arguments


def _content(operation: Operation[object], arguments: Arguments, settings: "Settings") -> tuple[str | None, Content]:
    """Return the media type and the content of the body, which reports its progress to the caller."""
    if operation.body is None and isinstance(arguments.body, Unset):
        return None, Content()
    from ..codec.bodies import encode_body

    media_type, content = encode_body(operation.body, arguments.body)
    return media_type, content if settings.on_upload is None else replace(content, progress=settings.on_upload)


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
    if "{" not in path and path.startswith("/"):
        return path
    parameters = {each.name: each for each in operation.parameters if each.location == "path"}
    pieces: list[str] = []
    while "{" in path:
        before, _, rest = path.partition("{")
        name, _, path = rest.partition("}")
        parameter = parameters.get(name)
        if parameter is None:
            raise InvalidArgument(f"{name}: the path contains this parameter, but the operation does not declare it")
        pieces += [before, path_text(parameter, values.get(name))]
    whole = "".join([*pieces, path])
    if not _DOTS.isdisjoint(whole.split("/")):
        raise InvalidArgument("the path arguments together form a segment . or .., which is not allowed")
    return whole if whole.startswith("/") else f"/{whole}"


def _is_other(name: str, field: str) -> bool:
    return field.partition("=")[0] != name


def with_credentials(
    written: BareRequest, placed: Sequence[Placed], settings: "Settings", remaining: float, keep: Keep | None = None
) -> Request:
    """Add credentials to a request.

    Args:
        written: the request without credentials.
        placed: the credentials, checked.
        settings: the settings of the call.
        remaining: the seconds left for the call.
        keep: decides which responses to leave unread.
    """
    query, cookies, url = list(written.query), list(written.cookies), written.url
    fields: dict[str, tuple[str, str]] = {}
    for credential in placed:
        text = credential.value.reveal()
        if credential.location == "header":
            if credential.name in written.headers:
                # The caller passes this field.
                continue
            fields[credential.name.lower()] = (credential.name, text)
        elif credential.location == "query":
            # The URL of a next page may have the key of this one.
            url = with_fields(url, partial(_is_other, credential.name))
            query.append(f"{credential.name}={text}")
        else:
            cookies.append(f"{credential.name}={text}")
    if cookies:
        fields["cookie"] = ("Cookie", "; ".join(cookies))
    headers = written.headers.with_fields(fields.values()) if fields else written.headers
    if query:
        url += ("&" if "?" in url else "?") + "&".join(query)
    limit = settings.max_reply_bytes
    return Request(written.method, url, headers, written.content, settings.timeout, remaining, limit, keep)
