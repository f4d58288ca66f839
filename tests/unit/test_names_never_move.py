"""Names of a release never move, whatever is added, removed or reordered: resources, classes, methods and all below."""

import json
import os
import random
import re
from collections.abc import Iterator
from typing import Any

from pochoir.evolution import Surface, moved, surface
from pochoir.evolution.reading import component, input_of
from unit.test_names_kept import TEXT, lowered
from unit.written_documents import Written, document, json_body

RUNS = int(os.environ.get("POCHOIR_NAMES", "150"))
"""How many histories are tried; 10000 take minutes."""
NAMES = (
    "Pet", "pet", "PET", "AnyPet", "Pets", "pets", "Users", "user", "UsersWithResponse", "PetInput", "petInput",
    "PetDict", "PetInputDict", "PetChoice", "PetsInput", "AnyPetInput", "PetStatus", "AsyncPets", "PetsResource", "X",
    "Item", "items",
)  # fmt: skip
MEMBERS = ("petId", "pet_id", "PetID", "pet-id", "from", "from_", "id", "Id", "_id", "class", "self", "kind", "body_id")
TAGS = ("pets", "Pets", "pets-controller", "pet", "users", "Users Controller", "pets resource", "default", "")
PATHS = ("/pets", "/pets/{id}", "/v1/pets", "/users", "/users/{id}", "/pet", "/items", "/items/{id}/pets")
EVENTS = ("petMoved", "pet_moved", "PetMoved", "pet.moved", "moved")
URLS = ("{$request.body#/url}", "{$request.body#/urls/0}", "{$request.body#/urls.0}", "https://a.test/{$url}", "/moved")
HOSTS = ("https://a.example.com", "https://a.example.com/v1", "https://b.example.com", "https://a.example.com/v2")
SCHEMES: dict[str, dict[str, str]] = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "token": {"type": "apiKey", "in": "header", "name": "X-Token"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "Key": {"type": "apiKey", "in": "query", "name": "key"},
    "other": {"type": "http", "scheme": "bearer"},
    "webhook_secret": {"type": "apiKey", "in": "cookie", "name": "c"},
}
IDS = ("list", "listPets", "list_pets", "get", "getPet", "get_pet", "pets_list", "PetsController_list", "find", "read")


def history(rng: random.Random) -> tuple[Written, Written]:
    """A description, and what it was made into: some of it is gone, more was added, and all is in another order."""
    schemas = {name: _schema(rng, name) for name in rng.sample(NAMES, rng.randint(1, 8))}
    operations: dict[str, Any] = {}
    for path in rng.sample(PATHS, rng.randint(1, 6)):
        for method in rng.sample(("get", "post", "delete"), rng.randint(1, 2)):
            operations[f"{method} {path}"] = _operation(rng, sorted(schemas), path)
    listed = [*schemas, *operations, *EVENTS, *HOSTS, *SCHEMES]
    first, second = (set(rng.sample(listed, rng.randint(1, len(listed)))) for _ in range(2))
    second |= first if rng.random() < 0.7 else set[str]()
    before = _description(rng, schemas, operations, first)
    schemas = {name: _changed(rng, each, sorted(schemas)) for name, each in schemas.items()}
    operations = {key: _changed(rng, each, sorted(schemas)) for key, each in operations.items()}
    return before, _description(rng, schemas, operations, second)


def _schema(rng: random.Random, name: str) -> dict[str, Any]:
    members: dict[str, Any] = {each: dict(TEXT) for each in rng.sample(MEMBERS, rng.randint(1, 6))}
    members["choice"] = {"type": "object", "properties": {"a": TEXT}}
    members["status"] = {"enum": ["new", "old"]}
    made: dict[str, Any] = {"type": "object", "properties": members}
    if name == "Pet":
        return made | {"discriminator": {"propertyName": "kind"}, "required": ["kind"]}
    return {"allOf": [{"$ref": "#/components/schemas/Pet"}, made]} if rng.random() < 0.3 else made


def _operation(rng: random.Random, schemas: list[str], path: str) -> dict[str, Any]:
    used = {"$ref": f"#/components/schemas/{rng.choice(schemas)}"}
    parameters = [_parameter(each) for each in rng.sample(MEMBERS, rng.randint(0, 5))]
    parameters += [{"name": "id", "in": "path", "required": True, "schema": TEXT}] if "{id}" in path else []
    made: dict[str, Any] = {"parameters": parameters, "responses": {"200": json_body(used)}}
    made |= {"operationId": rng.choice(IDS)} if rng.random() < 0.8 else {}
    made |= {"tags": [tag]} if (tag := rng.choice(TAGS)) else {}
    made |= {"callbacks": _callbacks(rng, {})} if rng.random() < 0.4 else {}
    return made | ({"requestBody": _body(rng, used)} if rng.random() < 0.4 else {})


