"""The samples of generated READMEs compile, and those of an async client await what has to be awaited."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from typing import Literal, TypeAlias

import pytest

from pochoir import render
from pochoir.ir import Api
from pochoir.targets.client import plan
from pochoir.understanding import understand

CASES = Path(__file__).parents[1] / "cases"
LOGINS = """
openapi: 3.2.0
info: {title: Shop, version: "1"}
servers: [{url: "https://api.example.com"}]
security: [{oauth: [read]}]
x-pochoir-websocket: {news: {path: /news, protocol: json, security: [], reconnect: true, message: {type: object}}}
x-pochoir-rate-limits: [{host: api.example.com, requests: 3, per: 1, scope: ip}]
paths:
  /things:
    get:
      operationId: listThings
      tags: [Things]
      x-pochoir-pagination: {style: single, items: ""}
      responses:
        "200": {description: Fine., content: {application/json: {schema: {type: array, items: {type: string}}}}}
  /things/{id}:
    get:
      operationId: getThing
      tags: [Things]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: Fine., content: {application/json: {schema: {type: string}}}}}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: "https://a.example/login"
          tokenUrl: "https://a.example/token"
          scopes: {}
        clientCredentials: {tokenUrl: "https://a.example/token", scopes: {}}
        deviceAuthorization:
          deviceAuthorizationUrl: "https://a.example/device"
          tokenUrl: "https://a.example/token"
          scopes: {}
"""
NOWHERE = re.sub(r"(?m)^(servers|x-pochoir-\w+-?\w*):.*\n", "", LOGINS)
SPECS = {"logins": LOGINS, "nowhere": NOWHERE}
Clients: TypeAlias = Literal["both", "sync", "async"]


def readme(api: Api, clients: Clients) -> str:
    """The README of a distribution with these clients."""
    [file] = plan(replace(api, clients=clients), ["client/distribution/README.md.j2"], testing=True)
    return render.render(render.environment(), file)


def samples(api: Api, clients: Clients) -> list[str]:
    return re.findall(r"```python\n(.*?)```", readme(api, clients), re.DOTALL)


def parsed(sample: str, clients: Clients) -> ast.Module:
    """A sample as a module; that of an async client belongs in a function, unless it has one."""
    if clients == "async" and "asyncio.run(" not in sample:
        sample = f"async def main():\n{indent(sample, '    ')}"
    compile(sample, "sample", "exec")
    return ast.parse(sample)


def not_awaited(module: ast.AST) -> Iterator[str]:
    """The methods of a client in calls whose results are neither awaited nor iterated over."""
    awaited = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Await)}
    awaited |= {id(node.iter) for node in ast.walk(module) if isinstance(node, ast.AsyncFor)}
    for node in ast.walk(module):
        if isinstance(node, ast.AsyncWith):
            awaited |= {id(item.context_expr) for item in node.items}
        if isinstance(node, ast.Call) and id(node) not in awaited:
            name = ast.unparse(node.func)
            if name.startswith("client."):
                yield name.rpartition(".")[2]


@pytest.fixture(scope="module", params=[*SPECS, *sorted(path.name for path in CASES.glob("generate-*"))])
def api(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Api:
    if request.param not in SPECS:
        return understand(CASES / request.param / "spec.yaml").api
    path = tmp_path_factory.mktemp("readme") / "shop.yaml"
    path.write_text(SPECS[request.param], "utf-8")
    return understand(path).api


@pytest.mark.parametrize("clients", ["both", "sync", "async"])
def test_every_sample_compiles(api: Api, clients: Clients) -> None:
    found = samples(api, clients)
    assert len(found) > 6
    modules = [parsed(sample, clients) for sample in found]
    if clients == "async":
        at_once = {"preload", "with_options", *(api.oauth2.methods[:2] if api.oauth2 else ())}
        assert {name for module in modules for name in not_awaited(module)} <= at_once
        opened = [node for each in modules for node in ast.walk(each) if isinstance(node, ast.With)]
        assert not [item for node in opened for item in node.items if ast.unparse(item).startswith("Async")]
    if clients == "sync":
        nodes = [node for each in modules for node in ast.walk(each)]
        assert not [node for node in nodes if isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith)]


def test_the_logins_of_users_are_awaited(tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(NOWHERE, "utf-8")
    api = understand(tmp_path / "shop.yaml").api
    text = readme(api, "async")
    given = 'base_url="https://api.example.com", client_id="…", token_store=FileTokenStore("tokens.json")'
    assert f"async with AsyncShop({given}) as client:\n    request = await client.authorization_code.start(" in text
    assert "    authorization = await client.device_code.start()\n" in text
    assert "    await client.device_code.wait(authorization)" in text
