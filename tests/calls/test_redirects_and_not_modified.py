"""Responses with a documented status of 3xx, over HTTP: they are replies, not errors."""

from collections.abc import Iterator
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, Script, reply, reply_json

SPEC = """
openapi: 3.1.1
info: {title: Three shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /cached:
    get:
      operationId: getCached
      tags: [Items]
      parameters: [{name: If-None-Match, in: header, schema: {type: string}}]
      responses: &cached
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
        "304": {description: Not modified.}
  /plain:
    get: {operationId: getPlain, tags: [Items], responses: *cached}
  /moved:
    get:
      operationId: getMoved
      tags: [Items]
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
        "307": {description: Elsewhere., content: {application/json: {schema: {type: string}}}}
  /list:
    get:
      operationId: listItems
      tags: [Items]
      x-pochoir-pagination: {style: single, items: ""}
      responses:
        "200": {description: Fine., content: {application/json: {schema: {type: array, items: {type: integer}}}}}
        "304": {description: Not modified.}
components:
  schemas:
    Item: {type: object, required: [id], properties: {id: {type: integer}}}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])
NOT_MODIFIED = reply(status=304, media_type=None, ETag='"1"')


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("three"), "three-shop") as found:
        yield found


def call(package: Any, flavour: str, method: str, *answers: Script, follow: bool = False, **named: Any) -> Any:
    with RawServer(*answers) as server:
        options = {"base_url": server.url, "follow_redirects": follow}
        return called(package, flavour, method, options=options, **named)


@FLAVOURS
def test_a_documented_304_is_a_reply(package: Any, flavour: str) -> None:
    assert call(package, flavour, "items.get_cached", NOT_MODIFIED, if_none_match='"1"') is None
    whole = call(package, flavour, "items.with_response.get_cached", NOT_MODIFIED, if_none_match='"1"')
    assert (whole.status, whole.data, whole.headers["etag"]) == (304, None, '"1"')
    assert call(package, flavour, "items.get_cached", reply_json({"id": 1})).id == 1


@FLAVOURS
def test_a_304_that_an_extra_header_asks_for_is_a_reply_too(package: Any, flavour: str) -> None:
    extra = {"If-None-Match": '"1"'}
    assert call(package, flavour, "items.get_plain", NOT_MODIFIED, extra_headers=extra) is None


@FLAVOURS
def test_a_documented_redirect_is_a_reply_unless_it_is_followed(package: Any, flavour: str) -> None:
    moved = reply(b'"there"', 307, Location="/moved/2")
    whole = call(package, flavour, "items.with_response.get_moved", moved)
    assert (whole.status, whole.data, whole.headers["location"]) == (307, "there", "/moved/2")
    assert call(package, flavour, "items.get_moved", moved, reply_json({"id": 2}), follow=True).id == 2


@FLAVOURS
@pytest.mark.parametrize("status", [302, 304])
def test_an_undocumented_one_stays_an_error(package: Any, flavour: str, status: int) -> None:
    with pytest.raises(package.errors.UnexpectedStatus):
        call(package, flavour, "items.get_moved", reply(status=status, media_type=None, Location="/a"))


@FLAVOURS
def test_a_list_has_no_value_for_304(package: Any, flavour: str) -> None:
    with pytest.raises(package.errors.NotModified):
        call(package, flavour, "items.list", NOT_MODIFIED)


def test_the_type_has_none_where_callers_can_get_it(package: Any) -> None:
    resource = package.resources.Items
    returns = {name: getattr(resource, name).__annotations__["return"] for name in ("get_cached", "get_plain")}
    assert returns == {"get_cached": "Item | None", "get_plain": "Item"}
    assert resource.get_moved.__annotations__["return"] == "Item | str"
