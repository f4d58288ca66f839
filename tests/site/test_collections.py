"""The collections have one request for each operation, and Postman and Bruno can read them."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from browsing import npm
from pochoir.targets.site import ApiDescription, crawlers

_BRUNO = """
const { collectionSchema } = require("@usebruno/schema");
const read = require("fs").readFileSync(process.argv[2], "utf8");
collectionSchema.validate(JSON.parse(read), { strict: true })
  .then(() => console.log("fine"), (error) => console.log(error.errors));
"""
_POSTMAN = """
const { Collection } = require("postman-collection");
const collection = new Collection(JSON.parse(require("fs").readFileSync(process.argv[2], "utf8")));
let count = 0;
collection.forEachItem((item) => { count += 1; item.request.url.toString(); });
console.log(count);
"""


def _leaves(items: list[dict[str, Any]], key: str) -> Iterator[dict[str, Any]]:
    for item in items:
        if key in item:
            yield from _leaves(item[key], key)
        else:
            yield item


def test_a_collection_has_every_operation(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    for each in apis:
        operations = sum(len(resource.operations) for resource in each.api.resources)
        postman = json.loads(site[f"{each.api.distribution}/postman.json"])
        assert postman["info"]["schema"].endswith("v2.1.0/collection.json")
        assert len(list(_leaves(postman["item"], "item"))) == operations
        bruno = json.loads(site[f"{each.api.distribution}/bruno.json"])
        assert len(list(_leaves(bruno["items"], "items"))) == operations


def test_no_secret_is_in_a_collection(site: Mapping[str, str]) -> None:
    for path, text in site.items():
        if path.endswith("postman.json"):
            variables = json.loads(text)["variable"]
            assert not [each for each in variables if each["key"] != "baseUrl" and each["value"]], path


def test_an_environment_has_the_variables_of_the_collection(
    apis: tuple[ApiDescription, ...], site: Mapping[str, str]
) -> None:
    for each in apis:
        collection, environment = (
            json.loads(site[f"{each.api.distribution}/{name}.json"]) for name in ("postman", "postman-environment")
        )
        assert [v["key"] for v in environment["values"]] == [v["key"] for v in collection["variable"]]
        assert [v["value"] for v in environment["values"][1:] if v["value"]] == []


def test_the_examples_of_a_description_are_saved_replies(site: Mapping[str, str]) -> None:
    items = _leaves(json.loads(site["emjpm/postman.json"])["item"], "item")
    replies = [reply for item in items for reply in item["response"]]
    assert {reply["code"] for reply in replies} >= {200, 401, 429}
    assert all(reply["originalRequest"]["method"] for reply in replies)
    assert any(json.loads(reply["body"]).get("error") for reply in replies if reply["code"] == 401)
    saved = [(reply["code"], reply["name"], reply["body"]) for reply in replies]
    items = _leaves(json.loads(site["emjpm/bruno.json"])["items"], "items")
    examples = [each["response"] | {"name": each["name"]} for item in items for each in item["examples"]]
    assert [(each["status"], each["name"], each["body"]["content"]) for each in examples] == saved


def test_a_login_keeps_its_credentials(site: Mapping[str, str]) -> None:
    items = _leaves(json.loads(site["rdv-solidarites/postman.json"])["item"], "item")
    scripts = ["\n".join(item["event"][0]["script"]["exec"]) for item in items if "event" in item]
    assert len(scripts) == 1
    assert 'set("RDV_SOLIDARITES_ACCESS_TOKEN", pm.response.headers.get("access-token"));' in scripts[0]
    bruno = json.loads(site["rightech/bruno.json"])["items"]
    kept = [item["request"]["script"]["res"] for item in _leaves(bruno, "items") if item["request"]["script"]["res"]]
    assert len(kept) == 1 and 'bru.setEnvVar("RIGHTECH_TOKEN", res.getBody().' in kept[0]


def test_an_api_has_a_short_summary_for_language_models(
    apis: tuple[ApiDescription, ...], site: Mapping[str, str]
) -> None:
    for each in apis:
        text = site[f"{each.api.distribution}/llms.txt"]
        assert len(text.encode()) <= 20_000
        assert text.count(".md)") >= len(each.api.resources)
        assert f"({each.api.distribution}/llms.txt)" in site["llms.txt"]


def test_the_summary_of_a_large_api_lists_its_resources() -> None:
    pages = [
        crawlers.Summary("a/index", "A", False, "What it is for.", "overview", "A"),
        *(crawlers.Summary(f"a/resources/r{at}", f"R{at}", False, "About.", "resource", "A") for at in range(40)),
        *(crawlers.Summary(f"a/operations/o{at}", f"O{at}", False, "Does.", "operation", "A") for at in range(2000)),
    ]
    text = crawlers.files(pages, ["en"], "", str)["a/llms.txt"]
    assert len(text.encode()) <= 20_000 and "resources/r39.md" in text and "operations/" not in text


def test_the_description_can_be_downloaded(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    for each in apis:
        assert json.loads(site[f"{each.api.distribution}/openapi.json"]) == each.tree.root


@pytest.mark.parametrize(
    ("package", "name", "program"),
    [("@usebruno/schema", "bruno", _BRUNO), ("postman-collection", "postman", _POSTMAN)],
    ids=["bruno", "postman"],
)
def test_the_tool_can_import_it(
    package: str,
    name: str,
    program: str,
    folder: Path,
    apis: tuple[ApiDescription, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    try:
        modules = npm.installed(tmp_path_factory.mktemp("npm"), package)
    except npm.Missing as missing:
        pytest.skip(str(missing))
    script = modules.parent / f"{name}.cjs"
    script.write_text(program, encoding="utf-8")
    for each in apis:
        path = folder / each.api.distribution / f"{name}.json"
        done = subprocess.run([node, str(script), str(path)], capture_output=True, text=True, check=True)
        operations = sum(len(resource.operations) for resource in each.api.resources)
        assert done.stdout.strip() == ("fine" if name == "bruno" else str(operations)), each.api.distribution
