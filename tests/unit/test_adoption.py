"""Overlays that are written: from an edited copy of a description, and from what is inferred."""

import itertools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pochoir import pipeline
from pochoir.adoption import adopting
from pochoir.adoption.difference import difference
from pochoir.adoption.queries import query
from pochoir.adoption.writing import overlay
from pochoir.config.reading import Reading
from pochoir.document.overlay import apply
from pochoir.document.source import read_source
from pochoir.document.text import decode
from pochoir.equality import same_json

KEYS = st.sampled_from(
    ["name", "in", "$ref", "url", "get", "info", "components", "a'b", "a\\b", "0", "~", "on", "é/{x}", "a\tb"]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([0.5, 1.0, 1e30])
    | st.sampled_from(
        ["", "a", "b", "no", "012", "0o17", "1e3", "1_0", "~", "a\nb\n", " a", "é", "\x85", "#", "- x", "'\\"]
    )
    | st.text(max_size=4)
)
TREES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
DOCUMENTS = st.dictionaries(KEYS | st.just("paths"), TREES, max_size=4)


def applied(text: str, tree: dict[str, Any]) -> Any:
    """Return a tree with the actions of an overlay applied; no action may be wrong."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "overlay.yaml")
        file.write_text(text, encoding="utf-8")
        source, _ = read_source(decode("openapi.yaml", b"{}"), "openapi.yaml")
        source.tree = tree
        found, problems, _ = apply(Path(folder, "openapi.yaml"), source, [file])
    assert [each for each in problems if each.code.startswith("overlay-")] == []
    return found.tree


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_the_overlay_of_an_edited_copy_makes_that_copy(before: dict[str, Any], after: dict[str, Any]) -> None:
    changes = difference(before, after)
    assert bool(changes) != same_json(before, after)
    made = applied(overlay("T", "openapi.yaml", changes), before) if changes else before
    assert same_json(made, after), overlay("T", "openapi.yaml", changes)


@pytest.mark.parametrize("text", ["\x1f", "a\x00", "\n", "\t'", "\x7f"])
def test_control_characters_are_no_obstacle(text: str) -> None:
    trees: list[Any] = [
        [text],
        [text, "a"],
        [{"name": text}],
        [{"name": text, "in": "a"}],
        {"b": {text: 1}},
        {"b": {text: 2}},
    ]
    for before, after in itertools.permutations([{"paths": tree} for tree in trees] + [{"paths": []}, {}], 2):
        changes = difference(before, after)
        assert same_json(applied(overlay("T", "openapi.yaml", changes), before), after)


PARAMETERS: st.SearchStrategy[Any] = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["x", "y"])), SCALARS, max_size=4
).map(lambda found: [{"name": name, "in": place, "type": kind} for (name, place), kind in found.items()])


@settings(max_examples=60, deadline=None)
@given(PARAMETERS, st.integers(0, 3), st.integers(0, 3), SCALARS)
def test_lists_of_parameters_are_edited_by_name(before: Any, gone: int, changed: int, value: Any) -> None:
    after: Any = [dict(each) for at, each in enumerate(before) if at != gone] + [{"name": "new", "in": "z"}]
    after[min(changed, len(after) - 1)]["more"] = value
    one: dict[str, Any] = {"parameters": before}
    other: dict[str, Any] = {"parameters": after}
    found = difference(one, other)
    assert not [each for each in found if each.removes and each.target == "$.parameters"]
    assert same_json(applied(overlay("T", "openapi.yaml", found), one), other)


def test_an_edit_is_one_action_per_operation_and_component() -> None:
    before: dict[str, Any] = {
        "info": {"title": "A", "version": "1"},
        "paths": {
            "/books": {"get": {"operationId": "x", "tags": ["A", "B"], "parameters": [{"name": "q", "in": "query"}]}}
        },
        "components": {"schemas": {"Book": {"type": "object", "required": ["id"]}}},
    }
    after: dict[str, Any] = {
        "info": {"title": "Books", "version": "1"},
        "paths": {"/books": {"get": {
            "operationId": "list", "tags": ["B"], "parameters": [{"name": "q", "in": "query", "description": "Words."}],
        }}},
        "components": {"schemas": {"Book": {"type": ["object", "null"], "required": ["id", "title"]}, "Shelf": {}}},
    }  # fmt: skip
    found = {(each.target, each.removes): each.update for each in difference(before, after)}
    assert found == {
        ("$.paths['/books'].get.tags[?@ == 'A']", True): None,
        ("$.components.schemas.Book.type", True): None,
        ("$.info", False): {"title": "Books"},
        ("$.paths['/books'].get", False): {"operationId": "list"},
        ("$.paths['/books'].get.parameters[?@.name == 'q' && @.in == 'query']", False): {"description": "Words."},
        ("$.components.schemas", False): {"Shelf": {}},
        ("$.components.schemas.Book", False): {"type": ["object", "null"], "required": ["title"]},
    }


def test_a_text_of_a_description_cannot_end_a_comment() -> None:
    from pochoir.adoption.difference import Change

    text = overlay("T", "o.yaml", [Change("$.info", {}, reasons=("a\nactions: []\u2028- x\u202e",))], ["\n- y"])
    source, problems = read_source(decode("o.yaml", text.encode()), "o.yaml")
    assert problems == []
    tree: Any = source.tree
    assert tree["actions"] == [{"target": "$.info", "update": {}}]


def test_names_of_any_form_are_written_as_jsonpaths() -> None:
    assert query(["paths", "/a'b", "get", 0]) == "$.paths['/a\\'b'].get[0]"


HEAD = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: "https://api.example.com"}]
tags: [{name: Items}, {name: Boards}, {name: Users API}]
"""
FASTAPI = HEAD + """\
paths:
  /items/:
    get:
      operationId: read_items_items__get
      tags: [Items]
      parameters:
        - {name: page, in: query, schema: {type: integer, minimum: 1, default: 1}}
        - {name: size, in: query, schema: {type: integer, default: 50}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        items: {type: array, items: {$ref: "#/components/schemas/Item"}},
        total: {type: integer}, page: {type: integer}}}}}}}
    post:
      operationId: create_item_items__post
      tags: [Items]
      parameters: [{name: X-Idempotency-Token, in: header, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        data: {$ref: "#/components/schemas/Item"}, message: {type: string}}}}}}}
  /items/{id}:
    get:
      operationId: find_item
      tags: [Items]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        data: {$ref: "#/components/schemas/Item"}, message: {type: string}}}}}}}
    delete:
      operationId: destroy_item
      tags: [Items]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        data: {$ref: "#/components/schemas/Item"}, message: {type: string}}}}}}}
  /boards/{id}/items:
    post:
      operationId: add_item_to_board
      tags: [Boards]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"204": {description: ok}}
  /boards/{id}/customer-boards:
    get:
      operationId: get_customer_boards_of_all
      tags: [Boards]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"204": {description: ok}}
  /login:
    post:
      operationId: login_login_post
      tags: [Users API]
      security: []
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [email, password],
        properties: {email: {type: string}, password: {type: string}, remember: {type: boolean}}}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        access_token: {type: string}, expires_in: {type: integer}}}}}}}
security: [{bearer: []}]
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
  schemas: {Item: {type: object, properties: {id: {type: integer}}}}
"""


