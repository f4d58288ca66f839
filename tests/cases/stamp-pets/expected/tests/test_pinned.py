"""What must hold of the client of the Pets API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

import inspect
import json
import subprocess
import sys

import pinned
from pinned import AsyncPinned, Pinned
from pinned._runtime.headers import Headers
from pinned._runtime.wire import RawReply, Request

RESOURCES = [
    "pets",
]
EXAMPLE: object = {"id": 12, "name": "Tom", "born-on": "2026-01-31", "status": "sold"}


class Canned:
    """A transport that answers every request with the example of the description."""

    def send(self, request: Request) -> RawReply:
        """Answer, whatever is asked."""
        fields = [("content-type", "application/json")]
        return RawReply(200, Headers(fields), json.dumps(EXAMPLE).encode())

    def close(self) -> None:
        """Close nothing."""


def test_the_example_is_what_the_description_says() -> None:
    """A call sends what it is given and reads the example of its reply; `strict` lets nothing else pass."""
    with Pinned(
        base_url="http://localhost", transport=Canned(), strict=True, token="secret"
    ) as client:
        assert client.pets.get(12) is not None


def public(thing: object) -> dict[str, object]:
    """The public attributes of a class."""
    return {name: getattr(thing, name) for name in dir(thing) if not name.startswith("_")}


def test_importing_it_loads_nothing_heavy() -> None:
    """Neither the HTTP library nor pydantic is loaded before it is needed."""
    program = (
        "import sys, pinned; sys.exit(any(name in sys.modules for name in ('httpx2', 'pydantic')))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_every_exported_name_is_there() -> None:
    """Names that are loaded on first use can be loaded."""
    for package in (pinned, pinned.errors, pinned.models):
        for name in package.__all__:
            getattr(package, name)


def test_both_clients_have_the_same_documented_methods() -> None:
    """Sync and async differ by `await` alone."""
    client, twin = Pinned(base_url="http://localhost"), AsyncPinned(base_url="http://localhost")
    for resource in RESOURCES:
        methods, twins = public(getattr(client, resource)), public(getattr(twin, resource))
        assert methods.keys() == twins.keys(), resource
        for name in methods.keys() - {"with_response", "with_streaming"}:
            method, other = methods[name], twins[name]
            assert inspect.ismethod(method) and inspect.ismethod(other)
            assert inspect.getdoc(method), f"{resource}.{name}"
            assert inspect.getdoc(method) == inspect.getdoc(other), f"{resource}.{name}"
            assert inspect.signature(method).parameters == inspect.signature(other).parameters, name
