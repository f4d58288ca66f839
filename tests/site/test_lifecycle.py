"""When something was added and deprecated, and when it will be removed."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data

SPEC = """
openapi: 3.1.1
info: {title: Shop, version: "1.2", x-pochoir-language: en}
servers: [{url: https://example.com}]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [Orders]
      deprecated: true
      x-deprecated-since: "2026-01-15"
      x-sunset: Sat, 31 Jul 2027 23:59:59 GMT
      parameters:
        - {name: state, in: query, deprecated: true, x-sunset: "2027-08-01", schema: {type: string}}
        - {name: pageSize, in: query, schema: {type: integer}}
      responses: {"200": {$ref: "#/components/responses/Order"}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [Orders]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {$ref: "#/components/responses/Order"}}
components:
  responses: {Order: {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
  schemas:
    Order:
      type: object
      properties:
        id: {type: string}
        note: {type: string}
        code: {type: string, deprecated: true, x-deprecated-since: 1.1, x-sunset-date: "<b>soon</b>"}
"""
LIST, GET, ORDER = "operations/list-orders", "operations/get-order", "schemas/order"


def _pages(folder: Path, kind: str) -> dict[str, str]:
    new: Any = yaml.safe_load(SPEC)
    old = deepcopy(new)
    old["info"]["version"] = "1.1"
    del old["paths"]["/orders/{id}"]
    del old["components"]["schemas"]["Order"]["properties"]["note"]
    del old["paths"]["/orders"]["get"]["parameters"][1]
    described = describe_data(folder, cast("Json", new), "shop")
    if kind == "earlier":
        described = replace(described, earlier=(describe_data(folder / "old", cast("Json", old), "shop"),))
    elif kind == "log":
        described = replace(
            described,
            added={
                "2.1.0": (
                    ("operations", "GET /orders/{id}"),
                    ("models", "Order", "members", "note"),
                    ("operations", "GET /orders", "parameters", "query pageSize"),
                )
            },
            log="# Changelog\n\n## 2.1.0\n\n### Compatible changes\n\n- `orders.get`: `GET /orders/{}` was added.\n"
            "- `models.Order`: the field `note` was added.\n"
            "- `orders.list`: the query parameter `page_size` (`pageSize`) was added.\n\n"
            "## 2.0.0\n\nThe first release.\n",
        )
    return build([described])


def _field(page: str, name: str) -> str:
    return page.partition(f'id="{name}"')[2].partition("</li>\n<li id=")[0]


def test_dates_are_shown_at_the_operation_the_parameter_and_the_field(tmp_path: Path) -> None:
    pages = _pages(tmp_path, "alone")
    head = pages[f"en/shop/{LIST}.html"].partition('<p class="meta">')[2].partition("</p>")[0]
    assert "deprecated since <code>2026-01-15</code>" in head and "will be removed on <code>2027-07-31</code>" in head
    assert "will be removed on <code>2027-08-01</code>" in _field(pages[f"en/shop/{LIST}.html"], "query.state")
    code = _field(pages[f"en/shop/{ORDER}.html"], "code")
    assert "deprecated since <code>1.1</code>" in code and "<code>&lt;b&gt;soon&lt;/b&gt;</code>" in code
    assert "sera supprimé le <code>2027-07-31</code>" in pages[f"fr/shop/{LIST}.html"]
    assert "deprecated — deprecated since `2026-01-15` — will be removed on `2027-07-31`" in pages[f"en/shop/{LIST}.md"]
    assert not [path for path, text in pages.items() if path.endswith(".html") and " added " in text]


@pytest.mark.parametrize(
    ("kind", "text"),
    [("earlier", "added in version <code>1.2</code>"), ("log", "added to the client in version <code>2.1.0</code>")],
)
def test_the_version_that_added_something_is_shown(tmp_path: Path, kind: str, text: str) -> None:
    pages = _pages(tmp_path, kind)
    assert text in pages[f"en/shop/{GET}.html"].partition('<p class="meta">')[2].partition("</p>")[0]
    assert text not in pages[f"en/shop/{LIST}.html"].partition('<p class="meta">')[2].partition("</p>")[0]
    assert text in _field(pages[f"en/shop/{LIST}.html"], "query.pageSize")
    assert text not in _field(pages[f"en/shop/{LIST}.html"], "query.state")
    assert text in _field(pages[f"en/shop/{ORDER}.html"], "note")
    assert text not in _field(pages[f"en/shop/{ORDER}.html"], "id")


def test_deprecated_operations_are_marked_in_the_menu_and_in_lists(tmp_path: Path) -> None:
    page = _pages(tmp_path, "alone")["en/shop/resources/orders.html"]
    menu, _, content = page.partition("<main")
    assert menu.count('class="old"') == 1 and menu.count("(deprecated)") == 1
    assert content.count('<span class="old">deprecated</span>') == 1