def adopted(folder: Path, text: str, name: str = "openapi.yaml") -> tuple[Any, str]:
    """Return the targets and updates of the overlay that is proposed for a description, and its text."""
    (folder / name).write_text(text, encoding="utf-8")
    found = adopting.adopt(folder / name, "Shop")
    source, problems = read_source(decode("o.yaml", found.overlay.encode()), "o.yaml")
    assert problems == []
    tree: Any = source.tree
    (folder / "overlay.yaml").write_text(found.overlay, encoding="utf-8")
    understood = pipeline.understand(folder / name, reading=Reading((folder / "overlay.yaml",)))
    assert not [each for each in understood.problems if each.code.startswith(("overlay-", "extension-"))]
    return {each["target"]: each.get("update", "removed") for each in tree["actions"]}, found.overlay


def test_what_a_description_implies_becomes_an_overlay(tmp_path: Path) -> None:
    found, text = adopted(tmp_path, FASTAPI)
    paging = {
        "style": "page", "items": "/items", "parameter": "page", "size": {"parameter": "size", "default": 50},
    }  # fmt: skip
    assert found == {
        "$.paths['/items/'].get": {"x-pochoir-method": "list", "x-pochoir-pagination": paging},
        "$.paths['/items/'].post": {"x-pochoir-method": "create", "x-pochoir-unwrap": "/data"},
        "$.paths['/items/'].post.parameters[?@.name == 'X-Idempotency-Token' && @.in == 'header']": {
            "x-pochoir-idempotency": True
        },
        "$.paths['/items/{id}'].get": {"x-pochoir-method": "get", "x-pochoir-unwrap": "/data"},
        "$.paths['/items/{id}'].delete": {"x-pochoir-unwrap": "/data"},
        "$.paths['/boards/{id}/items'].post": {"x-pochoir-method": "add_item"},
        "$.paths['/login'].post": {"x-pochoir-method": "login"},
        "$.tags[?@.name == 'Users API']": {"x-pochoir-name": "users"},
        "$": {
            "x-pochoir-login": {
                "operation": "login_login_post",
                "secrets": ["email", "password"],
                "credentials": {"bearer": {"body": "/access_token"}},
                "expiry": {"body": "/expires_in", "unit": "seconds-from-now"},
            }
        },
    }
    assert '# the operationId "read_items_items__get" is made of the path and the method\n' in text
    assert '# the reply only holds "data", which the method returns; 3 operations reply so\n' in text
    assert '# pages, by the parameter "page" and "/page" in its response' in text or '"/total" in its response' in text


