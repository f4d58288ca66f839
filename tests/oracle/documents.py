"""The schemas of a document: as it has them, and as a validator of JSON Schema 2020-12 has to read them.

The second are a reading of the document by other code than pochoir's. They say what OpenAPI 2.0 and 3.0 say in other
words (`nullable`, bounds that are booleans), what authors mean without saying it (`properties` make an object), and
what discriminators add.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

import yaml

from oracle.making import Schema, is_list, is_object

Change = Callable[[Schema], Schema]

SCHEMAS: Final = ("items", "not", "additionalProperties", "if", "then", "else", "contains", "propertyNames")
LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
MAPS: Final = ("properties", "patternProperties", "$defs", "dependentSchemas")
ELSEWHERE: Final = frozenset({"$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$schema"})
PLAIN: Final = "-without-discriminator"


@dataclass(frozen=True)
class Document:
    """The schemas of a document.

    Attributes:
        schemas: the schemas as they are written, by name.
        judged: the same as a validator reads them, with a few more that they refer to.
        prefix: what references to schemas begin with.
        version: the version of OpenAPI.
    """

    schemas: dict[str, Schema]
    judged: dict[str, Schema]
    prefix: str
    version: str


def read(path: Path) -> Document:
    """Read a document. Schemas that refer to something else than schemas of the document are left out."""
    text = path.read_text("utf-8")
    loaded: Any = json.loads(text) if text.lstrip().startswith("{") else yaml.load(text, yaml.CSafeLoader)
    old = "swagger" in loaded
    prefix = "#/definitions/" if old else "#/components/schemas/"
    found: dict[str, Any] = loaded.get("definitions") if old else loaded.get("components", {}).get("schemas")
    version = "2.0" if old else str(loaded["openapi"])
    schemas = _complete({name: _changed(schema, _sent_whole) for name, schema in (found or {}).items()}, prefix)
    is_old = version < "3.1"
    parents = {name: tags for name in schemas if (tags := _children(schemas, name, prefix))}
    tagged = [*((schemas[name]["discriminator"], parents[name]) for name in parents), *_unions(schemas, prefix)]
    judged: dict[str, Schema] = {}
    for name, schema in schemas.items():
        read_as = _changed(schema, lambda each: _judged(each, is_old, schemas, prefix, parents))
        read_as = _identified(read_as, name, tagged)
        if name in parents:
            judged[name + PLAIN] = read_as
            values = [*parents[name], *([] if name in parents[name].values() else [name])]
            known = {"properties": {_parts(schema["discriminator"])[0]: {"enum": values}}}
            read_as = {"allOf": [_ref(name + PLAIN), known, *_by_tag(schema["discriminator"], parents[name])]}
        judged[name] = read_as
    return Document(schemas, judged, prefix, version)


def _changed(schema: Any, change: Change) -> Any:
    """Return a schema in which each schema is changed, innermost first."""
    if not is_object(schema):
        return schema
    made = dict(schema)
    for key in SCHEMAS:
        if key in made:
            made[key] = _changed(made[key], change)
    for key in LISTS:
        if is_list(made.get(key)):
            made[key] = [_changed(each, change) for each in made[key]]
    for key in MAPS:
        if is_object(made.get(key)):
            made[key] = {name: _changed(each, change) for name, each in made[key].items()}
    return change(made)


def _sent_whole(schema: Schema) -> Schema:
    """Return a schema without what makes requests and replies differ, and without what only people read."""
    dropped = ("readOnly", "writeOnly", "description", "title", "example", "examples", "default", "externalDocs", "xml")
    return {key: value for key, value in schema.items() if key not in dropped and not key.startswith("x-")}


def _complete(found: dict[str, Any], prefix: str) -> dict[str, Schema]:
    """Return the schemas whose references are all to schemas among them."""
    schemas = {name: each for name, each in found.items() if is_object(each) and not _has_identifiers(each)}
    while True:
        kept = {
            name: each
            for name, each in schemas.items()
            if all(ref.startswith(prefix) and _name(ref, prefix) in schemas for ref in _references(each))
        }
        if len(kept) == len(schemas):
            return kept
        schemas = kept


def _has_identifiers(value: Any) -> bool:
    return any(not ELSEWHERE.isdisjoint(each) for each in _holders(value))


def _holders(value: Any) -> Iterator[dict[str, Any]]:
    if is_object(value):
        yield value
        for each in value.values():
            yield from _holders(each)
    elif is_list(value):
        for each in value:
            yield from _holders(each)


def _references(schema: Schema) -> Iterator[str]:
    for each in _holders(schema):
        if isinstance(each.get("$ref"), str):
            yield each["$ref"]
        tagged = each.get("discriminator")
        mapping = tagged.get("mapping") if is_object(tagged) else None
        if is_object(mapping):
            yield from (ref for ref in map(str, mapping.values()) if ref.startswith("#/"))


def _name(ref: str, prefix: str) -> str:
    return unquote(ref.removeprefix(prefix)).replace("~1", "/").replace("~0", "~")


def _ref(name: str) -> Schema:
    return {"$ref": "#/components/schemas/" + quote(name.replace("~", "~0").replace("/", "~1"))}


def _judged(schema: Schema, old: bool, schemas: dict[str, Schema], prefix: str, parents: dict[str, Any]) -> Schema:
    """Return one schema, whose inner schemas are changed already, as a validator reads it."""
    if "$ref" in schema:
        beside = {} if old else {key: value for key, value in schema.items() if key != "$ref"}
        return {**_ref(_name(schema["$ref"], prefix)), **beside}
    made = dict(schema)
    if "allOf" in made:
        # What is said of undeclared members does not hold for those of other branches.
        made.pop("additionalProperties", None)
        made["allOf"] = [_plain(each, parents) for each in made["allOf"]]
    nullable = made.pop("nullable", False) is True
    if old:
        for key, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if made.get(key) is True and bound in made:
                made[key] = made.pop(bound)
            elif isinstance(made.get(key), bool):
                del made[key]
    if "type" not in made and "enum" not in made and "const" not in made:
        if made.get("properties") or "additionalProperties" in made or "required" in made:
            made["type"] = "object"
        elif "items" in made:
            made["type"] = "array"
    tagged = made.get("discriminator")
    options = made.get("oneOf", made.get("anyOf"))
    if is_object(tagged) and options:
        tags = _tags(
            schemas, [_name(each.get("$ref", ""), "#/components/schemas/") for each in options], tagged, prefix
        )
        made["allOf"] = [*made.get("allOf", []), *_by_tag(tagged, tags)]
    if nullable and isinstance(made.get("type"), str) and made.keys().isdisjoint(("enum", "allOf", "oneOf", "anyOf")):
        made["type"] = [made["type"], "null"]
    elif nullable:
        made = {"anyOf": [{"type": "null"}, made]}
    return made


def _plain(branch: Any, parents: dict[str, Any]) -> Any:
    """Return a branch of `allOf`: a parent that it extends is not one of the parent's children."""
    if not is_object(branch):
        return branch
    branch = {key: value for key, value in branch.items() if key != "additionalProperties"}
    name = _name(branch.get("$ref", ""), "#/components/schemas/")
    return {**branch, **_ref(name + PLAIN)} if name in parents else branch


