"""Unions of objects: which class a reply is read as, and what of it is sent back."""

from typing import Any

import pytest

from behaviour.made import DAY, INTEGER, NUMBER, TEXT, Make, drifts, read, read_async, ref, thing, write

# Distinguished by constants -----------------------------------------------------------------------------------------

CARD, BANK = thing("object", object={"const": "card"}, n=TEXT), thing("object", object={"enum": ["bank"]}, n=TEXT)


@pytest.mark.parametrize("discriminator", [{}, {"discriminator": {"propertyName": "object"}}])
def test_constants_distinguish_models(make: Make, discriminator: dict[str, object]) -> None:
    client = make(Value={"oneOf": [ref("Card"), ref("Bank")], **discriminator}, Card=CARD, Bank=BANK)
    for call in (read, read_async):
        assert type(call(client, {"object": "bank", "n": "x"})) is client.models.Bank
        assert type(call(client, {"object": "card", "n": "x"})) is client.models.Card
        assert client.drifts == []


LISTS = {
    "a list": {"type": "array", "items": {"oneOf": [ref("Card"), ref("Bank")]}},
    "a list of any of them": {"type": "array", "items": ref("Any")},
    "a list of one or null": {"type": "array", "items": {"anyOf": [{"type": "null"}, ref("Any")]}},
    "a list with a first item": {
        "type": "array",
        "prefixItems": [TEXT],
        "items": {"oneOf": [ref("Card"), ref("Bank")]},
    },
    "a dictionary": {"type": "object", "additionalProperties": {"oneOf": [ref("Card"), ref("Bank")]}},
}


@pytest.mark.parametrize("name", LISTS)
def test_the_constant_decides_in_a_collection_even_if_another_model_matches_better(make: Make, name: str) -> None:
    client = make(
        Value=thing("all", all=LISTS[name]),
        Any={"oneOf": [ref("Card"), ref("Bank")]},
        Card={**CARD, "required": ["object", "n"]},
        Bank=thing("object", object={"enum": ["bank", "other"]}),
    )
    is_map = name == "a dictionary"
    card = {"object": "card", "n": 1}
    for call in (read, read_async):
        value = call(client, {"all": {"k": card} if is_map else ["x", card] if "first" in name else [card]})
        found = value.all["k"] if is_map else value.all[-1]
        assert (type(found), drifts(client)) == (
            client.models.Card,
            ["/all/k/n" if is_map else f"/all/{len(value.all) - 1}/n"],
        )


def test_an_object_without_its_tag_that_any_model_fits_is_reported(make: Make) -> None:
    client = make(Value={"oneOf": [ref("Card"), ref("Bank")]}, Card=CARD, Bank=BANK)
    for call in (read, read_async):
        value = call(client, {"n": "x"})
        assert (value, drifts(client)) == ({"n": "x"}, ["/object"])
        assert client.drifts[0].expected == "one of 'card', 'bank'"
        assert write(client, value) == {"n": "x"}


UNTAGGED: list[tuple[object, str]] = [
    ({}, "dict"),
    ({"meows": 1, "barks": 2}, "dict"),
    ({"other": 1}, "dict"),
    ({"barks": "no number"}, "dict"),
    ({"kind": None, "other": 1}, "dict"),
    ({"meows": 1}, "Cat"),
    ({"barks": 2, "other": 1}, "Dog"),
    ({"name": 1}, "Dog"),
    ({"inner": {"t": 1}}, "Cat"),
]


@pytest.mark.parametrize("discriminator", [{}, {"discriminator": {"propertyName": "kind"}}])
@pytest.mark.parametrize(("value", "name"), UNTAGGED)
def test_an_object_without_its_tag_is_what_it_alone_matches_and_gets_no_tag(
    make: Make, discriminator: dict[str, object], value: object, name: str
) -> None:
    client = make(
        Value=thing("pet", pet={"oneOf": [ref("Cat"), ref("Dog")], **discriminator}),
        Cat=thing("kind", kind={"const": "cat"}, meows=INTEGER, name=TEXT, inner=thing("t", t=INTEGER)),
        Dog=thing("kind", kind={"const": "dog"}, barks=INTEGER, name=INTEGER, inner=thing("t", t=TEXT)),
    )
    for call in (read, read_async):
        found = call(client, {"pet": value})
        assert (isinstance(found.pet, dict), drifts(client)) == (name == "dict", ["/pet/kind"])
        assert name in (type(found.pet).__name__, "dict")
        assert write(client, found) == {"pet": value}
        assert found.model_dump(exclude_unset=True) == {"pet": value}
        with client.open() as opened:
            opened.value.write(pet=found.pet)
        assert client.sent[-1].json == {"pet": value}


