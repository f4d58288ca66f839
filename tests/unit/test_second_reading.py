"""A second reading of the schemas finds what was generated wrongly."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pochoir import annotations, ir, pipeline, second_reading, worker
from pochoir.lower import bounds, members, types
from pochoir.pipeline import Generated
from pochoir.resolve import resolve
from pochoir.second_reading.losses import LOSSES, Loss
from pochoir.second_reading.prepare import prepare
from unit.written_documents import Written

pytestmark = pytest.mark.slow

TEXT = {"type": "string"}
SCHEMAS: dict[str, Any] = {
    "Animal": {
        "type": "object",
        "required": ["id", "size"],
        "properties": {
            "id": {"type": "integer"},
            "size": {"type": ["number", "null"]},
            "born": {"type": "string", "format": "date-time"},
            "name": {"type": "string", "maxLength": 30, "default": "Rex"},
            "tags": {"type": "array", "items": TEXT},
            "marks": {"type": "object", "additionalProperties": {"type": "integer"}},
            "owner": {"type": "object", "properties": {"address": {"$ref": "#/components/schemas/Address"}}},
            "home": {"anyOf": [{"$ref": "#/components/schemas/Address"}, TEXT]},
            "kind": {"type": "string", "enum": ["cat", "dog"]},
        },
    },
    "Address": {"type": "object", "properties": {"street": TEXT, "since": {"type": "string", "format": "date"}}},
    "Dog": {"allOf": [{"$ref": "#/components/schemas/Animal"}, {"type": "object", "properties": {"barks": TEXT}}]},
    "Ids": {"type": "array", "items": {"type": "string", "format": "uuid"}},
}


def description(folder: Path, schemas: dict[str, Any]) -> Path:
    path = folder / "openapi.json"
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{next(iter(schemas))}"}}}
    operation = {"operationId": "getIt", "responses": {"200": {"description": "ok", "content": content}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/it": {"get": operation}},
        "components": {"schemas": schemas},
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return description(tmp_path_factory.mktemp("second"), SCHEMAS)


@pytest.fixture(scope="module")
def theirs(spec: Path) -> second_reading.SecondReading:
    """Return what datamodel-code-generator writes of the description; it is asked once."""
    return read_again(pipeline.generate(spec, "t"))


def read_again(generated: Generated) -> second_reading.SecondReading:
    [reading] = second_reading.start([generated.resolved]).finish()
    return reading


def findings(generated: Generated, theirs: second_reading.SecondReading) -> dict[str, str]:
    found = theirs.problems(generated.api, generated.resolved, generated.files)
    assert {(each.code, each.severity) for each in found} <= {("second-reading", "error")}
    return {each.pointer.removeprefix("/components/schemas/"): each.message for each in found}


def test_right_models_pass(spec: Path, theirs: second_reading.SecondReading) -> None:
    assert findings(pipeline.generate(spec, "t"), theirs) == {}


Patch = Callable[[pytest.MonkeyPatch], None]


def wrong_word(kind: str, wrong_kind: Any) -> Patch:
    """The writer has a wrong word for a type."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        right = annotations.TypeWriter.write

        def wrong(self: annotations.TypeWriter, type: ir.TypeRef, place: annotations.Place) -> annotations.Annotation:
            is_wrong = isinstance(type, ir.Plain) and type.kind == kind
            return right(self, ir.Plain(wrong_kind) if is_wrong else type, place)

        monkeypatch.setattr(annotations.TypeWriter, "write", wrong)

    return patch


