"""Arrays whose items have a schema each: tuples where their number is fixed, else lists without false deviations."""

from datetime import date

import pytest

from behaviour.made import DAY, INTEGER, TEXT, Made, Make, drifts, read, ref, thing, write


def array(*first: object, **more: object) -> dict[str, object]:
    return {"type": "array", "prefixItems": [*first], **more}


FIXED: list[dict[str, object]] = [{"minItems": 2, "maxItems": 2}, {"minItems": 2, "items": False}]


@pytest.mark.parametrize("length", FIXED)
def test_an_array_of_fixed_length_is_a_tuple(make: Make, length: dict[str, object]) -> None:
    client = make(Value=thing(c=array(TEXT, DAY, **length)))
    value = read(client, {"c": ["2024-01-01", "2024-01-01"]})
    assert (value.c, drifts(client)) == (("2024-01-01", date(2024, 1, 1)), [])
    assert write(client, value) == {"c": ["2024-01-01", "2024-01-01"]}
    assert (read(client, {"c": [1, "soon"]}).c, drifts(client)) == ((1, "soon"), ["/c/0", "/c/1"])
    assert (read(client, {"c": ["a"]}).c, drifts(client)) == (["a"], ["/c"])
    assert client.drifts[0].expected == "2 items"
    assert (read(client, {"c": "a"}).c, client.drifts[0].expected) == ("a", "tuple of str, date")


def test_tuples_and_lists_are_sent_and_their_length_is_checked(make: Make) -> None:
    client = make(Value=thing(c=array(TEXT, DAY, minItems=2, maxItems=2)))
    with client.open() as opened:
        for given in (("a", date(2024, 1, 1)), ["a", date(2024, 1, 1)]):
            opened.value.write(c=given)
            assert client.sent[-1].json == {"c": ["a", "2024-01-01"]}
        with pytest.raises(client.package.errors.InvalidArgument, match="at most 2 items"):
            opened.value.write(c=["a", date(2024, 1, 1), 1])


NESTED: dict[str, object] = {
    "Value": thing(
        named=ref("Pair"),
        listed={"type": "array", "items": ref("Pair")},
        maybe={"anyOf": [ref("Pair"), {"type": "null"}]},
        inner=array(array(INTEGER, INTEGER, minItems=2, maxItems=2), minItems=1, maxItems=1),
        usual={**array(TEXT, INTEGER, minItems=2, maxItems=2), "default": ["a", 1]},
    ),
    "Pair": array(TEXT, ref("Item"), items=False, minItems=2),
    "Item": thing("kind", kind={"const": "item"}, n=INTEGER),
}


def test_tuples_are_members_items_and_parts_of_unions(make: Make) -> None:
    client: Made = make(**NESTED)
    pair = ["a", {"kind": "item", "n": 1}]
    whole = {"named": pair, "listed": [pair, pair], "maybe": None, "inner": [[1, 2]]}
    value = read(client, whole)
    assert drifts(client) == []
    item = client.models.Item(n=1)
    assert (value.named, value.listed, value.inner) == (("a", item), [("a", item)] * 2, ((1, 2),))
    assert (value.usual, write(client, value)) == (("a", 1), whole)
    read(client, {"listed": [pair, ["a", {"kind": "item", "n": "x"}]], "inner": [[1, "x"]]})
    assert drifts(client) == ["/listed/1/1/n", "/inner/0/1"]
    assert write(client, {"named": ("a", {"n": 1})}) == {"named": pair}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (array(INTEGER), [1, "extra"]),
        (array(INTEGER), [1]),
        (array(INTEGER, DAY), []),
        (array(TEXT, DAY, items=False), ["2024-01-01"]),
        (array(TEXT, items=INTEGER), ["a", 1, 2]),
        (array({**INTEGER, "maximum": 3}, items={**INTEGER, "minimum": 5}), [1, 9]),
        (array({"type": "object"}, items=TEXT), [{"a": 1}, "b"]),
    ],
)
def test_a_list_of_another_length_has_no_false_deviation(make: Make, schema: object, value: object) -> None:
    client = make(Value=thing(c=schema))
    assert (write(client, read(client, {"c": value})), drifts(client)) == ({"c": value}, [])


def test_text_stays_text_where_another_position_is_a_date(make: Make) -> None:
    client = make(Value=thing(c=array(TEXT, DAY, items=False)))
    assert read(client, {"c": ["2024-01-01", "2024-01-01"]}).c == ["2024-01-01", "2024-01-01"]


EMPTY: list[object] = []
BOUNDED: list[tuple[object, list[object], list[object]]] = [
    (array({**TEXT, "minLength": 2}, items=False), [EMPTY, ["ab"]], [["ab", "cd"], ["a"]]),
    (array({**TEXT, "minLength": 2}, INTEGER, maxItems=2), [["ab", 1], ["ab"]], [["a"], ["ab", 1, 2]]),
    (array({**TEXT, "minLength": 2}, items={**TEXT, "maxLength": 5}), [["ab", ""], ["abcdef"]], []),
    (array({**TEXT, "minLength": 2}, items={**INTEGER, "maximum": 5}), [["ab", 5]], [["a"], ["ab", 6]]),
    (array(TEXT), [["a", 1]], []),
    ({"type": "array", "items": False}, [EMPTY], [[1]]),
]


@pytest.mark.parametrize(("schema", "right", "wrong"), BOUNDED)
def test_a_list_keeps_the_bounds_of_its_positions(
    make: Make, schema: object, right: list[object], wrong: list[object]
) -> None:
    client = make(Value=thing(c=schema))
    for value in right:
        assert (read(client, {"c": value}).c, drifts(client)) == (value, [])
    for value in wrong:
        assert read(client, {"c": value}).c == value
        assert [each.removesuffix("/0").removesuffix("/1") for each in drifts(client)] == ["/c"]
