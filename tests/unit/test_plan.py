"""The plan: which file is generated from which template, and the small decisions about its content."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pochoir import installation, ir, render
from pochoir.annotations import TypeWriter
from pochoir.literals import ClassName, Code, Identifier
from pochoir.targets.client import client, failures, plan
from pochoir.targets.client.exports import RUNTIME
from pochoir.targets.client.features import FEATURES
from pochoir.targets.client.fits import fits
from pochoir.targets.client.resources import resource_file
from pochoir.targets.client.samples import Samples

TEMPLATES = installation.templates_folder()
NONE = ir.Doc()
STR, INT, DAY = ir.Plain("str"), ir.Plain("int"), ir.Plain("date")
PET = ir.Model(
    ClassName("Pet"),
    Identifier("pet"),
    ir.Doc("A pet"),
    "/components/schemas/Pet",
    (
        ir.Field(Identifier("id"), "id", INT, True, NONE, read_only=True),
        ir.Field(Identifier("born"), "born-on", DAY, True, NONE),
        ir.Field(Identifier("name"), "name", STR, False, NONE),
    ),
    in_requests=True,
    in_replies=True,
)
REPLY = ir.Reply("200", ir.Doc(description="The pet."), "json", ir.Named(PET.name))


def parameter(name: str, location: ir.Location, required: bool = False) -> ir.Parameter:
    """A parameter of type str."""
    form = location in ("query", "cookie")
    return ir.Parameter(
        Identifier(name), name, location, STR, required, NONE, "form" if form else "simple", explode=form
    )


def operation(id: str, *parameters: ir.Parameter, method: str = "get") -> ir.Operation:
    """An operation that gives a pet."""
    return ir.Operation(
        id, Identifier(id), Identifier(id.upper()), method, "/pets", NONE, parameters, None, (REPLY,), REPLY.type, ()
    )


def api(*operations: ir.Operation) -> ir.Api:
    """An API with one resource."""
    return ir.Api(
        "Petstore",
        "1.2",
        ir.Doc(description="Pets."),
        "en",
        "pet-store",
        Identifier("pet_store"),
        ClassName("PetStore"),
        "specs/pet-store.yaml",
        (ir.Server(Identifier("production"), "https://example.com", NONE),),
        (ir.Scheme("key", "apiKey", Identifier("api_key"), "PET_STORE_API_KEY", NONE, wire="X-Key"),),
        None,
        (ir.Resource(Identifier("pets"), ClassName("Pets"), "pets", NONE, operations, Code("pets."), "pets"),),
        (),
        (ir.Failure(404, ClassName("NotFound"), ir.Doc(description="No pet."), ir.Plain("json")),),
    )


EXTRA = "**_extra: Unpack[RequestExtras]"


def signature(given: ir.Operation, flavour: int = 0) -> tuple[str, ...]:
    """The arguments of the method of an operation."""
    file = resource_file(api(given).resources[0], TypeWriter.of([PET]), {})
    *own, extra = file.classes[flavour].methods[0].signature
    assert extra == EXTRA
    return tuple(own)


# Files ---------------------------------------------------------------------------------------------------------


def test_the_tree_of_the_templates_is_the_tree_of_the_product() -> None:
    """Every template is generated somewhere."""
    names = render.template_names(render.environment())
    planned = tuple(plan(api(operation("get")), names))
    paths = {artifact.path for artifact in planned}
    assert len(paths) == len(planned)
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "tests/test_pet_store.py"} < paths
    assert {"src/pet_store/resources/pets.py", "src/pet_store/_operations/pets.py"} < paths
    assert "src/pet_store/py.typed" in paths
    unused = {name for name in names if name.startswith("client/distribution/") and name not in FEATURES}
    unused -= {artifact.template for artifact in planned}
    assert unused == {"client/distribution/src/{package}/models/{model_module}.py.j2"}


def test_an_api_with_nothing_in_it_is_a_package_all_the_same() -> None:
    """No server, no credential, no resource, no model, no error: still files that Python reads."""
    empty = replace(api(), servers=(), schemes=(), resources=(), failures=(), title="", version="")
    environment = render.environment()
    for artifact in plan(empty, render.template_names(environment)):
        if artifact.path.endswith(".py"):
            ast.parse(render.render(environment, artifact))


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.glob("client/distribution/**/*.j2")) + sorted(TEMPLATES.glob("client/partials/*.j2"))
)
def test_templates_decide_nothing(template: Path) -> None:
    """They loop and test for presence, three deep at most, and never compare, filter or compute."""
    depth = deepest = 0
    for tag in re.findall(r"\{%-?\s*(\w+)([^%]*)", template.read_text("utf-8")):
        depth += (tag[0] in ("if", "for")) - (tag[0] in ("endif", "endfor"))
        deepest = max(deepest, depth)
        assert tag[0] != "set"
        if tag[0] in ("if", "elif"):
            assert re.fullmatch(r" (not )?[\w.]+ -?", f"{tag[1].rstrip('-').rstrip()} "), tag
    assert deepest <= 3
    assert not re.search(r"\{\{[^}]*[|+~]", template.read_text("utf-8"))


# The runtime -----------------------------------------------------------------------------------------------------


def exported(module: str) -> set[str]:
    """The `__all__` of a module of the runtime."""
    tree = ast.parse((TEMPLATES / "runtime" / f"{module.replace('.', '/')}.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return set(names)
    raise AssertionError(f"{module} has no __all__")


def test_every_error_of_the_runtime_is_exported() -> None:
    """`errors` has the whole tree."""
    assert {*failures.STANDARD.values(), *failures.OTHERS} == exported("base.errors") - {"BY_STATUS"}


@pytest.mark.parametrize(("name", "module"), RUNTIME.items())
def test_what_the_package_exports_is_there(name: str, module: str) -> None:
    """The names that callers write are those of the runtime."""
    assert name in exported(module)


@pytest.mark.parametrize(
    ("status", "base"), [(404, "NotFound"), (418, "ClientError"), (599, "ServerError"), (700, "UnexpectedStatus")]
)
def test_base_of_an_error(status: int, base: str) -> None:
    """The class of the status, or that of its hundred."""
    assert failures.base_of(status) == base


def test_a_resource_called_str_is_not_the_type_of_a_credential() -> None:
    """Annotations of the client's class say `builtins.str`."""
    given = api(operation("get"))
    odd = replace(given, resources=(replace(given.resources[0], name=Identifier("str")),))
    assert [each.kind for each in client.client_file(given).classes[0].credentials] == ["str | Callable[[], str]"]
    kind = "builtins.str | Callable[[], builtins.str]"
    assert [each.kind for each in client.client_file(odd).classes[0].credentials] == [kind]
    assert client.client_file(odd).imports.typing[0][0] == "import builtins"


