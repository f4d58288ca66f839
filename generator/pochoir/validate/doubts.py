"""Warn of valid parts that are probably mistakes, such as contradicting bounds and unused components."""

import re
from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from pochoir.document.references import parse
from pochoir.equality import key_of
from pochoir.findings import Findings, brief, members
from pochoir.pointers import escape, tokens
from pochoir.schemas import NumericBound, Schema
from pochoir.schemas.keywords import BOUNDS, KEYWORDS
from pochoir.validate.typos import near

_BOUNDS: Final[tuple[tuple[NumericBound, NumericBound], ...]] = (
    ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minimum", "maximum"),
    ("exclusiveMinimum", "maximum"), ("minimum", "exclusiveMaximum"), ("exclusiveMinimum", "exclusiveMaximum"),
)  # fmt: skip
_FORMATS: Final = (
    "date", "date-time", "time", "duration", "uuid", "uri", "uri-reference", "uri-template", "iri", "iri-reference",
    "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "regex", "json-pointer", "relative-json-pointer",
    "byte", "binary", "password", "base64url", "decimal",
)  # fmt: skip
"""The formats of strings that may be misspelled."""
_FORMATTING: Final = frozenset({"format", "contentMediaType", "contentEncoding"})
"""Keywords that OpenAPI also uses for other types."""
_SECTIONS: Final = {
    **{f"{noun}s": noun for noun in ("schema", "response", "parameter", "example", "header", "link", "callback")},
    "requestBodies": "request body",
}
"""The components that may be unused, and what one is called."""
_TWICE_ESCAPED: Final = re.compile(r"\\\\[dDwWsSbB](?![A-Za-z])")


def check_doubts(findings: Findings) -> None:
    """Report valid parts of the description that are probably mistakes."""
    for schema in findings.schemas():
        _check_schema(findings, schema)
    _check_unused(findings)
    _check_required(findings)


def _check_required(findings: Findings) -> None:
    """Report required members that are misspelled properties of the same schema."""
    for schema in findings.schemas():
        free = schema.properties.keys() - set(schema.required)
        for name, where in schema.required_places.items():
            meant = near(name, free) if name not in schema.properties else ""
            if meant:
                message = f"{brief(name)} is required but is not described as a property"
                findings.warning("required-misspelled", where, message, f'did you mean "{meant}"?')


def _check_schema(findings: Findings, schema: Schema) -> None:
    pointer = schema.pointer
    _check_format(findings, schema)
    _check_types(findings, schema)
    for lower, upper in _BOUNDS if schema.has(*BOUNDS) else ():
        least, most = schema.bound(lower), schema.bound(upper)
        if least is not None and most is not None and least > most:
            low, high = schema.written_as(lower), schema.written_as(upper)
            message = f"no value can fit: {low} is {brief(least)} and {high} is {brief(most)}"
            findings.error("bounds-contradict", f"{pointer}/{low}", message, "swap them, or correct one")
    if schema.types == ("array",) and not schema.has("items", "prefixItems", "contains", "allOf"):
        message = "this array has no items keyword: its items can be any JSON"
        findings.warning("items-missing", f"{pointer}/type", message, "add items")
    listed: set[Hashable] = set()
    for number, value in enumerate(schema.enum or ()):
        key = key_of(value)
        if key in listed:
            message = f"the value {brief(value)} is listed twice"
            findings.warning("enum-duplicate", f"{pointer}/enum/{number}", message, "keep one of the two")
        listed.add(key)
    pattern = schema.pattern
    if pattern is not None and (twice := _TWICE_ESCAPED.search(pattern)):
        meant = pattern[: twice.start()] + pattern[twice.start() + 1 :]
        message = f"{brief(pattern)} matches a backslash: escapes are not processed between these quotes"
        findings.warning("pattern-doubtful", f"{pointer}/pattern", message, f"did you mean {meant}?")
    elif pattern is not None and "(?P<" in pattern:
        message = "(?P<name>…) is Python syntax; OpenAPI uses the regular expressions of JavaScript"
        findings.warning("pattern-doubtful", f"{pointer}/pattern", message, "write (?<name>…)")


def _check_format(findings: Findings, schema: Schema) -> None:
    """Report formats that are misspelled."""
    meant = _format(schema.format) if not schema.types or "string" in schema.types else ""
    if meant:
        message = f"the format {brief(schema.format)} is not known; it is ignored"
        findings.warning("format-misspelled", f"{schema.pointer}/format", message, f'did you mean "{meant}"?')


@lru_cache(maxsize=4096)
def _format(written: str) -> str:
    """Return the format that was probably meant by an unknown one, or ""."""
    return near(written, _FORMATS) if written not in _FORMATS else ""


def _check_types(findings: Findings, schema: Schema) -> None:
    """Report keywords that have no effect, because they are for values of other types."""
    for key in schema.written_keywords if schema.types and not schema.is_composed else ():
        types = KEYWORDS[key].types if key in KEYWORDS and key not in _FORMATTING else frozenset[str]()
        if types and types.isdisjoint(schema.types):
            of = " or ".join(sorted(types))
            message = f'"{key}" has no effect: it is for values of type {of}, not {" or ".join(schema.types)}'
            findings.warning("keyword-of-other-type", f"{schema.pointer}/{key}", message, "correct the type", "key")


def _check_unused(findings: Findings) -> None:
    """Warn of components that no operation refers to, if there are operations."""
    is_broken = any(problem.code.startswith("reference-") for problem in findings.problems)
    if is_broken or not any(True for _ in findings.nodes("operation")):
        return  # A broken reference may mean any of them.
    components = members(findings.document.tree.get("components"))
    used = set(_used(findings))
    for section in _SECTIONS:
        for name in members(components.get(section)):
            pointer = f"/components/{section}/{escape(name)}"
            if pointer not in used and not name.startswith("x-"):
                message = f"nothing refers to the {_SECTIONS[section]} {brief(name)}"
                findings.warning("component-unused", pointer, message, "refer to it, or remove it", "key")


def _used(findings: Findings) -> Iterator[str]:
    """Yield the pointers of components that are referred to from outside."""
    for reference in findings.document.survey.references:
        text = reference.holder[reference.key]
        target = parse(text).pointer if isinstance(text, str) else ""
        component = _component(target)
        if component and component != _component(reference.pointer):
            yield component
    children = _children(findings)
    for schema in findings.schemas():
        if schema.discriminator is not None:
            default = schema.discriminator.default
            for name in (*schema.discriminator.mapping.values(), *([default] if default else [])):
                yield _component(parse(name).pointer) if "#" in name else f"/components/schemas/{escape(name)}"
            yield from _below(children, schema.pointer)


def _below(children: Mapping[str, list[str]], parent: str) -> Iterator[str]:
    """Yield the schemas that extend a parent by `allOf`, directly or not."""
    found: set[str] = set()
    waiting = [*children.get(parent, ())]
    while waiting:
        child = waiting.pop()
        if child not in found:
            found.add(child)
            yield child
            waiting += children.get(child, ())


def _children(findings: Findings) -> dict[str, list[str]]:
    """Return the schemas that refer to a schema with a discriminator in `allOf`, by the pointer of that schema."""
    found: dict[str, list[str]] = {}
    for schema in findings.schemas():
        for part in map(findings.schema, schema.all_of):
            if part.ref is not None:
                found.setdefault(parse(part.ref).pointer, []).append(_component(schema.pointer))
    return found


def _component(pointer: str) -> str:
    keys = tokens(pointer) if pointer else []
    return "".join(f"/{escape(key)}" for key in keys[:3]) if keys[:1] == ["components"] and len(keys) > 2 else ""
