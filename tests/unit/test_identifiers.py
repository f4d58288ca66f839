"""References by `$id`, `$self`, anchors and `$dynamicRef`, and to files elsewhere in the project."""

import json
from pathlib import Path
from typing import Any, cast

import pytest

from pochoir import document
from pochoir.ir import Json

THING: dict[str, Json] = {"type": "object", "properties": {"name": {"type": "string"}}}


def read(folder: Path, schemas: object, **more: Json) -> document.Document:
    """Read a description with these schemas."""
    tree: dict[str, Json] = {"openapi": "3.2.0", "info": {"title": "A", "version": "1"}, "paths": {}}
    path = folder / "openapi.json"
    components: dict[str, object] = {"schemas": schemas}
    path.write_text(json.dumps({**tree, **more, "components": components}))
    return document.read(path)


def reference(found: document.Document, name: str = "User") -> object:
    """Return the reference of a schema, when all are local."""
    schemas = cast("Any", found.tree["components"])["schemas"]
    return schemas[name]["$ref"]


@pytest.mark.parametrize(
    ("base", "ref"),
    [
        ("https://example.com/schemas/thing", "https://example.com/schemas/thing"),
        ("https://example.com/schemas/thing#", "https://example.com/schemas/thing#"),
        ("urn:example:thing", "urn:example:thing"),
        ("thing", "thing"),
        ("/schemas/thing.json", "https://example.com/schemas/thing.json"),
        ("schemas/thing.json", "https://example.com/schemas/thing.json"),
    ],
)
def test_a_reference_to_an_id_leads_to_its_schema(tmp_path: Path, base: str, ref: str) -> None:
    found = read(
        tmp_path, {"Thing": {"$id": base, **THING}, "User": {"$ref": ref}}, **{"$self": "https://example.com/api.json"}
    )
    assert found.problems == ()
    assert reference(found) == "#/components/schemas/Thing"


def test_a_reference_to_an_id_may_have_a_pointer_or_an_anchor(tmp_path: Path) -> None:
    whole = {"$id": "https://example.com/t", "$defs": {"a": {"$anchor": "here", "type": "string"}}}
    found = read(
        tmp_path,
        {
            "Thing": whole,
            "User": {"$ref": "https://example.com/t#/$defs/a"},
            "Other": {"$ref": "https://example.com/t#here"},
        },
    )
    assert found.problems == ()
    assert reference(found) == reference(found, "Other") == "#/components/schemas/Thing/$defs/a"


def test_a_pointer_inside_of_a_schema_with_an_id_begins_there(tmp_path: Path) -> None:
    inner = {"$ref": "#/$defs/a"}
    found = read(
        tmp_path,
        {
            "Thing": {
                "$id": "https://example.com/t",
                "properties": {"a": inner, "all": {"$ref": "#"}},
                "$defs": {"a": {}},
            },
            "User": {"$ref": "#/components/schemas/Thing/properties/a"},
        },
    )
    assert found.problems == ()
    properties = cast("Any", found.tree["components"])["schemas"]["Thing"]["properties"]
    assert properties == {
        "a": {"$ref": "#/components/schemas/Thing/$defs/a"},
        "all": {"$ref": "#/components/schemas/Thing"},
    }


def test_a_schema_with_an_id_may_refer_to_components_of_its_file(tmp_path: Path) -> None:
    found = read(tmp_path, {"Thing": THING, "User": {"$id": "user", "$ref": "#/components/schemas/Thing"}})
    assert (found.problems, reference(found)) == ((), "#/components/schemas/Thing")


def test_a_reference_to_self_is_local(tmp_path: Path) -> None:
    ref = "https://example.com/api.json#/components/schemas/Thing"
    found = read(tmp_path, {"Thing": THING, "User": {"$ref": ref}}, **{"$self": "https://example.com/api.json"})
    assert (found.problems, reference(found)) == ((), "#/components/schemas/Thing")


def test_anchors_belong_to_their_schema_with_an_id(tmp_path: Path) -> None:
    one, two = ({"$id": name, "$defs": {"x": {"$anchor": "x"}}, "items": {"$ref": "#x"}} for name in ("one", "two"))
    found = read(tmp_path, {"One": one, "Two": two})
    schemas = cast("Any", found.tree["components"])["schemas"]
    assert [schemas[name]["items"]["$ref"] for name in ("One", "Two")] == [
        "#/components/schemas/One/$defs/x",
        "#/components/schemas/Two/$defs/x",
    ]


