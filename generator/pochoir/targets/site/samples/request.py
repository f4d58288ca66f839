"""The HTTP request of the example call of an operation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import quote, unquote, urlencode, urlsplit

from pochoir import ir
from pochoir.literals import json_text
from pochoir.resolve import media
from pochoir.security_schemes import KINDS, ToolSyntax
from pochoir.targets.client.samples import Samples, sent_body
from pochoir.targets.site.samples.parameters import cookie_pair, flat, header_text, path_text, query_pairs

FILE: Final = "file"
"""The name of the file that samples read or write."""
_CONTENT: Final = "content"
"""The content of that file if there is no example."""
_JSON: Final = "application/json"
OCTETS: Final = "application/octet-stream"
_PATH: Final = "/?%:@!$&'()*+,;=~-._"

Reply: TypeAlias = Literal["json", "text", "bytes", "events", "empty", "redirect"]
"""The kind of body of a success, which determines how a program reads it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret: the environment variable that contains it, and a prefix of the value."""

    variable: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class FormPart:
    """A field of a form. `file` is true if it is a file; `media_type` is "" for text."""

    name: str
    value: str
    file: bool = False
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request.

    Attributes:
        method: the method.
        server: the URL of the server; "" if the description has no absolute URL.
        base: the environment variable with the URL to use instead.
        target: path and query.
        headers: the headers.
        query_secrets: secrets to append to the query.
        cookies: the cookies.
        tool_auth: how each tool writes a credential that it encodes itself.
        kind: the kind of body; "" for none.
        body: the body as data.
        text: the body as text.
        form: the fields of a form.
        reply: the kind of body of a success.
    """

    method: str
    server: str
    base: str
    target: str
    headers: tuple[tuple[str, str | Secret], ...]
    query_secrets: tuple[tuple[str, Secret], ...] = ()
    cookies: tuple[tuple[str, str | Secret], ...] = ()
    tool_auth: ToolSyntax | None = None
    kind: str = ""
    body: ir.Json = None
    text: str = ""
    form: tuple[FormPart, ...] = ()
    reply: Reply = "json"


def request_of(api: ir.Api, samples: Samples, operation: ir.Operation) -> Request:
    """Return the request of the example call of an operation: required parameters and the example body."""
    given = [(each, samples.value(each)) for each in operation.parameters if each.required]
    schemes = _schemes(api, operation.security)
    body = sent_body(operation)
    value = _body_value(samples, body) if body else None
    form = tuple(_form(body, value)) if body and body.kind in ("form", "multipart") else ()
    return Request(
        method=operation.method,
        server=operation.server or (api.servers[0].url if api.servers else ""),
        base=f"{str(api.package).upper()}_BASE_URL",
        target=_path(operation.path, given) + _query(given, operation.fixed),
        headers=(*_headers(given), *_secrets(schemes, "header"), *_media(operation, body)),
        query_secrets=tuple(_secrets(schemes, "query")),
        cookies=(
            *(cookie_pair(each, sent) for each, sent in given if each.location == "cookie"),
            *_secrets(schemes, "cookie"),
        ),
        tool_auth=_tool_auth(schemes),
        kind=body.kind if body else "",
        body=value,
        text=_text(body, value, form) if body else "",
        form=form,
        reply=reply_of(operation),
    )


def handshake_of(api: ir.Api, socket: ir.Socket) -> Request:
    """Return the handshake of a WebSocket. Any key works; this one is from RFC 6455."""
    server = urlsplit(api.servers[0].url) if api.servers else None
    schemes = _schemes(api, socket.security)
    opening = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in socket.query)
    return Request(
        method="GET",
        server=f"{server.scheme}://{server.netloc}" if server else "",
        base=f"{str(api.package).upper()}_BASE_URL",
        target=socket.path + (f"?{query}" if query else ""),
        headers=(*opening.items(), *_secrets(schemes, "header")),
        query_secrets=tuple(_secrets(schemes, "query")),
        cookies=tuple(_secrets(schemes, "cookie")),
        tool_auth=_tool_auth(schemes),
        reply="empty",
    )


def success(operation: ir.Operation) -> ir.Reply | None:
    """Return the first documented success of an operation, or else its first redirect."""
    found = [each for first in "23" for each in operation.replies if each.status[:1] == first]
    return next(iter(found), None)


def reply_of(operation: ir.Operation) -> Reply:
    """Return the kind of body of a success."""
    found = success(operation)
    if found is None:
        return "json"
    return "redirect" if found.status[:1] == "3" else found.kind


