"""Models: what a hostile schema becomes, and that pydantic and two type checkers understand the result."""

import ast
import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pochoir import ir, schemas
from pochoir.literals import ClassName, Code, Identifier, string
from pochoir.schemas import ModelSource, SchemaError
from pochoir.schemas.patterns import compiles

DOC = ir.Doc()
STR, INT, JSON, NONE = ir.Plain("str"), ir.Plain("int"), ir.Plain("json"), ir.Plain("none")


def field(
    name: str, type: ir.TypeRef = STR, required: bool = True, wire: str | None = None, **more: object
) -> ir.Field:
    wired = name if wire is None else wire
    return ir.Field(Identifier(name), wired, type, required, DOC, pointer=f"/fields/{name}", **more)  # type: ignore[arg-type]


def model(
    name: str, schema: Mapping[str, ir.Json], *fields: ir.Field, alias: ir.TypeRef | None = None, **more: object
) -> ir.Model:
    module = Identifier(name.lower())
    pointer = f"/components/schemas/{name}"
    options: dict[str, object] = {"in_replies": True, **more}
    return ir.Model(ClassName(name), module, DOC, pointer, schema, fields, alias, **options)  # type: ignore[arg-type]


def thing(name: str, /, *fields: ir.Field, **properties: ir.Json) -> ir.Model:
    """A class all of whose fields are text unless `properties` says otherwise."""
    each = {one.name: properties.get(one.name, {"type": "string"}) for one in fields}
    return model(name, {"type": "object", "properties": each}, *fields)


def sources(*models: ir.Model) -> Mapping[ClassName, ModelSource]:
    return schemas.model_sources(api(*models))[0]


def api(*models: ir.Model) -> ir.Api:
    name, package = ClassName("T"), Identifier("t")
    return ir.Api("t", "1", DOC, "fr", "t", package, name, "openapi.yaml", (), (), None, (), models, ())


def annotations(source: ModelSource) -> dict[str, str]:
    return {each.name: each.annotation + (f" = {each.default}" if each.default else "") for each in source.fields}


def ref(name: str) -> ir.Json:
    return {"$ref": f"#/$defs/{name}"}


def named(name: str) -> ir.Named:
    return ir.Named(ClassName(name))


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ({"type": "string"}, "str"),
        ({"type": "string", "maxLength": 3, "pattern": "^a"}, 'Annotated[str, Field(max_length=3, pattern="^a")]'),
        ({"type": ["string", "null"]}, "str | None"),
        ({"type": ["integer", "string", "null"]}, "int | str | None"),
        ({"type": ["number", "null"], "minimum": 0}, "Annotated[float, Field(ge=0.0)] | None"),
        ({"type": "boolean"}, "bool"),
        ({"type": "null"}, "None"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "string", "format": "date-time"}, "datetime"),
        ({"type": "string", "format": "uuid"}, "UUID"),
        ({"type": "string", "format": "byte"}, "str"),
        ({"type": "string", "format": "binary"}, "str"),
        ({"type": "string", "format": "email"}, "str"),
        ({}, "JsonValue"),
        (True, "JsonValue"),
        ({"type": "object"}, "dict[str, JsonValue]"),
        ({"type": "object", "additionalProperties": False}, "dict[str, JsonValue]"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "dict[str, int]"),
        ({"type": "object", "patternProperties": {"^a": {}}}, "dict[str, JsonValue]"),
        ({"type": "array"}, "list[JsonValue]"),
        (
            {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "minItems": 1},
            "Annotated[list[str], Field(min_length=1)]",
        ),
        ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "list[str | int]"),
        ({"enum": ["a", "b"]}, 'Literal["a", "b"] | str'),
        ({"type": ["string", "null"], "enum": ["a"]}, 'Literal["a"] | str | None'),
        ({"enum": [1, 2, None]}, "Literal[1, 2] | int | None"),
        ({"enum": [True, 1]}, "Literal[True, 1] | bool | int"),
        ({"type": "number", "enum": [1.5]}, "float"),
        ({"const": "z"}, 'Literal["z"] | str'),
        ({"type": "array", "items": {"enum": ["a"]}}, 'list[Literal["a"] | str]'),
        ({"anyOf": [{"enum": ["a"]}, {"type": "string"}, {"type": "null"}]}, 'Literal["a"] | str | None'),
        ({"allOf": [{"$ref": "#/$defs/A"}]}, "A"),
        ({"anyOf": [{"$ref": "#/$defs/A"}, {"type": "null"}]}, "A | None"),
        ({"not": {"type": "string"}, "if": {}, "customTypePath": "os.path", "x-python-type": "os"}, "JsonValue"),
    ],
)
def test_types(schema: ir.Json, annotation: str) -> None:
    source = sources(thing("A", field("a"), a=schema))[ClassName("A")]
    assert annotations(source) == {"a": annotation}


