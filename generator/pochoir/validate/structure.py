"""Validate a description with the OpenAPI schemas of openapi-spec-validator, in one pass over the tree.

Its validator is not used: it takes minutes for large descriptions, follows references itself, and does not locate most
errors. What it checks beyond the schemas is checked by the other modules here; a test compares the two.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import jsonschema_rs

from pochoir.document.grammar import Kind
from pochoir.document.references import lookup
from pochoir.document.survey import Node
from pochoir.findings import Findings, did_you_mean, members
from pochoir.ir import Json
from pochoir.pointers import escape, unescape
from pochoir.validate.explain import Explained, clearest, cure, explain
from pochoir.validate.names import COMPONENT
from pochoir.validate.typos import DOCUMENTING, check_keywords, near, unknown_key

_Object: TypeAlias = dict[str, Json]
_DEFINITIONS: dict[str, dict[Kind, str]] = {
    "definitions": {
        "path-item": "PathItem",
        "parameter": "Parameter",
        "header": "Header",
        "request-body": "RequestBody",
        "response": "Response",
        "example": "Example",
        "link": "Link",
        "callback": "Callback",
        "security-scheme": "SecurityScheme",
        "schema": "Schema",
        "media-type": "MediaType",
    },
    "$defs": {
        "path-item": "path-item",
        "parameter": "parameter",
        "header": "header",
        "request-body": "request-body",
        "response": "response",
        "example": "example",
        "link": "link",
        "callback": "callbacks",
        "security-scheme": "security-scheme",
        "media-type": "media-type",
    },
}
_TOLERATED_MISSING = {
    "info": ("title", "version"),
    "license": ("name",),
    "response": ("description",),
    "operation": ("responses",),
    "openapi": ("paths", "components", "webhooks", "info"),
    "contact": ("name",),
}
"""Required keys that published descriptions often lack and a client does not need."""
_TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")
_HARMLESS = ("uniqueItems", "minItems", "minProperties", "minLength", "format")


def check_structure(findings: Findings, version: str) -> None:
    """Report errors against the schema of this version of OpenAPI."""
    if version != "3.0":
        dialect = _validator(version, "schema")
        check_keywords(findings, lambda key, value: dialect.is_valid({key: value}))
    _check_part(findings, version, None, "", findings.document.tree)
    for pointer, node in findings.document.survey.nodes.items():
        # The schema of 3.0 includes schema objects; in 3.1 and 3.2 JSON Schema defines them.
        outermost_schema = node.kind == "schema" and node.owner != "schema" and version != "3.0"
        if pointer and (node.owner is None or outermost_schema or _has_wrong_key(pointer, node)):
            _check_part(findings, version, node.kind, pointer, node.value)


def _has_wrong_key(pointer: str, node: Node) -> bool:
    """Return whether the schema of OpenAPI does not reach an object, because its key is not what it should be."""
    key = unescape(pointer.rpartition("/")[2])
    match node.owner:
        case "paths":
            return not key.startswith("/") and not key.startswith("x-")
        case "components":
            return COMPONENT.fullmatch(key) is None
        case _:
            return False


def _check_part(findings: Findings, version: str, kind: Kind | None, pointer: str, value: Json) -> None:
    """Report errors of the value at a pointer against the schema of a kind of object."""
    validator = _validator(version, kind)
    if not validator.is_valid(value):
        found = [detail for error in validator.iter_errors(value) for detail in explain(error)]
        for detail in clearest(found, _vocabulary()):
            _report(findings, version, pointer, detail)


def _report(findings: Findings, version: str, base: str, detail: Explained) -> None:
    """Report a single error."""
    pointer = base + "".join("/" + escape(str(key)) for key in detail.path)
    kind = _kind(findings, pointer)
    if detail.keyword == "unknown":
        _unknown(findings, version, pointer, detail)
    elif detail.keyword == "required":
        tolerated = detail.name in _TOLERATED_MISSING.get(kind, ())
        if (detail.name, kind) in (("required", "parameter"), ("default", "responses")):
            return  # Reported by the check of path parameters, which knows the name, and as a lack of entries.
        report = findings.warning if tolerated else findings.error
        report("missing", pointer, f"{detail.message} in {_noun(kind)}", f'add "{detail.name}"', "key")
    elif pointer == "/openapi" or _is_read(findings, version, pointer, detail):
        return
    elif detail.keyword == "type" and pointer.endswith(("/exclusiveMinimum", "/exclusiveMaximum")):
        # The other form is valid in another version, and its meaning is clear.
        number = pointer.rpartition("/")[2].replace("exclusiveM", "m")
        old = version == "3.0"
        hint = "raise the version to 3.1.0, where this is a number" if old else f'move the number of "{number}" here'
        findings.warning("structure", pointer, detail.message, hint)
    elif detail.keyword in _HARMLESS or pointer.endswith(("/examples", "/example")):
        hint = 'describe "200" or "2XX"' if kind == "responses" else cure(findings, pointer, detail)
        findings.warning("structure", pointer, detail.message, hint)
    else:
        findings.error("structure", pointer, detail.message, cure(findings, pointer, detail), detail.part)


def _is_read(findings: Findings, version: str, pointer: str, detail: Explained) -> bool:
    """Report a mistake that has one sensible reading as a warning, and return whether an error is one."""
    owner, value = (lookup(findings.document.tree, each) for each in (pointer.rpartition("/")[0], pointer))
    types = detail.found if isinstance(detail.found, list) else [detail.found]
    if pointer.endswith("/required") and isinstance(owner, dict) and owner.get("in") == "path":
        return True  # Reported by the check of path parameters.
    if detail.keyword == "propertyNames" and pointer.startswith("/components/") and pointer.count("/") == 3:
        return True  # Reported by the check of component names.
    if detail.keyword == "not" and isinstance(value, dict) and {"example", "examples"} <= value.keys():
        message = '"example" and "examples" exclude each other; the examples are read'
        findings.warning("example-twice", pointer, message, "keep one of the two")
        return True
    if pointer.endswith("/type") and detail.found == "file":
        message = 'the type "file" belongs to Swagger 2.0; it is read as binary content'
        findings.warning("type-file", pointer, message, "write type: string, format: binary")
        return True
    if pointer.endswith("/type") and version == "3.0" and types and all(each in _TYPES for each in types):
        message = "OpenAPI 3.0 allows a single type, and no null; this is read as in 3.1"
        hint = "write nullable: true, or change the version to 3.1.0"
        findings.warning("type-of-3.1", pointer, message, hint)
        return True
    return False


def _kind(findings: Findings, pointer: str) -> str:
    """Return the kind of the object at a pointer, or its key."""
    node = findings.document.survey.nodes.get(pointer)
    return node.kind if node else pointer.rpartition("/")[2]


def _noun(kind: str) -> str:
    word = kind.replace("-", " ")
    if kind in ("info", "openapi", "paths", "components"):
        return "the description" if kind == "openapi" else f'"{kind}"'
    return f"this {word}" if word.replace(" ", "").isalpha() else "this mapping"


def _unknown(findings: Findings, version: str, pointer: str, detail: Explained) -> None:
    """Report an unknown key: an error if it is probably misspelled, because it would be ignored."""
    parent = _kind(findings, pointer.rpartition("/")[0])
    if parent in ("responses", "paths", "callback") or (pointer.startswith("/components/") and pointer.count("/") == 3):
        return  # Reported by the checks of statuses, paths and component names.
    if parent == "media-type" and detail.name == "itemSchema":
        return  # Frameworks write it into 3.1 too, and it is read.
    if detail.name == "$ref":
        message = f"a reference is not allowed in {_noun(parent)}, and what it names would be lost"
        findings.error("reference-place", pointer, message, "refer to the whole path item, or write it out", "key")
        return
    owner = lookup(findings.document.tree, pointer.rpartition("/")[0])
    given = set(owner) if isinstance(owner, dict) else set[str]()
    if parent == "path-item" and "$ref" in given and detail.name in _keys(version, parent):
        return  # Keys next to a reference are read; those that have no effect are reported as such.
    meant = "$ref" if detail.name == "ref" else near(detail.name, _keys(version, parent) - given)
    if detail.name == "schema" and parent in ("response", "request-body"):
        hint = "describe it under content: {application/json: {schema: …}}"
        unknown_key(findings, pointer, _noun(parent), hint, is_error=True)
        return
    if meant:
        hint = f'did you mean "{meant}"?'
        unknown_key(findings, pointer, _noun(parent), hint, is_error=meant not in DOCUMENTING)
        return
    elsewhere = detail.name in _vocabulary()
    hint = "" if elsewhere else did_you_mean(detail.name, _vocabulary(), cutoff=0.75)
    hint = hint or ("remove it" if elsewhere else "remove it, or begin it with x-")
    unknown_key(findings, pointer, _noun(parent), hint, is_error=False)


@cache
def specification(version: str) -> _Object:
    """Return the schema of a version of OpenAPI from openapi-spec-validator."""
    path = _folder("openapi_spec_validator") / "resources" / "schemas" / f"v{version}" / "schema.json"
    loaded: _Object = json.loads(path.read_text("utf-8"))
    return loaded


def _folder(package: str) -> Path:
    """Return the folder of an installed package without importing it, which would take half a second."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed", name=package)
    return Path(spec.origin).parent