CONVENTIONS = HEAD + """\
x-fern-idempotency-headers: [{header: Request-Key, name: key}]
x-tagGroups: [{name: All, tags: [Items]}]
paths:
  /a:
    get:
      operationId: opA
      tags: [Items]
      x-fern-sdk-method-name: listAll
      x-fern-sdk-group-name: [shop, orders]
      x-fern-pagination: {cursor: $request.after, next_cursor: $response.meta.next, results: $response.data}
      x-codeSamples: [{lang: Python, source: x}]
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses: &list {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        data: {type: array, items: {type: string}}, meta: {type: object, properties: {next: {type: string}}}}}}}}}
    post:
      operationId: opB
      x-speakeasy-name-override: Make
      x-speakeasy-group: shop.orders
      x-fern-idempotent: true
      x-fern-retries: {disabled: true}
      responses: {"204": {description: ok}}
  /b:
    get:
      operationId: opC
      x-speakeasy-pagination:
        {type: offsetLimit, inputs: [{name: p, in: parameters, type: page}], outputs: {results: $.data}}
      parameters: [{name: p, in: query, x-fern-parameter-name: page_number, schema: {type: integer, default: 0}}]
      responses: *list
  /d:
    get:
      operationId: opE
      x-fern-pagination: {offset: $request.p, results: $response.data}
      parameters: [{$ref: "#/components/parameters/P"}]
      responses: *list
  /c:
    get:
      operationId: opD
      x-internal: true
      x-ms-pageable: {nextLinkName: null, itemName: data}
      responses: *list
components:
  parameters:
    P: {name: p, in: query, schema: {$ref: "#/components/schemas/N"}}
  schemas:
    N: {type: integer, default: 0}
    T: {type: object, x-fern-type-name: Thing, properties: {k: {type: string, x-fern-property-name: kind}}}
    E: {type: string, enum: [a], x-enum-varnames: [First]}
"""


def test_the_extensions_of_others_are_read(tmp_path: Path) -> None:
    found, text = adopted(tmp_path, CONVENTIONS)
    key = {"name": "Request-Key", "in": "header", "schema": {"type": "string"}, "x-pochoir-idempotency": True}
    assert found == {
        "$.paths['/a'].get.tags": "removed",
        "$.paths['/a'].get": {
            "x-pochoir-method": "list_all",
            "tags": ["shop orders"],
            "x-pochoir-pagination": {"style": "cursor", "items": "/data", "parameter": "after", "next": "/meta/next"},
        },
        "$.paths['/a'].post": {
            "x-pochoir-method": "make", "tags": ["shop orders"], "x-pochoir-retry": "never", "parameters": [key],
        },
        "$.paths['/b'].get": {
            "x-pochoir-pagination": {"style": "page", "items": "/data", "parameter": "p", "start": 0}
        },
        "$.paths['/b'].get.parameters[?@.name == 'p' && @.in == 'query']": {"x-pochoir-name": "page_number"},
        "$.paths['/d'].get": {
            "x-pochoir-pagination": {"style": "page", "items": "/data", "parameter": "p", "start": 0}
        },
        "$.paths['/c'].get": {"x-pochoir-pagination": {"style": "single", "items": "/data"}},
        "$.components.schemas.T": {"x-pochoir-name": "Thing"},
        "$.components.schemas.T.properties.k": {"x-pochoir-name": "kind"},
    }  # fmt: skip
    assert "# x-internal marks operations that are not public" in text
    assert "# - x-codeSamples (1 place): the documentation shows them next to its own\n" in text
    assert "# - x-enum-varnames (1 place): enumerations are Literal types, whose values have no names\n" in text
    assert "# - x-tagGroups (1 place): the menu of the documentation shows it, clients have no groups\n" in text


def test_the_names_in_the_settings_of_stainless_are_read(tmp_path: Path) -> None:
    (tmp_path / "stainless.yml").write_text(
        "resources: {shop: {methods: {all: get /a}, subresources: {orders: {methods: {make: {endpoint: post /a}}}}}}\n",
        encoding="utf-8",
    )
    text = (
        HEAD
        + 'paths: {/a: {get: {tags: [x], responses: {"204": {description: ok}}},'
        + ' post: {responses: {"204": {description: ok}}}}}\n'
    )
    found, _ = adopted(tmp_path, text)
    assert found["$.paths['/a'].get.tags"] == "removed"
    assert found["$.paths['/a'].get"] == {"x-pochoir-method": "all", "tags": ["shop"]}
    assert found["$.paths['/a'].post"] == {"x-pochoir-method": "make", "tags": ["shop orders"]}


