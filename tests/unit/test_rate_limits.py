"""Rate limits, servers of operations, constants of a sign-in, pinned fields: from the document to what is generated."""

import ast
import json
from pathlib import Path
from typing import cast

import pytest

from pochoir import ir, pipeline
from pochoir.lower import Identity, lower
from pochoir.problems import Problem
from pochoir.resolve import resolve
from unit.written_documents import document, json_body, operation

OTHER = [{"url": "https://up.x", "x-pochoir-name": "up"}]
KEY = {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}
NO_SCOPE: list[str] = []
ROOT: dict[str, object] = {
    "servers": [{"url": "https://api.x/v1"}],
    "security": [{"token": NO_SCOPE}],
    "components": KEY,
}
LIMITS = [
    {"host": "API.x", "requests": 300, "per": 60, "ban": 60, "scope": "ip", "x-facts": ["A-1"]},
    {"host": "up.x", "requests": 1, "per": 0.5, "paths": ["/a", "/b"], "scope": "credential"},
]


def lowered(paths: object, **more: object) -> tuple[ir.Api, tuple[Problem, ...]]:
    written = document(None, paths, **(ROOT | more))
    return lower(written, resolve(written), Identity("my-shop", "openapi.yaml"))


def only(api: ir.Api) -> list[ir.Operation]:
    return [each for resource in api.resources for each in resource.operations]


def generated_files(folder: Path, description: object) -> dict[str, str]:
    """The files of the distribution of a description, below its folder."""
    spec = folder / "openapi.yaml"
    spec.write_text(json.dumps(description), "utf-8")
    return {path.partition("/")[2]: text for path, text in pipeline.generate(spec, "my-shop").files.items()}