def wrong_lowering(change: Callable[[ir.TypeRef], ir.TypeRef]) -> Patch:
    """The lowering makes another type of a schema."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        right = types.shape

        def wrong(context: Any, pointer: str, trail: frozenset[str] = frozenset()) -> ir.TypeRef:
            return change(right(context, pointer, trail))

        monkeypatch.setattr(types, "shape", wrong)

    return patch


def without_null(type_: ir.TypeRef) -> ir.TypeRef:
    return types.without_none(type_)


def first_option(type_: ir.TypeRef) -> ir.TypeRef:
    return type_.options[0] if isinstance(type_, ir.UnionOf) and ir.Plain("none") not in type_.options else type_


def list_of_anything(type_: ir.TypeRef) -> ir.TypeRef:
    return ir.ListOf(ir.Plain("json")) if isinstance(type_, ir.ListOf) else type_


def map_of_text(type_: ir.TypeRef) -> ir.TypeRef:
    return ir.MapOf(ir.Plain("str")) if isinstance(type_, ir.MapOf) else type_


def every_field(**changes: Any) -> Patch:
    """Every field has something it should not have."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        right = members.field

        def wrong(*arguments: Any) -> ir.Field:
            return replace(right(*arguments), **changes)

        monkeypatch.setattr(members, "field", wrong)

    return patch


def no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr(bounds, "limits_of", wrong)


def no_inherited_members(monkeypatch: pytest.MonkeyPatch) -> None:
    right = members.fields

    def wrong(context: Any, pointer: str) -> tuple[ir.Field, ...]:
        found = right(context, pointer)
        return tuple(each for each in found if each.pointer.startswith(pointer) or not pointer.endswith("Dog"))

    monkeypatch.setattr(sys.modules["pochoir.lower.models"], "fields", wrong)


