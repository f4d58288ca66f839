"""Schemas: no keyword is lost, every part has an id, recursion ends."""

from pathlib import Path

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data, operation

EVERYTHING: Json = {
    "title": "A thing",
    "description": "Says all.",
    "type": ["object", "null"],
    "deprecated": True,
    "$comment": "a comment",
    "$id": "https://example.com/thing",
    "$anchor": "here",
    "minProperties": 1,
    "maxProperties": 91,
    "required": ["id", "nowhere"],
    "dependentRequired": {"id": ["name"]},
    "examples": [{"id": 7}],
    "propertyNames": {"pattern": "^propertynames"},
    "patternProperties": {"^x-pattern": {"type": "string", "maxLength": 92}},
    "additionalProperties": {"type": "integer", "maximum": 93},
    "dependentSchemas": {"id": {"minProperties": 94}},
    "unevaluatedProperties": False,
    "if": {"minProperties": 95},
    "then": {"minProperties": 96},
    "else": {"minProperties": 97},
    "not": {"minProperties": 98},
    "externalDocs": {"url": "https://example.com/docs"},
    "xml": {"name": "thing-xml"},
    "$defs": {"Inner": {"type": "object", "properties": {"of_defs": {"type": "string"}}}},
    "properties": {
        "id": {
            "type": "integer",
            "format": "int64",
            "minimum": 11,
            "maximum": 12,
            "exclusiveMinimum": 13,
            "exclusiveMaximum": 14,
            "multipleOf": 15,
            "readOnly": True,
            "default": 16,
        },
        "name": {
            "type": "string",
            "minLength": 17,
            "maxLength": 18,
            "pattern": "^na",
            "writeOnly": True,
            "const": "nana",
        },
        "blob": {
            "type": "string",
            "contentEncoding": "base64",
            "contentMediaType": "application/json",
            "contentSchema": {"type": "object", "properties": {"in_blob": {"type": "boolean"}}},
        },
        "list": {
            "type": "array",
            "minItems": 19,
            "maxItems": 20,
            "uniqueItems": True,
            "minContains": 21,
            "maxContains": 22,
            "contains": {"minLength": 23},
            "prefixItems": [{"type": "string", "minLength": 24}],
            "items": {"type": "object", "properties": {"of_item": {"type": "number"}}},
            "unevaluatedItems": False,
        },
        "kind": {
            "enum": ["open", "shut", None],
            "x-enum-descriptions": {"open": "One may go in.", "shut": "One may not."},
        },
        "mode": {"oneOf": [{"const": "fast", "description": "Quick but rough."}, {"const": "slow", "title": "Gentle"}]},
        "pet": {
            "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            "discriminator": {"propertyName": "species", "mapping": {"felix": "#/components/schemas/Cat"}},
        },
        "any": {"anyOf": [{"type": "string", "minLength": 25}, {"type": "integer", "minimum": 26}]},
        "all": {
            "allOf": [
                {"$ref": "#/components/schemas/Cat"},
                {"type": "object", "properties": {"of_all": {"type": "string"}}},
            ]
        },
        "self": {"$ref": "#/components/schemas/Thing"},
        "née/ [x]": {"type": "string", "description": "A name no URL likes."},
    },
}
CAT: Json = {"type": "object", "properties": {"species": {"type": "string"}, "purrs": {"type": "boolean"}}}
DOG: Json = {"type": "object", "properties": {"species": {"type": "string"}, "barks": {"type": "boolean"}}}
SHOWN = (
    "A thing",
    "Says all.",
    "object | null",
    "deprecated",
    "a comment",
    "https://example.com/thing",
    ">here<",
    ">1<",
    ">91<",
    ">nowhere<",
    "id → name",
    "&#34;id&#34;: 7",
    "propertynames",
    "^x-pattern",
    ">92<",
    ">93<",
    ">94<",
    "no undeclared fields",
    "no undeclared items",
    ">95<",
    ">96<",
    ">97<",
    ">98<",
    "https://example.com/docs",
    "thing-xml",
    "of_defs",
    "int64",
    ">11<",
    ">12<",
    ">13<",
    ">14<",
    ">15<",
    "read only",
    ">16<",
    ">17<",
    ">18<",
    "^na",
    "write only",
    "nana",
    "base64",
    "application/json",
    "in_blob",
    ">19<",
    ">20<",
    "unique items",
    ">21<",
    ">22<",
    ">23<",
    ">24<",
    "of_item",
    ">open<",
    "One may go in.",
    ">null<",
    "Quick but rough.",
    "Gentle",
    "species",
    ">felix<",
    "purrs",
    "barks",
    ">25<",
    ">26<",
    "of_all",
    "née/ [x]",
    "A name no URL likes.",
)
IDS = {
    "id",
    "name",
    "blob",
    "list",
    "kind",
    "kind=open",
    "kind=shut",
    "mode=fast",
    "pet",
    "pet.oneOf-Cat",
    "pet.oneOf-Dog",
    "pet.oneOf-Cat.purrs",
    "list.items.of_item",
    "all.of_all",
    "self",
    "n~E9e~2F~20~5Bx~5D",
    "blob.contentSchema.in_blob",
}


