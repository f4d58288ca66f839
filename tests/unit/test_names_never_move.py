"""Names of a release never move, whatever is added, removed or reordered: resources, classes, methods and all below."""

import json
import os
import random
import re
from typing import Any

from pochoir.evolution import BREAKING, Change, Surface, compare, moved, surface
from pochoir.evolution.reading import component
from unit.test_names_kept import TEXT, lowered
from unit.written_documents import Written, document, json_body

RUNS = int(os.environ.get("POCHOIR_NAMES", "150"))
"""How many histories are tried; 10000 take minutes."""
# A schema `PetInput` next to `Pet` has the name of the input type of `Pet`, and gives way when that is sent.
NAMES = (
    "Pet", "pet", "PET", "AnyPet", "Pets", "pets", "Users", "user", "UsersWithResponse",
    "AsyncPets", "PetsResource", "X", "Item", "items",
)  # fmt: skip
MEMBERS = ("petId", "pet_id", "PetID", "pet-id", "from", "from_", "id", "Id", "_id", "class", "self", "kind", "body_id")
TAGS = ("pets", "Pets", "pets-controller", "pet", "users", "Users Controller", "pets resource", "default", "")
PATHS = ("/pets", "/pets/{id}", "/v1/pets", "/users", "/users/{id}", "/pet", "/items", "/items/{id}/pets")
IDS = ("list", "listPets", "list_pets", "get", "getPet", "get_pet", "pets_list", "PetsController_list", "find", "read")


def history(rng: random.Random) -> tuple[Written, Written]:
    """A description, and what it was made into: some of it is gone, more was added, and all is in another order."""
    schemas = {name: _schema(rng, name) for name in rng.sample(NAMES, rng.randint(1, 8))}
    operations: dict[str, Any] = {}
    for path in rng.sample(PATHS, rng.randint(1, 6)):
        for method in rng.sample(("get", "post", "delete"), rng.randint(1, 2)):
            operations[f"{method} {path}"] = _operation(rng, sorted(schemas), path)
    listed: list[str] = [*schemas, *operations]
    first, second = (set(rng.sample(listed, rng.randint(1, len(listed)))) for _ in range(2))
    second |= first if rng.random() < 0.7 else set[str]()
    return _description(rng, schemas, operations, first), _description(rng, schemas, operations, second)


def _schema(rng: random.Random, name: str) -> dict[str, Any]:
    members: dict[str, Any] = {each: dict(TEXT) for each in rng.sample(MEMBERS, rng.randint(1, 6))}
    members["choice"] = {"type": "object", "properties": {"a": TEXT}}
    made: dict[str, Any] = {"type": "object", "properties": members}
    if name == "Pet":
        return made | {"discriminator": {"propertyName": "kind"}, "required": ["kind"]}
    return {"allOf": [{"$ref": "#/components/schemas/Pet"}, made]} if rng.random() < 0.3 else made


def _operation(rng: random.Random, schemas: list[str], path: str) -> dict[str, Any]:
    used = {"$ref": f"#/components/schemas/{rng.choice(schemas)}"}
    parameters: list[dict[str, Any]] = [
        {"name": each, "in": "query", "schema": TEXT} for each in rng.sample(MEMBERS, rng.randint(0, 5))
    ]
    parameters += [{"name": "id", "in": "path", "required": True, "schema": TEXT}] if "{id}" in path else []
    made: dict[str, Any] = {"parameters": parameters, "responses": {"200": json_body(used)}}
    made |= {"operationId": rng.choice(IDS)} if rng.random() < 0.8 else {}
    made |= {"tags": [tag]} if (tag := rng.choice(TAGS)) else {}
    return made | ({"requestBody": json_body(used)} if rng.random() < 0.4 else {})


def _description(rng: random.Random, schemas: dict[str, Any], operations: dict[str, Any], kept: set[str]) -> Written:
    paths: dict[str, Any] = {}
    ids: set[str] = set()
    for key in rng.sample(sorted(operations), len(operations)):
        each, (method, _, path) = dict(operations[key]), key.partition(" ")
        # Two operations of one operationId are an error of the description.
        if key in kept and each.get("operationId", "") not in ids:
            ids |= {each["operationId"]} if "operationId" in each else set()
            paths.setdefault(path, {})[method] = each
    needed = {name for name in schemas if name in kept} | _used(paths) | {"Pet"}
    listed = rng.sample(sorted(needed), len(needed))
    return document(
        {name: schemas.get(name, {"type": "object", "properties": {"kind": TEXT}}) for name in listed}, paths
    )


def _used(node: object) -> set[str]:
    """Return the names of the components that a part of a description refers to."""
    return set(re.findall(r'#/components/schemas/([^"]+)', json.dumps(node)))


def _is_rename(change: Change, old: Surface, new: Surface) -> bool:
    """Return whether what has its place still in the description has another name."""
    renames = ("name", "operation-renamed", "argument-renamed", "resource-class-renamed")
    if change.code not in renames or change.old[:2] != change.new[:2]:
        return False
    # A schema that was removed can leave the name of its class to another one.
    return change.old[0] != "models" or _place(old, change.old[1]) == _place(new, change.new[1])


def _place(listed: Surface, name: str) -> str:
    return listed.models[name].at or component(name)


def test_nothing_is_renamed_by_an_addition_a_removal_or_another_order() -> None:
    found: list[tuple[int, object]] = []
    for seed in range(RUNS):
        before, after = history(random.Random(seed))
        old = surface(lowered(before))
        api = lowered(after, old)
        left = moved(old, api)
        new = surface(api)
        renames = [each for each in compare(old, new) if _is_rename(each, old, new) and each.python is BREAKING]
        if left or renames:
            found.append((seed, left or renames))
    assert found == []
