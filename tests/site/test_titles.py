"""The titles of operations with and without a summary."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data

PARAMETER: Json = {"name": "zone_id", "in": "path", "required": True, "schema": {"type": "integer"}}
DATA: dict[str, Json] = {
    "openapi": "3.1.0",
    "info": {"title": "Zones", "version": "1"},
    "servers": [{"url": "https://zones.example.com"}],
}


@pytest.mark.parametrize(
    ("operation", "title"),
    [
        ({"operationId": "createDNSZone", "summary": "Add a `zone`"}, "Add a zone"),
        ({"operationId": "createDNSZone"}, "Create DNS zone"),
        ({"operationId": "zones/create_all"}, "Zones create all"),
        ({}, "Post zones by zone id"),
        ({"operationId": "⚙"}, "POST /zones/{zone_id}"),
    ],
)
def test_the_title_is_the_summary_or_the_id(tmp_path: Path, operation: dict[str, str], title: str) -> None:
    described: Json = {**operation, "parameters": [PARAMETER], "responses": {"200": {"description": "done"}}}
    site = build([describe_data(tmp_path, {**DATA, "paths": {"/zones/{zone_id}": {"post": described}}})])
    (page,) = _below(site, "en/example/operations/", ".html")
    (twin,) = _below(site, "en/example/operations/", ".md")
    assert f">{title}</h1>" in page
    assert f"</b>{title}</a>" in page
    assert twin.replace("\\", "").startswith(f"# {title}\n")


def _below(site: Mapping[str, str], folder: str, ending: str) -> list[str]:
    return [text for path, text in site.items() if path.startswith(folder) and path.endswith(ending)]
