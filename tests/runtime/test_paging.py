"""Lists page by page: lazy, resumable, and never in a circle."""

import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from fake_driver import Answer, FakeDriver, raw, settings
from sample import errors
from sample._operations.absences import LIST_ABSENCES
from sample._runtime.base.api import Api
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.drift import Drift, Truncated
from sample._runtime.base.operation import (
    CursorPaging,
    Json,
    LinkPaging,
    OffsetPaging,
    PagedOperation,
    PagePaging,
    Paging,
    Parameter,
    SinglePaging,
)
from sample._runtime.base.security import ApiKey
from sample._runtime.base.unset import UNSET, Unset
from sample._runtime.base.wire import RawReply
from sample._runtime.codec.values import JsonValue
from sample._runtime.paging.page import Page, turn

BASE = "https://api.sample.test/v1"


def operation(paging: Paging) -> PagedOperation[int]:
    parameters = tuple(Parameter(name, "query") for name in ("page", "offset", "limit", "cursor", "q"))
    return PagedOperation(
        id="x", method="GET", path="/x", parameters=parameters, replies={"200": Json(lambda: list[int])}, paging=paging
    )


def walk(
    paging: Paging, answers: Sequence[Answer], query: dict[str, object] | None = None, most: int = 5
) -> tuple[list[Page[int]], list[str]]:
    """Walk the pages by hand; give them and what was asked."""
    driver = FakeDriver(answers)
    core, options = driver.core(), settings({"retries": 0, "on_drift": lambda drift: None})
    pages: list[Page[int]] = []
    cursor: str | None = None
    for _ in range(most):
        page = driver.drive(turn(core, options, operation(paging), Arguments(query=query or {}), cursor))
        pages.append(page)
        cursor = page.cursor
        if cursor is None:
            break
    return pages, [request.url.removeprefix(BASE) for request in driver.sent]


def body(value: object, **fields: str) -> RawReply:
    return raw(json.dumps(value), **fields)


def test_links_are_followed_as_they_are() -> None:
    pages, asked = walk(
        LinkPaging(),
        [body([1], link=f'<{BASE}/y?z=%7Ea&page=2>; rel="next"'), body([2], link='</v1/last>; rel="next"'), body([3])],
        {"q": "v"},
    )
    assert asked == ["/x?q=v", "/y?z=%7Ea&page=2", "/last"]
    assert [page.items for page in pages] == [[1], [2], [3]]


@pytest.mark.parametrize("key", ["supersecret", "short", "se cret&key"])
def test_a_key_in_the_query_is_sent_once_though_links_repeat_it(key: str) -> None:
    api = Api(name="x", package="x", version="1", schemes={"key": ApiKey("api_key", location="query", argument="key")})
    sent = quote(key, safe="")
    again = body([2], link=f"<{BASE}/x?page=2&api_key={sent}>; rel=next")
    driver = FakeDriver([body([1], link=f"<{BASE}/x?api_key={sent}&page=1>; rel=next"), again, body([3])])
    core, paged = driver.core(api, {"key": key}), replace(operation(LinkPaging()), security=(("key",),))
    cursor: str | None = None
    for _ in range(3):
        page = driver.drive(turn(core, settings(), paged, Arguments(), cursor))
        cursor = page.cursor
        assert len(key) < 8 or cursor is None or "api_key" not in cursor
    urls = [request.url.removeprefix(f"{BASE}/x?") for request in driver.sent]
    assert urls == [f"api_key={sent}", f"page=1&api_key={sent}", f"page=2&api_key={sent}"]


def test_a_cursor_is_taken_from_the_url_of_the_next_page() -> None:
    following = f"{BASE}/x?cursor=cD0y%3D&limit=2"
    answers: list[dict[str, object]] = [
        {"items": [1], "next": following},
        {"items": [2], "next": "/x?y"},
        {"items": [], "next": None},
    ]
    pages, asked = walk(CursorPaging("/items"), [body(each) for each in answers])
    assert asked == ["/x", "/x?cursor=cD0y%3D", "/x?cursor=%2Fx%3Fy"]
    assert [page.items for page in pages] == [[1], [2], []]


