"""Faults of what a server answers and of what a caller gives, through both drivers, over a real socket."""

import asyncio
import gc
import json
import os
import pickle
import warnings
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import partial

import pytest
import trio
from engines import engine_of
from fake_driver import raw
from flavours import GET, Flavour, call
from sample import AsyncSample, Sample
from sample._runtime.base import errors
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.drift import Drift
from sample._runtime.base.operation import (
    Empty,
    Json,
    JsonBody,
    LinkPaging,
    MultipartBody,
    Operation,
    PagedOperation,
    Parameter,
    Retry,
    Text,
)
from sample._runtime.base.wire import RawReply
from sample._runtime.codec.values import File, JsonValue
from sample._runtime.paging.lists import AsyncPaged, Paged
from sample.models import Absence
from tokens import async_client, client

from processes import forked
from upstream.raw import RawServer, reply, reply_json

both = pytest.mark.parametrize("flavour", ["sync", "async", "trio"])
OK = reply_json({"ok": True})
ABSENCE: Operation[Absence] = Operation(
    id="absence", method="GET", path="/x", replies={"200": Json(lambda: Absence)}, retry=Retry.SAFE
)
VALUES: Operation[object] = Operation(
    id="values",
    method="GET",
    path="/x",
    replies={"200": Json(lambda: dict[str, float] | list[float] | str)},
    retry=Retry.SAFE,
)
TEXT: Operation[str] = Operation(id="text", method="GET", path="/x", replies={"200": Text()}, retry=Retry.SAFE)
GONE: Operation[None] = Operation(id="gone", method="DELETE", path="/x", replies={"204": Empty(), "304": Empty()})
WRITE: Operation[JsonValue] = Operation(
    id="write",
    method="POST",
    path="/a/{p}/b",
    parameters=(Parameter("p", "path"), Parameter("q", "query"), Parameter("H", "header"), Parameter("c", "cookie")),
    body=JsonBody(),
    replies={"200": Json(lambda: JsonValue)},
)
UPLOAD: Operation[JsonValue] = Operation(
    id="upload", method="POST", path="/f", body=MultipartBody(required=True), replies={"200": Json(lambda: JsonValue)}
)
LIST: PagedOperation[int] = PagedOperation(
    id="list", method="GET", path="/x", replies={"200": Json(lambda: list[int])}, paging=LinkPaging(), retry=Retry.SAFE
)


@both
@pytest.mark.parametrize("content", [b"{", b'{"id": 1, "first_day"', b"[" * 100000])
def test_json_that_is_cut_off_is_a_typed_error(flavour: Flavour, content: bytes) -> None:
    with RawServer(reply(content, X_Request_Id="r-1")) as server, pytest.raises(errors.DecodeError) as caught:
        call(flavour, ABSENCE, base_url=server.url)
    error = caught.value
    assert (error.status, error.content_type, error.excerpt, error.request_id) == (
        200,
        "application/json",
        content[:200],
        "r-1",
    )
    assert pickle.loads(pickle.dumps(error)).excerpt == content[:200]


@both
@pytest.mark.parametrize(
    ("content", "media_type", "kept"),
    [
        (b"", "application/json", None),
        (b"{} {}", "application/json", {}),
        (b"{}garbage", "application/json", {}),
        (b"[Infinity]", "application/json", [float("inf")]),
        (b"9" * 5000, "application/json", "9" * 5000),
        (b'{"a": 1, "a": 2}', "application/json", {"a": 2}),
        (b'"\\ud800"', "application/json", "\ufffd"),
        (b'\xef\xbb\xbf{"a": 1}', "application/json", {"a": 1}),
        ('{"é": 1}'.encode("utf-16"), "application/json", {"é": 1}),
        (b'"\xff"', "application/json", "\ufffd"),
        (b'{"a": 1}', "text/plain", {"a": 1}),
        (b'{"a": 1}', "text/html", {"a": 1}),
        (b'{"a": 1}', "application/octet-stream", {"a": 1}),
        (b'{"a": 1}', None, {"a": 1}),
        (b"Created", "text/plain", "Created"),
    ],
)
def test_a_reply_that_is_not_quite_json_is_kept_and_reported_or_raised(
    flavour: Flavour, content: bytes, media_type: str | None, kept: JsonValue
) -> None:
    drifts: list[Drift] = []
    with RawServer(reply(content, media_type=media_type)) as server:
        whole = call(flavour, VALUES, base_url=server.url, on_drift=drifts.append)
        assert (whole.data, whole.content) == (kept, content)
        assert drifts
        with pytest.raises(errors.DriftError) as caught:
            call(flavour, VALUES, base_url=server.url, strict=True)
    assert caught.value.content == content


