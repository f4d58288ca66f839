"""The checker of the test kit: JSON Schema, coercion of values in a URL, routes and keys."""

import pytest
from sample._api import API
from sample._runtime.base.operation import FormBody, MultipartBody, Parameter, Style
from sample._runtime.codec.bodies import encode_body
from sample._runtime.codec.serialize import cookie_pairs, header_text, path_text, query_pairs
from sample._runtime.codec.values import JsonValue
from sample._runtime.testing.checking import Checker
from sample._runtime.testing.collection import Keys
from sample._runtime.testing.described import Given
from sample._runtime.testing.matching import Route, Routes
from sample._runtime.testing.mismatch import RequestMismatch
from sample._runtime.testing.pointers import at, drop, put
from sample._runtime.testing.received import misspelt
from sample._runtime.testing.request_reader import Pairs, read_body, read_parameter, split_query

PET: JsonValue = {
    "type": "object",
    "required": ["id", "name", "born"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string", "minLength": 2, "maxLength": 5, "pattern": "^[a-z]+$"},
        "born": {"type": "string", "format": "date"},
        "tags": {"type": "array", "items": {"$ref": "Tag"}, "uniqueItems": True, "maxItems": 2},
        "weight": {"type": ["number", "null"], "exclusiveMinimum": 0, "multipleOf": 0.5},
    },
}
CLOSED: JsonValue = {"type": "object", "properties": {"a": True}, "additionalProperties": False}
UNION: JsonValue = {"oneOf": [{"type": "integer"}, {"type": "object", "required": ["a"], "properties": {"a": True}}]}
CHECKER = Checker({"Tag": {"enum": ["red", "blue"]}, "Loop": {"$ref": "Loop"}})
MANY = "body: expected at most 1 member, got {'a': 1, 'b': 2}"
GOOD: dict[str, JsonValue] = {"name": "rex", "born": "2020-02-29"}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (True, None),
        (PET, GOOD),
        (PET, {**GOOD, "tags": ["red", "blue"], "weight": 1.5, "unknown": 1}),
        (PET, {**GOOD, "weight": None}),
        (CLOSED, {"a": 1}),
        (UNION, 3),
        (UNION, {"a": None}),
        ({"$ref": "Loop"}, 1),
        ({"$ref": "Tag", "nullable": True}, None),
        ({"type": "integer"}, 2.0),
        ({"type": "string", "pattern": "(?<broken"}, "any"),
        ({"type": "string", "format": "date-time"}, "2026-01-31T09:30:00Z"),
        ({"if": {"type": "integer"}, "then": {"minimum": 3}, "else": {"type": "string"}}, "x"),
        ({"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": False}}, {"b": 1}),
        ({"contains": {"type": "integer"}}, ["x", 1]),
        ({"contains": {"type": "integer"}, "minContains": 0}, ["x"]),
        ({"contains": {"type": "integer"}, "minContains": 2, "maxContains": 3}, [1, "x", 2]),
        ({"propertyNames": {"pattern": "^a"}}, {"ab": 1}),
    ],
)
def test_what_fits(schema: JsonValue, value: JsonValue) -> None:
    assert [str(fault) for fault in CHECKER.faults(schema, value, "body")] == []


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        (False, 1, "body: expected nothing, got 1"),
        (PET, [], "body: expected an object, got []"),
        (PET, {"name": "rex"}, "body/born: expected a date (2026-01-31) (required), got nothing"),
        (PET, {**GOOD, "id": 1}, "body/id: expected nothing (read-only, set by the server), got 1"),
        (PET, {**GOOD, "name": "r"}, "body/name: expected at least 2 characters, got 'r'"),
        (PET, {**GOOD, "name": "rexrex"}, "body/name: expected at most 5 characters, got 'rexrex'"),
        (PET, {**GOOD, "name": "REX"}, "body/name: expected text that matches ^[a-z]+$, got 'REX'"),
        (PET, {**GOOD, "born": "29/02/2020"}, "body/born: expected a date (2026-01-31), got '29/02/2020'"),
        (PET, {**GOOD, "born": "2021-02-29"}, "body/born: expected a date (2026-01-31), got '2021-02-29'"),
        (PET, {**GOOD, "tags": ["pink"]}, "body/tags/0: expected one of 'red', 'blue', got 'pink'"),
        (PET, {**GOOD, "tags": ["red"] * 2}, "body/tags: expected unique items, got ['red', 'red']"),
        (PET, {**GOOD, "weight": 0}, "body/weight: expected more than 0, got 0"),
        (PET, {**GOOD, "weight": 0.7}, "body/weight: expected a multiple of 0.5, got 0.7"),
        (PET, {**GOOD, "weight": "1"}, "body/weight: expected a number or null, got '1'"),
        (CLOSED, {"b": 1}, "body/b: expected no field other than a, got 1"),
        (UNION, {"b": 1}, "body/a: expected a value (required), got nothing"),
        ({"not": {"type": "string"}}, "x", "body: expected a value other than text, got 'x'"),
        ({"not": {"enum": [1, 2]}}, 2, "body: expected a value other than 1, 2, got 2"),
        ({"not": {"required": ["a"]}}, {"a": 1}, "body: expected another value, got {'a': 1}"),
        ({"not": {}}, 2, "body: expected nothing, got 2"),
        ({"const": 3}, True, "body: expected 3, got True"),
        ({"type": "integer"}, True, "body: expected an integer, got True"),
        ({"type": "integer"}, 1.5, "body: expected an integer, got 1.5"),
        ({"if": {"type": "integer"}, "then": {"minimum": 3}}, 2, "body: expected at least 3, got 2"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"a": 1}, "body/a: expected text, got 1"),
        (
            {"dependentRequired": {"a": ["b"]}},
            {"a": 1},
            "body/b: expected a value (required together with 'a'), got nothing",
        ),
        ({"dependentSchemas": {"a": {"maxProperties": 1}}}, {"a": 1, "b": 2}, MANY),
        ({"contains": {"type": "integer"}}, ["x"], "body: expected an integer among its items, got ['x']"),
        (
            {"contains": {"type": "integer"}, "minContains": 2},
            [1],
            "body: expected an integer in at least 2 of its items, got [1]",
        ),
        (
            {"contains": {"type": "integer"}, "maxContains": 1},
            [1, 2],
            "body: expected an integer in at most 1 of its items, got [1, 2]",
        ),
        (
            {"propertyNames": {"pattern": "^a"}},
            {"b": 1},
            "body/b: expected an allowed field name (text that matches ^a), got 'b'",
        ),
        (
            {"propertyNames": {"not": {"enum": ["a", "b"]}}},
            {"b": 1},
            "body/b: expected an allowed field name (a value other than 'a', 'b'), got 'b'",
        ),
    ],
)
def test_what_does_not(schema: JsonValue, value: JsonValue, message: str) -> None:
    assert [str(fault) for fault in CHECKER.faults(schema, value, "body")] == [message]


