"""Overlays that are written: from an edited copy of a description, and from what is inferred."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pochoir.adoption.difference import difference
from pochoir.adoption.queries import query
from pochoir.adoption.writing import overlay
from pochoir.document.overlay import apply
from pochoir.document.source import read_source
from pochoir.document.text import decode
from pochoir.equality import same_json

pytest.importorskip("jsonpath", reason="python-jsonpath reads the targets of actions")

KEYS = st.sampled_from(
    ["name", "in", "$ref", "url", "get", "info", "components", "a'b", "a\\b", "0", "~", "on", "é/{x}"]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([0.5, 1.0, 1e30])
    | st.sampled_from(
        ["", "a", "b", "no", "012", "0o17", "1e3", "1_0", "~", "a\nb\n", " a", "é", "\x85", "#", "- x", "'\\"]
    )
    | st.text(max_size=4)
)
TREES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
DOCUMENTS = st.dictionaries(KEYS | st.just("paths"), TREES, max_size=4)


def applied(text: str, tree: dict[str, Any]) -> Any:
    """Return a tree with the actions of an overlay applied; no action may be wrong."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "overlay.yaml")
        file.write_text(text, encoding="utf-8")
        source, _ = read_source(decode("openapi.yaml", b"{}"), "openapi.yaml")
        source.tree = tree
        found, problems, _ = apply(Path(folder, "openapi.yaml"), source, [file])
    assert [each for each in problems if each.code.startswith("overlay-")] == []
    return found.tree


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_the_overlay_of_an_edited_copy_makes_that_copy(before: dict[str, Any], after: dict[str, Any]) -> None:
    changes = difference(before, after)
    assert bool(changes) != same_json(before, after)
    made = applied(overlay("T", "openapi.yaml", changes), before) if changes else before
    assert same_json(made, after), overlay("T", "openapi.yaml", changes)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.fixed_dictionaries({"name": st.sampled_from("abcd"), "in": st.sampled_from(["x", "y"])},
       optional={"type": SCALARS}), max_size=4).flatmap(lambda one: st.tuples(st.just(one), st.permutations(one))),
       st.integers(0, 3), SCALARS)  # fmt: skip
def test_lists_of_parameters_are_edited_by_name(lists: Any, at: int, value: Any) -> None:
    before, after = lists
    after = [dict(each) for each in after if each is not after[-1]] + [{"name": "new", "in": "z"}]
    after[min(at, len(after) - 1)]["more"] = value
    one: dict[str, Any] = {"parameters": before}
    other: dict[str, Any] = {"parameters": after}
    changes = difference(one, other)
    assert same_json(applied(overlay("T", "openapi.yaml", changes), one), other)


def test_an_edit_is_one_action_per_operation_and_component() -> None:
    before: dict[str, Any] = {
        "info": {"title": "A", "version": "1"},
        "paths": {
            "/books": {"get": {"operationId": "x", "tags": ["A", "B"], "parameters": [{"name": "q", "in": "query"}]}}
        },
        "components": {"schemas": {"Book": {"type": "object", "required": ["id"]}}},
    }
    after: dict[str, Any] = {
        "info": {"title": "Books", "version": "1"},
        "paths": {"/books": {"get": {
            "operationId": "list", "tags": ["B"], "parameters": [{"name": "q", "in": "query", "description": "Words."}],
        }}},
        "components": {"schemas": {"Book": {"type": ["object", "null"], "required": ["id", "title"]}, "Shelf": {}}},
    }  # fmt: skip
    found = {(each.target, each.removes): each.update for each in difference(before, after)}
    assert found == {
        ("$.paths['/books'].get.tags[?@ == 'A']", True): None,
        ("$.components.schemas.Book.type", True): None,
        ("$.info", False): {"title": "Books"},
        ("$.paths['/books'].get", False): {"operationId": "list"},
        ("$.paths['/books'].get.parameters[?@.name == 'q' && @.in == 'query']", False): {"description": "Words."},
        ("$.components.schemas", False): {"Shelf": {}},
        ("$.components.schemas.Book", False): {"type": ["object", "null"], "required": ["title"]},
    }


def test_a_text_of_a_description_cannot_end_a_comment() -> None:
    from pochoir.adoption.difference import Change

    text = overlay("T", "o.yaml", [Change("$.info", {}, reasons=("a\nactions: []\u2028- x\u202e",))], ["\n- y"])
    source, problems = read_source(decode("o.yaml", text.encode()), "o.yaml")
    assert problems == []
    tree: Any = source.tree
    assert tree["actions"] == [{"target": "$.info", "update": {}}]


def test_names_of_any_form_are_written_as_jsonpaths() -> None:
    assert query(["paths", "/a'b", "get", 0]) == "$.paths['/a\\'b'].get[0]"