def test_an_object_without_its_tag_that_one_model_fits_is_read_as_it(make: Make) -> None:
    only = thing("object", "m", object={"const": "only"}, m=TEXT)
    client = make(Value={"oneOf": [ref("Card"), ref("Bank"), ref("Only")]}, Card=CARD, Bank=BANK, Only=only)
    assert type(read(client, {"m": "x"})) is client.models.Only
    assert drifts(client) == ["/object"]


def test_a_mapping_against_the_constants_does_not_count(make: Make) -> None:
    mapping = {"card": "#/components/schemas/Bank", "bank": "#/components/schemas/Card"}
    union = {"oneOf": [ref("Card"), ref("Bank")], "discriminator": {"propertyName": "object", "mapping": mapping}}
    client = make(Value=union, Card=CARD, Bank=BANK)
    assert type(read(client, {"object": "bank"})) is client.models.Bank


def test_a_mapping_distinguishes_models_whose_member_is_any_text(make: Make) -> None:
    mapping = {"c": "#/components/schemas/Card", "b": "Bank"}
    union = {"oneOf": [ref("Card"), ref("Bank")], "discriminator": {"propertyName": "kind", "mapping": mapping}}
    client = make(Value=union, Card=thing("kind", kind=TEXT, n=TEXT), Bank=thing("kind", kind=TEXT, n=TEXT))
    assert type(read(client, {"kind": "b"})) is client.models.Bank
    assert write(client, client.models.Bank(n="x")) == {"kind": "b", "n": "x"}


def test_names_of_schemas_distinguish_models_at_last(make: Make) -> None:
    union = {"oneOf": [ref("Card"), ref("bank")], "discriminator": {"propertyName": "kind"}}
    client = make(Value=union, Card=thing("kind", kind=TEXT), bank=thing("kind", kind=TEXT))
    assert type(read(client, {"kind": "bank"})) is client.models.Bank
    assert type(read(client, {"kind": "Card"})) is client.models.Card


def test_a_list_that_models_share_is_narrowed_by_the_mapping(make: Make) -> None:
    base = thing("kind", kind={"type": "string", "enum": ["cat", "dog"]})
    union = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": ref("Cat")["$ref"], "dog": ref("Dog")["$ref"]}},
    }
    cat, dog = ({"allOf": [ref("Base"), thing(**{name: TEXT})]} for name in ("lives", "tricks"))
    client = make(Value=union, Base=base, Cat=cat, Dog=dog)
    assert type(read(client, {"kind": "dog", "lives": "x"})) is client.models.Dog
    assert type(read(client, {"kind": "cat", "tricks": "x"})) is client.models.Cat


@pytest.mark.parametrize(("one", "two"), [(1, 2), (True, False), (1, True), ("1", 1), (0, False)])
def test_numbers_and_booleans_distinguish_models(make: Make, one: object, two: object) -> None:
    client = make(
        Value={"oneOf": [ref("One"), ref("Two")]},
        One=thing("version", version={"const": one}, n=TEXT),
        Two=thing("version", version={"const": two}, n=TEXT),
    )
    assert type(read(client, {"version": one})) is client.models.One
    assert type(read(client, {"version": two})) is client.models.Two
    assert write(client, client.models.Two(n="x")) == {"version": two, "n": "x"}


def test_several_values_lead_to_a_model(make: Make) -> None:
    client = make(
        Value={"oneOf": [ref("Open"), ref("Done")]},
        Open=thing("state", state={"enum": ["new", "open"]}, n=TEXT),
        Done=thing("state", state={"enum": ["paid", "lost"]}, n=TEXT),
    )
    assert [type(read(client, {"state": state})).__name__ for state in ("new", "open", "paid", "lost")] == [
        "Open",
        "Open",
        "Done",
        "Done",
    ]


def test_models_that_share_a_value_are_distinguished_by_their_members(make: Make) -> None:
    client = make(
        Value={"oneOf": [ref("Card"), ref("Iban"), ref("Bank")]},
        Card=thing("object", object={"const": "source"}, number=TEXT),
        Iban=thing("object", "iban", object={"const": "source"}, iban=TEXT),
        Bank=BANK,
    )
    assert type(read(client, {"object": "source", "iban": "FR"})) is client.models.Iban
    assert type(read(client, {"object": "source", "number": "1"})) is client.models.Card
    assert type(read(client, {"object": "bank"})) is client.models.Bank


