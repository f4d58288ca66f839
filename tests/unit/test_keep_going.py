"""Descriptions with errors: the part that is generated, and how common mistakes are read."""

from pathlib import Path

import pytest

from pochoir import pipeline
from pochoir.config.client import ClientSettings
from pochoir.problems import Problem, Refused
from pochoir.understanding import Understood

CASES = Path(__file__).parents[1] / "cases"
KEEP_GOING = ClientSettings(keeps_going=True)
HEAD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\nservers: [{url: "https://a.example.com"}]\n'
FINE = '{operationId: %s, tags: [q], responses: {"200": {description: ok}}}'


def understood(folder: Path, text: str) -> Understood:
    spec = folder / "spec.yaml"
    spec.write_text(HEAD + text, encoding="utf-8")
    return pipeline.understand(spec, settings=KEEP_GOING)


def ids(found: Understood) -> set[str]:
    return {operation.id for resource in found.api.resources for operation in resource.operations}


def left_out(found: Understood) -> list[Problem]:
    return [problem for problem in found.problems if problem.code.endswith("left-out")]


def test_what_is_sound_is_generated_and_the_rest_left_out_by_name() -> None:
    found = pipeline.understand(CASES / "keep-going" / "spec.yaml", settings=KEEP_GOING)
    assert ids(found) == {"getDeep", "getSound"}
    named = {problem.message.split(" is left out")[0] for problem in left_out(found)}
    assert named == {
        "GET /file (getFile)", 'the path "/item"', "GET /kind (getKind)", "GET /content (getContent)",
        "POST /deep (addDeep)", "GET /secret (getSecret)", "GET /later (getLater)", 'the schema "Herd"',
    }  # fmt: skip
    assert found.left_out == 6


def test_a_description_that_is_sound_is_the_same_with_and_without() -> None:
    spec = CASES / "valid" / "spec.yaml"
    whole, kept = pipeline.understand(spec), pipeline.understand(spec, settings=KEEP_GOING)
    assert (kept.api, kept.problems) == (whole.api, whole.problems)


def test_an_error_of_a_later_stage_leaves_out_its_operation_only(tmp_path: Path) -> None:
    paging = "tags: [q], x-pochoir-pagination: {style: link}"
    wrong = FINE.replace("tags: [q]", paging).replace("description: ok", "description: ok, content: {text/csv: {}}")
    found = understood(tmp_path, f"paths:\n  /a: {{get: {wrong % 'wrong'}}}\n  /b: {{get: {FINE % 'fine'}}}\n")
    assert ids(found) == {"fine"}
    assert [problem.severity for problem in found.problems].count("error") == 1


def test_a_wrong_security_of_the_whole_leaves_out_the_operations_without_their_own(tmp_path: Path) -> None:
    own = FINE.replace("tags: [q]", "tags: [q], security: []") % "own"
    found = understood(
        tmp_path, f"security: [{{nobody: []}}]\npaths:\n  /a: {{get: {FINE % 'a'}}}\n  /b: {{get: {own}}}\n"
    )
    assert ids(found) == {"own"}


def test_an_extension_that_names_an_operation_that_is_left_out_goes_too(tmp_path: Path) -> None:
    wrong = FINE.replace("{description: ok}", "{$ref: '#/components/responses/None'}") % "wrong"
    login = "x-pochoir-login: {operation: wrong, token: /token}\n"
    found = understood(tmp_path, f"{login}paths:\n  /a: {{post: {wrong}}}\n  /b: {{get: {FINE % 'fine'}}}\n")
    assert ids(found) == {"fine"}
    assert found.api.login is None


def test_a_webhook_and_a_callback_are_left_out_by_name(tmp_path: Path) -> None:
    sent = "{content: {application/json: {schema: {$ref: '#/nowhere'}}}}"
    body = f"{{requestBody: {sent}, responses: {{'200': {{description: ok}}}}}}"
    called = FINE.replace("tags: [q]", f"tags: [q], callbacks: {{done: {{'{{$url}}': {{post: {body}}}}}}}") % "called"
    found = understood(tmp_path, f"webhooks: {{paid: {{post: {body}}}}}\npaths:\n  /a: {{get: {called}}}\n")
    assert ids(found) == {"called"}
    assert [problem.message.split(" is left out")[0] for problem in left_out(found)] == [
        'the request "paid"', 'the request "{$url}"'
    ]  # fmt: skip


def test_a_mistake_that_is_found_before_swagger_is_converted_leaves_out_its_schema_only(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    replies = "responses: {'200': {description: ok, schema: {$ref: '#/definitions/%s'}}}"
    spec.write_text(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\nhost: a.example.com\npaths:\n"
        f"  /a: {{get: {{operationId: a, {replies % 'A'}}}}}\n  /b: {{get: {{operationId: b, {replies % 'B'}}}}}\n"
        "definitions:\n  A: {type: object, type: object}\n  B: {type: object, properties: {b: {type: string}}}\n",
        encoding="utf-8",
    )
    assert ids(pipeline.understand(spec, settings=KEEP_GOING)) == {"b"}


@pytest.mark.parametrize("text", ["paths: []\n", "paths: {/a: {get: {responses: {'20x': {}}}}}\n", "openapi: 3.1.0\n"])
def test_a_description_of_which_nothing_is_left_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused):
        understood(tmp_path, text)


def test_findings_of_later_stages_are_reported_with_those_of_validation(tmp_path: Path) -> None:
    spec = tmp_path / "spec.yaml"
    scheme = "components: {securitySchemes: {d: {type: http, scheme: negotiate}}, schemas: {A: {type: strange}}}\n"
    spec.write_text(f"{HEAD}paths: {{/a: {{get: {FINE % 'a'}}}}}\n{scheme}", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        pipeline.understand(spec)
    assert {"structure", "security-scheme-unsupported"} <= {problem.code for problem in caught.value.problems}


def test_an_error_that_no_operation_depends_on_is_a_warning() -> None:
    found = pipeline.understand(CASES / "not-needed" / "spec.yaml")
    assert ids(found) == {"getQ"}
    assert {problem.severity for problem in found.problems} == {"warning"}


# Mistakes with one sensible reading ----------------------------------------------------------------------------------


def test_a_mistake_with_one_sensible_reading_is_read_so() -> None:
    found = pipeline.understand(CASES / "read-anyway" / "spec.yaml").api
    [resource] = found.resources
    assert [(each.method, each.path) for each in resource.operations] == [
        ("GET", "/no-slash/{id}"), ("POST", "/other"), ("POST", "/shared")
    ]  # fmt: skip
    assert len({each.id for each in resource.operations} | {each.name for each in resource.operations}) == 6
    assert found.version == "1.10"


def test_definitions_in_a_schema_are_found_from_within_it() -> None:
    found = pipeline.understand(CASES / "read-anyway-3.1" / "spec.yaml").api
    fields = {str(field.name): field for model in found.models for field in model.fields}
    assert set(fields) == {"length", "other", "unit"}


def test_paths_with_one_path_item_are_separate_operations(tmp_path: Path) -> None:
    path = "{parameters: [{name: id, in: path, required: true, schema: {type: string}}], get: %s}" % (FINE % "getOne")
    found = understood(tmp_path, f"paths:\n  /a/{{id}}: {path}\n  /b/{{id}}: {{$ref: '#/paths/~1a~1{{id}}'}}\n")
    [resource] = found.api.resources
    assert [(each.path, len(each.parameters)) for each in resource.operations] == [("/a/{id}", 1), ("/b/{id}", 1)]
    assert len({each.name for each in resource.operations}) == 2