def test_replies_have_what_requests_have_not() -> None:
    replies = Checker({}, sending=False)
    assert [fault.place for fault in replies.faults(PET, GOOD, "")] == ["/id"]
    assert replies.fits(PET, {**GOOD, "id": 1})


def test_slips_of_the_pen() -> None:
    found = list(misspelt(CHECKER, {"items": PET}, [{"name": "rex", "bron": "2020-02-29", "colour": 1}], "body"))
    assert [str(fault) for fault in found] == ["body/0: expected a field 'born', got 'bron', which is not described"]


LIST: JsonValue = {"type": "array", "items": {"type": "integer"}}
TEXTS: JsonValue = {"type": "array", "items": {"type": "string"}}
OBJECT: JsonValue = {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}}
ROUND: list[tuple[Style, bool, JsonValue, JsonValue]] = [
    ("form", True, {"type": "integer"}, 7),
    ("form", True, {"type": "string"}, "7"),
    ("form", True, {"type": "string"}, "a b+c&d=é/ü%20"),
    ("form", True, {"type": "boolean"}, True),
    ("form", True, {"type": ["integer", "string"]}, "x"),
    ("form", True, LIST, [1, 2]),
    ("form", True, TEXTS, ["1", "é,b"]),
    ("form", False, TEXTS, ["1", "é,b"]),
    ("spaceDelimited", False, TEXTS, ["a", "b,c"]),
    ("pipeDelimited", False, LIST, [3, 4]),
    ("form", True, OBJECT, {"a": 1, "b": "2"}),
    ("form", False, OBJECT, {"a": 1, "b": "2"}),
    ("deepObject", True, OBJECT, {"a": 1, "b": "2"}),
    ("deepObject", True, {"type": "object", "properties": {"l": TEXTS}}, {"l": ["x", "y"]}),
]


@pytest.mark.parametrize(("style", "explode", "schema", "value"), ROUND)
def test_a_query_is_read_as_it_was_written(style: Style, explode: bool, schema: JsonValue, value: JsonValue) -> None:
    parameter = Parameter("p", "query", style, explode)
    pairs = split_query("&".join(query_pairs(parameter, value)))
    assert read_parameter(CHECKER, Given("p", "query", schema), parameter, pairs) == (value,)
    assert pairs.names() == []


