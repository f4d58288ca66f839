"""Whatever a description holds, it gives an API or findings: never another exception."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pochoir import document, pipeline, render
from pochoir.ir import Json
from pochoir.problems import Refused
from pochoir.targets.client.contexts import plan

CASES = Path(__file__).parents[1] / "cases"
NAMES = (
    "extension-login-constants", "extension-pagination", "extension-batch", "instances",
    "generate-access", "generate-types", "swagger", "valid",
)  # fmt: skip
TREES = [document.read(next((CASES / name).glob("spec.*"))).tree for name in NAMES]
ODD: tuple[Json, ...] = (
    None, True, False, 0, -1, 1.5, 10**20, [], {}, [None], [[]], [{}], {"": {}}, {"$ref": 1}, {"$ref": "#"},
    {"$ref": "#/components"}, {"type": ["string", "null"]}, {"allOf": []}, {"enum": [None]}, {"readOnly": True},
    "", " ", "x", "\ud800", "\x00", "a/b", "{", "{}", "#", "#/paths", "~1", "\u202e", "class", "__init__", "200",
    "object", "array", "9" * 30, "^(", "*/*", "multipart/form-data", "cookie", "deepObject", "http://[",
    '"""', "{{ 7 }}", "..",
)  # fmt: skip
KEYS = (
    "readOnly", "allOf", "oneOf", "items", "properties", "required", "additionalProperties", "enum", "const", "default",
    "example", "examples", "format", "discriminator", "$ref", "nullable", "type", "x-pochoir-name", "security",
    "servers", "parameters", "content", "schema", "tags", "operationId", "prefixItems", "x-pochoir-pagination",
    "x-pochoir-login",
)  # fmt: skip


def places(value: Json, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The keys that lead to every value but the whole."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in members:
        yield (*at, key)
        yield from places(child, (*at, key))


@st.composite
def mutated(draw: st.DrawFn) -> Json:
    """A description with a few values dropped, replaced by another kind of value or put under another key."""
    tree: Any = copy.deepcopy(draw(st.sampled_from(TREES)))
    for _ in range(draw(st.integers(1, 3))):
        *above, key = draw(st.sampled_from(sorted(places(tree), key=repr) or [("x-nothing",)]))
        holder = tree
        for each in above:
            holder = holder[each]
        how = draw(st.sampled_from(("drop", "replace", "rename", "add")))
        value = copy.deepcopy(draw(st.sampled_from(ODD)))
        if how == "drop" and key in (holder if isinstance(holder, dict) else range(len(holder))):
            del holder[key]
        elif how == "rename" and isinstance(holder, dict) and isinstance(value, str):
            named = cast("dict[str, Json]", holder)
            named[value] = named.pop(str(key), None)
        elif how == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = value
        else:
            holder[key] = value
    return cast("Json", tree)


def planned(path: Path) -> bool:
    """Return whether the files of a description can be planned; any exception but `Refused` is a defect."""
    try:
        stages = pipeline.understand(path)
        plan(stages.api, render.template_names(render.environment()))
    except Refused as refused:
        findings = refused.problems
    else:
        return True
    assert all(problem.location and str(problem).encode("utf-8") for problem in findings)
    return False


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutated())
def test_a_changed_description_gives_an_api_or_findings(tmp_path: Path, tree: Json) -> None:
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    planned(path)


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        ("instances", ("components", "schemas", "User", "required", 1), {"": {}}),
        ("extension-login-constants", ("x-pochoir-login", "constants", "trusted"), 1),
        ("valid", ("info", "title"), "\ud800"),
    ],
)
def test_what_once_ended_in_a_traceback(name: str, place: tuple[str | int, ...], value: Json, tmp_path: Path) -> None:
    tree: Any = copy.deepcopy(TREES[NAMES.index(name)])
    holder = tree
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    if name == "extension-login-constants":
        body = tree["paths"]["/sign_in"]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]
        body["schema"]["properties"]["trusted"] = {"type": {}}
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert not planned(path)
