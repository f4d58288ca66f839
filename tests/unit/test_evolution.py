"""The changes between two editions of an API, and whether they break callers."""

import json
from typing import Any

import pytest

from pochoir.evolution import (
    BREAKING,
    COMPATIBLE,
    NEUTRAL,
    Change,
    Surface,
    Verdict,
    compare,
    files,
    notation,
)
from pochoir.evolution.client import STANDARD
from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from pochoir.targets.client import failures, provenance
from unit.evolution_edits import cases
from unit.written_documents import Written, document, json_body, operation

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
EITHER: dict[str, Any] = {"anyOf": [TEXT | {"minLength": 5}, TEXT | {"maxLength": 3}]}
REF = {"$ref": "#/components/schemas/Order"}


def read(made: Written) -> Surface:
    api, _ = lower(made, resolve(made), Identity("shop", "shop.yaml"))
    return provenance.surface(api)


def changes(old: Written, new: Written) -> tuple[Change, ...]:
    return compare(read(old), read(new))


def model(schema: object, *, sent: bool = False, name: str = "Order") -> Written:
    """Build a description with one model that callers send or receive."""
    ref = {"$ref": f"#/components/schemas/{name}"}
    method = operation(requestBody=json_body(ref)) if sent else operation(responses={"200": json_body(ref)})
    return document({name: schema}, {"/orders": {"post": method}})


def members(*required: str, **properties: object) -> dict[str, object]:
    return {"type": "object", "required": list(required), "properties": properties}


def test_the_constraints_of_a_parameter_count() -> None:
    def limited(**more: object) -> Written:
        schema = {"type": "array", "maxItems": 5, "items": NUMBER | more}
        return document(paths={"/o": {"get": operation(parameters=[{"name": "q", "in": "query", "schema": schema}])}})

    lowered, raised = changes(limited(maximum=9), limited(maximum=8)), changes(limited(maximum=9), limited(maximum=10))
    assert [(each.code, each.wire, each.python) for each in lowered] == [("parameter-type", BREAKING, COMPATIBLE)]
    assert [(each.code, each.wire) for each in raised] == [("parameter-type", COMPATIBLE)]


@pytest.mark.parametrize(
    ("old", "new", "sent", "wire", "python"),
    [
        (TEXT, TEXT | {"enum": ["a"]}, True, BREAKING, BREAKING),
        (TEXT | {"enum": ["a"]}, TEXT, True, COMPATIBLE, COMPATIBLE),
        (TEXT | {"enum": ["a"]}, TEXT | {"enum": ["a", "b"]}, False, COMPATIBLE, COMPATIBLE),
        (TEXT | {"enum": ["a"]}, TEXT, False, COMPATIBLE, COMPATIBLE),
        (TEXT, TEXT | {"format": "date"}, False, COMPATIBLE, BREAKING),
        (TEXT | {"format": "date"}, TEXT, True, COMPATIBLE, BREAKING),
        (NUMBER, {"type": "number"}, True, COMPATIBLE, COMPATIBLE),
        (NUMBER, {"type": "number"}, False, BREAKING, BREAKING),
        (NUMBER | {"minimum": 1}, NUMBER | {"exclusiveMinimum": 0}, True, COMPATIBLE, COMPATIBLE),
        (NUMBER | {"exclusiveMinimum": 0}, NUMBER | {"minimum": 1}, True, BREAKING, COMPATIBLE),
        (TEXT | {"maxLength": 5}, TEXT | {"maxLength": 3}, True, BREAKING, COMPATIBLE),
        (TEXT | {"maxLength": 5}, TEXT | {"maxLength": 9}, False, COMPATIBLE, COMPATIBLE),
        (TEXT | {"maxLength": 3}, EITHER, True, COMPATIBLE, COMPATIBLE),
        (EITHER, TEXT | {"maxLength": 3}, True, BREAKING, COMPATIBLE),
        (EITHER, {"anyOf": [*EITHER["anyOf"], TEXT | {"pattern": "^a"}]}, True, COMPATIBLE, COMPATIBLE),
        ({"anyOf": [*EITHER["anyOf"], TEXT | {"pattern": "^a"}]}, EITHER, True, BREAKING, COMPATIBLE),
        (EITHER, TEXT, True, COMPATIBLE, COMPATIBLE),
        (EITHER, TEXT, False, COMPATIBLE, COMPATIBLE),
        (TEXT, {}, True, COMPATIBLE, COMPATIBLE),
        ({}, TEXT, False, COMPATIBLE, COMPATIBLE),
        ({}, members(a=TEXT), False, COMPATIBLE, BREAKING),
        (NUMBER, {"anyOf": [NUMBER, TEXT]}, False, BREAKING, BREAKING),
        ({"anyOf": [NUMBER, TEXT]}, {"anyOf": [TEXT, NUMBER]}, False, NEUTRAL, NEUTRAL),
        ({"type": "array", "items": NUMBER}, {"type": "array", "items": TEXT}, True, BREAKING, BREAKING),
        (members("a", a=TEXT), members("a", a=TEXT, b=TEXT), True, COMPATIBLE, COMPATIBLE),
        (members(a=TEXT), {"type": "object", "additionalProperties": TEXT}, False, COMPATIBLE, BREAKING),
    ],
)
def test_a_type_is_compared_in_its_direction(
    old: object, new: object, sent: bool, wire: Verdict, python: Verdict
) -> None:
    found = changes(model(members(inner=old), sent=sent), model(members(inner=new), sent=sent))
    assert max((each.wire for each in found), default=NEUTRAL) is wire
    assert max((each.python for each in found), default=NEUTRAL) is python