def test_the_member_that_distinguishes_the_most_is_taken(make: Make) -> None:
    client = make(
        Value={"oneOf": [ref("A"), ref("B"), ref("C")]},
        A=thing("object", "kind", object={"const": "x"}, kind={"const": "a"}),
        B=thing("object", "kind", object={"const": "x"}, kind={"const": "b"}),
        C=thing("object", "kind", object={"const": "y"}, kind={"const": "c"}),
    )
    assert [type(read(client, {"object": "x", "kind": kind})).__name__ for kind in "abc"] == ["A", "B", "C"]


def test_unions_in_unions_are_one_union(make: Make) -> None:
    client = make(
        Value={"oneOf": [ref("Money"), ref("Note"), {"type": "null"}]},
        Money={"anyOf": [ref("Card"), ref("Bank")]},
        Card=CARD,
        Bank=BANK,
        Note=thing("object", object={"const": "note"}),
    )
    assert [type(read(client, {"object": kind})).__name__ for kind in ("bank", "note", "card")] == [
        "Bank",
        "Note",
        "Card",
    ]
    assert read(client, {"object": "gift"}) == {"object": "gift"}


def test_unions_in_lists_and_maps_and_with_null(make: Make) -> None:
    union = {"oneOf": [ref("Card"), ref("Bank"), {"type": "null"}]}
    client = make(
        Value=thing(list={"type": "array", "items": union}, map={"type": "object", "additionalProperties": union}),
        Card=CARD,
        Bank=BANK,
    )
    read_value = read(
        client, {"list": [{"object": "bank"}, None, {"object": "card"}], "map": {"a": {"object": "bank"}}}
    )
    assert [type(each).__name__ for each in read_value.list] == ["Bank", "NoneType", "Card"]
    assert type(read_value.map["a"]) is client.models.Bank
    assert client.drifts == []


def test_models_in_a_union_with_scalars_and_lists(make: Make) -> None:
    client = make(
        Value=thing(v={"oneOf": [ref("Card"), ref("Bank"), TEXT, {"type": "array", "items": ref("Bank")}]}),
        Card=CARD,
        Bank=BANK,
    )
    assert read(client, {"v": "cus_1"}).v == "cus_1"
    assert type(read(client, {"v": [{"object": "bank"}]}).v[0]) is client.models.Bank
    assert type(read(client, {"v": {"object": "bank"}}).v) is client.models.Bank
    assert client.drifts == []


def test_an_option_without_the_member_takes_what_no_value_leads_to(make: Make) -> None:
    client = make(
        Value={"oneOf": [ref("Card"), ref("Bank"), ref("Error")]}, Card=CARD, Bank=BANK, Error=thing("code", code=TEXT)
    )
    assert type(read(client, {"code": "x"})) is client.models.Error
    assert type(read(client, {"object": "error", "code": "x"})) is client.models.Error
    assert client.drifts == []
    assert read(client, {"object": "error"}) == {"object": "error"}
    assert drifts(client) == ["/object"]


def test_options_by_reference_to_compositions(make: Make) -> None:
    client = make(
        Value={"oneOf": [ref("Cat"), {"allOf": [ref("Dog")]}]},
        Animal=thing(name=TEXT),
        Cat={"allOf": [ref("Animal"), thing("kind", kind={"const": "cat"})]},
        Dog={"allOf": [ref("Animal"), {"properties": {"kind": {"allOf": [{"enum": ["dog"]}]}}, "required": ["kind"]}]},
    )
    assert type(read(client, {"kind": "dog", "name": "x"})) is client.models.Dog


# What does not match ------------------------------------------------------------------------------------------------

PETS = {
    "Value": {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}},
    "Cat": thing("kind", kind={"const": "cat"}, meows=INTEGER),
    "Dog": thing("kind", kind={"const": "dog"}, barks=NUMBER, born=DAY),
}


def test_a_member_that_does_not_match_does_not_change_the_class(make: Make) -> None:
    client = make(**PETS)
    dog = read(client, {"kind": "dog", "barks": "loud", "born": "2020-01-02"})
    assert type(dog) is client.models.Dog
    assert (dog.barks, str(dog.born)) == ("loud", "2020-01-02")
    assert drifts(client) == ["/barks"]


def test_an_unknown_value_stays_as_it_came(make: Make) -> None:
    client = make(**PETS)
    for call in (read, read_async):
        assert call(client, {"kind": "lion", "meows": 1}) == {"kind": "lion", "meows": 1}
        assert [(each.pointer, each.expected) for each in client.drifts] == [("/kind", "one of 'cat', 'dog'")]