def test_places_of_swagger_are_those_of_its_file(tmp_path: Path) -> None:
    text = """\
swagger: "2.0"
info: {title: Shop, version: "1"}
host: api.example.com
parameters: {key: {name: X-Idempotency, in: header, type: string}}
paths:
  /a:
    post:
      parameters: [{name: body, in: body, schema: {$ref: "#/definitions/T"}}, {name: n, in: query, type: string, x-fern-parameter-name: number}, {$ref: "#/parameters/key"}]
      responses: {"204": {description: ok}}
definitions: {T: {type: object, x-fern-type-name: Thing}}
"""  # noqa: E501
    found, _ = adopted(tmp_path, text)
    assert found["$.parameters.key"] == {"x-pochoir-idempotency": True}
    assert found["$.definitions.T"] == {"x-pochoir-name": "Thing"}
    assert found["$.paths['/a'].post.parameters[?@.name == 'n' && @.in == 'query']"] == {"x-pochoir-name": "number"}


def test_a_description_that_implies_nothing_gets_a_place_for_changes(tmp_path: Path) -> None:
    text = HEAD + 'paths: {/a: {get: {operationId: ping, tags: [a], responses: {"204": {description: ok}}}}}\n'
    found, text = adopted(tmp_path, text)
    assert found == {"$.info": {}}
    assert "# Write your own changes here.\n" in text


DJANGO = HEAD + """\
paths:
  /api/parts/:
    get:
      operationId: parts_list
      tags: [parts]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: offset, in: query, schema: {type: integer}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        count: {type: integer}, next: {type: [string, "null"], format: uri}, results: {type: array, items: {}}}}}}}}
  /api/parts/{id}/:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: parts_retrieve, tags: [parts], responses: {"200": {description: ok}}}
    patch: {operationId: parts_partial_update, tags: [parts], responses: {"200": {description: ok}}}
    delete: {operationId: parts_destroy, tags: [parts], responses: {"204": {description: ok}}}
  /api/parts/{id}/stocktake/:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    post: {operationId: parts_stocktake_create, tags: [parts], responses: {"204": {description: ok}}}
"""
VENDOR = HEAD + """\
paths:
  /plans:
    get:
      operationId: findAllPlans
      tags: [plans]
      parameters:
        - {name: page, in: query, schema: {type: integer}}
        - {name: per_page, in: query, schema: {type: integer}}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {
        plans: {type: array, items: {}}, meta: {type: object, properties: {next_page: {type: integer}}}}}}}}}
  /plans/{code}:
    parameters: [{name: code, in: path, required: true, schema: {type: string}}]
    get: {operationId: findPlan, tags: [plans], responses: &plan {"200": {description: ok, content: {
      application/json: {schema: {type: object, properties: {plan: {type: object}}}}}}}}
    put: {operationId: overridePlan, tags: [plans], responses: *plan}
    delete: {operationId: destroyPlan, tags: [plans], responses: *plan}
  /plans/{code}/charges:
    parameters: [{name: code, in: path, required: true, schema: {type: string}}]
    get: {operationId: findAllPlanCharges, tags: [plans], responses: {"204": {description: none}}}
    delete: {operationId: deleteAllPlanCharges, tags: [plans], responses: {"204": {description: none}}}
"""


@pytest.mark.parametrize(
    ("text", "names", "improved"),
    [
        (DJANGO, ["parts.list", "parts.get", "parts.delete", "parts.partial_update", "parts.stocktake"], 1),
        (VENDOR, ["plans.list", "plans.get", "plans.override", "plans.delete", "plans.list_charges",
                  "plans.delete_all_charges"], 3),
    ],
    ids=["Django REST framework", "a vendor"],
)  # fmt: skip
def test_adopted_clients_have_careful_names_and_paged_lists(
    tmp_path: Path, text: str, names: list[str], improved: int
) -> None:
    adopted(tmp_path, text)
    spec, overlay_file = tmp_path / "openapi.yaml", tmp_path / "overlay.yaml"

    def described(reading: Reading) -> tuple[list[str], int, int]:
        found = [(each.name, one) for each in pipeline.understand(spec, reading=reading).api.resources
                 for one in each.operations]  # fmt: skip
        paged = sum(one.paging is not None for _, one in found)
        return [f"{resource}.{one.name}" for resource, one in found], paged, sum(bool(one.unwrap) for _, one in found)

    before, after = described(Reading()), described(Reading((overlay_file,)))
    assert after[0] == names
    assert sum(one != other for one, other in zip(before[0], after[0], strict=True)) == improved
    assert (before[1], after[1]) == (0, 1)
    assert (before[2], after[2]) == (0, 3 if text == VENDOR else 0)
