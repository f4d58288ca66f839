"""Validate defaults, enums and examples against their schemas."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote

import jsonschema_rs

from pochoir.document.references import MISSING, lookup
from pochoir.findings import Findings, Object, brief, items, members
from pochoir.ir import Json
from pochoir.pointers import escape
from pochoir.validate.explain import Explained, clearest, cure, explain
from pochoir.validate.patterns import is_readable
from pochoir.validate.typos import near

_DOCUMENT = "urn:pochoir:document"
_DETAILS = 3
_OTHERS = frozenset(
    ("allOf", "anyOf", "oneOf", "$ref", "additionalProperties", "patternProperties", "unevaluatedProperties", "if")
)
"""Keywords of a schema that may describe other members."""
_DROPPED = ("$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary", "default", "example", "examples", "xml")
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def check_instances(findings: Findings, version: str) -> None:
    """Warn of defaults and examples that are invalid, and of enum values that can never occur."""
    instances = list(_instances(findings))
    for pointer, schema in findings.objects("schema"):
        _check_enum(findings, pointer, schema)
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


def _value(findings: Findings, pointer: str) -> Json:
    found = lookup(findings.document.tree, pointer)
    return None if found is MISSING else found


def _check_members(findings: Findings, schema_pointer: str, pointer: str, value: Json) -> None:
    """Warn of members of an example that are probably misspelled."""
    waiting = [(schema_pointer, pointer, value)]
    while waiting:
        place, where, found = waiting.pop()
        place, schema = findings.resolved(place, _value(findings, place))
        described = members(members(schema).get("properties"))
        if isinstance(found, list) and isinstance(members(schema).get("items"), dict):
            waiting += [(f"{place}/items", f"{where}/{at}", item) for at, item in enumerate(found[:_DETAILS])]
        if not isinstance(found, dict) or not described or members(schema).keys() & _OTHERS:
            continue
        for name, member in found.items():
            below = f"{where}/{escape(name)}"
            if name in described:
                waiting.append((f"{place}/properties/{escape(name)}", below, member))
            elif meant := near(name, described):
                message = f"the schema describes no member {brief(name)}"
                findings.warning("example-member", below, message, f'did you mean "{meant}"?', "key")


def fits(value: Json, types: Json) -> bool:
    """Return whether a value has a type of JSON Schema, or one of a list. Unknown types fit everything."""
    names = types if isinstance(types, list) else [types]
    for name in names:
        classes = _TYPES.get(name) if isinstance(name, str) else None
        if classes is None or (isinstance(value, classes) and (bool in classes or not isinstance(value, bool))):
            return True
        if name == "integer" and isinstance(value, float) and value.is_integer():
            return True
    return False


def _check_enum(findings: Findings, pointer: str, schema: Object) -> None:
    """Warn of enum values that the `type` excludes."""
    types = schema.get("type")
    if types is None:
        return
    for number, value in enumerate(items(schema.get("enum"))):
        if not fits(value, types) and not (value is None and schema.get("nullable") is True):
            where = f"{pointer}/enum/{number}"
            written = findings.document.written(where)
            text = types == "string" and value is not None and not isinstance(value, (dict, list))
            hint = f'write "{written}" in quotes' if text else ""
            expected = " or ".join(str(name) for name in types) if isinstance(types, list) else str(types)
            findings.warning("enum-mismatch", where, f"{brief(value)} is not of the type {expected}", hint)


def _instances(findings: Findings) -> Iterator[tuple[str, str, str, str, Json]]:
    """Yield code, noun, pointer of the schema, pointer and value of each default and example."""
    for pointer, schema in findings.objects("schema"):
        if "default" in schema:
            yield "default-mismatch", "the default", pointer, f"{pointer}/default", schema["default"]
        if "example" in schema:
            yield "example-mismatch", "the example", pointer, f"{pointer}/example", schema["example"]
        for number, value in enumerate(items(schema.get("examples"))):
            yield "example-mismatch", "the example", pointer, f"{pointer}/examples/{number}", value
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
        schemas = {id(node.value) for _, node in findings.nodes("schema") if isinstance(node.value, dict)}
        self.last = ("", None)
        try:
            tree = _Rewriting(schemas, version == "3.0").copy(findings.document.tree)
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


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """Rewrite a tree so that its schemas are valid JSON Schema 2020-12. `schemas` are the ids of the schema objects."""

    schemas: set[int]
    old: bool

    def copy(self, value: Json) -> Json:
        """Return a rewritten copy of a value."""
        if isinstance(value, list):
            return [self.copy(item) for item in value]
        if not isinstance(value, dict):
            return value
        if id(value) not in self.schemas:
            return {key: self.copy(child) for key, child in value.items()}
        if self.old and isinstance(value.get("$ref"), str):
            return {"$ref": value["$ref"]}
        copy = {key: self.copy(child) for key, child in value.items() if key not in _DROPPED}
        self._relax(value, copy)
        if self.old:
            self._bounds(copy)
        # Also in 3.1, where `typos` reports it.
        copy.pop("nullable", None)
        return {"anyOf": [{"type": "null"}, copy]} if value.get("nullable") is True else copy

    def _relax(self, value: Object, copy: Object) -> None:
        """Remove what depends on the direction of the message, and unsupported patterns."""
        properties = members(value.get("properties"))
        one_way = {name for name, child in properties.items() if _is_one_way(child)}
        if one_way and isinstance(value.get("required"), list):
            required = items(value.get("required"))
            copy["required"] = [name for name in required if not (isinstance(name, str) and name in one_way)]
        pattern = value.get("pattern")
        if isinstance(pattern, str) and not is_readable(pattern, rust_only=True):
            del copy["pattern"]

    def _bounds(self, copy: Object) -> None:
        """Convert exclusive bounds of 3.0 to those of 2020-12."""
        for exclusive, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if isinstance(flag := copy.get(exclusive), bool):
                del copy[exclusive]
                if flag and limit in copy:
                    copy[exclusive] = copy.pop(limit)


def _is_one_way(schema: Json) -> bool:
    return members(schema).get("readOnly") is True or members(schema).get("writeOnly") is True
