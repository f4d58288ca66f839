"""Modules of models: pydantic and two type checkers understand them, in whatever order they are imported."""

import importlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

from pochoir import ir
from pochoir.annotations import TypeWriter
from pochoir.literals import ClassName, Identifier
from pochoir.targets.client.classes import ModelSource, model_sources

STR, INT = ir.Plain("str"), ir.Plain("int")
DOC = ir.Doc()

RUNTIME = Path(__file__).parents[2] / "templates" / "runtime"


def module(found: Iterable[ModelSource], home: Mapping[ClassName, str]) -> str:
    """A module the way a template writes it."""
    found = list(found)
    here = {each.name for each in found}
    base = {("._runtime.codec.model", "Model")} if any(each.alias is None for each in found) else set[tuple[str, str]]()
    symbols = sorted({symbol for each in found for symbol in each.symbols} | base)
    lines = ["from __future__ import annotations"]
    lines += [f"from {path} import {name}" if name else f"import {path}" for path, name in symbols]
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
    package, name = Identifier("t"), ClassName("T")
    api = ir.Api("t", "1", DOC, "fr", "t", package, name, "openapi.yaml", (), (), None, (), models, ())
    found = {each.name: each for each in model_sources(api.models, TypeWriter.of(api.models))}
    home = {ClassName(name): where for where, names in layout.items() for name in names}
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    shutil.copytree(RUNTIME, folder / "_runtime")
    for where, names in layout.items():
        (folder / f"{where}.py").write_text(module([found[ClassName(name)] for name in names], home))


def field(name: str, type_: ir.TypeRef = STR, required: bool = True, wire: str = "") -> ir.Field:
    return ir.Field(Identifier(name), wire or name, type_, required, DOC)


def tagged(value: str) -> ir.Field:
    return replace(field("kind", ir.LiteralOf((value,), STR), wire='ki"nd'), tag=True, constant=True)


def model(name: str, *fields: ir.Field, alias: ir.TypeRef | None = None) -> ir.Model:
    pointer = f"/components/schemas/{name}"
    return ir.Model(ClassName(name), Identifier("any"), DOC, pointer, fields, alias, in_replies=True)


def named(name: str) -> ir.Named:
    return ir.Named(ClassName(name))


def cyclic() -> tuple[ir.Model, ...]:
    """Return models of one module that name each other, a recursive alias, aliases and a union across modules."""
    kinds = ir.Discriminator('ki"nd', (ir.Tag("c", (ClassName("Cat"),)), ir.Tag("d", (ClassName("Dog"),))))
    found = (
        model(
            "Agent",
            field("absences", ir.ListOf(named("Absence")), required=False),
            field("chief", named("Agent"), required=False),
            field("tree", named("Tree"), required=False),
        ),
        model(
            "Absence",
            field("agent", named("Agent"), required=False),
            field("status", named("Status")),
            field("date", ir.Plain("date"), required=False, wire="Date"),
            field("begin", ir.Plain("datetime"), required=False),
            field("pet", named("Pet"), required=False),
        ),
        model("Status", alias=ir.LiteralOf(("seen", "excused"), STR)),
        model("Tree", alias=ir.UnionOf((STR, named("Absence"), ir.ListOf(named("Tree"))))),
        model("Cat", tagged("c"), field("lives", INT)),
        model("Dog", tagged("d"), field("name", required=False)),
        model("Pet", alias=ir.UnionOf((named("Cat"), named("Dog")), kinds)),
    )
    where = {name: module for module, names in LAYOUT.items() for name in names}
    return tuple(replace(each, module=Identifier(where[each.name])) for each in found)


LAYOUT = {"agent": ["Tree", "Agent", "Absence"], "status": ["Status"], "pet": ["Pet"], "pets": ["Cat", "Dog"]}


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    write(tmp_path / "written", LAYOUT, *cyclic())
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    for name in [name for name in sys.modules if name.startswith("written")]:
        monkeypatch.delitem(sys.modules, name)
    return lambda name: importlib.import_module(f"written.{name}")


@pytest.mark.parametrize("first", ["agent", "status", "pet", "pets"])
def test_modules_import_in_any_order_and_build_on_first_use(load: Callable[[str], ModuleType], first: str) -> None:
    load(first)
    absence, agent = load("agent").Absence, load("agent").Agent
    assert not absence.__pydantic_complete__
    assert not agent.__pydantic_complete__
    nested = {"status": "lost", "Date": "2026-01-02", "begin": "2026-01-02T03:04:05Z", "extra": [1]}
    pet = {'ki"nd': "d", "name": "Rex", "lives": 3}
    read = agent.model_validate_json(
        json.dumps({"absences": [{**nested, "agent": {"chief": {}}, "pet": pet}], "tree": ["a", [nested]]})
    )
    assert isinstance(read.absences[0], absence)
    assert isinstance(read.absences[0].agent.chief, agent)
    assert read.absences[0].status == "lost"
    assert str(read.absences[0].date) == "2026-01-02"
    assert read.absences[0].begin.utcoffset() == timedelta(0)
    assert read.absences[0].extra == [1]
    assert isinstance(read.absences[0].pet, load("pets").Dog)
    assert isinstance(read.tree[1][0], absence)


@pytest.mark.slow
def test_type_checkers_understand_the_modules(load: Callable[[str], ModuleType], tmp_path: Path) -> None:
    uses = """
from datetime import date
from typing import Literal
from typing_extensions import assert_type
from written.agent import Absence, Agent, Tree
from written.pets import Dog

def f(agent: Agent, absence: Absence, tree: Tree) -> None:
    assert_type(absence.date, date | None)
    assert_type(agent.absences, list[Absence] | None)
    if isinstance(tree, list):
        tree.append(tree[0])
    if isinstance(absence.pet, Dog):
        assert_type(absence.pet.kind, Literal["d"])
"""
    (tmp_path / "uses.py").write_text(uses)
    (tmp_path / "written" / "py.typed").touch()
    files = [*sorted(str(path) for path in (tmp_path / "written").glob("*.py")), "uses.py"]
    options = ["--strict", "--follow-imports=silent", "--cache-dir", str(tmp_path / "cache")]
    command = [sys.executable, "-m", "mypy", *options, *files]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "Success" in run.stdout, run.stdout + run.stderr
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    pyright = Path(sys.executable).with_name("pyright")
    if pyright.exists():
        run = subprocess.run([pyright, "--pythonpath", sys.executable], cwd=tmp_path, capture_output=True, text=True)
        assert "0 errors" in run.stdout, run.stdout + run.stderr
