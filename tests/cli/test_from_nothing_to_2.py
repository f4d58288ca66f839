"""A project goes from nothing to version 2.0.0; a program that was written for 1.0.0 runs with every 1.x."""

import asyncio
import importlib
import sys
import tomllib
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from cli.projects import Project, Run
from cli.test_merging import made_by_an_earlier_version

SPEC = (Path(__file__).parent / "shop.yaml").read_text(encoding="utf-8")
COMPATIBLE = ("        note: {type: string}\n", "        note: {type: string}\n        gift: {type: boolean}\n")
DOCS = ("description: A shop.", "description: A shop in Lyon.")
RENAMES = (
    ("operationId: fetchOrder", "operationId: getOrder"),
    ("name: page_size, in", "x-pochoir-name: size, name: page_size, in"),
    ("name: tenant, in", "x-pochoir-name: account, name: tenant, in"),
    ("total: {type: number}", "total: {type: number, x-pochoir-name: amount}"),
    ('Ware"', 'Product"'),
    ("    Ware:", "    Product:"),
    ("name: wares, desc", "name: products, desc"),
    ("tags: [wares]", "tags: [products]"),
    ("method: save_all", "method: send_all"),
    ("dry_run: {type: boolean", "dry_run: {x-pochoir-name: trial, type: boolean"),
    ("name: X-Key", "name: X-Key, x-pochoir-argument: access_key"),
    ('"https://api.example.com"', '"https://api.example.com", x-pochoir-name: production'),
    ("  live: {", "  feed: {"),
    ("orderUpdated:", "orderChanged:"),
)
BREAKING = (
    "{x-pochoir-name: size, name: page_size, in: query, schema: {type: integer}}",
    "{name: offset, in: query, schema: {type: boolean}}",
)


class Shop(Project):
    """A project with the shop."""

    def edit(self, *replacements: tuple[str, str]) -> None:
        text = self.spec.read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        self.spec.write_text(text, encoding="utf-8")

    def release(self) -> str:
        """Release and generate, and return the version of the generated client."""
        assert self.run("release", "library").code == 0
        assert self.run("generate", "--only", "clients").code == 0
        text = (self.generated / "pyproject.toml").read_text(encoding="utf-8")
        return str(tomllib.loads(text)["project"]["version"])

    @contextmanager
    def package(self) -> Generator[Any]:
        """Import the generated package."""
        source = str(self.generated / "src")
        sys.path.insert(0, source)
        importlib.invalidate_caches()
        try:
            yield importlib.import_module("library")
        finally:
            sys.path.remove(source)
            for name in [each for each in sys.modules if each.partition(".")[0] == "library"]:
                del sys.modules[name]

    def use(self) -> tuple[list[object], list[str]]:
        """Run the program of the consumer; return its results and the warnings, which all point to this file."""
        with self.package() as library, warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            result = program(library)
        assert {(each.category, each.filename) for each in caught} <= {(DeprecationWarning, __file__)}
        return result, sorted({str(each.message) for each in caught})

    def diff(self) -> Run:
        return self.run("diff")


def program(library: Any) -> list[object]:
    """Use version 1.0.0 of the client, sync and async."""
    fake = importlib.import_module("library.testing").FakeLibrary()
    # The test kit has the new names only.
    fake.accepts(**dict.fromkeys(signature(fake.accepts).parameters, "k"))
    with library.Library(transport=fake.transport, key="k", server="api_example_com") as client:
        order = client.orders.fetch(1)
        results: list[object] = [
            len(client.orders.list(tenant="here", page_size=10)),
            client.orders.create(total=2.5, note="Thanks.").total,
            client.orders.with_response.fetch(1).status,
            [isinstance(each, library.models.Ware) for each in client.wares.list()],
            order.total,
            library.models.Order(id=1, total=order.total).total,
        ]
        order.total = 4.0
        results.append(order.model_dump_json())
        results.append(len(client.wares.save_all([{"name": "Cup"}], dry_run=True)))
        results.append(client.live() is not None)
        results.append(issubclass(library.webhooks.OrderUpdated, library.webhooks.WebhookEvent))

    async def again() -> list[object]:
        async with library.AsyncLibrary(transport=fake.async_transport, key="k") as client:
            listed = await client.orders.list(tenant="here", page_size=10)
            return [len(listed), (await client.orders.fetch(1)).total, len(await client.wares.list())]

    return [*results, *asyncio.run(again())]


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shop:
    made = Shop(tmp_path, capsys, monkeypatch)
    made.spec.write_text(SPEC, encoding="utf-8")
    return made


