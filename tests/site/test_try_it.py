"""A page of an operation sends its request to the API, if the settings allow it, and to nobody else."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from browsing.serving import serving
from pochoir.config.pages import PageSettings
from pochoir.targets.site import build

from .descriptions import describe_data
from .open_upstream import MARKUP, Upstream, upstream

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SPEC = """
openapi: 3.1.1
info: {title: Shop, version: "1", x-pochoir-language: en}
servers: [{url: "http://127.0.0.1:1/v1"}]
security: [{key: []}]
paths:
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}, example: a/b}]
    get:
      operationId: getOrder
      tags: [orders]
      parameters:
        - {name: state, in: query, schema: {type: array, items: {type: string}}, explode: false}
        - {name: tag, in: query, schema: {type: array, items: {type: string}}}
        - {name: q, in: query, schema: {type: string}}
        - {name: filter, in: query, style: deepObject, required: true, schema: {type: object}, example: {from: "1"}}
        - {name: X-Trace, in: header, schema: {type: string}}
      responses: {"200": {description: It., content: {application/json: {schema: {type: object}}}}}
    delete: {operationId: deleteOrder, tags: [orders], responses: {"204": {description: Gone.}}}
  /orders:
    post:
      operationId: createOrder
      tags: [orders]
      requestBody:
        content: {application/json: {schema: {type: object}, example: {name: "</textarea><script>PWNED = 1"}}}
      responses: {"201": {description: Made., content: {application/json: {schema: {type: object}}}}}
  /closed: {get: {operationId: closed, tags: [orders], responses: {"200": {description: It.}}}}
  /hostile: {get: {operationId: hostile, tags: [orders], responses: {"200": {description: It.}}}}
  /large: {get: {operationId: large, tags: [orders], responses: {"200": {description: It.}}}}
  /image: {get: {operationId: image, tags: [orders], responses: {"200": {description: It.}}}}
  /moved: {get: {operationId: moved, tags: [orders], responses: {"200": {description: It.}}}}
  /query: {get: {operationId: query, tags: [orders], security: [{inQuery: []}], responses: {"200": {description: It.}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    inQuery: {type: apiKey, in: query, name: k}
"""


@pytest.fixture(scope="module", name="upstream")
def _upstream() -> Iterator[Upstream]:
    with upstream() as running:
        yield running


def _write(root: Path, text: str, *, tries: bool = True) -> dict[str, str]:
    described = replace(describe_data(root / "spec", yaml.safe_load(text), "shop"), pages=PageSettings(tries))
    files = build([described])
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def pages(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the API."""
    root = tmp_path_factory.mktemp("try")
    _write(root, SPEC.replace("http://127.0.0.1:1", upstream.origin))
    return root


@pytest.fixture(scope="module")
def address(pages: Path) -> Iterator[str]:
    """The site over HTTP."""
    with serving(pages) as origin:
        yield origin


@pytest.fixture
def page(browser: "Browser", upstream: Upstream) -> Iterator["Page"]:
    """A page in a browser without memories."""
    upstream.received.clear()
    context = browser.new_context()
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    assert opened.evaluate("typeof PWNED") == "undefined"
    context.close()
    assert not wrong


def _open(page: "Page", address: str, operation: str) -> None:
    page.goto(f"{address}/en/shop/operations/{operation}.html")
    page.click(".try > summary")
    page.wait_for_selector(".try .to:not(:empty)")


def _send(page: "Page", wanted: str = ".outcome") -> None:
    page.click(".try [type=submit]")
    page.wait_for_selector(f".try {wanted}")


def test_a_request_is_sent_to_the_api_and_its_response_shown(page: "Page", address: str, upstream: Upstream) -> None:
    _open(page, address, "get-order")
    page.click(".keys:not(.try) > summary")
    page.fill("[name=SHOP_KEY]", "topsecret")
    assert page.input_value(".try [name=id]") == "a/b"
    page.fill(".try [name=state]", "new, old&x")
    page.fill(".try [name=tag]", "a,b")
    page.fill(".try [name=q]", "é=1")
    page.fill(".try [name=X-Trace]", "7")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    _send(page)
    method, path, headers, body = upstream.received[-1]
    assert (method, body) == ("GET", "")
    assert path == "/v1/orders/a%2Fb?state=new,old%26x&tag=a&tag=b&q=%C3%A9%3D1&filter%5Bfrom%5D=1"
    assert (headers["X-Key"], headers["X-Trace"], headers["Accept"]) == ("topsecret", "7", "application/json")
    assert "Referer" not in headers and "Cookie" not in headers
    assert page.inner_text(".try .outcome").startswith("200 OK · ")
    assert json.loads(page.inner_text(".try .body code")) == {"path": path}
    page.click(".try .reply summary")
    assert "x-shown\nyes" in page.inner_text(".try .reply dl")
    assert requested and all(url.startswith(upstream.origin) for url in requested)
    assert "topsecret" not in " ".join(requested)


def test_the_policy_names_the_origin_of_the_api_only(pages: Path, upstream: Upstream) -> None:
    policies = {
        path.relative_to(pages).as_posix(): _connect(path.read_text("utf-8")) for path in pages.glob("*/**/*.html")
    }
    allowed = {path for path, found in policies.items() if found == f"'self' {upstream.origin}"}
    assert {path for path in policies if "/operations/" in path and "/query" not in path} == allowed
    assert all(found == "'self'" for path, found in policies.items() if path not in allowed)


def test_a_server_cannot_write_the_policy(tmp_path: Path) -> None:
    for evil in ("https://a.example;script-src *", "https://*", "https://a.example,b.example", "https://a b"):
        files = _write(tmp_path, SPEC.replace("http://127.0.0.1:1/v1", evil))
        assert {_connect(text) for path, text in files.items() if path.endswith(".html")} == {"'self'"}


def _connect(page: str) -> str:
    """Return where a page may send requests to."""
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    (found,) = re.findall(r"(?:^|; )connect-src ([^;]*)", policy)
    return str(found)


def test_operations_that_write_ask_first(page: "Page", address: str, upstream: Upstream) -> None:
    _open(page, address, "create-order")
    page.click(".try [type=submit]")
    assert page.locator(".ask").is_visible() and not upstream.received
    assert page.evaluate("document.activeElement.className") == "no"
    page.click(".no")
    assert not page.locator(".ask").is_visible() and not upstream.received
    page.click(".try [type=submit]")
    page.click(".yes")
    page.wait_for_selector(".try .outcome")
    method, path, headers, body = upstream.received[-1]
    assert (method, path, headers["Content-Type"]) == ("POST", "/v1/orders", "application/json")
    assert json.loads(body) == {"name": "</textarea><script>PWNED = 1"}
    _send(page)
    assert len(upstream.received) == 2, "asked once"
    _open(page, address, "delete-order")
    for count in (3, 4):
        page.click(".try [type=submit]")
        page.click(".yes")
        page.wait_for_selector(".try .outcome")
        assert len(upstream.received) == count


def test_where_the_api_forbids_it_the_page_says_so_and_offers_curl(
    page: "Page", address: str, upstream: Upstream, tmp_path: Path
) -> None:
    _open(page, address, "closed")
    page.click(".keys:not(.try) > summary")
    page.fill("[name=SHOP_KEY]", "it's $(touch pwned)")
    _send(page, ".why-network")
    assert "CORS" in page.inner_text(".why-network")
    assert not page.locator(".why-disk").is_visible()
    subprocess.run(["bash", "-c", page.inner_text(".command code")], cwd=tmp_path, capture_output=True, check=True)
    assert upstream.received[-1][2]["X-Key"] == "it's $(touch pwned)"
    assert not list(tmp_path.iterdir())
    _open(page, address, "moved")
    page.click(".keys:not(.try) > summary")
    page.click(".clear")
    _send(page, ".why-network")
    assert [path for _, path, _, _ in upstream.received][-1] == "/v1/moved"


def test_a_base_url_of_another_origin_is_not_called(page: "Page", address: str, upstream: Upstream) -> None:
    _open(page, address, "get-order")
    page.click(".keys:not(.try) > summary")
    page.fill("[name=base]", "http://localhost:9/v1")
    _send(page, ".why-origin")
    assert upstream.origin in page.inner_text(".why-origin")
    page.fill("[name=base]", f"{upstream.origin}/v2")
    _send(page)
    assert upstream.received[-1][1].startswith("/v2/orders/")


@pytest.mark.parametrize("value", [".", ".."])
def test_a_path_that_would_be_another_one_is_not_called(
    value: str, page: "Page", address: str, upstream: Upstream
) -> None:
    _open(page, address, "get-order")
    page.fill(".try [name=id]", value)
    _send(page, ".why-path")
    assert not upstream.received


def test_what_the_api_sends_is_text(page: "Page", address: str) -> None:
    _open(page, address, "hostile")
    _send(page)
    assert page.inner_text(".try .body code") == MARKUP
    page.click(".try .reply summary")
    assert MARKUP in page.inner_text(".try .reply dl")
    _open(page, address, "large")
    _send(page)
    assert page.locator(".cut").is_visible() and len(page.inner_text(".try .body code")) == 200_000
    _open(page, address, "image")
    _send(page)
    assert page.locator(".binary").is_visible() and not page.locator(".try .body").is_visible()


def test_a_credential_is_never_put_into_a_url(page: "Page", address: str) -> None:
    page.goto(f"{address}/en/shop/operations/query.html")
    page.click(".try > summary")
    assert "takes a credential in the URL" in page.inner_text(".try")
    assert page.locator(".try form").count() == 0


def test_a_page_from_the_disk_sends_requests_where_the_api_allows_it(
    page: "Page", pages: Path, upstream: Upstream
) -> None:
    page.goto((pages / "en/shop/operations/get-order.html").as_uri())
    page.click(".try > summary")
    page.wait_for_selector(".try .to:not(:empty)")
    _send(page)
    assert upstream.received[-1][2]["Origin"] == "null"
    page.goto((pages / "fr/shop/operations/closed.html").as_uri())
    page.click(".try > summary")
    page.wait_for_selector(".try .to:not(:empty)")
    _send(page, ".why-disk")


def test_without_the_setting_there_is_no_form(tmp_path: Path) -> None:
    files = _write(tmp_path, SPEC, tries=False)
    assert not [path for path, text in files.items() if path.endswith(".html") and "data-try" in text]


def test_axe_finds_no_violation(browser: "Browser", axe: str, pages: Path) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    for path in ("en/shop/operations/create-order.html", "fr/shop/operations/get-order.html"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
            page.goto((pages / path).as_uri())
            page.click(".try > summary")
            page.click(".keys > summary")
            page.click(".try [type=submit]")
            page.wait_for_selector(".ask:visible, .outcome:visible")
            page.evaluate(axe)
            found = page.evaluate("async () => (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes[0].html}`)")
            assert not found, (path, scheme)
    context.close()
