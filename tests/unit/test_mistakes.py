"""Findings on a description with one mistake: the code, the severity, the line and the cure."""

from pathlib import Path

import pytest

from pochoir import pipeline
from pochoir.command.judging import judged
from pochoir.problems import Problem, Refused

RIGHT = """\
openapi: 3.1.1
info: {title: Zoo, version: "1", description: Animals.}
tags: [{name: Animals}]
servers: [{url: "https://zoo.example.com/v1"}]
security: [{token: []}]
paths:
  /animals:
    get:
      operationId: listAnimals
      tags: [Animals]
      description: All of them.
      parameters:
        - {name: page, in: query, schema: {type: integer, default: 1}}
        - {name: kind, in: query, schema: {type: string, pattern: "^[a-z]+$"}}
      responses:
        "200":
          description: The animals.
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Animal"}}
    post:
      operationId: createAnimal
      tags: [Animals]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Animal"}
            example: {name: Ada, legs: 4}
      responses:
        "201": {description: The animal.}
        "422": {description: No., content: {application/json: {schema: {$ref: "#/components/schemas/Failure"}}}}
  /animals/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
    get:
      operationId: getAnimal
      tags: [Animals]
      responses:
        "200": {description: The animal., content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    login: {type: openIdConnect, openIdConnectUrl: "https://zoo.example.com/openid"}
  schemas:
    Animal:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 80}
        legs: {type: integer, minimum: 0, readOnly: true}
        diet: {type: [string, "null"], enum: [grass, meat, null]}
        names: {type: array, items: {type: string}}
    Failure: {type: object, properties: {message: {type: string}}}
"""

