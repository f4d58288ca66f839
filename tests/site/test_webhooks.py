"""The guide to webhooks lists every webhook with its payload, and says how to verify them."""

import dataclasses
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from packages import imported
from pochoir.targets.site import build
from pochoir.targets.site.pages.guides.webhooks import STANDARD
from pochoir.targets.site.site_index import build_index

from .descriptions import describe_data

SPEC = """
openapi: 3.1.1
info: {title: Hooks, version: "1", x-pochoir-language: en}
servers: [{url: "https://x.test"}]
paths:
  /subscriptions:
    post:
      operationId: subscribe
      responses: {"204": {description: Made.}}
      callbacks:
        onData: {"{$request.body#/url}": {post: {responses: {"204": {description: Taken.}}}}}
webhooks:
  petCreated:
    post:
      summary: A pet was <b>created</b>
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"204": {description: Taken.}}
components: {schemas: {Pet: {type: object, properties: {name: {type: string, description: How it is called.}}}}}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return build([describe_data(tmp_path_factory.mktemp("hooks"), yaml.safe_load(SPEC), "hooks")])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["html", "md"])
def test_every_webhook_is_on_the_page(pages: dict[str, str], language: str, kind: str) -> None:
    page = pages[f"{language}/hooks/guides/webhooks.{kind}"]
    for text in (
        "petCreated",
        "webhooks.PetCreated",
        "How it is called.",
        "onData",
        "$request.body#/url",
        "HMAC-SHA256",
    ):
        assert text in page
    assert "webhook-signature" in page
    assert "<b>created" not in page


def test_an_api_without_webhooks_has_no_such_page(tmp_path: Path) -> None:
    tree = yaml.safe_load(SPEC)
    del tree["webhooks"], tree["paths"]["/subscriptions"]["post"]["callbacks"]
    assert "webhooks" not in build_index(describe_data(tmp_path, tree)).guides


def test_the_program_of_the_page_runs(pages: dict[str, str], tmp_path: Path) -> None:
    code = pages["en/hooks/guides/webhooks.md"].partition("```python\n")[2].partition("```")[0]
    with imported(yaml.safe_load(SPEC), tmp_path, "hooks"):
        names: dict[str, object] = {}
        exec(compile(code.replace("whsec_…", "whsec_AAAA"), "sample", "exec"), names)
        receive = names["receive"]
        assert callable(receive)
        assert receive(b"{}", {}) == 400


def test_the_page_describes_the_standard_signature_that_clients_verify(tmp_path: Path) -> None:
    with imported(yaml.safe_load(SPEC), tmp_path, "hooks"):
        assert dataclasses.asdict(import_module("hooks._runtime.webhooks.signatures").STANDARD) == dataclasses.asdict(
            STANDARD
        )


def test_payloads_of_very_many_webhooks_are_on_the_pages_of_their_schemas(tmp_path: Path) -> None:
    tree = yaml.safe_load(SPEC)
    tree["webhooks"] |= {f"pet{number}Moved": tree["webhooks"]["petCreated"] for number in range(30)}
    pages = build([describe_data(tmp_path, tree, "hooks")])
    page = pages["en/hooks/guides/webhooks.html"]
    assert page.count('href="../schemas/pet.html"') == 31
    assert "How it is called." not in page
    assert "How it is called." in pages["en/hooks/schemas/pet.html"]