def test_a_renamed_model_is_one_change_wherever_it_is_used() -> None:
    lines: dict[str, Any] = {"type": "array", "items": {"$ref": "#/components/schemas/Line"}}
    rows: dict[str, Any] = {"type": "array", "items": {"$ref": "#/components/schemas/Row"}}
    reply = {"200": json_body(REF)}
    old = document(
        {"Order": members(lines=lines), "Line": members(sku=TEXT)}, {"/o": {"get": operation(responses=reply)}}
    )
    new = document(
        {"Order": members(lines=rows), "Row": members(sku=TEXT)}, {"/o": {"get": operation(responses=reply)}}
    )
    (change,) = changes(old, new)
    assert (change.code, change.where, change.wire, change.python) == ("model-renamed", "models.Row", NEUTRAL, BREAKING)
    assert change.reason == "`Line` is now called `Row`"
    assert (change.old, change.new) == (("models", "Line"), ("models", "Row"))


def test_models_that_have_nothing_in_common_are_a_removal_and_an_addition() -> None:
    old = model(members(sku=TEXT), name="Line")
    new = model(members(street=TEXT, town=TEXT), name="Address")
    assert {"model-removed", "model-added"} <= {each.code for each in changes(old, new)}


def test_a_member_that_only_changes_its_spelling_on_the_wire_breaks_no_program() -> None:
    (change,) = changes(model(members(orderId=TEXT)), model(members(order_id=TEXT)))
    assert (change.code, change.wire, change.python) == ("member-renamed", BREAKING, COMPATIBLE)


def test_an_operation_is_the_same_one_by_its_path_its_id_or_its_name() -> None:
    old = document(paths={"/orders/{id}": {"get": operation(operationId="getOrder", parameters=[path("id")])}})
    renamed = document(paths={"/orders/{id}": {"get": operation(operationId="fetchOrder", parameters=[path("id")])}})
    moved = document(paths={"/v2/orders/{id}": {"get": operation(operationId="getOrder", parameters=[path("id")])}})
    assert [(each.code, each.wire, each.python) for each in changes(old, renamed)] == [
        ("operation-renamed", NEUTRAL, BREAKING)
    ]
    assert ("endpoint", BREAKING, NEUTRAL) in [(each.code, each.wire, each.python) for each in changes(old, moved)]