def _schemes(api: ir.Api, security: Iterable[tuple[str, ...]]) -> list[ir.Scheme]:
    """Return the schemes of the first alternative with any: those that a client with all credentials uses."""
    needed = next(filter(None, security), ())
    return [scheme for scheme in api.schemes if scheme.id in needed]


def _body_value(samples: Samples, body: ir.Body) -> ir.Json:
    given = body.examples[0].value if body.examples else None
    if not body.fields:
        return samples.filler(body.type) if given is None else given
    values = given if isinstance(given, dict) else {}
    return {
        each.wire: values[each.wire] if each.wire in values else samples.filler(each.type, each.wire)
        for each in body.fields
        if (each.required or each.wire in values) and not each.read_only
    }


def _text(body: ir.Body, value: ir.Json, form: Iterable[FormPart]) -> str:
    match body.kind:
        case "form":
            return urlencode([(part.name, part.value) for part in form], quote_via=quote)
        case "multipart":
            return ""
        case "json":
            return json_text(value)
        case "bytes":
            return flat(value) or _CONTENT
        case "text":
            return flat(value)


def _form(body: ir.Body, value: ir.Json) -> Iterator[FormPart]:
    encodings = {each.wire: each for each in body.encodings}
    files = {each.wire for each in body.fields if _is_file(each.type)}
    for name, member in value.items() if isinstance(value, dict) else ():
        encoding = encodings.get(name, ir.Encoding(name, content=_JSON if isinstance(member, dict) else ""))
        if body.kind == "multipart":
            for item in member if isinstance(member, list) else [member]:
                yield _part(encoding, item, name in files)
        else:
            for pair in query_pairs(encoding, member):
                key, _, text = pair.partition("=")
                yield FormPart(unquote(key), unquote(text))


def _part(encoding: ir.Encoding, item: ir.Json, file: bool) -> FormPart:
    media_type = encoding.content or (_JSON if item is None or isinstance(item, dict) else "")
    if file:
        return FormPart(encoding.wire, flat(item) or _CONTENT, True, media_type or OCTETS)
    return FormPart(
        encoding.wire, json_text(item, None) if media_type.endswith("json") else flat(item), False, media_type
    )


def _is_file(type: ir.TypeRef) -> bool:
    match type:
        case ir.Plain(kind="bytes"):
            return True
        case ir.ListOf():
            return _is_file(type.item)
        case ir.UnionOf():
            return any(_is_file(option) for option in type.options)
        case _:
            return False


def _path(path: str, given: list[tuple[ir.Parameter, ir.Json]]) -> str:
    texts = {each.wire: path_text(each, value) for each, value in given if each.location == "path"}
    parts = re.split(r"\{([^{}]*)\}", path)
    # Every second part is the name of a parameter. An undocumented parameter stays a placeholder.
    written = (
        quote(part, safe=_PATH) if number % 2 == 0 else texts.get(part, f"%7B{quote(part, safe='')}%7D")
        for number, part in enumerate(parts)
    )
    return "".join(written)


def _query(given: list[tuple[ir.Parameter, ir.Json]], fixed: tuple[tuple[str, str], ...]) -> str:
    pairs = [f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in fixed]
    for each, value in given:
        if each.location == "query":
            pairs += query_pairs(each, value)
    return "?" + "&".join(pairs) if pairs else ""


def _headers(given: list[tuple[ir.Parameter, ir.Json]]) -> Iterator[tuple[str, str]]:
    for each, value in given:
        if each.location == "header":
            yield each.wire, header_text(each, value)


def _secrets(schemes: list[ir.Scheme], location: str) -> Iterator[tuple[str, Secret]]:
    for scheme in schemes:
        kind = KINDS[scheme.kind]
        if kind.supported and kind.tools is None and scheme.location == location:
            yield scheme.wire, Secret(scheme.variable, scheme.prefix)


def _tool_auth(schemes: list[ir.Scheme]) -> ToolSyntax | None:
    found = ((scheme, KINDS[scheme.kind].tools) for scheme in schemes)
    return next((tools.filled(scheme.variable) for scheme, tools in found if tools), None)


def _media(operation: ir.Operation, body: ir.Body | None) -> Iterator[tuple[str, str]]:
    found = success(operation)
    if found is not None and found.status[:1] == "2" and found.media_types:
        yield "Accept", media.best(found.media_types)
    if body and body.kind != "multipart":
        yield "Content-Type", body.media_type