def test_an_unknown_id_is_reported_where_it_is(tmp_path: Path) -> None:
    found = read(tmp_path, {"Thing": {"$id": "https://example.com/t"}, "User": {"$ref": "https://example.com/u"}})
    assert [(each.code, each.pointer) for each in found.problems] == [
        ("reference-not-local", "/components/schemas/User/$ref")
    ]


@pytest.mark.parametrize("bad", ["https://[", "#old", "", 3])
def test_a_doubtful_id_is_no_identifier(tmp_path: Path, bad: Json) -> None:
    found = read(tmp_path, {"Thing": {"$id": bad, **THING}, "User": {"$ref": "#/components/schemas/Thing"}})
    assert reference(found) == "#/components/schemas/Thing"


def test_a_dynamic_reference_with_one_target_is_followed(tmp_path: Path) -> None:
    node = {"$dynamicAnchor": "node", "properties": {"next": {"$dynamicRef": "#node"}}}
    found = read(tmp_path, {"Node": node, "User": {"$dynamicRef": "#/components/schemas/Node"}})
    assert reference(found) == "#/components/schemas/Node"
    schemas = cast("Any", found.tree["components"])["schemas"]
    assert schemas["Node"]["properties"]["next"] == {"$ref": "#/components/schemas/Node"}
    assert any(each.pointer == "/components/schemas/Node/properties/next/$ref" for each in found.survey.references)


def test_a_dynamic_reference_with_several_targets_stays(tmp_path: Path) -> None:
    page = {"$id": "page", "items": {"$dynamicRef": "#item"}, "$defs": {"item": {"$dynamicAnchor": "item"}}}
    pets = {"$id": "pets", "$ref": "page", "$defs": {"item": {"$dynamicAnchor": "item", "type": "string"}}}
    found = read(tmp_path, {"Page": page, "Pets": pets})
    assert cast("Any", found.tree["components"])["schemas"]["Page"]["items"] == {"$dynamicRef": "#item"}


def test_a_recursive_reference_means_its_schema_with_an_id(tmp_path: Path) -> None:
    found = read(tmp_path, {"Tree": {"$id": "tree", "items": {"$recursiveRef": "#"}}, "Any": {"$recursiveRef": "#"}})
    schemas = cast("Any", found.tree["components"])["schemas"]
    assert schemas["Tree"]["items"] == {"$ref": "#/components/schemas/Tree"}
    assert schemas["Any"] == {"$recursiveRef": "#"}


def project(tmp_path: Path, ref: str) -> document.Document:
    """Read a description two folders below the settings of a project, which has shared schemas in another folder."""
    (tmp_path / "project" / "specs" / "a").mkdir(parents=True)
    (tmp_path / "project" / "shared").mkdir()
    (tmp_path / "project" / "pyproject.toml").write_text("[tool.pochoir]\n")
    (tmp_path / "project" / "shared" / "things.json").write_text(
        json.dumps({"Thing": {"$ref": "more/name.json#/Name"}})
    )
    (tmp_path / "project" / "shared" / "more").mkdir()
    (tmp_path / "project" / "shared" / "more" / "name.json").write_text('{"Name": {"type": "string"}}')
    (tmp_path / "secret.json").write_text('{"Thing": {}}')
    return read(tmp_path / "project" / "specs" / "a", {"User": {"$ref": ref}})


def test_references_lead_to_any_file_of_the_project(tmp_path: Path) -> None:
    found = project(tmp_path, "../../shared/things.json#/Thing")
    assert found.problems == ()
    assert list(found.digests) == ["openapi.json", "../../shared/things.json", "../../shared/more/name.json"]
    assert found.locate("/x-pochoir-files/1/Name").file == str(tmp_path / "project" / "shared" / "more" / "name.json")


@pytest.mark.parametrize("ref", ["../../../secret.json#/Thing", "../../shared/../../secret.json#/Thing"])
def test_references_do_not_leave_the_project(tmp_path: Path, ref: str) -> None:
    found = project(tmp_path, ref)
    assert [each.code for each in found.problems] == ["reference-not-local"]
    assert "outside the folder of the project" in found.problems[0].message