# Right text, wrong text, severity and code, what the message or the hint says. The finding is on the mistake's line.
MISTAKES = [
    ("\npaths:", "\npath:", "error unknown-key", 'did you mean "paths"?'),
    ("      requestBody:", "      requestbody:", "error unknown-key", 'did you mean "requestBody"?'),
    ("      parameters:\n        -", "      paramaters:\n        -", "error unknown-key", 'did you mean "parameters"?'),
    ("}\n    get:", "}\n    gett:", "error unknown-key", 'did you mean "get"?'),
    ("            schema: {$ref", "            shema: {$ref", "error unknown-key", 'did you mean "schema"?'),
    ("      description: All", "      descripton: All", "warning unknown-key", 'did you mean "description"?'),
    ("      properties:", "      propreties:", "error unknown-key", 'did you mean "properties"?'),
    ("maxLength: 80", "maxLenght: 80", "error unknown-key", 'did you mean "maxLength"?'),
    ("readOnly: true", "readonly: true", "error unknown-key", 'did you mean "readOnly"?'),
    ('[string, "null"], enum', "string, nullable: true, enum", "warning nullable-3.1", 'type: [string, "null"]'),
    ("security: [{token", "security: [{tokn", "error security-scheme-not-found", 'did you mean "token"?'),
    ("security: [{token: []", "security: [{token: [], login: []", "warning security-schemes-collide",
     "[{token: []}, {login: []}]"),
    ("scheme: bearer", "scheme: beerer", "error security-scheme-unknown", 'did you mean "bearer"?'),
    ("- {name: id,", "- {name: animal,", "error path-parameter-unknown", 'did you mean "id"?'),
    ("in: path, required: true", "in: path", "warning path-parameter-optional", "required: true"),
    ("page, in: query", "page, in: body", "error structure", "requestBody"),
    ("page, in: query", "page, in: querry", "error structure", 'did you mean "query"?'),
    ('"#/components/schemas/Failure"', '"Failure"', "error reference-file-not-found", '"#/components/schemas/Fail'),
    ("            application/json:\n", "            aplication/json:\n", "error media-type", '"application/json"?'),
    ("required: [name]", "required: [nane]", "warning required-misspelled", 'did you mean "name"?'),
    ("maxLength: 80", "maxLength: 80, minLength: 90", "error bounds-contradict", "minLength is 90"),
    ("{type: integer, default: 1}", "{exclusiveMinimum: 3, maximum: 2}", "error bounds-contradict", "Minimum is 3"),
    ("name: Ada", "nmae: Ada", "warning example-member", 'did you mean "name"?'),
    ("{type: array, items: {type: string}}", "{type: array}", "warning items-missing", "add items"),
    ("{type: array, items: {type: string}}", '{type: [array, "null"]}', "warning items-missing", "add items"),
    ("[grass, meat", "[grass, grass, meat", "warning enum-duplicate", "keep one"),
    ("{type: integer, default: 1}", "{enum: [1, true, 1.0]}", "warning enum-duplicate", "keep one"),
    ('"^[a-z]+$"', "'^\\\\d+$'", "warning pattern-doubtful", "did you mean ^\\d+$?"),
    ('"^[a-z]+$"', "'^(?P<x>a)$'", "warning pattern-doubtful", "write (?<name>…)"),
    ('        "422"', "        422", "warning status-unquoted", 'write "422" in quotes'),
    ('        "200": {', '        "404": {', "warning success-missing", '"2XX"'),
    ("    Failure: {", "    Unused: {type: string}\n    Failure: {", "warning component-unused", '"Unused"'),
    ("https://zoo", "zoo", "error server-relative", 'did you mean "https://zoo.example.com/v1"?'),
    ("schema: {type: integer, default: 1}", "style: form", "error missing", 'add "schema"'),
    ("Animals]\n      description", "Animels]\n      description", "warning tag-undeclared", 'did you mean "Animals"?'),
    ("operationId: getAnimal", "requestBody: {content: {}}", "warning body-unusual", "use POST"),
    ("Body:\n        required: true\n", "Body:\n", "warning body-optional", "requires \"name\""),
    ("name: {type: string,", "name: {type: string, format: datetime,", "warning format-misspelled", '"date-time"?'),
    ("legs: {type: integer", "legs: {type: string", "warning keyword-of-other-type", "integer or number, not string"),
    ("name: {type: string,", "name: {type: string, const: 3,", "warning enum-mismatch", "not of the type string"),
    ("        names: {", "      names: {", "error unknown-key", 'indent it below "properties"'),
    ("/{id}:\n    parameters:\n      -", "/:id:\n    parameters:\n      -", "error path-parameter-unknown", "{id}"),
    ("The animal.}\n", "The animal., schema: {}}\n", "error unknown-key", "describe it under content"),
    ('"#/components/schemas/Failure"', '"#components/schemas/Failure"', "error reference-not-found", '"#/components/'),
    ('"#/components/schemas/Failure"', '"#/definitions/Failure"', "error reference-not-found", '"#/components/'),
    ('{$ref: "#/components/schemas/Failure"}', '"#/components/schemas/Failure"', "error structure", "write {$ref: "),
    ("            application/json:\n", "            application/jsn:\n", "warning media-type", '"application/json"?'),
    ('[string, "null"], enum', "[string, null], enum", "error structure", 'write "null" in quotes'),
    ("minimum: 0", "minimum: 0, exclusiveMinimum: true", "warning structure", 'move the number of "minimum" here'),
    ("https://zoo", "https://{zoo}", "warning server-url-invalid", 'describe it under "variables"'),
    ('zoo.example.com/v1"', '{hos}.a", variables: {host: {default: b}}', "error server-url-invalid", '"host"?'),
    ("https://zoo", "https:/zoo", "warning server-url-invalid", "two slashes"),
    ('zoo.example.com/v1"', '{a}.b", variables: {a: {default: prd, enum: [prod, test]}}', "warning default-mismatch",
     'did you mean "prod"?'),
    ('"#/components/schemas/Failure"', '"#/info/title"', "error reference-wrong-type", '"#/components/schemas/'),
    ("  /animals:", "<<<<<<< HEAD\n  /animals:", "error yaml-syntax", "remove the markers"),
]  # fmt: skip