def test_without_the_member_the_model_is_taken_whose_members_are_there(make: Make) -> None:
    client = make(
        Value={"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}},
        Cat=thing(kind={"const": "cat"}, meows=INTEGER),
        Dog=thing(kind={"const": "dog"}, barks=NUMBER),
    )
    assert type(read(client, {"barks": 1.5})) is client.models.Dog
    assert type(read(client, {"meows": 2})) is client.models.Cat
    assert client.drifts == []


def test_without_tags_the_model_is_taken_that_has_the_members(make: Make) -> None:
    client = make(
        Value={"anyOf": [ref("A"), ref("B"), ref("C")]},
        A=thing(x=TEXT),
        B=thing(x=TEXT, y=TEXT),
        C=thing("z", x=TEXT, y=TEXT, z=TEXT),
    )
    assert [type(read(client, dict.fromkeys(names, "t"))).__name__ for names in ("x", "xy", "xyz")] == ["A", "B", "C"]
    assert client.drifts == []


def test_without_tags_the_model_is_taken_whose_types_match(make: Make) -> None:
    client = make(
        Value={"anyOf": [ref("A"), ref("B")]},
        A=thing(data=thing(x=TEXT)),
        B=thing(data=thing(y=TEXT)),
    )
    assert type(read(client, {"data": {"y": "t"}})) is client.models.B
    assert type(read(client, {"data": {"x": "t"}})) is client.models.A
    assert client.drifts == []


def test_a_model_that_lacks_what_it_requires_is_not_chosen(make: Make) -> None:
    client = make(Value={"anyOf": [ref("A"), ref("B")]}, A=thing("a", a=TEXT), B=thing("b", b=TEXT))
    assert read(client, {"c": 1}) == {"c": 1}
    assert drifts(client) == [""]


@pytest.mark.parametrize("constant", [{"const": "a"}, {"enum": [1]}, {"const": True}, {"const": "a", "default": "a"}])
def test_a_required_constant_that_a_reply_lacks_is_filled_in_and_reported(make: Make, constant: Any) -> None:
    value = constant.get("const", 1)
    client = make(Value=thing("kind", kind=constant, inner=thing("kind", kind=constant)))
    for call in (read, read_async):
        lacking = call(client, {"inner": {}})
        assert (lacking.kind, lacking.inner.kind) == (value, value)
        assert drifts(client) == ["/kind", "/inner/kind"]
        assert write(client, lacking) == {"inner": {}}
        assert call(client, {"kind": value, "inner": {"kind": value}}) and drifts(client) == []
    assert client.models.Value().kind == value


def test_an_optional_constant_may_be_missing(make: Make) -> None:
    client = make(Value=thing(kind={"const": "a", "default": "a"}, other={"const": "b"}))
    assert (read(client, {}).kind, read(client, {}).other) == ("a", None)
    assert drifts(client) == []


# What is sent -------------------------------------------------------------------------------------------------------

DEFAULTS = {
    "Value": {"oneOf": [ref("Cat"), ref("Dog")]},
    "Cat": thing("meow", kind={"const": "cat", "default": "cat"}, meow=INTEGER, kitten=ref("Cat")),
    "Dog": thing("bark", kind={"const": "dog", "default": "dog"}, bark=TEXT),
}


def test_a_constant_is_sent_where_the_caller_gives_none(make: Make) -> None:
    client = make(**DEFAULTS)
    cat = client.models.Cat
    kitten = {"kind": "cat", "meow": 2}
    assert write(client, cat(meow=1, kitten=cat(meow=2))) == {"kind": "cat", "meow": 1, "kitten": kitten}
    assert write(client, {"meow": 1, "kitten": {"meow": 2}}) == {"kind": "cat", "meow": 1, "kitten": kitten}
    assert write(client, {"meow": 1, "kitten": cat(meow=2)}) == {"kind": "cat", "meow": 1, "kitten": kitten}
    assert write(client, {"bark": "w"}) == {"kind": "dog", "bark": "w"}


def test_a_constant_is_an_argument_that_need_not_be_given(make: Make) -> None:
    client = make(Value=thing("kind", "n", kind={"const": "a"}, n=INTEGER))
    client.replies.clear()
    with client.open() as opened:
        opened.value.write(n=1)
    assert client.sent[-1].json == {"kind": "a", "n": 1}


def test_a_constant_that_may_be_left_out_is_left_out(make: Make) -> None:
    client = make(Value={"type": "array", "items": ref("Item")}, Item=thing(archived={"const": True}, n=INTEGER))
    assert write(client, [client.models.Item(n=1), {"n": 2}]) == [{"n": 1}, {"n": 2}]