def path(name: str) -> dict[str, object]:
    return {"name": name, "in": "path", "required": True, "schema": TEXT}


def test_an_event_is_received() -> None:
    def webhooks(**events: object) -> Written:
        hooks = {name: {"post": {"requestBody": json_body(schema), "responses": {}}} for name, schema in events.items()}
        return document(webhooks=hooks)

    def found(old: Written, new: Written) -> list[tuple[str, str, Verdict, Verdict]]:
        listed = [each for each in changes(old, new) if each.where.startswith("events.")]
        return [(each.code, each.where, each.wire, each.python) for each in listed]

    old = webhooks(paid=members("at", at=NUMBER))
    assert found(old, webhooks(paid=members("at", at=NUMBER), void=members(at=TEXT)))[0][0] == "event-added"
    assert found(old, webhooks()) == [("event-removed", "events.Paid", BREAKING, BREAKING)]
    assert found(old, webhooks(paid={"type": "array", "items": NUMBER}))[0] == (
        "event-type", "events.Paid", BREAKING, BREAKING
    )  # fmt: skip


def test_the_order_of_a_description_is_no_change() -> None:
    one = {"/a": {"get": operation(operationId="a")}, "/b": {"get": operation(operationId="b")}}
    assert changes(document(paths=one), document(paths=dict(reversed(one.items())))) == ()


def test_texts_of_a_description_cannot_leave_their_code_span() -> None:
    hostile = "a`](javascript:x)<script>\n# b"
    old = document(paths={"/o": {"get": operation(parameters=[{"name": "q", "in": "query", "schema": TEXT}])}})
    parameters = [{"name": "q", "in": "query", "schema": TEXT | {"enum": [hostile]}}]
    (change,) = changes(old, document(paths={"/o": {"get": operation(parameters=parameters)}}))
    assert "\n" not in change.reason
    assert "``Literal['a`](javascript:x)<script>\\n# b']``" in change.reason


@pytest.mark.parametrize("seed", range(5))
def test_a_surface_is_read_back_from_its_file(seed: int) -> None:
    added = {"1.1.0": (("operations", "GET /o"), ("models", "Pet", "members", "added")), "1.2.0": (("models", "Pet"),)}
    released = files.Released("1.2.0", read(Written(cases(1, seed)[0].old)), added if seed else {})
    text = files.write(released)
    assert files.read(text) == released
    assert json.loads(text)["version"] == "1.2.0"
    lines = text.splitlines()
    for key, number in files.lines(released).items():
        assert not key or f'"{key[-1]}": ' in lines[number - 1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "this is not JSON"),
        ('{"format": 1, "version": "1", "added": {"1": 3}, "surface": {}}', "1: Input should be a valid tuple"),
        ("[]", "this is not a JSON object"),
        ('{"format": 9}', '"format" is not 1'),
        ('{"format": 1}', '"version" is not a string'),
        ('{"format": 1, "version": "1"}', "Input should be"),
        ('{"format": 1, "version": "1", "surface": {"package": "a", "client": "A", "models": {"M": {"alias": "1+"}}}}',
         "'1+' is not a type"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_surface_says_why(text: str, message: str) -> None:
    with pytest.raises(files.FileError, match=r".") as caught:
        files.read(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "int(ge=1, le=10.5)", "str(max_length=3, pattern='^a|b$')", "list[Order](min_length=1)", "dict[list[int]]",
        "Literal['a', None]", "Literal[1]", "Order | int | none", "models.date", "json",
    ],
)  # fmt: skip
def test_a_type_is_read_back_from_its_text(text: str) -> None:
    assert notation.write(notation.read(text)) == text


def test_the_statuses_with_a_class_in_every_client_are_those_of_the_runtime() -> None:
    assert set(failures.STANDARD) == STANDARD
