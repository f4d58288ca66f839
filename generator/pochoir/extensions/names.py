"""`x-pochoir-name` and `x-pochoir-method`: names that a description pins."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir.extensions.extension import Extension
from pochoir.extensions.shapes import Scalar, matching, wrong
from pochoir.findings import Findings, Object, items, members, operations
from pochoir.ir import Json
from pochoir.naming import is_pin, reserved
from pochoir.naming.names import SHORT

_TAKEN: Final = ("with_response", "with_streaming", "whole")


def _scalar(words: str, pattern: str, taken: Iterable[str] = ()) -> Scalar[str]:
    refused: list[Json] = [*sorted(reserved.KEYWORDS), *taken]

    def hint(value: Json) -> str:
        if not isinstance(value, str):
            return ""
        if value in refused:
            what = "a method of every resource" if value in _TAKEN else "a Python keyword"
            return f'"{value}" is {what}: choose another name'
        if len(value) > SHORT:
            return f"choose a name of at most {SHORT} characters"
        return f'write "{value.lower()}"' if is_pin(value.lower()) else ""

    limits: Object = {"maxLength": SHORT, "not": {"enum": refused}}
    return Scalar(words, "", matching(words, pattern).schema | limits, hint)


ARGUMENT = _scalar("a snake_case name that is not a Python keyword", "[a-z][a-z0-9_]*")
_METHOD = _scalar("a snake_case name that is not a Python keyword", "[a-z][a-z0-9_]*", _TAKEN)
_CLASS = _scalar("a Python name that is not a keyword and does not start with _", "[A-Za-z][A-Za-z0-9_]*")

METHOD: Final = Extension(
    "x-pochoir-method",
    {"operation": _METHOD, "variant": _METHOD},
    "The name of the method.",
    "x-pochoir-method: search",
)
NAME: Final = Extension(
    "x-pochoir-name",
    {"tag": ARGUMENT, "server": ARGUMENT, "parameter": ARGUMENT, "operation": _METHOD, "schema": _CLASS},
    "The name in Python of a tag (the attribute of the client), a schema (the class), a server (the value of "
    "`server=`), a parameter (the argument), a property (the field, in lower case; the class of its object if "
    "capitalized) or an operation (like `x-pochoir-method`). It must be unique among the parameters of an "
    "operation and the properties of an object.",
    "tags:\n"
    "  - {name: Authentification, x-pochoir-name: auth}\n"
    "servers:\n"
    '  - {url: "https://www.rdv-solidarites.fr", x-pochoir-name: production}',
)


def pinned_method(operation: Mapping[str, Json]) -> str:
    """Return the name pinned on the method of an operation, "" when there is none."""
    return METHOD.of(operation) or NAME.of(operation, "operation") or ""


def check_pins(findings: Findings) -> None:
    """Report parameters of one operation, and properties of one object, that claim the same name."""
    for pointer, item in findings.objects("path-item"):
        shared = _entries(findings, f"{pointer}/parameters", item)
        _distinct(findings, shared, "parameter")
        for _, below, operation in operations(item):
            own = _entries(findings, f"{pointer}/{below}/parameters", operation)
            replaced = {_identity(parameter) for _, parameter in own}
            _distinct(findings, [*(one for one in shared if _identity(one[1]) not in replaced), *own], "parameter")
    for schema in findings.schemas():
        fields = [(place, findings.schema(place).written_keywords) for place in schema.properties.values()]
        _distinct(findings, fields, "property")


def _entries(findings: Findings, pointer: str, owner: Object) -> list[tuple[str, Object]]:
    """Return the parameters listed by an object, and where each is defined."""
    found: list[tuple[str, Object]] = []
    for number, value in enumerate(items(owner.get("parameters"))):
        where, parameter = findings.resolved(f"{pointer}/{number}", value)
        found.append((where, members(parameter)))
    return found


def _identity(parameter: Object) -> tuple[str, str]:
    return str(parameter.get("name")), str(parameter.get("in"))


def _distinct(findings: Findings, entries: Iterable[tuple[str, Mapping[str, Json]]], noun: str) -> None:
    """Report a name that an earlier entry claims."""
    seen: dict[str, str] = {}
    for pointer, entry in entries:
        name = entry.get(NAME.key)
        if not isinstance(name, str) or (noun == "property" and not name[:1].islower()):
            continue
        if seen.setdefault(name, pointer) != pointer:
            line = findings.document.locate(f"{seen[name]}/{NAME.key}").line
            message = f'the name "{name}" is taken by the {noun} on line {line}'
            findings.problems.append(wrong(f"{pointer}/{NAME.key}", message, "choose another name"))
