"""Models of responses can be sent back: with the names of the description, without read-only members."""

from typing import Any

import pytest

from behaviour.made import DAY, INTEGER, TEXT, Make, read, read_async, ref, thing, write

READ_ONLY = {"type": "integer", "readOnly": True}


def test_names_are_those_of_the_description_however_late_a_type_is_defined(make: Make) -> None:
    client = make(
        Value={"type": "array", "items": ref("Thing")},
        Thing=thing(thingName=TEXT, i18nTitle=thing(deText=TEXT), laterOnes={"type": "array", "items": ref("ZLater")}),
        ZLater=thing(thingName=TEXT, backThen=ref("Thing")),
    )
    value = [
        {
            "thingName": "a",
            "i18nTitle": {"deText": "b", "newMember": 1},
            "laterOnes": [{"thingName": "c", "backThen": {"thingName": "d"}}],
            "anotherNew": {"camelCase": [True, None]},
        }
    ]
    assert write(client, read(client, value)) == value


def test_a_model_made_by_the_caller_is_sent_under_the_names_of_the_description(make: Make) -> None:
    client = make(Value=thing(thingName=TEXT, subThing=ref("Sub")), Sub=thing(deText=TEXT, otherDay=DAY))
    models = client.models
    with client.open() as opened:
        opened.value.write(thing_name="a", sub_thing=models.Sub(de_text="b"))
    assert client.sent[-1].json == {"thingName": "a", "subThing": {"deText": "b"}}


@pytest.mark.parametrize("drifted", [False, True])
def test_what_only_the_server_gives_is_not_sent(make: Make, drifted: bool) -> None:
    item = thing("id", "n", id=READ_ONLY, n=INTEGER)
    client = make(
        Value={"oneOf": [ref("Box"), ref("Bag")]},
        Box=thing(
            "kind",
            "createdAt",
            kind={"const": "box"},
            createdAt={"type": "string", "readOnly": True},
            items={"type": "array", "items": ref("Item")},
            byName={"type": "object", "additionalProperties": ref("Item")},
            either={"anyOf": [ref("Item"), TEXT]},
        ),
        Bag=thing("kind", kind={"const": "bag"}),
        Item=item,
    )
    number: object = "not a number" if drifted else 1
    value = {"id": 7, "n": number, "extra": "kept"}
    sent = {"n": number, "extra": "kept"}
    box = read(
        client,
        {"kind": "box", "createdAt": "now", "items": [value], "byName": {"a": value}, "either": value, "more": [value]},
    )
    assert type(box) is client.models.Box
    assert (box.created_at, box.items[0].id) == ("now", 7)
    assert bool(client.drifts) is drifted
    assert write(client, box) == {
        "kind": "box",
        "items": [sent],
        "byName": {"a": sent},
        "either": sent,
        "more": [value],
    }


def test_a_null_that_came_is_sent_and_what_did_not_come_is_not(make: Make) -> None:
    client = make(
        Value={"type": "array", "items": ref("Item")},
        Item=thing(aName={"type": ["string", "null"]}, bName={"type": ["string", "null"]}),
    )
    items = read(client, [{"aName": None}])
    assert write(client, items) == [{"aName": None}]
    items[0].b_name = "set"
    assert write(client, items) == [{"aName": None, "bName": "set"}]
    assert write(client, [items[0].model_copy(update={"a_name": "copied"})]) == [{"aName": "copied", "bName": "set"}]


def test_a_class_of_the_callers_is_sent_as_the_one_it_refines(make: Make) -> None:
    client = make(Value={"type": "array", "items": ref("Item")}, Item=thing(subItem=ref("Sub")), Sub=thing(aName=TEXT))
    item = client.models.Item
    mine = type(item)("Mine", (item,), {"__module__": __name__, "__annotations__": {"note": str}, "note": "mine"})(
        sub_item={"aName": "x"}, note="n"
    )
    assert type(mine.sub_item) is client.models.Sub
    assert write(client, [mine]) == [{"subItem": {"aName": "x"}, "note": "n"}]


OPTIONAL_TAG = {
    "Value": {"oneOf": [ref("Cat"), ref("Dog")]},
    "Cat": thing("meow", kind={"const": "cat"}, meow=INTEGER, kitten=ref("Cat")),
    "Dog": thing("bark", kind={"const": "dog"}, bark=TEXT),
}


@pytest.mark.parametrize("value", [{"meow": 1, "kitten": {"meow": 2}}, {"meow": 1, "kitten": {"meow": "no number"}}])
def test_an_optional_constant_that_a_reply_lacks_is_not_added(make: Make, value: dict[str, object]) -> None:
    client = make(**OPTIONAL_TAG)
    for call in (read, read_async):
        assert write(client, call(client, value)) == value
        assert "kind" not in call(client, value).as_input()


@pytest.mark.parametrize("constant", [{"const": "k"}, {"enum": [True]}, {"const": 1}])
def test_an_optional_constant_with_itself_as_default_is_not_added_either(make: Make, constant: dict[str, Any]) -> None:
    (value,) = constant.get("enum", [constant.get("const")])
    client = make(Value=thing(a={**constant, "default": value}, n=INTEGER))
    models = client.models
    for given in ({}, {"n": 1}, {"a": value}, {"a": value, "n": 1}):
        assert write(client, read(client, given)) == given
    assert write(client, {"n": 1}) == {"a": value, "n": 1}
    assert write(client, models.Value(n=1)) == {"a": value, "n": 1}
    with client.open() as opened:
        opened.value.write(body=read(client, {}), n=2)
        assert client.sent[-1].json == {"n": 2}
        opened.value.write(n=2)
        assert client.sent[-1].json == {"a": value, "n": 2}


def test_an_optional_constant_is_sent_with_an_object_that_the_caller_makes(make: Make) -> None:
    client = make(**OPTIONAL_TAG)
    cat = client.models.Cat
    whole = {"kind": "cat", "meow": 1, "kitten": {"kind": "cat", "meow": 2}}
    assert write(client, cat(meow=1, kitten=cat(meow=2))) == whole
    assert write(client, cat(meow=1, kitten={"meow": 2})) == whole
    assert write(client, cat.model_validate({"meow": 1, "kitten": {"meow": 2}})) == whole
    assert write(client, cat(meow=1).model_copy(update={"kitten": cat(meow=2)})) == whole


def test_an_optional_constant_is_sent_with_a_class_of_the_caller(make: Make) -> None:
    client = make(**OPTIONAL_TAG)

    class Named(client.models.Cat):  # type: ignore[misc, name-defined]
        name: str = ""

        def model_post_init(self, context: object) -> None:
            self.name = "set"

    named = Named(meow=1)
    assert named.name == "set"
    assert write(client, named) == {"kind": "cat", "meow": 1, "name": "set"}


def test_dictionaries_of_one_of_several_arrays_are_sent_as_they_are(make: Make) -> None:
    tagged = thing("t", t={"const": "x"}, n=INTEGER)
    pair = {"type": "array", "prefixItems": [ref("Tagged"), ref("Tagged")], "minItems": 2, "maxItems": 2}
    client = make(Value={"anyOf": [{"type": "array", "items": {"type": "array", "items": DAY}}, pair]}, Tagged=tagged)
    value = [{"n": 1}, {"n": 2}]
    assert write(client, value) == value
