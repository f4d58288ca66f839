"""The options of a client and of its copies: which values they take, and the errors for other values."""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from engines import engine_of
from flavours import GET, Flavour, call
from sample import AsyncSample, Sample, Timeout, errors
from sample._runtime.base.options import Settings
from sample._runtime.base.timeouts import bound

from upstream.raw import Exchange, RawServer, reply_json

MAKE = cast("Callable[..., Sample]", Sample)
FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


def settings(client: Sample | AsyncSample) -> Settings:
    return engine_of(client).settings


def made(options: Mapping[str, object], copied: bool) -> Sample:
    """Make a client with options, at once or as a copy."""
    if copied:
        return cast("Sample", cast("Any", MAKE(base_url="http://localhost")).with_options(**options))
    return MAKE(base_url="http://localhost", **options)


async def awaited(*_: object) -> object:
    return True


class Awaited:
    async def __call__(self, *_: object) -> object:
        return True


@pytest.mark.parametrize("copied", [False, True])
@pytest.mark.parametrize("timeout", [None, Timeout(None, None, None, None), Timeout(read=None)])
def test_no_timeout_is_no_bound(timeout: Timeout | None, copied: bool) -> None:
    found = settings(made({"timeout": timeout}, copied))
    assert found.deadline is None
    assert found.timeout.within(float("inf"))["read"] is None
    assert settings(made({"timeout": timeout, "deadline": 5}, copied)).deadline == 5


def test_a_call_has_no_deadline_unless_it_is_given() -> None:
    client = Sample(base_url="http://localhost")
    assert settings(client).deadline is settings(client.with_options(timeout=5)).deadline is None
    limited = client.with_options(deadline=10)
    assert settings(limited).deadline == settings(limited.with_options(timeout=600)).deadline == 10
    assert settings(limited.with_options(deadline=None)).deadline == float("inf")


@FLAVOURS
@pytest.mark.parametrize("options", [{"timeout": None}, {"timeout": 1e12, "deadline": None}, {"deadline": 1e300}])
def test_a_call_without_bounds(flavour: Flavour, options: Any) -> None:
    with RawServer(reply_json(1)) as server:
        assert call(flavour, GET, base_url=server.url, **options).data == 1


@FLAVOURS
def test_a_step_is_bounded_where_the_others_are_not(flavour: Flavour) -> None:
    def silent(exchange: Exchange) -> None:
        exchange.wait(20)

    started = time.monotonic()
    with RawServer(silent) as server, pytest.raises(errors.Timeout):
        call(flavour, GET, base_url=server.url, timeout=Timeout(None, 0.05, None, None), deadline=None, retries=0)
    assert time.monotonic() - started < 10


@FLAVOURS
def test_a_login_without_bounds(flavour: Flavour) -> None:
    def api(exchange: Exchange) -> None:
        if exchange.request.method == "POST":
            reply_json({"data": {}}, access_token="tok-12345678", client="c", uid="u")(exchange)
        else:
            reply_json({"absence": {"id": 1, "first_day": "2021-10-21", "class": "x"}})(exchange)

    with RawServer(api) as server:
        if flavour == "sync":
            with Sample(email="a@b.test", password="p", base_url=server.url, timeout=None) as client:
                assert client.absences.get(1).id == 1
            return

        async def main() -> None:
            async with AsyncSample(email="a@b.test", password="p", base_url=server.url, timeout=None) as client:
                assert (await client.absences.get(1)).id == 1

        asyncio.run(main())


@pytest.mark.parametrize("copied", [False, True])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timeout": "30"}, "timeout: must be seconds above zero, a Timeout such as"),
        ({"timeout": (3, 10)}, "not tuple"),
        ({"timeout": timedelta(seconds=3)}, "not timedelta"),
        ({"timeout": True}, "not bool"),
        ({"timeout": 0}, "not 0"),
        ({"timeout": -1}, "not -1"),
        ({"timeout": float("nan")}, "not nan"),
        ({"timeout": Timeout(read=cast("Any", "5"))}, "not Timeout"),
        ({"deadline": "x"}, "deadline: must be a finite number"),
        ({"deadline": float("inf")}, "or None for no limit, not inf"),
        ({"retries": None}, "retries: must be an int of 0 or more, not None"),
        ({"retries": "3"}, "not str"),
        ({"retries": 1.5}, r"not 1\.5"),
        ({"retries": -1}, "not -1"),
        ({"max_reply_bytes": 1e6}, "max_reply_bytes: must be an int"),
        ({"strict": "no"}, "strict: must be True or False"),
        ({"on_drift": []}, "on_drift: must be a function"),
        ({"headers": [("a", "b")]}, "headers: must be a mapping of str to str"),
        ({"headers": {"a": 1}}, "headers: must be a mapping of str to str"),
        ({"middleware": ["x"]}, "middleware: must be a list of functions"),
        *(
            ({name: function}, f"{name}: must be a plain function, even for an async client, not an async function")
            for name in ("on_drift", "retry_if", "before_request", "after_reply", "on_upload")
            for function in (awaited, Awaited(), partial(awaited, 1))
        ),
    ],
)
def test_a_wrong_value_is_refused_with_a_hint(options: dict[str, object], message: str, copied: bool) -> None:
    with pytest.raises(errors.InvalidArgument, match=message):
        made(options, copied)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"base_url": Path("x")}, "base_url: must be a str"),
        ({"proxy": 1}, "proxy: must be a str, not 1"),
        ({"verify": 7}, "verify: must be True, False"),
        ({"base_urls": "x"}, "base_urls: must be a mapping"),
        ({"allow_http": 1}, "allow_http: must be True or False"),
    ],
)
def test_so_is_one_of_the_client_alone(options: dict[str, object], message: str) -> None:
    with pytest.raises(errors.InvalidArgument, match=message):
        MAKE(**{"base_url": "http://localhost", **options})


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("retrys", "unknown option 'retrys'; did you mean 'retries'"),
        ("pasword", "unknown option 'pasword'; did you mean 'password'"),
        ("time_out", "did you mean 'timeout'"),
        ("xyz", "unknown option 'xyz'; known options: access_token, after_reply,"),
    ],
)
def test_a_mistyped_option_names_the_one_that_was_meant(name: str, message: str) -> None:
    for kind in (Sample, AsyncSample):
        with pytest.raises(TypeError, match=message):
            cast("Callable[..., object]", kind)(base_url="http://localhost", **{name: 1})


def test_an_option_of_the_client_alone_is_no_option_of_a_copy() -> None:
    with pytest.raises(TypeError, match="'base_url' cannot be changed by with_options; pass it to a new client"):
        made({"base_url": "https://b.test"}, copied=True)


def test_no_value_is_as_good_as_none_given() -> None:
    options = dict.fromkeys(("proxy", "on_drift", "before_request", "after_reply", "transport", "limit_store"))
    assert settings(MAKE(base_url="http://localhost", server=None, **options)).on_drift is None


def test_the_shortest_bound() -> None:
    assert (bound(None, float("inf")), bound(3, None, 2.0), bound(1e300)) == (None, 2.0, None)
