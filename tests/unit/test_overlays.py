"""Overlays: what their actions do to a description, where its values are from, and what is wrong with an overlay."""

import json
from pathlib import Path
from typing import Any

import pytest

from pochoir import document
from pochoir.document.overlay import read_overlay
from pochoir.document.source import read_source
from pochoir.document.text import decode
from pochoir.ir import Json
from pochoir.problems import Refused

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Library, version: "1"}
paths:
  /books:
    get:
      operationId: read_books_books_get
      tags: [Books, Old]
      responses: {"200": {description: Books}}
  /shelves: {}
x-shared: &shared {names: [a]}
x-other: *shared
"""


def overlaid(folder: Path, actions: str, version: str = "1.1.0", description: str = DESCRIPTION) -> document.Document:
    """Return a description with the actions of an overlay, which are YAML, applied."""
    suffix = "json" if description.startswith("{") else "yaml"
    (folder / f"openapi.{suffix}").write_text(description, encoding="utf-8")
    head = f'overlay: {version}\ninfo: {{title: Names, version: "1"}}\nactions:\n'
    (folder / "overlay.yaml").write_text(head + actions, encoding="utf-8")
    return document.read(folder / f"openapi.{suffix}", overlays=[folder / "overlay.yaml"])


def found(read: document.Document) -> list[tuple[str, str]]:
    return [(problem.severity, problem.code) for problem in read.problems]


def tree(read: document.Document) -> Any:
    return read.tree


def operation(read: document.Document) -> Any:
    return tree(read)["paths"]["/books"]["get"]


@pytest.mark.parametrize(
    ("action", "changed"),
    [
        ("update: {operationId: list}", {"operationId": "list"}),
        ("update: {tags: [New]}", {"tags": ["Books", "Old", "New"]}),
        ('update: {responses: {"404": {description: None}}}',
         {"responses": {"200": {"description": "Books"}, "404": {"description": "None"}}}),
        ("update: {x-internal: null}", {"x-internal": None}),
    ],
)  # fmt: skip
def test_an_update_merges_objects_and_appends_lists(tmp_path: Path, action: str, changed: dict[str, Json]) -> None:
    read = overlaid(tmp_path, f"  - {{target: \"$.paths['/books'].get\", {action}}}\n")
    before = document.read(tmp_path / "openapi.yaml")
    assert found(read) == []
    assert operation(read) == {**operation(before), **changed}


@pytest.mark.parametrize(
    ("actions", "tags"),
    [
        ("{target: $.paths.*.get.tags, update: New}", ["Books", "Old", "New"]),
        ("{target: $.paths.*.get.tags, update: [New, Newer]}", ["Books", "Old", "New", "Newer"]),
        ("{target: '$.paths.*.get.tags[?@ == \"Old\"]', remove: true}", ["Books"]),
        ("{target: '$.paths.*.get.tags[*]', remove: true}", []),
        ("{target: '$.paths.*.get.tags[0]', update: Book}", ["Book", "Old"]),
    ],
)
def test_items_of_lists_are_appended_replaced_and_removed(tmp_path: Path, actions: str, tags: list[str]) -> None:
    read = overlaid(tmp_path, f"  - {actions}\n")
    assert (found(read), operation(read)["tags"]) == ([], tags)


def test_actions_are_applied_one_after_the_other(tmp_path: Path) -> None:
    actions = """\
  - {target: "$.paths['/shelves']", copy: "$.paths['/books']"}
  - {target: "$.paths['/shelves'].get", update: {operationId: listShelves}}
  - {target: "$.paths['/books']", remove: true}
"""
    read = overlaid(tmp_path, actions)
    paths = tree(read)["paths"]
    assert list(paths) == ["/shelves"]
    assert paths["/shelves"]["get"]["operationId"] == "listShelves"
    assert tree(document.read(tmp_path / "openapi.yaml"))["paths"]["/books"]


def test_an_alias_is_changed_at_one_place_only(tmp_path: Path) -> None:
    read = overlaid(tmp_path, "  - {target: \"$['x-other'].names\", update: b}\n")
    assert read.tree["x-shared"] == {"names": ["a"]}
    assert read.tree["x-other"] == {"names": ["a", "b"]}


def test_what_was_copied_is_changed_at_one_place_only(tmp_path: Path) -> None:
    actions = """\
  - {target: $, update: {x-copy: {}}}
  - {target: "$['x-shared'].names", update: b}
  - {target: "$['x-copy']", copy: "$['x-shared']"}
  - {target: "$['x-shared'].names", update: c}
  - {target: "$['x-copy'].names", update: d}
