"""Parameters on the wire: the table of styles of OpenAPI 3.1, and what is refused before any socket opens."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from urllib.parse import unquote
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample._runtime.base.errors import InvalidArgument
from sample._runtime.base.operation import Location, Parameter, Style
from sample._runtime.base.unset import UNSET
from sample._runtime.codec.serialize import cookie_pairs, header_text, path_text, query_pairs

TEXT = "blue"
LIST = ["blue", "black", "brown"]
DICT = {"R": 100, "G": 200, "B": 150}

# https://spec.openapis.org/oas/v3.1.1.html#style-examples, row by row.
TABLE: list[tuple[Style, bool, Location, object, str]] = [
    ("matrix", False, "path", "", ";color"),
    ("matrix", False, "path", TEXT, ";color=blue"),
    ("matrix", False, "path", LIST, ";color=blue,black,brown"),
    ("matrix", False, "path", DICT, ";color=R,100,G,200,B,150"),
    ("matrix", True, "path", "", ";color"),
    ("matrix", True, "path", TEXT, ";color=blue"),
    ("matrix", True, "path", LIST, ";color=blue;color=black;color=brown"),
    ("matrix", True, "path", ["", "blue"], ";color;color=blue"),
    ("matrix", True, "path", DICT, ";R=100;G=200;B=150"),
    ("matrix", True, "path", {"R": 100, "G": ""}, ";R=100;G"),
    ("label", False, "path", "", "."),
    ("label", False, "path", TEXT, ".blue"),
    ("label", False, "path", LIST, ".blue,black,brown"),
    ("label", False, "path", DICT, ".R,100,G,200,B,150"),
    ("label", True, "path", TEXT, ".blue"),
    ("label", True, "path", LIST, ".blue.black.brown"),
    ("label", True, "path", DICT, ".R=100.G=200.B=150"),
    ("simple", False, "path", TEXT, "blue"),
    ("simple", False, "path", LIST, "blue,black,brown"),
    ("simple", False, "path", DICT, "R,100,G,200,B,150"),
    ("simple", True, "path", TEXT, "blue"),
    ("simple", True, "path", LIST, "blue,black,brown"),
    ("simple", True, "path", DICT, "R=100,G=200,B=150"),
    ("simple", False, "header", LIST, "blue,black,brown"),
    ("simple", False, "header", DICT, "R,100,G,200,B,150"),
    ("simple", True, "header", DICT, "R=100,G=200,B=150"),
    ("form", False, "query", "", "color="),
    ("form", False, "query", TEXT, "color=blue"),
    ("form", False, "query", LIST, "color=blue,black,brown"),
    ("form", False, "query", DICT, "color=R,100,G,200,B,150"),
    ("form", True, "query", "", "color="),
    ("form", True, "query", TEXT, "color=blue"),
    ("form", True, "query", LIST, "color=blue&color=black&color=brown"),
    ("form", True, "query", DICT, "R=100&G=200&B=150"),
    ("spaceDelimited", False, "query", LIST, "color=blue%20black%20brown"),
    ("spaceDelimited", False, "query", DICT, "color=R%20100%20G%20200%20B%20150"),
    ("pipeDelimited", False, "query", LIST, "color=blue%7Cblack%7Cbrown"),
    ("pipeDelimited", False, "query", DICT, "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("deepObject", True, "query", DICT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ("form", False, "cookie", TEXT, "color=blue"),
    ("form", False, "cookie", LIST, "color=blue,black,brown"),
    ("form", False, "cookie", DICT, "color=R,100,G,200,B,150"),
    ("form", True, "cookie", LIST, "color=blue&color=black&color=brown"),
    ("cookie", True, "cookie", LIST, "color=blue; color=black; color=brown"),
    ("cookie", True, "cookie", DICT, "R=100; G=200; B=150"),
]


def write(parameter: Parameter, value: object) -> str | None:
    if parameter.location == "path":
        return path_text(parameter, value)
    if parameter.location == "header":
        return header_text(parameter, value)
    return "&".join((query_pairs if parameter.location == "query" else cookie_pairs)(parameter, value))


@pytest.mark.parametrize(("style", "explode", "location", "value", "expected"), TABLE)
def test_the_table_of_styles(style: Style, explode: bool, location: Location, value: object, expected: str) -> None:
    parameter = Parameter("color", location, style=style, explode=explode, allow_empty=True)
    assert write(parameter, value) == expected


@pytest.mark.parametrize(("location", "explodes"), [("path", False), ("query", True), ("header", False)])
def test_the_defaults_of_a_location(location: Location, explodes: bool) -> None:
    expected = "color=blue&color=black&color=brown" if explodes else "blue,black,brown"
    assert write(Parameter("color", location), LIST) == expected


class Colour(Enum):
    BLUE = "blue"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a&b=c+d%e é", "q=a%26b%3Dc%2Bd%25e%20%C3%A9"),
        (True, "q=true"),
        (False, "q=false"),
        (0, "q=0"),
        (2**60, "q=1152921504606846976"),
        (1.5, "q=1.5"),
        (Decimal("1.10"), "q=1.10"),
        (date(2021, 10, 21), "q=2021-10-21"),
        (datetime(2021, 10, 21, 10, 30), "q=2021-10-21T10%3A30%3A00"),
        (datetime(2021, 10, 21, 10, 30, tzinfo=UTC), "q=2021-10-21T10%3A30%3A00Z"),
        (time(8, 5), "q=08%3A05%3A00"),
        (UUID(int=1), "q=00000000-0000-0000-0000-000000000001"),
        (Colour.BLUE, "q=blue"),
        (None, ""),
        (UNSET, ""),
        ([], ""),
        ({}, ""),
        ([1, None, 2], "q=1&q=2"),
        ("", "q="),
    ],
)
def test_a_query_value(value: object, expected: str) -> None:
    assert write(Parameter("q", "query"), value) == expected


def test_names_are_encoded_too() -> None:
    assert write(Parameter("ids[]", "query"), [1, 2]) == "ids%5B%5D=1&ids%5B%5D=2"


def test_the_keys_of_an_object_may_have_a_prefix() -> None:
    parameter = Parameter("where", "query", key_prefix="where.")
    assert write(parameter, {"model": "1", "where.config.flag": True}) == "where.model=1&where.config.flag=true"
    assert write(parameter, {}) == ""


def test_deep_objects_nest() -> None:
    value = {"a": {"b": [1, 2]}, "c": [{"d": 1}]}
    written = write(Parameter("q", "query", style="deepObject"), value)
    assert written is not None
    assert unquote(written) == "q[a][b][]=1&q[a][b][]=2&q[c][0][d]=1"


def test_allow_reserved_keeps_what_cannot_end_the_value() -> None:
    parameter = Parameter("q", "query", allow_reserved=True)
    assert write(parameter, "a/b?c=d%20e%zz&f#g+h") == "q=a/b?c=d%20e%25zz%26f%23g%2Bh"


def test_content_is_json_text() -> None:
    parameter = Parameter("q", "query", content="application/json")
    assert write(parameter, {"a": [1, None]}) == "q=%7B%22a%22%3A%5B1%2Cnull%5D%7D"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), b"x", {1, 2}, object(), "\ud800", [[1]]])
@pytest.mark.parametrize("location", ["path", "query", "header", "cookie"])
def test_what_has_no_text_is_refused(location: Location, value: object) -> None:
    with pytest.raises(InvalidArgument, match="q: "):
        write(Parameter("q", location), value)


@pytest.mark.parametrize("value", ["", ".", "..", None, UNSET, [], {}])
def test_a_path_needs_a_value(value: object) -> None:
    with pytest.raises(InvalidArgument, match="id: "):
        write(Parameter("id", "path"), value)


@given(st.text())
def test_a_path_value_never_leaves_its_segment(value: str) -> None:
    try:
        written = path_text(Parameter("id", "path"), value)
    except InvalidArgument:
        assert value in ("", ".", "..") or not value.isascii()
        return
    assert not set(written) & set("/?#\\ \r\n\t")
    assert written.isascii()
    assert unquote(written) == value


@pytest.mark.parametrize("value", ["zq\r\nB: c", "zq\n", "zq\r", "zq\0b", " zq", "zq ", "zqé", "zq\x7f", "zq\u2028b"])
def test_a_header_value_that_cannot_be_carried_is_refused_without_being_shown(value: str) -> None:
    with pytest.raises(InvalidArgument, match=r"^X-Thing: ") as caught:
        write(Parameter("X-Thing", "header"), value)
    assert "zq" not in str(caught.value)


@given(st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_no_header_value_carries_a_line_break(value: object) -> None:
    try:
        written = header_text(Parameter("X-Thing", "header"), value)
    except InvalidArgument:
        return
    assert written is None or not set(written) & set("\r\n\0")


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        (Parameter("X-A", "header"), ["a", "b,c"]),
        (Parameter("X-A", "header"), {"a": "b,c"}),
        (Parameter("X-A", "header", explode=True), {"a,b": "c"}),
        (Parameter("q", "query", style="spaceDelimited"), ["a b", "c"]),
        (Parameter("q", "query", style="spaceDelimited"), {"a": "b c"}),
        (Parameter("q", "query", style="pipeDelimited"), ["x|y", "z"]),
        (Parameter("q", "query", explode=False, allow_reserved=True), ["a,b", "c"]),
    ],
)
def test_an_item_that_the_server_would_read_as_two_is_refused(parameter: Parameter, value: object) -> None:
    with pytest.raises(InvalidArgument, match="which separates the items"):
        write(parameter, value)


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        (Parameter("If-Match", "header"), ['"a,b"', 'W/"c\\"d,e"'], '"a,b",W/"c\\"d,e"'),
        (Parameter("q", "query", explode=False), ["a,b", "c d"], "q=a%2Cb,c%20d"),
        (Parameter("q", "query", style="pipeDelimited"), ["a b", "c,d"], "q=a%20b%7Cc%2Cd"),
    ],
)
def test_other_items_are_kept_apart(parameter: Parameter, value: object, expected: str) -> None:
    assert write(parameter, value) == expected


def test_json_in_a_header_is_ascii() -> None:
    parameter = Parameter("X-J", "header", content="application/json")
    written = write(parameter, {"é": "a\x7f😀"})
    assert written == '{"\\u00e9":"a\\u007f\\ud83d\\ude00"}'
    assert json.loads(written or "") == {"é": "a\x7f😀"}


@given(st.text())
def test_no_cookie_value_ends_the_cookie(value: str) -> None:
    try:
        written = cookie_pairs(Parameter("sid", "cookie"), value)
    except InvalidArgument:
        return
    assert not set("".join(written)) & set("\r\n;, ")


@given(st.text(), st.booleans())
def test_a_query_value_stays_one_value(value: str, reserved: bool) -> None:
    try:
        (written,) = query_pairs(Parameter("q", "query", allow_reserved=reserved), value)
    except InvalidArgument:
        return
    assert not set(written) & set("&#+ \r\n")
    assert written.isascii()
    if not reserved:
        assert unquote(written[2:]) == value