def test_what_may_be_absent_is_none() -> None:
    source = sources(
        thing(
            "A",
            field("a", required=False),
            field("b", JSON, required=False),
            field("c", required=False, has_default=True, default='x"\n'),
            field("d", INT, required=False, has_default=True, default=None),
            field("e", required=False, wire='E"'),
            field("f", write_only=True),
            field("g", read_only=True),
            b={},
            d={"type": "integer"},
        )
    )[ClassName("A")]
    assert annotations(source) == {
        "a": "str | None = None",
        "b": "JsonValue = None",
        "c": "str = 'x\"\\n'",
        "d": "int | None = None",
        "e": "Annotated[str | None, Field(alias='E\"')] = None",
        "f": "str | None = None",
        "g": "str",
    }
    assert ("pydantic", "Field") in source.symbols and ("._runtime.values", "JsonValue") in source.symbols


def test_a_default_of_another_type_is_a_warning() -> None:
    wrong = field("a", INT, required=False, has_default=True, default="__import__('os')")
    made = field("b", ir.Plain("date"), required=False, has_default=True, default="2020-01-01")
    listed = field("c", ir.ListOf(STR), required=False, has_default=True, default=["x"])
    kind = field("d", named("Kind"), required=False, has_default=True, default="k")
    a = thing("A", wrong, made, listed, kind, a={"type": "integer"}, b={"type": "string", "format": "date"}, c={"type": "array", "items": {"type": "string"}}, d=ref("Kind"))  # fmt: skip
    enum = model("Kind", {"enum": ["k", "l"]}, alias=ir.LiteralOf(("k", "l"), STR))
    found, problems = schemas.model_sources(api(a, enum))
    assert annotations(found[ClassName("A")]) == {
        "a": "int | None = None",
        "b": "date | None = None",
        "c": 'list[str] = ["x"]',
        "d": 'Kind = "k"',
    }
    assert [(each.code, each.pointer) for each in problems] == [("default-wrong-type", "/fields/a/default")]


def test_requests_are_closed_and_checked() -> None:
    fields = field("a"), field("b"), field("c", read_only=True), field("d", required=False)
    schema: ir.Json = {
        "a": {"type": "string", "pattern": '^"\\d$', "maxLength": 3},
        "b": {"enum": ["x", "y"]},
        "c": {"type": ["integer", "null"], "minimum": 1},
        "d": {"type": "string", "pattern": "(?=a)"},
    }
    request = model("A", {"type": "object", "properties": schema}, *fields, in_replies=False, in_requests=True)
    found, problems = schemas.model_sources(api(request))
    assert annotations(found[ClassName("A")]) == {
        "a": "Annotated[str, Field(max_length=3, pattern='^\"\\\\d$')]",
        "b": 'Literal["x", "y"]',
        "c": "Annotated[int, Field(ge=1)] | None = None",
        "d": "str | None = None",
    }
    assert [(each.code, each.severity, each.pointer) for each in problems] == [
        ("pattern-not-supported", "warning", "/fields/d/pattern")
    ]


def test_patterns_that_pydantic_knows() -> None:
    assert compiles(r"^\d+\\$") and compiles("a\nb") and compiles("\x00")
    assert not compiles("(?!a)b") and not compiles(r"(a)\1") and not compiles("(") and not compiles("\ud800")


