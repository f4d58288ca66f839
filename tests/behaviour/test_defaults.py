"""Defaults of members: what a reply that lacks them is read as."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from behaviour.made import DAY, INTEGER, TEXT, Make, drifts, read, read_async, ref, thing

MOMENT = {"type": "string", "format": "date-time"}
OTHERS: dict[str, object] = {
    "Color": {"type": "string", "enum": ["red", "blue"], "default": "blue"},
    "Opt": thing(n=INTEGER, day={**DAY, "default": "2021-01-01"}, color=ref("Color")),
    "Day": {**DAY, "default": "2024-01-01"},
}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (ref("Color"), "blue"),
        ({"allOf": [ref("Color")]}, "blue"),
        ({"allOf": [ref("Color")], "default": "red"}, "red"),
        ({**ref("Color"), "description": "Color."}, "blue"),
        ({"anyOf": [ref("Color"), {"type": "null"}]}, "blue"),
        ({**DAY, "default": "2024-01-01"}, date(2024, 1, 1)),
        (ref("Day"), date(2024, 1, 1)),
        ({**MOMENT, "default": "2024-01-01T00:00:00Z"}, datetime(2024, 1, 1, tzinfo=UTC)),
        ({"type": "array", "items": DAY, "default": ["2024-01-01"]}, [date(2024, 1, 1)]),
        ({"type": "object", "additionalProperties": DAY, "default": {"a": "2024-01-01"}}, {"a": date(2024, 1, 1)}),
        ({**TEXT, "default": "x"}, "x"),
        ({**DAY, "default": "2024-13-01"}, None),
        ({**INTEGER, "minimum": 3, "default": 1}, None),
        ({"type": "number", "minimum": 0.1, "maximum": 2.5, "default": 1}, 1),
        ({"type": "number", "minimum": 1.5, "default": 1}, None),
        ({**INTEGER, "minimum": 0.5, "default": 1}, 1),
        ({**INTEGER, "multipleOf": 2.5, "default": 5}, 5),
    ],
)
def test_a_missing_member_has_its_default(make: Make, schema: object, expected: object) -> None:
    client = make(Value=thing(a=schema, b=INTEGER), **OTHERS)
    for call in (read, read_async):
        for reply in ({}, {"b": "wrong"}):
            assert call(client, reply).a == expected
            assert drifts(client) == ["/b"] * len(reply)
    assert client.models.Value().a == expected


def test_an_object_is_a_default(make: Make) -> None:
    client = make(Value=thing(opt={**ref("Opt"), "default": {"n": 7}}, b=INTEGER), **OTHERS)
    made: Any = client.models.Value()
    for value in (made, read(client, {}), read(client, {"b": "x"})):
        assert type(value.opt) is client.models.Opt
        assert (value.opt.n, value.opt.day, value.opt.color) == (7, date(2021, 1, 1), "blue")
    assert client.models.Value().opt is not made.opt


def test_a_default_is_not_sent_back(make: Make) -> None:
    client = make(Value=thing(a={**DAY, "default": "2024-01-01"}), **OTHERS)
    assert read(client, {}).__wire__() == {}