def one_value(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(values: object) -> ir.LiteralOf:
        return ir.LiteralOf(("cat",), ir.Plain("str"))

    monkeypatch.setattr("pochoir.lower.types._literal", wrong)


@pytest.mark.parametrize(
    ("patch", "member"),
    [
        pytest.param(wrong_lowering(without_null), "Animal/properties/size", id="a lost null"),
        pytest.param(wrong_word("datetime", "str"), "Animal/properties/born", id="text for a date-time"),
        pytest.param(wrong_word("date", "datetime"), "Address/properties/since", id="a date-time for a date"),
        pytest.param(wrong_word("uuid", "str"), "Ids", id="text for a UUID in a list"),
        pytest.param(wrong_lowering(first_option), "Animal/properties/home", id="a dropped alternative"),
        pytest.param(wrong_lowering(list_of_anything), "Animal/properties/tags", id="a wrong item type"),
        pytest.param(wrong_lowering(map_of_text), "Animal/properties/marks", id="a wrong value type"),
        pytest.param(every_field(has_default=False), "Animal/properties/name", id="a lost default"),
        pytest.param(every_field(required=False), "Animal/properties/id", id="optional for required"),
        pytest.param(no_limits, "Animal/properties/name", id="a lost bound"),
        pytest.param(no_inherited_members, "Dog", id="a lost member"),
        pytest.param(one_value, "Animal/properties/kind", id="a lost value"),
    ],
)
def test_a_wrong_type_is_found(
    spec: Path,
    theirs: second_reading.SecondReading,
    monkeypatch: pytest.MonkeyPatch,
    patch: Patch,
    member: str,
) -> None:
    patch(monkeypatch)
    assert member in findings(pipeline.generate(spec, "t"), theirs)


# What the other tool loses -------------------------------------------------------------------------------------

LOST: dict[str, dict[str, Any]] = {
    "families": {
        "Pet": {"type": "object", "properties": {"kind": TEXT}, "discriminator": {"propertyName": "kind"}},
        "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"barks": TEXT}}]},
        "Owner": {
            "type": "object",
            "properties": {"pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}},
        },
    },
    "joined": {
        "Base": {"type": "object", "properties": {"kind": {"enum": ["a", "b"]}}},
        "Thing": {
            "allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"kind": {"enum": ["b", "c"]}}}],
        },
    },
    "bounds-beside-choice": {
        "Thing": {"type": "object", "properties": {"a": {"oneOf": [TEXT, {"type": "null"}], "minLength": 1}}}
    },
    "text-or-form": {
        "Thing": {"type": "object", "properties": {"a": {"anyOf": [{"type": "string", "format": "date"}, TEXT]}}}
    },
    "untyped": {"Map": {"additionalProperties": {"type": "boolean"}}},
    "tuples": {"Pair": {"type": "array", "prefixItems": [TEXT, {"type": "integer"}], "maxItems": 2}},
    "alternatives-beside-properties": {
        "Pet": {
            "type": "object",
            "properties": {"name": TEXT},
            "oneOf": [{"properties": {"barks": TEXT}}, {"properties": {"meows": TEXT}}],
        }
    },
}


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_a_known_loss_is_one(loss: Loss, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other tool loses it, so the table is needed; with the table nothing is found."""
    generated = pipeline.generate(description(tmp_path, LOST[loss.name]), "t")
    theirs = read_again(generated)
    assert findings(generated, theirs) == {}

    def none_is_known(*_: object) -> bool:
        return False

    monkeypatch.setattr("pochoir.second_reading.is_known", none_is_known)
    assert findings(generated, theirs) != {}


def test_tuples_are_read_alike(tmp_path: Path) -> None:
    whole: dict[str, Any] = {"type": "object", "properties": {"n": {"type": "integer"}}}
    first: list[Any] = [TEXT, {"$ref": "#/components/schemas/Thing"}]
    pair: dict[str, Any] = {"type": "array", "prefixItems": first, "minItems": 2, "maxItems": 2}
    holder: dict[str, Any] = {"type": "object", "properties": {"p": pair}}
    generated = pipeline.generate(description(tmp_path, {"Thing": whole, "Pair": pair, "Holder": holder}), "t")
    assert findings(generated, read_again(generated)) == {}


def test_alternatives_that_a_property_distinguishes_are_read_alike(tmp_path: Path) -> None:
    branches: list[Any] = [{"properties": {"t": {"const": "a"}}}, {"properties": {"t": {"const": "b"}, "v": TEXT}}]
    next_to: dict[str, Any] = {"type": "object", "properties": {"t": TEXT, "n": TEXT}, "oneOf": branches}
    inside: dict[str, Any] = {"allOf": [{"type": "object", "properties": {"n": TEXT}}, {"oneOf": branches}]}
    generated = pipeline.generate(description(tmp_path, {"Beside": next_to, "Inside": inside}), "t")
    assert findings(generated, read_again(generated)) == {}


def test_the_tag_of_a_union_may_be_narrower_than_its_schema(tmp_path: Path) -> None:
    tagged = {"type": "object", "required": ["kind"], "properties": {"kind": TEXT}}
    options = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]
    union = {"oneOf": options, "discriminator": {"propertyName": "kind"}}
    generated = pipeline.generate(description(tmp_path, {"Pet": union, "Cat": tagged, "Dog": tagged}), "t")
    assert findings(generated, read_again(generated)) == {}


def test_a_tool_that_fails_is_a_warning(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PROGRAM", "print('no JSON')")
    generated = pipeline.generate(spec, "t")
    found = read_again(generated).problems(generated.api, generated.resolved, generated.files)
    assert [(each.severity, each.code) for each in found] == [("warning", "second-reading-failed")]


def test_one_process_reads_several_descriptions(spec: Path, tmp_path: Path) -> None:
    first, second = pipeline.generate(spec, "t"), pipeline.generate(description(tmp_path, {"A": TEXT}), "t")
    readings = second_reading.start([first.resolved, second.resolved]).finish()
    for generated, reading in zip((first, second), readings, strict=True):
        assert findings(generated, reading) == {}
    assert readings[0].source != readings[1].source


def test_no_text_of_the_description_is_handed_over() -> None:
    evil = "x');__import__('os')#"
    schema = {
        "type": "object",
        "required": [evil],
        "properties": {evil: {"enum": [evil], "default": evil, "pattern": evil}},
    }
    tree: dict[str, Any] = {"components": {"schemas": {"A": schema, evil: {"$ref": "#/components/schemas/A"}}}}
    prepared = prepare(resolve(Written(tree)))
    assert "import" not in json.dumps(prepared.schemas)
    assert prepared.schemas
