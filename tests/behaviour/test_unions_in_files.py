"""Unions and families in several files: the tag chooses the same class as in one file."""

import importlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2
import pytest

from packages import write_files
from pochoir import pipeline

TEXT = {"type": "string"}
DATE = {"type": "string", "format": "date"}
DOG = {"type": "object", "required": ["t"], "properties": {"t": TEXT, "at": DATE}}
CAT = {"type": "object", "required": ["t"], "properties": {"t": TEXT, "at": TEXT}}


def ref(target: str) -> dict[str, str]:
    return {"$ref": target}


def union(dog: str, cat: str, /, **mapping: str) -> dict[str, object]:
    found: dict[str, object] = {"propertyName": "t", **({"mapping": mapping} if mapping else {})}
    return {"oneOf": [ref(dog), ref(cat)], "discriminator": found}


def parent(**mapping: str) -> dict[str, object]:
    found: dict[str, object] = {"propertyName": "t", **({"mapping": mapping} if mapping else {})}
    return {"type": "object", "required": ["t"], "properties": {"t": {"type": "string"}}, "discriminator": found}


def child(of: str, **at: str) -> dict[str, object]:
    return {"allOf": [ref(of), {"type": "object", "properties": {"at": at}}]}


LOCAL = "#/components/schemas/"
FILES = {"Dog.yaml": DOG, "Cat.yaml": CAT}
LAYOUTS: dict[str, tuple[str, Mapping[str, object], Mapping[str, object], str]] = {
    "components that are files": (
        f"{LOCAL}Pet",
        {"Dog": ref("Dog.yaml"), "Cat": ref("Cat.yaml"), "Pet": union(f"{LOCAL}Dog", f"{LOCAL}Cat")},
        FILES,
        "Cat",
    ),
    "files in a component": (f"{LOCAL}Pet", {"Pet": union("Dog.yaml", "Cat.yaml")}, FILES, "Cat"),
    "only files": ("Pet.yaml", {}, {**FILES, "Pet.yaml": union("Dog.yaml", "Cat.yaml")}, "Cat"),
    "files with a mapping": (
        "Pet.yaml",
        {},
        {**FILES, "Pet.yaml": union("Dog.yaml", "Cat.yaml", dog="Dog.yaml", cat="Cat.yaml")},
        "cat",
    ),
    "keys of one file": (
        "o.yaml#/Pet",
        {},
        {"o.yaml": {"Dog": DOG, "Cat": CAT, "Pet": union("#/Dog", "#/Cat")}},
        "Cat",
    ),
    "components of another file": (
        f"o.yaml{LOCAL}Pet",
        {},
        {"o.yaml": {"components": {"schemas": {"Dog": DOG, "Cat": CAT, "Pet": union(f"{LOCAL}Dog", f"{LOCAL}Cat")}}}},
        "Cat",
    ),
    "other names in one file": (
        f"{LOCAL}Pet",
        {
            "A": DOG,
            "B": CAT,
            "Dog": ref(f"{LOCAL}A"),
            "Cat": ref(f"{LOCAL}B"),
            "Pet": union(f"{LOCAL}Dog", f"{LOCAL}Cat"),
        },
        {},
        "Cat",
    ),
    "a parent and its children in files": (
        "Pet.yaml",
        {},
        {
            "Pet.yaml": parent(dog="Dog.yaml", cat="Cat.yaml"),
            "Dog.yaml": child("Pet.yaml", **DATE),
            "Cat.yaml": child("Pet.yaml", **TEXT),
        },
        "cat",
    ),
    "a parent and its children as keys": (
        "o.yaml#/Pet",
        {},
        {
            "o.yaml": {
                "Pet": parent(dog="#/Dog", cat="#/Cat"),
                "Dog": child("#/Pet", **DATE),
                "Cat": child("#/Pet", **TEXT),
            }
        },
        "cat",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_tag_chooses_the_class(layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, schemas, files, cat = LAYOUTS[layout]
    content = {"application/json": {"schema": ref(target)}}
    operation = {"operationId": "getPet", "responses": {"200": {"description": "OK", "content": content}}}
    spec = {
        "openapi": "3.1.1",
        "info": {"title": "Zoo", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/pet": {"get": operation}},
        "components": {"schemas": schemas},
    }
    for name, value in {"openapi.yaml": spec, **files}.items():
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    distribution = f"zoo{[*LAYOUTS].index(layout)}"
    made = pipeline.generate(tmp_path / "openapi.yaml", distribution)
    write_files(made.files, tmp_path / "out")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "out" / distribution / "src"), *sys.path])
    package = importlib.import_module(distribution)
    client = getattr(package, made.api.class_name)
    drifts: list[Any] = []

    def got(reply: dict[str, str]) -> Any:
        drifts.clear()
        transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=reply))
        return client(transport=transport, on_drift=drifts.append).get_pet()

    found = got({"t": cat, "at": "2020-01-01"})
    expected = "B" if layout == "other names in one file" else "C"
    assert (type(found).__name__[:1], found.at, drifts) == (expected, "2020-01-01", [])
    dog = got({"t": cat.replace("Cat", "Dog").replace("cat", "dog"), "at": "2020-01-01"})
    assert (dog.at.year, drifts) == (2020, [])
    unknown = got({"t": "Emu", "at": "2020-01-01"})
    assert len(drifts) == 1
    assert type(unknown).__name__ in ("RawObject", "Pet")
