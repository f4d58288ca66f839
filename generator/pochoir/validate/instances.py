"""Validate defaults, enums and examples against their schemas."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote

import jsonschema_rs

from pochoir.findings import Findings, Object, brief, members
from pochoir.ir import Json
from pochoir.pointers import escape
from pochoir.schemas import Schema
from pochoir.schemas.merge import fits
from pochoir.validate.explain import Explained, clearest, cure, explain
from pochoir.validate.one_way import missing, required_here
from pochoir.validate.patterns import is_readable
from pochoir.validate.typos import near

_DOCUMENT = "urn:pochoir:document"
_DETAILS = 3
_OTHERS = (
    *("allOf", "anyOf", "oneOf", "$ref", "if"),
    *("additionalProperties", "patternProperties", "unevaluatedProperties"),
)
"""Keywords of a schema that may describe other members."""
_DROPPED = (
    *("$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary"),
    *("default", "examples", "xml", "nullable"),
)


def check_instances(findings: Findings, version: str) -> None:
    """Warn of defaults and examples that are invalid, and of enum values that can never occur."""
    instances = list(_instances(findings))
    for schema in findings.schemas():
        _check_enum(findings, schema)
    if not instances:
        return
    schemas = _Schemas(findings, version)
    for code, noun, schema_pointer, pointer, value in instances:
        if isinstance(value, dict) and list(value) == ["$ref"]:
            hint = "refer from examples: {name: {$ref: ...}}"
            findings.warning(code, f"{pointer}/$ref", f"{noun} is a reference, which is not followed here", hint)
            continue
        _check_members(findings, schema_pointer, pointer, value)
        for detail in clearest(schemas.errors(schema_pointer, value))[:_DETAILS]:
            where = pointer + "".join("/" + escape(str(key)) for key in detail.path)
            hint = cure(findings, where, detail) or "correct one of them"
            findings.warning(code, where, f"{noun} does not fit its schema: {detail.message}", hint)
        keyword = required_here(schema_pointer.rpartition("/")[0])
        for below, message in missing(findings, schema_pointer, value, keyword) if keyword else ():
            findings.warning(code, pointer + below, f"{noun} does not fit its schema: {message}", "add it")


def _check_members(findings: Findings, schema_pointer: str, pointer: str, value: Json) -> None:
    """Warn of members of an example that are probably misspelled."""
    waiting = [(schema_pointer, pointer, value)]
    while waiting:
        place, where, found = waiting.pop()
        schema = findings.resolved_schema(findings.schema(place))
        described, item = schema.properties, schema.child("items")
        if isinstance(found, list) and item:
            waiting += [(item, f"{where}/{at}", each) for at, each in enumerate(found[:_DETAILS])]
        if not isinstance(found, dict) or not described or schema.has(*_OTHERS):
            continue
        for name, member in found.items():
            below = f"{where}/{escape(name)}"
            if name in described:
                waiting.append((described[name], below, member))
            elif meant := near(name, described):
                message = f"the schema has no property {brief(name)}"
                findings.warning("example-member", below, message, f'did you mean "{meant}"?', "key")


def _check_enum(findings: Findings, schema: Schema) -> None:
    """Warn of values of `enum` and `const` that the `type` excludes."""
    values = {f"{schema.pointer}/enum/{number}": value for number, value in enumerate(schema.enum or ())}
    if schema.has("const"):
        values[f"{schema.pointer}/const"] = schema.const
    for where, value in values.items():
        if not fits(value, schema.type):
            written = findings.document.written(where)
            text = schema.types == ("string",) and value is not None and not isinstance(value, (dict, list))
            hint = f'write "{written}" in quotes' if text else ""
            expected = " or ".join(schema.type)
            findings.warning("enum-mismatch", where, f"{brief(value)} is not of the type {expected}", hint)


def _instances(findings: Findings) -> Iterator[tuple[str, str, str, str, Json]]:
    """Yield code, noun, pointer of the schema, pointer and value of each default and example."""
    for schema in findings.schemas():
        if schema.has("default"):
            yield "default-mismatch", "the default", schema.pointer, f"{schema.pointer}/default", schema.default
        for where, value in schema.samples:
            yield "example-mismatch", "the example", schema.pointer, where, value
    for pointer, owner in findings.objects("parameter", "header"):
        yield from _examples(findings, pointer, owner)
    for pointer, media_type in findings.objects("media-type"):
        name = pointer.rpartition("/")[2].lower()
        if "json" in name or "*" in name:
            yield from _examples(findings, pointer, media_type)


def _examples(findings: Findings, pointer: str, owner: Object) -> Iterator[tuple[str, str, str, str, Json]]:
    """Yield the examples of a parameter, header or media type, as `_instances` does."""
    if "schema" not in owner:
        return
    schema = f"{pointer}/schema"
    if "example" in owner:
        yield "example-mismatch", "the example", schema, f"{pointer}/example", owner["example"]
    for name, value in members(owner.get("examples")).items():
        where, example = findings.resolved(f"{pointer}/examples/{escape(name)}", value)
        for key in ("value", "dataValue"):
            if isinstance(example, dict) and key in example:
                yield "example-mismatch", f"the example {brief(name)}", schema, f"{where}/{key}", example[key]


@dataclass(slots=True)
class _Schemas:
    """Validators for the schemas of a description."""

    registry: jsonschema_rs.Registry | None
    last: tuple[str, jsonschema_rs.Validator | None]

    def __init__(self, findings: Findings, version: str) -> None:
        self.last = ("", None)
        try:
            tree = _Rewriting(findings).copy(findings.document.tree)
            self.registry = jsonschema_rs.Registry([(_DOCUMENT, tree)])
        except (ValueError, jsonschema_rs.ReferencingError):
            self.registry = None

    def errors(self, pointer: str, value: Json) -> Iterator[Explained]:
        """Yield the errors of a value against the schema at a pointer."""
        validator = self._validator(pointer)
        if validator is None:
            return
        for error in validator.iter_errors(value):
            yield from explain(error)

    def _validator(self, pointer: str) -> jsonschema_rs.Validator | None:
        """Return the validator of the schema at a pointer, or None for an invalid schema, which other rules report."""
        # Only the last validator is kept, because those of all schemas need too much memory.
        if pointer != self.last[0]:
            self.last = (pointer, self._compiled(pointer))
        return self.last[1]

    def _compiled(self, pointer: str) -> jsonschema_rs.Validator | None:
        if self.registry is None:
            return None
        body = {"$ref": f"{_DOCUMENT}#{quote(pointer, safe='/~')}"}
        with suppress(ValueError, jsonschema_rs.ReferencingError):
            return jsonschema_rs.Draft202012Validator(
                body, registry=self.registry, offline=True, validate_formats=False
            )
        return None


class _Rewriting:
    """Rewrite a tree so that its schemas are valid JSON Schema 2020-12."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def copy(self, value: Json) -> Json:
        """Return a rewritten copy of a value."""
        if isinstance(value, list):
            return [self.copy(item) for item in value]
        if not isinstance(value, dict):
            return value
        schema = self._findings.schema_of(value)
        if schema is None:
            return {key: self.copy(child) for key, child in value.items()}
        if schema.is_old and schema.ref is not None:
            return {"$ref": schema.ref}
        copy = {key: self.copy(child) for key, child in schema.keywords.items() if key not in _DROPPED}
        self._relax(schema, copy)
        return {"anyOf": [{"type": "null"}, copy]} if schema.is_on("nullable") else copy

    def _relax(self, schema: Schema, copy: Object) -> None:
        """Remove what depends on the direction of the message, and unsupported patterns."""
        one_way = {name for name, place in schema.properties.items() if self._is_one_way(place)}
        if one_way and schema.required:
            copy["required"] = [name for name in schema.required if name not in one_way]
        if schema.pattern is not None and not is_readable(schema.pattern, rust_only=True):
            del copy["pattern"]

    def _is_one_way(self, pointer: str) -> bool:
        schema = self._findings.schema(pointer)
        return schema.is_on("readOnly") or schema.is_on("writeOnly")
