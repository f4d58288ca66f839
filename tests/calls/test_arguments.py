"""Arguments that are checked before anything is sent, and operations that are deprecated, over HTTP."""

import inspect
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, reply_json

SPEC = r"""
openapi: 3.1.1
info: {title: Bound shop, version: "1"}
servers: [{url: "https://x.test"}]
x-pochoir-login:
  operation: signIn
  secrets: [password]
  credentials: {session: {body: /session}}
paths:
  /sign-in:
    post:
      operationId: signIn
      x-pochoir-method: sign_in
      tags: [Auth]
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {password: {type: string, minLength: 12}}}}}
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {session: {type: string}}}}}
  /items/{code}:
    parameters: [{name: code, in: path, required: true, schema: {$ref: "#/components/schemas/Code"}}]
    put:
      operationId: putItem
      x-pochoir-method: put
      tags: [Items]
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
        - {name: price, in: query, schema: {type: number, exclusiveMinimum: 0, multipleOf: 0.1}}
        - {name: ids, in: query, schema: {type: array, minItems: 2, maxItems: 3, items: {type: integer, minimum: 1}}}
        - {name: day, in: query, schema: {type: string, format: date}}
        - {name: times, in: query, schema: {type: array, items: {type: string, format: date-time}}}
        - {name: X-Tag, in: header, schema: {type: [string, "null"], maxLength: 1}}
        - {name: sid, in: cookie, schema: {type: string, pattern: "^[a-z]+$"}}
      requestBody:
        content: {application/json: {schema: {type: object, properties: {
          at: {type: [string, "null"], format: date-time},
          name: {type: string, minLength: 2}, either: {anyOf: [{type: string, maxLength: 1}, {type: integer}]}}}}}
      responses: &ok {"200": {description: Fine.}}
  /whole:
    post:
      operationId: postTimes
      x-pochoir-method: post_times
      tags: [Items]
      requestBody: {content: {application/json: {schema: {
        type: array, maxItems: 2, items: {type: string, format: date-time}}}}}
      responses: *ok
    put:
      operationId: putText
      x-pochoir-method: put_text
      tags: [Items]
      parameters: [{name: dec, in: query, schema: {type: number, format: decimal, minimum: 0}}]
      requestBody: {content: {application/json: {schema: {anyOf: [{type: string, maxLength: 1}, {type: integer}]}}}}
      responses: *ok
  /pages:
    get:
      operationId: listPages
      x-pochoir-method: pages
      tags: [Items]
      x-pochoir-pagination: {style: cursor, items: /items, parameter: after, next: /next}
      parameters: [{name: after, in: query, schema: {type: string, maxLength: 1}}]
      responses:
        "200":
          description: Fine.
          content: {application/json: {schema: {type: object, properties: {
            items: {type: array, items: {type: integer}}, next: {type: [string, "null"]}}}}}
  /secured:
    get: {operationId: getSecured, x-pochoir-method: secured, tags: [Items], security: [{session: []}], responses: *ok}
  /old:
    get:
      operationId: getOld
      x-pochoir-method: old
      deprecated: true
      tags: [Items]
      responses: {"200": {description: Fine., content: {text/plain: {schema: {type: string}}}}}
components:
  securitySchemes:
    session: {type: apiKey, in: header, name: X-Session}
  schemas:
    Code: {type: string, minLength: 3, maxLength: 4, pattern: "^[A-Z]"}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("bounds"), "bound-shop") as found:
        yield found


@pytest.fixture
def server() -> Iterator[RawServer]:
    with RawServer(reply_json({"session": "s-12345678", "items": [1], "next": None})) as found:
        yield found


def call(package: Any, flavour: str, server: RawServer, method: str, *arguments: object, **named: Any) -> Any:
    return called(package, flavour, method, *arguments, options={"base_url": server.url}, **named)


WRONG = [
    ({"code": "AB"}, "code: must have at least 3 characters"),
    ({"code": "ABCDE"}, "code: must have at most 4 characters"),
    ({"code": "aBC"}, r"code: must match the pattern '\^\[A-Z\]'"),
    ({"limit": 0}, "limit: must be at least 1"),
    ({"limit": 101}, "limit: must be at most 100"),
    ({"price": 0}, "price: must be more than 0"),
    ({"price": 0.25}, "price: must be a multiple of 0.1"),
    ({"price": Decimal("0.25")}, "price: must be a multiple of 0.1"),
    ({"ids": [1]}, "ids: must have at least 2 items"),
    ({"ids": (1, 2, 3, 4)}, "ids: must have at most 3 items"),
    ({"ids": [1, 0]}, r"ids\[1\]: must be at least 1"),
    ({"x_tag": "ab"}, "X-Tag: must have at most 1 character,"),
    ({"sid": "A"}, "sid: must match the pattern"),
    ({"name": "x"}, "body.name: must have at least 2 characters"),
    ({"either": "ab"}, "body.either: must have at most 1 character,"),
]


@FLAVOURS
@pytest.mark.parametrize(("given", "message"), WRONG)
def test_an_argument_out_of_bounds_is_refused(
    package: Any, flavour: str, server: RawServer, given: dict[str, Any], message: str
) -> None:
    named = {"code": "ABC", **given}
    with pytest.raises(package.errors.InvalidArgument, match=f"{message}.*; pass check_arguments=False"):
        call(package, flavour, server, "items.put", named.pop("code"), **named)
    assert server.received == []


@FLAVOURS
@pytest.mark.parametrize("given", [given for given, _ in WRONG])
def test_the_caller_may_send_it_all_the_same(
    package: Any, flavour: str, server: RawServer, given: dict[str, Any]
) -> None:
    named = {"code": "ABC", **given}
    options = {"base_url": server.url, "check_arguments": False}
    called(package, flavour, "items.put", named.pop("code"), options=options, **named)
    assert len(server.received) == 1


@FLAVOURS
def test_what_is_within_bounds_is_sent(package: Any, flavour: str, server: RawServer) -> None:
    named = {"limit": 100, "price": 0.3, "ids": [1, 2], "x_tag": "a", "sid": "a"}
    call(package, flavour, server, "items.put", "ABCD", **named, name="ab", either=12)
    call(package, flavour, server, "items.put", "XYZ", x_tag=None)
    assert len(server.received) == 2


@FLAVOURS
def test_what_the_server_gave_is_not_checked(package: Any, flavour: str) -> None:
    with RawServer(reply_json({"items": [1], "next": "long"}), reply_json({"items": [2], "next": None})) as server:
        assert call(package, flavour, server, "items.pages") == [1, 2]


@FLAVOURS
def test_extras_and_credentials_are_not_checked(package: Any, flavour: str, server: RawServer) -> None:
    extra = {"extra_query": {"limit": 500}, "extra_body": {"name": "x"}, "extra_headers": {"x-tag": "long"}}
    call(package, flavour, server, "items.put", "ABC", limit=7, name="name", **extra)
    assert (server.received[0].target, server.received[0].json()) == ("/items/ABC?limit=500", {"name": "x"})
    called(package, flavour, "items.secured", options={"base_url": server.url, "password": "short"})


def test_the_refusal_does_not_show_the_value(package: Any, server: RawServer) -> None:
    with pytest.raises(package.errors.InvalidArgument) as caught:
        call(package, "sync", server, "items.put", "secret!")
    assert "secret" not in str(caught.value)


# Deprecation ------------------------------------------------------------------------------------------------------


@FLAVOURS
@pytest.mark.parametrize("method", ["items.old", "items.with_response.old"])
def test_a_deprecated_operation_warns_where_it_is_called(
    package: Any, flavour: str, server: RawServer, method: str
) -> None:
    with pytest.warns(DeprecationWarning, match=r"Items\.old is deprecated") as caught:
        call(package, flavour, server, method)
    assert [each.filename.endswith("packages.py") for each in caught] == [True]
    with warnings.catch_warnings(action="error"):
        call(package, flavour, server, "items.pages")


def test_a_deprecated_operation_is_marked_as_such(package: Any) -> None:
    for client in (package.BoundShop, package.AsyncBoundShop):
        method = client(base_url="http://localhost").items.old
        assert method.__deprecated__.endswith("Items.old is deprecated")
        assert list(inspect.signature(method).parameters) == ["_extra"]


@FLAVOURS
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"day": datetime(2024, 5, 1, tzinfo=UTC)}, r"day: must be a date, not a datetime; pass its \.date\(\)"),
        ({"times": [datetime(2024, 5, 1)]}, r"times\[0\]: must have a time zone; set its tzinfo"),
        ({"at": datetime(2024, 5, 1)}, r"body\.at: must have a time zone; set its tzinfo"),
        ({"at": date(2024, 5, 1)}, r"body\.at: must be a datetime, not a date; pass one with a time and a time zone"),
        ({"times": [date(2024, 5, 1)]}, r"times\[0\]: must be a datetime, not a date"),
    ],
)
def test_a_datetime_for_a_date_and_one_without_a_zone_are_refused(
    package: Any, flavour: str, server: RawServer, arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=message):
        call(package, flavour, server, "items.put", "ABC", **arguments)
    assert server.received == []
    options = {"base_url": server.url, "check_arguments": False}
    called(package, flavour, "items.put", "ABC", options=options, times=[datetime(2024, 5, 1)])
    assert server.received[-1].target.endswith("?times=2024-05-01T00%3A00%3A00")
    valid = {"day": date(2024, 5, 1), "times": [datetime(2024, 5, 1, tzinfo=UTC)], "at": None}
    call(package, flavour, server, "items.put", "ABC", **valid)
    assert server.received[-1].target.endswith("?day=2024-05-01&times=2024-05-01T00%3A00%3A00Z")


@FLAVOURS
@pytest.mark.parametrize(
    ("method", "given", "message"),
    [
        ("post_times", {"body": [datetime(2020, 1, 1)]}, r"body\[0\]: must have a time zone"),
        ("post_times", {"body": [datetime(2020, 1, 1, tzinfo=UTC)] * 3}, "body: must have at most 2 items"),
        ("put_text", {"body": "long"}, "body: must have at most 1 character"),
        ("put_text", {"dec": Decimal("NaN")}, "dec: must be a finite number"),
        ("put_text", {"dec": Decimal("sNaN")}, "dec: must be a finite number"),
        ("put_text", {"dec": Decimal("-1")}, "dec: must be at least 0"),
    ],
)
def test_a_body_without_members_and_any_decimal_are_checked(
    package: Any, flavour: str, server: RawServer, method: str, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(package.errors.InvalidArgument, match=message):
        call(package, flavour, server, f"items.{method}", **given)
    assert server.received == []


def test_an_offset_with_seconds_is_sent_in_utc(package: Any, server: RawServer) -> None:
    """RFC 3339 has no seconds there."""
    mean = timezone(timedelta(minutes=9, seconds=21))
    call(package, "sync", server, "items.post_times", body=[datetime(1880, 1, 1, tzinfo=mean)])
    assert server.received[-1].body == b'["1879-12-31T23:50:39Z"]'