def _callbacks(rng: random.Random, known: dict[str, Any]) -> dict[str, Any]:
    """Add callbacks, and URLs and methods to those that are known, in any order."""
    names = rng.sample(EVENTS, 5)[: rng.randint(1, 2)]
    made = {name: dict(urls) for name, urls in known.items()} | {name: dict(known.get(name, {})) for name in names}
    for name in names:
        for url in rng.sample(URLS, rng.randint(1, 3)):
            made[name][url] = made[name].get(url, {}) | {rng.choice(("post", "put")): _callback(rng)}
    return {name: {url: made[name][url] for url in rng.sample(sorted(made[name]), len(made[name]))} for name in made}


def _callback(rng: random.Random) -> dict[str, Any]:
    return {"operationId": f"called{rng.randint(0, 10**9)}"} if rng.random() < 0.3 else {}


def _parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": TEXT}


def _body(rng: random.Random, used: dict[str, str]) -> dict[str, Any]:
    return json_body(used) | {"required": rng.random() < 0.7}


def _changed(rng: random.Random, made: dict[str, Any], schemas: list[str]) -> dict[str, Any]:
    """Add members to a schema, or parameters and a body to an operation, and change their order."""
    if "parameters" in made:
        parameters: list[dict[str, Any]] = list(made["parameters"])
        known = {each["name"] for each in parameters if each["in"] == "query"}
        added = [_parameter(each) for each in rng.sample(MEMBERS, rng.randint(0, 3)) if each not in known]
        body = {"requestBody": _body(rng, {"$ref": f"#/components/schemas/{rng.choice(schemas)}"})}
        if "callbacks" in made and rng.random() < 0.7:
            made = made | {"callbacks": _callbacks(rng, made["callbacks"])}
        return (
            (body if rng.random() < 0.3 else {})
            | made
            | {"parameters": rng.sample(parameters + added, len(parameters + added))}
        )
    if "allOf" in made:
        return {"allOf": [made["allOf"][0], _changed(rng, made["allOf"][1], schemas)]}
    members = dict.fromkeys(rng.sample(MEMBERS, rng.randint(0, 3)), TEXT) | made["properties"]
    return made | {"properties": {name: members[name] for name in rng.sample(sorted(members), len(members))}}


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
    webhooks: dict[str, Any] = {name: {"post": {}} for name in rng.sample(EVENTS, len(EVENTS)) if name in kept}
    made = document(
        {name: schemas.get(name, {"type": "object", "properties": {"kind": TEXT}}) for name in listed},
        paths,
        servers=[{"url": url} for url in rng.sample(HOSTS, len(HOSTS)) if url in kept],
        webhooks=webhooks,
    )
    components: Any = made.tree["components"]
    components["securitySchemes"] = {
        name: SCHEMES[name] for name in rng.sample(sorted(SCHEMES), len(SCHEMES)) if name in kept
    }
    return made


def _used(node: object) -> set[str]:
    """Return the names of the components that a part of a description refers to."""
    return set(re.findall(r'#/components/schemas/([^"]+)', json.dumps(node)))


def _names(listed: Surface) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the place of everything in a surface that has a name, and the name."""
    for key, resource in listed.resources.items():
        yield from ((("resource", key), resource.name), (("resource class", key), resource.class_name))
    for key, operation in listed.operations.items():
        yield ("operation", key), operation.call
        yield from ((("parameter", key, name), each.name) for name, each in operation.parameters.items())
        if operation.body:
            yield from ((("member", key, wire), name) for wire, name in operation.body.arguments.items())
    for name, model in listed.models.items():
        kind = "alias" if model.alias else "class"
        place = model.at or component(name)
        yield (kind, place), name
        yield from ((("field", kind, place, wire), each.name) for wire, each in model.members.items())
        if model.sent:
            yield ("input", kind, place), input_of(model, name)
    yield from ((("server", url), name) for name, url in listed.servers.items())
    yield from ((("credential", key), each.argument) for key, each in listed.credentials.items())
    yield from ((("event", key), each.name) for key, each in listed.events.items())
    if listed.events:
        yield ("receiver",), listed.receiver


def test_nothing_is_renamed_by_an_addition_a_removal_or_another_order() -> None:
    found: list[tuple[int, object]] = []
    for seed in range(RUNS):
        before, after = history(random.Random(seed))
        old = surface(lowered(before))
        api = lowered(after, old)
        was, now = dict(_names(old)), dict(_names(surface(api)))
        renames = {place: (name, now[place]) for place, name in was.items() if place in now and now[place] != name}
        if renames or moved(old, api):
            found.append((seed, renames or moved(old, api)))
    assert found == []