@pytest.mark.parametrize("style", ["simple", "label", "matrix"])
@pytest.mark.parametrize("explode", [False, True])
@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "integer"}, 7),
        ({"type": "string"}, "a/é b"),
        ({"type": "string"}, ""),
        (LIST, [1, 2]),
        (LIST, [1]),
        (TEXTS, ["", "é,;="]),
        ({"type": "object", "properties": {"n": {"type": "integer"}}}, {"n": 1, "é;": "", "t": "a"}),
    ],
)
def test_a_path_is_read_as_it_was_written(style: Style, explode: bool, schema: JsonValue, value: JsonValue) -> None:
    parameter = Parameter("p é", "path", style, explode, allow_empty=True)
    pairs = Pairs([("p é", path_text(parameter, value))])
    assert read_parameter(CHECKER, Given("p é", "path", schema), parameter, pairs) == (value,)


def test_headers_cookies_and_json_in_a_parameter() -> None:
    header, cookie = Parameter("h", "header"), Parameter("c", "cookie")
    text = header_text(header, [1, 2])
    assert text is not None
    assert read_parameter(CHECKER, Given("h", "header", LIST), header, Pairs([("h", text)])) == ([1, 2],)
    [crumb] = cookie_pairs(cookie, "abc")
    pairs = Pairs([("c", crumb.partition("=")[2])])
    assert read_parameter(CHECKER, Given("c", "cookie", {"type": "string"}), cookie, pairs) == ("abc",)
    inner = Parameter("j", "query", content="application/json")
    pairs = split_query("&".join(query_pairs(inner, {"a": [1]})))
    assert read_parameter(CHECKER, Given("j", "query", OBJECT), inner, pairs) == ({"a": [1]},)


@pytest.mark.parametrize(
    ("schema", "text", "message"),
    [
        ({"type": "integer", "minimum": 1}, "0", "p: expected at least 1, got 0"),
        ({"type": "integer", "minimum": 1}, "x", "p: expected an integer, got 'x'"),
        ({"type": "integer"}, "1.5", "p: expected an integer, got '1.5'"),
        ({"enum": [1, 2]}, "3", "p: expected one of 1, 2, got 3"),
        ({"type": ["integer", "string"], "maxLength": 1, "minimum": 1}, "0", None),
        ({"type": "boolean"}, "yes", "p: expected true or false, got 'yes'"),
        ({"type": "string", "minLength": 2}, "1", "p: expected at least 2 characters, got '1'"),
        ({"type": "array", "items": {"type": "number", "maximum": 2}}, "3", "p/0: expected at most 2, got 3"),
    ],
)
def test_a_value_of_the_right_type_is_only_told_what_is_wrong_with_it(
    schema: JsonValue, text: str, message: str | None
) -> None:
    read = read_parameter(CHECKER, Given("p", "query", schema), Parameter("p", "query"), split_query(f"p={text}"))
    assert read is not None
    found = [str(fault) for fault in CHECKER.faults(schema, read[0], "p")]
    assert found == ([] if message is None else [message])


def test_forms() -> None:
    schema: JsonValue = {"properties": {"n": {"type": "integer"}, "l": LIST, "f": {"type": "string"}}}
    form = FormBody(required=True)
    media_type, content = encode_body(form, {"n": 1, "l": [2, 3], "f": "é&="})
    value = read_body(CHECKER, form, schema, media_type or "", b"".join(content.chunks()))
    assert value == {"n": 1, "l": [2, 3], "f": "é&="}
    multipart = MultipartBody(required=True)
    media_type, content = encode_body(multipart, {"n": 1, "f": b"\x00\xff"})
    value = read_body(CHECKER, multipart, schema, media_type or "", b"".join(content.chunks()))
    assert value == {"n": 1, "f": "\x00\xff"}


@pytest.mark.parametrize(
    "value",
    [
        {"m": {"k": 1, "of": {"a": 2}}, "t": ["a", "b"], "e": [1, 2], "n": 7},
        {"m": {"rows": [{"id": 1, "tags": ["x"]}, {"id": 2}]}, "n": 7},
        {"m": {}, "n": 7},
    ],
)
def test_a_form_whose_members_have_styles_is_read_as_it_was_written(value: dict[str, JsonValue]) -> None:
    row: JsonValue = {
        "type": "object",
        "properties": {"id": {"type": "integer"}, "tags": {"items": {"type": "string"}}},
    }
    rows: JsonValue = {"type": "array", "items": row}
    inner: JsonValue = {"type": "object", "properties": {"k": {"type": "integer"}, "rows": rows, "of": OBJECT}}
    schema: JsonValue = {"properties": {"m": inner, "t": TEXTS, "e": LIST, "n": {"type": "integer"}}}
    piped = Parameter("t", "query", "pipeDelimited", False)
    deep = {name: Parameter(name, "query", "deepObject") for name in ("m", "e")}
    form = FormBody(encoding={"t": piped, **deep})
    media_type, content = encode_body(form, value)
    read = read_body(CHECKER, form, schema, media_type or "", b"".join(content.chunks()))
    assert read == {name: each for name, each in value.items() if each}


