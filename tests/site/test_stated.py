"""What a description states for readers only: OAuth flows, server variables, links, groups of tags, its own samples."""

from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data

SPEC = """
openapi: 3.1.1
info: {title: Shop, version: "1", x-pochoir-language: en}
x-tagGroups: [{name: Selling, tags: [Orders]}, {name: Unused, tags: [Nothing]}]
servers:
  - url: https://{region}.example.com/{base}/
    variables: {region: {default: eu, enum: [eu, us], description: Where the <b>data</b> is.}, base: {default: v1}}
tags:
  - {name: Users}
  - {name: Orders, externalDocs: {url: https://example.com/orders}}
  - {name: Audit, x-internal: true}
security: [{oauth: [orders.read]}]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [Orders]
      x-codeSamples:
        - {lang: PHP, source: "$shop->orders('<all>');"}
        - {lang: Node, label: Our SDK, source: shop.orders()}
      responses: {"204": {description: None.}}
    post:
      operationId: createOrder
      tags: [Orders]
      security: [{oauth: [orders.write, orders.read]}, {}]
      responses:
        "204":
          description: Made.
          links:
            read: {operationId: getOrder, description: Look at it., parameters: {id: "$response.body#/id"}}
            elsewhere: {operationRef: "https://example.com/other.yaml#/x"}
      callbacks:
        paid: {"{$request.body#/url}": {post: {responses: {"204": {description: Taken.}}}}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [Orders]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: None.}}
  /users: {get: {operationId: listUsers, tags: [Users], responses: {"204": {description: None.}}}}
  /secret: {get: {operationId: getSecret, tags: [Orders], x-internal: true, responses: {"204": {description: None.}}}}
  /hidden: {x-internal: true, get: {operationId: getHidden, tags: [Orders], responses: {"204": {description: None.}}}}
  /audit: {get: {operationId: getAudit, tags: [Audit], responses: {"204": {$ref: "#/components/responses/Trail"}}}}
components:
  responses: {Trail: {description: T., content: {application/json: {schema: {$ref: "#/components/schemas/Trace"}}}}}
  schemas: {Trace: {type: object, properties: {name: {type: string}}}}
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://example.com/token
          scopes: {orders.read: Read <b>orders</b>, orders.write: Write orders}
        authorizationCode:
          authorizationUrl: https://example.com/login
          tokenUrl: https://example.com/token
          refreshUrl: https://example.com/refresh
          scopes: {}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return build([describe_data(tmp_path_factory.mktemp("stated"), yaml.safe_load(SPEC), "shop")])


@pytest.mark.parametrize("kind", ["html", "md"])
@pytest.mark.parametrize(
    ("page", "texts"),
    [
        (
            "guides/authentication",
            ["Token URL", "https://example.com/token", "https://example.com/login", "https://example.com/refresh",
             "orders.read", "Write orders", "Client credentials", "Authorization code", "SHOP_CLIENT_ID",
             "Logging a user in", "authorization_code", "acts for this user"],
        ),
        ("guides/environments", ["{region}", "eu", "us", "{base}", "v1"]),
        ("operations/create-order", ["orders.write", "orders.read", "get-order", "$response.body#/id", "Look at it",
                                     "elsewhere", "paid"]),
        ("operations/list-orders", ["PHP", "Our SDK", "orders.read"]),
    ],
)  # fmt: skip
def test_the_pages_show_it(pages: dict[str, str], kind: str, page: str, texts: list[str]) -> None:
    content = pages[f"en/shop/{page}.{kind}"]
    assert [text for text in texts if text not in content] == []
    raw = ("<b>data", "<b>orders", "'<all>'")
    assert kind == "md" or [text for text in raw if text in content] == []


def test_the_menu_has_the_groups_and_the_resource_its_own_documentation(pages: dict[str, str]) -> None:
    page = pages["en/shop/resources/orders.html"]
    assert 'href="https://example.com/orders"' in page
    menu = page[page.index('id="m-ops"') :]
    assert menu.index("users") < menu.index(">Selling<") < menu.index("list-orders")
    assert "Unused" not in menu


def test_without_groups_the_parents_of_tags_are_the_groups(tmp_path: Path) -> None:
    tree: Any = yaml.safe_load(SPEC)
    del tree["x-tagGroups"]
    tree["openapi"] = "3.2.0"
    tree["tags"] += [{"name": "trade", "summary": "Trade"}]
    tree["tags"][1]["parent"] = "trade"
    page = build([describe_data(tmp_path, cast("Json", tree), "shop")])["en/shop/index.html"]
    menu = page[page.index('id="m-ops"') :]
    assert menu.index("users") < menu.index(">Trade<") < menu.index("list-orders")


def test_internal_operations_are_not_published(pages: dict[str, str]) -> None:
    for word in (
        "getSecret",
        "get-secret",
        "/secret",
        "/hidden",
        "get-hidden",
        "get-audit",
        "/audit",
        "Trail",
        "Trace",
    ):
        assert [path for path, content in pages.items() if word in content or word in path] == [], word
