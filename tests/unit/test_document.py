"""Reading a description: values, their positions, and limits against hostile files."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pochoir import document
from pochoir.document import link
from pochoir.document.json_syntax import find_fault
from pochoir.document.scalars import plain, yaml11_reading
from pochoir.document.text import Text
from pochoir.ir import Json
from pochoir.problems import Location, Problem, Refused

SMALL = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n"


def read(folder: Path, text: str | bytes, name: str = "openapi.yaml") -> document.Document:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return document.read(path)


def refusal(folder: Path, text: str | bytes, name: str = "openapi.yaml") -> list[str]:
    with pytest.raises(Refused) as caught:
        read(folder, text, name)
    assert all(problem.location for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


def outcome(folder: Path, data: bytes, name: str) -> tuple[Problem, ...] | None:
    """Return the problems of a file; None if it was refused without any."""
    try:
        return read(folder, data, name).problems
    except Refused as refused:
        return refused.problems or None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("-5", -5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1:30", "1:30"),
        ("2020-01-01", "2020-01-01"),
        ("1_000", "1_000"),
        ("=", "="),
    ],
)
def test_plain_scalars_follow_the_yaml_1_2_core_schema(text: str, value: Json) -> None:
    found = plain(text)
    assert (found, type(found)) == (value, type(value))


def test_scalars_that_yaml_1_1_reads_differently_are_detected() -> None:
    assert yaml11_reading("NO") == ("yaml-boolean", "false")
    assert yaml11_reading("012") == ("yaml-number", "10")
    same = ("n", "12", "09:00", "08", "0", "3.14", "2020-01-01", "text")
    assert [yaml11_reading(text) for text in same] == [None] * 8


def test_keys_stay_strings_as_written(tmp_path: Path) -> None:
    tree = read(tmp_path, SMALL + "x-keys: {200: a, no: b, 1.10: c, ~: d, null: e, '': f, 0x1F: g}\n").tree
    assert tree["x-keys"] == {"200": "a", "no": "b", "1.10": "c", "~": "d", "null": "e", "": "f", "0x1F": "g"}


def test_values_and_keys_are_located(tmp_path: Path) -> None:
    found = read(tmp_path, SMALL.replace("paths: {}", "paths:\n  /a/b:\n    get:\n      tags: [x, y]"))
    name = str(tmp_path / "openapi.yaml")
    assert found.locate("/paths/~1a~1b/get/tags/1") == Location(name, 6, 17, "      tags: [x, y]")
    assert found.locate("/paths/~1a~1b", "key") == Location(name, 4, 3, "  /a/b:")
    assert found.locate("/paths/~1a~1b/get/nothing/here") == Location(name, 5, 5, "    get:")
    assert found.locate("") == Location(name, 1, 1, "openapi: 3.1.0")


def test_values_of_json_are_located_too(tmp_path: Path) -> None:
    text = (
        '{\n "openapi": "3.1.0",\n "info": {"title": "A", "version": "1"},\n "paths": {"/a": {"x": [1, {"b": "\\n"}]}}}'
    )
    found = read(tmp_path, text, "openapi.json")
    assert (found.locate("/paths/~1a/x/1/b").line, found.locate("/paths/~1a/x/1/b").column) == (4, 34)
    assert found.locate("/paths/~1a/x/1/b", "key").column == 29
    assert found.locate("/info/version").column == 36


@pytest.mark.parametrize("escaped", [False, True])
def test_values_of_json_are_located_after_any_characters(tmp_path: Path, escaped: bool) -> None:
    tree = {"openapi": "3.1.0", "info": {"été 🎉": {"\xa0": "à\x85", "b": "🎉"}, "version": "à🎉"}, "paths": {}}
    text = json.dumps(tree, ensure_ascii=escaped)
    found = read(tmp_path, text, "openapi.json")
    assert found.tree == tree
    key, value = found.locate("/info/été 🎉/b", "key"), found.locate("/info/été 🎉/b")
    assert text[key.column - 1 :].startswith('"b": ')
    assert text[value.column - 1 :].startswith(json.dumps("🎉", ensure_ascii=escaped))
    assert (key.source, found.written("/info/version")) == (text, json.dumps("à🎉", ensure_ascii=escaped))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_selects_the_encoding(tmp_path: Path, encoding: str) -> None:
    tree = read(tmp_path, SMALL.replace("title: A", "title: Été 🎉").encode(encoding)).tree
    assert tree["info"] == {"title": "Été 🎉", "version": "1"}


@pytest.mark.parametrize("letter", ["e", "é"])
def test_findings_in_one_long_line_share_its_text(tmp_path: Path, letter: str) -> None:
    value = {"paths": {f"/{letter}{n}": {"get": {"x": n}} for n in range(50)}}
    found = read(tmp_path, json.dumps(value, ensure_ascii=False), "openapi.json")
    places = [found.locate(f"/paths/~1{letter}{n}/get/x") for n in range(50)]
    # A line of 5 MB with 3,000 findings took 15 GB.
    assert len({id(place.source) for place in places}) == 1
    line = places[0].source
    assert [line[place.column - 1 :].split("}")[0] for place in places] == [str(n) for n in range(50)]


def test_line_ends_make_no_difference(tmp_path: Path) -> None:
    found = read(tmp_path, b"\xef\xbb\xbf" + SMALL.replace("\n", "  \r\n").encode())
    assert found.tree == read(tmp_path, SMALL).tree
    assert found.locate("/paths").line == 3


def test_a_yaml_file_may_contain_json_or_a_flow_mapping(tmp_path: Path) -> None:
    assert read(tmp_path, '{"openapi": "3.1.0", "paths": {}}').tree == {"openapi": "3.1.0", "paths": {}}
    assert read(tmp_path, "{openapi: 3.1.0, paths: {}}").tree == {"openapi": "3.1.0", "paths": {}}


def test_aliases_and_merge_keys_are_resolved(tmp_path: Path) -> None:
    found = read(tmp_path, SMALL + "x-a: &a {p: 1, q: 2}\nx-b: {<<: *a, q: 3}\nx-c: [*a, *a]\n")
    assert found.tree["x-b"] == {"p": 1, "q": 3}
    assert found.tree["x-c"] == [{"p": 1, "q": 2}] * 2
    assert [problem.code for problem in found.problems] == ["yaml-merge"]


def test_an_alias_bomb_is_refused_without_expanding_it(tmp_path: Path) -> None:
    lines = [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else '1'] * 9)}]" for n in range(60)]
    assert refusal(tmp_path, SMALL + "\n".join(lines)) == ["limit-nodes"]


@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.json"])
def test_depth_is_limited_without_recursion(tmp_path: Path, name: str) -> None:
    text = '{"openapi": "3.1.0", "x": ' + "[" * 100_000 + "]" * 100_000 + "}"
    assert refusal(tmp_path, text, name) == ["limit-depth"]


@pytest.mark.parametrize(
    ("name", "code"),
    [(".", "document-unreadable"), ("none.yaml", "document-not-found"), ("a\0b", "document-not-found")],
)
def test_a_path_that_is_not_a_file_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        document.read(tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_the_number_and_the_size_of_files_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("get: {}", "utf-8")
    text = SMALL.replace("paths: {}", "paths: {/a: {$ref: a.yaml}}")
    monkeypatch.setattr(link, "MAX_FILES", 0)
    assert "limit-files" in [problem.code for problem in read(tmp_path, text).problems]
    monkeypatch.undo()
    monkeypatch.setattr(link, "MAX_BYTES", len(text) + 1)
    assert "limit-size" in [problem.code for problem in read(tmp_path, text).problems]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_reading_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(Refused):
        document.read(tmp_path / "pipe.yaml")
    found = read(tmp_path, SMALL.replace("paths: {}", "paths: {/a: {$ref: pipe.yaml}}"))
    assert [problem.code for problem in found.problems] == ["reference-not-local"]


def test_referenced_files_are_linked_into_the_tree(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a.yaml").write_text("get: {responses: {'200': {$ref: '../b.json#/x~1y'}}}\n")
    (tmp_path / "b.json").write_text(
        '{"x/y": {"description": "d", "content": {"text/plain": {"schema": {"$ref": "#/s"}}}},\n"s": {}}'
    )
    found = read(
        tmp_path, SMALL.replace("paths: {}", "paths:\n  /a: {$ref: parts/a.yaml}\n  /b: {$ref: './parts/a.yaml#'}")
    )
    assert found.problems == ()
    assert found.tree["paths"] == {"/a": {"$ref": "#/x-pochoir-files/0"}, "/b": {"$ref": "#/x-pochoir-files/0"}}
    text = json.dumps(found.tree["x-pochoir-files"])
    assert "#/x-pochoir-files/1/x~1y" in text
    assert "#/x-pochoir-files/1/s" in text
    where = found.locate("/x-pochoir-files/1/s")
    assert (where.file, where.line, where.column) == (str(tmp_path / "b.json"), 2, 6)
    assert found.survey.nodes["/x-pochoir-files/1/s"].kind == "schema"


@pytest.mark.parametrize(
    "reference",
    [
        "http://127.0.0.1:9/x",
        "HTTPS://x",
        "//host/x",
        "file:///etc/passwd",
        "/etc/passwd",
        "../secret.yaml",
        "a/../../secret.yaml",
        "%2e%2e/secret.yaml",
        "link.yaml",
        "linked/a.yaml",
        "..\\secret.yaml",
        "a%00b",
        "a?b",
        "C:/x.yaml",
        "data:text/plain,x",
    ],
)
def test_no_file_outside_the_folder_is_opened(tmp_path: Path, reference: str) -> None:
    (tmp_path / "secret.yaml").write_text("canary: 1\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (inside / "linked").symlink_to(tmp_path)
    found = read(inside, SMALL.replace("paths: {}", f"paths: {{/a: {{$ref: {json.dumps(reference)}}}}}"))
    assert [(problem.severity, problem.code) for problem in found.problems] == [("error", "reference-not-local")]
    assert "x-pochoir-files" not in found.tree


def test_ref_as_a_property_name_or_in_an_example_is_not_a_reference(tmp_path: Path) -> None:
    properties = "{$ref: {type: string}, example: {$ref: '#/x'}}"
    schema = f"{{properties: {properties}, example: {{$ref: a.yaml}}, default: {{$ref: b.yaml}}}}"
    found = read(tmp_path, SMALL + f"components: {{schemas: {{A: {schema}}}}}\nx: {{}}\n")
    assert found.problems == ()
    assert [reference.pointer for reference in found.survey.references] == [
        "/components/schemas/A/properties/example/$ref"
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_json_values_round_trip(tmp_path_factory: pytest.TempPathFactory, value: Json) -> None:
    folder = tmp_path_factory.mktemp("json")
    assert read(folder, json.dumps({"x": value}), "a.json").tree == {"x": value}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('{"a": 1,}', 8, "a comma before '}'"),
        ('{"a": [1, 2 , ]}', 13, "a comma before ']'"),
        ('{"a": 1 "b": 2}', 9, "expected ',' or '}'"),
        ('{"a" 1}', 6, "expected ':' after the key"),
        ("{a: 1}", 2, "expected a key in double quotes"),
        ('{"a": one}', 7, "expected a value"),
        ('{"a": "b\tc"}', 9, "a control character in a string"),
        (r'{"a": "\d"}', 8, r"expected an escape such as \n, \\ or \u00e9"),
        ('{"a": 1} {', 10, "unexpected text after the end of the value"),
        ('{"a": "b', 9, "unexpected end of file: the string is not terminated"),
        ('{"a": ', 7, "unexpected end of file: expected a value"),
    ],
)
def test_a_fault_of_json_is_reported_the_same_on_every_python(
    tmp_path: Path, text: str, place: int, message: str
) -> None:
    with pytest.raises(Refused) as caught:
        read(tmp_path, text, "a.json")
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert (problem.code, problem.location.column, problem.message) == ("json-syntax", place, message)


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return False
    return True


@given(st.text('{}[]",:\\u0a1-.eE \n\t', max_size=12) | st.text(max_size=5))
def test_any_text_is_json_or_has_a_fault(text: str) -> None:
    assert (find_fault(text) is None) is is_json(text)


@given(JSON, st.data())
def test_json_with_a_piece_cut_out_is_json_or_has_a_fault(value: Json, data: st.DataObject) -> None:
    text = json.dumps({"x": value})
    start = data.draw(st.integers(0, len(text)))
    cut = text[:start] + text[start + data.draw(st.integers(0, 3)) :]
    assert (find_fault(cut) is None) is is_json(cut)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_location(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for name in ("a.yaml", "a.json"):
        found = outcome(folder, data, name)
        assert found is not None
        assert all(problem.location for problem in found)


@given(st.text("aé€😀\ud800\n", max_size=20), st.sampled_from([1, 60, 400]), st.floats(0, 1))
def test_positions_in_bytes_are_those_in_characters(piece: str, times: int, share: float) -> None:
    text = Text("openapi.json", piece * times)
    index = int(share * len(text.content))
    before = text.content[:index].encode("utf-8", "surrogatepass")
    assert text.compact().location(len(before)) == text.location(index)
