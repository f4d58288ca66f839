"""When models are built: on first use, those a model is made of before it, however long the chain."""

import json
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, cast

import pytest
from pydantic import TypeAdapter
from sample._runtime.codec import lenient

Write = Callable[..., Any]


@pytest.fixture
def write() -> Iterator[Write]:
    """Write a module of models, each with its fields, all of whose types are defined after it."""
    names: list[str] = []

    def written(**models: str) -> Any:
        name = f"models_{len(names)}"
        names.append(name)
        lines = ["from __future__ import annotations", "from typing import Annotated", "from pydantic import Field"]
        lines += [
            "from sample._runtime.codec.model import READ_ONLY, Model",
            "from sample._runtime.codec.unions import OneOf",
        ]
        for model, fields in models.items():
            lines += [f"class {model}(Model):", *(f"    {each}" for each in fields.split(";"))]
        module = sys.modules[name] = ModuleType(name)
        exec("\n".join(lines), vars(module))
        return module

    yield written
    for name in names:
        del sys.modules[name]


def nested(depth: int, key: str = "next") -> dict[str, object]:
    value: dict[str, object] = {"id": "last"}
    for _ in range(depth):
        value = {"id": "x", key: value}
    return value


def decoded(annotation: object, tree: object) -> tuple[Any, list[str]]:
    notes: list[str] = []

    def note(pointer: str, expected: str, got: str, value: object) -> None:
        notes.append(pointer)

    return lenient.read(annotation, tree, "", note), notes


def test_a_chain_of_models_is_built_however_long_it_is(write: Write) -> None:
    links = {f"N{at}": f"id: str;next: N{at + 1} | None = None" for at in range(3_000)}
    module = write(**links, N3000="id: str")
    value, notes = decoded(module.N0, nested(100))
    assert notes == []
    assert type(value.next.next) is module.N2
    assert module.N3000(id="x").__wire__() == {"id": "x"}


def test_a_long_circle_of_models_is_built(write: Write) -> None:
    module = write(**{f"N{at}": f"id: str;next: N{(at + 1) % 400} | None = None" for at in range(400)})
    value, notes = decoded(module.N0, nested(150))
    assert notes == []
    assert value.model_dump_json() == module.N0(**nested(150)).model_dump_json()
    assert decoded(module.N7, {"id": "x", "next": {"id": 1}})[1] == ["/next/id"]


@pytest.mark.parametrize(("first", "member", "other"), [("A", "left", "Left"), ("B", "right", "Right")])
def test_models_that_refer_to_each_other_are_built_with_the_names_of_both(
    write: Write, monkeypatch: pytest.MonkeyPatch, first: str, member: str, other: str
) -> None:
    """Each of them names a model of another module that the other does not name; the package has them all."""
    module = write(A="b: B | None = None;left: Left | None = None", B="a: A | None = None;right: Right | None = None")
    package = ModuleType("")
    for name in ("Left", "Right"):
        setattr(package, name, vars(write(**{name: "n: int = 0"}))[name])
    monkeypatch.setitem(sys.modules, "", package)
    model: Any = getattr(module, first)
    model.model_rebuild()
    value, notes = decoded(model, {member: {"n": 1}})
    assert notes == []
    assert type(getattr(value, member)) is getattr(package, other)


def test_only_the_models_that_are_needed_are_built(write: Write) -> None:
    module = write(A="b: B | None = None", B="n: int = 0", C="a: A | None = None")
    assert type(decoded(module.A, {"b": {"n": 1}})[0].b) is module.B
    assert not module.C.__pydantic_complete__


def test_a_class_describes_the_classes_it_is_made_of(write: Write) -> None:
    module = write(
        A="b: Annotated[list[B], Field(alias='theBs')];c: A | None = None", B="a: A | None = None;n: int = 0"
    )
    schema = module.A.model_json_schema()
    assert set(schema["$defs"]) == {"A", "B"}
    assert set(schema["$defs"]["B"]["properties"]) == {"a", "n"}
    assert module.A(theBs=[{"n": 1}]).model_dump(exclude_unset=True) == {"theBs": [{"n": 1}]}


@pytest.mark.parametrize("depth", [150, 199, 210, 300, 500, 900])
def test_a_deep_value_is_read_as_far_as_it_can_be(write: Write, depth: int) -> None:
    module = write(N="id: str;next: N | None = None")
    value: object = decoded(module.N, nested(depth))[0]
    seen = 0
    while value is not None:
        seen += 1
        members: dict[str, object] = dict(cast("dict[str, object]", value))
        value = members.get("next")
    assert seen == depth + 1


def test_what_others_make_of_models_is_built_too(write: Write) -> None:
    module = write(A="first_one: Annotated[B, Field(alias='firstOne')]", B="n: int")
    adapter: TypeAdapter[Any] = TypeAdapter(module.A)
    value = adapter.validate_json(json.dumps({"firstOne": {"n": 1}}))
    assert json.loads(adapter.dump_json(value)) == {"firstOne": {"n": 1}}
    assert value.__wire__() == {"firstOne": module.B(n=1)}
