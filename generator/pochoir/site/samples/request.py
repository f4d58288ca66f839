"""The HTTP request of an example call: the values that the client's own example has, put where they travel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from pochoir import ir
from pochoir.literals import json_text
from pochoir.plan.samples import Samples

_SEPARATORS: Final[Mapping[str, str]] = {"spaceDelimited": " ", "pipeDelimited": "|"}
BOUNDARY: Final = "pochoir"


@dataclass(frozen=True, slots=True)
class Secret:
    """A value the reader has and the page has not: the environment variable it stands in, and what comes before."""

    variable: str
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class FormPart:
    """A member of a form; `file` says that its value is the content of a file."""

    name: str
    value: str
    file: bool = False


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


def request_of(api: ir.Api, samples: Samples, operation: ir.Operation) -> Request:
    """The request of the example call of an operation: all that must be given, and the body's example."""
    given = [
        (each, each.examples[0].value if each.examples else samples.filler(each.type))
        for each in operation.parameters
        if each.required
    ]
    needed = operation.security[0] if operation.security else ()
    schemes = [scheme for scheme in api.schemes if scheme.id in needed]
    body = operation.body if operation.body and operation.body.required else None
    value = _body_value(samples, body) if body else None
    return Request(
        method=operation.method.upper(),
        server=operation.server or (api.servers[0].url if api.servers else ""),
        base=f"{str(api.package).upper()}_BASE_URL",
        target=_path(operation.path, given) + _query(given, operation.fixed),
        headers=(*_headers(given), *_secret_headers(schemes), *_media(operation, body)),
        query_secrets=tuple(_secrets(schemes, "query")),
        cookies=(
            *((each.wire, _flat(sent)) for each, sent in given if each.location == "cookie"),
            *_secrets(schemes, "cookie"),
        ),
        basic=next((Secret(each.variable) for each in schemes if each.kind == "basic"), None),
        kind=body.kind if body else "",
        body=value,
        text=_text(body, value) if body else "",
        form=tuple(_form(body, value)) if body and body.kind in ("form", "multipart") else (),
    )


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


def _text(body: ir.Body, value: ir.Json) -> str:
    if body.kind == "json":
        return json_text(value)
    if body.kind == "form":
        return urlencode([(part.name, part.value) for part in _form(body, value)])
    return value if isinstance(value, str) else json_text(value) if body.kind != "multipart" else ""


def _form(body: ir.Body, value: ir.Json) -> Iterator[FormPart]:
    files = {each.wire for each in body.fields if _is_file(each.type)}
    for name, member in value.items() if isinstance(value, dict) else ():
        for item in member if isinstance(member, list) else [member]:
            yield FormPart(name, _flat(item), name in files)


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
    for each, value in given:
        if each.location == "path":
            lead = {"label": ".", "matrix": f";{each.wire}="}.get(each.style, "")
            path = path.replace(
                f"{{{each.wire}}}", lead + quote(_flat(value), safe="," if each.style == "simple" else "")
            )
    return quote(path, safe="/%:@!$&'()*+,;=~{}-._").replace("{", "%7B").replace("}", "%7D")


def _query(given: list[tuple[ir.Parameter, ir.Json]], fixed: tuple[tuple[str, str], ...]) -> str:
    pairs: list[tuple[str, str]] = list(fixed)
    for each, value in given:
        if each.location == "query":
            pairs += _pairs(each, value)
    text = urlencode(pairs, quote_via=quote, safe=",:@[]")
    return f"?{text}" if text else ""


def _pairs(parameter: ir.Parameter, value: ir.Json) -> list[tuple[str, str]]:
    if parameter.content:
        return [(parameter.wire, json_text(value, None))]
    if isinstance(value, dict) and parameter.style == "deepObject":
        return [(f"{parameter.wire}[{key}]", _flat(member)) for key, member in value.items()]
    if isinstance(value, dict) and parameter.explode:
        return [(key, _flat(member)) for key, member in value.items()]
    if isinstance(value, list) and parameter.explode:
        return [(parameter.wire, _flat(item)) for item in value]
    if isinstance(value, list):
        return [(parameter.wire, _SEPARATORS.get(parameter.style, ",").join(map(_flat, value)))]
    return [(parameter.wire, _flat(value))]


def _flat(value: ir.Json) -> str:
    match value:
        case str():
            return value
        case list():
            return ",".join(map(_flat, value))
        case dict():
            return json_text(value, None)
        case None:
            return ""
        case _:
            return json_text(value, None)


def _headers(given: list[tuple[ir.Parameter, ir.Json]]) -> Iterator[tuple[str, str]]:
    for each, value in given:
        if each.location == "header":
            yield each.wire, " ".join(_flat(value).split())


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
    accepted = next(
        (each.media_types[0] for each in operation.replies if each.status[:1] == "2" and each.media_types), ""
    )
    if accepted:
        yield "Accept", accepted
    if body and body.kind != "multipart":
        yield "Content-Type", body.media_type
