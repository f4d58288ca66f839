"""What a reader types fills the samples, stays in the browser, and cannot break out of a sample."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
import yaml

from browsing.serving import serving
from pochoir.targets.site import build

from .descriptions import describe_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SPEC = """
openapi: 3.1.1
info: {title: Shop, version: "1", x-pochoir-language: en}
servers: [{url: "https://{region}.example.com/v1", variables: {region: {default: eu, enum: [eu, us]}}}]
paths:
  /key: {get: {operationId: key, tags: [t], security: [{key: []}], responses: {"200": {description: It.}}}}
  /token:
    get: {operationId: token, tags: [t], security: [{token: [], query: []}], responses: {"200": {description: It.}}}
  /user: {get: {operationId: user, tags: [t], security: [{user: []}], responses: {"200": {description: It.}}}}
  /cookie:
    post:
      operationId: cookie
      tags: [t]
      security: [{session: []}]
      requestBody: {content: {application/json: {schema: {type: object}, example: {a: "$SHOP_SESSION `x` https://eu.example.com/v1"}}}}
      responses: {"200": {description: It.}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
    query: {type: apiKey, in: query, name: k}
    user: {type: http, scheme: basic}
    session: {type: apiKey, in: cookie, name: sid}
"""
HOSTILE = (
    "plain-123",
    "it's",
    'a "quoted" one',
    "$HOME ${IFS} $(touch pwned) `touch pwned`",
    "back\\slash \\",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "!! ~ * ? {a,b} | & > pwned #",
    "${process.exit(3)} ` + x",
    "=x",
    "@/etc/hostname",
    ":x",
    "é 🦊",
    '""" \\u0041 \\N{BULLET} %s {x}',
)
# A field cannot have it, but what is kept in the browser can.
BROKEN = "two\nlines\r\tand a tab"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the API."""
    root = tmp_path_factory.mktemp("credentials")
    for path, text in build([describe_data(root / "spec", yaml.safe_load(SPEC), "shop")]).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def address(pages: Path) -> Iterator[str]:
    """The site over HTTP."""
    with serving(pages) as origin:
        yield origin


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """A page in a browser without memories, which must send no request to another origin and log nothing."""
    context = browser.new_context()
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert not wrong


def _open(page: "Page", address: str, operation: str, **values: str) -> None:
    page.goto(f"{address}/en/shop/operations/{operation}.html")
    page.click(".keys > summary")
    page.wait_for_selector(".keys [aria-invalid]")
    for name, value in values.items():
        page.fill(f'[name="{name.replace("__", ".")}"]', value)


def _sample(page: "Page", kind: str) -> str:
    return str(page.evaluate(f"document.querySelector('[data-kind={kind}] code').textContent"))


def _arguments(code: str, folder: Path) -> list[str]:
    """Return the arguments of the command of a sample, as bash reads it."""
    tool = code.split(" ", 1)[0]
    script = f"{tool}() {{ printf '%s\\0' \"$@\"; }}\n{code}"
    done = subprocess.run(["bash", "-u", "-c", script], cwd=folder, capture_output=True, check=True, env={"HOME": "/x"})
    assert not (folder / "pwned").exists(), "a value ran a command"
    return done.stdout.decode().split("\0")[:-1]


def _client(code: str, folder: Path) -> dict[str, object]:
    """Return the arguments of the client in a Python program, as Python reads them."""
    (folder / "shop.py").write_text(
        "import json\n"
        "class Shop:\n"
        "    def __init__(self, **given): print(json.dumps(given)); raise SystemExit\n"
        "AsyncShop = Shop\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_one_argument_in_a_shell_and_one_literal_in_python(
    value: str, page: "Page", address: str, tmp_path: Path
) -> None:
    typed = value.strip()
    _open(page, address, "key", SHOP_KEY=value)
    assert f"X-Key: {typed}" in _arguments(_sample(page, "curl"), tmp_path)
    item = next(each for each in _arguments(_sample(page, "httpie"), tmp_path) if each.startswith("X-Key:"))
    first = "\\" if typed[0] in "=@:" else ""
    assert item == f"X-Key:{first}" + typed.replace("\\", "\\\\")
    assert f"X-Key: {typed}" in _sample(page, "http").split("\n")
    for kind in ("python", "async"):
        assert _client(_sample(page, kind), tmp_path) == {"key": typed}


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_one_literal_in_javascript(value: str, page: "Page", address: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    before = (
        "globalThis.fetch = async (url, sent) => { console.log(JSON.stringify([url, sent.headers])); process.exit(); };"
    )
    for operation, name in (("key", "SHOP_KEY"), ("token", "SHOP_TOKEN"), ("cookie", "SHOP_SESSION")):
        _open(page, address, operation, **{name: value})
        if operation == "token":
            page.fill("[name=SHOP_QUERY]", value)
        code = f"{before}\n{_sample(page, 'javascript')}"
        done = subprocess.run(
            [node, "--input-type=module", "-e", code], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        url, headers = json.loads(done.stdout)
        assert {value.strip(), f"Bearer {value.strip()}", f"sid={value.strip()}"} & set(headers.values())
        if operation == "token":
            assert url == page.evaluate(
                "(text) => `https://eu.example.com/v1/token?k=${encodeURIComponent(text)}`", value.strip()
            )


def test_a_value_with_line_breaks_stays_one_text(page: "Page", address: str, tmp_path: Path) -> None:
    _open(page, address, "key", SHOP_KEY="x")
    page.evaluate("(text) => sessionStorage.setItem(sessionStorage.key(0), JSON.stringify({ SHOP_KEY: text }))", BROKEN)
    page.reload()
    assert f"X-Key: {BROKEN}" in _arguments(_sample(page, "curl"), tmp_path)
    assert "X-Key: two lines  and a tab" in _sample(page, "http").split("\n")
    assert _client(_sample(page, "python"), tmp_path) == {"key": BROKEN}


def test_a_user_and_a_password_and_the_base_url(page: "Page", address: str, tmp_path: Path) -> None:
    _open(page, address, "user", SHOP_BASIC="me", SHOP_BASIC__password="p'$x", base="http://localhost:9/a/")
    found = _arguments(_sample(page, "curl"), tmp_path)
    assert "http://localhost:9/a/user" in found and "me:p'$x" in found
    assert "Authorization: Basic bWU6cCckeA==" in _sample(page, "http")
    assert _sample(page, "http").startswith("GET /a/user HTTP/1.1\nHost: localhost:9\n")
    assert _client(_sample(page, "python"), tmp_path) == {"base_url": "http://localhost:9/a", "basic": "me:p'$x"}
    page.fill("[name=base]", "javascript:alert(1)")
    assert page.locator(".wrong").is_visible()
    assert "https://eu.example.com/v1/user" in _arguments(_sample(page, "curl"), tmp_path)


def test_the_variables_of_a_server_make_its_url(page: "Page", address: str, tmp_path: Path) -> None:
    _open(page, address, "key", SHOP_KEY="x")
    page.fill('[name="{region}"]', "us")
    assert "https://us.example.com/v1/key" in _arguments(_sample(page, "curl"), tmp_path)


def test_text_of_the_description_that_looks_like_a_variable_is_not_filled(
    page: "Page", address: str, tmp_path: Path
) -> None:
    _open(page, address, "cookie", SHOP_SESSION="'mine'", base="http://localhost:9")
    found = _arguments(_sample(page, "curl"), tmp_path)
    assert "Cookie: sid='mine'" in found
    assert [each for each in found if "$SHOP_SESSION `x` https://eu.example.com/v1" in each]


def test_credentials_are_masked_until_they_are_shown_and_copied_as_they_are(page: "Page", address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(page, address, "key", SHOP_KEY="topsecret")
    page.click("label[for=s-curl]")
    colour = "getComputedStyle(document.querySelector('[data-kind=curl] .secret')).color"
    disc = "getComputedStyle(document.querySelector('[name=SHOP_KEY]')).webkitTextSecurity"
    assert page.evaluate(colour) == "rgba(0, 0, 0, 0)" and page.evaluate(disc) == "disc"
    page.click("[data-kind=curl] .copy")
    assert '"X-Key: topsecret"' in page.evaluate("navigator.clipboard.readText()")
    page.click(".reveal")
    assert page.evaluate(colour) != "rgba(0, 0, 0, 0)" and page.evaluate(disc) == "none"


def test_credentials_are_kept_for_all_pages_of_the_api_until_they_are_cleared(page: "Page", address: str) -> None:
    page.goto(f"{address}/en/shop/operations/key.html")
    before = page.inner_html(".samples")
    _open(page, address, "key", SHOP_KEY="topsecret", base="http://localhost:9")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 1]
    page.goto(f"{address}/fr/shop/operations/key.html")
    assert "topsecret" in _sample(page, "curl")
    page.goto(f"{address}/en/shop/guides/authentication.html")
    assert "http://localhost:9/" in _sample(page, "curl")
    page.click(".keys > summary")
    page.check(".keys [type=checkbox]")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [1, 0]
    _open(page, address, "key")
    assert page.locator(".keys [type=checkbox]").is_checked()
    assert "topsecret" not in page.url
    page.click(".clear")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.input_value("[name=SHOP_KEY]") == ""
    assert page.inner_html(".samples") == before


def test_an_api_without_servers(browser: "Browser", tmp_path: Path) -> None:
    spec = yaml.safe_load(SPEC)
    del spec["servers"]
    for path, text in build([describe_data(tmp_path / "spec", spec, "shop")]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "run").mkdir()
    context = browser.new_context()
    page = context.new_page()
    with serving(tmp_path) as origin:
        _open(page, origin, "key", SHOP_KEY="x")
        given = {"base_url": "https://api.example.com", "key": "x"}
        assert _client(_sample(page, "python"), tmp_path / "run") == given
        page.fill("[name=base]", "http://localhost:9/v1")
        assert _client(_sample(page, "async"), tmp_path / "run") == {"base_url": "http://localhost:9/v1", "key": "x"}
        assert "http://localhost:9/v1/key" in _arguments(_sample(page, "curl"), tmp_path / "run")
        assert _sample(page, "http").startswith("GET /v1/key HTTP/1.1\nHost: localhost:9\n")
        assert 'fetch("http://localhost:9/v1/key"' in _sample(page, "javascript").replace("`", '"')
    context.close()


def test_without_a_script_nothing_asks_for_credentials(browser: "Browser", pages: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "en/shop/operations/key.html").as_uri())
    assert not page.locator(".keys").is_visible()
    assert "$SHOP_KEY" in _sample(page, "curl")
    context.close()


def test_a_page_from_the_disk_fills_its_samples(browser: "Browser", pages: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        _open(page, pages.as_uri(), "key", SHOP_KEY="topsecret")
        assert "X-Key: topsecret" in _sample(page, "http")


def test_the_filled_curl_sends_what_was_typed(page: "Page", address: str, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    received: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name the standard library calls
            """Note what was sent."""
            received.append((self.path, self.headers["Authorization"]))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        value = "a'b\"c$(id)\\&=?"
        _open(
            page, address, "token", SHOP_TOKEN=value, SHOP_QUERY=value, base=f"http://127.0.0.1:{server.server_port}/v2"
        )
        subprocess.run(["bash", "-c", _sample(page, "curl")], cwd=tmp_path, capture_output=True, check=True)
        server.shutdown()
    assert received == [("/v2/token?k=" + quote(value, safe="~()*!'"), f"Bearer {value}")]
