"""A request that the fake received: checked against the description, its values decoded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from ..decode import Undecodable
from ..operation import BinaryBody, JsonBody, MultipartBody, PagedOperation, Parameter, TextBody
from ..redact import redact_url
from .checking import Checker
from .described import Described, Given
from .mismatch import Fault
from .reading import Pairs, read_body, read_cookies, read_parameter, split_query
from .spelling import misspelt

if TYPE_CHECKING:
    from ..headers import Headers
    from ..values import JsonValue
    from ..wire import Request

__all__ = ["Received", "Values", "receive"]

PAGE: Final = "fake-page"
"""The query parameter that the fake's own links to a next page have."""


@dataclass(frozen=True, slots=True, repr=False)
class Received:
    """A request as a test looks at it.

    Attributes:
        operation: the operation, ``"absences.create"``.
        method: in capitals.
        url: the whole URL.
        path, query, header, cookie: the values of its parameters by wire name, those not sent left out.
        body: of JSON and of a form its value, of text the text, of a file the bytes; ``None`` without one.
        headers: every header field.
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
    """What a request was found to hold, and what is wrong with it."""

    found: "dict[str, dict[str, JsonValue]]"
    body: "JsonValue | bytes"
    faults: list[Fault]


def receive(
    checker: Checker, described: Described, request: "Request", path: Mapping[str, str], ignored: frozenset[str]
) -> Values:
    """Read a request of an operation, and check it.

    Args:
        checker: knows the schemas.
        described: the operation.
        request: the request.
        path: the values in the path, as they were sent.
        ignored: names in the query that are no parameters: keys of the API.
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
    own = ignored | _paging(described)
    left = [name for name in places["query"].names() if name not in own and not any(map(_takes_all, rules))]
    known = ", ".join(given.name for given in described.given if given.location == "query") or "none"
    values.faults += [Fault("query", f"only parameters that are described ({known})", repr(name)) for name in left]
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
    """Tell whether a parameter is an open object, which takes every name that nobody else does."""
    schema = given.schema
    if given.location != "query" or not isinstance(schema, dict):
        return False
    return schema.get("type") == "object" and "properties" not in schema


def _body(checker: Checker, described: Described, request: "Request", faults: list[Fault]) -> "JsonValue | bytes":
    body = described.operation.body
    content = b"".join(request.content.chunks())
    media_type = request.headers.get("content-type", "")
    if not content and "content-type" not in request.headers:
        if body is not None and body.required:
            faults.append(Fault("body", f"one of {body.media_type} (required)", "nothing"))
        return None
    if body is None:
        faults.append(Fault("body", "nothing: this operation takes none", f"{len(content)} bytes"))
        return None
    if media_type.partition(";")[0].strip().lower() != body.media_type.partition(";")[0].strip().lower():
        faults.append(Fault("header Content-Type", body.media_type, media_type or "nothing"))
        return None
    try:
        value = read_body(checker, body, described.body, media_type, content)
    except Undecodable as error:
        faults.append(Fault("body", body.media_type, f"what is not: {error}"))
        return None
    if isinstance(body, BinaryBody):
        return content
    if not isinstance(body, TextBody):
        # What a part of a form holds may be a file: its bytes are nobody's to judge.
        found = list(checker.faults(described.body, value, "body"))
        faults += [fault for fault in found if not isinstance(body, MultipartBody) or fault.got == "nothing"]
    if isinstance(body, JsonBody):
        faults += misspelt(checker, described.body, value, "body")
    return value
