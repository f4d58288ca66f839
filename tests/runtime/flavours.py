"""Make the same call with the sync client and with the async one, under asyncio and under trio."""

import asyncio
from collections.abc import Sequence
from typing import Literal, TypeAlias, TypeVar, Unpack

import trio
from engines import engine_of
from sample import AsyncSample, Sample
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.operation import Empty, Json, Operation, Parameter, Retry
from sample._runtime.base.options import ClientOptions
from sample._runtime.base.reply import Reply
from sample._runtime.codec.values import JsonValue

from upstream.raw import reply_json

T = TypeVar("T")

OK = reply_json({"ok": True})

Flavour: TypeAlias = Literal["sync", "async", "trio"]

GET: Operation[JsonValue] = Operation(
    id="get", method="GET", path="/x", replies={"200": Json(lambda: JsonValue)}, retry=Retry.SAFE
)
POST: Operation[JsonValue] = Operation(
    id="post", method="POST", path="/x", replies={"200": Json(lambda: JsonValue)}, retry=Retry.UNSAFE
)
HEAD: Operation[None] = Operation(id="head", method="HEAD", path="/x", replies={"200": Empty()}, retry=Retry.SAFE)
SECURE: Operation[JsonValue] = Operation(
    id="secure",
    method="GET",
    path="/secure/{n}",
    parameters=(Parameter("n", "path"),),
    security=(("accessToken", "client", "uid"),),
    replies={"200": Json(lambda: JsonValue)},
    retry=Retry.SAFE,
)


def call(
    flavour: Flavour, operation: Operation[T], arguments: Arguments | None = None, **options: Unpack[ClientOptions]
) -> Reply[T]:
    """Call an operation once, with its own client."""
    return calls(flavour, [(operation, arguments or Arguments())], **options)[0]


def calls(
    flavour: Flavour, wanted: Sequence[tuple[Operation[T], Arguments]], **options: Unpack[ClientOptions]
) -> list[Reply[T]]:
    """Call operations one after the other, with one client."""
    if flavour == "sync":
        with Sample(email="a@b.test", password="pass-12345678", **options) as client:
            return [engine_of(client).call(operation, arguments) for operation, arguments in wanted]

    async def main() -> list[Reply[T]]:
        async with AsyncSample(email="a@b.test", password="pass-12345678", **options) as client:
            return [await engine_of(client).call(operation, arguments) for operation, arguments in wanted]

    return trio.run(main) if flavour == "trio" else asyncio.run(main())