ROUTES = Routes(
    API,
    [
        Route("pets.get", "GET", "/pets/{id}", "", 1),
        Route("pets.newest", "GET", "/pets/newest", "", 2),
        Route("pets.count", "GET", "/pets/{id}", "", 2, {"meta": "true"}),
        Route("pets.photo", "GET", "/pets/{id}/photo.{form}", "", 3),
        Route("pets.create", "POST", "/pets", "", 4),
    ],
)


@pytest.mark.parametrize(
    ("method", "url", "name", "values"),
    [
        ("GET", "https://api.sample.test/pets/7?x=1", "pets.get", {"id": "7"}),
        ("GET", "https://api.sample.test/pets/newest", "pets.newest", {}),
        ("GET", "https://api.sample.test/pets/7?x=1&meta=true", "pets.count", {"id": "7"}),
        ("GET", "https://api.sample.test/pets/newest?meta=true", "pets.count", {"id": "newest"}),
        ("GET", "https://api.sample.test/pets/7?meta=false", "pets.get", {"id": "7"}),
        ("GET", "https://demo.sample.test/v1/pets/a%2Fb/photo.png", "pets.photo", {"id": "a%2Fb", "form": "png"}),
        ("POST", "http://localhost:8000/any/base/pets", "pets.create", {}),
    ],
)
def test_routes(method: str, url: str, name: str, values: dict[str, str]) -> None:
    route, found = ROUTES.find(method, url)
    assert (route.name, found) == (name, values)


@pytest.mark.parametrize(
    ("method", "url", "message"),
    [
        ("GET", "https://api.sample.test/pet/7", "the closest is GET /pets/{id} (pets.get), got /pet/7"),
        ("PUT", "https://api.sample.test/pets", "method: expected POST (pets.create), got PUT"),
        ("POST", "https://demo.sample.test/pets", "the closest is POST /pets (pets.create), got /pets"),
    ],
)
def test_no_route(method: str, url: str, message: str) -> None:
    with pytest.raises(RequestMismatch) as caught:
        ROUTES.find(method, url)
    assert message in str(caught.value)


def test_keys_are_new_and_like_the_old() -> None:
    assert Keys(["9"]).new(7) == 10
    assert Keys(["11"]).new(7) == 12
    assert Keys().new("007") == "008"
    assert Keys().new("58238a935baa56173b24f0e4") == "58238a935baa56173b24f0e5"
    assert Keys(["rex-2"]).new("rex") == "rex-3"


def test_a_key_is_given_once() -> None:
    keys = Keys(["3", "rex-3"])
    for sample, expected in ((1, [4, 5, 6]), ("rex", ["rex-2", "rex-4", "rex-5"])):
        for key in expected:
            assert keys.new(sample) == key
            keys.use(key)


def test_pointers() -> None:
    value: JsonValue = {"a": [{"b/c": 1}]}
    assert at(value, "/a/0/b~1c") == 1
    assert at(value, "/a/3") is None
    assert put(value, "/a/0/b~1c", 2) == {"a": [{"b/c": 2}]}
    assert put(value, "/m/n", 2) == {"a": [{"b/c": 1}], "m": {"n": 2}}
    assert drop(value, "/a/0/b~1c") == {"a": [{}]}
    assert value == {"a": [{"b/c": 1}]}, "nothing was changed"


@pytest.mark.parametrize(
    ("schema", "value", "fits"),
    [
        ({"enum": [0, 1]}, 1.0, True),
        ({"enum": [0, 1]}, True, False),
        ({"const": True}, 1, False),
        ({"const": [1, {"a": 0}]}, [1.0, {"a": 0}], True),
        ({"const": [1, {"a": 0}]}, [1, {"a": False}], False),
        ({"uniqueItems": True}, [0, False, 1, True, "1"], True),
        ({"uniqueItems": True}, [{"a": 1}, {"a": 1.0}], False),
    ],
)
def test_a_boolean_is_no_number_and_a_whole_number_is_an_integer(
    schema: JsonValue, value: JsonValue, fits: bool
) -> None:
    assert CHECKER.fits(schema, value) is fits
