"""Replies that do not match their schema: the value is kept, and every place is reported."""

import json
import logging
import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, cast

import pytest
from fake_driver import FakeDriver, raw
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from sample import errors
from sample._operations.absences import GET_ABSENCE
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.drift import Drift, DriftLog
from sample._runtime.base.operation import Json, Operation, ReplyKind, Retry
from sample._runtime.base.wire import RawReply
from sample._runtime.codec.model import Model

ONE = Arguments(path={"id": 1})


def operation(kind: ReplyKind, **more: ReplyKind) -> Operation[object]:
    replies = {"200": kind, **{name.removeprefix("_"): other for name, other in more.items()}}
    return Operation(id="x", method="GET", path="/x", replies=replies, retry=Retry.SAFE)


def read(type_: Callable[[], object], content: str | bytes, drifts: list[Drift] | None = None, at: str = "") -> object:
    noted: list[Drift] = [] if drifts is None else drifts
    return FakeDriver([raw(content)]).call(operation(Json(type_, at=at)), options={"on_drift": noted.append}).data


class Part(Model):
    n: int
    when: date | None = None


class Whole(Model):
    id: int
    parts: list[Part]
    by_name: dict[str, Part] | None = None
    kind: Literal["a", "b"] | str = "a"
    short: Annotated[str, Field(max_length=3)] = ""
    either: Part | list[int] | None = None
    class_: Annotated[str | None, Field(alias="class")] = None
    amount: Decimal | None = None


def places(drifts: list[Drift]) -> list[tuple[str, str]]:
    return [(drift.pointer, drift.got) for drift in drifts]


def test_what_matches_is_no_drift() -> None:
    drifts: list[Drift] = []
    value = read(
        lambda: Whole,
        '{"id": 1, "parts": [{"n": 1, "when": "2021-10-21"}], "kind": "new", "class": "x", "later": {"a": 1},'
        ' "amount": "1.10"}',
        drifts,
    )
    assert isinstance(value, Whole)
    assert (drifts, value.kind, value.parts[0].when, value.class_) == ([], "new", date(2021, 10, 21), "x")
    assert value.model_extra == {"later": {"a": 1}}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"id": "1", "parts": []}', [("/id", "a string")]),
        ('{"parts": []}', [("/id", "nothing")]),
        ('{"id": 1, "parts": {}}', [("/parts", "an object")]),
        (
            '{"id": null, "parts": [{"n": 1}, {"n": "x"}, 3]}',
            [("/id", "null"), ("/parts/1/n", "a string"), ("/parts/2", "a number")],
        ),
        ('{"id": 1, "parts": [], "by_name": {"a/b~c": {"n": []}}}', [("/by_name/a~1b~0c/n", "an array")]),
        ('{"id": 1, "parts": [], "short": "long"}', [("/short", "a string")]),
        ('{"id": 1, "parts": [], "either": {"n": true}}', [("/either/n", "a boolean")]),
        ('{"id": 1, "parts": [], "either": "x"}', [("/either", "a string")]),
        ('{"id": 1, "parts": [{"n": 1, "when": "0000-00-00"}]}', [("/parts/0/when", "a string")]),
        ('{"id": 1.0, "parts": [{"n": 2.0}]}', []),
        ("[]", [("", "an array")]),
        ("null", [("", "null")]),
    ],
)
def test_each_place_that_does_not_match_is_reported(content: str, expected: list[tuple[str, str]]) -> None:
    drifts: list[Drift] = []
    read(lambda: Whole, content, drifts)
    assert places(drifts) == expected


def test_typed_parts_stay_typed_and_raw_parts_raw() -> None:
    value = read(lambda: Whole, '{"id": "1", "parts": [{"n": 1, "x": 2}, "raw"], "class": 3, "later": 4}')
    assert isinstance(value, Whole)
    kept: tuple[object, ...] = (value.id, value.class_, value.model_extra)
    assert kept == (1, 3, {"later": 4})
    assert isinstance(value.parts[0], Part)
    rest: list[object] = [*value.parts[1:]]
    assert rest == ["raw"]
    assert value.model_dump(exclude_unset=True, warnings=False)["later"] == 4
    assert value.__wire__() == {"id": 1, "parts": value.parts, "class": 3, "later": 4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14246", 14246),
        ("-3", -3),
        ("14246.50", 14246.5),
        ("1e3", 1000.0),
        ("007", "007"),
        ("1,5", "1,5"),
        (" 1", " 1"),
        ("1e999", "1e999"),
        ("\u0661", "\u0661"),
        ("nan", "nan"),
        ("", ""),
    ],
)
def test_a_text_that_holds_a_number_is_read_as_one_and_reported(text: str, expected: object) -> None:
    drifts: list[Drift] = []
    found = read(lambda: list[float], json.dumps([1, text]), drifts)
    assert found == [1, expected]
    assert places(drifts) == [("/1", "a string")]


