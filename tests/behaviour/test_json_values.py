"""JSON values as they came: integers stay integers, booleans are no numbers, and only dates are dates."""

import copy
import json
import pickle
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

import pytest

from behaviour.described import Described, described, operation

VALUES = operation(
    '{$ref: "#/components/schemas/Values"}',
    """
    components:
      schemas:
        Values:
          type: object
          properties:
            flag: {type: integer, enum: [0, 1]}
            count: {type: integer}
            truth: {const: true}
            one: {const: 1}
            either: {enum: [0, false]}
            price: {type: number, minimum: 0.5, maximum: 10.5}
            prices: {type: object, additionalProperties: {type: [number, "null"]}}
            at: {type: string, format: date-time}
            on: {type: string, format: date}
            id: {type: string, format: uuid}
            text: {anyOf: [{type: string, format: date-time}, {type: string}]}
            large: {type: number, maximum: 9007199254740992}
            tens: {type: number, multipleOf: 10}
            halves: {type: number, multipleOf: 2.5, exclusiveMinimum: 0.5}
            sizes: {type: array, items: {type: number, minimum: 1}}
            either_text: {type: [number, string], maximum: 9007199254740992}
    """,
)


@pytest.fixture(scope="module")
def values() -> Iterator[Described]:
    with described(VALUES) as found:
        yield found


def read(found: Described, value: object) -> tuple[Any, list[str]]:
    found.drifts.clear()
    found.server.answer(value)
    return found.client.thing.get(), found.drifted()


@pytest.mark.parametrize(
    ("name", "sent", "expected", "drifts"),
    [
        ("flag", 0, 0, False),
        ("flag", 1, 1, False),
        ("flag", 1.0, 1, False),
        ("count", 1.0, 1, False),
        ("count", 1e30, 10**30, False),
        ("count", -1e22, -(10**22), False),
        ("flag", True, True, True),
        ("truth", True, True, False),
        ("truth", 1, 1, True),
        ("one", 1, 1, False),
        ("one", True, True, True),
        ("either", 0, 0, False),
        ("either", False, False, False),
        ("price", 1, 1, False),
        ("price", 1.5, 1.5, False),
        ("price", 0, 0, True),
        ("price", 2**70, 2**70, True),
        ("price", True, True, True),
        ("at", "2026-01-31T09:30:00Z", datetime(2026, 1, 31, 9, 30, tzinfo=UTC), False),
        ("at", "2026-01-31T09:30:00.5+01:00", datetime(2026, 1, 31, 8, 30, 0, 500_000, UTC), False),
        ("at", "2026-01-31T09:30:00", datetime(2026, 1, 31, 9, 30), True),
        ("at", "2026-01-31T09:30:00.25", datetime(2026, 1, 31, 9, 30, 0, 250_000), True),
        ("at", "2026-01-31 09:30:00", "2026-01-31 09:30:00", True),
        ("at", "2026-01-31 09:30:00Z", "2026-01-31 09:30:00Z", True),
        ("at", "2026-01-31T09:30Z", "2026-01-31T09:30Z", True),
        ("at", "2026-01-31T09:30:00+0100", "2026-01-31T09:30:00+0100", True),
        ("at", "2026-01-31T23:59:60Z", "2026-01-31T23:59:60Z", True),
        ("at", "2026-02-30T09:30:00Z", "2026-02-30T09:30:00Z", True),
        ("at", "2024", "2024", True),
        ("at", "1700000000", "1700000000", True),
        ("at", "2026-01-31", "2026-01-31", True),
        ("on", "2026-01-31", date(2026, 1, 31), False),
        ("on", "2024", "2024", True),
        ("on", "20260131", "20260131", True),
        ("on", "2026-01-31T00:00:00Z", "2026-01-31T00:00:00Z", True),
        ("id", "3fa85f64-5717-4562-b3fc-2c963f66afa6", UUID("3fa85f64-5717-4562-b3fc-2c963f66afa6"), False),
        ("id", "3FA85F64-5717-4562-B3FC-2C963F66AFAG", "3FA85F64-5717-4562-B3FC-2C963F66AFAG", True),
        ("id", "3FA85F645717-4562-B3FC-2C963F66AFA6-", "3FA85F645717-4562-B3FC-2C963F66AFA6-", True),
        ("id", "3fa85f6457174562b3fc2c963f66afa6", "3fa85f6457174562b3fc2c963f66afa6", True),
        ("id", "{3fa85f64-5717-4562-b3fc-2c963f66afa6}", "{3fa85f64-5717-4562-b3fc-2c963f66afa6}", True),
        ("id", "urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afa6", "urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afa6", True),
        ("id", "3fa85f6457174562-b3fc2c963f66afa6----", "3fa85f6457174562-b3fc2c963f66afa6----", True),
        ("id", 5, 5, True),
        ("price", "1.50", 1.5, True),
        ("price", "5", 5, True),
        ("price", "12345678901234567.89", "12345678901234567.89", True),
        ("price", "1e-400", "1e-400", True),
        ("price", "1e-99999999999999999999", "1e-99999999999999999999", True),
        ("large", 2**53, 2**53, False),
        ("large", 2**53 + 1, 2**53 + 1, True),
        ("large", 2.0**53 + 2, 2.0**53 + 2, True),
        ("large", 2**63 + 1, 2**63 + 1, True),
        ("either_text", 2**53 + 1, 2**53 + 1, True),
        ("tens", 10**17 + 1, 10**17 + 1, True),
        ("tens", 10**17, 10**17, False),
        ("tens", 20.0, 20.0, False),
        ("halves", 5, 5, False),
        ("halves", 7.5, 7.5, False),
        ("halves", 6, 6, True),
        ("halves", 0, 0, True),
        ("text", "2024", "2024", False),
        ("text", "2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z", False),
    ],
)
def test_a_value_is_read_as_what_it_is(
    values: Described, name: str, sent: object, expected: object, drifts: bool
) -> None:
    thing, drifted = read(values, {name: sent})
    found = getattr(thing, name)
    assert (found, type(found), drifted) == (expected, type(expected), [f"/{name}"] * drifts)