def _page(tmp_path: Path) -> tuple[str, str]:
    tree = operation(EVERYTHING)
    tree["components"] = {"schemas": {"Thing": EVERYTHING, "Cat": CAT, "Dog": DOG}}
    files = build([describe_data(tmp_path, tree)])
    return files["en/example/schemas/thing.html"], files["en/example/schemas/thing.md"]


def test_no_keyword_is_lost(tmp_path: Path) -> None:
    html, text = _page(tmp_path)
    assert not [shown for shown in SHOWN if shown not in html]
    plain = ("felix", "of_item", "Quick but rough.", "read only", "in_blob", "thing-xml", "94", "of_defs")
    assert not [shown for shown in plain if shown not in text.replace("\\", "")]


def test_the_ids_of_fields_values_and_subschemas_do_not_change(tmp_path: Path) -> None:
    html, _ = _page(tmp_path)
    assert not [ident for ident in sorted(IDS) if f'id="{ident}"' not in html]


def test_recursion_is_a_link(tmp_path: Path) -> None:
    html, _ = _page(tmp_path)
    assert '<a class="name" href="#self">self</a> <span class="type"><a href="../schemas/thing.html">Thing</a>' in html
    assert 'id="self.self"' not in html


def test_deeply_nested_schemas_end(tmp_path: Path) -> None:
    schema: Json = {"type": "string", "maxLength": 77}
    for _ in range(60):
        schema = {"type": "object", "properties": {"deeper": schema}}
    html = build([describe_data(tmp_path, operation(schema))])["en/example/schemas/thing.html"]
    assert "77" in html


def test_a_deep_object_is_not_shown_as_exploded(tmp_path: Path) -> None:
    written: Json = {"name": "filter", "in": "query", "schema": {}, "style": "deepObject", "explode": True}
    get: Json = {"operationId": "listThings", "parameters": [written], "responses": {"200": {"description": "ok"}}}
    api = describe_data(tmp_path, operation({}, paths={"/things": {"get": get}}))
    page = next(text for path, text in build([api]).items() if path.endswith(".md") and "/operations/" in path)
    assert "deepObject" in page
    assert "explode" not in page


def test_a_long_enumeration_is_on_a_page_once(tmp_path: Path) -> None:
    countries: Json = {"type": "string", "enum": [f"country-{number}" for number in range(50)]}
    colours: Json = {"type": "string", "enum": ["red", "green"]}
    members: Json = {"from": countries, "to": countries, "light": colours, "dark": colours}
    site = build([describe_data(tmp_path, operation({"type": "object", "properties": members}))])
    page = site["en/example/schemas/thing.html"]
    assert page.count(">country-49<") == 1 and page.count(">red<") == 2
    assert '<li>the same values as <a href="#from"><code>from</code></a></li>' in page
    assert "- the same values as `from`" in site["en/example/schemas/thing.md"]