def test_fields_named_like_types() -> None:
    names = ["date", "datetime", "UUID", "str", "list", "int", "model_config", "schema", "copy", "fields"]
    source = sources(
        thing("A", *map(field, names), date={"type": "string", "format": "date"}, list={"type": "array", "items": {}})
    )[ClassName("A")]
    assert annotations(source)["date"] == "_datetime.date"
    assert annotations(source)["list"] == "builtins.list[JsonValue]"
    assert annotations(source)["copy"] == "builtins.str"
    assert source.symbols == {("builtins", ""), ("datetime as _datetime", ""), ("._runtime.values", "JsonValue")}


def test_all_of_gives_one_flat_class() -> None:
    base = thing("Base", field("a"), field("b"))
    schema: Mapping[str, ir.Json] = {
        "allOf": [ref("Base"), {"type": "object", "properties": {"c": {"type": "integer"}}}],
        "properties": {"b": {"enum": ["x"]}},
    }
    child = model("Child", schema, field("a"), field("b"), field("c", INT))
    assert annotations(sources(base, child)[ClassName("Child")]) == {"a": "str", "b": 'Literal["x"] | str', "c": "int"}


def test_aliases() -> None:
    found = sources(
        model("Status", {"enum": ["seen", "excused"]}, alias=ir.LiteralOf(("seen", "excused"), STR)),
        model("Tree", {"oneOf": [{"type": "string"}, {"type": "array", "items": ref("Tree")}]}, alias=STR),
        model("Extra", {"type": "object"}, alias=ir.MapOf(JSON)),
        model("Same", ref("Extra"), alias=named("Extra")),
    )
    assert {each.name: each.alias for each in found.values()} == {
        "Status": 'Literal["seen", "excused"] | str',
        "Tree": 'Union[str, "list[Tree]"]',
        "Extra": "dict[str, JsonValue]",
        "Same": "Extra",
    }
    assert [each.name for each in found.values() if each.lazy] == ["Tree"]
    assert found[ClassName("Tree")].models == {"Tree"}
    assert ("typing_extensions", "TypeAliasType") in found[ClassName("Tree")].symbols


PETS = (
    thing("Cat", field("kind", wire='ki"nd'), field("lives", INT), lives={"type": "integer"}),
    thing("Dog", field("kind", wire='ki"nd'), field("name", required=False)),
)


