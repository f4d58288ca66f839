"""Call every operation of each distribution in generated/; the names are found, not listed."""

import asyncio
import pkgutil
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from behaviour.installed import DISTRIBUTIONS

if TYPE_CHECKING:
    from rdv_solidarites._runtime.base.arguments import Arguments
    from rdv_solidarites._runtime.base.operation import Operation
    from rdv_solidarites._runtime.base.reply import Reply
    from rdv_solidarites._runtime.call.client import AsyncClient, SyncClient

    AnyOperation: TypeAlias = Operation[object]

PACKAGES = tuple(name.replace("-", "_") for name in DISTRIBUTIONS)
KEY = "key-1234567890"
_BODIES: Mapping[str, object] = {
    "JsonBody": {"a": 1},
    "FormBody": {"a": "1"},
    "MultipartBody": {"a": b"1"},
    "TextBody": "a",
    "BinaryBody": b"a",
}

Flavour: TypeAlias = Literal["sync", "async"]
Call: TypeAlias = "Callable[[AnyOperation, Arguments], Reply[object]]"


class Unlimited:
    """A store of rate limits that holds nothing back: what is tested here is everything else."""

    blocks = False

    def reserve(self, ticket: str, budgets: object, patience: float, clock: object) -> float:
        """Now."""
        return 0.0

    def release(self, ticket: str, budgets: object, clock: object) -> None:
        """Never mind."""

    def ban(self, key: str, seconds: float, clock: object) -> None:
        """Never mind."""

    def banned(self, key: str, clock: object) -> float:
        """Never."""
        return 0.0


@dataclass(frozen=True)
class Package:
    """One generated package, with its own copy of the runtime."""

    name: str

    @property
    def module(self) -> ModuleType:
        """The package."""
        return import_module(self.name)

    def engine(self, module: str) -> ModuleType:
        """A module of its engine."""
        return import_module(f"{self.name}._runtime.{module}")

    @property
    def errors(self) -> ModuleType:
        """Its errors."""
        return import_module(f"{self.name}.errors")

    def operations(self) -> "dict[str, AnyOperation]":
        """Every operation by the name of its constant."""
        folder = import_module(f"{self.name}._operations")
        found: dict[str, AnyOperation] = {}
        for module in pkgutil.iter_modules(folder.__path__):
            held = import_module(f"{folder.__name__}.{module.name}")
            kind: type[AnyOperation] = self.engine("base.operation").Operation
            for name, value in vars(held).items():
                if isinstance(value, kind):
                    found[f"{module.name}.{name}"] = value
        return found

    def gives_secrets(self, operation: "AnyOperation") -> bool:
        """Whether a success contains credentials, which no error keeps."""
        api = import_module(f"{self.name}._api").API
        ways = [way for way in (api.login, api.grants) if way is not None]
        return any(way.operation() is operation for way in ways)

    def arguments(self, operation: "AnyOperation", **values: Mapping[str, object]) -> "Arguments":
        """Arguments that can be sent: `values` by location, a placeholder for each other part of the path."""
        path = {each.name: "7" for each in operation.parameters if each.location == "path"}
        body: object = self.engine("base.unset").UNSET
        if operation.body is not None and operation.body.required:
            body = _BODIES[type(operation.body).__name__]
        given: dict[str, Mapping[str, object]] = {**values, "path": {**path, **values.get("path", {})}}
        arguments: Arguments = self.engine("call.request").Arguments(body=body, **given)
        return arguments

    def options(self, url: str, **more: object) -> dict[str, object]:
        """Return the arguments of a client: all credentials, all servers at this URL, without rate limits."""
        api = import_module(f"{self.name}._api").API
        basic: type[object] = self.engine("base.security").Basic
        keys = {
            each.argument: ("user", KEY) if isinstance(each, basic) else KEY for each in api.schemes.values() if each
        }
        stores = {} if api.limits is None else {"limit_store": Unlimited()}
        servers = dict.fromkeys(api.own_servers, url)
        return {
            "base_url": url,
            "base_urls": servers,
            "trust_env": False,
            "retries": 0,
            "check_arguments": False,
            **keys,
            **stores,
            **more,
        }

    @contextmanager
    def client(self, flavour: Flavour, url: str, **more: object) -> "Generator[Call]":
        """A client, as a function that calls an operation."""
        exported = [getattr(self.module, name) for name in self.module.__all__]
        options = self.options(url, **more)
        if flavour == "sync":
            base: type[SyncClient] = self.engine("call.client").SyncClient
            [kind] = [each for each in exported if isinstance(each, type) and issubclass(each, base)]
            with cast("Callable[..., SyncClient]", kind)(**options) as made:
                yield vars(made)["_engine"].call
            return
        other: type[AsyncClient] = self.engine("call.client").AsyncClient
        [twin] = [each for each in exported if isinstance(each, type) and issubclass(each, other)]
        awaited = cast("Callable[..., AsyncClient]", twin)(**options)
        with asyncio.Runner() as runner:
            try:
                yield lambda operation, arguments: runner.run(vars(awaited)["_engine"].call(operation, arguments))
            finally:
                runner.run(awaited.aclose())