@both
def test_a_page_in_the_place_of_json_is_reported(flavour: Flavour) -> None:
    page = b"<html>Sign in to the Wi-Fi</html>"
    with RawServer(reply(page, 502, "text/html"), reply(page, 200, "text/html")) as server:
        with pytest.raises(errors.BadGateway) as bad:
            call(flavour, GET, base_url=server.url, retries=0)
        assert bad.value.body == page.decode()
        with pytest.raises(errors.DecodeError, match="expected JSON, got an HTML page as text/html") as caught:
            call(flavour, GET, base_url=server.url)
        assert caught.value.excerpt == page


@both
@pytest.mark.parametrize("status", [204, 205])
def test_a_reply_without_a_body_is_none(flavour: Flavour, status: int) -> None:
    with RawServer(reply(status=status, media_type=None)) as server:
        empty: Operation[None] = Operation(id="e", method="DELETE", path="/x", replies={"2XX": Json(lambda: Absence)})
        assert call(flavour, empty, base_url=server.url).data is None


@both
@pytest.mark.parametrize("status", [418, 304, 799])
def test_a_status_that_is_not_described_is_reported_with_its_body(flavour: Flavour, status: int) -> None:
    body = b"" if status == 304 else b'{"why": "tea"}'
    with RawServer(reply(body, status)) as server, pytest.raises(errors.ApiError) as caught:
        call(flavour, GET, base_url=server.url)
    assert (caught.value.status, caught.value.content) == (status, body)
    assert caught.value.body == ({"why": "tea"} if body else None)
    with RawServer(reply(b'{"id": 1, "first_day": "2021-10-21"}', 200)) as server:
        alone: Operation[Absence] = Operation(
            id="d", method="GET", path="/x", replies={"default": Json(lambda: Absence)}, retry=Retry.SAFE
        )
        assert call(flavour, alone, base_url=server.url).data.id == 1


@both
@pytest.mark.parametrize(
    ("value", "places"),
    [
        ({"first_day": "2021-10-21"}, ["/id"]),
        ({"id": "1", "first_day": "2021-10-21"}, ["/id"]),
        ({"id": None, "first_day": "2021-10-21", "new": {"a": 1}}, ["/id"]),
        ([1], [""]),
    ],
)
def test_what_does_not_match_is_reported_and_kept_or_raised(
    flavour: Flavour, value: JsonValue, places: list[str]
) -> None:
    drifts: list[Drift] = []
    with RawServer(reply_json(value)) as server:
        data: object = call(flavour, ABSENCE, base_url=server.url, on_drift=drifts.append).data
        assert [drift.pointer for drift in drifts] == places
        if isinstance(value, dict) and "new" in value:
            assert isinstance(data, Absence)
            assert data.__wire__()["new"] == {"a": 1}
        with pytest.raises(errors.DriftError) as caught:
            call(flavour, ABSENCE, base_url=server.url, strict=True)
        assert json.loads(caught.value.content) == value


@both
def test_charsets_and_media_types(flavour: Flavour) -> None:
    for media_type in ("Application/JSON; charset=latin-1", "application/problem+json", None):
        with RawServer(reply('{"é": 1}'.encode(), media_type=media_type)) as server:
            assert call(flavour, GET, base_url=server.url).data == {"é": 1}
    with RawServer(reply("é".encode("latin-1"), media_type="text/plain; charset=ISO-8859-1")) as server:
        assert call(flavour, TEXT, base_url=server.url).data == "é"
    with RawServer(reply(b"a\xff", media_type="text/plain")) as server:
        assert call(flavour, TEXT, base_url=server.url).data == "a\ufffd"