def pet(discriminator: ir.Json) -> ir.Model:
    union = ir.UnionOf((named("Cat"), named("Dog")))
    return model("Pet", {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": discriminator}, alias=union)


def test_a_discriminator_tells_models_apart() -> None:
    mapping: ir.Json = {"c\"'\n": "#/$defs/Cat", "d": "#/$defs/Dog", "e": "#/$defs/Dog"}
    found = sources(*PETS, pet({"propertyName": 'ki"nd', "mapping": mapping}))
    assert found[ClassName("Pet")].alias == 'Annotated[Cat | Dog, Field(discriminator="kind")]'
    assert annotations(found[ClassName("Cat")])["kind"] == 'Annotated[Literal["c\\"\'\\n"], Field(alias=\'ki"nd\')]'
    assert annotations(found[ClassName("Dog")])["kind"] == 'Annotated[Literal["d", "e"], Field(alias=\'ki"nd\')]'


def test_a_discriminator_without_mapping_means_the_names() -> None:
    found = sources(*PETS, pet({"propertyName": 'ki"nd'}))
    assert annotations(found[ClassName("Cat")])["kind"].startswith('Annotated[Literal["Cat"],')
    assert sources(*PETS, pet({"propertyName": "other"}))[ClassName("Pet")].alias == "Cat | Dog"


def test_a_constant_in_a_union_stays_closed() -> None:
    kind = {"const": "a"}
    one = thing("One", field("kind", ir.LiteralOf(("a",), STR)), kind=kind)
    two = thing("Two", field("kind"))
    either = model("Either", {"anyOf": [ref("One"), ref("Two")]}, alias=ir.UnionOf((named("One"), named("Two"))))
    assert annotations(sources(one, two, either)[ClassName("One")]) == {"kind": 'Literal["a"]'}
    assert annotations(sources(one)[ClassName("One")]) == {"kind": 'Literal["a"] | str'}


def test_names_that_were_not_decided_are_a_defect() -> None:
    with pytest.raises(SchemaError, match="A came out with other fields than decided: b"):
        sources(model("A", {"type": "object", "properties": {"a": {}}}, field("a"), field("b")))
    with pytest.raises(SchemaError, match="'#/components/A', which is no model"):
        sources(thing("A", field("a"), a={"$ref": "#/components/A"}))
    with pytest.raises(SchemaError, match="is no model"):
        sources(thing("A", field("a"), a=ref("Missing")))


def test_no_models() -> None:
    assert schemas.model_sources(api()) == ({}, ())


# The third party sees no text --------------------------------------------------------------------------------

WORDS = {"Annotated", "Field", "Literal", "JsonValue", "str", "int", "bool", "float", "None", "alias", "M"}
EVIL = "x\"'''\\\n__import__('os')#{}\u202e\x00"


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=15, deadline=None)
def test_text_of_the_document_stands_in_literals_only(first: str, second: str) -> None:
    values = list(dict.fromkeys((EVIL + first, second)))
    a = thing("M", field("a", wire=first or "w"), field("b", required=False, default=second, has_default=True), a={"enum": list(values), "description": EVIL, "title": EVIL, "x-python-import": EVIL})  # fmt: skip
    source = sources(a)[ClassName("M")]
    for each in source.fields:
        for text in (each.annotation, each.default or "None"):
            tree = ast.parse(text, mode="eval")
            assert {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} <= WORDS
            assert not any(isinstance(node, ast.Attribute) for node in ast.walk(tree))
    strings = {
        n.value for each in source.fields for n in ast.walk(ast.parse(each.annotation)) if isinstance(n, ast.Constant)
    }
    assert set(values) <= strings


# Modules -----------------------------------------------------------------------------------------------------

RUNTIME = """
from pydantic import BaseModel, ConfigDict
from pydantic import JsonValue as JsonValue


class Model(BaseModel):
    model_config = ConfigDict(extra="allow", defer_build=True, validate_by_name=True, validate_by_alias=True, protected_namespaces=())
"""


def module(found: Iterable[ModelSource], home: Mapping[ClassName, str]) -> str:
    """A module the way a template writes it."""
    found = list(found)
    here = {each.name for each in found}
    symbols = sorted({symbol for each in found for symbol in each.symbols})
    lines = ["from __future__ import annotations", "from .runtime import JsonValue as JsonValue, Model as Model"]
    lines += [f"from {path} import {name}" if name else f"import {path}" for path, name in symbols if path[0] != "."]
    others = sorted({name for each in found for name in each.models} - here)
    lines += [f"from .{home[name]} import {name}" for name in others]
    for each in found:
        if each.alias is not None:
            value = f'TypeAliasType("{each.name}", {each.alias})'
            lines.append(f"{each.name} = {value}" if each.lazy else f"{each.name}: TypeAlias = {each.alias}")
            continue
        lines.append(f"class {each.name}(Model):")
        for one in each.fields:
            lines.append(f"    {one.name}: {one.annotation}{'' if one.default is None else f' = {one.default}'}")
    return "\n".join(lines) + "\n"


def write(folder: Path, layout: Mapping[str, Iterable[str]], *models: ir.Model) -> None:
    found = sources(*models)
    home = {ClassName(name): where for where, names in layout.items() for name in names}
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "runtime.py").write_text(RUNTIME)
    for where, names in layout.items():
        (folder / f"{where}.py").write_text(module([found[ClassName(name)] for name in names], home))


