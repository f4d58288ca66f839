"""Pinned names of one scope: no two of the same."""

from collections.abc import Iterable

from pochoir.document.pointers import escape
from pochoir.findings import Findings, Object, items, members, operations

_PIN = "x-pochoir-name"


def check_pins(findings: Findings) -> None:
    """Report parameters of one operation, and properties of one object, that claim the same name."""
    for pointer, item in findings.objects("path-item"):
        shared = _entries(findings, f"{pointer}/parameters", item)
        _distinct(findings, shared, "parameter")
        for _, below, operation in operations(item):
            own = _entries(findings, f"{pointer}/{below}/parameters", operation)
            replaced = {_identity(parameter) for _, parameter in own}
            _distinct(findings, [*(one for one in shared if _identity(one[1]) not in replaced), *own], "parameter")
    for pointer, schema in findings.objects("schema"):
        properties = members(schema.get("properties"))
        fields = [(f"{pointer}/properties/{escape(name)}", members(one)) for name, one in properties.items()]
        _distinct(findings, fields, "property")


def _entries(findings: Findings, pointer: str, owner: Object) -> list[tuple[str, Object]]:
    """The parameters listed by an object, where they stand in the end."""
    found: list[tuple[str, Object]] = []
    for number, value in enumerate(items(owner.get("parameters"))):
        where, parameter = findings.resolved(f"{pointer}/{number}", value)
        found.append((where, members(parameter)))
    return found


def _identity(parameter: Object) -> tuple[str, str]:
    return str(parameter.get("name")), str(parameter.get("in"))


def _distinct(findings: Findings, entries: Iterable[tuple[str, Object]], noun: str) -> None:
    """Report a name that an earlier entry claims."""
    seen: dict[str, str] = {}
    for pointer, entry in entries:
        name = entry.get(_PIN)
        if not isinstance(name, str) or (noun == "property" and not name[:1].islower()):
            continue
        if seen.setdefault(name, pointer) != pointer:
            line = findings.document.locate(f"{seen[name]}/{_PIN}").line
            message = f'the name "{name}" is taken by the {noun} on line {line}'
            findings.error("extension-shape", f"{pointer}/{_PIN}", message, "choose another name")
