"""What OpenAPI 3.2 adds, over HTTP: the whole query string as a parameter, and the default of a discriminator."""

from collections.abc import Iterator
from typing import Any

import pytest

from packages import called, imported
from upstream.raw import RawServer, reply_json

SPEC = """
openapi: 3.2.0
info: {title: Newer shop, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /form:
    get: &get
      operationId: searchForm
      x-pochoir-method: by_form
      tags: [Items]
      parameters:
        - name: query
          in: querystring
          required: true
          content:
            application/x-www-form-urlencoded:
              schema:
                type: object
                required: [size]
                properties:
                  size: {type: integer}
                  colours: {type: array, items: {type: string}}
                  parts: {type: array, items: {type: integer}}
      responses:
        "200": {description: Fine., content: {application/json: {schema: {type: array, items: {type: integer}}}}}
  /json:
    get:
      <<: *get
      operationId: searchJson
      x-pochoir-method: by_json
      parameters:
        - name: query
          in: querystring
          required: true
          content: {application/json: {schema: {type: object, properties: {size: {type: integer}}}}}
  /path:
    get:
      <<: *get
      operationId: searchPath
      x-pochoir-method: by_path
      parameters:
        - {name: path, in: querystring, content: {application/jsonpath: {schema: {type: string}}}}
  /pet:
    get:
      operationId: getPet
      tags: [Pets]
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
    post:
      operationId: postAnimal
      x-pochoir-method: animal
      tags: [Pets]
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}
    patch:
      operationId: patchOther
      x-pochoir-method: either
      tags: [Pets]
      responses:
        "200": {description: Fine., content: {application/json: {schema: {$ref: "#/components/schemas/Either"}}}}
    put:
      operationId: putPet
      tags: [Pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"204": {description: Fine.}}
components:
  schemas:
    Pet:
      oneOf:
        - {$ref: "#/components/schemas/Cat"}
        - {$ref: "#/components/schemas/Dog"}
        - {$ref: "#/components/schemas/Other"}
      discriminator:
        propertyName: kind
        mapping: {cat: "#/components/schemas/Cat", dog: Dog}
        defaultMapping: Other
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Either:
      oneOf: [{$ref: "#/components/schemas/Other"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: kind, mapping: {three: Other, dog: Dog}}
    Animal:
      type: object
      required: [name]
      properties: {kind: {type: string}, name: {type: string}}
      discriminator: {propertyName: kind, mapping: {l: Lion}, defaultMapping: Rare}
    Lion: {allOf: [{$ref: "#/components/schemas/Animal"}, {properties: {born: {type: string, format: date}}}]}
    Rare: {allOf: [{$ref: "#/components/schemas/Animal"}, {properties: {seen: {type: string, format: date}}}]}
    Other: {type: object, required: [name], properties: {kind: {type: string}, name: {type: string}}}
"""

FLAVOURS = pytest.mark.parametrize("flavour", ["sync", "async"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with imported(SPEC, tmp_path_factory.mktemp("newer"), "newer-shop") as found:
        yield found


@FLAVOURS
@pytest.mark.parametrize(
    ("method", "arguments", "target"),
    [
        (
            "by_form",
            {"query": {"size": 1, "colours": ["dark red", "a&b"], "parts": [1, 2]}},
            "/form?size=1&colours=dark%20red&colours=a%26b&parts=1&parts=2",
        ),
        ("by_json", {"query": {"size": 1}}, "/json?%7B%22size%22%3A1%7D"),
        ("by_path", {"path": "$.a.b[1:1]"}, "/path?%24.a.b%5B1%3A1%5D"),
        ("by_path", {}, "/path"),
    ],
)
def test_a_parameter_is_the_whole_query_string(
    package: Any, flavour: str, method: str, arguments: dict[str, Any], target: str
) -> None:
    with RawServer(reply_json([1])) as server:
        called(package, flavour, f"items.{method}", options={"base_url": server.url}, **arguments)
        assert server.targets() == [f"GET {target}"]


def test_the_fake_reads_it(package: Any) -> None:
    testing: Any = __import__(f"{package.__name__}.testing", fromlist=["testing"])
    with testing.FakeNewerShop() as fake, fake.client() as client:
        client.items.by_form(query={"size": 1, "colours": ["a", "b c"], "parts": [1, 2]})
        client.items.by_json(query={"size": 1})
        client.items.by_path(path="$.a+b")
        client.items.by_path()
    with (
        pytest.raises(testing.RequestMismatch, match="query query/size: expected an integer"),
        testing.FakeNewerShop() as fake,
    ):
        fake.client().items.by_json(query={"size": "large"})


@FLAVOURS
@pytest.mark.parametrize(
    ("reply", "name"),
    [
        ({"kind": "cat", "lives": 9}, "Cat"),
        ({"kind": "fish", "name": "Bubbles"}, "Other"),
        ({"name": "Bubbles"}, "Other"),
        ({"kind": "fish", "name": "Bubbles", "lives": 1}, "Other"),
    ],
)
def test_other_values_of_a_discriminator_are_read_as_its_default(
    package: Any, flavour: str, reply: dict[str, Any], name: str
) -> None:
    with RawServer(reply_json(reply)) as server:
        found = called(package, flavour, "pets.get", options={"base_url": server.url, "strict": True})
    assert type(found).__name__ == name
    assert found.model_dump(by_alias=True, exclude_unset=True) == reply


@FLAVOURS
@pytest.mark.parametrize(
    ("reply", "name"),
    [
        ({"kind": "l", "name": "n", "born": "2020-01-01"}, "Lion"),
        ({"kind": "unknown", "name": "n", "seen": "2020-01-01"}, "Rare"),
        ({"name": "n"}, "Rare"),
        ({"kind": "Animal", "name": "n"}, "Animal"),
    ],
)
def test_a_parent_may_name_the_default_of_those_that_extend_it(
    package: Any, flavour: str, reply: dict[str, Any], name: str
) -> None:
    with RawServer(reply_json(reply)) as server:
        found = called(package, flavour, "pets.animal", options={"base_url": server.url, "strict": True})
    assert type(found).__name__ == name
    assert found.model_dump(mode="json", by_alias=True, exclude_unset=True) == reply


def test_a_default_has_any_value_although_another_union_names_one(package: Any) -> None:
    for method, kind in (("get", "fish"), ("either", "three")):
        with RawServer(reply_json({"kind": kind, "name": "n"})) as server:
            found = called(package, "sync", f"pets.{method}", options={"base_url": server.url, "strict": True})
        assert (type(found).__name__, found.kind) == ("Other", kind)


def test_what_the_default_requires_is_reported_at_its_place(package: Any) -> None:
    seen: list[Any] = []
    with RawServer(reply_json({"kind": "fish"})) as server:
        found = called(package, "sync", "pets.get", options={"base_url": server.url, "on_drift": seen.append})
    assert type(found).__name__ == "Other"
    assert [each.pointer for each in seen] == ["/name"]