def _children(schemas: dict[str, Schema], parent: str, prefix: str) -> dict[Any, str]:
    """Return the schemas that extend a parent with a discriminator, by the values of its property."""
    tagged = schemas[parent].get("discriminator")
    if not tagged or "oneOf" in schemas[parent] or "anyOf" in schemas[parent]:
        return {}
    found = [name for name in schemas if name != parent and parent in _ancestors(schemas, name, prefix)]
    # What the parent says of its property does not tell its children apart.
    return _tags({**schemas, parent: {}}, found, tagged, prefix) if found else {}


def _ancestors(schemas: dict[str, Schema], name: str, prefix: str, seen: frozenset[str] = frozenset()) -> set[str]:
    found: set[str] = set()
    for branch in schemas[name].get("allOf", []):
        above = _name(branch["$ref"], prefix) if "$ref" in branch else ""
        if above and above not in seen:
            found |= {above} | _ancestors(schemas, above, prefix, seen | {name, above})
    return found


def _tags(schemas: dict[str, Schema], names: list[str], tagged: Any, prefix: str) -> dict[Any, str]:
    """Return the schemas among which a discriminator distinguishes, by the values of its property."""
    tag, mapping = _parts(tagged)
    mapped = {value: _name(ref, prefix) for value, ref in mapping.items() if _name(ref, prefix) in schemas}
    found: dict[Any, str] = dict(mapped)
    own = {
        name: [each for each in _constants(schemas, name, tag, prefix) if isinstance(each, str)]
        for name in names
        if name in schemas
    }
    for name, values in own.items():
        others = {value for each, theirs in own.items() if each != name for value in theirs}
        # Values that several schemas allow do not tell them apart.
        values = [value for value in values if value not in others]
        if values:
            found = {value: each for value, each in found.items() if each != name or value in values}
        if values or name not in mapped.values():
            found |= {value: name for value in values or [name] if value not in found}
    return found


