"""The form that sends a request from the browser of a reader to the API, if the settings of the API allow it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from urllib.parse import urlsplit

from pochoir import ir
from pochoir.literals import json_text
from pochoir.security_schemes import KINDS
from pochoir.targets.site.labels import N_
from pochoir.targets.site.samples.parameters import flat, header_text, path_text, query_pairs
from pochoir.targets.site.samples.request import FormPart, Request, request_of
from pochoir.targets.site.site_index import SiteIndex

_ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?")
"""An origin that is safe in a Content-Security-Policy."""
_READS: Final = ("GET", "HEAD", "OPTIONS", "QUERY")
_IN_URL: Final = N_(
    "This operation takes a credential in the URL, where it would end up in browser histories and logs. "
    "Use the curl sample."
)
_COOKIE: Final = N_("A page cannot send the cookie that this operation needs. Use the curl sample.")
_NOT_IN_PAGES: Final = N_("A page cannot send the credentials that this operation needs. Use the curl sample.")
_NO_SERVER: Final = N_("The description has no server that a page can call.")

Writing: TypeAlias = Literal["text", "list", "raw"]
"""How a typed value is sent: as it is, as a list with commas, or as a part of the URL that is written already."""


@dataclass(frozen=True, slots=True)
class TryField:
    """A field for a parameter, with the value of the sample; "" for an optional one."""

    name: str
    location: str
    value: str
    required: bool
    writing: Writing
    between: str


@dataclass(frozen=True, slots=True)
class TryIt:
    """The form.

    Attributes:
        obstacle: why there is none: an interface string; "" if there is one.
        origins: the origins that its requests may go to.
        data: what the script needs besides the fields, as JSON.
        fields: the parameters.
        kind: the kind of body, "" for none.
        text: the body as text.
        parts: the fields of a form.
    """

    obstacle: str
    origins: tuple[str, ...] = ()
    data: str = ""
    fields: tuple[TryField, ...] = ()
    kind: str = ""
    text: str = ""
    parts: tuple[FormPart, ...] = ()


def try_it(index: SiteIndex, operation: ir.Operation) -> TryIt | None:
    """Return the form of an operation, or None if the settings do not allow it."""
    if not index.description.pages.tries:
        return None
    api = index.api
    needed = next(filter(None, operation.security), ())
    schemes = [scheme for scheme in api.schemes if scheme.id in needed]
    request = request_of(api, index.example_values, operation)
    servers = [operation.server] if operation.server else [each.url for each in api.servers]
    origins = tuple(dict.fromkeys(each for each in map(_origin, servers) if each))
    obstacle = _obstacle(operation, schemes) or ("" if origins else _NO_SERVER)
    if obstacle:
        return TryIt(obstacle)
    return TryIt(
        "",
        origins,
        _data(operation, schemes, request, origins),
        tuple(_fields(index, operation)),
        request.kind,
        "" if request.kind in ("form", "multipart", "bytes") else request.text,
        request.form,
    )


def _obstacle(operation: ir.Operation, schemes: list[ir.Scheme]) -> str:
    if any(scheme.location == "query" for scheme in schemes):
        return _IN_URL
    cookies = [scheme.location for scheme in schemes] + [
        each.location for each in operation.parameters if each.required
    ]
    if "cookie" in cookies:
        return _COOKIE
    return "" if all(KINDS[scheme.kind].page for scheme in schemes) else _NOT_IN_PAGES


def _origin(url: str) -> str:
    """Return the origin of a URL, "" for one that cannot be in a policy."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}".lower()
    return origin if _ORIGIN.fullmatch(origin) else ""


def _data(operation: ir.Operation, schemes: list[ir.Scheme], request: Request, origins: tuple[str, ...]) -> str:
    given = {each.wire.lower() for each in operation.parameters}
    headers = [[name, value] for name, value in request.headers if isinstance(value, str) and name.lower() not in given]
    deletes = request.method == "DELETE" or bool(operation.confirm)
    data: dict[str, ir.Json] = {
        "method": request.method,
        "server": request.server.rstrip("/"),
        "moves": not operation.server,
        "path": operation.path,
        "fixed": [[name, value] for name, value in operation.fixed],
        "headers": [[name, value] for name, value in headers],
        "auth": [[each.variable, each.wire, each.prefix, KINDS[each.kind].page] for each in schemes],
        "origins": list(origins),
        "asks": "" if request.method in _READS and not deletes else "always" if deletes else "once",
    }
    return json_text(data, None)


def _fields(index: SiteIndex, operation: ir.Operation) -> Iterator[TryField]:
    for each in operation.parameters:
        value = index.example_values.value(each) if each.required else None
        is_list = isinstance(each.type, ir.ListOf) and not each.content
        match each.location:
            case "path":
                plain = each.style == "simple" and not isinstance(value, dict)
                shown = ",".join(map(flat, value)) if isinstance(value, list) else flat(value)
                text = shown if plain else path_text(each, value)
                yield TryField(each.wire, "path", text, True, "text" if plain else "raw", "")
            case "query" if is_list and each.style in ("form", "spaceDelimited", "pipeDelimited"):
                between = "" if each.explode else {"spaceDelimited": "%20", "pipeDelimited": "%7C"}.get(each.style, ",")
                shown = ",".join(map(flat, value)) if isinstance(value, list) else ""
                yield TryField(each.wire, "query", shown, each.required, "list", between)
            case "query" if each.whole or each.content or not _is_one_text(index, each.type):
                text = "&".join(query_pairs(each, value))
                yield TryField(each.wire, "query", text, each.required, "raw", "")
            case "query":
                yield TryField(each.wire, "query", flat(value), each.required, "text", "")
            case "header":
                yield TryField(each.wire, "header", header_text(each, value), each.required, "text", "")
            case _:
                continue


def _is_one_text(index: SiteIndex, type: ir.TypeRef) -> bool:
    """Return whether a value of a type is written as one text."""
    match type:
        case ir.Plain() | ir.LiteralOf():
            return True
        case ir.Named():
            model = index.models.get(str(type.name))
            return model is not None and model.alias is not None and _is_one_text(index, model.alias)
        case ir.UnionOf():
            return all(_is_one_text(index, option) for option in type.options)
        case _:
            return False