@pytest.mark.parametrize(
    "target", ["https://evil.test/x", "http://api.sample.test/x", "//evil.test", "https://api.sample.test:1/x"]
)
def test_no_credential_follows_a_link_to_another_origin(target: str) -> None:
    driver = FakeDriver([body([1], link=f'<{target}>; rel="next"'), body([2])])
    with pytest.raises(errors.PagingError, match="another origin"):
        walk(LinkPaging(), driver.answers)


@pytest.mark.parametrize(
    "cursor", ["https://evil.test/x", "https://[x", "not a url", "https://api.sample.test@evil.test/"]
)
def test_nor_a_cursor_given_by_hand(cursor: str) -> None:
    driver = FakeDriver([body([1])])
    with pytest.raises((errors.PagingError, errors.InvalidArgument)):
        driver.drive(turn(driver.core(), settings(), operation(LinkPaging()), Arguments(), cursor))
    assert not driver.sent


def test_numbered_pages_with_a_pointer_to_the_next() -> None:
    paging = PagePaging(items="/items", parameter="page", next="/meta/next")
    answers = [body({"items": [1], "meta": {"next": 2}}), body({"items": [2], "meta": {"next": None}})]
    pages, asked = walk(paging, answers, {"q": 1})
    assert asked == ["/x?q=1", "/x?page=2&q=1"]
    assert pages[0].reply.data == {"items": [1], "meta": {"next": 2}}
    assert (pages[0].cursor, pages[1].cursor) == ("2", None)


def test_numbered_pages_until_one_is_empty() -> None:
    pages, asked = walk(PagePaging(parameter="page"), [body([1, 2]), body([3]), body([])])
    assert asked == ["/x", "/x?page=2", "/x?page=3"]
    assert len(pages) == 3


def test_numbered_pages_until_one_is_short() -> None:
    _, asked = walk(PagePaging(parameter="page", size=2), [body([1, 2]), body([3])], {"page": 7})
    assert asked == ["/x?page=7", "/x?page=8"]
    paging = PagePaging(parameter="page", size_parameter="limit", size=30, cap=100)
    _, asked = walk(paging, [body([1]), body([2]), body([])], {"limit": 1})
    assert asked == ["/x?limit=1", "/x?page=2&limit=1", "/x?page=3&limit=1"]


def test_a_page_shorter_than_the_cap_need_not_be_the_last() -> None:
    pages, _ = walk(PagePaging(parameter="page", cap=100), [body([1, 2]), body([3]), body([])])
    assert [page.items for page in pages] == [[1, 2], [3], []]


def test_offsets() -> None:
    paging = OffsetPaging(parameter="offset", size_parameter="limit", size=10000)
    _, asked = walk(paging, [body([1, 2]), body([3])], {"limit": 2, "offset": 10})
    assert asked == ["/x?offset=10&limit=2", "/x?offset=12&limit=2"]
    _, asked = walk(OffsetPaging(size=2), [body([1, 2]), body([3, 4]), body([])])
    assert asked == ["/x", "/x?offset=2", "/x?offset=4"]


def numbers(of: int, asked: str) -> RawReply:
    """Return a page of at most five of the numbers below ``of``."""
    query = dict(parse_qsl(urlsplit(asked).query))
    start = int(query.get("offset", 0))
    return body([*range(of)][start : start + min(5, int(query.get("limit", 5)))])


def listed(query: dict[str, object], of: int = 12, page_size: int | Unset = UNSET) -> tuple[list[int], list[str]]:
    """Walk a list that is limited as a whole; give its items and what was asked."""
    paging = OffsetPaging(parameter="offset", size_parameter="limit", size=5, cap=5, limits_list=True)
    driver = FakeDriver([lambda request: numbers(of, request.url)])
    found: list[int] = []
    cursor: str | None = None
    for _ in range(9):
        arguments = Arguments(query=query, page_size=page_size)
        page = driver.drive(turn(driver.core(), settings(), operation(paging), arguments, cursor))
        found += page.items
        cursor = page.cursor
        if cursor is None:
            break
    return found, [request.url.removeprefix(BASE) for request in driver.sent]