ANY = "{responses: {default: {description: x}}}"
TAGGED = "discriminator: {propertyName: name}"
PAGED = "x-pochoir-pagination: {style: page, items: '',"
# What `lint` says of further mistakes: an error or a warning.
LINTED = [
    ("      description: All", "      tags: [Animals]\n      description: All", "error yaml-duplicate-key"),
    ("- {name: kind, in: query", "- {name: page, in: query", "error parameter-duplicate"),
    ("  /animals/{id}:", f"  /animals/{{name}}: {{get: {ANY}}}\n  /animals/{{id}}:", "error path-ambiguous"),
    ("{name: Ada, legs: 4}", "{name: Ada}\n            examples: [{name: Ada}]", "error structure"),
    ("- {name: kind, in: query", "- {name: Authorization, in: header", "warning parameter-ignored"),
    ("info: {title: Zoo,", "info: {", "error missing"),
    ('info: {title: Zoo, version: "1", description: Animals.}', "x-a: b", "error missing"),
    ("The animal.}", "The animal., headers: []}", "error structure"),
    ("The animal.}", "}", "error missing"),
    ("      operationId: getAnimal\n", "", "warning operation-id-missing"),
    ("      description: All", f"      {PAGED} paremeter: page}}\n      description: All", "error extension-shape"),
    ("      description: All", f"      {PAGED} parameter: pages}}\n      description: All", "error extension-target"),
    ("  /animals:", "  animals:", "error path-slash"),
    ("name: {type: string,", "name: {type: string, required: true,", "error structure"),
    ("type: http, scheme", "type: htp, scheme", "error structure"),
    ('        "201"', '        "20x"', "error status"),
    ("      tags: [Animals]", "\t    tags: [Animals]", "error yaml-syntax"),
    ("legs: {type: integer", "legs: {type: int", "error structure"),
    ("name: {type: string", "name: {type: str", "error structure"),
    ("enum: [grass", "enum: [no, grass", "warning yaml-boolean"),
    ("openapi: 3.1.1", "openapi: 3.1", "error version-short"),
    ("      description: All", "      x-pochoir-pages: {}\n      description: All", "error extension-unknown"),
    ("      required: [name]", f"      {TAGGED}\n      required: [name]", "warning unsupported-keyword"),
    ('"^[a-z]+$"', '"^[a-z+$"', "error pattern-unreadable"),
    ("legs: {type: integer,", "legs: {type: integer, enum: [one],", "error enum-mismatch"),
    ("operationId: getAnimal", "operationId: listAnimals", "error operation-id-duplicate"),
    ("default: 1}", "default: one}", "error default-mismatch"),
    ("in: path, required: true", "in: path, required: false", "error path-parameter-optional"),
    ("https://zoo", "https://{zoo}", "error server-url-invalid"),
    ('zoo.example.com/v1"', '{a}.b", variables: {a: {default: "{a}"}}', "error server-url-invalid"),
    ("          content:\n", "          content:\n            examples: {}\n", "warning media-type"),
    ("maxLength: 80", 'maxLength: "80"', "error structure"),
]  # fmt: skip


def found(folder: Path, text: str) -> tuple[Problem, ...]:
    """Everything that is found in a description."""
    path = folder / "zoo.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return pipeline.understand(path).problems
    except Refused as refused:
        return refused.problems


def test_nothing_is_found_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert found(tmp_path, RIGHT) == ()


@pytest.mark.parametrize(("right", "wrong", "kind", "cure"), MISTAKES, ids=[each[1].strip() for each in MISTAKES])
def test_a_mistake_is_found_where_it_is(tmp_path: Path, right: str, wrong: str, kind: str, cure: str) -> None:
    before, _, after = RIGHT.partition(right)
    assert after, "the right text is in the description"
    first = before.count("\n") + 1
    # A missing success is reported at the responses, which begin one line earlier.
    first, last = (first - 1, first) if kind.endswith("success-missing") else (first, first + wrong.count("\n"))
    problems = [each for each in found(tmp_path, before + wrong + after) if f"{each.severity} {each.code}" == kind]
    there = [each for each in problems if each.location and first <= each.location.line <= last]
    assert any(cure in f"{each.message} {each.hint}" for each in there), problems