def cyclic() -> tuple[ir.Model, ...]:
    """Models of one module that name one another, a recursive alias, aliases and a union across modules."""
    agent = thing(
        "Agent",
        field("absences", ir.ListOf(named("Absence")), required=False),
        field("chief", named("Agent"), required=False),
        field("tree", named("Tree"), required=False),
        absences={"type": "array", "items": ref("Absence")},
        chief=ref("Agent"),
        tree=ref("Tree"),
    )
    absence = thing(
        "Absence",
        field("agent", named("Agent"), required=False),
        field("status", named("Status")),
        field("date", ir.Plain("date"), required=False, wire="Date"),
        field("begin", ir.Plain("datetime"), required=False),
        field("pet", named("Pet"), required=False),
        agent=ref("Agent"),
        status=ref("Status"),
        date={"type": "string", "format": "date"},
        begin={"type": "string", "format": "date-time"},
        pet=ref("Pet"),
    )
    status = model("Status", {"enum": ["seen", "excused"]}, alias=ir.LiteralOf(("seen", "excused"), STR))
    options = {"oneOf": [{"type": "string"}, ref("Absence"), {"type": "array", "items": ref("Tree")}]}
    tree = model("Tree", options, alias=ir.UnionOf((STR, named("Absence"), ir.ListOf(named("Tree")))))
    discriminator: ir.Json = {"propertyName": 'ki"nd', "mapping": {"c": "#/$defs/Cat", "d": "#/$defs/Dog"}}
    found = (agent, absence, status, tree, *PETS, pet(discriminator))
    where = {name: module for module, names in LAYOUT.items() for name in names}
    return tuple(replace(each, module=Identifier(where[each.name])) for each in found)


LAYOUT = {"agent": ["Tree", "Agent", "Absence"], "status": ["Status"], "pet": ["Pet"], "pets": ["Cat", "Dog"]}


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    write(tmp_path / "stamped", LAYOUT, *cyclic())
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("stamped")]:
        monkeypatch.delitem(sys.modules, name)
    return lambda name: importlib.import_module(f"stamped.{name}")


@pytest.mark.parametrize("first", ["agent", "status", "pet", "pets"])
def test_modules_import_in_any_order_and_build_on_first_use(load: Callable[[str], ModuleType], first: str) -> None:
    load(first)
    absence, agent = load("agent").Absence, load("agent").Agent
    assert not absence.__pydantic_complete__ and not agent.__pydantic_complete__
    nested = {"status": "lost", "Date": "2026-01-02", "begin": "2026-01-02T03:04:05", "extra": [1]}
    pet = {'ki"nd': "d", "name": "Rex", "lives": 3}
    read = agent.model_validate_json(
        json.dumps({"absences": [{**nested, "agent": {"chief": {}}, "pet": pet}], "tree": ["a", [nested]]})
    )
    assert isinstance(read.absences[0], absence) and isinstance(read.absences[0].agent.chief, agent)
    assert read.absences[0].status == "lost" and str(read.absences[0].date) == "2026-01-02"
    assert read.absences[0].begin.tzinfo is None and read.absences[0].extra == [1]
    assert isinstance(read.absences[0].pet, load("pets").Dog)
    assert isinstance(read.tree[1][0], absence)


def test_type_checkers_understand_the_modules(load: Callable[[str], ModuleType], tmp_path: Path) -> None:
    uses = """
from datetime import date
from typing import Literal
from typing_extensions import assert_type
from stamped.agent import Absence, Agent, Tree
from stamped.pets import Dog

def f(agent: Agent, absence: Absence, tree: Tree) -> None:
    assert_type(absence.date, date | None)
    assert_type(agent.absences, list[Absence] | None)
    if isinstance(tree, list):
        tree.append(tree[0])
    if isinstance(absence.pet, Dog):
        assert_type(absence.pet.kind, Literal["d"])
"""
    (tmp_path / "uses.py").write_text(uses)
    (tmp_path / "stamped" / "py.typed").touch()
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "stamped", "uses.py"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "Success" in run.stdout, run.stdout + run.stderr
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    pyright = Path(sys.executable).with_name("pyright")
    if pyright.exists():
        run = subprocess.run([pyright, "--pythonpath", sys.executable], cwd=tmp_path, capture_output=True, text=True)
        assert "0 errors" in run.stdout, run.stdout + run.stderr


def test_names_are_literals() -> None:
    assert string(EVIL) in sources(thing("A", field("a"), a={"const": EVIL}))[ClassName("A")].fields[0].annotation
    assert all(isinstance(each.annotation, Code) for each in sources(thing("A", field("a")))[ClassName("A")].fields)
