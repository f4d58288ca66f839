"""Every combination of `x-pochoir-pagination`, generated, imported and called page by page over HTTP."""

import asyncio
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from packages import imported
from upstream.raw import Exchange, RawServer, reply_json

ITEMS = [1, 2, 3, 4, 5]
PAGE = 2


_MORE: tuple[dict[str, object], ...] = (
    {},
    {"next": "/next"},
    {"more": "/more"},
    {"total": "/total"},
    {"more": "/more", "total": "/total"},
)


def combinations() -> Iterator[tuple[str, dict[str, object]]]:
    """Give a name and a value of the extension for all that the styles allow together."""
    ways: dict[str, list[dict[str, object]]] = {
        "link": [{}],
        "page": [{"parameter": "page", **more} for more in _MORE],
        "offset": [{"parameter": "offset"}, {"parameter": "offset", "total": "/total"}],
        "cursor": [{"parameter": "cursor", "next": "/next"}],
    }
    for style, size, cap in product(ways, (False, True), (False, True)):
        for way in ways[style]:
            if style == "offset" and not size:
                continue
            value: dict[str, object] = {"style": style, "items": "/items", **way}
            value |= {"size": {"parameter": "limit", "default": PAGE}} if size else {}
            value |= {"cap": 4} if cap else {}
            yield "-".join([style, *(key for key in ("next", "more", "total", "size", "cap") if key in value)]), value
    yield "single", {"style": "single", "items": "/items"}
    yield "single-places", {"style": "single", "items": ["/none", "/items"]}


COMBINATIONS = dict(combinations())


def operation(name: str, value: dict[str, object]) -> dict[str, object]:
    integers = {"type": "array", "items": {"type": "integer"}}
    token = {"type": ["string", "integer", "null"]}
    counted = {"more": {"type": "boolean"}, "total": {"type": "integer"}}
    members = {"items": integers, "none": integers, "next": token, **counted}
    schema = {"type": "object", "properties": members}
    return {
        "operationId": f"list_{name}",
        "x-pochoir-method": name.replace("-", "_"),
        "tags": ["Lists"],
        "parameters": [
            {"name": each, "in": "query", "schema": {"type": "string" if each == "cursor" else "integer"}}
            for each in ("page", "offset", "cursor", "limit")
        ],
        "x-pochoir-pagination": value,
        "responses": {"200": {"description": "A page.", "content": {"application/json": {"schema": schema}}}},
    }


SPEC = {
    "openapi": "3.1.1",
    "info": {"title": "Paging styles", "version": "1"},
    "servers": [{"url": "https://api.example.com"}],
    "paths": {f"/{name}": {"get": operation(name, value)} for name, value in COMBINATIONS.items()},
}


def answer(exchange: Exchange) -> None:
    """Give the page that is asked for, in the way of the style that the path names."""
    parts = urlsplit(exchange.request.target)
    style, *options = parts.path[1:].split("-")
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    most = len(ITEMS) if style == "single" else min(int(asked.get("limit", PAGE)), 4)
    start = {
        "link": int(asked.get("from", 0)),
        "page": (int(asked.get("page", 1)) - 1) * most,
        "offset": int(asked.get("offset", 0)),
        "cursor": int(asked.get("cursor", "c0")[1:]),
    }.get(style, 0)
    end = start + most
    follows = end < len(ITEMS)
    body: dict[str, object] = {"items": ITEMS[start:end]}
    headers: dict[str, str] = {}
    if style == "link" and follows:
        headers["Link"] = f'<{parts.path}?from={end}&limit={most}>; rel="next"'
    if "next" in options or style == "cursor":
        body["next"] = None if not follows else f"c{end}" if style == "cursor" else start // most + 2
    if "more" in options and not ("total" in options and start == 0):  # without it, the total says that more follow
        body["more"] = follows
    if "total" in options:
        body["total"] = len(ITEMS)
    reply_json(body, **headers)(exchange)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("paging"), "paging-styles") as found:
        yield found


@pytest.mark.parametrize("name", COMBINATIONS)
def test_every_page_is_read(package: Any, name: str) -> None:
    method = name.replace("-", "_")
    with RawServer(answer) as server:
        with package.PagingStyles(base_url=server.url) as client:
            assert list(getattr(client.lists, method)()) == ITEMS
            assert list(getattr(client.lists, method)(limit=1)) == ITEMS
            assert list(getattr(client.lists, method)(limit=100)) == ITEMS

        async def main() -> None:
            async with package.AsyncPagingStyles(base_url=server.url) as client:
                pages = [page async for page in getattr(client.lists, method)().pages()]
                assert [item for page in pages for item in page.items] == ITEMS
                assert [item async for item in getattr(client.lists, method)(limit=1)] == ITEMS

        asyncio.run(main())


@pytest.mark.parametrize("name", [name for name in COMBINATIONS if "single" not in name])
def test_a_walk_goes_on_at_a_cursor(package: Any, name: str) -> None:
    with RawServer(answer) as server, package.PagingStyles(base_url=server.url) as client:
        walk = getattr(client.lists, name.replace("-", "_"))()
        cursor = walk.first().cursor
        assert list(walk.resume(cursor)) == ITEMS[PAGE:]


@pytest.mark.parametrize("name", COMBINATIONS)
def test_the_fake_server_gives_the_example(package: Any, name: str) -> None:
    from importlib import import_module

    testing = import_module(f"{package.__name__}.testing")
    with testing.FakePagingStyles() as fake, fake.client() as client:
        assert [type(item) for item in getattr(client.lists, name.replace("-", "_"))()] == [int]


STUCK = reply_json({"items": ITEMS[:PAGE], "more": True, "total": len(ITEMS)})
"""The first page, whatever is asked for."""


@pytest.mark.parametrize(
    "name", [name for name in COMBINATIONS if name.startswith(("offset", "page")) and "next" not in name]
)
def test_a_server_that_ignores_which_page_is_asked_for_is_noticed(package: Any, name: str) -> None:
    async def main() -> None:
        async with package.AsyncPagingStyles(base_url=server.url) as client:
            async for item in getattr(client.lists, name.replace("-", "_"))():
                items.append(item)

    with RawServer(STUCK) as server:
        items: list[int] = []
        with package.PagingStyles(base_url=server.url) as client:
            listed = getattr(client.lists, name.replace("-", "_"))()
            with pytest.raises(package.errors.PagingError, match="the same page again") as caught:
                items.extend(listed)
            assert items == ITEMS[:PAGE]
            assert listed.resume(caught.value.cursor).first().items == ITEMS[:PAGE]
        items.clear()
        with pytest.raises(package.errors.PagingError, match="the same page again"):
            asyncio.run(main())
        assert items == ITEMS[:PAGE]
