"""Validate values against JSON Schema, without a library."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, cast

from ..codec.bounds import out_of_bounds
from .formats import WORDS, has_format, out_of_format
from .kinds import NAMES, described, is_type, other_than, unlike
from .mismatch import Fault, shown

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["Checker"]

_DEEPEST: Final = 200


class Checker:
    """A validator; ``definitions`` are the targets of ``$ref``.

    Args:
        definitions: the schemas by name.
        sending: whether the values are sent; if so, read-only fields are neither required nor allowed.
    """

    def __init__(self, definitions: "Mapping[str, JsonValue]", sending: bool = True) -> None:
        self._definitions = definitions
        self._sending = sending

    def fits(self, schema: "JsonValue", value: "JsonValue") -> bool:
        """Return whether a value is valid for a schema."""
        return next(self.faults(schema, value, ""), None) is None

    def allows(self, schema: "JsonValue", value: "dict[str, JsonValue]", name: str) -> bool:
        """Return whether a schema that does not declare a field allows it, whatever is wrong with other fields."""
        places = (fault.place for fault in self.faults(schema, value, ""))
        return not self._is_closed(schema) and not any(f"{place}/".startswith(f"/{name}/") for place in places)

    def faults(self, schema: "JsonValue", value: "JsonValue", place: str, depth: int = 0) -> Iterator[Fault]:
        """Yield all violations of a schema by a value; ``place`` is the location of the value."""
        if schema is False:
            yield Fault(place, "nothing", shown(value))
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return
        if value is None and schema.get("nullable") is True:
            return
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield from self.faults(self._definitions.get(reference, True), value, place, depth + 1)
        if (wrong := unlike(schema, value)) is not None:
            yield Fault(place, wrong, shown(value))
            return
        for wrong in out_of_bounds(schema, value):
            yield Fault(place, wrong, shown(value))
        form = schema.get("format")
        if is_type(value, "number") and isinstance(form, str):
            wrong = out_of_format(form, cast("float", value))
            if wrong is not None:
                yield Fault(place, wrong, shown(value))
        if isinstance(value, str):
            yield from _text(schema, value, place)
        elif isinstance(value, list):
            yield from self._array(schema, value, place, depth)
        elif isinstance(value, dict):
            yield from self._object(schema, value, place, depth)
        yield from self._combined(schema, value, place, depth)

    def member(self, schema: "JsonValue", name: str, depth: int = 0) -> "JsonValue":
        """Return the schema of a field; ``True`` if any value is allowed, ``False`` if the field is not allowed."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return True
        known = False
        for each in (schema, *self._parts(schema)):
            properties = each.get("properties") if isinstance(each, dict) else None
            if isinstance(properties, dict):
                known = True
                if name in properties:
                    return properties[name]
            if each is not schema and (found := self.member(each, name, depth + 1)) is not True:
                if found is not False:
                    return found
                known = True
        return not known

    def items(self, schema: "JsonValue", depth: int = 0) -> "JsonValue":
        """Return the schema of the items of an array; ``True`` if there is none."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return True
        if "items" in schema:
            return schema["items"]
        found = (self.items(each, depth + 1) for each in self._parts(schema))
        return next((each for each in found if each is not True), True)

    def types(self, schema: "JsonValue", depth: int = 0) -> frozenset[str]:
        """Return the JSON types in a schema; empty if it has none."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return frozenset()
        own = schema.get("type")
        if own is not None:
            return frozenset(each for each in (own if isinstance(own, list) else [own]) if isinstance(each, str))
        values = [schema["const"]] if "const" in schema else schema.get("enum")
        if isinstance(values, list):
            return frozenset(name for value in values for name in NAMES if is_type(value, name))
        return frozenset[str]().union(*(self.types(each, depth + 1) for each in self._parts(schema)))

    def names(self, schema: "JsonValue", depth: int = 0) -> tuple[str, ...]:
        """Return the names of the fields in a schema."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return ()
        own = schema.get("properties")
        more = [name for each in self._parts(schema) for name in self.names(each, depth + 1)]
        return tuple(dict.fromkeys([*(own if isinstance(own, dict) else ()), *more]))

    def _is_closed(self, schema: "JsonValue", depth: int = 0) -> bool:
        """Return whether ``unevaluatedProperties`` excludes fields that a schema does not declare."""
        if not isinstance(schema, dict) or depth > _DEEPEST:
            return False
        own = schema.get("unevaluatedProperties") is False
        return own or any(self._is_closed(each, depth + 1) for each in self._parts(schema))

    def _parts(self, schema: "dict[str, JsonValue]") -> "list[JsonValue]":
        reference = schema.get("$ref")
        parts = [self._definitions.get(reference, True)] if isinstance(reference, str) else []
        for keyword in ("allOf", "anyOf", "oneOf"):
            listed = schema.get(keyword)
            parts += listed if isinstance(listed, list) else []
        return parts

    def _array(
        self, schema: "dict[str, JsonValue]", value: "list[JsonValue]", place: str, depth: int
    ) -> Iterator[Fault]:
        first = schema.get("prefixItems")
        first = first if isinstance(first, list) else []
        for index, item in enumerate(value):
            each = first[index] if index < len(first) else schema.get("items", True)
            yield from self.faults(each, item, f"{place}/{index}", depth + 1)
        if "contains" in schema:
            yield from self._contains(schema, value, place, depth)

    def _contains(
        self, schema: "dict[str, JsonValue]", value: "list[JsonValue]", place: str, depth: int
    ) -> Iterator[Fault]:
        wanted, least, most = schema["contains"], schema.get("minContains", 1), schema.get("maxContains")
        matching = sum(next(self.faults(wanted, item, place, depth + 1), None) is None for item in value)
        if isinstance(least, int) and matching < least:
            where = "among" if least == 1 else f"in at least {least} of"
            yield Fault(place, f"{described(wanted)} {where} its items", shown(value))
        if isinstance(most, int) and matching > most:
            yield Fault(place, f"{described(wanted)} in at most {most} of its items", shown(value))

    def _object(
        self, schema: "dict[str, JsonValue]", value: "dict[str, JsonValue]", place: str, depth: int
    ) -> Iterator[Fault]:
        properties, patterns = schema.get("properties"), schema.get("patternProperties")
        properties = properties if isinstance(properties, dict) else {}
        patterns = patterns if isinstance(patterns, dict) else {}
        required = schema.get("required")
        for name in required if isinstance(required, list) else ():
            if isinstance(name, str) and name not in value and not self._spared(properties.get(name)):
                yield Fault(f"{place}/{name}", f"{described(properties.get(name, True))} (required)", "nothing")
        for name, member in value.items():
            where = f"{place}/{name}"
            matching = [each for pattern, each in patterns.items() if _search(pattern, name)]
            if name in properties:
                if self._barred(properties[name]):
                    yield Fault(where, "nothing (read-only, set by the server)", shown(member))
                yield from self.faults(properties[name], member, where, depth + 1)
            for each in matching:
                yield from self.faults(each, member, where, depth + 1)
            if name not in properties and not matching:
                yield from self._unknown(schema, list(properties), name, member, place, depth)
            for fault in self.faults(schema.get("propertyNames", True), name, where, depth + 1):
                yield Fault(where, f"an allowed field name ({fault.expected})", fault.got)
        yield from self._dependent(schema, value, place, depth)

    def _dependent(
        self, schema: "dict[str, JsonValue]", value: "dict[str, JsonValue]", place: str, depth: int
    ) -> Iterator[Fault]:
        """Yield violations of ``dependentRequired`` and ``dependentSchemas``."""
        needed, schemas = schema.get("dependentRequired"), schema.get("dependentSchemas")
        for name, others in needed.items() if isinstance(needed, dict) else ():
            for other in others if isinstance(others, list) and name in value else ():
                if isinstance(other, str) and other not in value:
                    yield Fault(f"{place}/{other}", f"a value (required together with {name!r})", "nothing")
        for name, each in schemas.items() if isinstance(schemas, dict) else ():
            if name in value:
                yield from self.faults(each, value, place, depth + 1)

    def _unknown(
        self, schema: "dict[str, JsonValue]", known: list[str], name: str, member: "JsonValue", place: str, depth: int
    ) -> Iterator[Fault]:
        rest = schema.get("additionalProperties", True)
        if rest is False:
            yield Fault(f"{place}/{name}", f"no field other than {', '.join(known) or 'none'}", shown(member))
        else:
            yield from self.faults(rest, member, f"{place}/{name}", depth + 1)

    def _combined(self, schema: "dict[str, JsonValue]", value: "JsonValue", place: str, depth: int) -> Iterator[Fault]:
        for each in _listed(schema, "allOf"):
            yield from self.faults(each, value, place, depth + 1)
        for keyword in ("anyOf", "oneOf"):
            options = _listed(schema, keyword)
            tried = [list(self.faults(each, value, place, depth + 1)) for each in options]
            if options and all(tried):
                # The branch with the fewest violations explains it best.
                yield from min(tried, key=lambda faults: (any(fault.place == place for fault in faults), len(faults)))
        denied = schema.get("not")
        if denied is not None and next(self.faults(denied, value, place, depth + 1), None) is None:
            yield Fault(place, other_than(denied), shown(value))
        condition = schema.get("if")
        if condition is not None:
            met = next(self.faults(condition, value, place, depth + 1), None) is None
            yield from self.faults(schema.get("then" if met else "else", True), value, place, depth + 1)

    def _spared(self, schema: "JsonValue") -> bool:
        return isinstance(schema, dict) and schema.get("readOnly" if self._sending else "writeOnly") is True

    def _barred(self, schema: "JsonValue") -> bool:
        return self._sending and isinstance(schema, dict) and schema.get("readOnly") is True


def _text(schema: "dict[str, JsonValue]", value: str, place: str) -> Iterator[Fault]:
    form, pattern = schema.get("format"), schema.get("pattern")
    if isinstance(form, str) and not has_format(form, value):
        yield Fault(place, WORDS[form], shown(value))
    if isinstance(pattern, str) and not _search(pattern, value):
        yield Fault(place, f"text that matches {pattern}", shown(value))


def _search(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text) is not None
    except re.error:
        # The pattern uses the syntax of another regular expression engine, so it cannot be checked.
        return True


def _listed(schema: "dict[str, JsonValue]", keyword: str) -> "list[JsonValue]":
    listed = schema.get(keyword)
    return listed if isinstance(listed, list) else []
