"""The section "Options and hooks" of a generated README: its table of options, and its samples, which are run."""

import logging
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from packages import imported

SPEC = """
openapi: 3.1.1
info: {title: Readme shop, version: "1"}
servers: [{url: "https://x.test"}]
security: [{bearer: []}]
paths:
  /items:
    get:
      operationId: getItems
      x-pochoir-method: all
      tags: [Items]
      responses: {"200": {description: Fine., content: {application/json: {schema: {type: integer}, example: 7}}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("readme")


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[Any]:
    with imported(SPEC, folder, "readme-shop") as found:
        yield found


@pytest.fixture(scope="module")
def section(package: Any, folder: Path) -> str:
    readme = (folder / "readme-shop" / "README.md").read_text("utf-8")
    return readme.partition("## Options and hooks")[2].partition("\n## ")[0]


def test_every_sample_runs_and_its_client_works(
    package: Any, section: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging, "basicConfig", lambda: None)
    fake = __import__("readme_shop.testing", fromlist=["x"]).FakeReadmeShop()
    logger = logging.getLogger("readme-shop")
    samples = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    with fake.installed(), caplog.at_level(logging.INFO):
        for sample in samples:
            names: dict[str, Any] = {}
            exec(sample, names)
            if "client" in names:
                with names["client"] as client:
                    assert client.items.all() == 7
    assert len(samples) == 7
    assert logger.level == logging.DEBUG
    logger.setLevel(logging.NOTSET)
    assert re.search(r"<Request GET https://x\.test/items>: 200 in \d", caplog.text)
    assert "x-tenant" in fake.requests[0].headers and "retry" in section


def test_every_option_is_in_a_table(package: Any, section: str) -> None:
    options = __import__("readme_shop._runtime.base.options", fromlist=["x"]).ClientOptions
    named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| `.*?\|", section, re.MULTILINE))))
    own = {"server", "base_urls", "limit_store"}  # These have separate sections.
    assert set(options.__optional_keys__) - own == named - own


def test_a_client_is_not_pickled_and_its_errors_are(package: Any) -> None:
    with package.ReadmeShop(token="t") as client, pytest.raises((TypeError, pickle.PicklingError), match="pickle"):
        pickle.dumps(client)
    error = package.errors.InvalidArgument("wrong")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