# Methods ---------------------------------------------------------------------------------------------------------


def test_arguments_of_the_path_come_first_and_what_must_be_given_before_what_may() -> None:
    """Those of the path by position, all else by name."""
    given = operation(
        "get", parameter("fields", "query"), parameter("x_key", "header", True), parameter("id", "path", True)
    )
    assert signature(given) == ("self", "id: str", "*", "x_key: str", "fields: str | Unset = UNSET")
    assert signature(given, 1) == signature(given)
    assert signature(operation("get")) == ("self",)


def test_the_members_of_a_body_are_arguments_but_for_those_that_are_read_only() -> None:
    """Under their Python names; sent under their wire names."""
    body = ir.Body("application/json", "json", ir.Named(PET.name), True, NONE, Identifier("body"), PET.fields)
    given = replace(operation("create", method="post"), body=body)
    file = resource_file(api(given).resources[0], TypeWriter.of([PET]), {})
    method = file.classes[0].methods[0]
    assert method.overloads[0].signature == ("self", "*", "born: date", "name: str | Unset = UNSET", EXTRA)
    assert method.arguments == ('body={"born-on": born, "name": name}', "whole=body", "extra=_extra")
    whole = replace(given, body=replace(body, fields=(), required=False))
    assert signature(whole) == ("self", "*", "body: Pet | PetInput | Unset = UNSET")


def test_a_list_hides_the_builtin_and_takes_no_page() -> None:
    """Annotations say `builtins.list`; the parameter that asks for a page is not the caller's matter."""
    paging = ir.Paging("page", "/items", ir.ListOf(STR), "page", "/next")
    paged = replace(operation("list", parameter("page", "query"), parameter("q", "query")), paging=paging)
    file = resource_file(api(paged, operation("get")).resources[0], TypeWriter.of([PET]), {})
    method = file.classes[1].methods[0]
    assert (method.define, method.give, method.returns) == ("def", "return", "AsyncPaged[builtins.list[str]]")
    assert method.signature == ("self", "*", "q: str | Unset = UNSET", EXTRA)
    assert [(each.attribute, each.methods) for each in file.classes[1].variants] == [("with_response", ("get",))]
    assert file.imports.typing[0] == ("import builtins", "from typing import Unpack")


