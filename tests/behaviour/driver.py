"""One way to drive a sync and an async client, so that a behaviour is written once and holds for both."""

import asyncio
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from emjpm import AsyncEmjpm, Emjpm
    from miimosa import AsyncMiimosa, Miimosa
    from mon_petit_placement import AsyncMonPetitPlacement, MonPetitPlacement
    from rdv_solidarites import AsyncRdvSolidarites, RdvSolidarites
    from rightech import AsyncRightech, Rightech

Kind: TypeAlias = Literal["sync", "async"]
ClientT = TypeVar("ClientT")
T = TypeVar("T")


class Driven(Generic[ClientT]):
    """A client, sync or async, whose calls are made through `call` and `items`."""

    def __init__(self, client: ClientT, runner: asyncio.Runner | None) -> None:
        self.client = client
        self._runner = runner

    def call(self, step: Callable[[ClientT], T | Awaitable[T]]) -> T:
        """Make one call, awaited if it has to be."""
        if self._runner is None:
            return cast("T", step(self.client))

        async def awaited() -> T:
            return await cast("Awaitable[T]", step(self.client))

        return self._runner.run(awaited())

    def items(self, step: Callable[[ClientT], Iterable[T] | AsyncIterable[T]], limit: int | None = None) -> list[T]:
        """Take the elements of a list, all of them or the first `limit`; what comes after those is not asked for."""
        if self._runner is None:
            taken: list[T] = []
            for item in cast("Iterable[T]", step(self.client)):
                taken.append(item)
                if len(taken) == limit:
                    break
            return taken
        return self._runner.run(_taken(step, self.client, limit))

    def copy(self, change: Callable[[ClientT], ClientT]) -> "Driven[ClientT]":
        """The same driver around a copy of the client."""
        return Driven(change(self.client), self._runner)


async def _taken(
    step: Callable[[ClientT], Iterable[T] | AsyncIterable[T]], client: ClientT, limit: int | None
) -> list[T]:
    taken: list[T] = []
    async for item in cast("AsyncIterable[T]", step(client)):
        taken.append(item)
        if len(taken) == limit:
            break
    return taken


class Flavour:
    """Opens clients of one kind, and closes them at the end."""

    def __init__(self, kind: Kind) -> None:
        self.kind: Kind = kind
        self._runner = asyncio.Runner() if kind == "async" else None
        self._closers: list[Callable[[], None]] = []

    def rdv(self, base_url: str, **options: object) -> "Driven[RdvSolidarites | AsyncRdvSolidarites]":
        """A client of RDV-Solidarités."""
        from rdv_solidarites import AsyncRdvSolidarites, RdvSolidarites

        return self._open(RdvSolidarites, AsyncRdvSolidarites, {"base_url": base_url, **options})

    def emjpm(self, base_url: str, **options: object) -> "Driven[Emjpm | AsyncEmjpm]":
        """A client of eMJPM."""
        from emjpm import AsyncEmjpm, Emjpm

        return self._open(Emjpm, AsyncEmjpm, {"base_url": base_url, **options})

    def miimosa(self, base_url: str, **options: object) -> "Driven[Miimosa | AsyncMiimosa]":
        """A client of MiiMOSA."""
        from miimosa import AsyncMiimosa, Miimosa

        return self._open(Miimosa, AsyncMiimosa, {"base_url": base_url, **options})

    def mpp(self, url: str, **options: object) -> "Driven[MonPetitPlacement | AsyncMonPetitPlacement]":
        """A client of Mon Petit Placement: both hosts at one place, the limits kept for this client alone."""
        from mon_petit_placement import AsyncMonPetitPlacement, MemoryStore, MonPetitPlacement

        places = {"base_url": f"{url}/v1", "base_urls": {"sso": url}, "limit_store": MemoryStore()}
        return self._open(MonPetitPlacement, AsyncMonPetitPlacement, {**places, **options})

    def drive(self, client: ClientT) -> Driven[ClientT]:
        """Drive a client of this kind that was made elsewhere."""
        return Driven(client, self._runner)

    def rightech(self, url: str, **options: object) -> "Driven[Rightech | AsyncRightech]":
        """A client of Rightech."""
        from rightech import AsyncRightech, Rightech

        return self._open(Rightech, AsyncRightech, {"base_url": f"{url}/api/v1", **options})

    def _open(
        self, sync: Callable[..., ClientT], asynchronous: Callable[..., ClientT], options: dict[str, object]
    ) -> Driven[ClientT]:
        options = {"trust_env": False, **options}
        client = (sync if self._runner is None else asynchronous)(**options)
        name = "close" if self._runner is None else "aclose"

        def close() -> None:
            outcome = getattr(client, name)()
            if self._runner is not None:
                self._runner.run(outcome)

        self._closers.append(close)
        return Driven(client, self._runner)

    def close(self) -> None:
        """Close every client that was opened, then the event loop."""
        for closer in self._closers:
            closer()
        if self._runner is not None:
            self._runner.close()