def test_a_limit_bounds_the_list_and_the_size_of_a_page_is_another_argument() -> None:
    assert listed({}) == ([*range(12)], ["/x", "/x?offset=5", "/x?offset=10"])
    assert listed({"limit": 3}) == ([0, 1, 2], ["/x?limit=3"])
    assert listed({"limit": 7}) == ([*range(7)], ["/x?limit=5", "/x?offset=5&limit=2"])
    assert listed({"limit": 4, "offset": 2}) == ([2, 3, 4, 5], ["/x?offset=2&limit=4"])
    assert listed({"limit": 4}, page_size=3) == ([0, 1, 2, 3], ["/x?limit=3", "/x?offset=3&limit=1"])
    assert listed({}, of=4, page_size=2) == ([0, 1, 2, 3], ["/x?limit=2", "/x?offset=2&limit=2", "/x?offset=4&limit=2"])
    assert listed({"limit": 99}, of=2) == ([0, 1], ["/x?limit=5"])


def test_a_server_that_gives_more_than_was_asked_gives_no_more_than_the_limit() -> None:
    paging = OffsetPaging(size_parameter="limit", limits_list=True)
    pages, _ = walk(paging, [body([1, 2, 3])], {"limit": 2})
    assert [(page.items, page.cursor) for page in pages] == [([1, 2], None)]
    driver = FakeDriver([body([])])
    with pytest.raises(errors.InvalidArgument, match="cursor: it is beyond the limit"):
        driver.drive(turn(driver.core(), settings(), operation(paging), Arguments(query={"limit": 2}), "2"))
    assert not driver.sent


@pytest.mark.parametrize(("wrapped", "drifts"), [(True, []), (False, ["a list in an object"])])
def test_a_list_may_be_wrapped_in_an_object(wrapped: bool, drifts: list[str]) -> None:
    noted: list[Drift] = []
    driver = FakeDriver([body({"projects": [1, 2], "count": 2})])
    found = operation(LinkPaging(wrapped=wrapped))
    page = driver.drive(turn(driver.core(), settings({"on_drift": noted.append}), found, Arguments(), None))
    assert (page.items, [drift.got for drift in noted]) == ([1, 2], drifts)


@pytest.mark.parametrize("value", [{"a": [1], "b": [2]}, {"a": 1}, {}])
def test_an_object_without_one_list_is_no_page(value: object) -> None:
    with pytest.raises(errors.DecodeError):
        walk(LinkPaging(wrapped=True), [body(value)])


@pytest.mark.parametrize(("cursor", "got"), [({"after": 1}, "an object"), ([1], "an array"), (True, "a boolean")])
@pytest.mark.parametrize("style", [CursorPaging, PagePaging])
def test_a_cursor_that_cannot_be_sent_is_reported_or_raised(
    style: type[CursorPaging | PagePaging], cursor: object, got: str
) -> None:
    noted: list[Drift] = []
    found = operation(style(items="/d", parameter="cursor", next="/n"))
    driver = FakeDriver([body({"d": [1], "n": cursor})] * 2)
    page = driver.drive(turn(driver.core(), settings({"on_drift": noted.append}), found, Arguments(), None))
    assert (page.items, page.cursor, [(each.pointer, each.got) for each in noted]) == ([1], None, [("/n", got)])
    with pytest.raises(errors.DriftError, match="at /n: expected a cursor"):
        driver.drive(turn(driver.core(), settings({"strict": True}), found, Arguments(), None))


@pytest.mark.parametrize(("cursor", "sent"), [(7, "7"), (1503435956.25, "1503435956.25"), (0, "0"), (False, None)])
def test_a_cursor_may_be_a_number(cursor: object, sent: str | None) -> None:
    paging = CursorPaging(items="/d", parameter="cursor", next="/n")
    _, asked = walk(paging, [body({"d": [1], "n": cursor}), body({"d": [2], "n": None})])
    assert asked == ["/x"] + ([] if sent is None else [f"/x?cursor={sent}"])