def test_numbers_in_a_map_stay_as_they_came(values: Described) -> None:
    thing, drifts = read(values, {"prices": {"a": 1, "b": 1.0, "c": None}})
    assert (repr(thing.prices), drifts) == ("{'a': 1, 'b': 1.0, 'c': None}", [])


@pytest.mark.parametrize("text", ["9007199254740993.0", "123456789012345678901234567890.00", "12345678901234567891e0"])
def test_a_whole_number_that_no_float_holds_stays_that_integer(values: Described, text: str) -> None:
    thing, drifts = read(values, b'{"count": %s, "large": 1, "unknown": %s}' % (text.encode(), text.encode()))
    assert (thing.count, type(thing.count), drifts) == (int(Decimal(text)), int, [])


def test_a_value_of_another_class_is_written_as_it_is(values: Described) -> None:
    sent = {"count": True, "price": True, "prices": {"a": False}, "sizes": [True, "x", 0, 1.5]}
    thing, drifts = read(values, sent)
    assert drifts == ["/count", "/price", "/prices/a", "/sizes/0", "/sizes/1", "/sizes/2"]
    assert thing.model_dump_json(exclude_unset=True) == json.dumps(sent, separators=(",", ":"))


def test_what_was_read_is_written_as_it_came(values: Described) -> None:
    sent = {"flag": 1, "truth": True, "price": 1, "at": "2026-01-31T09:30:00Z", "on": "2026-01-31", "text": "2024"}
    thing, _ = read(values, sent)
    assert json.loads(thing.model_dump_json(exclude_unset=True)) == sent


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31T09:30:00.123456789Z",
        "2026-01-31T09:30:00.1234567+01:00",
        "2026-01-31T09:30:00.1234567+00:00",
        "2026-01-31t09:30:00z",
    ],
)
def test_a_date_time_keeps_what_python_cannot_represent(values: Described, text: str) -> None:
    thing, drifts = read(values, {"at": text})
    scalar = values.module("_runtime.base.scalars").scalar
    for at in (thing.at, copy.copy(thing.at), pickle.loads(pickle.dumps(thing.at))):
        assert (at, drifts) == (datetime.fromisoformat(text.upper()), [])
        assert (scalar(at, "at"), at.isoformat(" ", "seconds")[:19]) == (text, "2026-01-31 09:30:00")
    assert scalar(thing.at + timedelta(days=1), "at")[:19] == "2026-02-01T09:30:00"
    assert json.loads(thing.model_dump_json(exclude_unset=True)) == {"at": text}


@pytest.mark.parametrize("text", ["3FA85F64-5717-4562-B3FC-2C963F66AFA6", "3fa85f64-5717-4562-B3FC-2c963f66afa6"])
def test_a_uuid_keeps_its_capital_letters(values: Described, text: str) -> None:
    plain = UUID(text)
    thing, drifts = read(values, {"id": text})
    scalar = values.module("_runtime.base.scalars").scalar
    for found in (thing.id, copy.deepcopy(thing.id), pickle.loads(pickle.dumps(thing.id))):
        assert isinstance(found, UUID)
        assert (found, hash(found), found.hex, drifts) == (plain, hash(plain), plain.hex, [])
        assert scalar(found, "id") == str(found) == text
    assert json.loads(thing.model_dump_json(exclude_unset=True)) == {"id": text}
    made: Any = values.module("models").Values(id=thing.id)
    assert made.id is thing.id
    partly, drifts = read(values, {"id": text, "flag": "no"})
    assert (str(partly.id), drifts) == (text, ["/flag"])


def test_a_model_made_in_python_keeps_its_integers(values: Described) -> None:
    made = values.module("models").Values(price=1, at=datetime(2026, 1, 31, tzinfo=UTC), flag=1)
    assert (repr(made.price), made.flag, made.at.year) == ("1", 1, 2026)


def test_the_package_says_the_values_of_an_enumeration_of_integers(values: Described) -> None:
    assert values.module("models").ValuesFlag == Literal[0, 1] | int


NUMBERS = """
    openapi: 3.1.0
    info: {title: Numbers, version: "1"}
    servers: [{url: "http://127.0.0.1:9"}]
    paths:
      /users/{id}:
        get:
          operationId: getUser
          tags: [users]
          parameters:
            - {name: id, in: path, required: true, schema: {type: number}}
            - {name: page, in: query, schema: {type: integer}}
            - {name: rates, in: query, schema: {type: array, items: {type: number}}}
          responses: {"200": {description: ok, content: {application/json: {schema: {type: number}}}}}
"""


@pytest.fixture(scope="module")
def numbers() -> Iterator[Described]:
    with described(NUMBERS) as found:
        found.server.answer(7)
        yield found


@pytest.mark.parametrize(
    ("id_", "target"),
    [(1, "/users/1"), (1.0, "/users/1"), (1.5, "/users/1.5"), (-2.0, "/users/-2"), (1e30, "/users/1e%2B30")],
)
def test_a_whole_number_goes_as_an_integer_into_a_path(numbers: Described, id_: float, target: str) -> None:
    assert repr(numbers.client.users.get(id_)) == "7"
    assert numbers.server.last.target == target


def test_a_whole_number_goes_as_an_integer_into_a_query(numbers: Described) -> None:
    numbers.client.users.get(1, page=2.0, rates=[1.0, 2.5])
    assert numbers.server.last.target == "/users/1?page=2&rates=1&rates=2.5"
