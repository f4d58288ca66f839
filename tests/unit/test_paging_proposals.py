"""Paging that is not declared is proposed where parameters and response agree, and only there."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from pochoir import pipeline
from pochoir.config.client import ClientSettings
from pochoir.ir import Json, Paging
from pochoir.pipeline import Understood
from pochoir.show import as_json

INTEGER = {"type": "integer"}
TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
URL = {"type": ["string", "null"], "format": "uri"}
LIST = {"type": "array", "items": {"type": "object", "properties": {"id": INTEGER}}}
PAGE = {"page": INTEGER | {"minimum": 1}, "per_page": INTEGER | {"default": 30}}


def page(**members: object) -> dict[str, object]:
    return {"type": "object", "properties": members}


CASES: dict[str, tuple[Mapping[str, object], Mapping[str, object], Mapping[str, object]]] = {
    "page and size, bare list": (
        PAGE, LIST,
        {"style": "page", "items": "", "parameter": "page", "size": {"parameter": "per_page", "default": 30}},
    ),
    "page, next page": (
        {"page": INTEGER}, page(users=LIST, meta=page(next_page=INTEGER)),
        {"style": "page", "items": "/users", "parameter": "page", "next": "/meta/next_page"},
    ),
    "offset and limit": (
        {"offset": INTEGER, "limit": INTEGER | {"default": 10}}, page(items=LIST, total=INTEGER),
        {"style": "offset", "items": "/items", "parameter": "offset", "size": {"parameter": "limit", "default": 10}},
    ),
    "cursor": (
        {"cursor": TEXT, "limit": INTEGER}, page(data=LIST, next_cursor={"type": ["string", "null"]}),
        {"style": "cursor", "items": "/data", "parameter": "cursor", "next": "/next_cursor"},
    ),
    "token": (
        {"pageToken": TEXT, "pageSize": INTEGER}, page(books=LIST, nextPageToken=TEXT),
        {"style": "cursor", "items": "/books", "parameter": "pageToken", "next": "/nextPageToken"},
    ),
    "Django REST framework, pages": (
        {"page": INTEGER}, page(count=INTEGER, next=URL, previous=URL, results=LIST),
        {"style": "page", "items": "/results", "parameter": "page", "more": "/next"},
    ),
    "Django REST framework, offset": (
        {"limit": INTEGER, "offset": INTEGER}, page(count=INTEGER, next=URL, previous=URL, results=LIST),
        {"style": "offset", "items": "/results", "parameter": "offset", "size": {"parameter": "limit"}},
    ),
    "Django REST framework, cursor": (
        {"cursor": TEXT}, page(next=URL, previous=URL, results=LIST),
        {"style": "cursor", "items": "/results", "parameter": "cursor", "next": "/next"},
    ),
    "Twilio": (
        {"Page": INTEGER, "PageToken": TEXT}, page(calls=LIST, meta=page(next_page_url=URL, page=INTEGER)),
        {"style": "cursor", "items": "/calls", "parameter": "PageToken", "next": "/meta/next_page_url"},
    ),
    "fastapi-pagination": (
        {"page": INTEGER | {"default": 1, "minimum": 1}, "size": INTEGER | {"default": 50}},
        page(items=LIST, total=INTEGER, page=INTEGER, size=INTEGER, pages=INTEGER),
        {"style": "page", "items": "/items", "parameter": "page", "size": {"parameter": "size", "default": 50}},
    ),
    "Spring": (
        {"page": INTEGER | {"default": 0}, "size": INTEGER | {"default": 20}},
        page(content=LIST, totalElements=INTEGER, number=INTEGER, sort=LIST),
        {
            "style": "page", "items": "/content", "parameter": "page", "start": 0,
            "size": {"parameter": "size", "default": 20},
        },
    ),
    "HAL": (
        PAGE, page(_embedded=page(users=LIST), _links=page(next=page(href=TEXT), self=page(href=TEXT))),
        {
            "style": "page", "items": "/_embedded/users", "parameter": "page", "more": "/_links/next",
            "size": {"parameter": "per_page", "default": 30},
        },
    ),
    "JSON:API": (
        {"page[number]": INTEGER | {"default": 1}, "page[size]": INTEGER},
        page(data=LIST, links=page(next=URL, prev=URL), included=LIST),
        {"style": "page", "items": "/data", "parameter": "page[number]", "more": "/links/next"},
    ),
}  # fmt: skip
NOT_PAGED: dict[str, tuple[Mapping[str, object], Mapping[str, object]]] = {
    "no parameter": ({"q": TEXT}, page(items=LIST, total=INTEGER, next_cursor=TEXT)),
    "no list": ({"page": INTEGER, "per_page": INTEGER}, page(name=TEXT, total=INTEGER)),
    "several lists": (PAGE, page(admins=LIST, groups=LIST, total=INTEGER)),
    "a page of a book": ({"page": INTEGER}, page(words=LIST, title=TEXT)),
    "a number without a size": ({"page": INTEGER}, LIST),
    "an index that begins with 1": (
        {"startIndex": INTEGER | {"minimum": 1}, "count": INTEGER},
        page(items=LIST, total=INTEGER),
    ),
    "a number and a token": (
        {"page": INTEGER | {"default": 0}, "page_token": TEXT},
        page(items=LIST, total=INTEGER),
    ),
    "a limit alone": ({"limit": INTEGER}, page(items=LIST, total=INTEGER)),
    "a cursor and no next one": ({"cursor": TEXT, "limit": INTEGER}, page(items=LIST)),
    "a page that is a text": ({"page": TEXT, "limit": INTEGER}, page(items=LIST, total=INTEGER)),
}


def description(
    parameters: Mapping[str, object],
    schema: Mapping[str, object],
    headers: Mapping[str, object] | None = None,
    **more: Any,
) -> dict[str, Any]:
    given = [{"name": name, "in": "query", "schema": each} for name, each in parameters.items()]
    reply = {"description": "ok", "headers": headers or {}, "content": {"application/json": {"schema": schema}}}
    found = {"operationId": "listUsers", "tags": ["users"], "parameters": given, "responses": {"200": reply}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Paging", "version": "1"},
        "servers": [{"url": "https://a.example.com"}],
        "paths": {"/users": {"get": found | more}},
    }


def understood(folder: Path, written: dict[str, Any], *, infer: bool = False) -> Understood:
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(written), encoding="utf-8")
    return pipeline.understand(spec, settings=ClientSettings(infers_paging=infer))


def proposed(folder: Path, written: dict[str, Any]) -> dict[str, Json]:
    """The value of the extension that the only note proposes."""
    [note] = [each for each in understood(folder, written).problems if each.code == "paging-undeclared"]
    assert (note.severity, note.pointer) == ("note", "/paths/~1users/get")
    value, _ = json.JSONDecoder().raw_decode(note.hint.removeprefix('add "x-pochoir-pagination": '))
    return cast("dict[str, Json]", value)


def paging(found: Understood) -> Paging | None:
    return found.api.resources[0].operations[0].paging


@pytest.mark.parametrize("case", CASES)
def test_what_is_proposed_is_what_the_setting_takes_and_what_can_be_pasted(tmp_path: Path, case: str) -> None:
    parameters, schema, expected = CASES[case]
    value = proposed(tmp_path, description(parameters, schema))
    assert value == expected
    pasted = understood(tmp_path, description(parameters, schema, **{"x-pochoir-pagination": value}))
    assert (paging(pasted) is not None, pasted.problems) == (True, ())
    inferred = understood(tmp_path, description(parameters, schema), infer=True)
    assert as_json(inferred.api) == as_json(pasted.api)


@pytest.mark.parametrize("case", NOT_PAGED)
def test_nothing_is_proposed_where_parameters_and_response_do_not_agree(tmp_path: Path, case: str) -> None:
    parameters, schema = NOT_PAGED[case]
    found = understood(tmp_path, description(parameters, schema), infer=True)
    assert (paging(found), [each for each in found.problems if each.code == "paging-undeclared"]) == (None, [])


def test_a_link_header_is_followed(tmp_path: Path) -> None:
    headers = {"Link": {"schema": TEXT}}
    assert proposed(tmp_path, description({"page": INTEGER}, LIST, headers)) == {"style": "link", "items": ""}


def test_a_first_page_whose_number_is_unknown_is_proposed_and_not_taken(tmp_path: Path) -> None:
    written = description({"page": INTEGER, "size": INTEGER}, page(items=LIST, has_more=FLAG))
    value = {"style": "page", "items": "/items", "parameter": "page", "more": "/has_more"}
    assert proposed(tmp_path, written) == value
    found = understood(tmp_path, written, infer=True)
    [note] = [each for each in found.problems if each.code == "paging-undeclared"]
    assert paging(found) is None
    assert "start: 0 if the first page has the number 0" in note.hint


def test_what_is_declared_is_never_doubted(tmp_path: Path) -> None:
    parameters, schema, _ = CASES["cursor"]
    none = {"x-pochoir-pagination": {"style": "none"}}
    found = understood(tmp_path, description(parameters, schema, **none), infer=True)
    assert (paging(found), found.problems) == (None, ())