@pytest.mark.parametrize(
    "schema",
    [
        "{note: a text}",
        "{id: x}",
        "{unit: cm}",
        "{min: 3}",
        "{x-readonly: true}",
        "{$comment: a}",
        "{order: [a]}",
        "{pref: a}",
        "{refs: a}",
    ],
)
def test_a_keyword_of_ones_own_is_none_misspelled(tmp_path: Path, schema: str) -> None:
    text = RIGHT.replace("{type: string, maxLength: 80}", schema)
    assert found(tmp_path, text) == ()


@pytest.mark.parametrize("version", ["3.0.3", "3.1.1", "3.2.0"])
@pytest.mark.parametrize("wrong", ["maxLenght: 3", "patern: a", "MinLength: 3", "ref: '#/components/schemas/Failure'"])
def test_a_keyword_is_found_misspelled_in_every_version(tmp_path: Path, version: str, wrong: str) -> None:
    text = RIGHT.replace("3.1.1", version).replace("maxLength: 80", wrong).replace('[string, "null"]', "string")
    key = wrong.partition(":")[0]
    assert any(f'"{key}" is not known' in each.message and each.severity == "error" for each in found(tmp_path, text))


def test_an_operation_without_responses_is_found(tmp_path: Path) -> None:
    before, _, after = RIGHT.partition('      responses:\n        "201"')
    text = before + after[after.index("  /animals/{id}") :]
    [problem] = [each for each in found(tmp_path, text) if each.code == "success-missing"]
    assert problem.pointer == "/paths/~1animals/post"


@pytest.mark.parametrize(
    "schema", ["{type: integer, default: x}", "{type: array, items: {type: integer}, default: [x]}"]
)
def test_a_default_that_does_not_fit_is_found_once(tmp_path: Path, schema: str) -> None:
    text = RIGHT.replace("{type: integer, default: 1}", schema)
    assert [each.code for each in found(tmp_path, text)] == ["default-mismatch"]


def test_a_default_that_only_the_client_refuses_is_found(tmp_path: Path) -> None:
    text = RIGHT.replace("{type: integer, default: 1}", "{type: string, format: date, default: today}")
    assert [each.code for each in found(tmp_path, text)] == ["default-mismatch"]


@pytest.mark.parametrize("key", ["format", "contentMediaType"])
def test_a_format_of_ones_own_is_none_misspelled(tmp_path: Path, key: str) -> None:
    text = RIGHT.replace("maxLength: 80", f"{key}: isbn")
    assert found(tmp_path, text) == ()


@pytest.mark.parametrize("media_type", ["application/bson", "application/jsonl", "application/vnd.zoo+json"])
def test_a_media_type_that_exists_is_none_misspelled(tmp_path: Path, media_type: str) -> None:
    text = RIGHT.replace("            application/json:\n", f"            {media_type}:\n", 1)
    assert "media-type" not in {each.code for each in found(tmp_path, text)}


def test_a_tag_that_is_declared_with_something_else_than_a_name_is_found(tmp_path: Path) -> None:
    text = RIGHT.replace("tags: [{name: Animals}]", "tags: [{name: [Animals]}]")
    assert "structure" in {each.code for each in found(tmp_path, text)}


def test_a_path_item_that_two_paths_have_is_found_at_the_second(tmp_path: Path) -> None:
    text = RIGHT.replace("components:", '  /animals/old/{id}: {$ref: "#/paths/~1animals~1{id}"}\ncomponents:')
    [problem] = [each for each in found(tmp_path, text) if each.code == "path-item-shared"]
    assert (problem.severity, problem.pointer) == ("warning", "/paths/~1animals~1old~1{id}")


@pytest.mark.parametrize(("right", "wrong", "kind"), LINTED, ids=[each[1].strip() for each in LINTED])
def test_lint_fails_for_what_is_not_valid_and_warns_of_the_rest(
    tmp_path: Path, right: str, wrong: str, kind: str
) -> None:
    assert right in RIGHT
    problems = [judged(each) for each in found(tmp_path, RIGHT.replace(right, wrong, 1))]
    assert kind in {f"{each.severity} {each.code}" for each in problems}
    assert any(each.severity == "error" for each in problems) == kind.startswith("error")