@pytest.mark.parametrize("content", ['{"items": [1]}', "[1]"])
def test_the_first_place_that_holds_a_value_is_read(content: str) -> None:
    kind = Json(lambda: list[int], at="/items", others=("",))
    drifts: list[Drift] = []
    assert FakeDriver([raw(content)]).call(operation(kind), options={"on_drift": drifts.append}).data == [1]
    assert drifts == []


def test_no_whole_number_is_made_of_a_text_with_a_fraction() -> None:
    drifts: list[Drift] = []
    assert read(lambda: list[int], '["2", "2.5"]', drifts) == [2, "2.5"]
    assert [drift.count for drift in drifts] == [2]


def test_a_list_with_one_bad_item() -> None:
    drifts: list[Drift] = []
    value = read(lambda: list[Part], '[{"n": 1}, {}, {"n": 3}]', drifts)
    assert [type(item) for item in cast("list[object]", value)] == [Part, Part, Part]
    assert places(drifts) == [("/1/n", "nothing")]


def test_a_missing_envelope_is_reported_and_the_bare_form_taken() -> None:
    drifts: list[Drift] = []
    value = read(lambda: Part, '{"n": 1}', drifts, at="/part")
    assert isinstance(value, Part)
    assert places(drifts) == [("/part", "nothing")]


def test_strict_raises_with_the_place() -> None:
    content = '{"id": "secret", "parts": [{}]}'
    with pytest.raises(errors.DriftError) as caught:
        FakeDriver([raw(content)]).call(operation(Json(lambda: Whole)), options={"strict": True})
    error = caught.value
    assert len(error.drifts) == 2
    assert "/id" in error.drifts[0]
    assert "/parts/0/n" in error.drifts[1]
    assert isinstance(error.body, Whole)
    assert error.content == content.encode()
    assert "secret" not in str(error)
    assert pickle.loads(pickle.dumps(error)).drifts == error.drifts


def test_without_a_listener_drifts_are_logged_without_values(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        FakeDriver([raw('{"id": "secret", "parts": []}')]).call(operation(Json(lambda: Whole)))
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("sample", "WARNING")
    assert record.getMessage() == "x: 200: at /id: expected int, got a string"


def test_a_drift_keeps_the_value_for_the_listener() -> None:
    drifts: list[Drift] = []
    read(lambda: Whole, '{"id": "secret", "parts": []}', drifts)
    assert drifts[0].value == "secret"
    assert "secret" not in repr(drifts[0])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from(["id", "parts", "n", "either", "by_name", "x"]), v),
        max_leaves=12,
    )
)
def test_no_reply_breaks_the_reading(value: object) -> None:
    import json

    drifts: list[Drift] = []
    try:
        read(lambda: Whole, json.dumps(value), drifts)
    except errors.DecodeError:
        assert "\\ud" in json.dumps(value)


def test_a_reply_prints_little() -> None:
    reply = FakeDriver([raw('{"absence": {"id": 1, "first_day": "2021-10-21"}}', x_request_id="r")]).call(
        GET_ABSENCE, ONE
    )
    assert repr(reply) == "<Reply getAbsence: 200, 49 bytes>"
    assert (reply.headers["X-REQUEST-ID"], reply.request_id, reply.operation) == ("r", "r", "getAbsence")
    assert repr(RawReply(200, reply.headers, b"xx")) == "<RawReply 200, 2 bytes>"


def test_places_beyond_a_thousand_are_logged_together(caplog: pytest.LogCaptureFixture) -> None:
    log = DriftLog(logging.getLogger("sample"))
    with caplog.at_level(logging.WARNING):
        for number in range(1000 + 250):
            log.add(Drift("x", 200, f"/member{number}", "int", "a string"))
        log.add(Drift("x", 200, "/member0", "int", "a string"))
    texts = [record.getMessage() for record in caplog.records]
    assert len(texts) == 1000 + 3
    assert texts[-1].endswith("; 100 deviations at other places than the 1000 before")