@both
@pytest.mark.parametrize(
    "arguments",
    [
        *(Arguments(path={"p": 1}, header={"H": value}) for value in ("a\r\nX: 1", "a\x00", " a", "a ", "é")),
        *(Arguments(path={"p": value}) for value in ("", ".", "..")),
        *(Arguments(path={"p": 1}, cookie={"c": value}) for value in ("a; b", "a,b", "a\r\nb")),
        *(
            Arguments(path={"p": 1}, body={"n": value})
            for value in (float("nan"), float("inf"), b"bytes", {1, 2}, Decimal("NaN"))
        ),
    ],
)
def test_what_cannot_be_sent_is_refused_before_any_socket(flavour: Flavour, arguments: Arguments) -> None:
    with RawServer(OK) as server:
        with pytest.raises(errors.InvalidArgument):
            call(flavour, WRITE, arguments, base_url=server.url)
        assert server.connections == 0


@both
def test_values_arrive_as_they_were_given(flavour: Flavour) -> None:
    with RawServer(OK) as server:
        given = Arguments(
            path={"p": "a/b?c#d%20é"},
            query={"q": ["a&b=c", "+", None, True]},
            body={"big": 2**60, "exact": Decimal("1.10"), "when": datetime(2021, 10, 21, 8)},
        )
        call(flavour, WRITE, given, base_url=server.url)
        sent = server.received[0]
    assert sent.target == "/a/a%2Fb%3Fc%23d%2520%C3%A9/b?q=a%26b%3Dc&q=%2B&q=true"
    assert sent.body == b'{"big":1152921504606846976,"exact":1.10,"when":"2021-10-21T08:00:00"}'


@both
def test_a_file_name_cannot_end_its_header(flavour: Flavour) -> None:
    with RawServer(OK) as server:
        call(flavour, UPLOAD, Arguments(body={"f": File(b"x", 'a"\r\nX-Evil: é')}), base_url=server.url)
        assert 'filename="a%22%0D%0AX-Evil: é"'.encode() in server.received[0].body


@both
@pytest.mark.parametrize(
    "base", ["ftp://a.test", "file:///x", "https://u:p@a.test", "/relative", "https://a.test/?q=1"]
)
def test_a_base_that_cannot_be_called_is_refused(flavour: Flavour, base: str) -> None:
    kind: Callable[..., object] = Sample if flavour == "sync" else AsyncSample
    with pytest.raises(errors.InvalidArgument, match="base_url"):
        kind(base_url=base)


def items(flavour: Flavour, url: str) -> list[int]:
    """Walk a list to its end."""
    if flavour == "sync":
        with client(url) as sample:
            return list(Paged(engine_of(sample), LIST, Arguments()))

    async def main() -> list[int]:
        async with async_client(url) as sample:
            return [item async for item in AsyncPaged(engine_of(sample), LIST, Arguments())]

    return trio.run(main) if flavour == "trio" else asyncio.run(main())


@both
def test_pages_that_lead_in_a_circle_or_away_are_reported(flavour: Flavour) -> None:
    with RawServer(reply_json([1], Link="</x?page=2>; rel=next"), reply_json([2], Link="</x?page=2>; rel=next")) as one:
        with pytest.raises(errors.PagingError, match="repeated the cursor"):
            items(flavour, one.url)
        assert len(one.received) == 2
    with RawServer(reply_json([3])) as other, RawServer(reply_json([1], Link=f"<{other.url}/x>; rel=next")) as one:
        with pytest.raises(errors.PagingError, match="another origin"):
            items(flavour, one.url)
        assert not other.received


def test_an_interrupted_thread_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at each point: while it waits, and as a reply comes."""

    def interrupt(*given: object) -> None:
        raise KeyboardInterrupt

    with RawServer(reply(status=503), OK) as server, client(server.url) as sample:
        with monkeypatch.context() as patched:
            patched.setattr("sample._runtime.call.driver.time.sleep", interrupt)
            with pytest.raises(KeyboardInterrupt):
                engine_of(sample).call(GET, Arguments())
        with pytest.raises(KeyboardInterrupt):
            engine_of(sample.with_options(after_reply=interrupt)).call(GET, Arguments())
        assert engine_of(sample).call(GET, Arguments()).data == {"ok": True}
        assert server.connections == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_process_has_its_own_async_client() -> None:
    async def once(sample: AsyncSample) -> RawReply:
        reply = await engine_of(sample).call(GET, Arguments())
        return raw(reply.content)

    def run(sample: AsyncSample) -> None:
        asyncio.run(once(sample))

    with RawServer(OK) as server, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        sample = async_client(server.url)
        run(sample)
        assert forked(partial(run, sample)) == 0
        assert [request.connection for request in server.received] == [1, 2]
        del sample
        gc.collect()