@cache
def _vocabulary() -> frozenset[str]:
    """Return all keys of the specification."""
    return _named(specification("3.0"), specification("3.2"))


@cache
def _keys(version: str, kind: str) -> frozenset[str]:
    """Return the keys of a kind of object, or none if the specification does not define it."""
    schema = specification(version)
    if kind == "openapi":
        return frozenset(members(schema.get("properties")))
    section = members(schema.get("definitions" if version == "3.0" else "$defs"))
    words = kind.split("-")
    names = (kind, f"{kind}s", "".join(word.capitalize() for word in words))
    return _named(*(section[name] for name in names if name in section))


def _named(*schemas: Json) -> frozenset[str]:
    """Return the property names in schemas, at any depth."""
    names: set[str] = set()
    waiting: list[Json] = list(schemas)
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            properties = value.get("properties")
            names.update(properties if isinstance(properties, dict) else ())
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return frozenset(names)


@cache
def _validator(version: str, kind: Kind | None) -> jsonschema_rs.Validator:
    """Return the validator of a description, or of one kind of object."""
    schema = specification(version)
    if kind is None:
        return jsonschema_rs.validator_for(schema, offline=True, validate_formats=False)
    if kind == "schema" and version != "3.0":
        return _dialect(version)
    section = "definitions" if version == "3.0" else "$defs"
    body: _Object = {"$schema": schema["$schema"], section: schema[section]}
    name = _DEFINITIONS[section].get(kind)
    if version == "3.0" and name:
        body["oneOf"] = [{"$ref": f"#/{section}/{name}"}, {"$ref": f"#/{section}/Reference"}]
    elif name:
        body["if"] = {"type": "object", "required": ["$ref"]}
        body["else"] = {"$ref": f"#/{section}/{name}"}
    return jsonschema_rs.validator_for(body, offline=True, validate_formats=False)


def _dialect(version: str) -> jsonschema_rs.Validator:
    """Return the validator of schemas of 3.1 and 3.2: JSON Schema 2020-12 with the vocabulary of OpenAPI."""
    folder = _folder("openapi_schema_validator") / "schemas"
    if version == "3.1":
        meta, dialect = folder / "oas3.1/vocabularies/base", folder / "oas3.1/metaschema.json"
    else:
        meta, dialect = folder / "oas3.2/meta/2025-09-17.json", folder / "oas3.2/dialect/2025-09-17.json"
    resources = [json.loads(path.read_text("utf-8")) for path in (meta, dialect)]
    registry = jsonschema_rs.Registry([(str(resource["$id"]), resource) for resource in resources])
    body: _Object = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": str(resources[1]["$id"])}
    return jsonschema_rs.Draft202012Validator(body, registry=registry, offline=True, validate_formats=False)