def test_path_arguments_are_named_where_there_are_several() -> None:
    several = operation("get", parameter("owner", "path", True), parameter("repo", "path", True))
    assert [each.text for each in Samples({}).arguments(several)] == ['owner="octocat"', 'repo="hello-world"']


def test_an_optional_body_is_shown_if_it_tells_something() -> None:
    body = ir.Body("application/json", "json", ir.Named(PET.name), False, NONE, Identifier("body"), PET.fields)
    told = replace(operation("create"), method="POST", body=replace(body, examples=(ir.Example("", {"name": "Tom"}),)))
    assert 'name="Tom"' in [each.text for each in Samples({PET.name: PET}).arguments(told)]
    assert not Samples({PET.name: PET}).arguments(replace(told, body=body))
    assert not Samples({PET.name: PET}).arguments(replace(told, method="DELETE"))


def test_a_deprecated_operation_says_so() -> None:
    """In its docstring and by a warning."""
    old = replace(operation("get"), doc=ir.Doc("Old", deprecated=True))
    method = resource_file(api(old).resources[0], TypeWriter.of([PET]), {}).classes[0].methods[0]
    assert "Deprecated" in method.doc
    assert method.deprecated == '"Pets.get is deprecated"'


def test_example_calls_have_the_types_of_the_arguments() -> None:
    """A date is a date, and what is read only is not given."""
    body = ir.Body("application/json", "json", ir.Named(PET.name), True, NONE, Identifier("body"), PET.fields)
    example = ir.Example("", {"id": 1, "born-on": "2026-01-31", "name": "Tom"})
    given = replace(operation("create", parameter("id", "path", True)), body=replace(body, examples=(example,)))
    written = Samples({PET.name: PET}).arguments(given)
    assert [each.text for each in written] == ['"abc123"', "born=date(2026, 1, 31)", 'name="Tom"']
    whole = replace(given, body=replace(body, examples=(example,), fields=()))
    last = Samples({PET.name: PET}).arguments(whole)[-1]
    assert last.text == 'body={"born-on": date(2026, 1, 31), "name": "Tom"}'
    assert last.symbols == {("datetime", "date")}


def test_a_parameter_without_an_example_takes_that_of_another_with_its_name_and_schema() -> None:
    bare = parameter("owner", "path", True)
    shown = replace(bare, examples=(ir.Example("", "alex"),))
    operations = (operation("list", shown), operation("get", bare))
    values = Samples.of(api(*operations))
    assert values.value(bare) == "alex"
    assert [each.text for each in values.arguments(operations[1])] == ['"alex"']
    assert values.value(replace(bare, default="self", has_default=True)) == "self"
    for other in (
        replace(bare, wire="user"),
        replace(bare, schema={"pattern": "^[0-9]+$"}),
        replace(bare, location="query"),
        replace(bare, type=INT),
        replace(bare, default=3, has_default=True, wire="x"),
    ):
        assert values.value(other) in ("octocat", "user", "x", 1)


@pytest.mark.parametrize(
    ("type", "value", "expected"),
    [
        (DAY, "2026-01-31", True),
        (DAY, "today", False),
        (INT, True, False),
        (ir.Plain("float"), 1, True),
        (ir.Plain("json"), [None], True),
        (ir.UnionOf((INT, ir.Plain("none"))), None, True),
        (ir.LiteralOf(("a", "b"), STR), "c", True),
        (ir.LiteralOf(("a",), STR), "c", False),
        (ir.ListOf(INT), [1, "2"], False),
        (ir.MapOf(INT), {"a": 1}, True),
        (ir.Named(PET.name), {"born-on": "2026-01-31"}, True),
        (ir.Named(PET.name), {"id": 1}, False),
        (ir.Named(PET.name), {"id": "1", "born-on": "2026-01-31"}, False),
        (ir.Named(PET.name), [], False),
    ],
)
def test_examples_that_are_not_what_they_should_be_are_known(type: ir.TypeRef, value: ir.Json, expected: bool) -> None:
    """The test of a distribution reads only an example that is of its type."""
    assert fits(type, value, {PET.name: PET}) is expected
