"""The HTTP request of an example call: the values that the client's own example has, put where they travel."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import quote, unquote, urlencode, urlsplit

from pochoir import ir
from pochoir.literals import json_text
from pochoir.resolve import media
from pochoir.targets.client.samples import Samples
from pochoir.targets.site.samples.parameters import cookie_pair, flat, header_text, path_text, query_pairs

FILE: Final = "file"
"""The name of the file that samples send, and of the one they write."""
_CONTENT: Final = "content"
"""What stands in that file where an example shows nothing."""
_JSON: Final = "application/json"
OCTETS: Final = "application/octet-stream"
_PATH: Final = "/?%:@!$&'()*+,;=~-._"

Reply: TypeAlias = Literal["json", "text", "bytes", "events", "empty", "redirect"]
"""What a success brings, which decides how a program reads it."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A value the reader has and the page has not: the environment variable it stands in, and what comes before."""

    variable: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class FormPart:
    """A member of a form; `file` says that its value is the content of a file, `media_type` that it is no text."""

    name: str
    value: str
    file: bool = False
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `server` is "" when the description has no absolute URL; the variable `base` stands for it.

    Secrets travel in `headers`, `query_secrets`, `cookie_secrets` or as `basic`.
    """

    method: str
    server: str
    base: str
    target: str
    headers: tuple[tuple[str, str | Secret], ...]
    query_secrets: tuple[tuple[str, Secret], ...] = ()
    cookies: tuple[tuple[str, str | Secret], ...] = ()
    basic: Secret | None = None
    kind: str = ""
    body: ir.Json = None
    text: str = ""
    form: tuple[FormPart, ...] = ()
    reply: Reply = "json"


def request_of(api: ir.Api, samples: Samples, operation: ir.Operation) -> Request:
    """The request of the example call of an operation: all that must be given, and the body's example."""
    given = [
        (each, each.examples[0].value if each.examples else samples.filler(each.type))
        for each in operation.parameters
        if each.required
    ]
    schemes = _named(api, operation.security)
    body = operation.body if operation.body and operation.body.required else None
    value = _body_value(samples, body) if body else None
    form = tuple(_form(body, value)) if body and body.kind in ("form", "multipart") else ()
    return Request(
        method=operation.method.upper(),
        server=operation.server or (api.servers[0].url if api.servers else ""),
        base=f"{str(api.package).upper()}_BASE_URL",
        target=_path(operation.path, given) + _query(given, operation.fixed),
        headers=(*_headers(given), *_secret_headers(schemes), *_media(operation, body)),
        query_secrets=tuple(_secrets(schemes, "query")),
        cookies=(
            *(cookie_pair(each, sent) for each, sent in given if each.location == "cookie"),
            *_secrets(schemes, "cookie"),
        ),
        basic=next((Secret(each.variable) for each in schemes if each.kind == "basic"), None),
        kind=body.kind if body else "",
        body=value,
        text=_text(body, value, form) if body else "",
        form=form,
        reply=reply_of(operation),
    )


def handshake_of(api: ir.Api, socket: ir.Socket) -> Request:
    """The request that opens a WebSocket; its key is the example of RFC 6455, for any will do."""
    server = urlsplit(api.servers[0].url) if api.servers else None
    schemes = _named(api, socket.security)
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
        headers=(*opening.items(), *_secret_headers(schemes)),
        query_secrets=tuple(_secrets(schemes, "query")),
        cookies=tuple(_secrets(schemes, "cookie")),
        basic=next((Secret(each.variable) for each in schemes if each.kind == "basic"), None),
        reply="empty",
    )


def success(operation: ir.Operation) -> ir.Reply | None:
    """The first documented success of an operation; one that redirects where there is no other."""
    found = [each for first in "23" for each in operation.replies if each.status[:1] == first]
    return next(iter(found), None)


def reply_of(operation: ir.Operation) -> Reply:
    """What a success of an operation brings."""
    found = success(operation)
    if found is None:
        return "json"
    return "redirect" if found.status[:1] == "3" else found.kind


def _named(api: ir.Api, security: Iterable[tuple[str, ...]]) -> list[ir.Scheme]:
    """The schemes of the first alternative that needs any: what a client with every credential sends."""
    needed = next(filter(None, security), ())
    return [scheme for scheme in api.schemes if scheme.id in needed]


def _body_value(samples: Samples, body: ir.Body) -> ir.Json:
    given = body.examples[0].value if body.examples else None
    if not body.fields:
        return samples.filler(body.type) if given is None else given
    values = given if isinstance(given, dict) else {}
    return {
        each.wire: values[each.wire] if each.wire in values else samples.filler(each.type)
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
    pieces = re.split(r"\{([^{}]*)\}", path)
    # Every second piece is the name of a parameter; one that nobody describes stays a place to fill in.
    written = (
        quote(piece, safe=_PATH) if at % 2 == 0 else texts.get(piece, f"%7B{quote(piece, safe='')}%7D")
        for at, piece in enumerate(pieces)
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


def _secret_headers(schemes: list[ir.Scheme]) -> Iterator[tuple[str, Secret]]:
    for scheme in schemes:
        if scheme.kind in ("bearer", "oauth2"):
            yield "Authorization", Secret(scheme.variable, "Bearer ")
        elif scheme.kind == "apiKey" and scheme.location == "header":
            yield scheme.wire, Secret(scheme.variable, scheme.prefix)


def _secrets(schemes: list[ir.Scheme], location: str) -> Iterator[tuple[str, Secret]]:
    for scheme in schemes:
        if scheme.kind == "apiKey" and scheme.location == location:
            yield scheme.wire, Secret(scheme.variable, scheme.prefix)


def _media(operation: ir.Operation, body: ir.Body | None) -> Iterator[tuple[str, str]]:
    found = success(operation)
    if found is not None and found.status[:1] == "2" and found.media_types:
        yield "Accept", media.best(found.media_types)
    if body and body.kind != "multipart":
        yield "Content-Type", body.media_type