def shop(**more: object) -> dict[str, object]:
    """A description with a sign-in on another server."""
    form = {"type": "object", "properties": {"user": {"type": "string"}, "kind": {"type": "string"}}}
    token = {"type": "object", "properties": {"token": {"type": "string"}}}
    sign_in = operation(
        operationId="signIn",
        tags=["sso"],
        security=[],
        servers=OTHER,
        requestBody={"required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}}},
        responses={"200": json_body(token)},
    )
    login = {
        "operation": "signIn",
        "secrets": ["user"],
        "constants": {"kind": "a'b"},
        "credentials": {"token": {"body": "/token"}},
    }
    root: dict[str, object] = {"openapi": "3.1.0", "info": {"title": "My shop", "version": "1"}, **ROOT}
    return root | {"paths": {"/t": {"post": sign_in}}, "x-pochoir-login": login, "x-pochoir-rate-limits": LIMITS} | more


def test_limits_are_read_in_their_order() -> None:
    api, problems = lowered({"/a": {"get": operation()}}, **{"x-pochoir-rate-limits": LIMITS})
    assert problems == ()
    assert [(each.host, each.requests, each.per, each.ban, each.paths, each.scope) for each in api.limits] == [
        ("api.x", 300, 60, 60, (), "ip"),
        ("up.x", 1, 0.5, 0, ("/a", "/b"), "credential"),
    ]
    assert api.limits[0].doc.facts == ("A-1",)


def test_servers_of_operations_have_names_of_their_own() -> None:
    sign_in = operation(operationId="signIn", servers=[*OTHER, {"url": "https://up.x/old"}], security=[])
    upload = operation(operationId="upload", servers=[{"url": "https://files.x", "x-pochoir-name": "up"}], security=[])
    below = {"servers": OTHER, "get": operation(operationId="read", security=[])}
    api, problems = lowered({"/a": {"post": sign_in}, "/b": {"post": upload}, "/c": below, "/d": {"get": operation()}})
    assert [(each.code, each.pointer) for each in problems] == [("server-not-called", "/paths/~1a/post/servers/1")]
    # Two servers want one name: the host distinguishes them.
    assert {each.url: each.name for each in api.own_servers} == {"https://up.x": "up_x", "https://files.x": "up"}
    assert {each.id: (each.server, each.server_name) for each in only(api)} == {
        "signIn": ("https://up.x", "up_x"),
        "upload": ("https://files.x", "up"),
        "read": ("https://up.x", "up_x"),
        "createOrder": ("", ""),
    }


@pytest.mark.parametrize(
    ("url", "more", "needed", "codes"),
    [
        ("https://up.x", {}, (), ["security-other-origin"]),
        ("https://api.x:8443", {}, (), ["security-other-origin"]),
        ("https://api.x:443/v2", {}, (("token",),), []),
        ("https://up.x", {"security": [{"token": NO_SCOPE}]}, (("token",),), []),
        ("https://up.x", {"security": []}, (), []),
    ],
)
def test_inherited_credentials_go_to_the_origin_of_the_api_only(
    url: str, more: dict[str, object], needed: object, codes: list[str]
) -> None:
    api, problems = lowered({"/a": {"get": operation(servers=[{"url": url}], **more)}})
    assert only(api)[0].security == needed
    assert [each.code for each in problems] == codes


def test_constants_of_a_sign_in_and_limits_are_generated(tmp_path: Path) -> None:
    files = generated_files(tmp_path, shop())
    written = files["src/my_shop/_api.py"]
    calls = [
        """constants={'kind': "a'b"}""",
        "own_servers={'up': Server('https://up.x')}",
        "RateLimit(host='api.x', requests=300, per=60, ban=60)",
        "RateLimit(host='up.x', requests=1, per=0.5, paths=('/a', '/b'), scope='credential')",
    ]
    assert [call for call in calls if call not in ast.unparse(ast.parse(written))] == []
    assert 'server="up"' in files["src/my_shop/_operations/sso.py"]
    assert "shared-limits = [" in files["pyproject.toml"]
    assert {"src/my_shop/_runtime/limits/limiter.py", "src/my_shop/_runtime/limits/shared.py"} <= set(files)
    assert '"SharedStore"' in files["src/my_shop/__init__.py"]
    assert "| `up` | `https://up.x` |" in files["README.md"]
    assert "| `up.x /a /b` | 1 in 0.5 seconds |  |" in files["README.md"]


def test_an_api_without_limits_carries_nothing_of_them(tmp_path: Path) -> None:
    description = shop()
    del description["x-pochoir-rate-limits"]
    files = generated_files(tmp_path, description)
    assert not {"src/my_shop/_runtime/limits/limiter.py", "src/my_shop/_runtime/limits/shared.py"} & set(files)
    assert "shared-limits" not in files["pyproject.toml"]
    assert "SharedStore" not in files["src/my_shop/__init__.py"]
    assert "Rate limits" not in files["README.md"]


def test_the_sign_of_another_page_is_generated(tmp_path: Path) -> None:
    page = {"type": "object", "properties": {"items": {"type": "array", "items": {"type": "string"}}, "next": {}}}
    paging = {"style": "page", "items": "/items", "parameter": "page", "more": "/next"}
    listing = operation(
        operationId="listThings",
        tags=["things"],
        parameters=[{"name": "page", "in": "query", "schema": {"type": "integer"}}],
        responses={"200": json_body(page)},
        **{"x-pochoir-pagination": paging},
    )
    files = generated_files(tmp_path, shop(paths={**paths_of(shop()), "/things": {"get": listing}}))
    assert 'PagePaging(items="/items", parameter="page", more="/next")' in files["src/my_shop/_operations/things.py"]


def paths_of(description: dict[str, object]) -> dict[str, object]:
    return cast("dict[str, object]", description["paths"])


def test_a_pin_in_small_letters_names_a_field_and_one_in_capitals_a_class(tmp_path: Path) -> None:
    device = {
        "type": "object",
        "properties": {
            "_id": {"type": "string", "x-pochoir-name": "system_id"},
            "id": {"type": "string"},
            "owner": {"type": "object", "properties": {"a": {"type": "string"}}, "x-pochoir-name": "Person"},
            "kept": {"$ref": "#/components/schemas/Place", "x-pochoir-name": "place"},
            "box": {"type": "object", "properties": {"b": {"type": "string"}}, "x-pochoir-name": "crate"},
        },
    }
    place = {"type": "object", "properties": {"c": {"type": "string"}}}
    reading = operation(operationId="getDevice", tags=["devices"], responses={"200": json_body(device)})
    components = KEY | {"schemas": {"Device": device, "Place": place}}
    reading["responses"] = {"200": json_body({"$ref": "#/components/schemas/Device"})}
    files = generated_files(tmp_path, shop(components=components, paths={**paths_of(shop()), "/d": {"get": reading}}))
    module = files["src/my_shop/models/device.py"]
    fields = [line.strip() for line in module.splitlines() if line.startswith("    ") and ": " in line]
    assert 'system_id: Annotated[str | None, Field(alias="_id")] = None' in fields
    assert "id: str | None = None" in fields
    assert "owner: Person | None = None" in fields
    assert 'place: Annotated[Place | None, Field(alias="kept")] = None' in fields
    assert any(line.startswith("crate: ") and 'Field(alias="box")' in line for line in fields)
    assert "class crate" not in "".join(files.values())


def test_a_limit_without_a_number_is_shown_and_not_enforced(tmp_path: Path) -> None:
    daily = {"host": "api.x", "per": 86400, "scope": "ip"}
    api, problems = lowered({"/a": {"get": operation()}}, **{"x-pochoir-rate-limits": [*LIMITS[:1], daily]})
    assert not [problem for problem in problems if problem.severity == "error"]
    assert [(limit.requests, limit.per) for limit in (*api.limits, *api.quotas)] == [(300, 60), (0, 86400)]
    described = ROOT | {"openapi": "3.1.1", "info": {"title": "Shop", "version": "1"}}
    described |= {"paths": {"/a": {"get": operation()}}, "x-pochoir-rate-limits": [daily]}
    files = generated_files(tmp_path, described)
    assert "| `api.x` | an undocumented number in 1 day |  |" in files["README.md"]
    assert "cannot enforce limits that have no documented number" in files["README.md"]
    assert not [path for path in files if "/limits/" in path]