"""
    read = overlaid(tmp_path, actions)
    assert read.tree["x-shared"] == {"names": ["a", "b", "c"]}
    assert read.tree["x-copy"] == {"names": ["a", "b", "d"]}


@pytest.mark.parametrize("form", ["yaml", "json", "swagger"])
def test_a_value_has_the_place_that_made_it(tmp_path: Path, form: str) -> None:
    text = DESCRIPTION.replace("openapi: 3.1.0", 'swagger: "2.0"') if form == "swagger" else DESCRIPTION
    if form == "json":
        (tmp_path / "plain.yaml").write_text(text, encoding="utf-8")
        text = json.dumps(document.read(tmp_path / "plain.yaml").tree, indent=1)
    action = "  - target: $.paths['/books'].get\n    update:\n      operationId: list\n      tags: [New]\n"
    read = overlaid(tmp_path, action, description=text)
    name = "openapi.json" if form == "json" else "openapi.yaml"
    places = {
        "/paths/~1books/get/operationId": ("overlay.yaml", 6, 20),
        "/paths/~1books/get/tags/2": ("overlay.yaml", 7, 14),
    }
    for pointer, (file, line, column) in places.items():
        place = read.locate(pointer)
        assert (Path(place.file).name, place.line, place.column) == (file, line, column)
        assert read.original_pointer(pointer) == pointer
    for pointer in ("/paths/~1books/get/tags/0", "/paths/~1books/get/responses/200/description"):
        assert Path(read.locate(pointer).file).name == name
        assert read.original_pointer(pointer) == pointer


def test_later_stages_report_the_place_in_the_overlay(tmp_path: Path) -> None:
    from pochoir import pipeline
    from pochoir.config.reading import Reading

    overlaid(tmp_path, "  - target: $.paths['/books'].get\n    update: {parameters: [{name: q, in: qury}]}\n")
    with pytest.raises(Refused) as caught:
        pipeline.understand(tmp_path / "openapi.yaml", reading=Reading((tmp_path / "overlay.yaml",)))
    places = {(Path(each.location.file).name, each.location.line) for each in caught.value.problems if each.location}
    assert ("overlay.yaml", 5) in places


@pytest.mark.parametrize(
    ("action", "code", "line", "words"),
    [
        ("{target: \"$.paths['/boks'].get\", update: {}}", "overlay-no-match", 4, 'did you mean "/books"?'),
        ("{target: $.paths.*.post, update: {}}", "overlay-no-match", 4, "matches nothing in openapi.yaml"),
        ("{target: $.paths.*.get.tags, copy: $.tags}", "overlay-mismatch", 4, "matches nothing; a copy has one origin"),
        ("{target: $.info, update: [1]}", "overlay-mismatch", 4, "openapi.yaml:2:7), and a list cannot be merged"),
        ("{target: $.info, update: {title: {a: 1}}}", "overlay-mismatch", 4, "/info/title is a plain value"),
        ("{target: '$.paths[', remove: true}", "overlay-target", 4, "is not a JSONPath: unexpected end"),
        ("{target: paths, remove: true}", "overlay-target", 4, "it begins with $"),
        ("{target: $.paths.*~, remove: true}", "overlay-target", 4, "unexpected token"),
        ("{target: $, remove: true}", "overlay-mismatch", 4, "cannot be removed"),
        ("{target: $.info}", "overlay-ignored", 4, "this action does nothing"),
        ("{target: $.info, updat: {}, remove: false}", "overlay-ignored", 4, 'did you mean "update"?'),
        ("{target: $.tags, update: 1, remove: true}", "overlay-ignored", 4, "has no effect next to remove"),
        ("{update: {}}", "overlay-invalid", 4, "an action needs a target"),
        ("{target: $.info, remove: sure}", "overlay-invalid", 4, "remove must be true or false"),
        ("{target: $.info, update: {}, copy: $.info}", "overlay-invalid", 4, "either update or copy"),
    ],
)
def test_what_is_wrong_with_an_action_has_a_place_and_a_hint(
    tmp_path: Path, action: str, code: str, line: int, words: str
) -> None:
    read = overlaid(tmp_path, f"  - {action}\n")
    [problem, *_] = [each for each in read.problems if each.code == code]
    assert problem.location is not None
    assert (Path(problem.location.file).name, problem.location.line) == ("overlay.yaml", line)
    assert words in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    ("head", "severity", "code"),
    [
        ('overlay: 2.0.0\ninfo: {title: T, version: "1"}\n', "error", "overlay-version"),
        ("overlay: 1.0.0\n", "warning", "overlay-invalid"),
        ("overlay: 1.0.0\ninfo: {title: T}\n", "warning", "overlay-invalid"),
        ('overlay: 1.0.0\nextends: other.yaml\ninfo: {title: T, version: "1"}\n', "warning", "overlay-extends"),
        ('overlay: 1.0.0\nextends: 7\ninfo: {title: T, version: "1"}\n', "error", "overlay-invalid"),
    ],
)
def test_what_is_wrong_with_an_overlay_is_reported(tmp_path: Path, head: str, severity: str, code: str) -> None:
    overlaid(tmp_path, "")
    (tmp_path / "overlay.yaml").write_text(head + "actions: [{target: $.info, update: {}}]\n", encoding="utf-8")
    read = document.read(tmp_path / "openapi.yaml", overlays=[tmp_path / "overlay.yaml"])
    assert found(read) == [(severity, code)]


@pytest.mark.parametrize(
    ("extends", "fits"),
    [
        ("openapi.yaml", True),
        ("./openapi.yaml", True),
        ("https://api.example.com/openapi.json", True),
        ("../openapi.yaml", False),
    ],
)
def test_an_overlay_extends_the_description_it_is_applied_to(tmp_path: Path, extends: str, fits: bool) -> None:
    overlaid(tmp_path, "  - {target: $.info, update: {}}\n", version=f"1.0.0\nextends: {extends}")
    read = document.read(tmp_path / "openapi.yaml", overlays=[tmp_path / "overlay.yaml"])
    assert found(read) == ([] if fits else [("warning", "overlay-extends")])


def test_version_1_0_selects_no_plain_values_and_has_no_copy(tmp_path: Path) -> None:
    actions = "  - {target: $.info.title, update: Books}\n  - {target: $.info, copy: \"$['x-shared']\"}\n"
    read = overlaid(tmp_path, actions, version="1.0.0")
    assert found(read) == [("warning", "overlay-version")] * 2
    assert read.tree["info"] == {"title": "Books", "version": "1", "names": ["a"]}


def test_overlays_are_applied_in_their_order_and_are_part_of_the_digests(tmp_path: Path) -> None:
    first = overlaid(tmp_path, "  - {target: $.info, update: {title: First}}\n")
    second = tmp_path / "more" / "second.yaml"
    second.parent.mkdir()
    second.write_text("overlay: 1.1.0\ninfo: {title: T, version: v}\nactions: [{target: $.info.title, update: B}]\n")
    both = document.read(tmp_path / "openapi.yaml", overlays=[tmp_path / "overlay.yaml", second])
    assert first.tree["info"] == {"title": "First", "version": "1"}
    assert both.tree["info"] == {"title": "B", "version": "1"}
    assert list(both.digests) == ["openapi.yaml", "overlay.yaml", "more/second.yaml"]


def test_a_file_that_is_not_an_overlay_is_refused(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(DESCRIPTION, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        document.read(tmp_path / "openapi.yaml", overlays=[tmp_path / "openapi.yaml"])
    assert [each.code for each in caught.value.problems] == ["overlay-invalid"]
    with pytest.raises(Refused, match="document-not-found"):
        document.read(tmp_path / "openapi.yaml", overlays=[tmp_path / "missing.yaml"])


def test_the_actions_of_an_overlay_are_read_without_a_description() -> None:
    source, _ = read_source(decode("o.yaml", b"overlay: 1.1.0\nactions: [{target: $.a, remove: true}]\n"), "o.yaml")
    overlay, _ = read_overlay(source)
    assert [(each.target, each.removes) for each in overlay.actions] == [("$.a", True)]


def test_an_overlay_may_be_json(tmp_path: Path) -> None:
    overlaid(tmp_path, "")
    action = '{"target": "$.info", "update": {"title": 7}}'
    text = f'{{"overlay": "1.0.0", "info": {{"title": "T", "version": "1"}},\n "actions": [{action}]}}'
    (tmp_path / "overlay.json").write_text(text, encoding="utf-8")
    read = document.read(tmp_path / "openapi.yaml", overlays=[tmp_path / "overlay.json"])
    place = read.locate("/info/title")
    assert (tree(read)["info"]["title"], Path(place.file).name, place.line) == (7, "overlay.json", 2)
