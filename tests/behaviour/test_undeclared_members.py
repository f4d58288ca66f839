"""Members that a schema allows without naming them: read as their type, and sent."""

from importlib import import_module
from typing import Any

import pytest

from behaviour.made import DAY, INTEGER, TEXT, Made, Make, drifts, read, read_async, ref, thing, write

DATED = {**thing(a=TEXT), "additionalProperties": DAY}
OPEN = {**thing(a=TEXT), "additionalProperties": True}
NAMED = {**thing(a=TEXT), "patternProperties": {"^x-": ref("Inner")}, "additionalProperties": False}
INNER = thing("kind", kind={"const": "k"}, n=INTEGER)


def send(client: Made, **members: object) -> Any:
    """Return what arrives of a body whose members are arguments."""
    client.replies.clear()
    with client.open() as opened:
        opened.value.write(**members)
    return client.sent[-1].json


def test_they_are_read_as_their_type(make: Make) -> None:
    client = make(Value=DATED)
    for call in (read, read_async):
        value = call(client, {"a": "x", "from": "2020-01-02", "b": "2021-01-02"})
        assert [str(each) for each in value.model_extra.values()] == ["2020-01-02", "2021-01-02"]
        assert drifts(client) == []
        assert call(client, {"a": "x", "from": "soon"}).model_extra == {"from": "soon"}
        assert drifts(client) == ["/from"]


def test_they_are_sent_as_they_came(make: Make) -> None:
    client = make(Value=DATED)
    came = {"a": "x", "from": "2020-01-02"}
    assert write(client, read(client, came)) == came
    assert write(client, came) == came


def test_they_may_be_models(make: Make) -> None:
    client = make(Value=NAMED, Inner=INNER)
    value = read(client, {"x-1": {"kind": "k", "n": 1}})
    assert type(value.model_extra["x-1"]) is client.models.Inner
    assert send(client, a="x", extra_body={"x-1": {"kind": "k"}}) == {"a": "x", "x-1": {"kind": "k"}}


LONG, SHORT = {"type": "string", "minLength": 5}, {"type": "string", "maxLength": 3}
PAIR = {"type": "array", "prefixItems": [TEXT], "minItems": 1, "maxItems": 1}


@pytest.mark.parametrize("named", [{}, {"properties": {"a": TEXT}}])
@pytest.mark.parametrize(
    ("patterns", "additional", "right", "wrong"),
    [
        (PAIR, False, ["x"], [1]),
        (SHORT, False, "abc", "abcd"),
        (SHORT, None, "abc", None),
        (TEXT, SHORT, "abcd", 1),
        (SHORT, LONG, "abcde", "abcd"),
        (SHORT, {"type": ["integer", "null"], "maximum": 5}, 5, 6),
        (SHORT, {"type": ["integer", "null"], "maximum": 5}, None, "abcd"),
        (SHORT, True, "abcd", None),
    ],
)
def test_a_value_keeps_the_bounds_of_one_schema(
    make: Make, named: dict[str, object], patterns: object, additional: object, right: object, wrong: object
) -> None:
    others = {} if additional is None else {"additionalProperties": additional}
    client = make(Value={"type": "object", **named, "patternProperties": {"^x": patterns}, **others})
    read(client, {"x1": right})
    assert drifts(client) == []
    if wrong is not None:
        read(client, {"x1": wrong})
        assert [each.removesuffix("/0") for each in drifts(client)] == ["/x1"]


@pytest.mark.parametrize("schema", [DATED, OPEN, NAMED])
def test_requests_take_them(make: Make, schema: object) -> None:
    client = make(Value=thing(things={"type": "array", "items": ref("Thing")}), Thing=schema, Inner=INNER)
    assert send(client, things=[{"a": "x", "x-b": {"kind": "k"}}]) == {"things": [{"a": "x", "x-b": {"kind": "k"}}]}
    resource = import_module(f"{client.package.__name__}.resources.value").ValueResource
    annotation = resource.write.__annotations__["things"]
    assert annotation == "Sequence[Thing | ThingInput | Mapping[str, JsonInput]] | Unset"


def test_requests_fill_in_the_constants_of_models_among_them(make: Make) -> None:
    client = make(Value=thing(things={"type": "array", "items": ref("Thing")}), Thing=NAMED, Inner=INNER)
    assert send(client, things=[{"x-1": {"n": 1}}]) == {"things": [{"x-1": {"kind": "k", "n": 1}}]}


def test_other_members_than_those_with_a_pattern_are_any(make: Make) -> None:
    client = make(Value={**thing(a=TEXT), "patternProperties": {"^x-": DAY}})
    assert read(client, {"b": 3, "x-1": "2020-01-02"}).model_extra == {"b": 3, "x-1": "2020-01-02"}
    assert drifts(client) == []
