"""Received requests, checked against the description and decoded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from ..base.headers import main_type
from ..base.operation import BinaryBody, JsonBody, MultipartBody, PagedOperation, Parameter, TextBody
from ..base.redact import redact_url
from ..codec.decode import Undecodable
from .checking import Checker
from .described import Described, Given
from .mismatch import Fault
from .request_reader import Pairs, read_body, read_cookies, read_parameter, split_query

if TYPE_CHECKING:
    from ..base.headers import Headers
    from ..base.wire import Request
    from ..codec.values import JsonValue

__all__ = ["Received", "Values", "misspelt", "receive"]

PAGE: Final = "fake-page"
"""The query parameter in the fake's links to next pages."""
_NEAR: Final = 0.75
"""How alike two names are of which one is taken for a misspelling of the other."""
_DEEPEST: Final = 50


@dataclass(frozen=True, slots=True, repr=False)
class Received:
    """A received request, for assertions in tests.

    Attributes:
        operation: the operation, such as ``"absences.create"``.
        method: the HTTP method in capitals.
        url: the complete URL.
        path, query, header, cookie: the parameter values by wire name, without those not sent.
        body: the decoded JSON or form, a text, or the bytes of a file; ``None`` without a body.
        headers: all header fields.
    """

    operation: str
    method: str
    url: str
    path: "Mapping[str, JsonValue]"
    query: "Mapping[str, JsonValue]"
    header: "Mapping[str, JsonValue]"
    cookie: "Mapping[str, JsonValue]"
    body: "JsonValue | bytes"
    headers: "Headers"

    def __repr__(self) -> str:
        return f"<Received {self.operation}: {self.method} {redact_url(self.url)}>"


@dataclass(slots=True)
class Values:
    """The decoded values of a request and its violations."""

    found: "dict[str, dict[str, JsonValue]]"
    body: "JsonValue | bytes"
    faults: list[Fault]


def receive(
    checker: Checker, described: Described, request: "Request", path: Mapping[str, str], ignored: frozenset[str]
) -> Values:
    """Decode a request of an operation and check it.

    Args:
        checker: the validator for requests.
        described: the operation.
        request: the request.
        path: the undecoded values of the path parameters.
        ignored: the query parameters that are API keys.
    """
    places = {
        "path": Pairs(list(path.items())),
        "query": split_query(urlsplit(request.url).query),
        "header": Pairs([(given.name, value) for given, value in _headers(described, request)]),
        "cookie": read_cookies(request.headers),
    }
    values = Values({name: {} for name in places}, None, [])
    shapes = {(each.location, each.name): each for each in described.operation.parameters}
    rules = sorted(described.given, key=lambda given: "object" in checker.types(given.schema))
    for given in rules:
        parameter = shapes.get((given.location, given.name), Parameter(given.name, given.location))
        found = read_parameter(checker, given, parameter, places[given.location])
        place = f"{given.location} {given.name}"
        if found is not None:
            values.found[given.location][given.name] = found[0]
            values.faults += checker.faults(given.schema, found[0], place)
        elif given.required:
            values.faults.append(Fault(place, "a value (required)", "nothing"))
    in_path = split_query(described.operation.path.partition("?")[2]).names()
    own = {*ignored, *_paging(described), *in_path}
    prefixed = {name for (_, name), parameter in shapes.items() if parameter.key_prefix}
    takes_all = any(_takes_all(given) for given in rules if given.name not in prefixed)
    left = [name for name in places["query"].names() if name not in own and not takes_all]
    known = ", ".join(given.name for given in described.given if given.location == "query") or "none"
    values.faults += [Fault("query", f"only described parameters ({known})", repr(name)) for name in left]
    values.body = _body(checker, described, request, values.faults)
    return values


def _headers(described: Described, request: "Request") -> Iterator[tuple[Given, str]]:
    for given in described.given:
        if given.location == "header" and given.name in request.headers:
            yield given, request.headers[given.name]


def _paging(described: Described) -> frozenset[str]:
    operation = described.operation
    if not isinstance(operation, PagedOperation):
        return frozenset()
    name: object = getattr(operation.paging, "parameter", None)
    return frozenset({PAGE, name} if isinstance(name, str) else {PAGE})


def _takes_all(given: Given) -> bool:
    """Return whether a parameter is an open object, which accepts every name that no other parameter has."""
    schema = given.schema
    if given.location != "query" or not isinstance(schema, dict):
        return False
    return schema.get("type") == "object" and "properties" not in schema


def _body(checker: Checker, described: Described, request: "Request", faults: list[Fault]) -> "JsonValue | bytes":
    content = b"".join(request.content.chunks())
    media_type = request.headers.get("content-type", "")
    described = described.sent_as(media_type)
    body = described.operation.body
    if not content and "content-type" not in request.headers:
        if body is not None and body.required:
            faults.append(Fault("body", f"one of {body.media_type} (required)", "nothing"))
        return None
    if body is None:
        faults.append(Fault("body", "nothing (this operation takes no body)", f"{len(content)} bytes"))
        return None
    is_taken = isinstance(body, BinaryBody) and body.takes(media_type)
    if main_type(media_type) != main_type(body.media_type) and not is_taken:
        others = described.operation.alternatives
        ranges = body.media_types if isinstance(body, BinaryBody) else ()
        known = " or ".join(dict.fromkeys((body.media_type, *(others.bodies if others else ()), *ranges)))
        faults.append(Fault("header Content-Type", known, media_type or "nothing", 415))
        return None
    try:
        value = read_body(checker, body, described.body, media_type, content)
    except Undecodable as error:
        faults.append(Fault("body", body.media_type, f"other content: {error}"))
        return None
    if isinstance(body, BinaryBody):
        return content
    if not isinstance(body, TextBody):
        # A part of a form may be a file, whose content is not checked.
        found = list(checker.faults(described.body, value, "body"))
        faults += [fault for fault in found if not isinstance(body, MultipartBody) or fault.got == "nothing"]
    if isinstance(body, JsonBody):
        faults += misspelt(checker, described.body, value, "body")
    return value


def misspelt(checker: Checker, schema: "JsonValue", value: "JsonValue", place: str, depth: int = 0) -> Iterator[Fault]:
    """Yield undescribed fields whose name is similar to a missing one."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from misspelt(checker, checker.items(schema), item, f"{place}/{index}", depth + 1)
    elif isinstance(value, dict):
        names = checker.names(schema)
        missing = [name for name in names if name not in value]
        for name, member in value.items():
            if name in names:
                yield from misspelt(checker, checker.member(schema, name), member, f"{place}/{name}", depth + 1)
            elif near := get_close_matches(name, missing, 1, _NEAR):
                yield Fault(place, f"a field {near[0]!r}", f"{name!r}, which is not described")
