"""Schemas that are merged, as a caller sees them: nothing a server sends is lost, and what is wrong is reported."""

from collections.abc import Iterator
from typing import Any

import pytest

from behaviour.described import Described, described, operation

MERGED = operation(
    '{$ref: "#/components/schemas/Merged"}',
    """
    components:
      schemas:
        Base:
          type: object
          properties:
            size: {type: integer, maximum: 9}
            address: {type: object, properties: {street: {type: string}}}
            state: {type: string, enum: [a, b, c]}
            odd: {type: string}
        Listed: {type: array, items: {$ref: "#/components/schemas/Base"}}
        Label: {type: string}
        Merged:
          allOf:
            - $ref: "#/components/schemas/Base"
            - type: object
              properties:
                size: {minimum: 3}
                address: {properties: {city: {type: string}}}
                state: {enum: [b, c, d]}
                odd: {type: integer}
                listed: {$ref: "#/components/schemas/Listed", additionalProperties: false}
                label: {$ref: "#/components/schemas/Label", additionalProperties: false}
                maybe: {oneOf: [{type: string}, {type: "null"}], minLength: 2}
    """,
)


@pytest.fixture(scope="module")
def merged() -> Iterator[Described]:
    with described(MERGED) as found:
        yield found


def read(found: Described, value: object) -> tuple[Any, list[str]]:
    found.drifts.clear()
    found.server.answer(value)
    return found.client.thing.get(), found.drifted()


def test_what_both_sides_say_of_a_member_is_read(merged: Described) -> None:
    sent = {"size": 4, "address": {"street": "s", "city": "c"}, "state": "b", "odd": [1]}
    thing, drifts = read(merged, sent)
    assert (thing.size, thing.address.street, thing.address.city, thing.state, thing.odd) == (4, "s", "c", "b", [1])
    assert drifts == []
    assert thing.model_dump(exclude_unset=True) == sent


@pytest.mark.parametrize("size", [2, 10])
def test_the_bounds_of_both_sides_hold(merged: Described, size: int) -> None:
    thing, drifts = read(merged, {"size": size})
    assert (thing.size, drifts) == (size, ["/size"])


def test_a_keyword_for_another_type_next_to_a_reference_changes_nothing(merged: Described) -> None:
    thing, drifts = read(merged, {"listed": [{"odd": "x"}], "label": "l"})
    assert (thing.listed[0].odd, thing.label, drifts) == ("x", "l", [])


def test_a_bound_with_a_choice_of_text_and_null_keeps_the_type(merged: Described) -> None:
    assert read(merged, {"maybe": None})[1] == []
    assert read(merged, {"maybe": "ab"})[1] == []
    assert read(merged, {"maybe": "a"})[1] == ["/maybe"]
    assert read(merged, {"maybe": 1})[1] == ["/maybe"]


def test_a_contradiction_is_a_finding(merged: Described) -> None:
    (found,) = [each for each in merged.problems if each.code == "schema-contradiction"]
    assert found.pointer == "/components/schemas/Merged/allOf/1/properties/odd/type"
    assert found.location is not None
