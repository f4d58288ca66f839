"""A class of the user's own below a client."""

import asyncio
from functools import cached_property

import pytest
from engines import engine_of
from sample import AsyncSample, Sample

from upstream.raw import RawServer, reply_json

FIRST = {"absence": {"id": 1, "first_day": "2021-10-21", "class": "x"}}


class Mine(Sample):
    """Takes other arguments than the client does."""

    __slots__ = ("slot",)

    def __init__(self, tenant: str, url: str) -> None:
        super().__init__(access_token="tok-12345678", client="c", uid="u", base_url=url)
        self.tenant = tenant
        self.slot = 1

    @cached_property
    def retries(self) -> int:
        """A value of this client and not of its copies."""
        return engine_of(self).settings.retries


class AsyncMine(AsyncSample):
    """The same for tasks."""

    def __init__(self, tenant: str, url: str) -> None:
        super().__init__(access_token="tok-12345678", client="c", uid="u", base_url=url)
        self.tenant = tenant


def test_a_copy_of_a_subclass_keeps_class_attributes_and_connections() -> None:
    with RawServer(reply_json(FIRST)) as server, Mine("acme", url=server.url) as mine:
        assert (mine.absences.get(1).id, mine.retries) == (1, 2)
        other = mine.with_options(retries=5, headers={"X-A": "1"})
        assert (type(other), other.tenant, other.slot) == (Mine, "acme", 1)
        assert (other.absences.get(1).id, other.retries, mine.retries) == (1, 5, 2)
        other.tenant = "other"
        assert mine.tenant == "acme"
        assert ["x-a" in request.headers for request in server.received] == [False, True]
        assert server.connections == 1


def test_so_does_one_of_an_async_subclass() -> None:
    async def main(url: str) -> None:
        async with AsyncMine("acme", url=url) as mine:
            await mine.absences.get(1)
            other = mine.with_options(headers={"X-A": "1"})
            assert (type(other), other.tenant) == (AsyncMine, "acme")
            await other.absences.get(1)

    with RawServer(reply_json(FIRST)) as server:
        asyncio.run(main(server.url))
        assert ["x-a" in request.headers for request in server.received] == [False, True]


def test_a_wrong_option_makes_no_copy() -> None:
    with Mine("acme", url="http://localhost") as mine, pytest.raises(TypeError):
        mine.with_options(tenant="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def test_a_subclass_loads_the_package_of_its_client() -> None:
    with Mine("acme", url="http://localhost") as mine:
        mine.preload()