def test_cursors() -> None:
    paging = CursorPaging(items="/d", parameter="cursor", next="/n")
    _, asked = walk(paging, [body({"d": [1], "n": "a/b="}), body({"d": [2], "n": ""})])
    assert asked == ["/x", "/x?cursor=a%2Fb%3D"]


@pytest.mark.parametrize(
    ("reply", "truncated"),
    [
        (body({"items": [1, 2]}), True),
        (body({"items": [1, 2], "meta": {"next": None}}), False),
        (body({"items": [1]}), False),
        (body({"items": [1, 2, 3]}), False),
    ],
)
def test_a_full_page_without_a_next_one_is_reported(
    reply: RawReply, truncated: bool, caplog: pytest.LogCaptureFixture
) -> None:
    drifts: list[Drift] = []
    driver = FakeDriver([reply])
    paging = PagePaging(items="/items", parameter="page", next="/meta/next", cap=2)
    with caplog.at_level(logging.WARNING):
        driver.drive(
            turn(
                driver.core(),
                settings({"on_drift": drifts.append, "strict": True}),
                operation(paging),
                Arguments(),
                None,
            )
        )
    assert [type(drift) for drift in drifts] == ([Truncated] if truncated else [])
    assert len(caplog.records) == int(truncated)


def test_items_may_be_bare_where_an_envelope_is_described() -> None:
    pages, _ = walk(PagePaging(items="/items", next="/next"), [body([1, 2])])
    assert pages[0].items == [1, 2]


@pytest.mark.parametrize(
    "reply", [body({"x": 1}), body({"items": {"a": 1}}), body({"items": None}), raw("<html>", content_type="text/html")]
)
def test_a_page_without_items_is_no_empty_page(reply: RawReply) -> None:
    with pytest.raises(errors.DecodeError):
        walk(PagePaging(items="/items"), [reply])


@pytest.mark.parametrize("page", [{"x": 1}, {"items": {"a": 1}}, "text", None])
def test_where_items_are_any_json_a_page_that_is_no_list_is_one_item(page: JsonValue) -> None:
    drifts: list[Drift] = []
    anything: PagedOperation[JsonValue] = PagedOperation(
        id="x", method="GET", path="/x", replies={"200": Json(lambda: list[JsonValue])}, paging=LinkPaging("/items")
    )
    driver = FakeDriver([body(page)])
    found = driver.drive(turn(driver.core(), settings({"on_drift": drifts.append}), anything, Arguments(), None))
    assert (found.items, found.cursor) == ([page], None)
    assert [(drift.pointer, drift.expected) for drift in drifts] == [("/items", "a list of items")]


def test_items_are_typed() -> None:
    driver = FakeDriver(
        [body({"absences": [{"id": 1, "first_day": "2021-10-21"}, {"id": "x"}], "meta": {"next_page": None}})]
    )
    drifts: list[Drift] = []
    page = driver.drive(turn(driver.core(), settings({"on_drift": drifts.append}), LIST_ABSENCES, Arguments(), None))
    assert [item.id for item in page.items] == [1, "x"]
    assert [drift.pointer for drift in drifts] == ["/absences/1/id", "/absences/1/first_day"]
    assert repr(page) == "<Page of 2>"


@pytest.mark.parametrize("value", [[1, 2], {"items": [1, 2]}, {"data": {"list": [1, 2]}, "items": None}])
def test_a_list_in_one_reply_is_at_the_first_place_that_holds_one(value: object) -> None:
    pages, asked = walk(SinglePaging("", ("/items", "/data/list")), [body(value), body([3])])
    assert [page.items for page in pages] == [[1, 2]]
    assert (pages[0].cursor, asked) == (None, ["/x"])


def test_a_list_in_one_reply_that_is_nowhere() -> None:
    with pytest.raises(errors.DecodeError):
        walk(SinglePaging("", ("/items",)), [body({"item": []})])
