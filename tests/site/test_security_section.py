"""The page of an operation shows its access, or that this is not documented."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data

KEY: Json = [{"key": []}]
UNDOCUMENTED = "The description does not state whether authentication is required."
PUBLIC = "No authentication is required."

CASES: list[tuple[dict[str, Json], dict[str, Json], str, str]] = [
    ({}, {}, UNDOCUMENTED, "unsaid"),
    ({"security": []}, {}, PUBLIC, "free"),
    ({"security": []}, {"security": KEY}, PUBLIC, "free"),
    ({}, {"security": []}, PUBLIC, "free"),
    ({}, {"security": KEY}, "#scheme.key", ""),
    ({"security": [{}]}, {"security": KEY}, PUBLIC, "free"),
]


def _site(folder: Path, own: Mapping[str, Json], root: Mapping[str, Json]) -> Mapping[str, str]:
    """Return the site of two operations: `get` with its own security, `post` with a key."""
    done: Json = {"200": {"description": "done"}}
    operations: Json = {"get": {**own, "responses": done}, "post": {"security": KEY, "responses": done}}
    scheme: Json = {"type": "apiKey", "in": "header", "name": "X-Key"}
    data: dict[str, Json] = {
        "openapi": "3.1.0",
        "info": {"title": "Zones", "version": "1"},
        "servers": [{"url": "https://zones.example.com"}],
        "paths": {"/zones": operations},
        "components": {"securitySchemes": {"key": scheme}},
    }
    return build([describe_data(folder, {**data, **root})])


@pytest.mark.parametrize(("own", "root", "expected", "section"), CASES)
def test_a_page_states_who_may_call_or_that_this_is_undocumented(
    tmp_path: Path, own: Mapping[str, Json], root: Mapping[str, Json], expected: str, section: str
) -> None:
    site = _site(tmp_path, own, root)
    page = site["en/example/operations/get-zones.html"]
    assert [text for text in (UNDOCUMENTED, PUBLIC, "#scheme.key") if text in page] == [expected]
    guide = site["en/example/guides/authentication.html"]
    assert [name for name in ("unsaid", "free") if f'id="{name}"' in guide] == ([section] if section else [])
    assert expected in site["en/example/operations/get-zones.md"] or expected == "#scheme.key"