@pytest.mark.slow
def test_a_project_goes_from_nothing_to_2(shop: Shop) -> None:
    assert shop.release() == "1.0.0"
    expected, silent = shop.use()
    assert silent == []
    shop.edit(COMPATIBLE)
    assert shop.release() == "1.1.0"
    assert shop.use() == (expected, [])
    shop.edit(DOCS)
    assert shop.release() == "1.1.1"
    assert shop.use() == (expected, [])

    shop.edit(*RENAMES)
    assert shop.release() == "1.2.0"
    result, warned = shop.use()
    assert [str(each).replace("amount", "total") for each in result] == [str(each) for each in expected]
    assert warned == [
        "AsyncLibrary: key is deprecated, pass access_key",
        "AsyncOrders.list: page_size is deprecated, pass size",
        "AsyncOrders.list: tenant is deprecated, pass account",
        "Library: key is deprecated, pass access_key",
        "Library: server='api_example_com' is deprecated, pass server='production'",
        "Order.total is deprecated, use Order.amount",
        "Orders.create: total is deprecated, pass amount",
        "Orders.list: page_size is deprecated, pass size",
        "Orders.list: tenant is deprecated, pass account",
        "Wares.save_all: dry_run is deprecated, pass trial",
        "library.models.Ware is deprecated, use library.models.Product",
        "library.webhooks.OrderUpdated is deprecated, use library.webhooks.OrderChanged",
        "live is deprecated, call feed",
        "orders.fetch is deprecated, call orders.get",
        "wares.list is deprecated, call products.list_wares",
        "wares.save_all is deprecated, call products.send_all",
    ]
    made_by_an_earlier_version(shop, "src/library/errors.py")
    assert "1 file changed because pochoir changed from 0.0.1 to " in shop.run("generate", "--only", "clients").out
    assert shop.release() == "1.2.1"
    assert shop.use() == (result, warned)

    shop.edit(BREAKING)
    assert "version-too-low" in shop.run("check").err
    assert shop.release() == "2.0.0"
    assert shop.run("generate").code == 0
    assert shop.run("check").code == 0
    log = (shop.generated / "CHANGELOG.md").read_text(encoding="utf-8").partition("## 1.2.1")[0]
    assert "- `orders.get`: the deprecated name `orders.fetch` was removed. To do: call `orders.get`." in log
    with shop.package() as library:
        assert not hasattr(library.Library().orders, "fetch")
        assert not hasattr(library.Library(), "wares")
        assert not hasattr(library.models, "Ware") and not hasattr(library.webhooks, "OrderUpdated")
        assert not hasattr(library.Library, "live")
        with pytest.raises(TypeError, match="unknown option 'key'"):
            library.Library(key="k")
    assert "old_" not in shop.spec.with_name("released.json").read_text(encoding="utf-8")


def test_both_names_of_an_argument_are_refused(shop: Shop) -> None:
    shop.run("release", "library")
    shop.edit(*RENAMES)
    assert shop.run("generate", "--only", "clients").code == 0
    with shop.package() as library, library.Library(base_url="https://x.example.com") as client:
        with pytest.raises(TypeError, match=r"list\(\) got account and its old name tenant; pass account only"):
            client.orders.list(tenant="a", account="a")
        with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'account'"):
            client.orders.list()


def test_old_names_can_be_dropped_and_then_break_callers(shop: Shop) -> None:
    shop.run("release", "library")
    text = shop.pyproject.read_text(encoding="utf-8")
    shop.pyproject.write_text(f'{text}old-names = "drop"\n', encoding="utf-8")
    shop.edit(*RENAMES)
    assert (
        "orders.get: `orders.fetch` is now called `orders.get`\n    = wire: neutral, Python: breaking"
        in shop.diff().out
    )
    assert shop.release() == "2.0.0"


def test_a_name_that_means_something_else_now_is_no_old_name(shop: Shop) -> None:
    shop.run("release", "library")
    added = "  /fetch:\n    get: {operationId: fetch, tags: [orders], responses: {'204': {description: ok}}}\n"
    shop.edit(("operationId: fetchOrder", "operationId: getOrder"), ("  /wares:", f"{added}  /wares:"))
    assert (
        "orders.get: `orders.fetch` is now called `orders.get`\n    = wire: neutral, Python: breaking"
        in shop.diff().out
    )
