"""Every operation of every distribution, with a call of it that the description gives as an example."""

from collections.abc import AsyncIterable, Awaitable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any, cast
from uuid import UUID

from behaviour.installed import DISTRIBUTIONS, ROOT
from pochoir import ir, pipeline
from pochoir.targets.client.samples import Samples


@dataclass(frozen=True)
class Example:
    """An example call; ``call`` is Python, ``client`` its only name."""

    package: str
    client: str
    resource: str
    operation: ir.Operation
    call: str

    @property
    def name(self) -> str:
        """The name of the operation in the fake."""
        return f"{self.resource}.{self.operation.name}"


@cache
def examples() -> tuple[Example, ...]:
    """Every example."""
    return tuple(_found())


def _found() -> Iterator[Example]:
    for distribution in DISTRIBUTIONS:
        api = pipeline.understand(ROOT / "specs" / distribution / "openapi.yaml", distribution).api
        samples = Samples.of(api)
        for resource in api.resources:
            for operation in resource.operations:
                arguments = ", ".join(each.text for each in samples.arguments(operation))
                call = f"client.{resource.name}.{operation.name}({arguments})"
                yield Example(str(api.package), str(api.class_name), str(resource.name), operation, call)


def fake_of(package: str, client: str) -> Any:
    """A fresh fake of a package."""
    return getattr(import_module(f"{package}.testing"), f"Fake{client}")()


def evaluated(example: Example, client: object) -> object:
    """Evaluate the call and return its result; that of an async client is not awaited."""
    names = {"client": client, "date": date, "datetime": datetime, "Decimal": Decimal, "UUID": UUID}
    return cast("object", eval(example.call, names))


def called(example: Example, client: object) -> object:
    """Make the call with a sync client; a list is walked to its end."""
    found = evaluated(example, client)
    return list(cast("Iterable[object]", found)) if example.operation.paging else found


async def called_async(example: Example, client: object) -> object:
    """Make the call with an async client; a list is walked to its end."""
    found = evaluated(example, client)
    if example.operation.paging:
        return [item async for item in cast("AsyncIterable[object]", found)]
    return await cast("Awaitable[object]", found)