def _parts(tagged: Any) -> tuple[str, dict[str, str]]:
    """Return the property and the mapping of a discriminator. That of OpenAPI 2.0 is the name of the property."""
    return (tagged, {}) if isinstance(tagged, str) else (tagged["propertyName"], tagged.get("mapping") or {})


def _constants(schemas: dict[str, Schema], name: str, tag: str, prefix: str, depth: int = 0) -> list[Any]:
    schema = schemas[name]
    member = schema.get("properties", {}).get(tag, {})
    if is_object(member) and "$ref" in member:
        member = schemas[_name(member["$ref"], prefix)] | {key: each for key, each in member.items() if key != "$ref"}
    if "const" in member:
        return [member["const"]]
    if "enum" in member:
        return list(member["enum"])
    for branch in schema.get("allOf", []):
        held = {**schemas, "": branch}
        inner = _name(branch["$ref"], prefix) if "$ref" in branch else ""
        if depth < 9 and (found := _constants(held, inner, tag, prefix, depth + 1)):
            return found
    return []


def _unions(schemas: dict[str, Schema], prefix: str) -> Iterator[tuple[Any, dict[Any, str]]]:
    """Yield the discriminator of each union, with its schemas by the values of its property."""
    for each in _holders(schemas):
        options, tagged = each.get("oneOf", each.get("anyOf")), each.get("discriminator")
        if is_list(options) and is_object(tagged) and "propertyName" in tagged:
            names = [_name(option["$ref"], prefix) for option in options if "$ref" in option]
            yield tagged, _tags(schemas, names, tagged, prefix)


def _identified(schema: Schema, name: str, unions: list[tuple[Any, dict[Any, str]]]) -> Schema:
    """Return a schema with only the values of a discriminator's property that are its own."""
    allowed: dict[str, list[Any]] = {}
    for tagged, tags in unions:
        values = [value for value, each in tags.items() if each == name]
        if values:
            allowed.setdefault(_parts(tagged)[0], []).extend(values)
    found = [{"properties": {tag: {"enum": values}}} for tag, values in allowed.items()]
    return {"allOf": [schema, *found]} if found else schema


def _by_tag(tagged: Any, tags: dict[Any, str]) -> list[Schema]:
    """Return conditions: a value of the discriminator's property needs the schema of that value."""
    tag, _ = _parts(tagged)
    return [
        {"if": {"type": "object", "properties": {tag: {"const": value}}, "required": [tag]}, "then": _ref(name)}
        for value, name in tags.items()
    ]
